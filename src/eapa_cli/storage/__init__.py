"""The files of a register: where they are, how they are read, written and turned into records."""
