"""The writer for folders of exports, which are written completely or not at all.

A folder with files is replaced only if it is an earlier export. If the process is killed while it moves files into
place, the folder has some old and some new files. The next export replaces all of them.
"""

import os
from contextlib import suppress
from errno import EISDIR
from pathlib import Path

from eapa_cli.errors import RefusedError
from eapa_cli.storage.layout import is_link
from eapa_cli.storage.output_file import Writer, cannot_be_written, keep_mode, resolved_output, with_draft


def write_output_folder(folder: Path, write: Writer, *, force: bool, mark: str, parts: str) -> None:
    """Write a draft of a folder, and move its files to the folder when it is complete.

    A folder that already has files is changed only with `force`, and only if it contains a file named `mark`, as each
    export does. Old files that have the name of a new one or match the pattern `parts` are replaced or deleted; all
    other old files stay.

    Raises:
        RefusedError: the folder, or a file in it, may not be replaced.
        UnreadableError: the folder cannot be written.
    """
    place = resolved_output(folder)
    _refuse_other_folder(folder, place, force=force, mark=mark)

    def fill(draft: Path) -> None:
        draft.mkdir()
        write(draft)

    def publish(draft: Path) -> None:
        if place.is_dir():
            _exchange(draft, place, mark, parts)
        else:
            draft.rename(place)

    try:
        with_draft(place, fill, publish)
    except OSError as error:
        raise cannot_be_written(folder, error) from error


def _refuse_other_folder(folder: Path, place: Path, *, force: bool, mark: str) -> None:
    if os.path.lexists(place) and not place.is_dir():
        raise RefusedError(f"'{folder}' is not a folder", hint="this format needs a folder: choose another name")
    has_files = place.is_dir() and any(place.iterdir())
    if has_files and not (place / mark).is_file():
        raise RefusedError(
            f"the folder '{folder}' has files that are not from an export", hint="name an empty or a new folder"
        )
    if has_files and not force:
        raise RefusedError(f"the folder '{folder}' already has an export", hint="add --force to replace it")


def _exchange(draft: Path, folder: Path, mark: str, parts: str) -> None:
    """Move the files of a draft to a folder, and the old files to a folder next to the draft.

    The mark moves first, so that the next export may replace the files even if this process is killed meanwhile. Each
    old file moves just before the new file of its name.
    """
    old_files_folder = draft.with_name(f"{draft.name}-old")
    new = sorted(path.relative_to(draft) for path in draft.rglob("*") if path.is_file())
    old = {name for name in new if os.path.lexists(folder / name)}
    old |= {path.relative_to(folder) for path in folder.glob(parts)}
    for name in sorted({*old, *new}):
        _check_replaceable(folder, name)
    without_successor = old - set(new)
    moves: list[tuple[Path, Path]] = []
    for name in [*sorted(new, key=lambda name: (name != Path(mark), name)), *sorted(without_successor)]:
        if name in old:
            moves.append((folder / name, old_files_folder / name))
        if name not in without_successor:
            keep_mode(draft / name, folder / name)
            moves.append((draft / name, folder / name))
    _move_all(moves)
    for name in old:
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
    """Check that each parent of a file is a folder, and that the file is a regular file if it exists."""
    file = folder / name
    for path in (file, *(folder / parent for parent in name.parents[:-1])):
        if is_link(path):
            raise RefusedError(f"'{path}' is a link, and is not replaced", hint="delete it, or name another folder")
    if file.is_dir():
        raise IsADirectoryError(EISDIR, f"'{name}' is a folder")
    if os.path.lexists(file) and not file.is_file():
        raise RefusedError(
            f"'{file}' is a pipe or a device, and is not replaced", hint="delete it, or name another folder"
        )
