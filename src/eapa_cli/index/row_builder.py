"""The builder of rows of the read model, which reads the files. It runs in the main process or in worker processes."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

from eapa_cli.errors import UnreadableError
from eapa_cli.index.full_text import fold_passages
from eapa_cli.index.term_rows import TermRows, term_rows
from eapa_cli.matching.person_names import list_person_keys
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.effective_term import stated_term
from eapa_cli.model.names import LocalText, preferred_name, text_in_language
from eapa_cli.model.records import RECORDS, Agreement, Organization, Place
from eapa_cli.model.vocabulary import Kind, NameKind
from eapa_cli.storage.codec import contains_all, decode
from eapa_cli.storage.store import Store
from eapa_cli.text.country_codes import ALPHA_2
from eapa_cli.text.fold import fold

# Parsed data has no cycles, and the check for them takes a quarter of the time.
_ENCODE: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode

Row = tuple[object, ...]
Entries = dict[str, list[Row]]
"""Rows by table; the first value of a row is the number of its file.

Values are plain: sending an enumeration member to another process takes seven times as long as sending its string.
"""


class NewFile(NamedTuple):
    """A file to read, and its number in the read model."""

    number: int
    path: str
    kind: Kind
    settled: bool
    """Whether every later change will alter the size or a time of the file."""


@dataclass(frozen=True, slots=True)
class RowBuilder:
    """A builder of the rows of a register's files, with localized strings in the preferred language."""

    root: Path
    languages: Sequence[str]
    until: date
    """The day until which renewals are computed."""

    def __call__(self, files: Iterable[NewFile]) -> Entries:
        """Return the rows of some files."""
        store = Store(self.root)
        entries: Entries = {}
        for file in files:
            for table, rows in self._read_file(store, file).items():
                entries.setdefault(table, []).extend(rows)
        return entries

    def _read_file(self, store: Store, file: NewFile) -> Entries:
        try:
            data = store.read(file.path).data
        except UnreadableError:
            data = None
        record: Organization | Agreement | None = decode(RECORDS[file.kind], data)
        is_readable = record is not None
        is_invalid = record is not None and not _has_valid_values(record, data)
        entries: Entries = {"file": [(file.number, file.path, file.kind.value, file.settled, is_readable, is_invalid)]}
        return entries if record is None else entries | self._record_rows(file.number, record, data)

    def _record_rows(self, file: int, record: Organization | Agreement, data: Any) -> Entries:
        source = _ENCODE(data)
        if isinstance(record, Organization):
            entries = self._organization_rows(file, record, source)
        else:
            entries = self._agreement_rows(file, record, source)
        return {**entries, "words": [(file, *fold_passages(record, data))]}

    def _organization_rows(self, file: int, organization: Organization, source: str) -> Entries:
        row = (
            file,
            organization.id,
            preferred_name(organization.names, self.languages) or organization.id,
            self._short_name(organization),
            organization.type.value,
            organization.country,
            organization.scope and organization.scope.value,
            self._translate(organization.seat.city if organization.seat else None),
            _date_text(organization.founded),
            organization.website,
            source,
        )
        return {
            "organization": [row],
            "name": [
                (file, index, one.value, one.lang, one.kind.value, fold(one.value))
                for index, one in enumerate(organization.names)
            ],
            "place": list(_place_rows(file, organization.seat)),
            "relation": [
                (file, link.type.value, link.organization) for link in organization.relations if link.organization
            ],
            "former_id": [(file, id_) for id_ in organization.former_ids],
        }

    def _agreement_rows(self, file: int, agreement: Agreement, source: str) -> Entries:
        place = agreement.signed.place if agreement.signed else None
        term = term_rows(file, stated_term(agreement), self.until)
        return {
            "agreement": [self._agreement_row(file, agreement, term, source)],
            "party": [(file, index, party.organization) for index, party in enumerate(agreement.parties)],
            "signatory": [
                (
                    file,
                    index,
                    text_in_language(one.name, self.languages),
                    *_make_spelling_columns([*one.name.values(), *one.also]),
                )
                for index, one in enumerate(agreement.signatories)
            ],
            "area": [(file, index, area.topic.value) for index, area in enumerate(agreement.areas)],
            "place": list(_place_rows(file, place)),
            "language": [
                (file, index, one.lang, one.lang.partition("-")[0]) for index, one in enumerate(agreement.languages)
            ],
            "relation": [(file, link.type.value, link.agreement) for link in agreement.relations],
            "former_id": [(file, id_) for id_ in agreement.former_ids],
            "phase": term.phases,
            "deadline": term.deadlines,
        }

    def _agreement_row(self, file: int, agreement: Agreement, term: TermRows, source: str) -> Row:
        signed = agreement.signed
        day = signed.date if signed else None
        return (
            file,
            agreement.id,
            agreement.type.value,
            agreement.stage and agreement.stage.value,
            self._translate(agreement.title),
            _date_text(day),
            day and day.earliest.isoformat(),
            day and day.latest.isoformat(),
            self._format_place(signed.place) if signed and signed.place else None,
            self._translate(signed.place.city) if signed and signed.place else None,
            self._translate(signed.event) if signed else None,
            term.ends,
            term.computed_to,
            term.part_of,
            source,
        )

    def _short_name(self, organization: Organization) -> str | None:
        """Return the current short name."""
        short = [name for name in organization.names if name.kind is NameKind.SHORT and name.to is None]
        return preferred_name(short, self.languages) or None

    def _translate(self, text: LocalText | None) -> str | None:
        return text_in_language(text, self.languages) if text else None

    def _format_place(self, place: Place) -> str | None:
        parts = (self._translate(place.name), self._translate(place.city), place.country)
        return ", ".join(part for part in parts if part) or None


def _has_valid_values(record: Organization | Agreement, data: Any) -> bool:
    """Return whether the record has all values of its file, and its countries exist, so that queries can find them."""
    if isinstance(record, Organization):
        country, place = record.country, record.seat
    else:
        country, place = None, record.signed.place if record.signed else None
    countries = {country, place.country if place else None} - {None}
    return countries <= ALPHA_2 and contains_all(record, data)


def _place_rows(file: int, place: Place | None) -> Iterable[Row]:
    if place:
        names = [*(place.name or {}).values(), *(place.city or {}).values()]
        # Each line starts with a space, so that a search for the start of a word can include the space before it.
        yield file, place.country, "\n".join(f" {fold(name)}" for name in names)


def _make_spelling_columns(names: Sequence[str]) -> tuple[str, str]:
    """Return the spellings of a person's name, one on each line, and the search keys of the person."""
    keys = dict.fromkeys(key for name in names for key in (*list_person_keys(name), *fold(name).split()))
    return "\n".join(" ".join(name.split()) for name in names), f" {' '.join(keys)} "


def _date_text(day: EdtfDate | None) -> str | None:
    return day.text if day else None
