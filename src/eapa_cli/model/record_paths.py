"""The paths of records and documents from the root of a register, with '/' on every system."""

from pathlib import PurePosixPath, PureWindowsPath
from typing import Final
from unicodedata import normalize

from eapa_cli.errors import UnreadableError
from eapa_cli.model.vocabulary import Kind

DATA = "data"
DOCUMENTS = "documents"
REGISTER_FILE = f"{DATA}/register.yaml"
SUFFIX = ".yaml"


def id_of(path: str) -> str:
    """Return the id that the record in a file must have, which is the file name without the extension."""
    return path.rpartition("/")[2].removesuffix(SUFFIX)


def folder_of(kind: Kind) -> str:
    """Return the folder for records of a kind, from the register's root."""
    return f"{DATA}/{kind.plural}"


def path_of(kind: Kind, id_: str) -> str:
    """Return the path of the file for a new record, from the register's root."""
    return f"{folder_of(kind)}/{id_}{SUFFIX}"


# Computed once, since a register may have a hundred thousand paths.
_KINDS: Final = tuple((f"{folder_of(kind)}/", kind) for kind in Kind)


def kind_of(path: str) -> Kind | None:
    """Return the kind of the record at a path from the register's root, or None for another file."""
    if not path.endswith(SUFFIX):
        return None
    return next((kind for folder, kind in _KINDS if path.startswith(folder)), None)


def is_inside(path: str) -> bool:
    """Return whether a path from the register's root, with '/', is below the root on every system."""
    has_drive = bool(PureWindowsPath(path).drive)  # as in 'C:x'
    # Windows reads a backslash as '/', and no system accepts a null character.
    return not (path.startswith("/") or ".." in path.split("/") or has_drive or "\\" in path or "\0" in path)


def normalize_path(path: str) -> str:
    """Return one form of a document's path: without `.` and empty parts, and in Unicode's composed form."""
    return normalize("NFC", str(PurePosixPath(path)))


def is_data_file(path: str) -> bool:
    """Return whether a path from the register's root is the path of a record or of the register's own file."""
    return is_inside(path) and (path == REGISTER_FILE or kind_of(path) is not None)


def documents_of(id_: str) -> str:
    """Return the folder for the documents of an agreement, from the register's root."""
    return f"{DOCUMENTS}/{id_}"


def is_document_file(path: str) -> bool:
    """Return whether a path from the register's root leads into the folder `documents`, and no part of it is hidden."""
    parts = path.split("/")
    return is_inside(path) and len(parts) > 1 and parts[0] == DOCUMENTS and not any(map(_is_hidden_or_empty, parts))


def _is_hidden_or_empty(name: str) -> bool:
    """Return whether a part of a path is a hidden name, or empty as in 'documents//text.pdf'."""
    return not name or name.startswith(".")


_MAX_DEPTH: Final = 50


def check_depth(folder: str) -> None:
    """Refuse a folder that is nested deeper than a register needs, since the functions that list folders are recursive.

    Raises:
        UnreadableError: the folder is nested too deeply.
    """
    if folder.count("/") > _MAX_DEPTH:
        top_folders = "/".join(folder.split("/")[:3])  # the whole path would be hundreds of characters long
        raise UnreadableError(
            f"folders are nested more than {_MAX_DEPTH} deep in '{top_folders}'",
            hint="move the files up, and remove the folders",
        )
