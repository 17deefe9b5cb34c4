"""Checks of a register: the faults in its files, and the rules about its records."""
