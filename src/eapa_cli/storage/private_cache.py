"""Private folders and files, such as caches, which no other user can have written.

A cache file is trusted only if it is a regular file of this user in a folder of this user, and if no other user can
write to the file or the folder. Links are never followed.
"""

import math
import os
import re
import stat
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from eapa_cli.storage.user_state import make_private_folders

_LIFETIME_SECONDS: Final = 30 * 24 * 60 * 60
# The names of a register's cache files: the hash of its path, the hash of a version, and a type, such as
# '0123456789abcdef01234567-89abcdef.sqlite'. SQLite adds files whose names end in '-wal', '-shm' or '-journal'.
_CACHE_NAME: Final = re.compile(
    r"[0-9a-f]{24}-[0-9a-f]{8}\.(?:build|history\.json|links|sqlite)(?:-wal|-shm|-journal)?"
)
_DATABASE_SUFFIXES: Final = ("", "-wal", "-shm", "-journal")
# The bits that let a group or all users write. On Windows, access lists protect the folders of a user's profile.
_OTHERS_WRITE_BITS: Final = 0 if os.name == "nt" else 0o022


def prepare_cache(cache: Path) -> None:
    """Create the file and the folder of a cached database, and remove its files that cannot be trusted.

    When a database is created, all caches in the folder that were not written for 30 days are removed.

    Raises:
        OSError: the folder is a link or of another user, or cannot be written.
    """
    ensure_private_folder(cache.parent)
    for suffix in _DATABASE_SUFFIXES:
        file = cache.with_name(f"{cache.name}{suffix}")
        if os.path.lexists(file) and not is_private(file):
            file.unlink()
    if not cache.exists():
        _remove_files(cache.parent, written_before=time.time() - _LIFETIME_SECONDS)
        # SQLite would create the file with the permissions of the umask, which may let a group write.
        with suppress(FileExistsError):
            os.close(os.open(cache, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def ensure_private_folder(folder: Path) -> None:
    """Create a folder for private files and its missing parents, or check that the folder belongs to this user.

    If other users can write to the folder, its permissions are corrected, and the cache files in it are removed.

    Raises:
        OSError: the folder is a link or of another user, or cannot be created.
    """
    if not os.path.lexists(folder):
        make_private_folders(folder)
    state = folder.lstat()
    if not stat.S_ISDIR(state.st_mode) or not _is_mine(state):
        raise PermissionError(f"{folder} is not a folder of this user")
    if state.st_mode & _OTHERS_WRITE_BITS:
        folder.chmod(0o700)
        _remove_files(folder, written_before=math.inf)  # any user may have written these files


def is_private(file: Path) -> bool:
    """Return whether a file is a regular file of this user that has one name and that no other user can write."""
    try:
        state = file.lstat()
    except OSError:
        return False
    return (
        stat.S_ISREG(state.st_mode)
        and _is_mine(state)
        and state.st_nlink == 1
        and not state.st_mode & _OTHERS_WRITE_BITS
    )


def remove_cache(cache: Path) -> None:
    """Remove a cached database and the files that SQLite creates next to it.

    Raises:
        OSError: a file cannot be removed.
    """
    for suffix in _DATABASE_SUFFIXES:
        cache.with_name(f"{cache.name}{suffix}").unlink(missing_ok=True)


def _is_mine(state: os.stat_result) -> bool:
    return os.name == "nt" or state.st_uid == os.geteuid()


def _remove_files(folder: Path, *, written_before: float) -> None:
    """Remove the cache files in a folder that were last written before a time, in seconds since 1970."""
    for file in folder.iterdir():
        with suppress(OSError):
            if _CACHE_NAME.fullmatch(file.name) and file.lstat().st_mtime < written_before:
                file.unlink()
