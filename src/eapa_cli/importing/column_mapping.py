"""The mapping of spreadsheet columns to fields, by their headings."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from eapa_cli.errors import UsageError
from eapa_cli.importing.cell_parser import language_tags
from eapa_cli.importing.header import find_header
from eapa_cli.importing.sheet import Broken, Sheet, Value, is_blank, letters
from eapa_cli.importing.synonyms import ENGLISH, ROW_NUMBERS, RUSSIAN
from eapa_cli.model.vocabulary import Kind
from eapa_cli.tabular.data_dictionary import FREE, ITEM, LANGUAGE, fields, find_field
from eapa_cli.text.fold import fold
from eapa_cli.text.suggestions import ask_if_meant, did_you_mean

_TAG: Final = re.compile(r"(?P<rest>.*\S)\s*[\[(](?P<tag>[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?)[\])]\s*")
_NUMBER: Final = re.compile(r"\b\d{1,3}\b")
_MIN_HEADINGS: Final = 2
_LONGEST_NUMBER: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The text of a heading, and the field of its column.

    An `exact` heading is the name of the field; the cells of its column are not normalized.
    """

    text: str
    field: str
    exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet with records of one kind: its headings by column, and the rows below the header.

    `header` is the text of all cells of the header row.
    """

    sheet: Sheet
    kind: Kind
    header: Sequence[str]
    headings: Mapping[int, Heading]
    rows: Sequence[tuple[int, Mapping[int, Value]]]


def count_headings(cells: Sequence[object]) -> int:
    """Return the number of cells in a row that are known headings of one kind of record."""
    return max(_count_known(kind, cells) for kind in Kind)


def map_columns(sheet: Sheet, mapping: Mapping[str, str]) -> Table | None:
    """Return a sheet with its columns mapped to fields; None if it has no header.

    `mapping` has the fields of headings that the user specified.

    Raises:
        UsageError: a heading is not known, or two columns have the same field.
    """
    filled = [(number, {at: cell for at, cell in row.items() if not is_blank(cell)}) for number, row in sheet.rows]

    def count(cells: Mapping[int, Value]) -> int:
        return max(_count_known(kind, cells.values(), mapping) for kind in Kind)

    found = find_header(filled, count, lambda text: any(_find_field(kind, text) for kind in Kind))
    if found is None or count(found.cells) < min(_MIN_HEADINGS, len(found.cells)):
        return None
    cells = found.cells
    kind = max(reversed(Kind), key=lambda kind: _count_known(kind, cells.values(), mapping))
    rows = [(number, row) for number, row in filled[found.length :] if row and not _is_comment(row)]
    used = {column for _, row in rows for column in row} - _serial_columns(kind, cells, rows, mapping)
    headings = _headings(kind, {column: cells[column] for column in cells if column in used}, mapping)
    if unnamed := sorted(used - cells.keys()):
        column = letters(unnamed[0])
        raise UsageError(
            f"column {column} of '{sheet.name or sheet.file}' has cells but no heading",
            hint="add a heading of its own, in the same row as the others and not in merged cells, or delete the cells",
        )
    header = [str(cell).strip() for cell in cells.values()]
    records = [(number, row) for number, row in rows if not headings.keys().isdisjoint(row)]
    return Table(sheet=sheet, kind=kind, header=header, headings=headings, rows=records)


def find_heading(kind: Kind, text: str) -> Heading | None:
    """Return the heading for the name of a field; for a field of list items, that of the first item."""
    field = _find_field(kind, text)
    return Heading(text=text, field=field.replace(ITEM, "1"), exact=text == field) if field else None


def check_mapped_fields(mapping: Mapping[str, str]) -> None:
    """Check that each field in a mapping is empty or can be the field of a column.

    Raises:
        UsageError: a field does not exist, or it contains other fields.
    """
    for text, field in mapping.items():
        if any(_mapped_field(kind, field) is not None for kind in Kind):
            continue
        known = list(dict.fromkeys(one for kind in Kind for one in (*fields(kind), *ENGLISH[kind])))
        within = [one for one in known if one.startswith(f"{field}.")]
        near = ask_if_meant(within[:3]) or did_you_mean(field, known)
        raise UsageError(
            f"--map '{text}={field}': there is no field '{field}' for a column",
            hint=near or "the fields are listed in docs/reference/fields.md",
        )


def check_mapped_headings(mapping: Mapping[str, str], tables: Sequence[Table]) -> None:
    """Check that each heading in a mapping exists in one of the tables.

    Raises:
        UsageError: a heading does not exist.
    """
    headings = [text for table in tables for text in table.header]
    for text, field in mapping.items():
        if text not in headings:
            known = ", ".join(f"'{one}'" for one in headings)
            raise UsageError(
                f"--map '{text}={field}': no column has the heading '{text}'",
                hint=did_you_mean(text, headings) or f"the headings are {known}",
            )


def _mapped_field(kind: Kind, field: str) -> str | None:
    """Return the field that the user named by its own name or by a known heading."""
    return field if not field or field in ENGLISH[kind] else _find_field(kind, field)


def _serial_columns(
    kind: Kind, cells: Mapping[int, Value], rows: Sequence[tuple[int, Mapping[int, Value]]], mapping: Mapping[str, str]
) -> set[int]:
    """Return the columns without a known heading whose cells count the rows: 1, 2, 3."""
    found = set()
    for column in {column for _, row in rows for column in row}:
        heading = str(cells.get(column, "")).strip()
        numbers = [_serial_number(row[column]) for _, row in rows if column in row]
        counts = len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))
        if counts and heading not in mapping and _find_field(kind, heading) is None:
            found.add(column)
    return found


def _serial_number(cell: Value) -> int | None:
    text = str(int(cell) if isinstance(cell, float) and cell.is_integer() else cell).strip(" .)")
    return int(text) if text.isdecimal() and len(text) <= _LONGEST_NUMBER else None


def _is_comment(row: Mapping[int, Value]) -> bool:
    first = row[min(row)]
    return isinstance(first, str) and first.startswith("#")


def _count_known(kind: Kind, cells: object, mapping: Mapping[str, str] = {}) -> int:
    headings = [cell for cell in cells if isinstance(cell, str)]  # type: ignore[attr-defined]
    return sum(text.strip() in mapping or _find_field(kind, text) is not None for text in headings)


def _headings(kind: Kind, cells: Mapping[int, Value], mapping: Mapping[str, str]) -> dict[int, Heading]:
    found: dict[int, Heading] = {}
    unknown: dict[int, str] = {}
    items: Counter[str] = Counter()
    for column, value in cells.items():
        text = str(value).strip()
        field = _mapped_field(kind, mapping[text]) if text in mapping else _find_field(kind, text)
        if field is None or isinstance(value, Broken):
            unknown[column] = text
            continue
        if not field:
            continue
        if f".{ITEM}" in field:
            # A repeated heading is for the next item of the list.
            items[field] += 1
            field = field.replace(ITEM, str(items[field]), 1)
        clash = next((heading for heading in found.values() if heading.field == field), None)
        if clash:
            raise UsageError(
                f"the columns '{clash.text}' and '{text}' both contain {field}",
                hint=f"ignore one of them with --map '{text}='",
            )
        found[column] = Heading(text=text, field=field, exact=text == field)
    if unknown:
        raise _unknown(kind, unknown)
    return found


def _unknown(kind: Kind, columns: Mapping[int, str]) -> UsageError:
    known = [phrase for phrases in (*ENGLISH[kind].values(), *RUSSIAN[kind].values()) for phrase in phrases]
    suggestions = {text: did_you_mean(text, [*known, *fields(kind)]) for text in columns.values()}
    names = [f"'{text}' ({letters(column)})" for column, text in columns.items()]
    if len(names) == 1:
        ((text, suggestion),) = suggestions.items()
        hint = f"Name the field with --map '{text}=FIELD', or ignore the column with --map '{text}='"
        return UsageError(
            f"the column heading {names[0]} was not recognised as a field of an {kind}",
            hint=f"{suggestion} {hint}" if suggestion else hint,
        )
    questions = " ".join(f"'{text}': {suggestion}" for text, suggestion in suggestions.items() if suggestion)
    options = " ".join(f"--map '{text}='" for text in suggestions)
    hint = f"Ignore the columns with these options, or name a field after the '=': {options}"
    return UsageError(
        f"{len(names)} column headings were not recognised as fields of an {kind}: {', '.join(names)}",
        hint=f"{questions} {hint}" if questions else hint,
    )


def _find_field(kind: Kind, text: str) -> str | None:
    """Return the field that a heading names; an empty string for a column to ignore, None if it is not known."""
    stripped = text.strip()
    if find_field(kind, stripped) or f".{FREE}" in f".{stripped}":
        return stripped
    if stripped == "#" or fold(stripped) in _row_numbers():
        return ""
    tag, phrase = _split_language(stripped)
    number = _NUMBER.search(phrase)
    if number:
        phrase = f"{phrase[: number.start()]} {ITEM} {phrase[number.end() :]}"
    field = _phrases(kind).get(_key(phrase)) or _phrases(kind).get(_key(f"{phrase} {ITEM}" if not number else ""))
    if field is None or (tag and LANGUAGE not in field):
        return None
    field = field.replace(ITEM, number.group()) if number else field
    return field.replace(LANGUAGE, tag) if tag else field


def _split_language(text: str) -> tuple[str | None, str]:
    if match := _TAG.fullmatch(text):
        return match["tag"], match["rest"]
    words = fold(text).split()
    for length in (2, 1):
        tag = language_tags().get(" ".join(words[-length:]))
        if tag and len(words) > length:
            return tag, " ".join(re.split(r"[\s,:;()/-]+", text.strip(" ()[].,"))[:-length])
    return None, text


@cache
def _row_numbers() -> frozenset[str]:
    return frozenset(map(fold, ROW_NUMBERS))


@cache
def _phrases(kind: Kind) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for phrases in (ENGLISH[kind], RUSSIAN[kind]):
        for field, names in phrases.items():
            for name in names:
                found.setdefault(_key(name), field)
    return found


def _key(phrase: str) -> str:
    return fold(phrase.replace(ITEM, " 0 "))
