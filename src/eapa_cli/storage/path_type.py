"""The type of a file in words, such as 'a link'."""

import stat
from pathlib import Path
from typing import Final

from eapa_cli.model.message import Message

_PATH_TYPES: Final = {
    stat.S_IFREG: Message("a regular file"),
    stat.S_IFDIR: Message("a folder"),
    stat.S_IFLNK: Message("a link"),
    stat.S_IFIFO: Message("a pipe"),
    stat.S_IFSOCK: Message("a socket"),
    stat.S_IFCHR: Message("a device"),
    stat.S_IFBLK: Message("a device"),
}
REGULAR: Final = _PATH_TYPES[stat.S_IFREG]
FOLDER: Final = _PATH_TYPES[stat.S_IFDIR]


def path_type(path: Path) -> Message | None:
    """Return the type of the file or folder at a path in words; None if it does not exist or cannot be examined."""
    try:
        return _PATH_TYPES.get(stat.S_IFMT(path.lstat().st_mode))
    except (OSError, ValueError):
        return None
