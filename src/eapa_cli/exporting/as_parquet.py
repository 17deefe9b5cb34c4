"""Parquet files for data frames: one file for each table; the agreements are partitioned by the year of signing."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from eapa_cli.errors import UsageError
from eapa_cli.exporting.view_tables import DICTIONARY, TableColumn, list_tables
from eapa_cli.tabular.extract import Extract
from eapa_cli.text.interface_language import gettext as _

DICTIONARY_FILE: Final = f"{DICTIONARY}.parquet"
PARTITIONED_TABLE: Final = "agreements"
AGREEMENT_FILES: Final = f"{PARTITIONED_TABLE}/year=*/part-0.parquet"
"""The pattern of the files of agreements. There is one file for each year."""
# Hive, Spark and DuckDB read this value as null.
_NO_YEAR: Final = "__HIVE_DEFAULT_PARTITION__"


def write(extract: Extract, folder: Path) -> None:
    """Write the documented views to a folder: `parties.parquet`, `agreements/year=2021/part-0.parquet` and others.

    Raises:
        UsageError: the library is not installed.
    """
    for table in list_tables(extract):
        if table.name == PARTITIONED_TABLE:
            _write_by_year(folder / PARTITIONED_TABLE, table.columns, table.rows)
        else:
            _write(folder / f"{table.name}.parquet", table.columns, table.rows)


def _make_schema(columns: Sequence[TableColumn]) -> Any:
    """Return the Parquet schema of some columns, with their descriptions."""
    pa = _import_pyarrow()
    types = {"text": pa.string(), "integer": pa.int64(), "day": pa.date32(), "any": pa.string()}
    return pa.schema(
        [pa.field(column.name, types[column.type], metadata={"description": column.description}) for column in columns]
    )


def _write_by_year(folder: Path, columns: Sequence[TableColumn], rows: Sequence[Sequence[Any]]) -> None:
    """Write a file for each year of signing, in a folder with the name that engines expect."""
    names = [column.name for column in columns]
    signed_index, first_day_index = names.index("signed"), names.index("signed_from")
    rows_by_year: defaultdict[str, list[Sequence[Any]]] = defaultdict(list)
    for row in rows:
        rows_by_year[_find_year(row[signed_index], row[first_day_index])].append(row)
    if not rows:
        rows_by_year[_NO_YEAR] = []  # programs need a file with the columns
    for year, rows_of_year in sorted(rows_by_year.items()):
        (folder / f"year={year}").mkdir(parents=True)
        _write(folder / f"year={year}" / "part-0.parquet", columns, rows_of_year)


def _find_year(signed: str | None, first_day: str | None) -> str:
    """Return the year of the first possible day of a date of signing."""
    # Without a year, or with an open start, the date can be in any year.
    return first_day[:4] if signed and first_day and signed[:4].isdecimal() else _NO_YEAR


def _write(file: Path, columns: Sequence[TableColumn], rows: Sequence[Sequence[Any]]) -> None:
    pa = _import_pyarrow()
    from pyarrow import parquet

    values = [[_convert_value(row[index], column.type) for row in rows] for index, column in enumerate(columns)]
    parquet.write_table(pa.table(values, schema=_make_schema(columns)), file, compression="zstd")


def _convert_value(value: Any, type_: str) -> Any:
    """Return a value in the type of its column; a value that is not an integer becomes null in a column of integers."""
    match type_:
        case "day":
            return value and date.fromisoformat(value)
        case "integer":
            return value if isinstance(value, int) else None
        case "text":
            return None if value is None else str(value)
        case _:  # a value of any type, which is never null
            return str(value)


def _import_pyarrow() -> Any:
    try:
        import pyarrow as pa
    except ImportError:
        raise UsageError(
            _("Parquet needs a library that is not installed"),
            hint=_("install it with 'pip install pyarrow', or with pipx: 'pipx inject eapa pyarrow'"),
        ) from None
    return pa
