"""A reader that makes records from the rows of a sheet, and stores the column of each value."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final

from eapa_cli.importing import heading_synonyms
from eapa_cli.importing.compound_cells import COMPOUND_CELLS, add_names
from eapa_cli.importing.free_wording.document_type import read_type
from eapa_cli.importing.free_wording.status import read_status
from eapa_cli.importing.heading_fields import Heading
from eapa_cli.importing.imported_row import DEFAULT, ImportedRow
from eapa_cli.importing.party_details import read_detail, read_details
from eapa_cli.importing.party_matching import OrganizationNames
from eapa_cli.importing.row_signatories import assign_parties, put_signatories, read_signatory
from eapa_cli.importing.row_values import RowValues
from eapa_cli.importing.scalar_cells import parse_scalar, read_cell_text
from eapa_cli.importing.sheet import Cells, LinkedText, Sheet, Value
from eapa_cli.importing.stated_status import compare_status
from eapa_cli.model.vocabulary import Kind, NameKind
from eapa_cli.storage.dotted_paths import is_item_number
from eapa_cli.tabular.data_dictionary import LANGUAGE, split_column
from eapa_cli.tabular.flattening import renumber, unflatten
from eapa_cli.text.hidden_characters import (
    check_characters,
    describe_removal,
    strip_invisible,
)
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.unknown_words import is_unknown_code, is_unknown_name
from eapa_cli.yaml.spans import Path

_BLANK_LINES: Final = re.compile(r"\n\s+")
# The field of a detail of one party: 'parties.2.country'.
_PARTY_DETAIL: Final = re.compile(r"parties\.\d+\.(?:country|type)")
_ADDRESS_FIELDS: Final = frozenset(
    {heading_synonyms.SOURCES, heading_synonyms.MORE_SOURCES, heading_synonyms.DOCUMENTS, "website"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReader:
    """A reader for the rows of one sheet: its headings, the defaults of `--default`, and the context of the register.

    `languages` are those of the register, and `owner` is the id of the organization that owns the register.
    """

    kind: Kind
    headings: Mapping[int, Heading]
    defaults: Sequence[tuple[Heading, str]]
    languages: Sequence[str]
    owner: str
    organizations: OrganizationNames
    today: date

    def read(self, sheet: Sheet, number: int, cells: Cells) -> ImportedRow:
        """Return a row with its record, its faults and its remarks."""
        source_row = ImportedRow(sheet=sheet, number=number, kind=self.kind, headings=self.headings, cells=cells)
        row = RowValues(
            source_row=source_row, languages=self.languages, organizations=self.organizations, today=self.today
        )
        parser = _RowParser(self, row)
        for column, heading in self.headings.items():
            if column in cells:
                parser.read_cell(column, heading, cells[column])
        for heading, value in self.defaults:
            if not row.has_value_of(heading.field):
                parser.read_cell(DEFAULT, heading, value)
        parser.finish()
        return source_row


@dataclass(slots=True)
class _RowParser:
    """A parser for one row: it reads each cell, and then makes the record."""

    reader: RowReader
    row: RowValues
    linked_pages: dict[str, int] = field(default_factory=dict)
    """The columns of cells with a link, by the address of the linked page; without the columns of addresses."""

    def read_cell(self, column: int, heading: Heading, value: Value) -> None:
        """Read a cell, or add a fault if it cannot be read."""
        if isinstance(value, LinkedText):
            value = self._follow_link(column, heading, value)
        try:
            self._put_cell(column, heading, self._remove_invisible(column, value))
        except ValueError as error:
            self.row.source_row.add_fault(column, str(error))

    def _follow_link(self, column: int, heading: Heading, value: LinkedText) -> str:
        """Return the address of the linked page for a column of addresses, unless the text is an address itself.

        For another column, return the text, and store the address in case the row has no source.
        """
        if heading.field not in _ADDRESS_FIELDS and not heading.field.endswith(".url"):
            self.linked_pages.setdefault(value.link, column)
            return value
        return value if "://" in value else value.link

    def _remove_invisible(self, column: int, value: Value) -> Value:
        """Return a cell without the invisible characters of copied text, and add a remark on the removed ones.

        Raises:
            ValueError: the text contains a character that a register does not allow.
        """
        if not isinstance(value, str):
            return value
        if note := describe_removal(value):
            self.row.source_row.add_remark(column, note)
        return check_characters(strip_invisible(value))

    def finish(self) -> None:
        """Add the values that depend on several cells, make the record, and compare its status with the stated one."""
        row = self.row
        if row.has_partners and self.reader.owner not in row.list_parties():
            # Columns and items are numbered from 1, so number 0 makes the owner the first party.
            row.put("parties.0.organization", self.reader.owner, DEFAULT)
        if not row.has_value_of(heading_synonyms.SOURCES):
            for number, (address, column) in enumerate(self.linked_pages.items(), start=1):
                row.put(f"{heading_synonyms.SOURCES}.{number}.url", address, column)
        put_signatories(row)
        assign_parties(row)
        self._put_details()
        self._make_record()
        if row.status_cell:
            self._compare_status(*row.status_cell)

    def _make_record(self) -> None:
        """Make the record from the values, and store the column of each value by its path in the record."""
        row = self.row
        new_keys = renumber(row.scalars)
        columns = tuple((_parse_path(new), row.columns[old]) for old, new in new_keys.items())
        scalars = {new: row.scalars[old] for old, new in new_keys.items()}
        row.source_row.columns = _share(columns)
        row.source_row.data = unflatten(scalars, self.reader.kind, row.languages)

    def _put_details(self) -> None:
        """Store the countries and types that the row gives for its parties."""
        if self.row.lacks_party:  # the values belong to the parties in order, and the order is not known
            return
        parties = self.row.list_parties()
        others = [party for party in parties if party != self.reader.owner] if self.row.has_partners else parties
        for field_, text, column in self.row.detail_cells:
            *_, number, key = field_.split(".")  # 'parties.2.country', or 'details.country' for all parties
            try:
                if is_item_number(number):
                    details = [(self._find_numbered_party(int(number), others), *read_detail(key, text))]
                else:
                    details = list(read_details(key, text, parties, others))
                for id_, stored_key, value in details:  # `stored_key` is `scope` for the country 'international'
                    if remark := self.row.organizations.put_detail(id_, stored_key, value):
                        self.row.source_row.add_remark(column, remark)
            except ValueError as error:
                self.row.source_row.add_fault(column, str(error))

    def _find_numbered_party(self, number: int, others: Sequence[str]) -> str:
        """Return the party in the column 'Party 2' or 'Partner 2' for the number 2; without it, the second of `others`.

        Raises:
            ValueError: the row does not name the party.
        """
        field_ = f"parties.{number}.organization"
        fields = {field_, f"{heading_synonyms.PARTNERS}.{number}"}
        columns = {column for column, heading in self.row.source_row.headings.items() if heading.field in fields}
        if columns:
            keys = [key for key, column in self.row.columns.items() if key == field_ or column in columns]
            ids = [str(self.row.scalars[key]) for key in keys]
        else:
            ids = list(others[number - 1 : number])
        if len(ids) != 1:
            message = _("the row does not name party %(number)d: write its name, or clear this cell")
            raise ValueError(message % {"number": number})
        return ids[0]

    def _compare_status(self, text: str, column: int) -> None:
        """Compare the stated status with the one that follows from the record; store it if the record lacks it."""
        source_row = self.row.source_row
        try:
            stated = read_status(text)
        except ValueError as error:
            source_row.add_fault(column, str(error))
            return
        fields, remark = compare_status(source_row.data, stated, text, self.reader.today)
        for key, value in fields.items():
            self.row.put(key, value, column)
        if fields:
            self._make_record()
        if remark:
            source_row.add_remark(column, remark)

    def _put_cell(self, column: int, heading: Heading, value: Value) -> None:
        """Store the value of a cell under its field.

        Raises:
            ValueError: the cell cannot be read as a value of the field.
        """
        if self._put_compound(column, heading.field, value):
            return
        if not heading.exact and self._put_type_or_detail(column, heading.field, value):
            return
        today = self.row.find_day_of_writing(column)
        scalar = parse_scalar(self.reader.kind, heading.field, value, exact=heading.exact, today=today)
        if scalar is None:
            return
        match heading.field.split("."):
            case ["parties", _, "organization"]:
                self.row.put_party(heading.field, str(scalar), column)
            case ["signatories", number, "party"]:
                self.row.stated_parties[f"signatories.{number}"] = (str(scalar), column)
            case ["signatories", number, "name", _] if not heading.exact and (
                person := read_signatory(self.row, str(scalar))
            ):
                self.row.put_signatory(f"signatories.{number}", person, column)
            case _:
                self.row.put(heading.field.replace(LANGUAGE, self.row.detect_language(scalar)), scalar, column)

    def _put_compound(self, column: int, field_: str, value: Value) -> bool:
        """Store a cell that contains a whole list or map; return whether its field has such cells."""
        first, *rest = field_.split(".")
        # Each of several columns of partners is read like a single one.
        put_content = COMPOUND_CELLS.get(first if first == heading_synonyms.PARTNERS else field_)
        # The field of a name has its kind, 'names.alias.en', or its number, 'names.1.value'.
        is_name = first == heading_synonyms.NAMES and rest[0] in set(NameKind)
        if not (put_content or is_name):
            return False
        # Without blank lines: some patterns need a time that grows with the square of their number.
        text = _BLANK_LINES.sub("\n", read_cell_text(value, exact=False))
        # 'no' in small letters is the code of Norwegian.
        means_unknown = is_unknown_code if field_ == heading_synonyms.LANGUAGES else is_unknown_name
        if not text or means_unknown(text):
            return True
        if put_content:
            put_content(self.row, text, column)
        else:
            kind, language = rest
            add_names(self.row, text, column, kind, language)
        return True

    def _put_type_or_detail(self, column: int, field_: str, value: Value) -> bool:
        """Store a type or a country, of the record or of a party; return whether the cell contains one of these."""
        is_detail = field_ in heading_synonyms.DETAILS or bool(_PARTY_DETAIL.fullmatch(field_))
        if not (is_detail or field_ in {"type", "country"}):
            return False
        text = read_cell_text(value, exact=False)
        if not text or is_unknown_name(text):
            return is_detail  # an empty field of the record itself is parsed like any other field
        if is_detail:
            self.row.detail_cells.append((field_, text, column))
        elif self.reader.kind is Kind.AGREEMENT and field_ == "type":
            type_, remark = read_type(text)
            self.row.put(field_, type_, column)
            if remark:
                self.row.source_row.add_remark(column, remark)
        else:
            key, code = read_detail(field_, text)
            self.row.put(key, code, column)
        return True


@lru_cache(maxsize=1_000)  # most rows have values in the same columns
def _share(columns: tuple[tuple[Path, int], ...]) -> Mapping[Path, int]:
    """Return the columns by path, as one object for all rows with the same columns."""
    return dict(columns)


@lru_cache(maxsize=10_000)  # rows share their paths
def _parse_path(key: str) -> Path:
    """Return the path of a value in a record: ("parties", 0, "organization") for `parties.1.organization`."""
    return tuple(int(part) - 1 if is_item_number(part) else part for part in split_column(key))
