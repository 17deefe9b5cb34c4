"""Readers for cells that contain a whole list or map, such as the parties, a place or a term."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Final, TypeVar

from eapa_cli.importing import heading_synonyms
from eapa_cli.importing.free_wording.areas import read_areas
from eapa_cli.importing.free_wording.items import split_addresses, split_documents, split_items, split_languages
from eapa_cli.importing.free_wording.party_names import split_parties
from eapa_cli.importing.free_wording.place import read_place
from eapa_cli.importing.free_wording.term import read_term
from eapa_cli.importing.row_values import RowValues
from eapa_cli.importing.scalar_cells import find_choice, parse_date, parse_scalar
from eapa_cli.model.vocabulary import Kind, NameKind
from eapa_cli.tabular.data_dictionary import LANGUAGE, find_field
from eapa_cli.text.date_parser import read_date
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.shortening import shorten
from eapa_cli.text.web_addresses import complete_address, is_reference

# A date and a place in one cell: '24.09.2021, Moscow', and 'Moscow, 24.09.2021'.
_DATE_FIRST: Final = re.compile(r"(?P<date>[^,;\n]*\d[^,;\n]*?)[,;\n]\s*(?P<place>\D+)", re.DOTALL)
_DATE_LAST: Final = re.compile(r"(?P<place>\D+?)[,;\n]\s*(?P<date>[^,;\n]*\d[^\n]*)", re.DOTALL)
_ITEMS_PER_COLUMN: Final = 1_000
"""The items of a compound cell in column 3 have the numbers 3000, 3001 and so on.

