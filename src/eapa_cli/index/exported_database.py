"""SQLite databases for other programs."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple


class DatabaseTable(NamedTuple):
    """A table: its name, columns with SQLite types (empty for any type), and rows."""

    name: str
    columns: Sequence[tuple[str, str]]
    rows: Iterable[Sequence[Any]]


def write_database(file: Path, tables: Iterable[DatabaseTable]) -> None:
    """Write a database whose tables are indexed by their first column."""
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = OFF")  # the file is renamed to its final name when it is complete
        db.execute("PRAGMA synchronous = OFF")
        db.execute("BEGIN")
        for name, columns, rows in tables:
            names = ", ".join(f'"{column}" {type_}'.strip() for column, type_ in columns)
            db.execute(f'CREATE TABLE "{name}" ({names})')
            db.executemany(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(columns))})', rows)
            db.execute(f'CREATE INDEX "{name}_{columns[0][0]}" ON "{name}" ("{columns[0][0]}")')
        db.execute("COMMIT")
