"""The data model of a register: standard library only, no input or output."""
