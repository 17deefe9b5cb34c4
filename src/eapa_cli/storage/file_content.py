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
from eapa_cli.storage.file_type import REGULAR, kind_of_file

LARGEST_DOCUMENT: Final = 1024**3
"""The maximum size of a document in bytes."""

_PART: Final = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class FileContent:
    """The content of a file: its source, size and SHA-256. Two contents are equal if their bytes are equal."""

    source: Path = field(compare=False)
    size: int
    sha256: str


def read_content(file: Path) -> FileContent:
    """Return the content of a regular file.

    Raises:
        UnreadableError: it does not exist, cannot be read, or is a link, a folder, a pipe or a device.
        RefusedError: it is too large, or another program changed it meanwhile.
    """
    digest = hashlib.sha256()
    with _opened(file) as stream:
        before = os.fstat(stream.fileno())
        if before.st_size > LARGEST_DOCUMENT:
            raise RefusedError(f"'{file}' is larger than {LARGEST_DOCUMENT >> 30} GiB", hint="attach a smaller copy")
        for part in _parts(file, stream, before.st_size):
            digest.update(part)
        after = os.fstat(stream.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise _changed(file)
    return FileContent(source=file, size=after.st_size, sha256=digest.hexdigest())


def copy_content(content: FileContent, target: Path) -> None:
    """Copy a content to a new file, and check that the source has not changed since it was read.

    Raises:
        UnreadableError: it cannot be read.
        RefusedError: another program changed it meanwhile.
        OSError: the copy cannot be written.
    """
    digest = hashlib.sha256()
    with _opened(content.source) as stream, new_file(target) as copy:
        for part in _parts(content.source, stream, content.size):
            digest.update(part)
            copy.write(part)
    if digest.hexdigest() != content.sha256:
        raise _changed(content.source)


@contextmanager
def _opened(file: Path) -> Iterator[FileIO]:
    if (kind := kind_of_file(file)) not in {None, REGULAR}:
        raise UnreadableError(f"'{file}' is {kind}, not a regular file", hint="give the path of the file itself")
    try:
        stream = FileIO(open_regular(file))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name contains a null character"
        raise UnreadableError(f"'{file}' cannot be read: {reason}") from error
    with stream:
        yield stream


def _parts(file: Path, stream: FileIO, size: int) -> Iterator[bytes]:
    """Yield the bytes of a file in parts, up to one byte more than its size, since a file may grow without end."""
    left = size + 1
    try:
        while left and (part := stream.read(min(_PART, left))):
            left -= len(part)
            yield part
    except OSError as error:
        raise UnreadableError(f"'{file}' cannot be read: {error.strerror}") from error


def _changed(file: Path) -> RefusedError:
    return RefusedError(
        f"nothing was changed: another program changed '{file}' while it was read",
        hint="wait until the file is complete, and try again",
    )
