"""Stdin, read within bounds."""

import sys
from io import TextIOWrapper

from eapa_cli.errors import UnreadableError, UsageError


def bytes_of_stdin(most: int) -> bytes:
    """Return the bytes of stdin, up to a number of them; none if it is closed.

    Raises:
        UnreadableError: it is a folder, or is not open for reading.
    """
    try:
        return sys.stdin.buffer.read(most)
    except OSError as error:
        raise _unreadable(error) from error


def text_of_stdin(most: int) -> str:
    """Return the text of stdin, up to a number of characters.

    Raises:
        UnreadableError: it cannot be read.
        UsageError: it is not UTF-8.
    """
    text = TextIOWrapper(sys.stdin.buffer, encoding="utf-8")
    try:
        return text.read(most)
    except OSError as error:
        raise _unreadable(error) from error
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        raise UsageError(f"stdin contains the byte 0x{byte:02X}, which is not valid UTF-8") from error
    finally:
        text.detach()  # stdin stays open


def _unreadable(error: OSError) -> UnreadableError:
    return UnreadableError(f"stdin cannot be read: {error.strerror}")
