"""The location of a register on disk, and the files of its records."""

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from eapa_cli.errors import UnreadableError
from eapa_cli.model.record_paths import REGISTER_FILE, SUFFIX, check_depth, folder_of
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.file_type import file_type

VARIABLE = "EAPA_REGISTER"
"""The environment variable with the path of a register."""

REGISTER_STATE_FOLDER = ".eapa"
"""The folder in a register for the lock and journal of a running command."""

JOURNAL = f"{REGISTER_STATE_FOLDER}/journal.json"
JOURNAL_DRAFT = f"{JOURNAL}.draft"
# Windows' second kind of link between folders, stat.IO_REPARSE_TAG_MOUNT_POINT, which other systems do not have.
_JUNCTION: Final = 0xA0000003


class RecordFile(NamedTuple):
    """A file for a record: its path from the register's root, with '/', and its state on disk."""

    path: str
    kind: Kind
    state: os.stat_result


def refuse_links_in_path(root: Path, path: str) -> None:
    """Check that no existing folder in the path of a file is a link.

    Raises:
        UnreadableError: one is a link, and may lead out of the register.
    """
    folders = path.split("/")[:-1]
    for depth in range(1, len(folders) + 1):
        folder = "/".join(folders[:depth])
        if is_link(root / folder):
            raise UnreadableError(
                f"'{folder}' is a link, and may lead out of the register", hint="replace it by a folder"
            )


def is_link(path: Path) -> bool:
    """Return whether a path is a symbolic link or a Windows junction."""
    try:
        state = path.lstat()
    except OSError:
        return False
    return stat.S_ISLNK(state.st_mode) or getattr(state, "st_reparse_tag", 0) == _JUNCTION


def is_register(folder: Path) -> bool:
    """Return whether a folder is the root of a register, even if the register's own file is not a regular file."""
    return os.path.lexists(folder / REGISTER_FILE)


def register_around(folder: Path) -> Path | None:
    """Return the root of the register around a folder, or None; the folder itself does not count."""
    return next((parent for parent in folder.resolve().parents if is_register(parent)), None)


def find_register(start: Path, environ: Mapping[str, str], given: Path | None = None) -> Path:
    """Return the root of the register: `given`, else that of the environment, else the nearest one above `start`.

    Raises:
        UnreadableError: there is no register, or a folder of its records is a link.
    """
    root = _locate_register(start, environ, given)
    for kind in Kind:
        refuse_links_in_path(root, f"{folder_of(kind)}/")
    return root


def _locate_register(start: Path, environ: Mapping[str, str], given: Path | None) -> Path:
    named = given or (Path(environ[VARIABLE]) if environ.get(VARIABLE) else None)
    if named is not None:
        if is_register(named):
            return named.resolve()
        raise UnreadableError(f"there is no register in '{named}': it has no {REGISTER_FILE}", hint=_HINT)
    here = start.resolve()
    for folder in (here, *here.parents):
        if is_register(folder):
            return folder
    raise UnreadableError("there is no register here, or in any folder above", hint=_HINT)


_HINT = f"go to its folder, give --register DIR, set {VARIABLE}, or start one with 'eapa init DIR'"


def repository_of(root: Path) -> Path:
    """Return the top folder of the repository around a folder; the folder itself if there is no repository."""
    return _repository(root) or root


def is_in_repository(folder: Path) -> bool:
    """Return whether a folder, or one above it, is a git repository."""
    return _repository(folder) is not None


def _repository(root: Path) -> Path | None:
    return next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), None)


def record_files(root: Path) -> Iterator[RecordFile]:
    """Yield the regular `.yaml` files of all organizations, then of all agreements, each sorted by name."""
    for kind in Kind:
        for path, entry in _walk(root, folder_of(kind)):
            try:
                state = entry.stat(follow_symlinks=False)
            except FileNotFoundError:
                continue  # the file was deleted after the folder was listed
            yield RecordFile(path, kind, state)


def record_paths(root: Path) -> Iterator[tuple[str, Kind]]:
    """Yield the paths and kinds of the files that `record_files` yields, in the same order.

    Without the states of the files, this is three times as fast.
    """
    for kind in Kind:
        yield from ((path, kind) for path, _ in _walk(root, folder_of(kind)))


def listing_error(root: Path, folder: str, error: OSError) -> UnreadableError:
    """Return the error for a folder of records that cannot be listed."""
    if isinstance(error, NotADirectoryError):
        kind = file_type(root / folder)
        return UnreadableError(f"'{folder}' is {kind}, not a folder", hint="put a folder in its place")
    return UnreadableError(f"the folder '{folder}' cannot be read: {error.strerror}")


def _walk(root: Path, folder: str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    check_depth(folder)
    try:
        with os.scandir(root / folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except FileNotFoundError:
        return  # git does not store empty folders
    except OSError as error:
        raise listing_error(root, folder, error) from error
    for entry in found:
        path = f"{folder}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(root, path)
        elif entry.name.endswith(SUFFIX) and entry.is_file(follow_symlinks=False):
            yield path, entry
