"""Brings the read model up to date from the files, at the cost of those that changed."""

import os
import sqlite3
import time
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Final

from eapa_cli.errors import UnreadableError
from eapa_cli.index.build import add_phases, add_record, superseded_by
from eapa_cli.index.tables import APPLICATION_ID, TABLES, VERSION
from eapa_cli.storage.layout import REGISTER_FILE, RecordFile
from eapa_cli.storage.store import Store

# A file may change again within one tick of the file system's clock and look the same: what changed within the
# last two seconds (the coarsest tick there is, FAT's) is read again until it is older.
_TICK: Final = 2_000_000_000
_DEFAULT_LANGUAGES: Final = ("en",)


def refresh(db: sqlite3.Connection, store: Store) -> None:
    """Make the read model say what the files say.

    Raises:
        sqlite3.Error: the database cannot be read or written.
        UnreadableError: the register cannot be read.
    """
    now = time.time_ns()
    files = list(store.files())
    key = _key(store)
    look = _digest(files)
    known = _meta(db)
    if (known.get("key"), known.get("look")) == (key, look):
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        _update(db, store, files, key, now)
        settled = db.execute("SELECT min(settled) FROM file").fetchone()[0] != 0
        db.execute("REPLACE INTO meta VALUES ('look', ?)", (look if settled else "",))
    except BaseException:
        db.rollback()
        raise
    db.commit()


def _update(db: sqlite3.Connection, store: Store, files: Sequence[RecordFile], key: str, now: int) -> None:
    if _meta(db).get("key") != key:
        _start_anew(db)
        db.executemany("REPLACE INTO meta VALUES (?, ?)", [("key", key), ("languages", " ".join(_languages(store)))])
    known = {
        path: (number, state if settled else "")
        for number, path, state, settled in db.execute("SELECT number, path, state, settled FROM file")
    }
    states = {file.path: _state(file.state) for file in files}
    stale = [number for path, (number, state) in known.items() if states.get(path) != state]
    fresh = [file for file in files if known.get(file.path, (0, ""))[1] != states[file.path]]
    touched = superseded_by(db, stale)
    db.executemany("DELETE FROM file WHERE number = ?", [(number,) for number in stale])
    languages = _meta(db)["languages"].split()
    added = [_add(db, store, file, languages, settled=now - file.state.st_mtime_ns > _TICK) for file in fresh]
    touched |= superseded_by(db, added)
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
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _add(db: sqlite3.Connection, store: Store, file: RecordFile, languages: Sequence[str], *, settled: bool) -> int:
    try:
        data = store.read(file.path).data
    except UnreadableError:
        data = None
    row = (file.path, file.kind, _state(file.state), settled)
    number = db.execute("INSERT INTO file (path, kind, state, settled, readable) VALUES (?, ?, ?, ?, 0)", row).lastrowid
    assert number is not None
    if data is not None and add_record(db, number, file.kind, data, languages):
        db.execute("UPDATE file SET readable = 1 WHERE number = ?", (number,))
    return number


def _meta(db: sqlite3.Connection) -> Mapping[str, str]:
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        return {}
    return dict(db.execute("SELECT key, value FROM meta"))


def _key(store: Store) -> str:
    """What the whole read model depends on: the program, and the register's own file with its languages."""
    try:
        state = _state((store.root / REGISTER_FILE).stat())
    except OSError as error:
        raise UnreadableError(f"the file '{REGISTER_FILE}' cannot be read: {error.strerror}") from error
    return f"{VERSION} {state}"


def _languages(store: Store) -> Sequence[str]:
    data = store.read_register_file().data
    languages = data.get("languages") if isinstance(data, dict) else None
    if not isinstance(languages, list):
        return _DEFAULT_LANGUAGES
    return [language for language in languages if isinstance(language, str)] or _DEFAULT_LANGUAGES


def _state(state: os.stat_result) -> str:
    # Besides what a save changes, the inode's own time: it moves even when a program sets the file's time back.
    return f"{state.st_size} {state.st_mtime_ns} {state.st_ctime_ns} {state.st_ino}"


def _digest(files: Iterable[RecordFile]) -> str:
    """One short text that differs when any file was added, removed or changed."""
    lines = "\n".join(f"{path}\0{_state(state)}" for path, _, state in files)
    return blake2b(lines.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
