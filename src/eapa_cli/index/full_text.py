"""The full-text index of all records (SQLite FTS5)."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from eapa_cli.index.search_columns import CREATE_WORDS, WEIGHTS
from eapa_cli.model.records import Agreement, Organization, Place
from eapa_cli.storage.codec import EXTENSION_PREFIX
from eapa_cli.text.fold import fold

PassagesByColumn = Mapping[str, Sequence[tuple[str, str]]]
"""The searchable strings of a record by column of the index, each with the name of its field."""


def create_words_table(db: sqlite3.Connection) -> None:
    """Create the full-text table; without FTS5 in this SQLite, only `search` does not work."""
    try:
        db.execute(CREATE_WORDS)
    except sqlite3.OperationalError:
        if has_fts5(db):
            raise


def has_fts5(db: sqlite3.Connection) -> bool:
    """Return whether this SQLite was built with FTS5."""
    return bool(db.execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'").fetchall())


def fold_passages(record: Organization | Agreement, data: Mapping[str, Any]) -> Iterator[str]:
    """Return the folded searchable text of a record, one string per column of the index."""
    passages = collect_passages(record, data)
    return ("\n".join(fold(text) for _field, text in passages[column]) for column in WEIGHTS)


def add_words(db: sqlite3.Connection, rows: Iterable[Sequence[object]]) -> None:
    """Insert rows into the full-text index; a row is the number of a file and one string per column."""
    if _has_words_table(db):
        marks = ", ".join("?" * (1 + len(WEIGHTS)))
        db.executemany(f"INSERT INTO words (rowid, {', '.join(WEIGHTS)}) VALUES ({marks})", rows)


def remove_words(db: sqlite3.Connection, files: Iterable[tuple[int]]) -> None:
    """Delete the rows of some files from the full-text index."""
    if _has_words_table(db):
        db.executemany("DELETE FROM words WHERE rowid = ?", files)


def _has_words_table(db: sqlite3.Connection) -> bool:
    return bool(db.execute("SELECT 1 FROM sqlite_master WHERE name = 'words'").fetchall())


def extension_fields(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the extension fields (`x-...`) of a record with their values as strings."""
    for key, value in data.items():
        if key.startswith(EXTENSION_PREFIX):
            yield key, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def collect_passages(record: Organization | Agreement, data: Mapping[str, Any]) -> PassagesByColumn:
    """Return the searchable strings of a record and its data, as written in the file."""
    passages = _organization_passages(record) if isinstance(record, Organization) else _agreement_passages(record)
    by_column: dict[str, list[tuple[str, str]]] = {column: [] for column in WEIGHTS}
    for column, field, text in passages:
        if text:
            by_column[column].append((field, text))
    by_column["text"].extend(extension_fields(data))
    return by_column


_OptionalPassages = Iterator[tuple[str, str, str | None]]
"""The column of the index, the name of the field, and its string. The string is None if the record lacks the field."""


def _organization_passages(organization: Organization) -> _OptionalPassages:
    yield from _id_passages(organization.id, organization.former_ids)
    for name in organization.names:
        yield "names", f"names ({name.kind})", name.value
    for one in organization.identifiers:
        yield "id", f"identifiers ({one.scheme})", one.value
    yield from _translation_passages("text", "summary", organization.summary)
    yield from _place_passages("seat", organization.seat)
    for task in organization.tasks:
        yield from _translation_passages("text", "tasks", task)
    for link in organization.relations:
        yield from _translation_passages("text", f"relations ({link.type})", link.name)
        yield "notes", "relations", link.note
    yield "text", "website", organization.website
    for figure in organization.figures:
        yield "notes", "figures", figure.note
    yield from _source_and_note_passages(organization)


def _agreement_passages(agreement: Agreement) -> _OptionalPassages:
    yield from _id_passages(agreement.id, agreement.former_ids)
    yield from _translation_passages("names", "title", agreement.title)
    for party in agreement.parties:
        yield "names", "name as signed", party.name_as_signed
        yield "notes", "parties", party.note
    for person in agreement.signatories:
        for spelling in (*person.name.values(), *person.also):
            yield "people", "signatories", spelling
        yield from _translation_passages("text", "positions", person.position)
        yield "notes", "signatories", person.note
    if agreement.signed:
        yield from _place_passages("place", agreement.signed.place)
        yield from _translation_passages("text", "event", agreement.signed.event)
        yield "notes", "signed", agreement.signed.note
    for area in agreement.areas:
        yield "text", "areas", area.topic.replace("-", " ")
        yield from _translation_passages("text", "areas", area.text)
    for document in agreement.documents:
        yield "text", "documents", document.title
    yield "notes", "term", agreement.term.note if agreement.term else None
    yield "notes", "terminated", agreement.terminated.note if agreement.terminated else None
    for link in agreement.relations:
        yield "notes", "relations", link.note
    yield from _source_and_note_passages(agreement)


def _id_passages(id_: str, former: Sequence[str]) -> _OptionalPassages:
    yield "id", "id", id_
    for one in former:
        yield "id", "former ids", one


def _source_and_note_passages(record: Organization | Agreement) -> _OptionalPassages:
    for source in record.sources:
        for text in (source.title, source.note, source.url, source.reference, source.archive):
            yield "notes", "sources", text
    yield "notes", "notes", record.notes


def _place_passages(field: str, place: Place | None) -> _OptionalPassages:
    if place:
        yield from _translation_passages("text", field, place.name)
        yield from _translation_passages("text", field, place.city)


def _translation_passages(column: str, field: str, text: Mapping[str, Any] | None) -> _OptionalPassages:
    for one in (text or {}).values():
        yield column, field, one
