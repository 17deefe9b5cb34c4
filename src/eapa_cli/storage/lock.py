"""One command at a time changes a register.

The lock is the operating system's, on a file in the register's `.eapa` folder: it ends with the process that holds
it, however that ends, so there are no stale ones. The file says who holds it.
"""

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
from eapa_cli.storage.atomic_file import new_file
from eapa_cli.storage.layout import STATE_FOLDER

PATIENCE: Final = 5.0
"""For how many seconds a command waits for another."""

_PAUSE: Final = 0.05
# Windows bars others from reading what is locked: a byte far behind the text is locked, not the text.
_LOCKED_BYTE: Final = 1 << 20
_HINT: Final = "wait until it is done, and try again"


@contextmanager
def locked(root: Path, command: str, *, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of a register while a command, as it was typed, changes it.

    Raises:
        RefusedError: another command holds it, also after some seconds; or its file is a link.
        UnreadableError: the register's folder cannot be written.
    """
    descriptor = _opened(root)
    try:
        _wait(descriptor, patience)
        _say(descriptor, command)
        try:
            yield
        finally:
            os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def is_held(root: Path) -> bool:
    """Whether a command is changing a register."""
    try:
        descriptor = os.open(root / STATE_FOLDER / "lock", os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return False  # there is none, or it is no lock
    try:
        return not _taken(descriptor)
    finally:
        os.close(descriptor)


def state_folder(root: Path) -> Path:
    """The folder for what commands keep while they work; made if it is not there, and ignored by git.

    Raises:
        RefusedError: it is a link.
    """
    folder = root / STATE_FOLDER
    _see_that_it_is_no_link(folder)
    folder.mkdir(exist_ok=True)
    ignored = folder / ".gitignore"
    if ignored.is_symlink() or not ignored.is_file():
        with suppress(FileExistsError), new_file(ignored) as file:  # another command may make it as well
            file.write(b"*\n")
    return folder


def _see_that_it_is_no_link(path: Path) -> None:
    if path.is_symlink():
        way = STATE_FOLDER if path.name == STATE_FOLDER else f"{STATE_FOLDER}/{path.name}"
        raise RefusedError(f"'{way}' is a link, and may lead out of the register", hint="delete it")


def _opened(root: Path) -> int:
    try:
        lock = state_folder(root) / "lock"
        _see_that_it_is_no_link(lock)
        return os.open(lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    except OSError as error:
        raise UnreadableError(f"the register in '{root}' cannot be written: {error.strerror}") from error


def _wait(descriptor: int, patience: float) -> None:
    end = time.monotonic() + patience
    while not _taken(descriptor):
        if time.monotonic() > end:
            raise RefusedError(f"another command is changing the register: {_holder(descriptor)}", hint=_HINT)
        time.sleep(_PAUSE)


def _say(descriptor: int, command: str) -> None:
    import socket  # it costs 3 ms, and only the one who has the lock says so

    since = datetime.now().astimezone().isoformat(timespec="seconds")
    holder = {"command": command, "pid": os.getpid(), "host": socket.gethostname(), "since": since}
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, json.dumps(holder).encode())


def _holder(descriptor: int) -> str:
    os.lseek(descriptor, 0, os.SEEK_SET)
    with suppress(ValueError, KeyError):  # it may have just begun to write
        found = json.loads(os.read(descriptor, _LOCKED_BYTE))
        return f"'{found['command']}', process {found['pid']} on {found['host']}, since {found['since']}"
    return "it does not say which"


if sys.platform == "win32":  # pragma: no cover  # Windows locks by other calls
    import msvcrt

    def _taken(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _taken(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
