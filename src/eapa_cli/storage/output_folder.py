"""The writer for folders of exports, which are written completely or, after an error, not at all.

A folder with files is changed only if it is an earlier export. Only a process that is killed while it moves files to
the folder leaves some old and some new files there. The next export replaces all of them.
"""

import os
from contextlib import suppress
from errno import EISDIR
from pathlib import Path

from eapa_cli.errors import RefusedError
from eapa_cli.storage.atomic_file import copy_mode, refuse_read_only
from eapa_cli.storage.output_file import Writer, resolve_output, write_error, write_via_draft
from eapa_cli.storage.register_location import is_link
from eapa_cli.text.interface_language import gettext as _


def write_output_folder(
    folder: Path, write: Writer, *, force: bool, marker: str, old_files_pattern: str | None = None
) -> None:
    """Write a draft of a folder, and move its files to the folder when it is complete.

    A folder that already has files is changed only with `force`, and only if it contains the file `marker`, as each
    export does. An old file with the name of a new one is replaced. Other old files are deleted only if they match the
    pattern `old_files_pattern`.

    Raises:
        RefusedError: the folder, or a file in it, may not be replaced.
        UnreadableError: the folder cannot be written.
    """
    place = resolve_output(folder)
    _refuse_other_folder(folder, place, force=force, marker=marker)

    def fill(draft: Path) -> None:
        draft.mkdir()
        write(draft)

    def publish(draft: Path) -> None:
        if place.is_dir():
            _exchange_files(draft, place, marker, old_files_pattern)
        else:
            draft.rename(place)

    try:
        write_via_draft(place, fill, publish)
    except OSError as error:
        raise write_error(folder, error) from error


def _refuse_other_folder(folder: Path, place: Path, *, force: bool, marker: str) -> None:
    if os.path.lexists(place) and not place.is_dir():
        raise RefusedError(
            _("'%(folder)s' is not a folder") % {"folder": folder},
            hint=_("this format needs a folder: choose another name"),
        )
    has_files = place.is_dir() and any(place.iterdir())
    if has_files and not (place / marker).is_file():
        raise RefusedError(
            _("the folder '%(folder)s' has files that are not from an export") % {"folder": folder},
            hint=_("name an empty or a new folder"),
        )
    if has_files and not force:
        raise RefusedError(
            _("the folder '%(folder)s' already has an export") % {"folder": folder}, hint=_("add --force to replace it")
        )


def _exchange_files(draft: Path, folder: Path, marker: str, pattern: str | None) -> None:
    """Move the files of a draft to a folder, and the old files to a folder next to the draft.

    `write_via_draft` deletes the temporary folder that has both. The marker moves first, so that the next export may
    replace the files even if this process is killed meanwhile. Each old file moves just before the new file of its
    name.
    """
    old_files_folder = draft.with_name(f"{draft.name}-old")
    new_names = sorted(path.relative_to(draft) for path in draft.rglob("*") if path.is_file())
    old_names = {name for name in new_names if os.path.lexists(folder / name)}
    if pattern:
        old_names |= {path.relative_to(folder) for path in folder.glob(pattern)}
    for name in sorted({*old_names, *new_names}):
        _check_replaceable(folder, name)
    moves: list[tuple[Path, Path]] = []
    for name in sorted(new_names, key=lambda name: (name != Path(marker), name)):
        if name in old_names:
            moves.append((folder / name, old_files_folder / name))
        refuse_read_only(folder / name)
        copy_mode(existing=folder / name, draft=draft / name)
        moves.append((draft / name, folder / name))
    moves += [(folder / name, old_files_folder / name) for name in sorted(old_names.difference(new_names))]
    _move_all(moves)
    for name in old_names:
        with suppress(OSError):  # the folder still has files
            (folder / name).parent.rmdir()


def _move_all(moves: list[tuple[Path, Path]]) -> None:
    """Rename files from their sources to their targets; after an error, rename them back."""
    done: list[tuple[Path, Path]] = []
    try:
        for source, target in moves:
            target.parent.mkdir(parents=True, exist_ok=True)
            source.rename(target)
            done.append((source, target))
    except BaseException:  # also if the user stops the command
        for source, target in reversed(done):
            target.rename(source)
        raise


def _check_replaceable(folder: Path, name: Path) -> None:
    """Check that no folder in the path of a file is a link, and that the file is a regular file if it exists."""
    file = folder / name
    for path in (file, *(folder / parent for parent in name.parents[:-1])):
        if is_link(path):
            raise RefusedError(
                _("'%(path)s' is a link, and is not replaced") % {"path": path},
                hint=_("delete it, or name another folder"),
            )
    if file.is_dir():
        raise IsADirectoryError(EISDIR, _("'%(name)s' is a folder") % {"name": name})
    if os.path.lexists(file) and not file.is_file():
        raise RefusedError(
            _("'%(file)s' is a pipe or a device, and is not replaced") % {"file": file},
            hint=_("delete it, or name another folder"),
        )
