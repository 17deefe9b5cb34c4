"""One look at a register's files, to tell whether anything changed; at little more than the cost of the walk."""

import marshal
import os
from _blake2 import blake2b  # hashlib loads OpenSSL first, which costs as much as half of a look-up
from collections.abc import Iterator
from pathlib import Path

from eapa_cli.errors import UnreadableError
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.layout import SUFFIX, folder_of


def glance(root: Path) -> str:
    """A short text that differs when any file was added, removed or changed.

    It is of the folders as the system lists them, in no order: a system that lists an unchanged folder in another
    order makes the files be compared one by one, and no answer wrong.

    Raises:
        UnreadableError: a folder cannot be read.
    """
    digest = blake2b(digest_size=16)
    for kind in Kind:
        for seen in _folders(root, folder_of(kind)):
            digest.update(seen)
    return digest.hexdigest()


def state_in_numbers(entry: os.DirEntry[str]) -> tuple[int, ...]:
    """A file's state as state_of() has it, without a text for each; empty if it was removed since it was listed."""
    try:
        state = entry.stat(follow_symlinks=False)
    except FileNotFoundError:
        return ()
    return state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino


def _folders(root: Path, folder: str) -> Iterator[bytes]:
    names: list[str] = []
    states: list[int] = []
    below: list[str] = []
    try:
        with os.scandir(root / folder) as entries:
            for entry in entries:
                name = entry.name
                if name.endswith(SUFFIX) and entry.is_file(follow_symlinks=False):
                    names.append(name)
                    states += state_in_numbers(entry)
                elif entry.is_dir(follow_symlinks=False):
                    below.append(f"{folder}/{name}")
    except FileNotFoundError:
        return  # git keeps no empty folder
    except OSError as error:
        raise UnreadableError(f"the folder '{folder}' cannot be read: {error.strerror}") from error
    # In this version a value always has the same bytes; from the third on they depend on who else holds it.
    yield marshal.dumps((folder, names, states), 2)
    for path in below:
        yield from _folders(root, path)
