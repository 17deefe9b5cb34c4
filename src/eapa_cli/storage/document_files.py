"""The files of documents that agreements name: their size and hash, or why they cannot be used."""

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path, PurePath, PurePosixPath
from typing import Final
from unicodedata import normalize

from eapa_cli.model.record_paths import DATA, is_inside
from eapa_cli.model.register import AttachedFile
from eapa_cli.storage.file_content import LARGEST_DOCUMENT
from eapa_cli.storage.file_type import kind_of_file

NO_FILE: Final = "the file does not exist"
"""The fault of a path without a file."""

_OUTSIDE: Final = "it does not lead to a file inside the register"
_NOT_A_DOCUMENT: Final = "documents are not stored in 'data', 'schemas' or a hidden folder"
# Folders for other files; names are compared without case, since some file systems ignore it.
_RESERVED: Final = frozenset({DATA, "schemas"})


def attached_file(root: Path, path: str) -> AttachedFile:
    """Return the size and hash of an attached document, or why it cannot be used.

    The path starts at the register's root and uses '/'. A link may lead to another place that is valid for documents.
    Names are compared in Unicode's composed form, because macOS and some archives store them decomposed.
    """
    if not is_inside(path):
        return AttachedFile(fault=_OUTSIDE)
    if not _is_for_documents(PurePosixPath(path)):
        return AttachedFile(fault=_NOT_A_DOCUMENT)
    try:
        found = existing_file(root, path).resolve(strict=True)
        if not found.is_relative_to(root.resolve()):
            return AttachedFile(fault=_OUTSIDE)
        if not _is_for_documents(found.relative_to(root.resolve())):
            return AttachedFile(fault=_NOT_A_DOCUMENT)
        # Checked before opening, since each system fails differently on a folder.
        if not stat.S_ISREG((state := found.stat()).st_mode):
            return AttachedFile(fault=f"it is {kind_of_file(found)}, not a regular file")
        if state.st_size > LARGEST_DOCUMENT:  # a sparse file of terabytes fits into a small archive
            return AttachedFile(fault=f"it is larger than {LARGEST_DOCUMENT // 1024**3} GiB")
        with found.open("rb") as file:
            return AttachedFile(size=state.st_size, sha256=hashlib.file_digest(file, "sha256").hexdigest())
    except FileNotFoundError:
        return AttachedFile(fault=NO_FILE, similar=_similar(root, path))
    except (OSError, RuntimeError):  # a loop of links raises either, depending on the version of Python
        return AttachedFile(fault="it cannot be read")


def existing_file(root: Path, path: str) -> Path:
    """Return the file at a path whose names are composed or decomposed on disk."""
    place = root
    for name in PurePosixPath(path).parts:
        if not os.path.lexists(place / name):
            composed = normalize("NFC", name)
            name = next((one for one in names_in(place) if normalize("NFC", one) == composed), name)  # noqa: PLW2901
        place /= name
    return place


def _similar(root: Path, path: str) -> str | None:
    """Return the path of a file in the same folder with a similar name."""
    from eapa_cli.text.suggestions import find_similar

    folder, _, name = path.rpartition("/")
    place = root / folder
    if not folder or not place.resolve().is_relative_to(root.resolve()):
        return None
    files = [one for one in names_in(place) if not one.startswith(".") and (place / one).is_file()]
    found = find_similar(name, files, limit=1)
    return f"{folder}/{found[0]}" if found else None


def names_in(folder: Path) -> list[str]:
    """Return the names in a folder in order; none if it cannot be read."""
    with suppress(OSError):
        return sorted(os.listdir(folder))  # noqa: PTH208  # names, not paths
    return []


def _is_for_documents(path: PurePath) -> bool:
    """Return whether a path is valid for documents: not hidden, as in .git, and not among the records or schemas."""
    parts = [part.casefold() for part in path.parts]
    # Windows reads 'data.' and 'data ' as 'data', and 'data:x' as a stream of it.
    first = parts[0].partition(":")[0].rstrip(". ") if parts else ""
    return first not in _RESERVED and not any(part.startswith(".") for part in parts)
