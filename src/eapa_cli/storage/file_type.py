"""Kinds of files in words."""

import stat
from pathlib import Path
from typing import Final

_KINDS: Final = {
    stat.S_IFREG: "a regular file",
    stat.S_IFDIR: "a folder",
    stat.S_IFLNK: "a link",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
REGULAR: Final = _KINDS[stat.S_IFREG]


def kind_of_file(path: Path) -> str | None:
    """Return the kind of the file at a path, such as 'a link'; None if it does not exist or cannot be examined."""
    try:
        return _KINDS.get(stat.S_IFMT(path.lstat().st_mode))
    except (OSError, ValueError):
        return None
