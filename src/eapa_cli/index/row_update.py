"""The update of the read model: rows of files that changed on disk are replaced."""

import json
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from eapa_cli.index.file_snapshot import Snapshot, State, digest_folder, load_states
from eapa_cli.index.full_text import create_words_table
from eapa_cli.index.renewal_horizon import initial_horizon
from eapa_cli.index.row_builder import NewFile, RowBuilder
from eapa_cli.index.row_writer import (
    add_entries,
    find_agreements_affected_by,
    find_agreements_affected_since,
    remove_files,
    update_terms,
)
from eapa_cli.index.tables import APPLICATION_ID, INDEXES, TABLES, quote_name, read_meta
from eapa_cli.model.record_paths import folder_of
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.process_pool import map_batches
from eapa_cli.storage.store import Store

# If a file changes twice within one tick of the file system's clock, the second change has the same time. A file that
# is younger than the coarsest tick (two seconds on FAT) is therefore read again by the next update.
_COARSEST_TICK_NANOSECONDS: Final = 2_000_000_000

_UPDATE_UNKNOWN_PARTIES: Final = """
DELETE FROM unknown_party;
INSERT INTO unknown_party SELECT DISTINCT file FROM party
    WHERE organization IN (SELECT organization FROM party EXCEPT SELECT id FROM organization)
"""


def update(
    db: sqlite3.Connection, root: Path, key: str, snapshot: Snapshot, *, now: int, report: Callable[[int, int], object]
) -> None:
    """Update the rows of the read model to a snapshot of the files.

    New and changed files are read, and the rows of deleted files are deleted. The terms that depend on these files are
    computed again.

    Args:
        db: the database of the read model.
        root: the register's root.
        key: the version of the model. If the stored key differs, all tables are created again.
        snapshot: the present states of all files.
        now: the time in nanoseconds.
        report: a function for the number of files read and the number of files to read.
    """
    is_outdated = read_meta(db).get("key") != key
    if is_outdated:
        _recreate(db, Store(root), key)
    outdated_paths, states_to_read = _find_changed_files(db, snapshot)
    ((last_number,),) = db.execute("SELECT coalesce(max(number), 0) FROM file")
    numbers = [
        number for path in outdated_paths for (number,) in db.execute("SELECT number FROM file WHERE path = ?", (path,))
    ]
    affected = find_agreements_affected_by(db, numbers)
    until = initial_horizon(now)
    remove_files(db, numbers)
    build_rows = RowBuilder(root, read_meta(db)["languages"].split(), until)
    for _, entries in map_batches(build_rows, _number_files(states_to_read, last_number + 1, now), report):
        add_entries(db, entries)
    if is_outdated:
        _execute(db, INDEXES)
    update_terms(db, affected | find_agreements_affected_since(db, last_number + 1), until)
    _execute(db, _UPDATE_UNKNOWN_PARTIES)
    _store_snapshot(db, snapshot)


def _recreate(db: sqlite3.Connection, store: Store, key: str) -> None:
    """Delete all tables, and create empty ones with the settings of the register."""
    # The database may come from another version of the program, so its own list of tables is used.
    for name, type_ in db.execute("SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view')").fetchall():
        if not name.startswith("sqlite_"):
            db.execute(f"DROP {type_} IF EXISTS {quote_name(name)}")
    _execute(db, TABLES)
    create_words_table(db)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    settings = store.register_data()
    owner = settings.get("owner")
    meta = {
        "key": key,
        "languages": " ".join(store.languages()),
        "owner": owner if type(owner) is str else "",
        "responsible": json.dumps(settings.get("responsible")),
    }
    db.executemany("REPLACE INTO meta VALUES (?, ?)", meta.items())


def _execute(db: sqlite3.Connection, statements: str) -> None:
    """Execute statements that are separated by semicolons, in the current transaction.

    A statement must not contain a semicolon. `executescript` cannot be used, since it commits the transaction.
    """
    for statement in statements.split(";"):
        db.execute(statement)


def _find_changed_files(db: sqlite3.Connection, snapshot: Snapshot) -> tuple[set[str], dict[str, State]]:
    """Return the paths of the files whose rows are outdated, and the states of the files to read by path."""
    unsettled = {path for (path,) in db.execute("SELECT path FROM file WHERE NOT settled")}
    unsettled_folders = {path.rpartition("/")[0] for path in unsettled}
    stored: dict[str, bytes] = {}
    for folder, states, digest in db.execute("SELECT path, states, digest FROM folder"):
        if digest_folder(states) != digest:
            raise sqlite3.DatabaseError("the stored file states of a folder are damaged")
        stored[folder] = states
    outdated_paths: set[str] = set()
    states_to_read: dict[str, State] = {}
    for folder in stored.keys() | snapshot.folders.keys():
        before, after = stored.get(folder), snapshot.folders.get(folder)
        if before != after or folder in unsettled_folders:
            old, new = (load_states(states) if states else {} for states in (before, after))
            outdated_paths.update(path for path, state in old.items() if path in unsettled or new.get(path) != state)
            states_to_read.update(
                (path, state) for path, state in new.items() if path in unsettled or old.get(path) != state
            )
    return outdated_paths, states_to_read


def _number_files(states: Mapping[str, State], first: int, now: int) -> list[NewFile]:
    """Return the files to read in the order of their paths, with numbers from `first` on."""
    return [
        NewFile(number, path, _kind_by_folder(path), settled=now - mtime > _COARSEST_TICK_NANOSECONDS)
        for number, (path, (_, mtime, _, _)) in enumerate(sorted(states.items()), first)
    ]


def _kind_by_folder(path: str) -> Kind:
    return next(kind for kind in Kind if path.startswith(f"{folder_of(kind)}/"))


def _store_snapshot(db: sqlite3.Connection, snapshot: Snapshot) -> None:
    """Store the file states for the next update.

    While a file may change without a trace, no digest is stored, so that the next update compares all files.
    """
    db.execute("DELETE FROM folder")
    folders = ((folder, states, digest_folder(states)) for folder, states in snapshot.folders.items())
    db.executemany("INSERT INTO folder VALUES (?, ?, ?)", folders)
    settled = not db.execute("SELECT 1 FROM file WHERE NOT settled LIMIT 1").fetchall()
    db.execute("REPLACE INTO meta VALUES ('snapshot', ?)", (snapshot.digest if settled else "",))
