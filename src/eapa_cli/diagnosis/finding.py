"""A finding about the surroundings of a register."""

from typing import NamedTuple


class Finding(NamedTuple):
    """A problem around a register: its area, a sentence about it, and the command that fixes it."""

    area: str
    message: str
    fix: str
