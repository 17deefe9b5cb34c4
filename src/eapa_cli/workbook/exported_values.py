"""The hidden sheet with the exported values of a workbook. An update compares the cells with these values.

The first row contains the name and version of the format, the language, and a digest of the other rows. Each other row
is a record: its kind, its id, and its cells as JSON. The JSON is split into pieces, since a cell has a maximum length.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from eapa_cli.errors import UnreadableError
from eapa_cli.exporting.formatted_workbook import FormattedSheet, SheetColumn
from eapa_cli.exporting.xlsx_file import EXPORTED_VALUES
from eapa_cli.model.vocabulary import Kind
from eapa_cli.text.catalogues import INTERFACE_LANGUAGES
from eapa_cli.text.interface_language import gettext

_FORMAT: Final = "eapa workbook"
_VERSION: Final = "1"
_MAX_PIECE_LENGTH: Final = 16_000
"""Half of the maximum length of a cell, since escapes for XML make a text longer."""
# Characters that a spreadsheet program may change: spaces, invisible characters, and characters beyond the first plane.
_UNUSUAL: Final = re.compile("[\x7f-\xa0\u2000-\u200f\u2028-\u202f\u205f-\u206f\ufeff\U00010000-\U0010ffff]")
_HEADER_LENGTH: Final = 4
"""The number of cells in the first row: the format, its version, the language and the digest."""

ExportedCells = Mapping[str, str]
"""The texts of the cells of a record by the fields of their columns, without empty cells."""


@dataclass(frozen=True, slots=True)
class ExportedValues:
    """The language of a workbook, and the exported records by kind and id."""

    language: str
    records: Mapping[Kind, Mapping[str, ExportedCells]]


def make_values_sheet(values: ExportedValues) -> FormattedSheet:
    """Return the hidden sheet."""
    rows = [list(row) for row in _list_rows(values)]
    header = [_FORMAT, _VERSION, values.language, _compute_digest(rows)]
    width = max(map(len, [header, *rows]))
    columns = [SheetColumn(heading=text, width=10) for text in [*header, *[""] * (width - len(header))]]
    padded = [[*row, *[None] * (width - len(row))] for row in rows]
    return FormattedSheet(name=EXPORTED_VALUES, columns=columns, rows=padded, is_hidden=True)


def parse_values(rows: Sequence[Sequence[str]], file: str) -> ExportedValues:
    """Return the values in the rows of the hidden sheet.

    Raises:
        UnreadableError: the sheet was changed, or written by a newer version of the program.
    """
    header, *records = rows or [[]]
    format_, version, language, digest, *_ = [*header, *[""] * _HEADER_LENGTH]  # also of a header that is too short
    if format_ == _FORMAT and version != _VERSION:
        raise UnreadableError(
            gettext("'%(file)s' was exported by a newer version of eapa") % {"file": file},
            hint=gettext("update eapa, or export the workbook again"),
        )
    if len(header) != _HEADER_LENGTH or language not in INTERFACE_LANGUAGES or digest != _compute_digest(records):
        raise UnreadableError(
            gettext("the hidden sheet '%(sheet)s' of '%(file)s' was changed, so edits cannot be found")
            % {"sheet": EXPORTED_VALUES, "file": file},
            hint=gettext("export the workbook again, and repeat the edits in the new file"),
        )
    found: dict[Kind, dict[str, ExportedCells]] = {kind: {} for kind in Kind}
    for kind, id_, *pieces in records:
        found[Kind(kind)][id_] = json.loads("".join(pieces))
    return ExportedValues(language, found)


def make_missing_values_error(file: str) -> UnreadableError:
    """Return the error for a workbook without the hidden sheet."""
    return UnreadableError(
        gettext("'%(file)s' has no hidden sheet '%(sheet)s' with the exported values, so edits cannot be found")
        % {"file": file, "sheet": EXPORTED_VALUES},
        hint=gettext("edit a file that 'eapa export --workbook' wrote; to add the rows of another file, omit --update"),
    )


def _list_rows(values: ExportedValues) -> Iterator[list[str]]:
    """Yield the rows below the header."""
    for kind, records in values.records.items():
        for id_, cells in records.items():
            text = _UNUSUAL.sub(_escape, json.dumps(cells, ensure_ascii=False))
            pieces = [text[start : start + _MAX_PIECE_LENGTH] for start in range(0, len(text), _MAX_PIECE_LENGTH)]
            yield [kind.value, id_, *pieces]


def _escape(match: re.Match[str]) -> str:
    """Return a character as an escape of JSON, without quotation marks around it."""
    return json.dumps(match[0])[1:-1]


def _compute_digest(rows: Sequence[Sequence[str]]) -> str:
    return hashlib.sha256(json.dumps([list(row) for row in rows]).encode()).hexdigest()
