"""Conversion of rows to records, with the column of each value."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final

from eapa_cli.importing import heading_synonyms
from eapa_cli.importing.compound_cells import COMPOUND_CELLS, ITEMS_PER_COLUMN, add_names
from eapa_cli.importing.free_wording.document_type import read_type
from eapa_cli.importing.free_wording.people import Person, looks_like_name, read_people, read_person
from eapa_cli.importing.free_wording.status import read_status
from eapa_cli.importing.heading_fields import Heading
from eapa_cli.importing.imported_row import DEFAULT, ImportedRow
from eapa_cli.importing.party_details import read_detail, read_details
from eapa_cli.importing.party_matching import OrganizationNames
from eapa_cli.importing.row_values import RowValues
from eapa_cli.importing.scalar_cells import parse_scalar, read_cell_text
from eapa_cli.importing.sheet import LinkedText, Sheet, Value
from eapa_cli.importing.stated_status import compare_status
from eapa_cli.model.vocabulary import Kind, NameKind
from eapa_cli.tabular.data_dictionary import LANGUAGE, split_column
from eapa_cli.tabular.flattening import renumber, unflatten
from eapa_cli.text.hidden_characters import describe, first_forbidden, strip_invisible
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.unknown_words import is_unknown_code, is_unknown_name
from eapa_cli.yaml.spans import Path

# A word of letters, without digits and underscores.
_WORD: Final = re.compile(r"[^\W\d_]+")
_MAX_FIRST_NAMES: Final = 3
# The field of a detail of one party: 'parties.2.country'.
_PARTY_DETAIL: Final = re.compile(r"parties\.\d+\.(?:country|type)")
_ADDRESS_FIELDS: Final = frozenset(
    {heading_synonyms.SOURCES, heading_synonyms.MORE_SOURCES, heading_synonyms.DOCUMENTS, "website"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A reader for the rows of one sheet: its headings, the defaults and the context of the register."""

    kind: Kind
    headings: Mapping[int, Heading]
    defaults: Sequence[tuple[Heading, str]]
    languages: Sequence[str]
    owner: str
    organizations: OrganizationNames
    today: date

    def read(self, sheet: Sheet, number: int, cells: Mapping[int, Value]) -> ImportedRow:
        """Return a row with its record."""
        entry = ImportedRow(sheet=sheet, row=number, kind=self.kind, headings=self.headings, cells=cells)
        row = RowValues(entry=entry, languages=self.languages, organizations=self.organizations, today=self.today)
        reading = _Reading(self, row)
        for column, heading in self.headings.items():
            if column in cells:
                reading.read_cell(column, heading, cells[column])
        for heading, value in self.defaults:
            if not reading.has(heading.field):
                reading.read_cell(DEFAULT, heading, value)
        reading.finish()
        return entry


