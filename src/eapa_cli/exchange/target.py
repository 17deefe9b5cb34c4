"""The file or folder that an export makes: whole or not at all, and over nothing that it was not told to replace."""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from eapa_cli.errors import RefusedError, UnreadableError


def make_file(file: Path, write: Callable[[Path], object], *, force: bool) -> None:
    """Let a file be written under another name, and give it its own when it is whole.

    Raises:
        RefusedError: there is a file of that name, and it is not to be replaced.
        UnreadableError: it cannot be written.
    """
    if file.is_dir():
        raise RefusedError(f"'{file}' is a folder", hint="name a file in it")
    if os.path.lexists(file) and not force:
        raise RefusedError(f"the file '{file}' is there already", hint="give another name, or --force to replace it")
    _make(file, write, lambda draft: draft.replace(file))


def make_folder(folder: Path, write: Callable[[Path], object], *, force: bool, mark: str) -> None:
    """Let a folder be filled under another name, and give it its own when it is whole.

    A folder that holds anything is replaced only when told to, and only if it holds the mark of an earlier export.

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
            aside = draft.with_name(f"{draft.name}-old")
            folder.rename(aside)
            shutil.rmtree(aside)
        draft.rename(folder)

    _make(folder, fill, publish)


def _make(target: Path, write: Callable[[Path], object], publish: Callable[[Path], object]) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".eapa-") as room:
            draft = Path(room) / target.name
            write(draft)
            publish(draft)
    except OSError as error:
        raise UnreadableError(f"'{target}' cannot be written: {error.strerror or error}") from error
