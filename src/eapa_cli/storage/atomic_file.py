"""Atomic writes that never follow symbolic links, and reads that neither follow a link nor wait."""

import errno
import os
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from eapa_cli.text.interface_language import gettext

DRAFT_PREFIX: Final = ".eapa-"
"""The prefix of the names of incomplete files."""

_USUAL_MODE: Final = 0o666  # the system removes the bits of the umask
# The bits of a mode that a new version of a file keeps. It loses the bits that set the user or group of a process.
_PERMISSION_BITS: Final = 0o777
# With these flags, opening fails if the file or a link of its name exists. Systems without a flag do not need it.
_NEW_FILE_FLAGS: Final = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
)
# Windows refuses to rename or delete a file that another program has open, such as a virus scanner.
_TRY_COUNT: Final = 20 if os.name == "nt" else 1
_PAUSE_SECONDS: Final = 0.05
# With these flags, opening a link fails and opening a pipe does not wait. Systems without a flag do not need it.
_SAFE_FLAGS: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def open_regular(path: Path | str, flags: int = os.O_RDONLY) -> int:
    """Open a regular file, and return its descriptor. With `O_CREAT` in the flags, a missing file is created.

    Raises:
        OSError: the file cannot be opened, or is a link, a folder, a pipe or a device.
    """
    descriptor = os.open(path, flags | _SAFE_FLAGS, _USUAL_MODE)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, gettext("it is not a regular file"), str(path))
    return descriptor


def flush_folder(folder: Path) -> None:
    """Flush a folder: wait until new and changed names in it are on the disk."""
    if os.name == "nt":  # pragma: no cover  # Windows has no such call, and orders renames itself
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def new_file(path: Path, mode: int = _USUAL_MODE) -> Iterator[BinaryIO]:
    """Create a file for a `with` block, and flush it to the disk at the end of the block.

    An existing file or link of this name is deleted first.

    Raises:
        OSError: the file cannot be written.
    """
    retry_while_open(lambda: path.unlink(missing_ok=True))
    with _add_file_name_to_errors(path), os.fdopen(os.open(path, _NEW_FILE_FLAGS, mode), "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _add_file_name_to_errors(path: Path) -> Iterator[None]:
    """Add a file's name to the errors of a `with` block that the system reports without one, such as a full disk."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(path)
        raise


def retry_while_open(change: Callable[[], object]) -> None:
    """Call `change`, which renames or deletes a file; on Windows, retry for a second if another program has it open.

    Raises:
        OSError: the change failed.
    """
    for _ in range(_TRY_COUNT - 1):
        with suppress(PermissionError):
            change()
            return
        time.sleep(_PAUSE_SECONDS)
    change()


def refuse_read_only(file: Path) -> None:
    """Check that a file is not read-only, since a rename would replace even such a file.

    Raises:
        PermissionError: the file is read-only.
    """
    with suppress(FileNotFoundError):
        if not file.stat().st_mode & stat.S_IWUSR:
            raise PermissionError(errno.EACCES, gettext("it is read-only"), str(file))


def copy_mode(*, existing: Path, draft: Path) -> None:
    """Copy the permissions of an existing file to the draft that will replace it."""
    with suppress(FileNotFoundError):  # a new file keeps the permissions of the draft
        draft.chmod(existing.stat().st_mode & _PERMISSION_BITS)


@contextmanager
def replace_file(path: Path) -> Iterator[BinaryIO]:
    """Create a draft for a `with` block; at the end of the block, it replaces a file.

    Only the user may read the new file. After an error, the old file is unchanged.

    Raises:
        OSError: the draft cannot be written.
    """
    draft = path.with_name(f"{DRAFT_PREFIX}{os.urandom(8).hex()}")
    try:
        with new_file(draft, 0o600) as file:
            yield file
        retry_while_open(lambda: draft.replace(path))
    finally:
        draft.unlink(missing_ok=True)
