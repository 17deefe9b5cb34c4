"""Reads, edits and writes the YAML of a register, byte by byte where it must be."""
