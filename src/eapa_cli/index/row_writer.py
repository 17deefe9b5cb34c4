"""Insertion and deletion of rows in the tables of the read model."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Final

from eapa_cli.index.full_text import add_words, remove_words
from eapa_cli.index.stored_records import decode_stored
from eapa_cli.index.stored_terms import stored_term
from eapa_cli.index.tables import FILE_TABLES
from eapa_cli.index.term_rows import term_rows
from eapa_cli.model.records import Agreement

# Selects the agreements whose terms depend on other agreements, when some files change. These are:
# * the agreements in these files that amend another one, or that another one supersedes, amends or renews;
# * the agreements that they supersede or renew;
# * all agreements that are connected with one of these by amendments.
# Any other term depends on the agreement's own file only.
_FIND_AFFECTED: Final = """
WITH RECURSIVE affected(id) AS (
    SELECT id FROM agreement WHERE {files} AND (
        EXISTS (SELECT 1 FROM relation WHERE relation.file = agreement.file AND relation.type = 'amends')
        OR EXISTS (SELECT 1 FROM relation WHERE target = id AND relation.type IN ('supersedes', 'amends', 'renews'))
    )
    UNION SELECT target FROM relation WHERE {files} AND type IN ('supersedes', 'renews')
    UNION SELECT target FROM affected JOIN agreement USING (id) JOIN relation USING (file)
        WHERE relation.type = 'amends'
    UNION SELECT agreement.id FROM affected JOIN relation ON target = affected.id JOIN agreement USING (file)
        WHERE relation.type = 'amends'
)
SELECT id FROM affected
"""


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """Commit all changes of the block; if the block fails, undo all of them."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.rollback()
        raise
    db.commit()


def add_entries(db: sqlite3.Connection, entries: Mapping[str, Sequence[tuple[object, ...]]]) -> None:
    """Insert rows into their tables."""
    for table, rows in entries.items():
        if table == "words":
            add_words(db, rows)
        elif rows:
            db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)


def remove_files(db: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Delete all rows of some files."""
    files = [(number,) for number in numbers]
    for table in FILE_TABLES:
        db.executemany(f"DELETE FROM {table} WHERE file = ?", files)
    db.executemany("DELETE FROM file WHERE number = ?", files)
    remove_words(db, files)


def update_terms(db: sqlite3.Connection, ids: Iterable[str], until: date) -> None:
    """Compute the terms of some agreements again, with renewals until a day."""
    for id_ in ids:
        for file, data in db.execute("SELECT file, data FROM agreement WHERE id = ?", (id_,)).fetchall():
            agreement = decode_stored(Agreement, json.loads(data))
            term = stored_term(lambda sql, parameters: db.execute(sql, parameters).fetchall(), agreement)
            rows = term_rows(file, term, until)
            for table in ("phase", "deadline"):
                db.execute(f"DELETE FROM {table} WHERE file = ?", (file,))
            add_entries(db, {"phase": rows.phases, "deadline": rows.deadlines})
            db.execute(
                "UPDATE agreement SET ends = ?, computed_to = ?, part_of = ? WHERE file = ?",
                (rows.ends, rows.computed_to, rows.part_of, file),
            )


def find_agreements_affected_by(db: sqlite3.Connection, files: Iterable[int]) -> set[str]:
    """Return the ids of the agreements whose terms depend on the agreements in some files."""
    return {id_ for file in files for (id_,) in db.execute(_FIND_AFFECTED.format(files="file = :file"), {"file": file})}


def find_agreements_affected_since(db: sqlite3.Connection, first: int) -> set[str]:
    """Return the ids of the agreements whose terms depend on files with this number or a greater one."""
    return {id_ for (id_,) in db.execute(_FIND_AFFECTED.format(files="file >= :first"), {"first": first})}
