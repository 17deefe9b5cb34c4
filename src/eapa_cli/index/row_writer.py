"""Puts rows into the tables of the read model, and takes them out."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Final

from eapa_cli.index.effective_terms import stored_term
from eapa_cli.index.full_text import add_words, remove_words
from eapa_cli.index.stored_records import stored_record
from eapa_cli.index.tables import OF_A_FILE
from eapa_cli.index.term_rows import term_rows
from eapa_cli.model.records import Agreement

# The agreements whose terms depend on those in some files: the ones that these supersede or renew, and all that are
# connected with them by amendments. The term of an agreement without such relations depends on its own file only.
_AFFECTED: Final = """
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
def written(db: sqlite3.Connection) -> Iterator[None]:
    """Let all that is written to a database meanwhile be there for others at once, or not at all."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.rollback()
        raise
    db.commit()


def add_entries(db: sqlite3.Connection, entries: Mapping[str, Sequence[tuple[object, ...]]]) -> None:
    """Put rows into their tables."""
    for table, rows in entries.items():
        if table == "words":
            add_words(db, rows)
        elif rows:
            db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)


def remove_files(db: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Take out all that was read in some files."""
    files = [(number,) for number in numbers]
    for table in OF_A_FILE:
        db.executemany(f"DELETE FROM {table} WHERE file = ?", files)
    db.executemany("DELETE FROM file WHERE number = ?", files)
    remove_words(db, files)


def update_terms(db: sqlite3.Connection, ids: Iterable[str], until: date) -> None:
    """Compute the terms of some agreements again, which depend on other agreements.

    Renewals are computed until a day.
    """
    for id_ in ids:
        for file, data in db.execute("SELECT file, data FROM agreement WHERE id = ?", (id_,)).fetchall():
            agreement = stored_record(Agreement, json.loads(data))
            term = stored_term(lambda sql, parameters: db.execute(sql, parameters).fetchall(), agreement)
            rows = term_rows(file, term, until)
            for table in ("phase", "deadline"):
                db.execute(f"DELETE FROM {table} WHERE file = ?", (file,))
            add_entries(db, {"phase": rows.phases, "deadline": rows.deadlines})
            db.execute(
                "UPDATE agreement SET ends = ?, computed_to = ?, part_of = ? WHERE file = ?",
                (rows.ends, rows.computed_to, rows.part_of, file),
            )


def affected_by(db: sqlite3.Connection, files: Iterable[int]) -> set[str]:
    """Return the ids of the agreements whose terms depend on the ones in some files."""
    return {id_ for file in files for (id_,) in db.execute(_AFFECTED.format(files="file = :file"), {"file": file})}


def affected_since(db: sqlite3.Connection, first: int) -> set[str]:
    """Return the ids of the agreements whose terms depend on the ones in the files from a number on."""
    return {id_ for (id_,) in db.execute(_AFFECTED.format(files="file >= :first"), {"first": first})}
