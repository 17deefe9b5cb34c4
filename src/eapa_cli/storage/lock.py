"""The lock that lets only one command at a time change a register.

The lock is the operating system's lock on a file in `.eapa`, the register's state folder. The system always releases it
when the process ends, so the lock cannot be stale. The content of the file describes the process that holds the lock.

The register's state folder is not the user's state folder, which is outside of the register.
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
from eapa_cli.storage.register_location import REGISTER_STATE_FOLDER
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.system_reasons import system_reason

# A command holds the lock while it writes files, but not while it waits for a person's input.
_TIMEOUT_SECONDS: Final = 5.0
_PAUSE_SECONDS: Final = 0.05
_LOCK_NAME: Final = "lock"
# Windows does not let other processes read a locked range, so a byte far after the text is locked.
_LOCKED_OFFSET: Final = 1 << 20
_MAX_TEXT_BYTES: Final = 4096
"""How much of the lock's file is read. A longer description cannot be decoded, and is reported as unknown."""


@contextmanager
def hold_lock(root: Path, command: str, *, timeout: float = _TIMEOUT_SECONDS) -> Iterator[None]:
    """Hold the lock of a register during a `with` block; `command` is the command line.

    Raises:
        RefusedError: another command still holds the lock after `timeout` seconds, or the lock's file or its folder is
            a link.
        UnreadableError: the register's folder cannot be written or locked.
    """
    descriptor = _open_lock_file(root)
    try:
        _wait_for_lock(root, descriptor, timeout)
        _write_holder(descriptor, command)
        try:
            yield
        finally:
            _overwrite(descriptor, b"")
    finally:
        os.close(descriptor)


@contextmanager
def try_lock(path: Path) -> Iterator[bool]:
    """Try to hold the lock of a file during a `with` block, without waiting; yield whether the lock was free.

    The file is made if it does not exist. If the lock was free, the file is deleted at the end.

    Raises:
        OSError: the file cannot be made or opened, or is not a regular file.
    """
    descriptor = open_regular(path, os.O_RDWR | os.O_CREAT)
    is_free = False
    try:
        is_free = _try_flock(descriptor)
        yield is_free
    finally:
        os.close(descriptor)
        if is_free:
            path.unlink(missing_ok=True)


def is_held(root: Path) -> bool:
    """Return whether a command holds the lock of a register."""
    with suppress(OSError):  # the file does not exist, or is not a regular file
        descriptor = open_regular(root / REGISTER_STATE_FOLDER / _LOCK_NAME)
        try:
            return not _try_flock(descriptor)
        finally:
            os.close(descriptor)
    return False


def holder_of(root: Path) -> str:
    """Return a description of the command that holds the lock of a register; without one, 'its name is unknown'."""
    try:
        descriptor = open_regular(root / REGISTER_STATE_FOLDER / _LOCK_NAME)
    except OSError:
        return _("its name is unknown")
    try:
        return _describe_holder(descriptor)
    finally:
        os.close(descriptor)


def make_register_state_folder(root: Path) -> Path:
    """Create the register's state folder if necessary, let git ignore it, and return it.

    Raises:
        RefusedError: the folder is a link.
        OSError: the folder cannot be made.
    """
    folder = root / REGISTER_STATE_FOLDER
    _refuse_link(root, folder)
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(
            errno.ENOTDIR, _("'%(folder)s' is not a folder; delete it") % {"folder": REGISTER_STATE_FOLDER}
        )
    folder.mkdir(exist_ok=True)
    ignore_file = folder / ".gitignore"
    if ignore_file.is_dir() and not ignore_file.is_symlink():
        raise IsADirectoryError(
            errno.EISDIR, _("'%(folder)s/.gitignore' is a folder; delete it") % {"folder": REGISTER_STATE_FOLDER}
        )
    if ignore_file.is_symlink() or not ignore_file.is_file():  # git does not follow a link of this name
        with suppress(FileExistsError), new_file(ignore_file) as file:  # another command may create it at the same time
            file.write(b"*\n")
    return folder


def _refuse_link(root: Path, path: Path) -> None:
    if path.is_symlink():
        name = path.relative_to(root).as_posix()
        raise RefusedError(
            _("'%(file)s' is a link, and may lead out of the register") % {"file": name}, hint=_("delete it")
        )


def _open_lock_file(root: Path) -> int:
    try:
        return open_regular(_prepare_lock_path(root), os.O_RDWR | os.O_CREAT)
    except OSError as error:
        message = _("the register in '%(folder)s' cannot be written: %(reason)s")
        if error.filename:
            message = _("'%(file)s' cannot be written: %(reason)s")
        fields = {"folder": root, "file": error.filename, "reason": system_reason(error)}
        raise UnreadableError(message % fields) from error


def _prepare_lock_path(root: Path) -> Path:
    """Make the register's state folder, and return the path of the lock's file in it."""
    lock = make_register_state_folder(root) / _LOCK_NAME
    _refuse_link(root, lock)
    if lock.exists() and not lock.is_file():
        raise OSError(
            errno.EINVAL,
            _("'%(folder)s/%(name)s' is not a regular file; delete it")
            % {"folder": REGISTER_STATE_FOLDER, "name": _LOCK_NAME},
        )
    return lock


def _wait_for_lock(root: Path, descriptor: int, timeout: float) -> None:
    deadline = time.monotonic() + timeout
    while not _try_register_lock(root, descriptor):
        if time.monotonic() > deadline:
            message = _("another command is changing the register: %(command)s")
            raise RefusedError(
                message % {"command": _describe_holder(descriptor)}, hint=_("wait until it is done, and try again")
            )
        time.sleep(_PAUSE_SECONDS)


def _try_register_lock(root: Path, descriptor: int) -> bool:
    try:
        return _try_flock(descriptor)
    except OSError as error:
        raise UnreadableError(
            _("the register in '%(folder)s' cannot be locked: %(reason)s")
            % {"folder": root, "reason": system_reason(error)}
        ) from error


def _write_holder(descriptor: int, command: str) -> None:
    import socket  # takes 3 ms, and only a command that holds the lock needs it

    since = datetime.now().astimezone().isoformat(timespec="seconds")
    holder = {"command": command, "pid": os.getpid(), "host": socket.gethostname(), "since": since}
    _overwrite(descriptor, json.dumps(holder).encode())


def _overwrite(descriptor: int, content: bytes) -> None:
    if os.fstat(descriptor).st_nlink != 1:
        return  # a file with a second name may also be a file outside of the register
    with suppress(OSError):  # the lock works without the description, for example on a full disk
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, content)


def _describe_holder(descriptor: int) -> str:
    os.lseek(descriptor, 0, os.SEEK_SET)
    with suppress(ValueError, LookupError, TypeError, RecursionError):  # the holder may not have written it yet
        holder = json.loads(os.read(descriptor, _MAX_TEXT_BYTES))
        fields = {name: holder[name] for name in ("command", "pid", "host", "since")}
        return _("'%(command)s', process %(pid)s on %(host)s, since %(since)s") % fields
    return _("its name is unknown")


if sys.platform == "win32":  # pragma: no cover  # Windows locks by other calls
    import msvcrt

    def _try_flock(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_OFFSET, os.SEEK_SET)
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
