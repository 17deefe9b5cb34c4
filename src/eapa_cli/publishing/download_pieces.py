"""The CSV and JSON downloads. After a change, only the rows of changed records are made again."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from io import StringIO
from typing import Any, Final

from eapa_cli.exporting import as_json
from eapa_cli.exporting.as_csv import Dialect, write_header, write_rows
from eapa_cli.model.vocabulary import Kind
from eapa_cli.publishing.file_pieces import Piece, make_fixed_piece, separate_pieces
from eapa_cli.publishing.page import key_of
from eapa_cli.publishing.site_data import SiteData
from eapa_cli.publishing.site_settings import public_data
from eapa_cli.render.as_json import to_json
from eapa_cli.tabular.extract import Extract
from eapa_cli.tabular.flattening import flatten, sort_columns

_DIALECT: Final = Dialect(spreadsheet=True)
_BYTE_ORDER_MARK: Final = "\ufeff"

RecordTexts = Mapping[Kind, Sequence[tuple[str, str]]]
"""The records of each kind in the order of an export. Each record is a key and a JSON text."""


def read_record_texts(data: SiteData) -> RecordTexts:
    """Return the JSON text of all records from the read model, with their private fields."""
    return {
        kind: [(key_of(text), text) for (text,) in data.index.query(f"SELECT data FROM {kind} ORDER BY id, data")]
        for kind in Kind
    }


def make_json_pieces(data: SiteData, record_texts: RecordTexts) -> Iterator[Piece]:
    """Yield the JSON export of all records."""
    # The head is a JSON object, which stays open for the records.
    start = to_json(as_json.make_document_head(_make_empty_extract(data)), indent=2).removesuffix("\n}")
    yield make_fixed_piece(start)
    for kind in Kind:
        records = record_texts[kind]
        if not records:
            yield make_fixed_piece(f',\n  "{kind.plural}": []')
            continue
        yield make_fixed_piece(f',\n  "{kind.plural}": [\n    ')
        yield from separate_pieces((Piece(key, partial(_format_record, text)) for key, text in records), ",\n    ")
        yield make_fixed_piece("\n  ]")
    yield make_fixed_piece("\n}\n")


def _make_empty_extract(data: SiteData) -> Extract:
    return Extract(index=data.index, register=data.register, records={})


def _format_record(text: str) -> str:
    # JSON escapes the line breaks in strings, so every line break here is between fields.
    return to_json(public_data(json.loads(text)), indent=2).replace("\n", "\n    ")


def make_csv_pieces(data: SiteData, kind: Kind, records: Sequence[tuple[str, str]]) -> Iterator[Piece]:
    """Yield the CSV export of one kind of record."""
    used_columns = dict.fromkeys(_find_used_columns(data, kind, records), "")
    # A table without records has a header too.
    columns = sort_columns([used_columns], kind, _make_empty_extract(data).languages) or ["id"]
    out = StringIO(newline="")
    write_header(out, columns, _DIALECT)
    yield make_fixed_piece(f"{_BYTE_ORDER_MARK}{out.getvalue()}")
    columns_key = key_of(columns)
    for key, text in records:
        yield Piece(f"{columns_key}{key}", partial(_format_csv_row, text, columns))


def _format_csv_row(text: str, columns: Sequence[str]) -> str:
    out = StringIO(newline="")
    write_rows(out, [_flatten_record(text)], columns, _DIALECT)
    return out.getvalue()


def _flatten_record(text: str) -> Any:
    return flatten(public_data(json.loads(text)))


def _find_used_columns(data: SiteData, kind: Kind, records: Sequence[tuple[str, str]]) -> list[str]:
    """Return the columns that at least one record has.

    Each record has a hexadecimal integer in the cache: its bit N is set if the record has the column with the number N.
    So only new and changed records are flattened. Python refuses to write an integer of more than 4,300 decimal digits.
    """
    name = f"{kind} columns"
    cached = data.cache.last_value(name) or {"columns": [], "bits": {}}
    numbers = {column: number for number, column in enumerate(cached["columns"])}
    bits: dict[str, str] = {}
    for key, text in records:
        record_bits = cached["bits"].get(key)
        if record_bits is None:
            columns = _flatten_record(text)
            record_bits = f"{sum(1 << numbers.setdefault(column, len(numbers)) for column in columns):x}"
        bits[key] = record_bits
    # Store the columns for the next build.
    data.cache.value(name, key_of(list(bits)), lambda: {"columns": list(numbers), "bits": bits})
    used_bits = 0
    for record_bits in bits.values():
        used_bits |= int(record_bits, 16)
    return [column for column, number in numbers.items() if used_bits >> number & 1]
