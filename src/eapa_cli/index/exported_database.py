"""SQLite databases for other programs, with keys, links and full-text search."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final, NamedTuple

from eapa_cli.index.full_text import has_fts5

_WORDS: Final = "unicode61 remove_diacritics 2"


class DatabaseTable(NamedTuple):
    """A table: its name, columns with SQLite types (empty for any type), and rows.

    `key` names the columns of the primary key, `links` the table to whose key a column refers, and `searched` the
    columns of the full-text index.
    """

    name: str
    columns: Sequence[tuple[str, str]]
    rows: Sequence[Sequence[Any]]
    key: Sequence[str] = ()
    links: Mapping[str, str] = {}
    searched: Sequence[str] = ()

    @property
    def has_unique_key(self) -> bool:
        """Return whether the key identifies each row, which an invalid register does not guarantee."""
        places = [place for place, (name, _) in enumerate(self.columns) if name in self.key]
        keys = {tuple(row[place] for place in places) for row in self.rows}
        return bool(places) and len(keys) == len(self.rows) and not any(None in key for key in keys)


def write_database(file: Path, tables: Iterable[DatabaseTable]) -> None:
    """Write a database; tables that others refer to come first."""
    linked: dict[str, str] = {}
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = OFF")  # the file is renamed to its final name when it is complete
        db.execute("PRAGMA synchronous = OFF")
        db.execute("BEGIN")
        for table in tables:
            _write_table(db, table, linked)
            if table.has_unique_key and len(table.key) == 1:
                linked[table.name] = table.key[0]
        db.execute("COMMIT")


def _write_table(db: sqlite3.Connection, table: DatabaseTable, linked: Mapping[str, str]) -> None:
    parts = [f"{_quoted(name)} {type_}".strip() for name, type_ in table.columns]
    if table.has_unique_key:
        parts.append(f"PRIMARY KEY ({', '.join(map(_quoted, table.key))})")
    # SQLite does not check the links unless a program asks for it, so an unknown party is not an error.
    for column, target in table.links.items():
        if target in linked:
            parts.append(f"FOREIGN KEY ({_quoted(column)}) REFERENCES {_quoted(target)} ({_quoted(linked[target])})")
    db.execute(f"CREATE TABLE {_quoted(table.name)} ({', '.join(parts)})")
    marks = ", ".join("?" * len(table.columns))
    db.executemany(f"INSERT INTO {_quoted(table.name)} VALUES ({marks})", table.rows)
    for column in dict.fromkeys((table.columns[0][0], *table.links)):
        if [column] != list(table.key):
            db.execute(f"CREATE INDEX {_quoted(f'{table.name}_{column}')} ON {_quoted(table.name)} ({_quoted(column)})")
    if table.searched and has_fts5(db):
        _write_full_text(db, table)


def _write_full_text(db: sqlite3.Connection, table: DatabaseTable) -> None:
    # By the name of the table in `content`, Datasette finds the index that belongs to a table.
    columns = ", ".join(map(_quoted, table.searched))
    name = _quoted(f"{table.name}_fts")
    db.execute(
        f"CREATE VIRTUAL TABLE {name} USING FTS5 ({columns}, tokenize='{_WORDS}', content={_quoted(table.name)})"
    )
    db.execute(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
