"""A SQLite database with the documented views as tables."""

from pathlib import Path
from typing import Final

from eapa_cli.exporting.view_tables import tables
from eapa_cli.index.exported_database import DatabaseTable, write_database
from eapa_cli.tabular.selection import Extract

_TYPES: Final = {"text": "TEXT", "day": "TEXT", "integer": "INTEGER", "any": ""}


def write(extract: Extract, file: Path) -> None:
    """Write the database."""
    write_database(
        file,
        (
            DatabaseTable(table.name, [(column.name, _TYPES[column.type]) for column in table.columns], table.rows)
            for table in tables(extract)
        ),
    )
