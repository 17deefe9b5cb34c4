"""Brings the read model up to date from the files, at the cost of those that changed."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from eapa_cli.errors import UnreadableError
from eapa_cli.index.snapshot import glance
from eapa_cli.index.tables import VERSION, meta
from eapa_cli.model.record_paths import REGISTER_FILE

Progress = Callable[[], AbstractContextManager[Callable[[int, int], object]]]
"""Begins to show how far it is; what it gives is called with how many files are read, of how many."""


def refresh(db: sqlite3.Connection, root: Path, progress: Progress) -> None:
    """Make the read model say what the files say.

    Raises:
        sqlite3.Error: the database cannot be read or written.
        UnreadableError: the register cannot be read.
    """
    now = time.time_ns()
    key = _key(root)
    look = glance(root)
    known = meta(db)
    if (known.get("key"), known.get("look")) == (key, look.digest):
        return
    # Imported here since most questions find the files as they were, and reading YAML costs 30 ms to import.
    from eapa_cli.index.row_writer import written
    from eapa_cli.index.updater import update

    with written(db), progress() as read:
        update(db, root, key, look, now=now, read=read)


def _key(root: Path) -> str:
    """What the whole read model depends on: the program, and the register's own file with its languages."""
    try:
        state = (root / REGISTER_FILE).stat()
    except OSError as error:
        raise UnreadableError(f"the file '{REGISTER_FILE}' cannot be read: {error.strerror}") from error
    return f"{VERSION} {state.st_size} {state.st_mtime_ns} {state.st_ctime_ns} {state.st_ino}"
