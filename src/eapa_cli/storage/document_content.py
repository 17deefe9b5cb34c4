"""The contents of documents, which are copied in parts and never read into memory as a whole."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import FileIO
from pathlib import Path
from typing import Final

from eapa_cli.errors import RefusedError, UnreadableError
from eapa_cli.storage.atomic_file import new_file, open_regular
from eapa_cli.storage.path_type import REGULAR, path_type
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.system_reasons import system_reason
from eapa_cli.text.translatable_message import translated

MAX_DOCUMENT_BYTES: Final = 1024**3
"""The maximum size of a document in bytes."""

_PART_BYTES: Final = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class FileContent:
    """The content of a file: its source, size and SHA-256. Contents with the same size and SHA-256 are equal."""

    source: Path = field(compare=False)
    size: int
    sha256: str


def read_content(file: Path) -> FileContent:
    """Return the content of a regular file.

    Raises:
        UnreadableError: the file does not exist, cannot be read, or is a link, a folder, a pipe or a device.
        RefusedError: the file is too large, or another program changed it while it was read.
    """
    digest = hashlib.sha256()
    with _open(file) as stream:
        before = os.fstat(stream.fileno())
        if before.st_size > MAX_DOCUMENT_BYTES:
            raise RefusedError(
                _("'%(file)s' is larger than %(max)s GiB") % {"file": file, "max": MAX_DOCUMENT_BYTES // 1024**3},
                hint=_("attach a smaller copy"),
            )
        for part in _read_parts(file, stream, before.st_size):
            digest.update(part)
        after = os.fstat(stream.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise _changed_error(file)
    return FileContent(source=file, size=after.st_size, sha256=digest.hexdigest())


def copy_content(content: FileContent, target: Path) -> None:
    """Copy the content of a document to a new file, and check that the source has not changed since it was read.

    Raises:
        UnreadableError: the source cannot be read.
        RefusedError: another program changed the source.
        OSError: the copy cannot be written.
    """
    digest = hashlib.sha256()
    with _open(content.source) as stream, new_file(target) as copy:
        for part in _read_parts(content.source, stream, content.size):
            digest.update(part)
            copy.write(part)
    if digest.hexdigest() != content.sha256:
        raise _changed_error(content.source)


@contextmanager
def _open(file: Path) -> Iterator[FileIO]:
    if (type_ := path_type(file)) not in {None, REGULAR}:
        raise UnreadableError(
            _("'%(file)s' is %(type)s, not a regular file") % {"file": file, "type": translated(type_)},
            hint=_("give the path of the file itself"),
        )
    try:
        stream = FileIO(open_regular(file))
    except (OSError, ValueError) as error:
        reason = system_reason(error) if isinstance(error, OSError) else _("its name contains a null character")
        raise _read_error(file, reason) from error
    with stream:
        yield stream


def _read_parts(file: Path, stream: FileIO, size: int) -> Iterator[bytes]:
    """Yield the bytes of a file in parts, at most `size + 1` bytes.

    The additional byte shows that the file grew. Without the limit, a file that grows all the time would have no end.
    """
    remaining = size + 1
    try:
        while remaining and (part := stream.read(min(_PART_BYTES, remaining))):
            remaining -= len(part)
            yield part
    except OSError as error:
        raise _read_error(file, system_reason(error)) from error


def _read_error(file: Path, reason: str) -> UnreadableError:
    return UnreadableError(_("'%(file)s' cannot be read: %(reason)s") % {"file": file, "reason": reason})


def _changed_error(file: Path) -> RefusedError:
    return RefusedError(
        _("nothing was changed: another program changed '%(file)s' while it was read") % {"file": file},
        hint=_("wait until the file is complete, and try again"),
    )
