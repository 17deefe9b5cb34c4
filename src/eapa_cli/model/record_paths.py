"""The paths of records below the root of a register, with '/' on every system."""

from pathlib import PurePosixPath, PureWindowsPath
from typing import Final

from eapa_cli.errors import UnreadableError
from eapa_cli.model.vocabulary import Kind

DATA = "data"
DOCUMENTS = "documents"
REGISTER_FILE = f"{DATA}/register.yaml"
SUFFIX = ".yaml"


def id_of(path: str) -> str:
    """The id that the record in a file must have: the file's stem."""
    return path.rpartition("/")[2].removesuffix(SUFFIX)


def folder_of(kind: Kind) -> str:
    """The folder of a kind of record, from the register's root."""
    return f"{DATA}/{kind.plural}"


def path_of(kind: Kind, id_: str) -> str:
    """The file in which a new record goes, from the register's root."""
    return f"{folder_of(kind)}/{id_}{SUFFIX}"


# Made once, since a register has a hundred thousand paths.
_KINDS: Final = tuple((f"{folder_of(kind)}/", kind) for kind in Kind)


def kind_of(path: str) -> Kind | None:
    """The kind of record that a path from the register's root is for, if it is for any."""
    if path.endswith(SUFFIX) and not path.endswith(f"/{SUFFIX}"):
        for folder, kind in _KINDS:
            if path.startswith(folder):
                return kind
    return None


def is_inside(path: str) -> bool:
    """Whether a path from the register's root, with '/', stays below it on every system."""
    parts, windows = PurePosixPath(path), PureWindowsPath(path)
    return not (
        parts.is_absolute() or windows.drive or windows.root or "\\" in path or "\0" in path or ".." in parts.parts
    )


def is_data_file(path: str) -> bool:
    """Whether a path from the register's root is that of a file which the program writes."""
    return is_inside(path) and (path == REGISTER_FILE or kind_of(path) is not None)


def documents_of(id_: str) -> str:
    """The folder of the documents of an agreement, from the register's root."""
    return f"{DOCUMENTS}/{id_}"


def is_document_file(path: str) -> bool:
    """Whether a path from the register's root is that of a document which the program copies, moves or deletes."""
    parts = path.split("/")
    return is_inside(path) and len(parts) > 1 and parts[0] == DOCUMENTS and not any(map(_is_hidden, parts))


def _is_hidden(name: str) -> bool:
    return not name or name.startswith(".")


_DEEPEST: Final = 50


def check_depth(folder: str) -> None:
    """Make sure that a folder of the register is not nested so deeply that walking it would fail.

    Raises:
        UnreadableError: it is.
    """
    if folder.count("/") > _DEEPEST:
        raise UnreadableError(
            f"folders are nested more than {_DEEPEST} deep in '{'/'.join(folder.split('/')[:3])}'",
            hint="move the files up, and remove the folders",
        )
