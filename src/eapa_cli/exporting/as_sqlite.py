"""A SQLite database with the documented views as tables."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from eapa_cli.exporting.view_tables import Table, list_tables
from eapa_cli.index.sqlite_writer import DatabaseTable, write_database
from eapa_cli.tabular.extract import Extract

# SQLite has no type for days. A column without a type keeps the type of each value.
_TYPES: Final = {"text": "TEXT", "day": "TEXT", "integer": "INTEGER", "any": ""}
# These tables must be written first, since other tables refer to them.
_FIRST_TABLES: Final = ("organizations", "agreements")
# Possible primary keys. A table gets the first one whose columns it has.
_KEYS: Final = (
    ("id",),
    ("record", "record_kind", "position"),
    ("record", "record_kind", "place", "lang"),
    ("record", "record_kind", "place"),
    ("agreement", "position"),
    ("agreement", "number"),
    ("agreement", "from_day"),
    ("organization", "position"),
    ("table", "column"),
    ("place",),
)
# The table to which a column with this name refers.
_LINKS: Final = {"agreement": "agreements", "organization": "organizations", "party": "organizations"}
# The columns of the full-text index, by table.
_SEARCHED_COLUMNS: Final = {
    "organizations": ("id", "name", "seat_city", "website", "summary", "notes"),
    "agreements": ("id", "name", "signatory_names", "party_names", "city", "event", "notes"),
    "names": ("value",),
    "parties": ("name", "name_as_signed", "note"),
    "signatories": ("name", "also", "post", "note"),
    "areas": ("topic", "text"),
    "tasks": ("text",),
    "documents": ("title", "path", "url"),
    "sources": ("title", "url", "reference", "archive", "note"),
    "relations": ("name", "note"),
    "texts": ("text",),
}


def write(extract: Extract, file: Path) -> None:
    """Write the database."""
    write_database(file, _list_database_tables(extract))


def _list_database_tables(extract: Extract) -> Iterator[DatabaseTable]:
    """Yield the tables with their types, keys, references and searched columns."""
    tables = sorted(list_tables(extract), key=lambda table: table.name not in _FIRST_TABLES)
    for table in tables:
        names = [column.name for column in table.columns]
        yield DatabaseTable(
            table.name,
            [(column.name, _TYPES[column.type]) for column in table.columns],
            table.rows,
            key=_find_key(table, names),
            links={name: target for name, target in _LINKS.items() if name in names},
            searched=_SEARCHED_COLUMNS.get(table.name, ()),
        )


def _find_key(table: Table, names: list[str]) -> tuple[str, ...]:
    if table.name == "former_ids":  # its column `id` is the former id, which is not the id of a row
        return ("record", "record_kind", "position")
    return next(key for key in _KEYS if set(key) <= set(names))
