"""The lock that lets one command at a time change a register.

The lock is the operating system's lock on a file in `.eapa`, the register's state folder. The system always releases it
when the process ends, so the lock cannot be stale. The content of the file describes the process.

This folder is not the user's state folder, which is outside of the register.
"""

import errno
import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from eapa_cli.errors import RefusedError, UnreadableError
from eapa_cli.storage.atomic_file import new_file, open_regular
from eapa_cli.storage.layout import REGISTER_STATE_FOLDER
from eapa_cli.text.interface_language import gettext as _

PATIENCE: Final = 5.0
"""The time in seconds that a command waits for another command to release the lock."""

_PAUSE_SECONDS: Final = 0.05
# Windows does not let other processes read a locked range, so a byte far after the text is locked.
_LOCKED_BYTE: Final = 1 << 20
_MAX_TEXT_BYTES: Final = 4096
_UNKNOWN: Final = "its name is unknown"


@contextmanager
def locked(root: Path, command: str, *, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of a register while a command changes it; `command` is the command line.

    Raises:
        RefusedError: another command still holds the lock after `patience` seconds, or the lock's file is a link.
        UnreadableError: the register's folder cannot be written or locked.
    """
    descriptor = _open_lock_file(root)
    try:
        _wait(root, descriptor, patience)
        with suppress(OSError):  # a full disk does not affect the lock
            _write_holder(descriptor, command)
        try:
            yield
        finally:
            _overwrite(descriptor, b"")
    finally:
        os.close(descriptor)


@contextmanager
def try_lock(path: Path) -> Iterator[bool]:
    """Try to take the lock of a file, without waiting, and yield whether the lock was free.

    The file is made if it does not exist. If the lock was free, the file is deleted at the end.

    Raises:
        OSError: the file cannot be made.
    """
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, flags, 0o600)
    is_free = False
    try:
        is_free = _try_flock(descriptor)
        yield is_free
    finally:
        os.close(descriptor)
        if is_free:
            path.unlink(missing_ok=True)


def is_held(root: Path) -> bool:
    """Return whether a command is changing a register."""
    with suppress(OSError):  # the file does not exist, or is not a regular file
        descriptor = open_regular(root / REGISTER_STATE_FOLDER / "lock")
        try:
            return not _try_flock(descriptor)
        finally:
            os.close(descriptor)
    return False


def holder_of(root: Path) -> str:
    """Return the command that holds the lock of a register, as far as it is known."""
    try:
        descriptor = open_regular(root / REGISTER_STATE_FOLDER / "lock")
    except OSError:
        return _UNKNOWN
    try:
        return _describe_holder(descriptor)
    finally:
        os.close(descriptor)


def make_register_state_folder(root: Path) -> Path:
    """Create the register's state folder if necessary, let git ignore it, and return it.

    Raises:
        RefusedError: it is a link.
        OSError: it cannot be made.
    """
    folder = root / REGISTER_STATE_FOLDER
    _refuse_link(folder)
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, f"'{REGISTER_STATE_FOLDER}' is not a folder; delete it")
    folder.mkdir(exist_ok=True)
    ignored = folder / ".gitignore"
    if ignored.is_dir() and not ignored.is_symlink():
        raise IsADirectoryError(errno.EISDIR, f"'{REGISTER_STATE_FOLDER}/.gitignore' is a folder; delete it")
    if ignored.is_symlink() or not ignored.is_file():
        with suppress(FileExistsError), new_file(ignored) as file:  # another command may create it at the same time
            file.write(b"*\n")
    return folder


def _refuse_link(path: Path) -> None:
    if path.is_symlink():
        name = REGISTER_STATE_FOLDER if path.name == REGISTER_STATE_FOLDER else f"{REGISTER_STATE_FOLDER}/{path.name}"
        raise RefusedError(f"'{name}' is a link, and may lead out of the register", hint="delete it")


def _open_lock_file(root: Path) -> int:
    try:
        return open_regular(_lock_path(root), os.O_RDWR | os.O_CREAT)
    except OSError as error:
        place = f"'{error.filename}'" if error.filename else f"the register in '{root}'"
        raise UnreadableError(f"{place} cannot be written: {error.strerror}") from error


def _lock_path(root: Path) -> Path:
    lock = make_register_state_folder(root) / "lock"
    _refuse_link(lock)
    if lock.exists() and not lock.is_file():
        raise OSError(errno.EINVAL, f"'{REGISTER_STATE_FOLDER}/lock' is not a regular file; delete it")
    return lock


def _wait(root: Path, descriptor: int, patience: float) -> None:
    end = time.monotonic() + patience
    while not _try_lock_or_explain(root, descriptor):
        if time.monotonic() > end:
            message = _("another command is changing the register: %(command)s")
            raise RefusedError(
                message % {"command": _describe_holder(descriptor)}, hint=_("wait until it is done, and try again")
            )
        time.sleep(_PAUSE_SECONDS)


def _try_lock_or_explain(root: Path, descriptor: int) -> bool:
    try:
        return _try_flock(descriptor)
    except OSError as error:
        raise UnreadableError(f"the register in '{root}' cannot be locked: {error.strerror}") from error


def _write_holder(descriptor: int, command: str) -> None:
    import socket  # takes 3 ms, and only the holder needs it

    since = datetime.now().astimezone().isoformat(timespec="seconds")
    holder = {"command": command, "pid": os.getpid(), "host": socket.gethostname(), "since": since}
    _overwrite(descriptor, json.dumps(holder).encode())


def _overwrite(descriptor: int, content: bytes) -> None:
    if os.fstat(descriptor).st_nlink != 1:
        return  # a file with a second name may also be a file outside of the register
    with suppress(OSError):  # the lock works without the description
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, content)


def _describe_holder(descriptor: int) -> str:
    os.lseek(descriptor, 0, os.SEEK_SET)
    with suppress(ValueError, LookupError, TypeError, RecursionError):  # the holder may not have written it yet
        holder = json.loads(os.read(descriptor, _MAX_TEXT_BYTES))
        return f"'{holder['command']}', process {holder['pid']} on {holder['host']}, since {holder['since']}"
    return _UNKNOWN


if sys.platform == "win32":  # pragma: no cover  # Windows locks by other calls
    import msvcrt

    def _try_flock(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try_flock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
