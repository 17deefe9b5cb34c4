"""Atomic writes that never follow symbolic links, and reads that neither follow a link nor wait."""

import errno
import os
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

DRAFT_PREFIX: Final = ".eapa-"
"""The prefix of the names of incomplete files."""

# A new file cannot be an existing link. Systems without one of the last two flags do not need it.
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
# Windows refuses to rename or delete a file that another program has open, such as a virus scanner.
_TRIES: Final = 20 if os.name == "nt" else 1
_PAUSE: Final = 0.05
# Systems without a flag do not need it.
_SAFE: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def open_regular(path: Path, flags: int = os.O_RDONLY) -> int:
    """Open a regular file, and return its descriptor.

    Raises:
        OSError: the file cannot be opened, or is a link, a folder, a pipe or a device.
    """
    descriptor = os.open(path, flags | _SAFE, 0o666)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "it is not a regular file", str(path))
    return descriptor


def flush_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk."""
    if os.name == "nt":  # pragma: no cover  # Windows has no such call, and orders renames itself
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def new_file(path: Path, mode: int = 0o666) -> Iterator[BinaryIO]:
    """Create a file, and flush it to the disk at the end; an existing file or link of that name is deleted.

    Raises:
        OSError: it cannot be written.
    """
    retry_while_open(lambda: path.unlink(missing_ok=True))
    with _with_file_name(path), os.fdopen(os.open(path, _NEW, mode), "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _with_file_name(path: Path) -> Iterator[None]:
    """Add a file's name to errors that the system reports without one, such as a full disk."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(path)
        raise


def retry_while_open(change: Callable[[], object]) -> None:
    """Rename or delete a file; retry for a second if the system refuses because another program has the file open.

    Raises:
        OSError: it still fails after a second.
    """
    for _ in range(_TRIES - 1):
        with suppress(PermissionError):
            change()
            return
        time.sleep(_PAUSE)
    change()


@contextmanager
def replacement_of(path: Path, mode: int = 0o666) -> Iterator[BinaryIO]:
    """Write a draft that replaces a file at the end; an error leaves the file unchanged.

    Raises:
        OSError: it cannot be written.
    """
    draft = path.with_name(f"{DRAFT_PREFIX}{os.urandom(8).hex()}")
    try:
        with new_file(draft, mode) as file:
            yield file
        retry_while_open(lambda: draft.replace(path))
    finally:
        draft.unlink(missing_ok=True)
