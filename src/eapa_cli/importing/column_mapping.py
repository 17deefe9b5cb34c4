"""The mapping of spreadsheet columns to fields, by their headings."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from eapa_cli.importing.header import find_header
from eapa_cli.importing.heading_fields import (
    Heading,
    count_headings,
    count_headings_of,
    find_field_of_heading,
    find_field_of_mapping,
)
from eapa_cli.importing.heading_synonyms import (
    BARE_COUNTRY_HEADINGS,
    CONTACT,
    ENGLISH,
    PARTIES,
    PARTNERS,
    PARTY_COUNTRIES,
    PLACE,
    RUSSIAN,
    SIGNED,
)
from eapa_cli.importing.sheet import Broken, Cells, Row, Sheet, Value, format_column_letters, is_blank
from eapa_cli.model.vocabulary import Kind
from eapa_cli.tabular.data_dictionary import ITEM, map_scalar_fields
from eapa_cli.text.fold import fold
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_phrases import quote
from eapa_cli.text.shell_quoting import quote_command
from eapa_cli.text.suggestions import did_you_mean
from eapa_cli.text.translatable_message import translated

_MIN_HEADINGS: Final = 2
"""The number of known headings that make a row a header. A single word such as 'Date' also occurs in other rows."""
_MAX_SERIAL_DIGITS: Final = 6
"""The digits of a row number; the last row of a sheet is number 100,000."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet with records of one kind."""

    sheet: Sheet
    kind: Kind
    header: Sequence[str]
    """The texts of all cells of the header."""
    headings: Mapping[int, Heading]
    """The headings of columns with a field, by column."""
    rows: Sequence[Row]
    """The rows below the header."""
    problems: Sequence[str] = ()
    """Descriptions of columns that cannot be used, with what to do."""
    unknown: Sequence[str] = ()
    """The headings of columns that do not name a field."""
    notes: Sequence[str] = ()
    """Notes on columns that were ignored, or whose meaning was guessed."""
    is_contact_list: bool = False
    """Whether the table has columns with contact data, so that its rows only complete organizations of other tables."""


def map_columns(sheet: Sheet, mapping: Mapping[str, str]) -> Table | None:
    """Return a sheet with its columns mapped to fields; None if it has no header.

    `mapping` has the fields that the user specified, by heading. Unknown columns do not raise an error. They are
    problems of the table, so that all findings of a file are reported together.
    """
    filled_rows = [(number, _omit_blanks(row)) for number, row in sheet.rows]

    def count_known(cells: Cells) -> int:
        return count_headings(cells.values(), mapping)

    def is_known(text: str) -> bool:
        return any(find_field_of_heading(kind, text) for kind in Kind)

    header = find_header(filled_rows, count_known, is_known)
    # A sheet with a single column has a single heading.
    if header is None or count_known(header.cells) < min(_MIN_HEADINGS, len(header.cells)):
        return None
    # With equal counts, the sheet contains agreements, which are the last kind.
    kind = max(reversed(Kind), key=lambda kind: count_headings_of(kind, header.cells.values(), mapping))
    rows = [(number, row) for number, row in filled_rows[header.row_count :] if row and not _is_comment(row)]
    columns = _map_headings(sheet, kind, header.cells, rows, mapping)
    return Table(
        sheet=sheet,
        kind=kind,
        header=[str(cell).strip() for cell in header.cells.values() if not isinstance(cell, Broken)],
        headings=columns.headings,
        rows=[(number, row) for number, row in rows if not columns.headings.keys().isdisjoint(row)],
        problems=[*columns.describe_unknown(), *columns.problems],
        unknown=list(columns.unknown.values()),
        notes=columns.list_notes(),
        is_contact_list=kind is Kind.ORGANIZATION and bool(columns.contacts),
    )


def _map_headings(
    sheet: Sheet, kind: Kind, header: Cells, rows: Sequence[Row], mapping: Mapping[str, str]
) -> "_ColumnMapping":
    """Map the columns that have cells below the header, except those that only count the rows."""
    used = {column for _, row in rows for column in row} - _find_serial_columns(kind, header, rows, mapping)
    columns = _ColumnMapping(kind, sheet.name or sheet.file, mapping)
    for column in sorted(header.keys() & used):
        columns.add(column, header[column])
    for column in sorted(used - header.keys()):
        columns.problems.append(_describe_missing_heading(column, sheet))
    return columns


def _find_serial_columns(kind: Kind, header: Cells, rows: Sequence[Row], mapping: Mapping[str, str]) -> set[int]:
    """Return the columns without a known heading whose cells count the rows: 1, 2, 3."""
    serial_columns = set()
    for column in {column for _number, row in rows for column in row}:
        heading = str(header.get(column, "")).strip()
        numbers = [_parse_serial_number(row[column]) for _number, row in rows if column in row]
        # A single '1' may be any value.
        counts_rows = len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))
        if counts_rows and heading not in mapping and find_field_of_heading(kind, heading) is None:
            serial_columns.add(column)
    return serial_columns


def _omit_blanks(row: Cells) -> Cells:
    """Return a row without blank cells; a row without them is returned unchanged, to save memory."""
    if not any(map(is_blank, row.values())):
        return row
    return {column: cell for column, cell in row.items() if not is_blank(cell)}


def _parse_serial_number(cell: Value) -> int | None:
    """Return the number of a cell such as `7`, `7.0` or `7)`."""
    text = str(int(cell) if isinstance(cell, float) and cell.is_integer() else cell).strip(" .)")
    return int(text) if text.isdecimal() and len(text) <= _MAX_SERIAL_DIGITS else None


def _is_comment(row: Cells) -> bool:
    """Return whether the first cell of a row starts with '#', as in the example of a template."""
    first = row[min(row)]
    return isinstance(first, str) and first.startswith("#")


