"""Cells that contain a whole list or map: parties, signatories, a place, a term."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final

from eapa_cli.importing import synonyms
from eapa_cli.importing.cell_parser import parse_choice, parse_scalar, serial_date
from eapa_cli.importing.gathering import Gathering
from eapa_cli.importing.parts import addresses, person, pieces, place, tags
from eapa_cli.model.vocabulary import Kind, NameKind, Topic
from eapa_cli.tabular.data_dictionary import LANGUAGE, find_field
from eapa_cli.text.addresses import is_reference
from eapa_cli.text.countries import country_code
from eapa_cli.text.date_parser import read_period
from eapa_cli.text.duration_parser import read_duration

_FIRST_ITEM: Final = 1_000
"""Items of a cell are numbered from this number times the column, so that they follow items with own columns."""


def add_names(row: Gathering, text: str, column: int, kind: str, tag: str) -> None:
    """Add the names of a kind in a language, or in the detected language of each name."""
    whole = kind in {NameKind.OFFICIAL, NameKind.SHORT}
    for number, name in enumerate([text] if whole else pieces(text), start=_FIRST_ITEM * column):
        language = row.language(name) if tag == LANGUAGE else tag
        for key, value in (("value", name), ("lang", language), ("kind", kind)):
            row.put(f"names.{number}.{key}", value, column)


def _parties(row: Gathering, text: str, column: int) -> None:
    # A known name may contain a semicolon.
    whole = "\n" not in text and row.organizations.knows(text)
    for number, name in enumerate([text] if whole else pieces(text), start=_FIRST_ITEM * column):
        row.put(f"parties.{number}.organization", row.organization(name, column), column)


def _partners(row: Gathering, text: str, column: int) -> None:
    row.has_partners = True
    _parties(row, text, column)


def _signatories(row: Gathering, text: str, column: int) -> None:
    for number, piece in enumerate(pieces(text), start=_FIRST_ITEM * column):
        row.put_signatory(f"signatories.{number}", person(piece), column)


def _areas(row: Gathering, text: str, column: int) -> None:
    found = pieces(text)
    commas = [part.strip() for part in text.split(",")]
    if len(found) == 1 and all(map(_topic, commas)):
        found = commas
    for number, piece in enumerate(found, start=_FIRST_ITEM * column):
        topic, meant = _area(piece)
        row.put(f"areas.{number}.topic", topic, column)
        if meant:
            row.put(f"areas.{number}.text.{row.language(meant)}", meant, column)


def _place(row: Gathering, text: str, column: int) -> None:
    before, last = place(text)
    if before and (code := country_code(last)):
        row.put("signed.place.country", code, column)
        *before, last = before
    row.put(f"signed.place.city.{row.language(last)}", last, column)
    if before:
        venue = ", ".join(before)
        row.put(f"signed.place.name.{row.language(venue)}", venue, column)


def _term(row: Gathering, text: str, column: int) -> None:
    try:
        row.put("term.duration", str(read_duration(text)), column)
    except ValueError:
        for key, day in zip(("starts", "ends"), _period(text, row.day_of_writing(column)), strict=True):
            if day:
                row.put(f"term.{key}", str(day), column)


def _period(text: str, today: date | None) -> tuple[object, object]:
    return (None, day) if (day := serial_date(text)) else read_period(text, today)


def _languages(row: Gathering, text: str, column: int) -> None:
    for number, tag in enumerate(tags(text), start=_FIRST_ITEM * column):
        scalar = parse_scalar(Kind.AGREEMENT, "languages.1.lang", tag, exact=False)
        row.put(f"languages.{number}.lang", scalar or tag, column)


def _documents(row: Gathering, text: str, column: int) -> None:
    for number, address in enumerate(addresses(text), start=_FIRST_ITEM * column):
        row.put(f"documents.{number}.{'url' if '://' in address else 'path'}", address, column)


def _sources(row: Gathering, text: str, column: int) -> None:
    # Numbered from 1, so that a column with the date of the first source belongs to it.
    for number, (key, value) in enumerate(_found_sources(text), start=1):
        row.put(f"sources.{number}.{key}", value, column)
        if key == "reference":
            note = f"'{value}' is recorded as the reference of a source that is not on the web"
            row.entry.remarks.append(row.entry.format_message(column, note))


def _found_sources(text: str) -> Iterator[tuple[str, str]]:
    """Yield the key and the value of each source in a cell: addresses, and references to papers."""
    for piece in pieces(text):
        if is_reference(piece):
            yield "reference", piece
        else:
            yield from (("url", address) for address in addresses(piece))


def _tasks(row: Gathering, text: str, column: int) -> None:
    for number, task in enumerate(pieces(text), start=_FIRST_ITEM * column):
        row.put(f"tasks.{number}.{row.language(task)}", task, column)


def _area(piece: str) -> tuple[str, str | None]:
    """Return the topic and the description of an area; text without a known topic has the topic `other`."""
    if topic := _topic(piece):
        return topic, None
    for mark in (":", "=", " – ", " — ", " - "):
        head, _, meant = piece.partition(mark)
        if meant.strip() and (topic := _topic(head.strip())):
            return topic, meant.strip()
    return Topic.OTHER.value, piece


def _topic(text: str) -> str | None:
    field_ = find_field(Kind.AGREEMENT, "areas.1.topic")
    assert field_
    try:
        return parse_choice(text, field_)
    except ValueError:
        return None


COMPOUND_CELLS: Final[Mapping[str, Callable[[Gathering, str, int], None]]] = {
    synonyms.PARTIES: _parties,
    synonyms.PARTNERS: _partners,
    synonyms.SIGNATORIES: _signatories,
    synonyms.AREAS: _areas,
    synonyms.PLACE: _place,
    synonyms.TERM: _term,
    synonyms.LANGUAGES: _languages,
    synonyms.DOCUMENTS: _documents,
    synonyms.SOURCES: _sources,
    synonyms.TASKS: _tasks,
}
"""The functions that add the content of a compound cell to a row, by field."""
