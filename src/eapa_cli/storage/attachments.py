"""The files of a register that are no records: copies that documents name, and strays."""

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from eapa_cli.model.record_paths import DATA, REGISTER_FILE, SUFFIX, folder_of, is_inside
from eapa_cli.model.register import AttachedFile, Stray
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.atomic_file import DRAFT_PREFIX

_YAML: Final = (".yaml", ".yml")
# What a folder may hold besides its records.
_WELCOME: Final = ("readme", "license")
_LEFT_BY_EDITORS: Final = (".swp", ".swo")
_OUTSIDE: Final = "it does not lead to a file inside the register"


def attached_file(root: Path, path: str) -> AttachedFile:
    """What is known of a file by its path from the register's root, with '/'; a link may not lead out of it."""
    if not is_inside(path):
        return AttachedFile(fault=_OUTSIDE)
    try:
        found = (root / path).resolve(strict=True)
        if not found.is_relative_to(root.resolve()):
            return AttachedFile(fault=_OUTSIDE)
        # Looked at before it is opened, for to open a folder fails in another way on each system.
        if not stat.S_ISREG((state := found.stat()).st_mode):
            return AttachedFile(fault="it is not a regular file")
        with found.open("rb") as file:
            return AttachedFile(size=state.st_size, sha256=hashlib.file_digest(file, "sha256").hexdigest())
    except FileNotFoundError:
        return AttachedFile(fault="there is no such file")
    except (OSError, RuntimeError):  # a loop of links is the one or the other, by the version of Python
        return AttachedFile(fault="it cannot be read")


def stray_files(root: Path) -> Iterator[Stray]:
    """The files in `data` from which nothing is read, in the order of their paths."""
    folders = tuple(f"{folder_of(kind)}/" for kind in Kind)
    for path, entry in _walk(root, DATA):
        if entry.is_dir(follow_symlinks=False):
            if entry.name.endswith(SUFFIX):
                yield Stray(path=path, reason="it is a folder", yaml=True, regular=False)
            continue
        if reason := _never_a_record(entry):
            yield Stray(path=path, reason=reason, yaml=False)
            continue
        is_yaml = entry.name.lower().endswith(_YAML)
        if path == REGISTER_FILE or _is_welcome(entry.name):
            continue
        if is_yaml and not path.startswith(folders):
            yield Stray(path=path, reason="no records are read from this folder", yaml=True)
        elif is_yaml and not entry.name.endswith(SUFFIX):
            yield Stray(path=path, reason=f"its name does not end in '{SUFFIX}'", yaml=True)
        elif is_yaml and not entry.is_file(follow_symlinks=False):
            yield Stray(path=path, reason="it is not a regular file", yaml=True, regular=False)
        elif not is_yaml:
            yield Stray(path=path, reason="it holds no record", yaml=False)


def _never_a_record(entry: os.DirEntry[str]) -> str | None:
    if entry.name.startswith(DRAFT_PREFIX):
        return "it is a draft that a command left"
    # Not entry.is_dir(), which raises where links go round in a circle.
    return "it is a link to a folder" if entry.is_symlink() and Path(entry.path).is_dir() else None


def _is_welcome(name: str) -> bool:
    if name.startswith("."):
        return not name.endswith(_LEFT_BY_EDITORS)
    return name.lower().startswith(_WELCOME)


def _walk(root: Path, folder: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        with os.scandir(root / folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return  # that a folder cannot be read is told where its records are read
    for entry in found:
        path = f"{folder}/{entry.name}"
        yield path, entry
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(root, path)
