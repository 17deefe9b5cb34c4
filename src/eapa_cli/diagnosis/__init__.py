"""Checks of the surroundings of a register: leftovers of interrupted commands, git, caches, shells and editors."""
