"""The file or folder that an export makes: whole, and over nothing that it was not told to replace.

A file is there whole or not at all; a folder also is, unless the process is killed while its files change places.
"""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from errno import EISDIR
from pathlib import Path

from eapa_cli.errors import RefusedError, UnreadableError
from eapa_cli.storage.atomic_file import DRAFT_PREFIX, patiently


def make_file(file: Path, write: Callable[[Path], object], *, force: bool) -> None:
    """Let a file be written under another name, and give it its own when it is whole.

    Raises:
        RefusedError: there is a file of that name, and it is not to be replaced.
        UnreadableError: it cannot be written.
    """
    see_that_it_may_be_made(file, force=force)
    _make(file, write, lambda draft: patiently(lambda: draft.replace(file)))


def see_that_it_may_be_made(file: Path, *, force: bool) -> None:
    """See that there is no file of a name, or that it is to be replaced.

    Raises:
        RefusedError: there is one, and it is not.
    """
    if file.is_dir():
        raise RefusedError(f"'{file}' is a folder", hint="name a file in it")
    if os.path.lexists(file) and not force:
        raise RefusedError(f"the file '{file}' is there already", hint="give another name, or --force to replace it")


def make_folder(folder: Path, write: Callable[[Path], object], *, force: bool, mark: str, parts: str) -> None:
    """Let a folder be filled under another name, and give it its own when it is whole.

    In a folder that holds anything, files are replaced only when told to, and only if it holds the mark of an earlier
    export: those of the same names and those that `parts`, a pattern, fits. Whatever else is there stays.

    Raises:
        RefusedError: there is something of that name that is not to be replaced.
        UnreadableError: it cannot be written.
    """
    if os.path.lexists(folder) and not folder.is_dir():
        raise RefusedError(f"'{folder}' is not a folder", hint="this form needs a folder: give another name")
    holding = folder.is_dir() and any(folder.iterdir())
    if holding and not (folder / mark).is_file():
        raise RefusedError(
            f"the folder '{folder}' holds other files than an export", hint="name a folder that is empty or not there"
        )
    if holding and not force:
        raise RefusedError(f"the folder '{folder}' holds an export already", hint="give --force to replace it")

    def fill(draft: Path) -> None:
        draft.mkdir()
        write(draft)

    def publish(draft: Path) -> None:
        if folder.is_dir():
            _exchange(draft, folder, mark, parts)
        else:
            draft.rename(folder)

    _make(folder, fill, publish)


def _exchange(draft: Path, folder: Path, mark: str, parts: str) -> None:
    """Put the files of a folder in the place of another's; those are gone only when all of these are there.

    The mark is the first, and each file goes when its successor comes: a process that is killed leaves some old and
    some new, which the next export replaces.
    """
    aside = draft.with_name(f"{draft.name}-old")
    new = sorted(path.relative_to(draft) for path in draft.rglob("*") if path.is_file())
    old = {way for way in new if os.path.lexists(folder / way)}
    old |= {path.relative_to(folder) for path in folder.glob(parts)}
    gone = old - set(new)
    moves: list[tuple[Path, Path]] = []
    for way in [*sorted(new, key=lambda way: (way != Path(mark), way)), *sorted(gone)]:
        if way in old:
            moves.append((folder / way, aside / way))
        if way not in gone:
            moves.append((draft / way, folder / way))
    if folders := [source.name for source, _ in moves if source.is_dir()]:
        raise IsADirectoryError(EISDIR, f"'{folders[0]}' is a folder")
    done: list[tuple[Path, Path]] = []
    try:
        for source, target in moves:
            target.parent.mkdir(parents=True, exist_ok=True)
            source.rename(target)
            done.append((source, target))
    except BaseException:  # also when somebody stops it
        for source, target in reversed(done):
            target.rename(source)
        raise
    for way in old:
        with suppress(OSError):  # it holds what is new
            (folder / way).parent.rmdir()


def _make(target: Path, write: Callable[[Path], object], publish: Callable[[Path], object]) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=DRAFT_PREFIX) as room:
            draft = Path(room) / target.name
            write(draft)
            publish(draft)
    except OSError as error:
        raise UnreadableError(f"'{target}' cannot be written: {error.strerror or error}") from error
