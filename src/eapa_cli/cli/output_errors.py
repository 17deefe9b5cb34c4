"""What becomes of an answer on stdout that cannot be written: no bug, and told in one sentence."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, TextIO

from eapa_cli.errors import ExitCode, UnreadableError

_OF_A_STREAM: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EPIPE}


@contextmanager
def answer() -> Iterator[None]:
    """Write what was said to stdout, whole, before the program ends.

    Raises:
        UnreadableError: it cannot be written, as on a full disk.
        SystemExit: nobody reads it any more, as behind `head`; nothing is said then.
    """
    stdout = sys.stdout
    try:
        try:
            yield
        finally:
            stdout.flush()
    except SystemExit:
        if sys.stdout is not stdout:  # as Typer leaves it when a pipe is closed, with the code that is for problems
            raise SystemExit(ExitCode.UNREADABLE) from None
        raise
    except OSError as error:
        # Of a file that was opened its name is known.
        if error.filename is not None or error.errno not in _OF_A_STREAM:
            raise
        _give_up(stdout)
        if error.errno == errno.EPIPE:
            raise SystemExit(ExitCode.UNREADABLE) from None
        raise UnreadableError(
            f"the answer cannot be written: {error.strerror}", hint="make room, or let it go elsewhere"
        ) from error


def _give_up(stdout: TextIO) -> None:
    """Let what is left go nowhere, for Python would try to write it once more at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stdout.fileno())
    os.close(nowhere)
