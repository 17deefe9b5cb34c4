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
"""How the names of files begin that are not yet whole."""

# What is made so is no link that somebody laid there; systems that lack the last two lack what they keep off.
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
# Windows refuses to rename or delete what anybody reads, be it a question or a program against viruses.
_TRIES: Final = 20 if os.name == "nt" else 1
_PAUSE: Final = 0.05
# Systems that lack a flag lack the danger or the call.
_SAFE: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def open_regular(path: Path, flags: int = os.O_RDONLY) -> int:
    """Open a regular file, and return its descriptor.

    Raises:
        OSError: it cannot be opened, or is a link, a folder, a pipe or a device.
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
    """A file of its own, on the disk when it ends; what had its name is deleted, be it a file or a link.

    Raises:
        OSError: it cannot be written.
    """
    patiently(lambda: path.unlink(missing_ok=True))
    with naming(path), os.fdopen(os.open(path, _NEW, mode), "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Name a file in the errors that the system reports without one, such as a full disk.

    Raises:
        OSError: with the file's name.
    """
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(path)
        raise


def patiently(change: Callable[[], object]) -> None:
    """Rename or delete a file, also one that another program has open for a moment, where the system minds that.

    Raises:
        OSError: it cannot be done, also after a second.
    """
    for _ in range(_TRIES - 1):
        with suppress(PermissionError):
            change()
            return
        time.sleep(_PAUSE)
    change()


@contextmanager
def replacing(path: Path, mode: int = 0o666) -> Iterator[BinaryIO]:
    """A file that takes the place of another when it ends well, and else leaves that as it was.

    Raises:
        OSError: it cannot be written.
    """
    draft = path.with_name(f"{DRAFT_PREFIX}{os.urandom(8).hex()}")
    try:
        with new_file(draft, mode) as file:
            yield file
        patiently(lambda: draft.replace(path))
    finally:
        draft.unlink(missing_ok=True)
