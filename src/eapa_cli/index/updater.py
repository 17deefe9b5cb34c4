"""Puts what changed on disk into the read model."""

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from eapa_cli.index.full_text import make_table
from eapa_cli.index.renewal_horizon import initial_horizon
from eapa_cli.index.row_builder import NewFile, RowsOfFiles
from eapa_cli.index.row_writer import add_entries, affected_by, affected_since, remove_files, update_terms
from eapa_cli.index.snapshot import Look, State, digest_of, files_in
from eapa_cli.index.tables import APPLICATION_ID, INDEXES, TABLES, meta
from eapa_cli.model.record_paths import folder_of
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.process_pool import batches_of, map_in_processes, processes_for
from eapa_cli.storage.store import Store

# A file may change again within one tick of the file system's clock and look the same: what changed within the
# last two seconds (the coarsest tick there is, FAT's) is read again until it is older.
_TICK: Final = 2_000_000_000

_STRANGERS: Final = """
DELETE FROM stranger;
INSERT INTO stranger SELECT DISTINCT file FROM party
    WHERE organization IN (SELECT organization FROM party EXCEPT SELECT id FROM organization)
"""


def update(
    db: sqlite3.Connection, root: Path, key: str, look: Look, *, now: int, read: Callable[[int, int], object]
) -> None:
    """Read the files that are not as the read model has them, as of a time in nanoseconds; `read` is told how many."""
    anew = meta(db).get("key") != key
    if anew:
        _start_anew(db, Store(root), key)
    stale, fresh = _compared(db, look)
    ((last,),) = db.execute("SELECT coalesce(max(number), 0) FROM file")
    numbers = [number for path in stale for (number,) in db.execute("SELECT number FROM file WHERE path = ?", (path,))]
    touched = affected_by(db, numbers)
    until = initial_horizon(now)
    remove_files(db, numbers)
    rows_of = RowsOfFiles(root, meta(db)["languages"].split(), until)
    _read(db, rows_of, _new_files(fresh, last + 1, now), read)
    if anew:
        _execute(db, INDEXES)
    update_terms(db, touched | affected_since(db, last + 1), until)
    _execute(db, _STRANGERS)
    _remember(db, look)


def _start_anew(db: sqlite3.Connection, store: Store, key: str) -> None:
    # The names come from the database itself: it may be another program's, or another version's.
    for name, type_ in db.execute("SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view')").fetchall():
        if not name.startswith("sqlite_"):
            db.execute(f'DROP {type_} IF EXISTS "{name.replace(chr(34), chr(34) * 2)}"')
    _execute(db, TABLES)
    make_table(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    settings = store.read_register_file().data
    owner = settings.get("owner") if isinstance(settings, dict) else None
    facts = {"key": key, "languages": " ".join(store.languages()), "owner": owner if type(owner) is str else ""}
    db.executemany("REPLACE INTO meta VALUES (?, ?)", facts.items())


def _execute(db: sqlite3.Connection, statements: str) -> None:
    for statement in statements.split(";"):
        db.execute(statement)


def _compared(db: sqlite3.Connection, look: Look) -> tuple[set[str], dict[str, State]]:
    """The paths of the files that are not as they were, and the states of those to be read."""
    unsettled = {path for (path,) in db.execute("SELECT path FROM file WHERE NOT settled")}
    suspected = {path.rpartition("/")[0] for path in unsettled}
    known = {}
    for folder, seen, digest in db.execute("SELECT path, seen, digest FROM folder"):
        if digest_of(seen) != digest:
            raise sqlite3.DatabaseError("what a folder held is not what was written")
        known[folder] = seen
    stale: set[str] = set()
    fresh: dict[str, State] = {}
    for folder in known.keys() | look.folders.keys():
        before, after = known.get(folder), look.folders.get(folder)
        if before != after or folder in suspected:
            old, new = (files_in(seen) if seen else {} for seen in (before, after))
            stale.update(path for path, state in old.items() if path in unsettled or new.get(path) != state)
            fresh.update((path, state) for path, state in new.items() if path in unsettled or old.get(path) != state)
    return stale, fresh


def _new_files(fresh: Mapping[str, State], first: int, now: int) -> list[NewFile]:
    folders = [(f"{folder_of(kind)}/", kind) for kind in Kind]
    return [
        NewFile(number, path, next(kind for folder, kind in folders if path.startswith(folder)), now - mtime > _TICK)
        for number, (path, (_, mtime, _, _)) in enumerate(sorted(fresh.items()), first)
    ]


def _read(
    db: sqlite3.Connection, rows_of: RowsOfFiles, files: list[NewFile], read: Callable[[int, int], object]
) -> None:
    batches = batches_of(files)
    done = 0
    for batch, entries in zip(batches, map_in_processes(rows_of, batches, processes_for(len(files))), strict=True):
        add_entries(db, entries)
        done += len(batch)
        read(done, len(files))


def _remember(db: sqlite3.Connection, look: Look) -> None:
    db.execute("DELETE FROM folder")
    folders = ((folder, seen, digest_of(seen)) for folder, seen in look.folders.items())
    db.executemany("INSERT INTO folder VALUES (?, ?, ?)", folders)
    settled = not db.execute("SELECT 1 FROM file WHERE NOT settled LIMIT 1").fetchall()
    db.execute("REPLACE INTO meta VALUES ('look', ?)", (look.digest if settled else "",))