@dataclass(slots=True)
class _Reading:
    """The reading of one row."""

    reader: Reader
    row: RowValues
    links: dict[str, int] = field(default_factory=dict)
    """The pages that cells of other columns link to, with the column."""

    def read_cell(self, column: int, heading: Heading, value: Value) -> None:
        """Read a cell, or add a fault if it cannot be read."""
        if isinstance(value, LinkedText):
            value = self._follow_link(column, heading, value)
        try:
            self._put_cell(column, heading, self._remove_invisible(column, value))
        except ValueError as error:
            self.row.entry.add_fault(column, str(error))

    def _follow_link(self, column: int, heading: Heading, value: LinkedText) -> str:
        """Return the address of the linked page for a column of addresses.

        For another column, return the text. The link is stored, in case the row has no source.
        """
        if heading.field not in _ADDRESS_FIELDS and not heading.field.endswith(".url"):
            self.links.setdefault(value.link, column)
            return value
        return value if "://" in value else value.link

    def _remove_invisible(self, column: int, value: Value) -> Value:
        """Return a cell without the invisible characters of copied text, and add a remark on the removed ones.

        Raises:
            ValueError: the text contains a character that a register does not allow.
        """
        if not isinstance(value, str):
            return value
        text, note = strip_invisible(value)
        if note:
            self.row.entry.add_remark(column, note)
        if character := first_forbidden(text):
            raise ValueError(_("the text contains %(character)s: delete it") % {"character": describe(character)})
        return text

    def has(self, field_: str) -> bool:
        """Return whether the row has a value of a field, or of an item or a language of it."""
        return any(key == field_ or key.startswith(f"{field_.partition('.' + LANGUAGE)[0]}.") for key in self.row.flat)

    def finish(self) -> None:
        """Add the values that depend on several cells, make the record, and compare it with the stated status."""
        row = self.row
        if row.has_partners and self.reader.owner not in row.parties():
            row.put("parties.0.organization", self.reader.owner, DEFAULT)
        if not self.has(heading_synonyms.SOURCES):
            for number, (link, column) in enumerate(self.links.items(), start=1):
                row.put(f"{heading_synonyms.SOURCES}.{number}.url", link, column)
        self._read_people()
        self._assign_signatories()
        self._put_details()
        self._make_record()
        if row.status:
            self._compare_status(*row.status)

    def _make_record(self) -> None:
        entry, row = self.row.entry, self.row
        new_keys = renumber(row.flat)
        entry.columns = _share(tuple((_parse_path(new), row.columns[old]) for old, new in new_keys.items()))
        entry.data = unflatten({new: row.flat[old] for old, new in new_keys.items()}, entry.kind, row.languages)

    def _read_people(self) -> None:
        for text, column in self.row.people:
            try:
                people = read_people(text, self._is_party, parties=len(self.row.parties()))
                for number, person in enumerate(people, start=ITEMS_PER_COLUMN * column):
                    self.row.put_signatory(f"signatories.{number}", person, column)
                    if " " in person.name and not looks_like_name(person.name):
                        remark = _("'%(text)s' is stored as the name of a signatory") % {"text": person.name}
                        self.row.entry.add_remark(column, remark)
            except ValueError as error:
                self.row.entry.add_fault(column, str(error))

    def _is_party(self, text: str) -> bool:
        return self.row.organizations.is_named(text)

    def _put_details(self) -> None:
        """Store the countries and types that the row gives for its parties."""
        if self.row.lacks_party:
            return
        parties = [str(party) for party in self.row.parties()]
        others = [party for party in parties if party != self.reader.owner] if self.row.has_partners else parties
        for field_, text, column in self.row.details:
            try:
                for id_, key, value in read_details(field_, text, parties, others):
                    if remark := self.row.organizations.put_detail(id_, key, value):
                        self.row.entry.add_remark(column, remark)
            except ValueError as error:
                self.row.entry.add_fault(column, str(error))

    def _compare_status(self, text: str, column: int) -> None:
        """Compare the stated status with the one that follows from the record; store it if the record lacks it."""
        entry = self.row.entry
        try:
            stated = read_status(text)
        except ValueError as error:
            entry.add_fault(column, str(error))
            return
        fields, remark = compare_status(entry.data, stated, text, self.reader.today)
        for key, value in fields.items():
            self.row.put(key, value, column)
        if fields:
            self._make_record()
        if remark:
            entry.add_remark(column, remark)

    def _put_cell(self, column: int, heading: Heading, value: Value) -> None:
        """Store the value of a cell under its field.

        Raises:
            ValueError: the cell cannot be read as a value of the field.
        """
        if self._put_compound(column, heading.field, value):
            return
        if not heading.exact and self._put_type(column, heading.field, value):
            return
        today = self.row.find_day_of_writing(column)
        scalar = parse_scalar(self.row.entry.kind, heading.field, value, exact=heading.exact, today=today)
        if scalar is None:
            return
        match heading.field.split("."):
            case ["parties", _, "organization"]:
                self.row.put_party(heading.field, str(scalar), column)
            case ["signatories", number, "party"]:
                self.row.signed_for[f"signatories.{number}"] = (str(scalar), column)
            case ["signatories", number, "name", _] if not heading.exact and (
                person := self._read_signatory(str(scalar))
            ):
                self.row.put_signatory(f"signatories.{number}", person, column)
            case _:
                self.row.put(heading.field.replace(LANGUAGE, self.row.language(scalar)), scalar, column)

    def _put_compound(self, column: int, field_: str, value: Value) -> bool:
        """Store a cell that contains a whole list or map; return whether the field is one of such cells."""
        first, *rest = field_.split(".")
        # Each of several columns of partners is read like a single one.
        put_content = COMPOUND_CELLS.get(first if first == heading_synonyms.PARTNERS else field_)
        is_name = first == heading_synonyms.NAMES and rest[0] in set(NameKind)
        if not (put_content or is_name):
            return False
        text = read_cell_text(value, exact=False)
        means_unknown = is_unknown_code if field_ == heading_synonyms.LANGUAGES else is_unknown_name
        if not text or means_unknown(text):
            return True
        if put_content:
            put_content(self.row, text, column)
        else:
            add_names(self.row, text, column, *rest)
        return True

    def _put_type(self, column: int, field_: str, value: Value) -> bool:
        """Store a type in free wording or a detail of a party; return whether the cell is one of these."""
        kind = self.row.entry.kind
        is_detail = field_ in heading_synonyms.DETAILS or bool(_PARTY_DETAIL.fullmatch(field_))
        if not (is_detail or field_ in {"type", "country"}):
            return False
        text = read_cell_text(value, exact=False)
        if not text or is_unknown_name(text):
            return is_detail
        if is_detail:
            self.row.details.append((field_, text, column))
        elif kind is Kind.AGREEMENT and field_ == "type":
            type_, remark = read_type(text)
            self.row.put(field_, type_, column)
            if remark:
                self.row.entry.add_remark(column, remark)
        else:
            key, code = read_detail(field_, text)
            self.row.put(key, code, column)
        return True

    def _read_signatory(self, text: str) -> Person | None:
        """Return the signatory of a cell that contains more than the name: `Party: Name` or `Name, position`.

        Return None if the cell contains the name only.

        Raises:
            ValueError: it is not clear whether the text after a comma is a position.
        """
        try:
            person = read_person(text, self._is_party)
        except ValueError:
            return None
        if person.party and not self._is_party(person.party):
            return None
        _name, comma, after = text.partition(",")
        if comma and "(" not in text and person.post == after.strip() and _can_be_first_names(after):
            message = _(
                "'%(text)s' can be 'surname, first name' or 'name, position': "
                "write the position in a column of its own, and the name without a comma"
            )
            raise ValueError(message % {"text": text})
        return person if person.party or person.post else None

    def _assign_signatories(self) -> None:
        """Set the party of each signatory: the stated one, else by order, else the one that the position names."""
        parties = [str(party) for party in self.row.parties()]
        numbers = {key.split(".")[1] for key in self.row.flat if key.startswith("signatories.")}
        for position, number in enumerate(sorted(numbers, key=int)):
            key = f"signatories.{number}"
            stated, column = self.row.signed_for.get(key, ("", self._find_column(key)))
            party_in_order = parties[position] if len(numbers) == len(parties) else None
            if party := self._find_party(key, stated, column, party_in_order):
                self.row.put(f"{key}.party", party, column)

    def _find_party(self, key: str, stated: str, column: int, party_in_order: str | None) -> str | None:
        """Return the party of a signatory, or None if it is not known.

        A missing party is a fault, unless another fault of the row can be the reason.
        """
        parties = [str(party) for party in self.row.parties()]
        if stated:
            return self.row.organizations.find_among(stated, parties) or self.row.organization(stated, column)
        if party_in_order:
            return party_in_order
        positions = [str(value) for path, value in self.row.flat.items() if path.startswith(f"{key}.position.")]
        party = next(filter(None, (self.row.organizations.find_within(text, parties) for text in positions)), None)
        if party:
            remark = _("the party of the signatory was read from '%(position)s': %(party)s")
            self.row.entry.add_remark(column, remark % {"position": positions[0], "party": party})
        elif not (self.row.entry.invalid_columns or self.row.lacks_party):
            message = _("the party of each signatory is missing: write 'Party: Name, position'")
            self.row.entry.add_fault(column, message)
        return party

    def _find_column(self, key: str) -> int:
        return next(column for field_, column in self.row.columns.items() if field_.startswith(f"{key}."))


def _can_be_first_names(text: str) -> bool:
    """Return whether the text after a comma can be first names or initials: up to three capitalized words."""
    words = _WORD.findall(text)
    return len(words) <= _MAX_FIRST_NAMES and all(word[0].isupper() for word in words)


@lru_cache(maxsize=1_000)  # most rows have values in the same columns
def _share(columns: tuple[tuple[Path, int], ...]) -> Mapping[Path, int]:
    """Return the columns by path, as one object for all rows with the same columns."""
    return dict(columns)


@lru_cache(maxsize=10_000)  # rows share their paths
def _parse_path(column: str) -> Path:
    return tuple(int(part) - 1 if part.isdecimal() else part for part in split_column(column))
