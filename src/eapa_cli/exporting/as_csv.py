"""Comma-separated values (RFC 4180): a table a kind, a row a record, and their dictionary as W3C's CSVW has it."""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from eapa_cli.model.vocabulary import Kind
from eapa_cli.tabular.data_dictionary import FREE, find_field
from eapa_cli.tabular.flattening import columns_of, flatten, format_cell
from eapa_cli.tabular.formula_escaping import escape_formula
from eapa_cli.tabular.selection import Extract

MARK: Final = "csv-metadata.json"
"""The name that CSVW gives to the description of the tables in a folder."""

# https://www.w3.org/TR/tabular-data-primer/#data-types
_DATATYPES: Final = {"integer": "integer", "boolean": "boolean", "url": "anyURI", "language_tag": "language"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How cells are written: for a spreadsheet program with a byte order mark, and no cell that is a formula."""

    spreadsheet: bool = False
    separator: str = ","


def write(extract: Extract, folder: Path, dialect: Dialect) -> None:
    """Fill a folder with a table for each kind of record, and their dictionary."""
    tables = [write_table(extract, kind, folder / f"{kind.plural}.csv", dialect) for kind in Kind]
    write_metadata(folder / MARK, {**_metadata(extract, dialect), "tables": tables})


def write_alone(extract: Extract, kind: Kind, file: Path, dialect: Dialect) -> dict[str, Any]:
    """Write one kind of record to a file, and give its dictionary."""
    return {**_metadata(extract, dialect), **write_table(extract, kind, file, dialect)}


def write_table(extract: Extract, kind: Kind, file: Path, dialect: Dialect) -> dict[str, Any]:
    """Write one kind of record to a file; gives the table's description."""
    rows = [flatten(data) for data in extract.records[kind]]
    columns = columns_of(rows, kind, extract.languages) or ["id"]
    encoding = "utf-8-sig" if dialect.spreadsheet else "utf-8"
    # A character that no encoding has is written as its escape: it is no reason to write nothing.
    with file.open("w", encoding=encoding, newline="", errors="backslashreplace") as out:
        writer = csv.writer(out, delimiter=dialect.separator)
        writer.writerow(columns)
        for row in rows:
            texts = (format_cell(row.get(column, "")) for column in columns)
            writer.writerow(escape_formula(text, formulas=dialect.spreadsheet) for text in texts)
    return {
        "url": file.name,
        "tableSchema": {"columns": list(_described(kind, columns)), "primaryKey": _name("id")},
    }


def _metadata(extract: Extract, dialect: Dialect) -> dict[str, Any]:
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "dialect": {"delimiter": dialect.separator, "encoding": "utf-8"},
        "notes": [{"register": extract.register}],
    }


def write_metadata(file: Path, metadata: dict[str, Any]) -> None:
    """Write the description of a table, or of several."""
    file.write_text(json.dumps(metadata, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")


def _described(kind: Kind, columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    for column in columns:
        field = find_field(kind, column)
        yield {
            "name": _name(column),
            "titles": column,
            "datatype": _DATATYPES.get(field.type, "string") if field else "json" if FREE in column else "string",
            "required": bool(field and field.required and "." not in column),
            **({"dc:description": field.description} if field else {}),
        }


def _name(column: str) -> str:
    # A name is a variable of a URI template (RFC 6570), which has no hyphens.
    return "".join(sign if sign.isalnum() or sign in "._" else f"%{ord(sign):02X}" for sign in column)
