"""A finding of `eapa doctor`."""

from typing import NamedTuple


class Finding(NamedTuple):
    """A problem of the environment, or of the files of a register, with its fix."""

    area: str
    """The area in one or two words, such as `git`."""
    message: str
    fix: str
    """The command that fixes the problem, or a sentence if no command does."""
