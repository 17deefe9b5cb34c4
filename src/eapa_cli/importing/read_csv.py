"""Reads CSV as spreadsheet programs write it: whatever the separator and, where it can be told, the encoding."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Final

from eapa_cli.errors import UnreadableError, UsageError
from eapa_cli.importing.sheet import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Sheet, Value, too_large
from eapa_cli.tabular.formula_escaping import unguarded

_SEPARATORS: Final = (",", ";", "\t")
_LONGEST_CELL: Final = 1024 * 1024
_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# What Excel writes for Russian and its neighbours where it is not told otherwise.
_FALLBACK: Final = "cp1251"
_ENOUGH: Final = 20


def read_csv(file: Path, *, encoding: str | None, known_in: Callable[[Sequence[str]], int]) -> Sheet:
    """A file's rows; the separator is the one by which most headings are known, of which `known_in` counts a row's.

    Raises:
        UnreadableError: it cannot be read, is no CSV, or is too large for a list of agreements.
        UsageError: there is no such encoding.
    """
    text, notes = _decoded(file, encoding)
    given, text = _given_separator(text)
    separator = given or max(_SEPARATORS, key=lambda one: _promise(text, one, known_in))
    rows = []
    try:
        for number, cells in enumerate(_records(text, separator), start=1):
            if number > MOST_ROWS or len(cells) > MOST_COLUMNS:
                raise too_large(file.name, f"has more than {MOST_ROWS} rows or {MOST_COLUMNS} columns")
            rows.append((number, _values(cells)))
    except csv.Error as error:
        raise UnreadableError(
            f"'{file.name}' cannot be read as CSV: row {len(rows) + 1}: {error}",
            hint="look for a quotation mark that is not closed, or not doubled inside a cell in quotation marks",
        ) from None
    return Sheet(file=file.name, rows=rows, notes=notes)


def _decoded(file: Path, encoding: str | None) -> tuple[str, list[str]]:
    with file.open("rb") as stream:
        source = stream.read(MOST_BYTES + 1)
    if len(source) > MOST_BYTES:
        raise too_large(file.name, f"is larger than {MOST_BYTES // 1024 // 1024} MiB")
    marked = next((name for mark, name in _MARKS if source.startswith(mark)), None)
    try:
        return source.decode(encoding or marked or "utf-8"), []
    except LookupError:
        raise UsageError(f"there is no encoding '{encoding}'", hint="write 'utf-8' or 'cp1251'") from None
    except UnicodeDecodeError:
        if encoding or marked:
            raise UnreadableError(
                f"'{file.name}' is not in the encoding {encoding or marked}", hint="save it as UTF-8"
            ) from None
    note = f"'{file.name}' is not in UTF-8 and was read as {_FALLBACK}: give --encoding if its letters are wrong"
    return source.decode(_FALLBACK, errors="replace"), [note]


def _given_separator(text: str) -> tuple[str | None, str]:
    """The separator that Excel's `sep=;` on the first line names, and the text below it."""
    first, _, rest = text.partition("\n")
    name, _, separator = first.rstrip("\r").partition("=")
    return (separator, rest) if name == "sep" and len(separator) == 1 else (None, text)


def _promise(text: str, separator: str, known_in: Callable[[Sequence[str]], int]) -> tuple[int, int]:
    rows: list[list[str]] = []
    with suppress(csv.Error):  # it is told when the separator is known
        rows.extend(row[:MOST_COLUMNS] for row in islice(_records(text, separator), _ENOUGH))
    return max(map(known_in, rows), default=0), max(map(len, rows), default=0)


def _records(text: str, separator: str) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    # Strict: a quotation mark that is not closed would otherwise swallow all that follows.
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)


def _values(cells: Sequence[str]) -> Mapping[int, Value]:
    return {number: unguarded(cell) for number, cell in enumerate(cells, start=1) if cell}
