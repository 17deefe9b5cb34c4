"""Brings the read model up to date from the files, at the cost of those that changed."""

import sqlite3
import time
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from eapa_cli.errors import UnreadableError
from eapa_cli.index.tables import VERSION, meta, state_of
from eapa_cli.storage.layout import REGISTER_FILE, RecordFile, record_files


def refresh(db: sqlite3.Connection, root: Path) -> None:
    """Make the read model say what the files say.

    Raises:
        sqlite3.Error: the database cannot be read or written.
        UnreadableError: the register cannot be read.
    """
    now = time.time_ns()
    files = list(record_files(root))
    key = _key(root)
    look = _digest(files)
    known = meta(db)
    if (known.get("key"), known.get("look")) == (key, look):
        return
    # Imported here since most questions find the files as they were, and reading YAML costs 30 ms to import.
    from eapa_cli.index.update import update

    db.execute("BEGIN IMMEDIATE")
    try:
        update(db, root, files, key, now)
        settled = db.execute("SELECT min(settled) FROM file").fetchone()[0] != 0
        db.execute("REPLACE INTO meta VALUES ('look', ?)", (look if settled else "",))
    except BaseException:
        db.rollback()
        raise
    db.commit()


def _key(root: Path) -> str:
    """What the whole read model depends on: the program, and the register's own file with its languages."""
    try:
        state = state_of((root / REGISTER_FILE).stat())
    except OSError as error:
        raise UnreadableError(f"the file '{REGISTER_FILE}' cannot be read: {error.strerror}") from error
    return f"{VERSION} {state}"


def _digest(files: Iterable[RecordFile]) -> str:
    """One short text that differs when any file was added, removed or changed."""
    lines = "\n".join(f"{path}\0{state_of(state)}" for path, _, state in files)
    return blake2b(lines.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
