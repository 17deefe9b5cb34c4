"""Cells that contain a whole list or map: parties, signatories, a place, a term."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from eapa_cli.importing import heading_synonyms
from eapa_cli.importing.free_wording.areas import read_areas
from eapa_cli.importing.free_wording.items import split_addresses, split_items, split_languages
from eapa_cli.importing.free_wording.party_names import split_parties
from eapa_cli.importing.free_wording.place import read_place
from eapa_cli.importing.free_wording.term import read_term
from eapa_cli.importing.row_values import RowValues
from eapa_cli.importing.scalar_cells import parse_choice, parse_date, parse_scalar
from eapa_cli.model.vocabulary import Kind, NameKind
from eapa_cli.tabular.data_dictionary import LANGUAGE, find_field
from eapa_cli.text.date_parser import read_date
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.quoting import shorten
from eapa_cli.text.web_addresses import is_reference

# A date and a place in one cell: '24.09.2021, Moscow', and 'Moscow, 24.09.2021'.
_DATE_FIRST: Final = re.compile(r"(?P<date>[^,;\n]*\d[^,;\n]*?)[,;\n]\s*(?P<place>\D+)", re.DOTALL)
_DATE_LAST: Final = re.compile(r"(?P<place>\D+?)[,;\n]\s*(?P<date>[^,;\n]*\d[^\n]*)", re.DOTALL)
ITEMS_PER_COLUMN: Final = 1_000
"""The items of a compound cell are numbered from this number times the column.

