"""Downloads of any size, CSV and JSON: after a change, only the rows of changed records are made again."""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from io import StringIO
from typing import Any, Final

from eapa_cli.exporting import as_json
from eapa_cli.exporting.as_csv import Dialect, write_rows
from eapa_cli.model.vocabulary import Kind
from eapa_cli.publishing.page import Page, key_of, page_of_pieces
from eapa_cli.publishing.pieces import Piece, fixed, separated
from eapa_cli.publishing.settings import public_data
from eapa_cli.publishing.site_data import SiteData
from eapa_cli.render.as_json import to_json
from eapa_cli.tabular.flattening import flatten, sorted_columns
from eapa_cli.tabular.selection import Extract

_DIALECT: Final = Dialect(spreadsheet=True)
_MARK: Final = "\ufeff"


Stored = Mapping[Kind, Sequence[tuple[str, str]]]
"""A key and the JSON of each record, in the order of an export."""


def stored_records(data: SiteData) -> Stored:
    """Return all records as they are in the read model."""
    return {
        kind: [(key_of(text), text) for (text,) in data.index.query(f"SELECT data FROM {kind} ORDER BY id, data")]
        for kind in Kind
    }


def json_page(path: str, data: SiteData, stored: Stored) -> Page:
    """Return the JSON export of all records."""
    return page_of_pieces(path, _json_pieces(data, stored))


def _json_pieces(data: SiteData, stored: Stored) -> Iterator[Piece]:
    start = to_json(as_json.document_head(_empty_extract(data)), indent=2).removesuffix("\n}")
    yield Piece(key_of(start), lambda: start)
    for kind in Kind:
        records = stored[kind]
        if not records:
            yield fixed(f',\n  "{kind.plural}": []')
            continue
        yield fixed(f',\n  "{kind.plural}": [\n    ')
        yield from separated((Piece(key, partial(_indented, text)) for key, text in records), ",\n    ")
        yield fixed("\n  ]")
    yield fixed("\n}\n")


def _empty_extract(data: SiteData) -> Extract:
    return Extract(index=data.index, register=data.register, records={})


def _indented(text: str) -> str:
    # A line break within a string is escaped, so each is one between fields.
    return to_json(public_data(json.loads(text)), indent=2).replace("\n", "\n    ")


def csv_page(path: str, data: SiteData, kind: Kind, stored: Stored) -> Page:
    """Return the CSV export of one kind of record."""
    return page_of_pieces(path, _csv_pieces(data, kind, stored[kind]))


def _csv_pieces(data: SiteData, kind: Kind, records: Sequence[tuple[str, str]]) -> Iterator[Piece]:
    used = dict.fromkeys(_used_columns(data, kind, records), "")
    columns = sorted_columns([used], kind, _empty_extract(data).languages) or ["id"]
    out = StringIO(newline="")
    csv.writer(out).writerow(columns)
    header = f"{_MARK}{out.getvalue()}"
    yield Piece(key_of(header), lambda: header)
    columns_key = key_of(columns)
    for key, text in records:
        yield Piece(f"{columns_key}{key}", partial(_csv_row, text, columns))


def _csv_row(text: str, columns: Sequence[str]) -> str:
    out = StringIO(newline="")
    write_rows(out, [_flat(text)], columns, _DIALECT)
    return out.getvalue()


def _flat(text: str) -> Any:
    return flatten(public_data(json.loads(text)))


def _used_columns(data: SiteData, kind: Kind, records: Sequence[tuple[str, str]]) -> list[str]:
    """Return the columns that any record has; those of a known record are bits of a number in the cache."""
    name = f"{kind} columns"
    known = data.cache.last_value(name) or {"columns": [], "bits": {}}
    numbers = {column: number for number, column in enumerate(known["columns"])}
    bits: dict[str, int] = {}
    for key, text in records:
        found = known["bits"].get(key)
        if found is None:
            found = sum(1 << numbers.setdefault(column, len(numbers)) for column in _flat(text))
        bits[key] = found
    data.cache.value(name, key_of(list(bits)), lambda: {"columns": list(numbers), "bits": bits})
    used = 0
    for found in bits.values():
        used |= found
    return [column for column, number in numbers.items() if used >> number & 1]
