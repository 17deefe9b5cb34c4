"""The files of documents that agreements name: their size and hash, or the reason why they cannot be used."""

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path, PurePath, PurePosixPath
from typing import Final
from unicodedata import normalize

from eapa_cli.model.message import Message
from eapa_cli.model.record_paths import DATA, is_inside
from eapa_cli.model.register import AttachedFile
from eapa_cli.storage.document_content import MAX_DOCUMENT_BYTES
from eapa_cli.storage.path_type import path_type

NO_FILE: Final = Message("the file does not exist")
"""The fault of a document whose path has no file."""

_OUTSIDE: Final = Message("it does not lead to a file inside the register")
_BACKSLASH: Final = Message("it has a backslash instead of '/'")
_NOT_A_DOCUMENT: Final = Message("a document must not be a hidden file, or in 'data', 'schemas' or a hidden folder")
# Top folders that documents may not be in. Names are compared without case, since some file systems ignore it.
_RESERVED_FOLDERS: Final = frozenset({DATA, "schemas"})


def attached_file(root: Path, path: str) -> AttachedFile:
    """Return the size and hash of an attached document, or the reason why it cannot be used.

    The path starts at the register's root and uses '/'. A link in it may lead to another place for documents in the
    register. Names are compared in Unicode's composed form, because macOS and some archives store them decomposed.
    """
    if not is_inside(path):
        return AttachedFile(fault=_BACKSLASH if "\\" in path else _OUTSIDE)
    if not _is_for_documents(PurePosixPath(path)):
        return AttachedFile(fault=_NOT_A_DOCUMENT)
    try:
        file = existing_file(root, path).resolve(strict=True)
        if not file.is_relative_to(root.resolve()):
            return AttachedFile(fault=_OUTSIDE)
        if not _is_for_documents(file.relative_to(root.resolve())):
            return AttachedFile(fault=_NOT_A_DOCUMENT)
        # The type is checked before opening, because opening a folder fails differently on each system.
        if not stat.S_ISREG((state := file.stat()).st_mode):
            return AttachedFile(fault=Message("it is %(type)s, not a regular file", type=path_type(file)))
        if state.st_size > MAX_DOCUMENT_BYTES:  # a sparse file of terabytes fits into a small archive
            return AttachedFile(fault=Message("it is larger than %(max)d GiB", max=MAX_DOCUMENT_BYTES // 1024**3))
        with file.open("rb") as stream:
            return AttachedFile(size=state.st_size, sha256=hashlib.file_digest(stream, "sha256").hexdigest())
    except FileNotFoundError:
        return AttachedFile(fault=NO_FILE, similar=_similar_path(root, path))
    except (OSError, RuntimeError):  # a loop of links raises either, depending on the version of Python
        return AttachedFile(fault=Message("it cannot be read"))


def existing_file(root: Path, path: str) -> Path:
    """Return the file at a path, even if the names on disk have another Unicode form, composed or decomposed."""
    place = root
    for name in PurePosixPath(path).parts:
        if os.path.lexists(place / name):
            place /= name
        else:
            composed = normalize("NFC", name)
            place /= next((existing for existing in list_names(place) if normalize("NFC", existing) == composed), name)
    return place


def _similar_path(root: Path, path: str) -> str | None:
    """Return the path of the file in the same folder with the most similar name, or None."""
    from eapa_cli.text.suggestions import find_similar

    folder, _, name = path.rpartition("/")
    place = root / folder
    if not folder or not place.resolve().is_relative_to(root.resolve()):
        return None
    files = [
        existing for existing in list_names(place) if not existing.startswith(".") and (place / existing).is_file()
    ]
    similar = find_similar(name, files, limit=1)
    return f"{folder}/{similar[0]}" if similar else None


def list_names(folder: Path) -> list[str]:
    """Return the sorted names in a folder; an empty list if the folder cannot be read."""
    with suppress(OSError):
        return sorted(os.listdir(folder))  # noqa: PTH208  # names, not paths
    return []


def _is_for_documents(path: PurePath) -> bool:
    """Return whether a path is valid for documents: not hidden, as in .git, and not among the records or schemas."""
    parts = [part.casefold() for part in path.parts]
    # Windows reads 'data.' and 'data ' as 'data', and 'data:x' as a stream of it.
    first = parts[0].partition(":")[0].rstrip(". ") if parts else ""
    return first not in _RESERVED_FOLDERS and not any(part.startswith(".") for part in parts)
