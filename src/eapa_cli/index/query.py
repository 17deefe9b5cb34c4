"""A parsed question about records, and the rows that answer it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from eapa_cli.index.index import Index
from eapa_cli.model.vocabulary import AgreementType, Kind, OrganizationType, Status, Topic
from eapa_cli.render.rows import Cell, Column, Rows
from eapa_cli.text.fold import fold

if TYPE_CHECKING:  # a question without dates need not wait for their patterns
    from eapa_cli.model.dates import EdtfDate

_SEPARATOR: Final = "\x1f"  # ASCII's unit separator, which no record may hold


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is asked for; several values of one filter mean any of them, several filters all of them.

    Countries are ISO 3166-1 alpha-2 codes, parties ids of organizations; a signatory is any part of a name.
    """

    kind: Kind = Kind.AGREEMENT
    countries: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    types: tuple[AgreementType | OrganizationType, ...] = ()
    statuses: tuple[Status, ...] = ()
    areas: tuple[Topic, ...] = ()
    signatories: tuple[str, ...] = ()
    since: EdtfDate | None = None
    until: EdtfDate | None = None
    as_of: date
    sort: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class _Field:
    """A column that can be asked for: its title, its value in SQL, and whether that is a list."""

    title: str
    sql: str
    flexible: bool = False
    listed: bool = False


def _list_of(value: str, source: str) -> str:
    return f"(SELECT group_concat(value, char(31)) FROM (SELECT {value} AS value FROM {source}))"


_STATUS: Final = (
    "(SELECT status FROM phase WHERE phase.file = record.file AND from_day <= :as_of ORDER BY from_day DESC LIMIT 1)"
)
_PARTY: Final = "party LEFT JOIN organization AS body ON body.id = party.organization WHERE party.file = record.file"
_FIELDS: Final[dict[Kind, dict[str, _Field]]] = {
    Kind.AGREEMENT: {
        "id": _Field("Id", "record.id"),
        "signed": _Field("Signed", "record.signed"),
        "type": _Field("Type", "record.type"),
        "title": _Field("Title", "record.title", flexible=True),
        "parties": _Field(
            "Parties",
            _list_of("coalesce(body.name, party.organization)", f"{_PARTY} ORDER BY position"),
            flexible=True,
            listed=True,
        ),
        "party_ids": _Field(
            "Party ids",
            _list_of("party.organization", f"{_PARTY} ORDER BY position"),
            flexible=True,
            listed=True,
        ),
        "countries": _Field(
            "Countries",
            _list_of("DISTINCT body.country", f"{_PARTY} AND body.country IS NOT NULL ORDER BY position"),
            flexible=True,
            listed=True,
        ),
        "status": _Field("Status", _STATUS),
        "signatories": _Field(
            "Signatories",
            _list_of("name", "signatory WHERE signatory.file = record.file ORDER BY position"),
            flexible=True,
            listed=True,
        ),
        "areas": _Field(
            "Areas",
            _list_of("DISTINCT topic", "area WHERE area.file = record.file ORDER BY position"),
            flexible=True,
            listed=True,
        ),
        "place": _Field("Place", "record.place", flexible=True),
        "event": _Field("Event", "record.event", flexible=True),
        "ends": _Field("Ends", "record.ends"),
        "file": _Field("File", "file.path", flexible=True),
    },
    Kind.ORGANIZATION: {
        "id": _Field("Id", "record.id"),
        "name": _Field("Name", "record.name", flexible=True),
        "type": _Field("Type", "record.type"),
        "country": _Field("Country", "record.country"),
        "city": _Field("City", "record.city"),
        "founded": _Field("Founded", "record.founded"),
        "agreements": _Field("Agreements", "(SELECT count(*) FROM party WHERE organization = record.id)"),
        "website": _Field("Website", "record.website", flexible=True),
        "file": _Field("File", "file.path", flexible=True),
    },
}
_SHOWN: Final = {
    Kind.AGREEMENT: ("signed", "parties", "status", "id"),
    Kind.ORGANIZATION: ("name", "type", "country", "agreements", "id"),
}
# Without a date last; then by the first day it can mean.
_ORDER: Final = {
    Kind.AGREEMENT: "record.signed_from IS NULL, record.signed_from, record.id",
    Kind.ORGANIZATION: "record.name COLLATE NOCASE, record.id",
}


def columns_of(kind: Kind) -> tuple[str, ...]:
    """The names of the columns that records of a kind have."""
    return tuple(_FIELDS[kind])


