"""Conversion of rows to records, with the column of each value."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from eapa_cli.importing import synonyms
from eapa_cli.importing.cell_parser import cell_text, parse_scalar
from eapa_cli.importing.column_mapping import Heading
from eapa_cli.importing.compound_cells import COMPOUND_CELLS, add_names
from eapa_cli.importing.gathering import Gathering
from eapa_cli.importing.parts import Person, person
from eapa_cli.importing.party_matching import OrganizationNames
from eapa_cli.importing.row import DEFAULT, ReadRow
from eapa_cli.importing.sheet import LinkedText, Sheet, Value
from eapa_cli.model.vocabulary import Kind, NameKind
from eapa_cli.tabular.data_dictionary import LANGUAGE, split_column
from eapa_cli.tabular.flattening import renumber, unflatten
from eapa_cli.text.invisible import describe, forbidden_in, without_removable
from eapa_cli.text.unknown import is_unknown_code, is_unknown_name
from eapa_cli.yaml.spans import Path

_WORD: Final = re.compile(r"[^\W\d_]+")
_MOST_FIRST_NAMES: Final = 3
_HOW_TO_SPLIT: Final = "write the position in a column of its own, and the name without a comma"
_ADDRESSES: Final = frozenset({synonyms.SOURCES, synonyms.DOCUMENTS, "website"})


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

    def read(self, sheet: Sheet, number: int, cells: Mapping[int, Value]) -> ReadRow:
        """Return a row with its record."""
        entry = ReadRow(sheet=sheet, row=number, kind=self.kind, headings=self.headings)
        row = Gathering(entry=entry, languages=self.languages, organizations=self.organizations, today=self.today)
        reading = _Reading(self, row)
        for column, heading in self.headings.items():
            if column in cells:
                reading.attempt(column, heading, cells[column])
        for heading, value in self.defaults:
            if not reading.has(heading.field):
                reading.attempt(DEFAULT, heading, value)
        reading.finish()
        return entry


@dataclass(slots=True)
class _Reading:
    reader: Reader
    row: Gathering
    links: dict[str, int] = field(default_factory=dict)
    """The pages that cells of other columns link to, with the column."""

    def attempt(self, column: int, heading: Heading, value: Value) -> None:
        if isinstance(value, LinkedText):
            value = self._followed(column, heading, value)
        try:
            self._take(column, heading, self._visible(column, value))
        except ValueError as error:
            self.row.entry.add_fault(column, str(error))

    def _followed(self, column: int, heading: Heading, value: LinkedText) -> str:
        """Return the address of the linked page for a column of addresses; elsewhere the text."""
        if heading.field not in _ADDRESSES and not heading.field.endswith(".url"):
            self.links.setdefault(value.link, column)
            return value
        return value if "://" in value else value.link

    def _visible(self, column: int, value: Value) -> Value:
        """Return a cell without the invisible characters of copied text, and add a remark on the removed ones."""
        if not isinstance(value, str):
            return value
        text, note = without_removable(value)
        if note:
            self.row.entry.remarks.append(self.row.entry.format_message(column, note))
        if character := forbidden_in(text):
            raise ValueError(f"the text contains {describe(character)}: delete it")
        return text

    def has(self, field_: str) -> bool:
        return any(key == field_ or key.startswith(f"{field_.partition('.' + LANGUAGE)[0]}.") for key in self.row.flat)

    def finish(self) -> None:
        if self.row.has_partners and self.reader.owner not in self.row.parties():
            self.row.put("parties.0.organization", self.reader.owner, DEFAULT)
        if not self.has(synonyms.SOURCES):
            for number, (link, column) in enumerate(self.links.items(), start=1):
                self.row.put(f"{synonyms.SOURCES}.{number}.url", link, column)
        if not self.row.entry.faults:
            self._assign_signatories()
        entry, row = self.row.entry, self.row
        new_columns = renumber(row.flat)
        entry.columns = {_path(new): row.columns[old] for old, new in new_columns.items()}
        cells = {new: row.flat[old] for old, new in new_columns.items()}
        entry.data = unflatten(cells, entry.kind, row.languages)

    def _take(self, column: int, heading: Heading, value: Value) -> None:
        first, *rest = heading.field.split(".")
        # One of several columns of partners is read as the only one.
        whole = COMPOUND_CELLS.get(first if first == synonyms.PARTNERS else heading.field)
        if whole or (first == synonyms.NAMES and rest[0] in set(NameKind)):
            text = cell_text(value, exact=False)
            means_unknown = is_unknown_code if heading.field == synonyms.LANGUAGES else is_unknown_name
            if not text or means_unknown(text):
                return
            if whole:
                whole(self.row, text, column)
            else:
                add_names(self.row, text, column, *rest)
            return
        today = self.row.day_of_writing(column)
        scalar = parse_scalar(self.row.entry.kind, heading.field, value, exact=heading.exact, today=today)
        if scalar is None:
            return
        match first, rest:
            case "parties", [_, "organization"]:
                scalar = self.row.organization(str(scalar), column)
            case "signatories", [number, "party"]:
                self.row.signed_for[f"signatories.{number}"] = (str(scalar), column)
                return
            case "signatories", [number, "name", _] if not heading.exact and (one := self._signed(str(scalar))):
                self.row.put_signatory(f"signatories.{number}", one, column)
                return
        self.row.put(heading.field.replace(LANGUAGE, self.row.language(scalar)), scalar, column)

    def _signed(self, text: str) -> Person | None:
        """Return the signatory of a cell that contains more than the name: `Party: Name` or `Name, position`.

        Raises:
            ValueError: it is not clear whether the text after a comma is a position.
        """
        try:
            one = person(text)
        except ValueError:
            return None
        if one.party and not self.row.organizations.find(one.party):
            return None
        if one.post and "(" not in text and _can_be_first_names(one.post):
            raise ValueError(f"'{text}' can be 'surname, first name' or 'name, position': {_HOW_TO_SPLIT}")
        return one if one.party or one.post else None

    def _assign_signatories(self) -> None:
        """Set the party of each signatory: the stated one or, if each party has one signatory, by order."""
        parties = self.row.parties()
        numbers = {key.split(".")[1] for key in self.row.flat if key.startswith("signatories.")}
        for at, number in enumerate(sorted(numbers, key=int)):
            key = f"signatories.{number}"
            named, column = self.row.signed_for.get(key, ("", self._column_of(key)))
            try:
                if named:
                    self.row.put(f"{key}.party", self.row.organization(named, column), column)
                elif len(numbers) == len(parties):
                    self.row.put(f"{key}.party", parties[at], column)
                else:
                    raise ValueError("the party of each signatory is missing: write 'Party: Name, position'")  # noqa: TRY301
            except ValueError as error:
                self.row.entry.add_fault(column, str(error))

    def _column_of(self, key: str) -> int:
        return next(column for known, column in self.row.columns.items() if known.startswith(f"{key}."))


def _can_be_first_names(text: str) -> bool:
    """Return whether the text after a comma can be first names or initials: up to three capitalized words."""
    words = _WORD.findall(text)
    return len(words) <= _MOST_FIRST_NAMES and all(word[0].isupper() for word in words)


def _path(column: str) -> Path:
    return tuple(int(part) - 1 if part.isdecimal() else part for part in split_column(column))
