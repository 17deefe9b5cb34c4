"""The mapping of spreadsheet columns to fields, by their headings."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from eapa_cli.errors import UsageError
from eapa_cli.importing.cell_parser import language_tags
from eapa_cli.importing.header import find_header
from eapa_cli.importing.sheet import Broken, Sheet, Value, is_blank, letters
from eapa_cli.importing.synonyms import (
    CONTACT,
    COUNTRY,
    ENGLISH,
    PARTIES,
    PARTNERS,
    PARTY_COUNTRIES,
    PLACE,
    ROW_NUMBERS,
    RUSSIAN,
    SIGNED,
)
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

    `header` is the text of all cells of the header row. `problems` are columns that no field can take, each with what
    to do, and `unknown` the headings of these. `notes` are on columns that were ignored or interpreted.
    """

    sheet: Sheet
    kind: Kind
    header: Sequence[str]
    headings: Mapping[int, Heading]
    rows: Sequence[tuple[int, Mapping[int, Value]]]
    problems: Sequence[str] = ()
    unknown: Sequence[str] = ()
    notes: Sequence[str] = ()
    has_contacts: bool = False
    """Whether it is a list of contacts: its rows are no organizations of their own."""


def count_headings(cells: Sequence[object]) -> int:
    """Return the number of cells in a row that are known headings of one kind of record."""
    return max(_count_known(kind, cells) for kind in Kind)


def map_columns(sheet: Sheet, mapping: Mapping[str, str]) -> Table | None:
    """Return a sheet with its columns mapped to fields; None if it has no header.

    `mapping` has the fields of headings that the user specified.

    Columns that are not known are problems of the table, so that all findings of a file are reported together.
    """
    filled = [(number, _without_blanks(row)) for number, row in sheet.rows]

    def count(cells: Mapping[int, Value]) -> int:
        return max(_count_known(kind, cells.values(), mapping) for kind in Kind)

    top = find_header(filled, count, lambda text: any(_find_field(kind, text) for kind in Kind))
    if top is None or count(top.cells) < min(_MIN_HEADINGS, len(top.cells)):
        return None
    cells = top.cells
    kind = max(reversed(Kind), key=lambda kind: _count_known(kind, cells.values(), mapping))
    rows = [(number, row) for number, row in filled[top.length :] if row and not _is_comment(row)]
    used = {column for _, row in rows for column in row} - _serial_columns(kind, cells, rows, mapping)
    found = _Headings(kind, sheet.name or sheet.file, mapping)
    for column in sorted(cells.keys() & used):
        found.add(column, cells[column])
    for column in sorted(used - cells.keys()):
        found.problems.append(_no_heading(column, sheet))
    header = [str(cell).strip() for cell in cells.values()]
    records = [(number, row) for number, row in rows if not found.headings.keys().isdisjoint(row)]
    return Table(
        sheet=sheet,
        kind=kind,
        header=header,
        headings=found.headings,
        rows=records,
        problems=[*found.unknown_columns(), *found.problems],
        unknown=list(found.unknown.values()),
        notes=found.all_notes(),
        has_contacts=kind is Kind.ORGANIZATION and bool(found.contacts),
    )


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


def _without_blanks(row: Mapping[int, Value]) -> Mapping[int, Value]:
    if not any(map(is_blank, row.values())):
        return row
    return {at: cell for at, cell in row.items() if not is_blank(cell)}


def _serial_number(cell: Value) -> int | None:
    text = str(int(cell) if isinstance(cell, float) and cell.is_integer() else cell).strip(" .)")
    return int(text) if text.isdecimal() and len(text) <= _LONGEST_NUMBER else None


def _is_comment(row: Mapping[int, Value]) -> bool:
    first = row[min(row)]
    return isinstance(first, str) and first.startswith("#")


def _count_known(kind: Kind, cells: object, mapping: Mapping[str, str] = {}) -> int:
    headings = [cell for cell in cells if isinstance(cell, str)]  # type: ignore[attr-defined]
    return sum(text.strip() in mapping or _find_field(kind, text) is not None for text in headings)


