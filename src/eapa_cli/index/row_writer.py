"""Puts rows into the tables of the read model, and takes them out."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Final

from eapa_cli.index.effective_terms import standing
from eapa_cli.index.full_text import add_words, remove_words
from eapa_cli.index.phases import rows_of_phases
from eapa_cli.index.stored_records import stored_record
from eapa_cli.index.tables import OF_A_FILE
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.records import Agreement
from eapa_cli.model.register import first_of
from eapa_cli.model.vocabulary import AgreementRelation

_CHANGED: Final = """
WITH RECURSIVE changed(id, type) AS (
    SELECT target, type FROM relation WHERE {files} AND type IN ('supersedes', 'amends', 'renews')
    UNION SELECT target, relation.type FROM changed JOIN agreement ON agreement.id = changed.id
    JOIN relation USING (file) WHERE changed.type = 'amends' AND relation.type = 'amends'
)
SELECT id FROM changed
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


def add_phases(db: sqlite3.Connection, ids: Iterable[str], until: date) -> None:
    """Compute the phases of some agreements anew, which depend on what supersedes, amends and renews them.

    Renewals are reckoned until a day.
    """
    for id_ in ids:
        for file, data in db.execute("SELECT file, data FROM agreement WHERE id = ?", (id_,)).fetchall():
            agreement = stored_record(Agreement, json.loads(data))
            now = standing(lambda sql, parameters: db.execute(sql, parameters).fetchall(), agreement)
            time = rows_of_phases(file, now.agreement, _superseded(db, id_), until, renewed=now.renewed_by is not None)
            for table in ("phase", "deadline"):
                db.execute(f"DELETE FROM {table} WHERE file = ?", (file,))
            add_entries(db, {"phase": time.phases, "deadline": time.deadlines})
            db.execute(
                "UPDATE agreement SET ends = ?, reckoned_to = ? WHERE file = ?", (time.ends, time.reckoned_to, file)
            )


def changed_by(db: sqlite3.Connection, files: Iterable[int]) -> set[str]:
    """The ids of the agreements that those in some files supersede, renew or amend, also through others."""
    found: set[str] = set()
    for file in files:
        found.update(target for (target,) in db.execute(_CHANGED.format(files="file = ?"), (file,)))
    return found


def changed_since(db: sqlite3.Connection, first: int) -> set[str]:
    """The same of all files from a number on, with those of their own agreements that others change."""
    changed = db.execute(_CHANGED.format(files="file >= ?"), (first,))
    own = db.execute(
        "SELECT id FROM agreement WHERE file >= ? AND id IN "
        "(SELECT target FROM relation WHERE type IN ('supersedes', 'amends', 'renews'))",
        (first,),
    )
    return {id_ for rows in (changed, own) for (id_,) in rows}


def _superseded(db: sqlite3.Connection, id_: str) -> EdtfDate | None:
    starts = db.execute(
        "SELECT start FROM relation WHERE target = ? AND type = ?", (id_, AgreementRelation.SUPERSEDES)
    ).fetchall()
    return first_of(start and EdtfDate.parse(start) for (start,) in starts) if starts else None
