"""The `git` command: the history of a register, and the commits and pushes of `eapa save`."""
