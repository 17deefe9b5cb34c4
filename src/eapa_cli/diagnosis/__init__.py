"""Checks of the surroundings of a register: what interrupted commands left, git, caches, shells and editors."""
