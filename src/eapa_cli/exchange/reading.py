"""From a row of a spreadsheet to a record, each value of which knows the column it came from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from eapa_cli.exchange import synonyms
from eapa_cli.exchange.cells import choice_in, date_in, scalar_in, text_in
from eapa_cli.exchange.dictionary import LANGUAGE, field_of, segments
from eapa_cli.exchange.flat import Scalar, renumbered, unflatten
from eapa_cli.exchange.headings import Heading
from eapa_cli.exchange.organization_names import OrganizationNames
from eapa_cli.exchange.parts import Person, addresses, person, pieces, place, tags
from eapa_cli.exchange.row import DEFAULT, ReadRow
from eapa_cli.exchange.sheet import Sheet, Value
from eapa_cli.model.vocabulary import Kind, NameKind, Topic
from eapa_cli.storage.spans import Path
from eapa_cli.text.countries import country_code
from eapa_cli.text.scripts import language_of
from eapa_cli.text.written_durations import read_duration

_A_LIST: Final = 1_000
"""Items of one cell are numbered from here, times the column: behind those with columns of their own."""


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
        reading = _Reading(self, entry)
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
    entry: ReadRow
    flat: dict[str, Scalar] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)
    signed_for: dict[str, tuple[str, int]] = field(default_factory=dict)
    has_partners: bool = False

    def attempt(self, column: int, heading: Heading, value: Value) -> None:
        try:
            self._take(column, heading, value)
        except ValueError as error:
            self.entry.blame(column, str(error))

    def has(self, field_: str) -> bool:
        return any(key == field_ or key.startswith(f"{field_.partition('.' + LANGUAGE)[0]}.") for key in self.flat)

    def finish(self) -> None:
        if self.has_partners and self.reader.owner not in self._parties():
            self._put("parties.0.organization", self.reader.owner, DEFAULT)
        if not self.entry.faults:
            self._assign_signatories()
        new_columns = renumbered(self.flat)
        entry, reader = self.entry, self.reader
        entry.columns = {_path(new): self.columns[old] for old, new in new_columns.items()}
        cells = {new: self.flat[old] for old, new in new_columns.items()}
        entry.data = unflatten(cells, reader.kind, reader.languages)

    def _put(self, key: str, value: Scalar, column: int) -> None:
        self.flat[key] = value
        self.columns[key] = column

    def _take(self, column: int, heading: Heading, value: Value) -> None:
        whole = _WHOLE.get(heading.field)
        first, *rest = heading.field.split(".")
        if whole or (first == synonyms.NAMES and rest[0] in set(NameKind)):
            text = text_in(value, exact=False)
            if text and whole:
                whole(self, text, column)
            elif text:
                self._names(text, column, *rest)
            return
        today = self._day_of_writing(column)
        scalar = scalar_in(self.reader.kind, heading.field, value, exact=heading.exact, today=today)
        if scalar is None:
            return
        match first, rest:
            case "parties", [_, "organization"]:
                scalar = self._organization(str(scalar), column)
            case "signatories", [number, "party"]:
                self.signed_for[f"signatories.{number}"] = (str(scalar), column)
                return
            case "signatories", [number, "name", tag] if tag == LANGUAGE and (one := self._signed(str(scalar))):
                self._signatory(f"signatories.{number}", one, column)
                return
        self._put(heading.field.replace(LANGUAGE, self._language(scalar)), scalar, column)

    def _day_of_writing(self, column: int) -> date | None:
        """The day of the import for what was given with it; a cell that says `today` may have said so long ago."""
        return self.reader.today if column == DEFAULT else None

    def _language(self, text: Scalar) -> str:
        return language_of(str(text), self.reader.languages)

    def _organization(self, text: str, column: int) -> str:
        match = self.reader.organizations.find(text)
        if match is None:
            raise ValueError(f"no organization is called '{text}': add it first, or write its id")
        if match.score < 1:
            told = self.entry.told(column, f"'{text}' is taken for {match.id} ({match.score:.2f})")
            self.entry.remarks.append(told)
        return match.id

    def parties(self, text: str, column: int) -> None:
        # A name that is known may hold a semicolon.
        whole = "\n" not in text and self.reader.organizations.knows(text)
        for number, name in enumerate([text] if whole else pieces(text), start=_A_LIST * column):
            self._put(f"parties.{number}.organization", self._organization(name, column), column)

    def partners(self, text: str, column: int) -> None:
        self.has_partners = True
        self.parties(text, column)

    def signatories(self, text: str, column: int) -> None:
        for number, piece in enumerate(pieces(text), start=_A_LIST * column):
            self._signatory(f"signatories.{number}", person(piece), column)

    def _signed(self, text: str) -> Person | None:
        """Who signed and for whom, of a cell for a name in which a party of the register stands before it."""
        try:
            one = person(text)
        except ValueError:
            return None
        return one if one.party and self.reader.organizations.find(one.party) else None

    def _signatory(self, key: str, one: Person, column: int) -> None:
        self._put(f"{key}.name.{self._language(one.name)}", one.name, column)
        if one.post:
            self._put(f"{key}.position.{self._language(one.post)}", one.post, column)
        if one.party:
            self.signed_for[key] = (one.party, column)

    def _assign_signatories(self) -> None:
        """Say for whom each signed: whom the row names or, if there are as many as parties, in their order."""
        parties = self._parties()
        numbers = {key.split(".")[1] for key in self.flat if key.startswith("signatories.")}
        for at, number in enumerate(sorted(numbers, key=int)):
            key = f"signatories.{number}"
            named, column = self.signed_for.get(key, ("", self._column_of(key)))
            try:
                if named:
                    self._put(f"{key}.party", self._organization(named, column), column)
                elif len(numbers) == len(parties):
                    self._put(f"{key}.party", parties[at], column)
                else:
                    raise ValueError("it is not said for which party each signed: write 'Party: Name, post'")  # noqa: TRY301
            except ValueError as error:
                self.entry.blame(column, str(error))

    def _parties(self) -> list[Scalar]:
        keys = [key for key in self.flat if key.startswith("parties.") and key.endswith(".organization")]
        return [self.flat[key] for key in sorted(keys, key=lambda key: int(key.split(".")[1]))]

    def _column_of(self, key: str) -> int:
        return next(column for known, column in self.columns.items() if known.startswith(f"{key}."))

    def areas(self, text: str, column: int) -> None:
        found = pieces(text)
        commas = [part.strip() for part in text.split(",")]
        if len(found) == 1 and all(map(_topic, commas)):
            found = commas
        for number, piece in enumerate(found, start=_A_LIST * column):
            topic, meant = _area(piece)
            self._put(f"areas.{number}.topic", topic, column)
            if meant:
                self._put(f"areas.{number}.text.{self._language(meant)}", meant, column)

    def place(self, text: str, column: int) -> None:
        before, last = place(text)
        if before and (code := country_code(last)):
            self._put("signed.place.country", code, column)
            *before, last = before
        self._put(f"signed.place.city.{self._language(last)}", last, column)
        if before:
            house = ", ".join(before)
            self._put(f"signed.place.name.{self._language(house)}", house, column)

    def term(self, text: str, column: int) -> None:
        try:
            self._put("term.duration", str(read_duration(text)), column)
        except ValueError:
            self._put("term.ends", date_in(text, self._day_of_writing(column), is_end=True), column)

    def languages(self, text: str, column: int) -> None:
        for number, tag in enumerate(tags(text), start=_A_LIST * column):
            scalar = scalar_in(Kind.AGREEMENT, "languages.1.lang", tag, exact=False)
            self._put(f"languages.{number}.lang", scalar or tag, column)

    def documents(self, text: str, column: int) -> None:
        for number, address in enumerate(addresses(text), start=_A_LIST * column):
            self._put(f"documents.{number}.{'url' if '://' in address else 'path'}", address, column)

    def sources(self, text: str, column: int) -> None:
        # From 1, so that a column with the date of the first source is of that source.
        for number, address in enumerate(addresses(text), start=1):
            self._put(f"sources.{number}.url", address, column)

    def tasks(self, text: str, column: int) -> None:
        for number, task in enumerate(pieces(text), start=_A_LIST * column):
            self._put(f"tasks.{number}.{self._language(task)}", task, column)

    def _names(self, text: str, column: int, kind: str, tag: str) -> None:
        whole = kind in {NameKind.OFFICIAL, NameKind.SHORT}
        for number, name in enumerate([text] if whole else pieces(text), start=_A_LIST * column):
            language = self._language(name) if tag == LANGUAGE else tag
            for key, value in (("value", name), ("lang", language), ("kind", kind)):
                self._put(f"names.{number}.{key}", value, column)


_WHOLE: Final[Mapping[str, Callable[[_Reading, str, int], None]]] = {
    synonyms.PARTIES: _Reading.parties,
    synonyms.PARTNERS: _Reading.partners,
    synonyms.SIGNATORIES: _Reading.signatories,
    synonyms.AREAS: _Reading.areas,
    synonyms.PLACE: _Reading.place,
    synonyms.TERM: _Reading.term,
    synonyms.LANGUAGES: _Reading.languages,
    synonyms.DOCUMENTS: _Reading.documents,
    synonyms.SOURCES: _Reading.sources,
    synonyms.TASKS: _Reading.tasks,
}


def _area(piece: str) -> tuple[str, str | None]:
    """A topic, and what is meant by it; words of which none is a topic are of the topic `other`."""
    if topic := _topic(piece):
        return topic, None
    for mark in (":", "=", " – ", " — ", " - "):
        head, _, meant = piece.partition(mark)
        if meant.strip() and (topic := _topic(head.strip())):
            return topic, meant.strip()
    return Topic.OTHER.value, piece


def _topic(text: str) -> str | None:
    field_ = field_of(Kind.AGREEMENT, "areas.1.topic")
    assert field_
    try:
        return choice_in(text, field_)
    except ValueError:
        return None


def _path(column: str) -> Path:
    return tuple(int(part) - 1 if part.isdecimal() else part for part in segments(column))
