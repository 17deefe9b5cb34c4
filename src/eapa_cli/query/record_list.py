"""A parsed question about records, and the rows that answer it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from eapa_cli.index.json_lists import PARTIES, PARTY, items_of, list_of
from eapa_cli.index.read_model import Index
from eapa_cli.model.vocabulary import Kind
from eapa_cli.query.conditions import IS_PARTNER, STATUS, Where
from eapa_cli.query.filters import Filters
from eapa_cli.render.rows import Cell, Column, Rows


class Query(NamedTuple):
    """What is asked for: which records, in which order, with which columns, and how many at most."""

    filters: Filters
    kind: Kind = Kind.AGREEMENT
    sort: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    limit: int | None = None


class _Field(NamedTuple):
    """A column that can be asked for: its title, its value in SQL, and whether that is a list."""

    title: str
    sql: str
    flexible: bool = False
    listed: bool = False
    below: bool = False


# The parties but for the register's owner, who is one of nearly all, by their short names.
_PARTNERS: Final = list_of(
    "coalesce(body.short, body.name, party.organization)",
    f"{PARTY} AND {IS_PARTNER} ORDER BY position",
)
# The end of the term that runs on the day, through its renewals; of one that has run out, its last end.
_ENDS: Final = (
    "coalesce((SELECT CASE WHEN number = 0 THEN record.ends WHEN from_day = to_day THEN to_day "
    "ELSE from_day || '/' || to_day END FROM deadline WHERE deadline.file = record.file "
    "ORDER BY to_day < :as_of, CASE WHEN to_day < :as_of THEN -number ELSE number END LIMIT 1), record.ends)"
)
_FIELDS: Final[dict[Kind, dict[str, _Field]]] = {
    Kind.AGREEMENT: {
        "id": _Field("Id", "record.id", below=True),
        "signed": _Field("Signed", "record.signed"),
        "type": _Field("Type", "record.type"),
        "title": _Field("Title", "record.title", flexible=True),
        "parties": _Field(
            "Parties",
            PARTIES,
            flexible=True,
            listed=True,
        ),
        "party_ids": _Field(
            "Party ids",
            list_of("party.organization", f"{PARTY} ORDER BY position"),
            flexible=True,
            listed=True,
        ),
        "partners": _Field("Partners", _PARTNERS, flexible=True, listed=True),
        "countries": _Field(
            "Countries",
            list_of("DISTINCT body.country", f"{PARTY} AND body.country IS NOT NULL ORDER BY position"),
            flexible=True,
            listed=True,
        ),
        "status": _Field("Status", STATUS),
        "signatories": _Field(
            "Signatories",
            list_of("name", "signatory WHERE signatory.file = record.file ORDER BY position"),
            flexible=True,
            listed=True,
        ),
        "areas": _Field(
            "Areas",
            list_of("DISTINCT topic", "area WHERE area.file = record.file ORDER BY position"),
            flexible=True,
            listed=True,
        ),
        "place": _Field("Place", "record.place", flexible=True),
        "event": _Field("Event", "record.event", flexible=True),
        "ends": _Field("Ends", _ENDS),
        "file": _Field("File", "file.path", flexible=True),
    },
    Kind.ORGANIZATION: {
        "id": _Field("Id", "record.id", below=True),
        "name": _Field("Name", "record.name", flexible=True),
        "type": _Field("Type", "record.type"),
        "country": _Field("Country", "record.country"),
        "scope": _Field("Scope", "record.scope"),
        "country_or_scope": _Field("Country", "coalesce(record.country, record.scope)"),
        "city": _Field("City", "record.city"),
        "founded": _Field("Founded", "record.founded"),
        "agreements": _Field("Agreements", "(SELECT count(*) FROM party WHERE organization = record.id)"),
        "website": _Field("Website", "record.website", flexible=True),
        "file": _Field("File", "file.path", flexible=True),
    },
}
_SHOWN: Final = {
    Kind.AGREEMENT: ("signed", "parties", "status", "id"),
    Kind.ORGANIZATION: ("name", "type", "country", "scope", "agreements", "id"),
}
# A person knows whose register it is, and reads a name sooner if it is short.
_READ: Final = {
    Kind.AGREEMENT: ("signed", "partners", "status", "id"),
    Kind.ORGANIZATION: ("name", "type", "country_or_scope", "agreements", "id"),
}
# Without a date last; then by the first day it can mean.
_ORDER: Final = {
    Kind.AGREEMENT: "record.signed_from IS NULL, record.signed_from, record.id",
    Kind.ORGANIZATION: "record.name COLLATE NOCASE, record.id",
}


def columns_for_people(kind: Kind) -> tuple[str, ...]:
    """The columns that a table shows, if no others are asked for."""
    return _READ[kind]


def columns_of(kind: Kind) -> tuple[str, ...]:
    """The names of the columns that records of a kind have."""
    return tuple(_FIELDS[kind])


def answer(index: Index, query: Query) -> Rows:
    """The rows that a query asks for; by default the columns a person wants, in objects all of them."""
    names = query.columns or _SHOWN[query.kind]
    fields = _FIELDS[query.kind]
    return Rows(
        kind=query.kind.plural,
        columns=tuple(_column(name, fields[name]) for name in names),
        cells=_answer(index, query, names),
        objects=_objects(index, query, query.columns or columns_of(query.kind)),
    )


def _answer(index: Index, query: Query, names: Sequence[str]) -> Sequence[Sequence[Cell]]:
    rows: Sequence[Sequence[Cell]] = index.ask(*_statement(index, query, names))
    listed = [place for place, name in enumerate(names) if _FIELDS[query.kind][name].listed]
    if not listed:
        return rows
    found: list[list[Cell]] = [list(row) for row in rows]
    for row in found:
        for place in listed:
            row[place] = items_of(row[place])
    return found


def _objects(index: Index, query: Query, names: Sequence[str]) -> Iterator[Mapping[str, object]]:
    """The same rows in full, asked for when they are written: most formats need none of it."""
    for row in _answer(index, query, names):
        yield {name: list(cell) if isinstance(cell, tuple) else cell for name, cell in zip(names, row, strict=True)}


def _column(name: str, field_: _Field) -> Column:
    return Column(name, field_.title, flexible=field_.flexible, below=field_.below)


def _statement(index: Index, query: Query, names: Sequence[str]) -> tuple[str, dict[str, object]]:
    fields = _FIELDS[query.kind]
    where = Where(index, query.kind, query.filters)
    values = ", ".join(fields[name].sql for name in names)
    orders = [*(_order(name, query.kind) for name in query.sort), _ORDER[query.kind]]
    sql = (
        f"SELECT {values} FROM {query.kind} AS record JOIN file ON file.number = record.file "
        f"WHERE {where.text} ORDER BY {', '.join(orders)} LIMIT :limit"
    )
    return sql, {**where.parameters, "limit": -1 if query.limit is None else query.limit}


def _order(name: str, kind: Kind) -> str:
    value = _FIELDS[kind][name.removeprefix("-")].sql
    value = "record.signed_from" if value == "record.signed" else value
    return f"{value} IS NULL, {value} {'DESC' if name.startswith('-') else 'ASC'}"
