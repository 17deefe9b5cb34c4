"""Reading of stdin up to a limit."""

import sys
from io import TextIOWrapper

from eapa_cli.errors import UnreadableError, UsageError
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.system_reasons import system_reason


def read_stdin_bytes(limit: int) -> bytes:
    """Return the first bytes of stdin, at most `limit`; empty if it is closed.

    Raises:
        UnreadableError: stdin is a folder, or is not open for reading.
    """
    try:
        return sys.stdin.buffer.read(limit)
    except OSError as error:
        raise _make_unreadable_error(error) from error


def read_stdin_text(limit: int) -> str:
    """Return the first characters of stdin, at most `limit`.

    Raises:
        UnreadableError: stdin cannot be read.
        UsageError: the text is not UTF-8.
    """
    text = TextIOWrapper(sys.stdin.buffer, encoding="utf-8")
    try:
        return text.read(limit)
    except OSError as error:
        raise _make_unreadable_error(error) from error
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        raise UsageError(
            _("stdin contains the byte 0x%(byte)s, which is not valid UTF-8") % {"byte": f"{byte:02X}"}
        ) from error
    finally:
        text.detach()  # stdin stays open


def _make_unreadable_error(error: OSError) -> UnreadableError:
    return UnreadableError(_("stdin cannot be read: %(reason)s") % {"reason": system_reason(error)})
