"""The full-text index of all records (SQLite FTS5)."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from eapa_cli.index.search_columns import CREATE_WORDS, WEIGHTS
from eapa_cli.model.records import Agreement, Organization, Place
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
    found = collect_passages(record, data)
    return ("\n".join(fold(text) for _, text in found[column]) for column in WEIGHTS)


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
        if key.startswith("x-"):
            yield key, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def collect_passages(record: Organization | Agreement, data: Mapping[str, Any]) -> PassagesByColumn:
    """Return the searchable strings of a record and its data, as written in the file."""
    found = _organization_passages(record) if isinstance(record, Organization) else _agreement_passages(record)
    by_column: dict[str, list[tuple[str, str]]] = {column: [] for column in WEIGHTS}
    for column, field, text in found:
        if text:
            by_column[column].append((field, text))
    by_column["text"].extend(extension_fields(data))
    return by_column


_OptionalPassages = Iterator[tuple[str, str, str | None]]
"""The column of the index, the name of the field, and its string. The string is None if the record lacks the field."""


def _organization_passages(it: Organization) -> _OptionalPassages:
    yield from _id_passages(it.id, it.former_ids)
    for name in it.names:
        yield "names", f"names ({name.kind})", name.value
    for one in it.identifiers:
        yield "id", f"identifiers ({one.scheme})", one.value
    yield from _translation_passages("text", "summary", it.summary)
    yield from _place_passages("seat", it.seat)
    for task in it.tasks:
        yield from _translation_passages("text", "tasks", task)
    for link in it.relations:
        yield from _translation_passages("text", f"relations ({link.type})", link.name)
        yield "notes", "relations", link.note
    yield "text", "website", it.website
    for figure in it.figures:
        yield "notes", "figures", figure.note
    yield from _source_and_note_passages(it)


def _agreement_passages(it: Agreement) -> _OptionalPassages:
    yield from _id_passages(it.id, it.former_ids)
    yield from _translation_passages("names", "title", it.title)
    for party in it.parties:
        yield "names", "name as signed", party.name_as_signed
        yield "notes", "parties", party.note
    for person in it.signatories:
        for spelling in (*person.name.values(), *person.also):
            yield "people", "signatories", spelling
        yield from _translation_passages("text", "positions", person.position)
        yield "notes", "signatories", person.note
    if it.signed:
        yield from _place_passages("place", it.signed.place)
        yield from _translation_passages("text", "event", it.signed.event)
        yield "notes", "signed", it.signed.note
    for area in it.areas:
        yield "text", "areas", area.topic.replace("-", " ")
        yield from _translation_passages("text", "areas", area.text)
    for document in it.documents:
        yield "text", "documents", document.title
    for part in (it.term, it.terminated, *it.relations):
        yield "notes", "notes", part.note if part else None
    yield from _source_and_note_passages(it)


def _id_passages(id_: str, former: Sequence[str]) -> _OptionalPassages:
    yield "id", "id", id_
    for one in former:
        yield "id", "former ids", one


def _source_and_note_passages(it: Organization | Agreement) -> _OptionalPassages:
    for source in it.sources:
        yield "notes", "sources", source.title
        yield "notes", "sources", source.note
        yield "notes", "sources", source.url
        yield "notes", "sources", source.reference
        yield "notes", "sources", source.archive
    yield "notes", "notes", it.notes


def _place_passages(field: str, place: Place | None) -> _OptionalPassages:
    if place:
        yield from _translation_passages("text", field, place.name)
        yield from _translation_passages("text", field, place.city)


def _translation_passages(column: str, field: str, text: Mapping[str, Any] | None) -> _OptionalPassages:
    for one in (text or {}).values():
        yield column, field, one
