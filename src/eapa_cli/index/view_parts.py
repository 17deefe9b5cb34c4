"""What a view is made of: its columns, and the values of a record in SQL."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from eapa_cli.model.vocabulary import Kind

_TAG: Final = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,4})*")


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """A column of a view: its name, what it says, and its value in SQL."""

    name: str
    about: str
    sql: str


@dataclass(frozen=True, slots=True)
class View:
    """A view: its name, what a row of it is, where the rows come from, and its columns.

    `dated` tells that it depends on the day on which it is asked, so that it is no part of an export.
    """

    name: str
    about: str
    source: str
    columns: tuple[ViewColumn, ...]
    dated: bool = False

    @property
    def sql(self) -> str:
        """The statement that makes it."""
        columns = ", ".join(f'{column.sql} AS "{column.name}"' for column in self.columns)
        return f"CREATE TEMP VIEW {self.name} AS SELECT {columns} FROM {self.source}"


class Texts:
    """Texts in several languages, each of which is shown in the first that it has."""

    def __init__(self, languages: Sequence[str]) -> None:
        # A tag becomes part of a statement, and a faulty register may have anything for one.
        self._languages = [language for language in languages if _TAG.fullmatch(language)]

    def column(self, name: str, about: str, data: str, path: str) -> ViewColumn:
        """The text at a path of some data; an empty path is the data itself."""
        at = f"$.{path}" if path else "$"
        tried = [f"json_extract({data}, '{at}.\"{language}\"')" for language in self._languages]
        first = f"(SELECT value FROM json_each({data}, '{at}') LIMIT 1)"
        return ViewColumn(name, about, f"coalesce({', '.join([*tried, first])})" if tried else first)


def items(kind: Kind, key: str) -> str:
    """The rows for the items of a list that records of a kind have."""
    # In a faulty file an item may be no map, and to look for a key in a bare text is an error.
    return f"{kind} AS record JOIN json_each(record.data, '$.{key}') AS item WHERE item.type = 'object'"


def plain(name: str, about: str, sql: str) -> ViewColumn:
    """A value that is given in SQL."""
    return ViewColumn(name, about, sql)


def data(name: str, about: str, path: str) -> ViewColumn:
    """The value at a path of the record."""
    return ViewColumn(name, about, f"json_extract(record.data, '$.{path}')")


def item(name: str, about: str, key: str) -> ViewColumn:
    """The value at a key of the item that the row is for."""
    return ViewColumn(name, about, f"json_extract(item.value, '$.\"{key}\"')")


def position() -> ViewColumn:
    """Where the item stands in its list."""
    return ViewColumn("position", "Its place in the list, from 1.", "item.key + 1")
