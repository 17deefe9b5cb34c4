"""A snapshot of the files of a register, which shows quickly whether a file changed."""

import marshal
import os
from _blake2 import blake2b  # hashlib loads OpenSSL first, which costs as much as half of a look-up
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from eapa_cli.model.record_paths import SUFFIX, check_depth, folder_of
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.register_location import listing_error

State = tuple[int, int, int, int]
"""A file's size, modification and change time in nanoseconds, and inode number.

The change time is included because it advances even when a program sets the modification time back.
"""


class Snapshot(NamedTuple):
    """The serialized file states of each folder of records, and one digest of all folders.

    The files of a folder are in the order in which the system lists them. If only this order changed, the update of the
    read model compares the files of the folder one by one and finds no change.
    """

    digest: str
    folders: Mapping[str, bytes]


def take_snapshot(root: Path) -> Snapshot:
    """Return the current snapshot of all record files.

    Raises:
        UnreadableError: a folder cannot be read.
    """
    folders = dict(states for kind in Kind for states in _serialize_folders(root, folder_of(kind)))
    digest = blake2b(digest_size=16)
    for serialized in folders.values():
        digest.update(serialized)
    return Snapshot(digest.hexdigest(), folders)


def load_states(serialized: bytes) -> Mapping[str, State]:
    """Return the file states of a serialized folder, by path."""
    folder, names, numbers = marshal.loads(serialized)  # noqa: S302  # only output of take_snapshot(), verified by its digest
    values = iter(numbers)
    states = zip(values, values, values, values, strict=True)  # four numbers for each file
    return {f"{folder}/{name}": state for name, state in zip(names, states, strict=True)}


def digest_folder(serialized: bytes) -> bytes:
    """Return the digest that verifies a stored folder."""
    return blake2b(serialized, digest_size=16).digest()


def _is_unicode(name: str) -> bool:
    """Return whether a file name is valid Unicode, which not every system requires."""
    return name.isascii() or not any("\ud800" <= character <= "\udfff" for character in name)


def _serialize_folders(root: Path, folder: str) -> Iterator[tuple[str, bytes]]:
    """Yield a folder and its subfolders, each as its path and its serialized file states."""
    check_depth(folder)
    names: list[str] = []
    states: list[int] = []
    subfolders: list[str] = []
    try:
        with os.scandir(root / folder) as entries:
            for entry in entries:
                name = entry.name
                if not _is_unicode(name):
                    continue  # the name cannot be an id, and `validate` reports the file
                if name.endswith(SUFFIX) and entry.is_file(follow_symlinks=False):
                    try:
                        state = entry.stat(follow_symlinks=False)
                    except FileNotFoundError:
                        continue  # the file was removed after it was listed
                    names.append(name)
                    states += (state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino)
                elif entry.is_dir(follow_symlinks=False):
                    subfolders.append(f"{folder}/{name}")
    except FileNotFoundError:
        return  # git does not store empty folders
    except OSError as error:
        raise listing_error(root, folder, error) from error
    # In marshal version 2 equal values have equal bytes; from version 3 on they depend on reference counts.
    yield folder, marshal.dumps((folder, names, states), 2)
    for path in subfolders:
        yield from _serialize_folders(root, path)