So they follow the items with a column of their own, which have small numbers. `renumber` closes the gaps later.
"""


def add_names(row: RowValues, text: str, column: int, kind: str, tag: str) -> None:
    """Add the names of a kind in a language, or in the detected language of each name."""
    is_single = kind in {NameKind.OFFICIAL, NameKind.SHORT}
    for number, name in enumerate([text] if is_single else split_items(text), start=ITEMS_PER_COLUMN * column):
        language = row.detect_language(name) if tag == LANGUAGE else tag
        for key, value in (("value", name), ("lang", language), ("kind", kind)):
            row.put(f"names.{number}.{key}", value, column)


def _parties(row: RowValues, text: str, column: int) -> None:
    _put_parties(row, text, column, must_be_several=True)


def _partners(row: RowValues, text: str, column: int) -> None:
    row.has_partners = True
    _put_parties(row, text, column, must_be_several=False)


def _put_parties(row: RowValues, text: str, column: int, *, must_be_several: bool) -> None:
    names = split_parties(text, row.organizations.is_named, several=must_be_several)
    if len(names) > 1 and len(split_items(text)) == 1:
        remark = _("read as %(number)d parties: %(parties)s") % {"number": len(names), "parties": "; ".join(names)}
        row.source_row.add_remark(column, remark)
    for number, name in enumerate(names, start=ITEMS_PER_COLUMN * column):
        row.put_party(f"parties.{number}.organization", name, column)


def _signatories(row: RowValues, text: str, column: int) -> None:
    row.signatory_cells.append((text, column))


def _areas(row: RowValues, text: str, column: int) -> None:
    for number, area in enumerate(read_areas(text, _find_topic), start=ITEMS_PER_COLUMN * column):
        row.put(f"areas.{number}.topic", area.topic, column)
        if area.text:
            row.put(f"areas.{number}.text.{row.detect_language(area.text)}", area.text, column)
        if not area.is_known:
            remark = _("no topic of the vocabulary was found in '%(text)s': stored as text") % {"text": area.text}
            row.source_row.add_remark(column, remark)


def _place(row: RowValues, text: str, column: int) -> None:
    place = read_place(text)
    for key, value in (("city", place.city), ("name", place.venue)):
        if value:
            row.put(f"signed.place.{key}.{row.detect_language(value)}", value, column)
    if place.country:
        row.put("signed.place.country", place.country, column)
    if place.online:
        row.put("signed.online", value=True, column=column)
    if place.note:
        row.source_row.add_remark(column, place.note)


def _signed(row: RowValues, text: str, column: int) -> None:
    """Read a date and the place after it, or the place and the date after it."""
    for pattern in (_DATE_FIRST, _DATE_LAST):
        if match := pattern.fullmatch(text):
            row.put("signed.date", parse_date(match["date"], row.find_day_of_writing(column), read=read_date), column)
            _place(row, match["place"], column)
            return
    row.put("signed.date", parse_date(text, row.find_day_of_writing(column), read=read_date), column)


def _term(row: RowValues, text: str, column: int) -> None:
    term = read_term(text, row.find_day_of_writing(column))
    for key, value in term.fields.items():
        row.put(f"term.{key}", value, column)
    if term.rest:
        row.put("term.note", text, column)
        remark = _("'%(text)s' has no field: the whole text is stored as a note") % {"text": "; ".join(term.rest)}
        row.source_row.add_remark(column, remark)


def _status(row: RowValues, text: str, column: int) -> None:
    row.status_cell = (text, column)


def _more_sources(row: RowValues, text: str, column: int) -> None:
    for number, address in enumerate(split_addresses(text), start=ITEMS_PER_COLUMN * column):
        row.put(f"sources.{number}.url", address, column)


def _languages(row: RowValues, text: str, column: int) -> None:
    for number, tag in enumerate(split_languages(text), start=ITEMS_PER_COLUMN * column):
        scalar = parse_scalar(Kind.AGREEMENT, "languages.1.lang", tag, exact=False)
        row.put(f"languages.{number}.lang", scalar or tag, column)


def _documents(row: RowValues, text: str, column: int) -> None:
    addresses = split_addresses(text)
    if not all("/" in address or "." in address for address in addresses):
        message = _("'%(text)s' is neither the path of a copy nor a web address")
        raise ValueError(message % {"text": shorten(text)})
    for number, address in enumerate(addresses, start=ITEMS_PER_COLUMN * column):
        row.put(f"documents.{number}.{'url' if '://' in address else 'path'}", address, column)


def _sources(row: RowValues, text: str, column: int) -> None:
    # Numbered from 1, so that a column with the date of the first source belongs to it.
    for number, (key, value) in enumerate(_split_sources(text), start=1):
        row.put(f"sources.{number}.{key}", value, column)
        if key == "reference":
            remark = _("'%(text)s' is recorded as the reference of a source that is not on the web") % {"text": value}
            row.source_row.add_remark(column, remark)


def _split_sources(text: str) -> Iterator[tuple[str, str]]:
    """Yield the key and the value of each source in a cell: addresses, and references to documents on paper."""
    for item in split_items(text):
        if is_reference(item):
            yield "reference", item
        else:
            yield from (("url", address) for address in split_addresses(item))


def _tasks(row: RowValues, text: str, column: int) -> None:
    for number, task in enumerate(split_items(text), start=ITEMS_PER_COLUMN * column):
        row.put(f"tasks.{number}.{row.detect_language(task)}", task, column)


def _find_topic(text: str) -> str | None:
    field_ = find_field(Kind.AGREEMENT, "areas.1.topic")
    assert field_
    try:
        return parse_choice(text, field_)
    except ValueError:
        return None


COMPOUND_CELLS: Final[Mapping[str, Callable[[RowValues, str, int], None]]] = {
    heading_synonyms.PARTIES: _parties,
    heading_synonyms.PARTNERS: _partners,
    heading_synonyms.SIGNATORIES: _signatories,
    heading_synonyms.AREAS: _areas,
    heading_synonyms.PLACE: _place,
    heading_synonyms.TERM: _term,
    heading_synonyms.LANGUAGES: _languages,
    heading_synonyms.DOCUMENTS: _documents,
    heading_synonyms.SOURCES: _sources,
    heading_synonyms.MORE_SOURCES: _more_sources,
    heading_synonyms.SIGNED: _signed,
    heading_synonyms.STATUS: _status,
    heading_synonyms.TASKS: _tasks,
}
"""The functions that add the content of a compound cell to a row, by field."""
