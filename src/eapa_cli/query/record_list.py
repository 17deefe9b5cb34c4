"""A query for records, and the rows of its results."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from eapa_cli.index.json_lists import PARTIES, PARTY, items_of, list_of
from eapa_cli.index.read_model import Index
from eapa_cli.model.vocabulary import AgreementType, Kind, OrganizationType, Scope, Status, Topic
from eapa_cli.query.conditions import IS_PARTNER, STATUS
from eapa_cli.query.where import Filters, Where
from eapa_cli.render.rows import Cell, Column, Rows
from eapa_cli.text import wording


class Query(NamedTuple):
    """A query: which records, in which order, with which columns, and how many at most."""

    filters: Filters
    kind: Kind = Kind.AGREEMENT
    sort: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    """The columns that the user named."""
    for_people: bool = False
    """Whether columns that were not named are those of a table."""
    limit: int | None = None


class _Field(NamedTuple):
    """A column: its title, its value in SQL, whether that is a list, and how it is shown in a table."""

    title: str
    sql: str
    flexible: bool = False
    listed: bool = False
    main: bool = False
    below: bool = False
    spare: bool = False
    words: Callable[[str], str] | None = None


# The parties but for the register's owner, who is one of nearly all, by their short names.
_PARTNERS: Final = list_of(
    "coalesce(body.short, body.name, party.organization)",
    f"{PARTY} AND {IS_PARTNER} ORDER BY position",
)
# The end of the term that is current on the day, after its renewals; of an expired one, its last end.
_ENDS: Final = (
    "coalesce((SELECT coalesce(ends, from_day) FROM deadline WHERE deadline.file = record.file "
    "ORDER BY to_day < :as_of, CASE WHEN to_day < :as_of THEN -number ELSE number END LIMIT 1), record.ends)"
)
_FIELDS: Final[dict[Kind, dict[str, _Field]]] = {
    Kind.AGREEMENT: {
        "id": _Field("Id", "record.id", below=True),
        "signed": _Field("Signed", "record.signed", flexible=True, words=wording.date),
        "type": _Field("Type", "record.type", spare=True, words=wording.labels(AgreementType)),
        "title": _Field("Title", "record.title", flexible=True, main=True),
        "parties": _Field(
            "Parties",
            PARTIES,
            flexible=True,
            main=True,
            listed=True,
        ),
        "party_ids": _Field(
            "Party ids",
            list_of("party.organization", f"{PARTY} ORDER BY position"),
            flexible=True,
            listed=True,
        ),
        "partners": _Field("Partners", _PARTNERS, flexible=True, listed=True, main=True),
        "countries": _Field(
            "Countries",
            list_of("DISTINCT body.country", f"{PARTY} AND body.country IS NOT NULL ORDER BY position"),
            flexible=True,
            listed=True,
            words=wording.country,
        ),
        "partner_countries": _Field(
            "Country",
            list_of(
                "DISTINCT coalesce(body.country, body.scope)",
                f"{PARTY} AND {IS_PARTNER} AND coalesce(body.country, body.scope) IS NOT NULL ORDER BY position",
            ),
            flexible=True,
            listed=True,
            words=wording.country,
        ),
        "status": _Field("Status", STATUS, words=wording.labels(Status)),
        "signatories": _Field(
            "Signatories",
            list_of("name", "signatory WHERE signatory.file = record.file ORDER BY position"),
            flexible=True,
            listed=True,
        ),
        "areas": _Field(
            "Topics",
            list_of("DISTINCT topic", "area WHERE area.file = record.file ORDER BY position"),
            flexible=True,
            listed=True,
            spare=True,
            words=wording.labels(Topic),
        ),
        "place": _Field("Place", "record.place", flexible=True),
        "event": _Field("Event", "record.event", flexible=True),
        "ends": _Field("Ends", _ENDS, flexible=True, words=wording.date),
        "file": _Field("File", "file.path", flexible=True),
    },
    Kind.ORGANIZATION: {
        "id": _Field("Id", "record.id", below=True),
        "name": _Field("Name", "record.name", flexible=True, main=True),
        "type": _Field("Type", "record.type", flexible=True, words=wording.labels(OrganizationType)),
        "country": _Field("Country", "record.country", flexible=True, words=wording.country),
        "scope": _Field("Scope", "record.scope", words=wording.labels(Scope)),
        "country_or_scope": _Field(
            "Country", "coalesce(record.country, record.scope)", flexible=True, words=wording.country
        ),
        "city": _Field("City", "record.city"),
        "founded": _Field("Founded", "record.founded", flexible=True, words=wording.date),
        "agreements": _Field("Agreements", "(SELECT count(*) FROM party WHERE organization = record.id)"),
        "website": _Field("Website", "record.website", flexible=True),
        "file": _Field("File", "file.path", flexible=True),
    },
}
_SHOWN: Final = {
    Kind.AGREEMENT: ("signed", "parties", "status", "id"),
    Kind.ORGANIZATION: ("name", "type", "country", "scope", "agreements", "id"),
}
# A person knows whose register it is, and reads a name sooner if it is short. The last spare ones go first where
# there is no room.
_READ: Final = {
    Kind.AGREEMENT: ("signed", "partners", "partner_countries", "type", "areas", "status", "id"),
    Kind.ORGANIZATION: ("name", "type", "country_or_scope", "agreements", "id"),
}
# Without a date last; then by the first day it can mean.
_ORDER: Final = {
    Kind.AGREEMENT: "record.signed_from IS NULL, record.signed_from, record.id",
    Kind.ORGANIZATION: "record.name COLLATE NOCASE, record.id",
}


def columns_of(kind: Kind) -> tuple[str, ...]:
    """Return the names of the columns that records of a kind have."""
    return tuple(_FIELDS[kind])


def answer(index: Index, query: Query) -> Rows:
    """Return the rows of a query; by default with a few columns, in objects with all of them."""
    names = query.columns or (_READ if query.for_people else _SHOWN)[query.kind]
    fields = _FIELDS[query.kind]
    return Rows(
        kind=query.kind.plural,
        columns=tuple(_column(name, fields[name], named=bool(query.columns)) for name in names),
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
    """Yield the same rows in full; most formats need none of it."""
    for row in _answer(index, query, names):
        yield {name: list(cell) if isinstance(cell, tuple) else cell for name, cell in zip(names, row, strict=True)}


def _column(name: str, field_: _Field, *, named: bool) -> Column:
    """Return a column of the rows; one that the user named is always shown."""
    return Column(
        name,
        field_.title,
        flexible=field_.flexible,
        main=field_.main,
        below=field_.below,
        droppable=not (field_.main or field_.below or named),
        spare=field_.spare and not named,
        words=field_.words,
    )


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
