"""The standard streams, which still work if some of them are closed or full.

A message that cannot be written to stderr is dropped; the exit code still reports the result of the command. Output
that cannot be written to stdout is an error, unless its reader has closed the pipe.
"""

import errno
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Any, Final, TextIO, cast

from eapa_cli.errors import ExitCode, UnreadableError
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.system_reasons import system_reason

_MAX_STANDARD_DESCRIPTOR: Final = 2  # of stderr; stdin and stdout have 0 and 1


class OutputLostError(Exception):
    """The output cannot be written to stdout."""

    def __init__(self, cause: OSError) -> None:
        super().__init__(system_reason(cause))
        self.is_closed_pipe = cause.errno == errno.EPIPE

    def make_user_error(self) -> UnreadableError:
        """Return the error that a user sees."""
        return UnreadableError(
            _("stdout cannot be written: %(reason)s") % {"reason": self},
            hint=_("check that there is space, or redirect the output to another place"),
        )


class _Stream:
    """A wrapper of a standard stream, whose subclasses override the methods that write."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)


class _Output(_Stream):
    """Stdout, whose errors can be distinguished from those of files."""

    def write(self, text: str) -> int:
        try:
            return self._stream.write(text)
        except OSError as error:
            raise OutputLostError(error) from error

    def flush(self) -> None:
        try:
            self._stream.flush()
        except OSError as error:
            raise OutputLostError(error) from error

    def write_bytes(self, content: bytes) -> None:
        self.flush()
        try:
            self._stream.buffer.write(content)
        except OSError as error:
            raise OutputLostError(error) from error


class _Messages(_Stream):
    """Stderr, whose errors never stop a command."""

    def write(self, text: str) -> int:
        with suppress(OSError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._stream.flush()


@contextmanager
def provide_standard_streams() -> Iterator[None]:
    """Give the program three usable streams, even if its caller closed some of them."""
    _fill_closed_descriptors()
    before = sys.stdin, sys.stdout, sys.stderr
    null_device = Path(os.devnull)
    with null_device.open(encoding="utf-8") as empty, null_device.open("w", encoding="utf-8") as null:
        stdin, stdout, stderr = sys.stdin or empty, sys.stdout or null, sys.stderr or null
        for stream in (stdout, stderr):
            # A character that the encoding of the stream lacks is written as an escape, such as \u0416.
            cast(Any, stream).reconfigure(errors="backslashreplace")
        if isinstance(stdin, TextIOWrapper):  # a caller in the same process may have another stream
            # A typed byte that is not in the encoding becomes a lone surrogate, which no question accepts as text.
            stdin.reconfigure(errors="surrogateescape")
        sys.stdin, sys.stdout, sys.stderr = stdin, cast(TextIO, _Output(stdout)), cast(TextIO, _Messages(stderr))
        try:
            yield
        finally:
            sys.stdin, sys.stdout, sys.stderr = before
            _flush_messages(stderr)


def use_utf8() -> None:
    """Encode stdout as UTF-8 in every locale, as readers of a format for programs expect."""
    cast(Any, sys.stdout).reconfigure(encoding="utf-8")


def write_bytes(content: bytes) -> None:
    """Write bytes to stdout as they are.

    Raises:
        OutputLostError: the bytes cannot be written.
    """
    cast(_Output, sys.stdout).write_bytes(content)


def flush_output() -> OutputLostError | None:
    """Write the rest of the output; return the error if it cannot be written."""
    try:
        sys.stdout.flush()
    except OutputLostError as lost:
        discard_output()
        return lost
    return None


def discard_output() -> None:
    """Drop the rest of the output, which Python would try to write again at exit."""
    _discard(sys.stdout)


@contextmanager
def tolerate_closed_pipe() -> Iterator[None]:
    """Write output without ending the command when the reader closes the pipe.

    Raises:
        OutputLostError: the output cannot be written for another reason.
    """
    try:
        yield
        sys.stdout.flush()
    except OutputLostError as lost:
        if not lost.is_closed_pipe:
            raise
        discard_output()


def choose_exit_code(lost: OutputLostError, code: ExitCode) -> ExitCode:
    """Return the exit code of a command whose output was lost; `code` is its exit code otherwise."""
    if lost.is_closed_pipe or code not in {ExitCode.DONE, ExitCode.PROBLEMS_FOUND}:
        return code
    return ExitCode.UNREADABLE


def _fill_closed_descriptors() -> None:
    """Open the null device for each closed standard stream.

    Otherwise the next opened file would get the number of a closed stream, and messages would be written to the file.
    """
    while (number := os.open(os.devnull, os.O_RDWR)) <= _MAX_STANDARD_DESCRIPTOR:
        pass
    os.close(number)


def _flush_messages(stderr: TextIO) -> None:
    """Write the rest of the messages, or drop them if they cannot be written."""
    try:
        stderr.flush()
    except OSError:
        _discard(stderr)


def _discard(stream: TextIO) -> None:
    """Connect a stream with the null device."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, stream.fileno())
    os.close(null)
