"""Path arguments that select files of a register."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from eapa_cli.errors import UsageError
from eapa_cli.model.record_paths import REGISTER_FILE
from eapa_cli.storage.store import Store


def files_at(store: Store, paths: Iterable[Path]) -> list[str]:
    """Return the paths, from the register's root, of the files that some paths name or that their folders contain.

    Raises:
        UsageError: a path has no file of the register.
    """
    files = [REGISTER_FILE, *(file.path for file in store.files())]
    known = frozenset(files)
    return [file for path in paths for file in _at(path, store.root, files, known)]


def _at(path: Path, root: Path, files: list[str], known: frozenset[str]) -> Iterator[str]:
    full = Path(os.path.abspath(path))  # noqa: PTH100  # removes 'a/..' and follows no link
    place = full.parent.resolve() / full.name
    inside = place.relative_to(root).as_posix() if place.is_relative_to(root) else None
    if inside in known:
        yield inside
        return
    is_whole_register = inside == "." or root.is_relative_to(place)
    found = files if is_whole_register else [file for file in files if inside and file.startswith(f"{inside}/")]
    if not found:
        raise UsageError(f"'{path}' is not a file of this register", hint=f"its files are below {root}")
    yield from found
