"""Stray files: files in `data` from which no record is read, and folders with the names of records."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from eapa_cli.model.message import Message
from eapa_cli.model.record_paths import DATA, REGISTER_FILE, SUFFIX, folder_of
from eapa_cli.model.register import Stray
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.atomic_file import DRAFT_PREFIX
from eapa_cli.storage.path_type import path_type
from eapa_cli.storage.register_location import list_entries

_YAML_EXTENSIONS: Final = (".yaml", ".yml")
# Files whose names start like this are not stray, unless they are YAML.
_ACCEPTED_PREFIXES: Final = ("readme", "license")
# Hidden files with these endings are stray, since an editor left them. Other hidden files are not.
_EDITOR_ENDINGS: Final = (".swp", ".swo")


def stray_files(root: Path) -> Iterator[Stray]:
    """Yield the stray files of a register in the order of their paths."""
    folders = tuple(f"{folder_of(kind)}/" for kind in Kind)
    for path, entry in _walk(root, DATA):
        if entry.is_dir(follow_symlinks=False):
            if entry.name.endswith(SUFFIX):
                yield Stray(path=path, reason=Message("it is a folder"), is_yaml=True, is_regular=False)
            continue
        if reason := _refusal_reason(entry):
            yield Stray(path=path, reason=reason, is_yaml=False)
            continue
        is_yaml = entry.name.lower().endswith(_YAML_EXTENSIONS)
        if path == REGISTER_FILE or _is_accepted(entry.name, is_yaml=is_yaml):
            continue
        if not is_yaml:
            yield Stray(path=path, reason=Message("it is not a record"), is_yaml=False)
        elif not path.startswith(folders):
            yield Stray(path=path, reason=Message("no records are read from this folder"), is_yaml=True)
        elif not entry.name.endswith(SUFFIX):
            yield Stray(path=path, reason=Message("its name does not end in '%(suffix)s'", suffix=SUFFIX), is_yaml=True)
        elif not entry.is_file(follow_symlinks=False):
            yield Stray(
                path=path,
                reason=Message("it is %(type)s", type=path_type(Path(entry.path))),
                is_yaml=True,
                is_regular=False,
            )


def _refusal_reason(entry: os.DirEntry[str]) -> Message | None:
    """Return why a file cannot be a record if it is a draft or a link to a folder, else None."""
    if entry.name.startswith(DRAFT_PREFIX):
        return Message("it is a draft that a command left")
    # entry.is_dir() would raise for a loop of links.
    return Message("it is a link to a folder") if entry.is_symlink() and Path(entry.path).is_dir() else None


def _is_accepted(name: str, *, is_yaml: bool) -> bool:
    if name.startswith("."):
        return not name.endswith(_EDITOR_ENDINGS)
    return not is_yaml and name.lower().startswith(_ACCEPTED_PREFIXES)


def _walk(root: Path, folder: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        entries = list_entries(root, folder)
    except OSError:
        return  # reading the records reports the error
    for entry in entries:
        path = f"{folder}/{entry.name}"
        yield path, entry
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(root, path)
