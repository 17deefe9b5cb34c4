"""Types of the fixture `eapa`, which runs the program."""

import errno
import os
from typing import Final, NamedTuple, Protocol

NO_SUCH_FILE: Final = os.strerror(errno.ENOENT)
"""This system's message for a file that does not exist."""


class Outcome(NamedTuple):
    """The exit code and the output of a run."""

    code: int
    out: str
    err: str


class Eapa(Protocol):
    """A function that runs the program, in the register's folder by default."""

    def __call__(self, *arguments: str, cwd: object = ...) -> Outcome: ...
