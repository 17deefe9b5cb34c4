"""Read access to the history of a register through the `git` command."""
