"""A query for records, and the rows of its results."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from eapa_cli.index.read_model import Index
from eapa_cli.index.sql_lists import PARTIES, PARTY, RESPONSIBLE, select_list, split_list
from eapa_cli.index.tables import signing_order
from eapa_cli.model.vocabulary import AgreementType, Kind, OrganizationType, Scope, Stage, Status, Topic
from eapa_cli.query.conditions import IS_PARTNER, STATUS
from eapa_cli.query.where import Filters, Where
from eapa_cli.render.rows import Cell, Column, Rows
from eapa_cli.text import column_labels


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
    """A column: its title, its SQL expression, whether that is a list, and its display in a table."""

    title: str
    sql: str
    flexible: bool = False
    listed: bool = False
    main: bool = False
    below: bool = False
    spare: bool = False
    words: Callable[[str], str] | None = None


# The short names of all parties except the owner of the register.
_PARTNERS: Final = select_list(
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
        "signed": _Field("Signed", "record.signed", flexible=True, words=column_labels.date),
        "type": _Field("Type", "record.type", spare=True, words=column_labels.labels(AgreementType)),
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
            select_list("party.organization", f"{PARTY} ORDER BY position"),
            flexible=True,
            listed=True,
        ),
        "partners": _Field("Partners", _PARTNERS, flexible=True, listed=True, main=True),
        "countries": _Field(
            "Countries",
            select_list("DISTINCT body.country", f"{PARTY} AND body.country IS NOT NULL ORDER BY position"),
            flexible=True,
            listed=True,
            words=column_labels.country,
        ),
        "partner_countries": _Field(
            "Country",
            select_list(
                "DISTINCT coalesce(body.country, body.scope)",
                f"{PARTY} AND {IS_PARTNER} AND coalesce(body.country, body.scope) IS NOT NULL ORDER BY position",
            ),
            flexible=True,
            listed=True,
            words=column_labels.country,
        ),
        "status": _Field("Status", STATUS, words=column_labels.labels(Status)),
        "stage": _Field("Stage", "record.stage", words=column_labels.labels(Stage)),
        "signatories": _Field(
            "Signatories",
            select_list("name", "signatory WHERE signatory.file = record.file ORDER BY position"),
            flexible=True,
            listed=True,
        ),
        "areas": _Field(
            "Topics",
            select_list("DISTINCT topic", "area WHERE area.file = record.file ORDER BY position"),
            flexible=True,
            listed=True,
            spare=True,
            words=column_labels.labels(Topic),
        ),
        "place": _Field("Place", "record.place", flexible=True),
        "event": _Field("Event", "record.event", flexible=True),
        "responsible": _Field("Responsible", RESPONSIBLE, flexible=True),
        "ends": _Field("Ends", _ENDS, flexible=True, words=column_labels.date),
        "file": _Field("File", "file.path", flexible=True),
    },
    Kind.ORGANIZATION: {
        "id": _Field("Id", "record.id", below=True),
        "name": _Field("Name", "record.name", flexible=True, main=True),
        "type": _Field("Type", "record.type", flexible=True, words=column_labels.labels(OrganizationType)),
        "country": _Field("Country", "record.country", flexible=True, words=column_labels.country),
        "scope": _Field("Scope", "record.scope", words=column_labels.labels(Scope)),
        "country_or_scope": _Field(
            "Country", "coalesce(record.country, record.scope)", flexible=True, words=column_labels.country
        ),
        "city": _Field("City", "record.city"),
        "founded": _Field("Founded", "record.founded", flexible=True, words=column_labels.date),
        "agreements": _Field(
            "Agreements",
            "(SELECT count(*) FROM party JOIN agreement USING (file) "
            "WHERE organization = record.id AND agreement.stage IS NULL)",
        ),
        "website": _Field("Website", "record.website", flexible=True),
        "file": _Field("File", "file.path", flexible=True),
    },
}
# Columns that are only in the output if the user names them.
_PRIVATE: Final = frozenset({"responsible"})
_DEFAULT_COLUMNS: Final = {
    Kind.AGREEMENT: ("signed", "parties", "status", "id"),
    Kind.ORGANIZATION: ("name", "type", "country", "scope", "agreements", "id"),
}
# A table omits the owner of the register and uses short names. On a narrow terminal, the last spare columns
# are omitted first.
_TABLE_COLUMNS: Final = {
    Kind.AGREEMENT: ("signed", "partners", "partner_countries", "type", "areas", "status", "id"),
    Kind.ORGANIZATION: ("name", "type", "country_or_scope", "agreements", "id"),
}
_SIGNED: Final = signing_order("record")
# Records without a date are last.
_ORDER: Final = {
    Kind.AGREEMENT: f"{_SIGNED} IS NULL, {_SIGNED}, record.id",
    Kind.ORGANIZATION: "record.name COLLATE NOCASE, record.id",
}


def columns_of(kind: Kind) -> tuple[str, ...]:
    """Return the names of the columns that records of a kind have."""
    return tuple(_FIELDS[kind])


def _public_columns(kind: Kind) -> tuple[str, ...]:
    return tuple(name for name in columns_of(kind) if name not in _PRIVATE)


def run_query(index: Index, query: Query) -> Rows:
    """Return the rows of a query: by default a few columns, with all columns in the objects."""
    names = query.columns or (_TABLE_COLUMNS if query.for_people else _DEFAULT_COLUMNS)[query.kind]
    return Rows(
        kind=query.kind.plural,
        columns=tuple(_column(name, _field(query.kind, name), named=bool(query.columns)) for name in names),
        cells=_rows(index, query, names),
        objects=_objects(index, query, query.columns or _public_columns(query.kind)),
    )


def _field(kind: Kind, name: str) -> _Field:
    """Return a column; an extension field has a column by its own name."""
    if name.startswith("x-"):
        from eapa_cli.query.extension_fields import extension_sql

        return _Field(name, extension_sql(name), flexible=True)
    return _FIELDS[kind][name]


def _rows(index: Index, query: Query, names: Sequence[str]) -> Sequence[Sequence[Cell]]:
    rows = _values(index, query, names)
    own = [place for place, name in enumerate(names) if name.startswith("x-")]
    if not own:
        return rows
    from eapa_cli.query.extension_fields import as_cell

    return [[as_cell(value) if place in own else value for place, value in enumerate(row)] for row in rows]


def _values(index: Index, query: Query, names: Sequence[str]) -> Sequence[Sequence[Any]]:
    """Return the values of each row: a tuple for a list, and the value in the file for an extension field."""
    rows: Sequence[Sequence[Any]] = index.ask(*_statement(index, query, names))
    decoders = {place: decode for place, name in enumerate(names) if (decode := _decoder(query.kind, name))}
    if not decoders:
        return rows
    found = [list(row) for row in rows]
    for row in found:
        for place, decode in decoders.items():
            row[place] = decode(row[place])
    return found


def _decoder(kind: Kind, name: str) -> Callable[[str], Any] | None:
    if name.startswith("x-"):
        from eapa_cli.query.extension_fields import extension_value

        return extension_value
    return split_list if _FIELDS[kind][name].listed else None


def _objects(index: Index, query: Query, names: Sequence[str]) -> Iterator[Mapping[str, object]]:
    """Yield the same rows with all columns, for the formats that need them."""
    for row in _values(index, query, names):
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
    where = Where(index, query.kind, query.filters)
    values = ", ".join(_field(query.kind, name).sql for name in names)
    orders = [*(_order(name, query.kind) for name in query.sort), _ORDER[query.kind]]
    sql = (
        f"SELECT {values} FROM {query.kind} AS record JOIN file ON file.number = record.file "
        f"WHERE {where.text} ORDER BY {', '.join(orders)} LIMIT :limit"
    )
    return sql, {**where.parameters, "limit": -1 if query.limit is None else query.limit}


def _order(name: str, kind: Kind) -> str:
    value = _sorted_by(kind, name.removeprefix("-"))
    return f"{value} IS NULL, {value} {'DESC' if name.startswith('-') else 'ASC'}"


def _sorted_by(kind: Kind, name: str) -> str:
    """Return the SQL expression that sorts rows by a field; dates are sorted by their days."""
    if name == "signed":
        return _SIGNED
    if name.startswith("x-"):
        from eapa_cli.index.field_paths import extension_path

        return f"json_extract(record.data, '{extension_path(name)}')"
    return _FIELDS[kind][name].sql
