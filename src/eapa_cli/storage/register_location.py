"""The location of a register on disk, and the files of its records."""

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from eapa_cli.errors import UnreadableError
from eapa_cli.model.record_paths import REGISTER_FILE, SUFFIX, check_depth, folder_of
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.path_type import path_type
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.system_reasons import system_reason
from eapa_cli.text.translatable_message import translated

REGISTER_VARIABLE = "EAPA_REGISTER"
"""The environment variable with the path of a register."""

REGISTER_STATE_FOLDER = ".eapa"
"""The folder in a register for the lock and journal of a running command."""

JOURNAL = f"{REGISTER_STATE_FOLDER}/journal.json"
JOURNAL_DRAFT = f"{JOURNAL}.draft"
# The tag of a junction, a link between folders on Windows. Other systems do not have stat.IO_REPARSE_TAG_MOUNT_POINT.
_JUNCTION_TAG: Final = 0xA0000003


class RecordFile(NamedTuple):
    """The file of a record: its path from the register's root, with '/', the kind of record, and its state on disk."""

    path: str
    kind: Kind
    state: os.stat_result


def refuse_links_in_path(root: Path, path: str) -> None:
    """Check that no existing folder in the path of a file, or of a folder with '/' at its end, is a link.

    Raises:
        UnreadableError: a folder is a link, and may lead out of the register.
    """
    folders = path.split("/")[:-1]
    for depth in range(1, len(folders) + 1):
        folder = "/".join(folders[:depth])
        if is_link(root / folder):
            raise UnreadableError(
                _("'%(file)s' is a link, and may lead out of the register") % {"file": folder},
                hint=_("replace it by a folder"),
            )


def is_link(path: Path) -> bool:
    """Return whether a path is a symbolic link or a Windows junction."""
    try:
        state = path.lstat()
    except OSError:
        return False
    return stat.S_ISLNK(state.st_mode) or getattr(state, "st_reparse_tag", 0) == _JUNCTION_TAG


def is_register(folder: Path) -> bool:
    """Return whether a folder is the root of a register, even if the register's own file is not a regular file."""
    return os.path.lexists(folder / REGISTER_FILE)


def register_around(folder: Path) -> Path | None:
    """Return the root of the nearest register above a folder, or None; the folder itself is not considered."""
    place = Path(os.path.realpath(folder))  # `resolve` fails for a loop of links
    return next((parent for parent in place.parents if is_register(parent)), None)


def find_register(start: Path, environ: Mapping[str, str], option: Path | None = None) -> Path:
    """Return the root of the register.

    This is the folder of the option `--register`, else that of the environment variable, else `start` or the nearest
    folder above it that is a register.

    Raises:
        UnreadableError: there is no register, or a folder of its records is a link.
    """
    root = _locate_register(start, environ, option)
    for kind in Kind:
        refuse_links_in_path(root, f"{folder_of(kind)}/")
    return root


def _locate_register(start: Path, environ: Mapping[str, str], option: Path | None) -> Path:
    chosen_folder = option or (Path(environ[REGISTER_VARIABLE]) if environ.get(REGISTER_VARIABLE) else None)
    if chosen_folder is not None:
        if is_register(chosen_folder):
            return chosen_folder.resolve()
        message = _("there is no register in '%(folder)s': it has no %(file)s")
        raise UnreadableError(
            message % {"folder": chosen_folder, "file": REGISTER_FILE}, hint=_hint_on_missing_register()
        )
    here = start.resolve()
    for folder in (here, *here.parents):
        if is_register(folder):
            return folder
    message = _("there is no register here, or in any folder above")
    raise UnreadableError(message, hint=_hint_on_missing_register())


def _hint_on_missing_register() -> str:
    hint = _("go to its folder, give --register DIR, set %(variable)s, or start one with 'eapa init DIR'")
    return hint % {"variable": REGISTER_VARIABLE}


def repository_of(root: Path) -> Path:
    """Return the top folder of the git repository that contains a folder; the folder itself if there is none."""
    return _repository(root) or root


def is_in_repository(folder: Path) -> bool:
    """Return whether a folder is in a git repository, or is its top folder."""
    return _repository(folder) is not None


def _repository(folder: Path) -> Path | None:
    return next((parent for parent in (folder, *folder.parents) if (parent / ".git").exists()), None)


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

    This takes a third of the time, since it does not read the states of the files.
    """
    for kind in Kind:
        yield from ((path, kind) for path, _entry in _walk(root, folder_of(kind)))


def listing_error(root: Path, folder: str, error: OSError) -> UnreadableError:
    """Return the error for a folder of records that cannot be listed."""
    if isinstance(error, NotADirectoryError):
        type_ = path_type(root / folder)
        message = _("'%(folder)s' is %(type)s, not a folder") % {"folder": folder, "type": translated(type_)}
        return UnreadableError(message, hint=_("put a folder in its place"))
    message = _("the folder '%(folder)s' cannot be read: %(reason)s")
    return UnreadableError(message % {"folder": folder, "reason": system_reason(error)})


def list_entries(root: Path, folder: str) -> list["os.DirEntry[str]"]:
    """Return the entries of a folder of a register, sorted by name.

    Raises:
        OSError: the folder cannot be read.
    """
    check_depth(folder)
    with os.scandir(root / folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _walk(root: Path, folder: str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    try:
        entries = list_entries(root, folder)
    except FileNotFoundError:
        return  # git does not store empty folders
    except OSError as error:
        raise listing_error(root, folder, error) from error
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(root, path)
        elif entry.name.endswith(SUFFIX) and entry.is_file(follow_symlinks=False):
            yield path, entry