So they come after items that have a column of their own, such as 'Party 2'. `renumber` closes the gaps later.
"""

Item = TypeVar("Item")


def number_items(column: int, items: Iterable[Item]) -> Iterator[tuple[int, Item]]:
    """Yield the items of a compound cell with their numbers."""
    yield from enumerate(items, start=_ITEMS_PER_COLUMN * column)


def add_names(row: RowValues, text: str, column: int, kind: str, tag: str) -> None:
    """Add the names of a kind in the language of a tag; if the tag is `@`, detect the language of each name."""
    # An official or a short name can contain a semicolon or a line break.
    is_single = kind in {NameKind.OFFICIAL, NameKind.SHORT}
    for number, name in number_items(column, [text] if is_single else split_items(text)):
        language = row.detect_language(name) if tag == LANGUAGE else tag
        for key, value in (("value", name), ("lang", language), ("kind", kind)):
            row.put(f"names.{number}.{key}", value, column)


def _put_partners(row: RowValues, text: str, column: int) -> None:
    """Store one or more partners of the owner; "Alpha and Beta" is likely to be one partner."""
    row.has_partners = True
    _put_names_of_parties(row, text, column, at_conjunctions=False)


def _put_names_of_parties(row: RowValues, text: str, column: int, *, at_conjunctions: bool) -> None:
    names = split_parties(text, row.organizations.is_named, at_conjunctions=at_conjunctions)
    is_guess = len(names) > 1 and len(split_items(text)) == 1  # split at commas or conjunctions, not at clear marks
    if is_guess:
        remark = _("read as %(number)d parties: %(parties)s") % {"number": len(names), "parties": "; ".join(names)}
        row.source_row.add_remark(column, remark)
    for number, name in number_items(column, names):
        row.put_party(f"parties.{number}.organization", name, column)


def _keep_signatories(row: RowValues, text: str, column: int) -> None:
    """Keep the cell; it is read when all parties of the row are known."""
    row.signatory_cells.append((text, column))


def _put_areas(row: RowValues, text: str, column: int) -> None:
    for number, area in number_items(column, read_areas(text, _find_topic)):
        row.put(f"areas.{number}.topic", area.topic, column)
        if area.text:
            row.put(f"areas.{number}.text.{row.detect_language(area.text)}", area.text, column)
        if not area.is_known:
            remark = _("no topic of the vocabulary was found in '%(text)s': stored as text") % {"text": area.text}
            row.source_row.add_remark(column, remark)


def _put_place(row: RowValues, text: str, column: int) -> None:
    place = read_place(text)
    for key, value in (("city", place.city), ("name", place.venue)):
        if value:
            row.put(f"signed.place.{key}.{row.detect_language(value)}", value, column)
    if place.country:
        row.put("signed.place.country", place.country, column)
    if place.is_online:
        row.put("signed.online", value=True, column=column)
    if place.note:
        row.source_row.add_remark(column, place.note)


def _put_date_and_place(row: RowValues, text: str, column: int) -> None:
    """Store a date and a place, in any order, or only a date."""
    for pattern in (_DATE_FIRST, _DATE_LAST):
        if match := pattern.fullmatch(text):
            row.put("signed.date", parse_date(match["date"], row.find_day_of_writing(column), read=read_date), column)
            _put_place(row, match["place"], column)
            return
    row.put("signed.date", parse_date(text, row.find_day_of_writing(column), read=read_date), column)


def _put_term(row: RowValues, text: str, column: int) -> None:
    term = read_term(text, row.find_day_of_writing(column))
    for key, value in term.fields.items():
        row.put(f"term.{key}", value, column)
    if term.unread_clauses:
        row.put("term.note", text, column)
        remark = _("'%(text)s' has no field: the whole text is stored as a note") % {
            "text": "; ".join(term.unread_clauses)
        }
        row.source_row.add_remark(column, remark)


def _keep_status(row: RowValues, text: str, column: int) -> None:
    """Keep the cell; it is compared with the complete record."""
    row.status_cell = (text, column)


def _put_more_sources(row: RowValues, text: str, column: int) -> None:
    for number, address in number_items(column, split_addresses(text)):
        row.put(f"sources.{number}.url", address, column)


def _put_languages(row: RowValues, text: str, column: int) -> None:
    for number, tag in number_items(column, split_languages(text)):
        scalar = parse_scalar(Kind.AGREEMENT, "languages.1.lang", tag, exact=False)
        row.put(f"languages.{number}.lang", scalar or tag, column)


def _put_documents(row: RowValues, text: str, column: int) -> None:
    documents = split_documents(text)
    # A path has a slash or a file extension, and an address has a dot. A word such as 'yes' has neither.
    if not all("/" in document or "." in document for document in documents):
        message = _("'%(text)s' is neither the path of a copy nor a web address")
        raise ValueError(message % {"text": shorten(text)})
    for number, document in number_items(column, documents):
        row.put(f"documents.{number}.{'url' if '://' in document else 'path'}", document, column)


def _put_sources(row: RowValues, text: str, column: int) -> None:
    # The sources are numbered from 1, so that a column such as 'Source 1 date' belongs to the first of them.
    for number, (key, value) in enumerate(_split_sources(text), start=1):
        row.put(f"sources.{number}.{key}", value, column)
        if key == "reference":
            remark = _("'%(text)s' is recorded as the reference of a source that is not on the web") % {"text": value}
            row.source_row.add_remark(column, remark)


def _split_sources(text: str) -> Iterator[tuple[str, str]]:
    """Yield the key and the value of each source in a cell: `url` for an address, `reference` for a paper document."""
    for item in split_items(text):
        if is_reference(item):
            yield "reference", item
        else:
            yield from (("url", complete_address(address)) for address in split_addresses(item))


def _put_tasks(row: RowValues, text: str, column: int) -> None:
    for number, task in number_items(column, split_items(text)):
        row.put(f"tasks.{number}.{row.detect_language(task)}", task, column)


def _find_topic(text: str) -> str | None:
    """Return the code of the topic that a text names by its code or label; None for other words."""
    field_ = find_field(Kind.AGREEMENT, "areas.1.topic")
    assert field_
    return find_choice(text, field_)


COMPOUND_CELLS: Final[Mapping[str, Callable[[RowValues, str, int], None]]] = {
    heading_synonyms.PARTIES: partial(_put_names_of_parties, at_conjunctions=True),
    heading_synonyms.PARTNERS: _put_partners,
    heading_synonyms.SIGNATORIES: _keep_signatories,
    heading_synonyms.AREAS: _put_areas,
    heading_synonyms.PLACE: _put_place,
    heading_synonyms.TERM: _put_term,
    heading_synonyms.LANGUAGES: _put_languages,
    heading_synonyms.DOCUMENTS: _put_documents,
    heading_synonyms.SOURCES: _put_sources,
    heading_synonyms.MORE_SOURCES: _put_more_sources,
    heading_synonyms.SIGNED: _put_date_and_place,
    heading_synonyms.STATUS: _keep_status,
    heading_synonyms.TASKS: _put_tasks,
}
"""The functions that add the content of a compound cell to a row, by field."""
