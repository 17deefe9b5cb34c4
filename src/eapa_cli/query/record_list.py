"""A query for records, and the rows of its results."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from eapa_cli.index.read_model import Index
from eapa_cli.index.sql_lists import split_list
from eapa_cli.index.tables import signing_order
from eapa_cli.model.vocabulary import Kind
from eapa_cli.query.applied_filters import Filters, Where
from eapa_cli.query.list_columns import ListColumn, default_columns, list_column, public_columns
from eapa_cli.render.rows import Cell, Column, Rows


class Query(NamedTuple):
    """A query for records: the filters, the kind, the order, the columns, and the maximum number of records."""

    filters: Filters
    kind: Kind = Kind.AGREEMENT
    sort: tuple[str, ...] = ()
    """The columns to sort by; a minus sign before a name reverses the order."""
    columns: tuple[str, ...] = ()
    """The columns that the user named."""
    for_people: bool = False
    """Whether the rows are for a table for people, which has other default columns."""
    limit: int | None = None


_SIGNED: Final = signing_order("record")
# Records without a date are last.
_ORDER: Final = {
    Kind.AGREEMENT: f"{_SIGNED} IS NULL, {_SIGNED}, record.id",
    Kind.ORGANIZATION: "record.name COLLATE NOCASE, record.id",
}


def run_query(index: Index, query: Query) -> Rows:
    """Return the rows of a query.

    The cells are for tables, and the objects for nested formats such as JSON. Unless the user named columns, there
    are cells for a few columns, and the objects have all public columns.
    """
    names = query.columns or default_columns(query.kind, for_people=query.for_people)
    is_named = bool(query.columns)
    return Rows(
        kind=query.kind.plural,
        columns=tuple(_make_column(name, list_column(query.kind, name), is_named=is_named) for name in names),
        cells=_select_cells(index, query, names),
        objects=_select_objects(index, query, query.columns or public_columns(query.kind)),
    )


def _select_cells(index: Index, query: Query, names: Sequence[str]) -> Sequence[Sequence[Cell]]:
    rows = _select_values(index, query, names)
    extension_numbers = {number for number, name in enumerate(names) if name.startswith("x-")}
    if not extension_numbers:
        return rows
    from eapa_cli.query.extension_fields import extension_cell

    return [
        [extension_cell(value) if number in extension_numbers else value for number, value in enumerate(row)]
        for row in rows
    ]


def _select_values(index: Index, query: Query, names: Sequence[str]) -> Sequence[Sequence[Any]]:
    """Return the values of each row; a list is a tuple, and an extension field has its value from the file."""
    rows: Sequence[Sequence[Any]] = index.query(*_make_statement(index, query, names))
    decoders = {number: decode for number, name in enumerate(names) if (decode := _choose_decoder(query.kind, name))}
    if not decoders:
        return rows
    decoded_rows = [list(row) for row in rows]
    for row in decoded_rows:
        for number, decode in decoders.items():
            row[number] = decode(row[number])
    return decoded_rows


def _choose_decoder(kind: Kind, name: str) -> Callable[[str], Any] | None:
    if name.startswith("x-"):
        from eapa_cli.query.extension_fields import decode_extension

        return decode_extension
    return split_list if list_column(kind, name).is_list else None


def _select_objects(index: Index, query: Query, names: Sequence[str]) -> Iterator[Mapping[str, object]]:
    """Yield each record as a mapping from column names to values, for formats with nested values."""
    for row in _select_values(index, query, names):
        yield {name: list(cell) if isinstance(cell, tuple) else cell for name, cell in zip(names, row, strict=True)}


def _make_column(name: str, column: ListColumn, *, is_named: bool) -> Column:
    """Return a column of the rows; a column that the user named is never omitted."""
    return Column(
        name,
        column.title,
        can_wrap=column.can_wrap,
        identifies_row=column.identifies_row,
        can_stack=column.can_stack,
        omit_if_uniform=not (column.identifies_row or column.can_stack or is_named),
        omit_if_narrow=column.omit_if_narrow and not is_named,
        format_code=column.format_code,
    )


def _make_statement(index: Index, query: Query, names: Sequence[str]) -> tuple[str, dict[str, object]]:
    where = Where(index, query.kind, query.filters)
    values = ", ".join(list_column(query.kind, name).sql for name in names)
    orders = [*(_sort_order(name, query.kind) for name in query.sort), _ORDER[query.kind]]
    sql = (
        f"SELECT {values} FROM {query.kind} AS record JOIN file ON file.number = record.file "
        f"WHERE {where.text} ORDER BY {', '.join(orders)} LIMIT :limit"
    )
    largest = 2**63 - 1  # SQLite has no larger integers
    return sql, {**where.parameters, "limit": largest if query.limit is None else min(query.limit, largest)}


def _sort_order(name: str, kind: Kind) -> str:
    value = _sort_expression(kind, name.removeprefix("-"))
    return f"{value} IS NULL, {value} {'DESC' if name.startswith('-') else 'ASC'}"


def _sort_expression(kind: Kind, name: str) -> str:
    """Return the SQL expression by which a column is sorted; dates of signing are sorted by their days."""
    if name == "signed":
        return _SIGNED
    if name.startswith("x-"):
        from eapa_cli.index.field_paths import extension_path

        return f"json_extract(record.data, '{extension_path(name)}')"
    return list_column(kind, name).sql
