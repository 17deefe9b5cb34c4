"""Reading of regular files, also through links, without waiting for a pipe and with a limit in bytes."""

import os
import stat
from io import FileIO
from pathlib import Path
from typing import BinaryIO, Final

from eapa_cli.errors import UnreadableError
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.system_reasons import system_reason

_PART_BYTES: Final = 1 << 20
# Systems without one of the flags do not need it.
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def open_input(file: Path) -> FileIO:
    """Open a regular file without waiting for the other end of a pipe.

    Raises:
        UnreadableError: the file cannot be opened, or is not a regular file.
    """
    try:
        stream = FileIO(os.open(file, _FLAGS))
    except OSError as error:
        raise UnreadableError(
            _("the file '%(file)s' cannot be read: %(reason)s") % {"file": file, "reason": system_reason(error)}
        ) from error
    if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        stream.close()
        raise UnreadableError(_("'%(file)s' is not a regular file") % {"file": file}, hint=_("name a file"))
    return stream


def read_at_most(stream: BinaryIO, limit: int) -> bytes | None:
    """Return the rest of a stream, or None if it has more bytes than the limit."""
    parts: list[bytes] = []
    remaining = limit + 1
    while remaining and (part := stream.read(min(remaining, _PART_BYTES))):
        parts.append(part)
        remaining -= len(part)
    return b"".join(parts) if remaining else None