def answer(index: Index, query: Query) -> Rows:
    """The rows that a query asks for; by default the columns a person wants, in objects all of them."""
    names = query.columns or _SHOWN[query.kind]
    every = query.columns or columns_of(query.kind)
    fields = _FIELDS[query.kind]
    rows = [dict(zip(every, row, strict=True)) for row in index.ask(*_Select(query, every).statement())]
    found = [{name: _cell(value, fields[name]) for name, value in row.items()} for row in rows]
    return Rows(
        kind=query.kind.plural,
        columns=tuple(Column(name, fields[name].title, flexible=fields[name].flexible) for name in names),
        cells=[[row[name] for name in names] for row in found],
        objects=[
            {name: list(cell) if isinstance(cell, tuple) else cell for name, cell in row.items()} for row in found
        ],
    )


def _cell(value: Cell, field_: _Field) -> Cell:
    return tuple(str(value).split(_SEPARATOR) if value else ()) if field_.listed else value


@dataclass(slots=True)
class _Select:
    """A query's statement in SQL; every value from outside is a parameter."""

    query: Query
    names: Sequence[str]
    parameters: dict[str, object] = field(default_factory=dict)

    def statement(self) -> tuple[str, dict[str, object]]:
        query, fields = self.query, _FIELDS[self.query.kind]
        self.parameters["as_of"] = query.as_of.isoformat()
        self.parameters["limit"] = -1 if query.limit is None else query.limit
        values = ", ".join(fields[name].sql for name in self.names)
        where = " AND ".join(self._conditions()) or "1"
        orders = [*(self._order(name) for name in query.sort), _ORDER[query.kind]]
        sql = (
            f"SELECT {values} FROM {query.kind} AS record JOIN file ON file.number = record.file "
            f"WHERE {where} ORDER BY {', '.join(orders)} LIMIT :limit"
        )
        return sql, self.parameters

    def _order(self, name: str) -> str:
        value = _FIELDS[self.query.kind][name.removeprefix("-")].sql
        value = "record.signed_from" if value == "record.signed" else value
        return f"{value} IS NULL, {value} {'DESC' if name.startswith('-') else 'ASC'}"

    def _conditions(self) -> Iterator[str]:
        match self.query.kind:
            case Kind.AGREEMENT:
                yield from self._of_agreement()
                if self.query.types:
                    yield f"record.type IN {self._any(self.query.types)}"
                if self.query.countries:
                    yield self._has_party(f"body.country IN {self._any(self.query.countries)}")
                if self.query.parties:
                    yield self._has_party(f"party.organization IN {self._any(self.query.parties)}")
            case Kind.ORGANIZATION:
                if self.query.types:
                    yield f"record.type IN {self._any(self.query.types)}"
                if self.query.countries:
                    yield f"record.country IN {self._any(self.query.countries)}"
                if self.query.parties:
                    yield f"record.id IN {self._any(self.query.parties)}"
                # What is asked about agreements, an organization answers by any of its own.
                if conditions := " AND ".join(self._of_agreement()):
                    yield (
                        "record.id IN (SELECT organization FROM party "
                        f"JOIN agreement AS record ON record.file = party.file WHERE {conditions})"
                    )

    def _of_agreement(self) -> Iterator[str]:
        query = self.query
        if query.statuses:
            yield f"{_STATUS} IN {self._any(query.statuses)}"
        if query.areas:
            yield f"record.file IN (SELECT file FROM area WHERE topic IN {self._any(query.areas)})"
        if query.signatories:
            likes = " OR ".join(f"folded LIKE {self._value(f'%{fold(name)}%')}" for name in query.signatories)
            yield f"record.file IN (SELECT file FROM signatory WHERE {likes})"
        if query.since:
            yield f"record.signed_to >= {self._value(query.since.earliest.isoformat())}"
        if query.until:
            yield f"record.signed_from <= {self._value(query.until.latest.isoformat())}"

    def _has_party(self, condition: str) -> str:
        return (
            "record.file IN (SELECT party.file FROM party LEFT JOIN organization AS body "
            f"ON body.id = party.organization WHERE {condition})"
        )

    def _any(self, values: Sequence[object]) -> str:
        return f"({', '.join(self._value(str(value)) for value in values)})"

    def _value(self, value: object) -> str:
        name = f"value{len(self.parameters)}"
        self.parameters[name] = value
        return f":{name}"