class _Headings:
    """The headings of a table by column, with the columns that no field can take."""

    def __init__(self, kind: Kind, name: str, mapping: Mapping[str, str]) -> None:
        self.headings: dict[int, Heading] = {}
        self.unknown: dict[int, str] = {}
        self.contacts: list[str] = []
        self.problems: list[str] = []
        self._notes: list[str] = []
        self._kind = kind
        self._name = name
        self._mapping = mapping
        self._items: Counter[str] = Counter()
        self._before = ""

    def add(self, column: int, value: Value) -> None:
        """Add a column."""
        text = str(value).strip()
        is_mapped = text in self._mapping
        field = _mapped_field(self._kind, self._mapping[text]) if is_mapped else _find_field(self._kind, text)
        if field is None and self._kind is Kind.AGREEMENT and fold(text) in COUNTRY:
            field = self._country_field(text, column)
        if field is None or isinstance(value, Broken):
            self.unknown[column] = text
        elif field == CONTACT:
            self.contacts.append(text)
        elif field:
            self._put(column, text, field)

    def unknown_columns(self) -> Iterator[str]:
        """Yield a sentence for each heading that is not known, with a similar one."""
        known = [
            phrase for phrases in (*ENGLISH[self._kind].values(), *RUSSIAN[self._kind].values()) for phrase in phrases
        ]
        for column, text in self.unknown.items():
            meant = did_you_mean(text, known) or did_you_mean(text, fields(self._kind))
            question = f": {meant}" if meant else ""
            yield f"'{text}' ({letters(column)}) of '{self._name}' is not a field of an {self._kind}{question}"

    def all_notes(self) -> list[str]:
        """Return the notes on columns, and one on contact data."""
        if not self.contacts:
            return self._notes
        names = ", ".join(f"'{text}'" for text in self.contacts)
        return [*self._notes, f"'{self._name}': contact data of people are not stored: {names}"]

    def _put(self, column: int, text: str, field: str) -> None:
        if f".{ITEM}" in field:
            # A repeated heading is for the next item of the list.
            self._items[field] += 1
            field = field.replace(ITEM, str(self._items[field]), 1)
        self._before = field
        if clash := next((heading for heading in self.headings.values() if heading.field == field), None):
            self.problems.append(
                f"the columns '{clash.text}' and '{text}' of '{self._name}' both contain {field}: "
                f"ignore one of them with --map '{text}='"
            )
            return
        self.headings[column] = Heading(text=text, field=field, exact=text == field)

    def _country_field(self, text: str, column: int) -> str | None:
        """Return the field of a country: that of the party or the place in the column before it."""
        first, *rest = self._before.split(".")
        if first == "parties" and rest[-1:] == ["organization"]:
            field = f"parties.{rest[0]}.country"
        elif first in {PARTIES, PARTNERS}:
            field = PARTY_COUNTRIES
        elif self._before.startswith(PLACE) or self._before == SIGNED:
            field = "signed.place.country"
        else:
            return None
        whose = "the place of signing" if field.startswith(SIGNED) else "the parties"
        self._notes.append(f"'{text}' ({letters(column)}) of '{self._name}' was read as the country of {whose}")
        return field


def _no_heading(column: int, sheet: Sheet) -> str:
    return (
        f"column {letters(column)} of '{sheet.name or sheet.file}' has cells but no heading: add a heading of its own, "
        "in the same row as the others and not in merged cells, or delete the cells"
    )


def _find_field(kind: Kind, text: str) -> str | None:
    """Return the field that a heading names; an empty string for a column to ignore, None if it is not known."""
    stripped = text.strip()
    if find_field(kind, stripped) or f".{FREE}" in f".{stripped}":
        return stripped
    if stripped.startswith("#") or fold(stripped) in _row_numbers():
        return ""
    tag, phrase = _split_language(stripped)
    number = _NUMBER.search(phrase)
    if number:
        phrase = f"{phrase[: number.start()]} {ITEM} {phrase[number.end() :]}"
    field = _phrases(kind).get(_key(phrase)) or _phrases(kind).get(_key(f"{phrase} {ITEM}" if not number else ""))
    if field is None or (tag and LANGUAGE not in field) or (field.startswith("parties") and fold(phrase) in COUNTRY):
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
