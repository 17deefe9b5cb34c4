"""The files of a register: reading, writing and decoding."""
