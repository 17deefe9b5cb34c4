"""CSV (RFC 4180): one table per kind and one row per record, with metadata in the format of W3C's CSVW."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TextIO
from urllib.parse import quote

from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import EXTENSION_PREFIX
from eapa_cli.tabular.data_dictionary import find_field
from eapa_cli.tabular.extract import Extract
from eapa_cli.tabular.flattening import Scalar, flatten, format_cell, sort_columns
from eapa_cli.tabular.formula_escaping import escape_cell

METADATA_FILE: Final = "csv-metadata.json"
"""The name that CSVW defines for the metadata of the tables in a folder."""

# https://www.w3.org/TR/tabular-data-primer/#data-types
_DATATYPES: Final = {"integer": "integer", "boolean": "boolean", "url": "anyURI", "language_tag": "language"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """The form of CSV files."""

    spreadsheet: bool = False
    """Whether to add a byte order mark and to escape formulas, for spreadsheet programs."""
    separator: str = ","


def write(extract: Extract, folder: Path, dialect: Dialect) -> None:
    """Write a table for each kind of record, and their metadata, to a folder."""
    tables = [write_table(extract, kind, folder / f"{kind.plural}.csv", dialect) for kind in Kind]
    write_metadata(folder / METADATA_FILE, {**_make_metadata(extract, dialect), "tables": tables})


def write_alone(extract: Extract, kind: Kind, file: Path, dialect: Dialect) -> dict[str, Any]:
    """Write one kind of record to a file, and return the metadata of the file."""
    return {**_make_metadata(extract, dialect), **write_table(extract, kind, file, dialect)}


def write_table(extract: Extract, kind: Kind, file: Path, dialect: Dialect) -> dict[str, Any]:
    """Write one kind of record to a file, and return the metadata of the table."""
    rows = [flatten(data) for data in extract.records[kind]]
    columns = sort_columns(rows, kind, extract.languages) or ["id"]
    encoding = "utf-8-sig" if dialect.spreadsheet else "utf-8"
    # Surrogates cannot be encoded; they are escaped so that the export does not fail.
    with file.open("w", encoding=encoding, newline="", errors="backslashreplace") as out:
        write_header(out, columns, dialect)
        write_rows(out, rows, columns, dialect)
    return {
        "url": quote(file.name),
        "tableSchema": {"columns": list(_describe_columns(kind, columns)), "primaryKey": _escape_column_name("id")},
    }


def write_header(out: TextIO, columns: Sequence[str], dialect: Dialect) -> None:
    """Write the names of columns. In an invalid record, a name can look like a formula."""
    write_rows(out, [dict(zip(columns, columns, strict=True))], columns, dialect)


def write_rows(out: TextIO, rows: Iterable[Mapping[str, Scalar]], columns: Sequence[str], dialect: Dialect) -> None:
    """Write rows. The cells of each row are in the order of `columns`."""
    writer = csv.writer(out, delimiter=dialect.separator)
    for row in rows:
        cells = (format_cell(row.get(column, "")) for column in columns)
        writer.writerow(escape_cell(cell, formulas=dialect.spreadsheet) for cell in cells)


def _make_metadata(extract: Extract, dialect: Dialect) -> dict[str, Any]:
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "dialect": {"delimiter": dialect.separator, "encoding": "utf-8"},
        "notes": [{"register": extract.register}],
    }


def write_metadata(file: Path, metadata: dict[str, Any]) -> None:
    """Write the metadata of one or more tables."""
    file.write_text(json.dumps(metadata, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")


def _describe_columns(kind: Kind, columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Yield the metadata of columns."""
    for column in columns:
        field = find_field(kind, column)
        is_extension = f".{EXTENSION_PREFIX}" in f".{column}"  # `x-note` or `signed.x-note`
        type_of_unknown_field = "json" if is_extension else "string"
        yield {
            "name": _escape_column_name(column),
            "titles": column,
            "datatype": _DATATYPES.get(field.type, "string") if field else type_of_unknown_field,
            # A field of a list item or of a map is required only if the record has the item or the map.
            "required": bool(field and field.required and "." not in column),
            **({"dc:description": field.description} if field else {}),
        }


def _escape_column_name(column: str) -> str:
    # In CSVW, a name is a variable of a URI template (RFC 6570): ASCII letters, digits, '_', '.' and escapes.
    return quote(column, safe="", errors="replace").replace("-", "%2D").replace("~", "%7E")
