"""The files of a register that are not records: copies that documents name, and strays."""

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path, PurePath, PurePosixPath
from typing import Final

from eapa_cli.model.record_paths import DATA, REGISTER_FILE, SUFFIX, check_depth, folder_of, is_inside
from eapa_cli.model.register import AttachedFile, Stray
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.atomic_file import DRAFT_PREFIX
from eapa_cli.storage.file_kind import kind_of_file

_YAML: Final = (".yaml", ".yml")
# What a folder may hold besides its records.
_WELCOME: Final = ("readme", "license")
_LEFT_BY_EDITORS: Final = (".swp", ".swo")
_MOST_BYTES: Final = 1024**3
_OUTSIDE: Final = "it does not lead to a file inside the register"
_NOT_A_DOCUMENT: Final = "documents are not stored in 'data', 'schemas' or a hidden folder"
# Folders of a register that are for other files, however a file system writes them.
_RESERVED: Final = frozenset({DATA, "schemas"})


def attached_file(root: Path, path: str) -> AttachedFile:
    """Return what is known of a document by its path from the register's root, with '/'.

    A link may lead to another place where a document may be.
    """
    if not is_inside(path):
        return AttachedFile(fault=_OUTSIDE)
    if not _is_for_documents(PurePosixPath(path)):
        return AttachedFile(fault=_NOT_A_DOCUMENT)
    try:
        found = (root / path).resolve(strict=True)
        if not found.is_relative_to(root.resolve()):
            return AttachedFile(fault=_OUTSIDE)
        if not _is_for_documents(found.relative_to(root.resolve())):
            return AttachedFile(fault=_NOT_A_DOCUMENT)
        # Looked at before it is opened, for to open a folder fails in another way on each system.
        if not stat.S_ISREG((state := found.stat()).st_mode):
            return AttachedFile(fault=f"it is {kind_of_file(found)}, not a regular file")
        if state.st_size > _MOST_BYTES:  # a sparse file of terabytes fits into a small archive
            return AttachedFile(fault=f"it is larger than {_MOST_BYTES // 1024**3} GiB")
        with found.open("rb") as file:
            return AttachedFile(size=state.st_size, sha256=hashlib.file_digest(file, "sha256").hexdigest())
    except FileNotFoundError:
        return AttachedFile(fault="there is no such file")
    except (OSError, RuntimeError):  # a loop of links is the one or the other, by the version of Python
        return AttachedFile(fault="it cannot be read")


def _is_for_documents(path: PurePath) -> bool:
    """Whether documents may be at a path: not hidden, as in .git, and not among the records or the schemas."""
    parts = [part.casefold() for part in path.parts]
    # Windows takes 'data.' and 'data ' for 'data', and 'data:x' for a stream of it.
    first = parts[0].partition(":")[0].rstrip(". ") if parts else ""
    return first not in _RESERVED and not any(part.startswith(".") for part in parts)


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
            yield Stray(path=path, reason=f"it is {kind_of_file(Path(entry.path))}", yaml=True, regular=False)
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
    check_depth(folder)
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
