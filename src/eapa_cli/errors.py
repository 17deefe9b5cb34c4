"""Exit codes, and the exceptions that end a command."""

from enum import IntEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """The exit codes of the program. Scripts rely on them, so they never change."""

    DONE = 0
    PROBLEMS_FOUND = 1
    USAGE = 2
    REFUSED = 3
    UNREADABLE = 4
    BUG = 70  # EX_SOFTWARE of sysexits.h
    INTERRUPTED = 130  # 128 + SIGINT, as shells report it


class EapaError(Exception):
    """The base of all errors that end a command.

    The message is one plain sentence, and the hint tells the user what to do.
    """

    code: ClassVar[ExitCode] = ExitCode.BUG

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(EapaError):
    """A command line that is not valid, or needs a library that is not installed."""

    code = ExitCode.USAGE


class RefusedError(EapaError):
    """A valid command that the register or the existing files do not allow."""

    code = ExitCode.REFUSED


class UnreadableError(EapaError):
    """A register or repository that does not exist, or a file or stream that cannot be read or written."""

    code = ExitCode.UNREADABLE
