"""The documented views of a register as tables for databases and data frames."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from eapa_cli.index.view_parts import View
from eapa_cli.index.views import define_views, list_views
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import EXTENSION_PREFIX
from eapa_cli.tabular.extract import PRIVATE_FIELD, Extract
from eapa_cli.tabular.flattening import flatten, format_cell

DICTIONARY: Final = "dictionary"

# The columns of the views that are not text.
_INTEGER_COLUMNS: Final = frozenset({
    "position", "online", "renewal_max", "authentic", "size", "number", "renews", "exactly", "about", "more_than",
    "source",
})  # fmt: skip
_DAY_COLUMNS: Final = frozenset({"signed_from", "signed_to", "from_day", "to_day", "act"})
_FACTS: Final = "facts"
_TEXTS: Final = "texts"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """A column of a table."""

    name: str
    description: str
    type: str = "text"
    """The type of the values: `text`, `integer`, `day` (ISO 8601) or `any`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its rows, in an order that depends only on their values."""

    name: str
    columns: Sequence[TableColumn]
    rows: Sequence[Sequence[Any]]


def list_tables(extract: Extract) -> Iterator[Table]:
    """Yield the views as tables, then the register's own file, and a dictionary of the views.

    A view that depends on the current day is omitted.
    """
    define_views(extract.index)
    views = [_restrict_view(view, extract) for view in list_views(extract.index) if not view.depends_on_today]
    ids = {data["id"] for kind in Kind for data in extract.records[kind]}
    for view in views:
        columns = [
            TableColumn(name=column.name, description=column.description, type=_find_type(view, column.name))
            for column in view.columns
        ]
        yield Table(name=view.name, columns=columns, rows=_query_rows(extract, view, ids))
    facts = [(path, format_cell(value)) for path, value in flatten(extract.register).items()]
    yield Table(
        name="register",
        columns=[
            TableColumn(name="place", description="The path in the register's own file."),
            TableColumn(name="value", description="The value."),
        ],
        rows=facts,
    )
    yield _make_dictionary_table(views)


def _query_rows(extract: Extract, view: View, ids: set[str]) -> list[Any]:
    names = ", ".join(f'"{column.name}"' for column in view.columns)
    order = ", ".join(str(number) for number in range(1, len(view.columns) + 1))
    conditions = " AND ".join(_list_conditions(extract, view)) or "TRUE"
    # The first column of every view is the id of the record.
    rows = extract.index.query(f"SELECT {names} FROM {view.name} WHERE {conditions} ORDER BY {order}")
    return [row for row in rows if row[0] in ids]


def _list_conditions(extract: Extract, view: View) -> Iterator[str]:
    """Yield the SQL conditions that exclude private fields and extensions, unless the extract includes them."""
    if view.name == _FACTS and not extract.includes_private:
        yield f"place != '{PRIVATE_FIELD}' AND place NOT LIKE '{PRIVATE_FIELD}.%'"
    if not extract.includes_extensions:
        # A key with a hyphen is quoted in a JSON path.
        if view.name == _FACTS:
            yield f"'.' || place NOT LIKE '%.{EXTENSION_PREFIX}%'"
            yield f"""'.' || place NOT LIKE '%."{EXTENSION_PREFIX}%'"""
        if view.name == _TEXTS:
            yield f"lang NOT LIKE '{EXTENSION_PREFIX}%'"


def _restrict_view(view: View, extract: Extract) -> View:
    """Return a view without private columns, and with a description that names the omitted fields, if there are any."""
    omitted_fields = [] if extract.includes_private else [f"'{PRIVATE_FIELD}'"]
    if not extract.includes_extensions:
        omitted_fields.append(f"extension fields ({EXTENSION_PREFIX}...)")
    if view.name == _FACTS and omitted_fields:
        view = replace(view, description=f"Every value of a record except {' and '.join(omitted_fields)}.")
    if extract.includes_private:
        return view
    columns = tuple(column for column in view.columns if column.name.partition("_")[0] != PRIVATE_FIELD)
    return replace(view, columns=columns)


def _make_dictionary_table(views: Sequence[View]) -> Table:
    return Table(
        name=DICTIONARY,
        columns=[
            TableColumn(name="table", description="The table."),
            TableColumn(name="column", description="The column; empty for the description of the table."),
            TableColumn(name="about", description="The description."),
        ],
        rows=[
            row
            for view in views
            for row in (
                (view.name, "", view.description),
                *((view.name, column.name, column.description) for column in view.columns),
            )
        ],
    )


def _find_type(view: View, column: str) -> str:
    if view.name == _FACTS and column == "value":
        return "any"
    if column in _INTEGER_COLUMNS:
        return "integer"
    return "day" if column in _DAY_COLUMNS else "text"