class _ColumnMapping:
    """The headings of a table by column, and the columns that cannot be used."""

    def __init__(self, kind: Kind, sheet_name: str, mapping: Mapping[str, str]) -> None:
        self.headings: dict[int, Heading] = {}
        self.unknown: dict[int, str] = {}
        """The headings of columns that do not name a field, by column."""
        self.contacts: list[str] = []
        """The headings of columns with contact data of people, such as phone numbers, which are not stored."""
        self.problems: list[str] = []
        self._notes: list[str] = []
        self._kind = kind
        self._sheet_name = sheet_name
        self._mapping = mapping
        self._item_counts: Counter[str] = Counter()
        self._previous_field = ""

    def add(self, column: int, value: Value) -> None:
        """Add a column under its field, to the contacts, to the unknown headings, or to the problems."""
        if isinstance(value, Broken):
            self.problems.append(self._describe_broken_heading(column, value))
            return
        text = str(value).strip()
        field = self._find_field(column, text)
        if field is None:
            self.unknown[column] = text
        elif field == CONTACT:
            self.contacts.append(text)
        elif field:
            self._put(column, text, field)

    def describe_unknown(self) -> Iterator[str]:
        """Yield a message for each heading that is not known, with a similar known heading if there is one."""
        phrases_of_fields = (*ENGLISH[self._kind].values(), *RUSSIAN[self._kind].values())
        known_phrases = [phrase for phrases in phrases_of_fields for phrase in phrases]
        for column, text in self.unknown.items():
            suggestion = did_you_mean(text, known_phrases) or did_you_mean(text, map_scalar_fields(self._kind))
            if self._kind is Kind.AGREEMENT:
                message = _("'%(heading)s' (%(column)s) of '%(sheet)s' is not a field of an agreement")
            else:
                message = _("'%(heading)s' (%(column)s) of '%(sheet)s' is not a field of an organization")
            letters = format_column_letters(column)
            problem = message % {"heading": text, "column": letters, "sheet": self._sheet_name}
            yield f"{problem}: {suggestion}" if suggestion else problem

    def list_notes(self) -> list[str]:
        """Return the notes on single columns, and a note on all columns with contact data."""
        if not self.contacts:
            return self._notes
        names = ", ".join(map(quote, self.contacts))
        note = _("'%(sheet)s': contact data of people are not stored: %(names)s")
        return [*self._notes, note % {"sheet": self._sheet_name, "names": names}]

    def _describe_broken_heading(self, column: int, heading: Broken) -> str:
        problem = _("the heading of column %(column)s of '%(sheet)s' %(reason)s")
        letters, reason = format_column_letters(column), translated(heading.reason)
        return problem % {"column": letters, "sheet": self._sheet_name, "reason": reason}

    def _find_field(self, column: int, text: str) -> str | None:
        """Return the field of a column; an empty string for a column to ignore, None for an unknown heading."""
        if text in self._mapping:
            field = find_field_of_mapping(self._kind, self._mapping[text])
        else:
            field = find_field_of_heading(self._kind, text)
        if field is None and self._kind is Kind.AGREEMENT and fold(text) in BARE_COUNTRY_HEADINGS:
            return self._find_country_field(column, text)
        return field

    def _put(self, column: int, text: str, field: str) -> None:
        """Add a heading, unless another column already has its field, which is a problem."""
        if f".{ITEM}" in field:
            # A repeated heading is for the next item of the list.
            self._item_counts[field] += 1
            field = field.replace(ITEM, str(self._item_counts[field]), 1)
        self._previous_field = field
        if clash := next((heading for heading in self.headings.values() if heading.field == field), None):
            if clash.text == text:
                message = _("two columns of '%(sheet)s' have the heading '%(other)s': rename one of them")
            else:
                message = _(
                    "the columns '%(one)s' and '%(other)s' of '%(sheet)s' both contain %(field)s: "
                    "ignore one of them with %(option)s"
                )
            names = {"one": clash.text, "other": text, "sheet": self._sheet_name, "field": field}
            names["option"] = quote_command(["--map", f"{text}="])
            self.problems.append(message % names)
            return
        self.headings[column] = Heading(text=text, field=field, exact=text == field)

    def _find_country_field(self, column: int, text: str) -> str | None:
        """Return the field of a country, and add a note on it.

        The column before it decides whether it is the country of the parties or of the place of signing. After any
        other column, return None.
        """
        # PARTIES, PARTNERS and SIGNED have several facts in a cell: all parties, or the date and the place of signing.
        first, *rest = self._previous_field.split(".")
        is_of_place = self._previous_field.startswith(PLACE) or self._previous_field == SIGNED
        if first == PARTIES and rest[-1:] == ["organization"]:
            field = f"parties.{rest[0]}.country"
        elif first in {PARTIES, PARTNERS}:
            field = PARTY_COUNTRIES
        elif is_of_place:
            field = "signed.place.country"
        else:
            return None
        if is_of_place:
            note = _("'%(heading)s' (%(column)s) of '%(sheet)s' was read as the country of the place of signing")
        else:
            note = _("'%(heading)s' (%(column)s) of '%(sheet)s' was read as the country of the parties")
        names = {"heading": text, "column": format_column_letters(column), "sheet": self._sheet_name}
        self._notes.append(note % names)
        return field


def _describe_missing_heading(column: int, sheet: Sheet) -> str:
    problem = _(
        "column %(column)s of '%(sheet)s' has cells but no heading: add a heading of its own, "
        "in the same row as the others and not in merged cells, or delete the cells"
    )
    return problem % {"column": format_column_letters(column), "sheet": sheet.name or sheet.file}
