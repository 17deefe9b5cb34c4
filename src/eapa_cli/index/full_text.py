"""The words of all records, in SQLite's full-text search (FTS5)."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from eapa_cli.index.tables import WEIGHTS, WORDS
from eapa_cli.model.records import Agreement, Organization, Place
from eapa_cli.text.fold import fold

Passages = Mapping[str, Sequence[tuple[str, str]]]
"""The texts of a record, by what is searched; each with the field it stands in."""


def make_table(db: sqlite3.Connection) -> None:
    """Make the table of words, if this SQLite can; without it nothing but search is lost."""
    try:
        db.execute(WORDS)
    except sqlite3.OperationalError:
        if has_words(db):
            raise


def has_words(db: sqlite3.Connection) -> bool:
    """Whether this SQLite was built with FTS5."""
    return bool(db.execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'").fetchall())


def words_of(record: Organization | Agreement, data: Mapping[str, Any]) -> Iterator[str]:
    """The folded texts by which a record is found, in the order of the table's columns."""
    found = passages(record, data)
    return ("\n".join(fold(text) for _, text in found[column]) for column in WEIGHTS)


def add_words(db: sqlite3.Connection, rows: Iterable[Sequence[object]]) -> None:
    """Let records be found by their words; each row is the number of a file and its texts."""
    if _has_table(db):
        marks = ", ".join("?" * (1 + len(WEIGHTS)))
        db.executemany(f"INSERT INTO words (rowid, {', '.join(WEIGHTS)}) VALUES ({marks})", rows)


def remove_words(db: sqlite3.Connection, files: Iterable[tuple[int]]) -> None:
    """Let the records of some files no longer be found."""
    if _has_table(db):
        db.executemany("DELETE FROM words WHERE rowid = ?", files)


def _has_table(db: sqlite3.Connection) -> bool:
    return bool(db.execute("SELECT 1 FROM sqlite_master WHERE name = 'words'").fetchall())


def own_texts(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The fields of a record that are its register's own, such as the number of the paper (`x-number`), as texts."""
    for key, value in data.items():
        if key.startswith("x-"):
            yield key, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def passages(record: Organization | Agreement, data: Mapping[str, Any]) -> Passages:
    """The texts of a record, which is made of some data, in the words of its file."""
    found = _of_organization(record) if isinstance(record, Organization) else _of_agreement(record)
    sorted_: dict[str, list[tuple[str, str]]] = {column: [] for column in WEIGHTS}
    for column, field, text in found:
        if text:
            sorted_[column].append((field, text))
    sorted_["text"].extend(own_texts(data))
    return sorted_


Found = Iterator[tuple[str, str, str | None]]


def _of_organization(it: Organization) -> Found:
    yield from _ids(it.id, it.former_ids)
    for name in it.names:
        yield "names", f"names ({name.kind})", name.value
    for one in it.identifiers:
        yield "id", f"identifiers ({one.scheme})", one.value
    yield from _texts("text", "summary", it.summary)
    yield from _place("seat", it.seat)
    for task in it.tasks:
        yield from _texts("text", "tasks", task)
    for link in it.relations:
        yield from _texts("text", f"relations ({link.type})", link.name)
        yield "notes", "relations", link.note
    yield "text", "website", it.website
    for figure in it.figures:
        yield "notes", "figures", figure.note
    yield from _rest(it)


def _of_agreement(it: Agreement) -> Found:
    yield from _ids(it.id, it.former_ids)
    yield from _texts("names", "title", it.title)
    for party in it.parties:
        yield "names", "name as signed", party.name_as_signed
        yield "notes", "parties", party.note
    for person in it.signatories:
        for spelling in (*person.name.values(), *person.also):
            yield "people", "signatories", spelling
        yield from _texts("text", "positions", person.position)
        yield "notes", "signatories", person.note
    if it.signed:
        yield from _place("place", it.signed.place)
        yield from _texts("text", "event", it.signed.event)
        yield "notes", "signed", it.signed.note
    for area in it.areas:
        yield "text", "areas", area.topic.replace("-", " ")
        yield from _texts("text", "areas", area.text)
    for document in it.documents:
        yield "text", "documents", document.title
    for part in (it.term, it.terminated, *it.relations):
        yield "notes", "notes", part.note if part else None
    yield from _rest(it)


def _ids(id_: str, former: Sequence[str]) -> Found:
    yield "id", "id", id_
    for one in former:
        yield "id", "former ids", one


def _rest(it: Organization | Agreement) -> Found:
    for source in it.sources:
        yield "notes", "sources", source.title
        yield "notes", "sources", source.note
        yield "notes", "sources", source.url
    yield "notes", "notes", it.notes


def _place(field: str, place: Place | None) -> Found:
    if place:
        yield from _texts("text", field, place.name)
        yield from _texts("text", field, place.city)


def _texts(column: str, field: str, text: Mapping[str, Any] | None) -> Found:
    for one in (text or {}).values():
        yield column, field, one
