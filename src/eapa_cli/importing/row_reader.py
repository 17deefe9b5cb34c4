"""From a row of a spreadsheet to a record, each value of which knows the column it came from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from eapa_cli.importing import synonyms
from eapa_cli.importing.cell_parser import scalar_in, text_in
from eapa_cli.importing.column_mapping import Heading
from eapa_cli.importing.compound_cells import WHOLE, names
from eapa_cli.importing.gathering import Gathering
from eapa_cli.importing.parts import Person, person
from eapa_cli.importing.party_matching import OrganizationNames
from eapa_cli.importing.row import DEFAULT, ReadRow
from eapa_cli.importing.sheet import Sheet, Value
from eapa_cli.model.vocabulary import Kind, NameKind
from eapa_cli.tabular.data_dictionary import LANGUAGE, split_column
from eapa_cli.tabular.flattening import renumber, unflatten
from eapa_cli.text.invisible import describe, forbidden_in, without_removable
from eapa_cli.yaml.spans import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """How rows of one sheet are read on a day: what its columns are for, and what is known of the register."""

    kind: Kind
    headings: Mapping[int, Heading]
    defaults: Sequence[tuple[Heading, str]]
    languages: Sequence[str]
    owner: str
    organizations: OrganizationNames
    today: date

    def read(self, sheet: Sheet, number: int, cells: Mapping[int, Value]) -> ReadRow:
        """The record of a row."""
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

    def attempt(self, column: int, heading: Heading, value: Value) -> None:
        try:
            self._take(column, heading, self._visible(column, value))
        except ValueError as error:
            self.row.entry.blame(column, str(error))

    def _visible(self, column: int, value: Value) -> Value:
        """Return a cell without the invisible characters that come with copied text, and note what is gone."""
        if not isinstance(value, str):
            return value
        text, note = without_removable(value)
        if note:
            self.row.entry.remarks.append(self.row.entry.told(column, note))
        if character := forbidden_in(text):
            raise ValueError(f"the text contains {describe(character)}: delete it")
        return text

    def has(self, field_: str) -> bool:
        return any(key == field_ or key.startswith(f"{field_.partition('.' + LANGUAGE)[0]}.") for key in self.row.flat)

    def finish(self) -> None:
        if self.row.has_partners and self.reader.owner not in self.row.parties():
            self.row.put("parties.0.organization", self.reader.owner, DEFAULT)
        if not self.row.entry.faults:
            self._assign_signatories()
        entry, row = self.row.entry, self.row
        new_columns = renumber(row.flat)
        entry.columns = {_path(new): row.columns[old] for old, new in new_columns.items()}
        cells = {new: row.flat[old] for old, new in new_columns.items()}
        entry.data = unflatten(cells, entry.kind, row.languages)

    def _take(self, column: int, heading: Heading, value: Value) -> None:
        whole = WHOLE.get(heading.field)
        first, *rest = heading.field.split(".")
        if whole or (first == synonyms.NAMES and rest[0] in set(NameKind)):
            text = text_in(value, exact=False)
            if text and whole:
                whole(self.row, text, column)
            elif text:
                names(self.row, text, column, *rest)
            return
        today = self.row.day_of_writing(column)
        scalar = scalar_in(self.row.entry.kind, heading.field, value, exact=heading.exact, today=today)
        if scalar is None:
            return
        match first, rest:
            case "parties", [_, "organization"]:
                scalar = self.row.organization(str(scalar), column)
            case "signatories", [number, "party"]:
                self.row.signed_for[f"signatories.{number}"] = (str(scalar), column)
                return
            case "signatories", [number, "name", tag] if tag == LANGUAGE and (one := self._signed(str(scalar))):
                self.row.put_signatory(f"signatories.{number}", one, column)
                return
        self.row.put(heading.field.replace(LANGUAGE, self.row.language(scalar)), scalar, column)

    def _signed(self, text: str) -> Person | None:
        """Who signed and for whom, of a cell for a name in which a party of the register stands before it."""
        try:
            one = person(text)
        except ValueError:
            return None
        return one if one.party and self.row.organizations.find(one.party) else None

    def _assign_signatories(self) -> None:
        """Say for whom each signed: whom the row names or, if there are as many as parties, in their order."""
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
                    raise ValueError("it is not said for which party each signed: write 'Party: Name, post'")  # noqa: TRY301
            except ValueError as error:
                self.row.entry.blame(column, str(error))

    def _column_of(self, key: str) -> int:
        return next(column for known, column in self.row.columns.items() if known.startswith(f"{key}."))


def _path(column: str) -> Path:
    return tuple(int(part) - 1 if part.isdecimal() else part for part in split_column(column))
