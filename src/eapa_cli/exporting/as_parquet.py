"""Parquet files for data frames: one file for each table; the agreements are partitioned by the year of signing."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from eapa_cli.errors import UsageError
from eapa_cli.exporting.view_tables import DICTIONARY, TableColumn, list_tables
from eapa_cli.tabular.extract import Extract

DICTIONARY_FILE: Final = f"{DICTIONARY}.parquet"
PARTITIONED_TABLE: Final = "agreements"
AGREEMENT_FILES: Final = f"{PARTITIONED_TABLE}/year=*/part-0.parquet"
"""The pattern of the files of agreements, one for each year."""
# Hive, Spark and DuckDB read this value as null.
_NO_YEAR: Final = "__HIVE_DEFAULT_PARTITION__"


def write(extract: Extract, folder: Path) -> None:
    """Write the documented views to a folder; agreements are in `agreements/year=2021/part-0.parquet`.

    Raises:
        UsageError: the library is not installed.
    """
    for table in list_tables(extract):
        if table.name == PARTITIONED_TABLE:
            _write_by_year(folder / PARTITIONED_TABLE, table.columns, table.rows)
        else:
            _write(folder / f"{table.name}.parquet", table.columns, table.rows)


def parquet_schema(columns: Sequence[TableColumn]) -> Any:
    """Return the Parquet schema of some columns, with their descriptions."""
    pa = _pyarrow()
    types = {"text": pa.string(), "integer": pa.int64(), "day": pa.date32(), "any": pa.string()}
    return pa.schema(
        [pa.field(column.name, types[column.type], metadata={"description": column.description}) for column in columns]
    )


def _write_by_year(folder: Path, columns: Sequence[TableColumn], rows: Sequence[Sequence[Any]]) -> None:
    names = [column.name for column in columns]
    signed, first = names.index("signed"), names.index("signed_from")
    years: defaultdict[str, list[Sequence[Any]]] = defaultdict(list)
    for row in rows:
        years[_year(row[signed], row[first])].append(row)
    for year, found in sorted(years.items()):
        (folder / f"year={year}").mkdir(parents=True)
        _write(folder / f"year={year}" / "part-0.parquet", columns, found)


def _year(signed: str | None, first: str | None) -> str:
    # Without a year, or with an open start, the date can be in any year.
    return first[:4] if signed and first and signed[:4].isdecimal() else _NO_YEAR


def _write(file: Path, columns: Sequence[TableColumn], rows: Sequence[Sequence[Any]]) -> None:
    pa = _pyarrow()
    from pyarrow import parquet

    values = [[_cell(row[number], column.type) for row in rows] for number, column in enumerate(columns)]
    parquet.write_table(pa.table(values, schema=parquet_schema(columns)), file, compression="zstd")


def _cell(value: Any, type_: str) -> Any:
    """Return a value in the type of its column; an invalid value becomes null."""
    match type_:
        case "day":
            return value and date.fromisoformat(value)
        case "integer":
            return value if isinstance(value, int) else None
        case "text":
            return None if value is None else str(value)
        case _:
            return str(value)


def _pyarrow() -> Any:
    try:
        import pyarrow as pa
    except ImportError:
        raise UsageError(
            "Parquet needs a library that is not installed",
            hint="install it with 'pip install pyarrow', or with pipx: 'pipx inject eapa pyarrow'",
        ) from None
    return pa
