"""Which files of a register a person means by paths from the current folder."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from eapa_cli.errors import UsageError
from eapa_cli.model.record_paths import REGISTER_FILE
from eapa_cli.storage.store import Store


def chosen_files(store: Store, paths: Iterable[Path]) -> list[str]:
    """The register's files that are at the paths or in folders there, by their paths from its root.

    Raises:
        UsageError: at one of the paths there is none.
    """
    files = [REGISTER_FILE, *(file.path for file in store.files())]
    known = frozenset(files)
    return [file for path in paths for file in _at(path, store.root, files, known)]


def _at(path: Path, root: Path, files: list[str], known: frozenset[str]) -> Iterator[str]:
    whole = Path(os.path.abspath(path))  # noqa: PTH100  # 'a/..' is taken out, and a link is not followed
    place = whole.parent.resolve() / whole.name
    way = place.relative_to(root).as_posix() if place.is_relative_to(root) else None
    if way in known:
        yield way
        return
    all_of_them = way == "." or root.is_relative_to(place)
    found = files if all_of_them else [file for file in files if way and file.startswith(f"{way}/")]
    if not found:
        raise UsageError(f"'{path}' is no file of this register", hint=f"its files are below {root}")
    yield from found
