"""Puts what changed on disk into the read model."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from eapa_cli.errors import UnreadableError
from eapa_cli.index.build import add_phases, add_record, changed_by
from eapa_cli.index.tables import APPLICATION_ID, TABLES, meta, state_of
from eapa_cli.index.words import make_table, remove_words
from eapa_cli.storage.layout import RecordFile, record_files
from eapa_cli.storage.store import Store

# A file may change again within one tick of the file system's clock and look the same: what changed within the
# last two seconds (the coarsest tick there is, FAT's) is read again until it is older.
_TICK: Final = 2_000_000_000


def update(
    db: sqlite3.Connection,
    root: Path,
    key: str,
    now: int,
    read: Callable[[int, int], object],
) -> None:
    """Read the files that are not as the read model has them, as of a time in nanoseconds; `read` is told how many."""
    store = Store(root)
    files = list(record_files(root))
    if meta(db).get("key") != key:
        _start_anew(db)
        settings = store.read_register_file().data
        owner = settings.get("owner") if isinstance(settings, dict) else None
        facts = {"key": key, "languages": " ".join(store.languages()), "owner": owner if type(owner) is str else ""}
        db.executemany("REPLACE INTO meta VALUES (?, ?)", facts.items())
    known = {
        path: (number, state if settled else "")
        for number, path, state, settled in db.execute("SELECT number, path, state, settled FROM file")
    }
    states = {file.path: state_of(file.state) for file in files}
    stale = [number for path, (number, state) in known.items() if states.get(path) != state]
    fresh = [file for file in files if known.get(file.path, (0, ""))[1] != states[file.path]]
    touched = changed_by(db, stale)
    db.executemany("DELETE FROM file WHERE number = ?", [(number,) for number in stale])
    remove_words(db, stale)
    languages = meta(db)["languages"].split()
    added = []
    for file in fresh:
        added.append(_add(db, store, file, languages, settled=now - file.state.st_mtime_ns > _TICK))
        read(len(added), len(fresh))
    touched |= changed_by(db, added)
    for number in added:
        touched.update(id_ for (id_,) in db.execute("SELECT id FROM agreement WHERE file = ?", (number,)))
    add_phases(db, touched)


def _start_anew(db: sqlite3.Connection) -> None:
    # The names come from the database itself: it may be another program's, or another version's.
    for name, type_ in db.execute("SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view')").fetchall():
        if not name.startswith("sqlite_"):
            db.execute(f'DROP {type_} IF EXISTS "{name.replace(chr(34), chr(34) * 2)}"')
    for statement in TABLES.split(";"):
        db.execute(statement)
    make_table(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _add(db: sqlite3.Connection, store: Store, file: RecordFile, languages: Sequence[str], *, settled: bool) -> int:
    try:
        data = store.read(file.path).data
    except UnreadableError:
        data = None
    row = (file.path, file.kind, state_of(file.state), settled)
    number = db.execute("INSERT INTO file (path, kind, state, settled, readable) VALUES (?, ?, ?, ?, 0)", row).lastrowid
    assert number is not None
    if data is not None and add_record(db, number, file.kind, data, languages):
        db.execute("UPDATE file SET readable = 1 WHERE number = ?", (number,))
    return number
