"""A writer of SQLite databases for other programs, with keys, links and full-text search."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final, NamedTuple

from eapa_cli.index.full_text import has_fts5
from eapa_cli.index.tables import quote_name

# With 2, several diacritics of one letter are removed too; SQLite's default of 1 does not do this.
_TOKENIZER: Final = "unicode61 remove_diacritics 2"


class DatabaseTable(NamedTuple):
    """A table of the database."""

    name: str
    columns: Sequence[tuple[str, str]]
    """The names of the columns with their SQLite types; an empty type accepts all values."""
    rows: Sequence[Sequence[Any]]
    key: Sequence[str] = ()
    """The columns of the primary key."""
    links: Mapping[str, str] = {}
    """The names of columns that are foreign keys, each with the table that it refers to."""
    searched: Sequence[str] = ()
    """The columns of the full-text index."""

    @property
    def has_unique_key(self) -> bool:
        """Whether the table has a key whose values are unique and complete.

        In an invalid register, a key may have duplicate or missing values.
        """
        key_columns = [index for index, (name, _) in enumerate(self.columns) if name in self.key]
        keys = {tuple(row[index] for index in key_columns) for row in self.rows}
        return bool(key_columns) and len(keys) == len(self.rows) and not any(None in key for key in keys)


def write_database(file: Path, tables: Iterable[DatabaseTable]) -> None:
    """Write a database; a table must come after the tables that it refers to."""
    keys: dict[str, str] = {}
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = OFF")  # the file is renamed to its final name when it is complete
        db.execute("PRAGMA synchronous = OFF")
        db.execute("BEGIN")
        for table in tables:
            _write_table(db, table, keys)
            if table.has_unique_key and len(table.key) == 1:
                keys[table.name] = table.key[0]
        db.execute("COMMIT")


def _write_table(db: sqlite3.Connection, table: DatabaseTable, keys: Mapping[str, str]) -> None:
    """Write a table with its indexes; `keys` has the key columns of the earlier tables, by table."""
    table_name = quote_name(table.name)
    definitions = [f"{quote_name(name)} {type_}".strip() for name, type_ in table.columns]
    if table.has_unique_key:
        definitions.append(f"PRIMARY KEY ({', '.join(map(quote_name, table.key))})")
    # SQLite checks foreign keys only on request, so an unknown party is not an error.
    for column, target in table.links.items():
        if target in keys:
            target_key = f"{quote_name(target)} ({quote_name(keys[target])})"
            definitions.append(f"FOREIGN KEY ({quote_name(column)}) REFERENCES {target_key}")
    db.execute(f"CREATE TABLE {table_name} ({', '.join(definitions)})")
    placeholders = ", ".join("?" * len(table.columns))
    db.executemany(f"INSERT INTO {table_name} VALUES ({placeholders})", table.rows)
    # The first column of every table is the id of the record.
    for column in dict.fromkeys((table.columns[0][0], *table.links)):
        if [column] != list(table.key):
            index_name = quote_name(f"{table.name}_{column}")
            db.execute(f"CREATE INDEX {index_name} ON {table_name} ({quote_name(column)})")
    if table.searched and has_fts5(db):
        _write_full_text(db, table)


def _write_full_text(db: sqlite3.Connection, table: DatabaseTable) -> None:
    # Datasette finds the full-text index of a table by the option `content`.
    columns = ", ".join(map(quote_name, table.searched))
    name = quote_name(f"{table.name}_fts")
    db.execute(
        f"CREATE VIRTUAL TABLE {name} USING FTS5 ({columns}, tokenize='{_TOKENIZER}', content={quote_name(table.name)})"
    )
    db.execute(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")
