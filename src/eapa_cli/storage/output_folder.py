"""Export folders, which are written completely or not at all, and replace only earlier exports.

Only a process that is killed while it moves files into place leaves a folder with some old and some new files.
"""

import os
from contextlib import suppress
from errno import EISDIR
from pathlib import Path

from eapa_cli.errors import RefusedError
from eapa_cli.storage.layout import is_link
from eapa_cli.storage.output_file import Writer, cannot_be_written, keep_mode, resolved_output, with_draft


def make_folder(folder: Path, write: Writer, *, force: bool, mark: str, parts: str) -> None:
    """Fill a draft of a folder, and put it in place when it is complete.

    In a folder with files, files are replaced only with `force`, and only if the folder has the mark of an earlier
    export. Files of the same names and files that match the pattern `parts` are replaced; all other files stay.

    Raises:
        RefusedError: the folder, or something in it, may not be replaced.
        UnreadableError: it cannot be written.
    """
    place = resolved_output(folder)
    _check_folder(folder, place, force=force, mark=mark)

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


def _check_folder(folder: Path, place: Path, *, force: bool, mark: str) -> None:
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
    """Replace the files of a folder by those of a draft; the old ones are deleted only when all new ones are there.

    The mark moves first, and each old file is removed just before its successor is moved in. A killed process leaves
    some old and some new files, which the next export replaces.
    """
    aside = draft.with_name(f"{draft.name}-old")
    new = sorted(path.relative_to(draft) for path in draft.rglob("*") if path.is_file())
    old = {name for name in new if os.path.lexists(folder / name)}
    old |= {path.relative_to(folder) for path in folder.glob(parts)}
    for name in sorted({*old, *new}):
        _check_replaceable(folder, name)
    gone = old - set(new)
    moves: list[tuple[Path, Path]] = []
    for name in [*sorted(new, key=lambda name: (name != Path(mark), name)), *sorted(gone)]:
        if name in old:
            moves.append((folder / name, aside / name))
        if name not in gone:
            keep_mode(draft / name, folder / name)
            moves.append((draft / name, folder / name))
    _move_all(moves)
    for name in old:
        with suppress(OSError):  # it has new files
            (folder / name).parent.rmdir()


def _move_all(moves: list[tuple[Path, Path]]) -> None:
    done: list[tuple[Path, Path]] = []
    try:
        for source, target in moves:
            target.parent.mkdir(parents=True, exist_ok=True)
            source.rename(target)
            done.append((source, target))
    except BaseException:  # also when the user stops it
        for source, target in reversed(done):
            target.rename(source)
        raise


def _check_replaceable(folder: Path, name: Path) -> None:
    """Check that each parent of a file is a folder, and that the file is a regular file if it exists."""
    inside = [folder / part for part in (name, *name.parents[:-1])]
    for path in filter(is_link, inside):
        raise RefusedError(f"'{path}' is a link, and is not replaced", hint="delete it, or name another folder")
    if inside[0].is_dir():
        raise IsADirectoryError(EISDIR, f"'{name}' is a folder")
    if os.path.lexists(inside[0]) and not inside[0].is_file():
        raise RefusedError(
            f"'{inside[0]}' is a pipe or a device, and is not replaced", hint="delete it, or name another folder"
        )
