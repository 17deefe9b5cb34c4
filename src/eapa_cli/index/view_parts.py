"""Building blocks of SQL views: views, columns and expressions for values of a record."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from eapa_cli.model.vocabulary import Kind

_TAG: Final = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,4})*")


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """A column of a view: its name, description and SQL expression."""

    name: str
    about: str
    sql: str


@dataclass(frozen=True, slots=True)
class View:
    """A view: its name, the description of a row, its SQL source and columns.

    A `dated` view depends on the current day and is therefore not exported.
    """

    name: str
    about: str
    source: str
    columns: tuple[ViewColumn, ...]
    dated: bool = False

    @property
    def sql(self) -> str:
        """The statement that creates the view."""
        columns = ", ".join(f'{column.sql} AS "{column.name}"' for column in self.columns)
        return f"CREATE TEMP VIEW {self.name} AS SELECT {columns} FROM {self.source}"


class LocalizedColumns:
    """Columns of localized strings, shown in the first of the register's languages that they have."""

    def __init__(self, languages: Sequence[str]) -> None:
        # Tags become part of a statement, so invalid ones of a faulty register are ignored.
        self._languages = [language for language in languages if _TAG.fullmatch(language)]

    def column(self, name: str, about: str, data: str, path: str) -> ViewColumn:
        """Return the column for the string at a path of some JSON data; an empty path means the data itself."""
        at = f"$.{path}" if path else "$"
        translations = [f"json_extract({data}, '{at}.\"{language}\"')" for language in self._languages]
        first = f"(SELECT value FROM json_each({data}, '{at}') LIMIT 1)"
        return ViewColumn(name, about, f"coalesce({', '.join([*translations, first])})" if translations else first)


def items(kind: Kind, key: str) -> str:
    """Return the SQL source with one row per item of a list in the records of a kind."""
    # In an invalid file an item may be a string, and looking up a key in a string is an error.
    return f"{kind} AS record JOIN json_each(record.data, '$.{key}') AS item WHERE item.type = 'object'"


def plain(name: str, about: str, sql: str) -> ViewColumn:
    """Return a column with the given SQL expression."""
    return ViewColumn(name, about, sql)


def data(name: str, about: str, path: str) -> ViewColumn:
    """Return a column for the value at a path of the record."""
    return ViewColumn(name, about, f"json_extract(record.data, '$.{path}')")


def item(name: str, about: str, key: str) -> ViewColumn:
    """Return a column for the value at a key of the list item."""
    return ViewColumn(name, about, f"json_extract(item.value, '$.\"{key}\"')")


def position() -> ViewColumn:
    """Return a column for the position of the item in its list."""
    return ViewColumn("position", "The position in the list, from 1.", "item.key + 1")
