"""The refresh of the read model before a query, if any file of the register changed."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from eapa_cli.errors import UnreadableError
from eapa_cli.index.file_snapshot import take_snapshot
from eapa_cli.index.tables import VERSION, read_meta
from eapa_cli.model.record_paths import REGISTER_FILE
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.system_reasons import system_reason

Progress = Callable[[], AbstractContextManager[Callable[[int, int], object]]]
"""A function that returns a context manager, which displays the progress of reading.

The context manager yields a function that reports the number of files read so far, and the total.
"""


def refresh(db: sqlite3.Connection, root: Path, progress: Progress) -> None:
    """Update the read model to the current state of the files.

    Raises:
        sqlite3.Error: the database cannot be read or written.
        UnreadableError: the register cannot be read.
    """
    now = time.time_ns()
    key = _model_key(root)
    snapshot = take_snapshot(root)
    known = read_meta(db)
    if (known.get("key"), known.get("snapshot")) == (key, snapshot.digest):
        return
    # Imported here because most runs find no changed files, and importing the YAML reader takes 30 ms.
    from eapa_cli.index.row_update import update
    from eapa_cli.index.row_writer import transaction

    with transaction(db), progress() as report:
        update(db, root, key, snapshot, now=now, report=report)


def _model_key(root: Path) -> str:
    """Return the version of the program and the state of the register's file; if they change, the model is rebuilt."""
    try:
        state = (root / REGISTER_FILE).stat()
    except OSError as error:
        fields = {"file": REGISTER_FILE, "reason": system_reason(error)}
        raise UnreadableError(_("the file '%(file)s' cannot be read: %(reason)s") % fields) from error
    return f"{VERSION} {state.st_size} {state.st_mtime_ns} {state.st_ctime_ns} {state.st_ino}"
