"""A reader for CSV files of spreadsheet programs, with different separators and encodings."""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Final

from eapa_cli.errors import UnreadableError, UsageError
from eapa_cli.importing.limits import (
    MAX_BYTES,
    MAX_COLUMNS,
    MAX_CSV_CELL_LENGTH,
    MAX_CSV_CELLS,
    MAX_CSV_ROW_LENGTH,
    MAX_ROWS,
)
from eapa_cli.importing.sheet import Broken, Cells, Row, Sheet, Value, make_size_error
from eapa_cli.model.message import Message
from eapa_cli.storage.input_file import open_input, read_at_most
from eapa_cli.tabular.formula_escaping import unescape_cell
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_language import pgettext
from eapa_cli.text.interface_phrases import group_digits

CSV_ERRORS: Final = ("unexpected end of data", *(f"'{separator}' expected after '\"'" for separator in ",;\t|"))
"""The messages of Python's CSV parser that have a translation; `docs/make_messages.py` adds them to the catalogues."""

# The possible separators of a file that does not name its own. The first of equally good ones is used.
_SEPARATORS: Final = (",", ";", "\t", "|")
# Excel names the separator on the first line: 'sep=;'.
_SEPARATOR_LINE: Final = re.compile(r"sep=([^\"\r\n])\r?(?:\n|\Z)")
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
# Byte order marks, with the encodings that they mean.
_BYTE_ORDER_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# The errors of formulas, which an export to CSV writes as text: '#REF!', '#N/A', '#NAME?', '#ИМЯ?'.
_FORMULA_ERROR: Final = re.compile(r"#(?:[A-ZА-ЯЁ/0-9]+[!?]|N/A|Н/Д)")
_FALLBACK_ENCODING: Final = "cp1251"
"""The default encoding of Excel for Russian and related languages."""
_SAMPLED_ROW_COUNT: Final = 20
"""The number of first rows in which the headings for each separator are counted."""


def read_csv(
    file: Path, *, encoding: str | None, count_headings: Callable[[Sequence[str]], int]
) -> tuple[Sheet, list[str]]:
    """Return the sheet of a file, and a note for the user if the encoding of the file was guessed.

    If the file does not name its separator, the separator that gives the most known headings is used, or among equal
    ones the most columns.
    `count_headings` returns the number of known headings in a row.

    Raises:
        UnreadableError: the file cannot be read, is not CSV, or exceeds a limit.
        UsageError: the encoding does not exist.
    """
    text, notes = _decode(file, encoding)
    stated_separator, text = _read_separator(text)
    separator = stated_separator or max(
        _SEPARATORS, key=lambda candidate: _rate_separator(text, candidate, count_headings)
    )
    rows: list[Row] = []
    cell_count = 0
    try:
        for number, cells in enumerate(_read_records(text, separator), start=1):
            if number > MAX_ROWS or len(cells) > MAX_COLUMNS:
                raise make_size_error(
                    file.name,
                    _("has more than %(max_rows)s rows or %(max_columns)s columns")
                    % {"max_rows": group_digits(MAX_ROWS), "max_columns": group_digits(MAX_COLUMNS)},
                )
            rows.append((number, _read_cells(cells)))
            cell_count += len(rows[-1][1])
            if cell_count > MAX_CSV_CELLS:
                raise make_size_error(
                    file.name, _("has more than %(max)s cells with a value") % {"max": group_digits(MAX_CSV_CELLS)}
                )
    except csv.Error as error:
        raise UnreadableError(
            _("'%(file)s' cannot be read as CSV: row %(row)s: %(problem)s")
            % {"file": file.name, "row": len(rows) + 1, "problem": pgettext("csv", str(error))},
            hint=_("look for a quotation mark that is not closed, or not doubled inside a cell in quotation marks"),
        ) from None
    return Sheet(file=file.name, rows=rows), notes


def _decode(file: Path, encoding: str | None) -> tuple[str, list[str]]:
    """Return the text of a file, and a note if its encoding was guessed."""
    with open_input(file) as stream:
        source = read_at_most(stream, MAX_BYTES)
    if source is None:
        raise make_size_error(file.name, _("is larger than %(max)s MiB") % {"max": MAX_BYTES // 1024 // 1024})
    marked_encoding = next((name for mark, name in _BYTE_ORDER_MARKS if source.startswith(mark)), None)
    try:
        return source.decode(encoding or marked_encoding or "utf-8"), []
    except LookupError:
        raise UsageError(
            _("there is no encoding '%(encoding)s'") % {"encoding": encoding}, hint=_("write 'utf-8' or 'cp1251'")
        ) from None
    except UnicodeError:
        if encoding or marked_encoding:
            raise UnreadableError(
                _("'%(file)s' is not in the encoding %(encoding)s")
                % {"file": file.name, "encoding": encoding or marked_encoding},
                hint=_("save it as UTF-8"),
            ) from None
    note = _("'%(file)s' is not in UTF-8 and was read as %(encoding)s: add --encoding if letters are incorrect") % {
        "file": file.name,
        "encoding": _FALLBACK_ENCODING,
    }
    return source.decode(_FALLBACK_ENCODING, errors="replace"), [note]


def _read_separator(text: str) -> tuple[str | None, str]:
    """Return the separator that the first line names, if there is one, and the text below that line."""
    match = _SEPARATOR_LINE.match(text)
    return (match[1], text[match.end() :]) if match else (None, text)


def _rate_separator(text: str, separator: str, count_headings: Callable[[Sequence[str]], int]) -> tuple[int, int]:
    """Return the largest numbers of known headings and of columns that a separator gives in a row."""
    rows: list[list[str]] = []
    with suppress(csv.Error):  # the error is reported when all rows are read
        rows.extend(row[:MAX_COLUMNS] for row in islice(_read_records(text, separator), _SAMPLED_ROW_COUNT))
    return max(map(count_headings, rows), default=0), max(map(len, rows), default=0)


def _read_records(text: str, separator: str) -> Iterator[list[str]]:
    """Yield the cells of each row.

    Raises:
        csv.Error: the text is not CSV, or a cell or row exceeds a limit.
    """
    csv.field_size_limit(MAX_CSV_CELL_LENGTH)
    length = 0

    def lines() -> Iterator[str]:
        # io.StringIO could split the lines, but it would copy the text with four bytes per character.
        nonlocal length
        for match in _LINE.finditer(text):
            length += len(match[0])
            if length > MAX_CSV_ROW_LENGTH:
                raise csv.Error(_("row of more than %(max)s characters") % {"max": group_digits(MAX_CSV_ROW_LENGTH)})
            if match[0]:
                yield match[0]

    # Without strict mode, an unclosed quotation mark would hide the rest of the file.
    for record in csv.reader(lines(), delimiter=separator, strict=True):
        length = 0
        yield record


def _read_cells(cells: Sequence[str]) -> Cells:
    """Return the cells with content by column, without the escapes that an export adds to formulas."""
    return {number: _read_value(cell) for number, cell in enumerate(cells, start=1) if cell}


def _read_value(cell: str) -> Value:
    if _FORMULA_ERROR.fullmatch(cell):
        return Broken(Message("has the error %(error)s", error=cell))
    return unescape_cell(cell)
