"""What ends a command early, and the exit code each way of ending has."""

from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """What the program tells its caller; part of its interface."""

    DONE = 0
    PROBLEMS_FOUND = 1
    USAGE = 2
    REFUSED = 3
    UNREADABLE = 4
    BUG = 70  # EX_SOFTWARE of sysexits.h
    INTERRUPTED = 130  # 128 + SIGINT, as shells report it


class EapaError(Exception):
    """A command cannot go on; the message is one plain sentence, the hint says what to do."""

    code: ClassVar[ExitCode] = ExitCode.BUG

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(EapaError):
    """The command was called in a way it does not understand."""

    code = ExitCode.USAGE


class RefusedError(EapaError):
    """The command was understood, and the register does not allow it."""

    code = ExitCode.REFUSED


class UnreadableError(EapaError):
    """There is no register here, or a file of it cannot be read or written."""

    code = ExitCode.UNREADABLE
