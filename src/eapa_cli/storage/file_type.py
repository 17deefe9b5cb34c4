"""The type of a file in words, such as 'a link'."""

import stat
from pathlib import Path
from typing import Final

_FILE_TYPES: Final = {
    stat.S_IFREG: "a regular file",
    stat.S_IFDIR: "a folder",
    stat.S_IFLNK: "a link",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
REGULAR: Final = _FILE_TYPES[stat.S_IFREG]
FOLDER: Final = _FILE_TYPES[stat.S_IFDIR]


def file_type(path: Path) -> str | None:
    """Return the type of the file at a path in words; None if it does not exist or cannot be examined."""
    try:
        return _FILE_TYPES.get(stat.S_IFMT(path.lstat().st_mode))
    except (OSError, ValueError):
        return None
