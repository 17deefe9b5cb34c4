"""How a test runs the program, and what it sees of it."""

import errno
import os
from typing import Final, NamedTuple, Protocol

NO_SUCH_FILE: Final = os.strerror(errno.ENOENT)
"""What this system says of a file that does not exist."""


class Outcome(NamedTuple):
    """How a run ended, and what it wrote."""

    code: int
    out: str
    err: str


class Eapa(Protocol):
    """Runs the program with arguments, in the register's folder or another."""

    def __call__(self, *arguments: str, cwd: object = ...) -> Outcome: ...
