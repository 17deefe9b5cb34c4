"""One look at a register's files, to tell whether anything changed; at little more than the cost of the walk."""

import marshal
import os
from _blake2 import blake2b  # hashlib loads OpenSSL first, which costs as much as half of a look-up
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from eapa_cli.model.record_paths import SUFFIX, check_depth, folder_of
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.layout import unreadable_folder

State = tuple[int, int, int, int]
"""A file's size, times in nanoseconds and number on disk: others if it may hold something else.

Besides the time that a save changes, the inode's own: it moves even when a program sets the file's time back.
"""


class Look(NamedTuple):
    """What stood in the folders of records, by their paths from the root, and a short text that tells it apart.

    It is as the system lists the folders, in no order: a system that lists an unchanged folder in another order
    makes its files be compared one by one, and no answer wrong.
    """

    digest: str
    folders: Mapping[str, bytes]


def glance(root: Path) -> Look:
    """Look at all files of records once.

    Raises:
        UnreadableError: a folder cannot be read.
    """
    folders = {folder: seen for kind in Kind for folder, seen in _folders(root, folder_of(kind))}
    digest = blake2b(digest_size=16)
    for seen in folders.values():
        digest.update(seen)
    return Look(digest.hexdigest(), folders)


def files_in(seen: bytes) -> Mapping[str, State]:
    """The files that a look saw in a folder, by their paths, and their states."""
    folder, names, numbers = marshal.loads(seen)  # noqa: S302  # only what glance() made, which its digest tells
    each = iter(numbers)
    return {
        f"{folder}/{name}": state for name, state in zip(names, zip(each, each, each, each, strict=True), strict=True)
    }


def digest_of(seen: bytes) -> bytes:
    """What tells whether a look is still what it was, after it was kept."""
    return blake2b(seen, digest_size=16).digest()


def _is_text(name: str) -> bool:
    """Whether a name is one that can be written: on some systems any bytes are a file's name."""
    return name.isascii() or not any("\ud800" <= character <= "\udfff" for character in name)


def _folders(root: Path, folder: str) -> Iterator[tuple[str, bytes]]:
    check_depth(folder)
    names: list[str] = []
    states: list[int] = []
    below: list[str] = []
    try:
        with os.scandir(root / folder) as entries:
            for entry in entries:
                name = entry.name
                if not _is_text(name):
                    continue  # it can be no id, and `validate` tells of it
                if name.endswith(SUFFIX) and entry.is_file(follow_symlinks=False):
                    try:
                        state = entry.stat(follow_symlinks=False)
                    except FileNotFoundError:
                        continue  # it was removed since it was listed
                    names.append(name)
                    states += (state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino)
                elif entry.is_dir(follow_symlinks=False):
                    below.append(f"{folder}/{name}")
    except FileNotFoundError:
        return  # git keeps no empty folder
    except OSError as error:
        raise unreadable_folder(root, folder, error) from error
    # In this version a value always has the same bytes; from the third on they depend on who else holds it.
    yield folder, marshal.dumps((folder, names, states), 2)
    for path in below:
        yield from _folders(root, path)
