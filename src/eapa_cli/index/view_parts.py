"""Classes and functions for the definition of SQL views."""

from collections.abc import Sequence
from dataclasses import dataclass

from eapa_cli.model.names import LANGUAGE_TAG
from eapa_cli.model.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """A column of a view: its name, description and SQL expression."""

    name: str
    description: str
    sql: str


@dataclass(frozen=True, slots=True)
class View:
    """A view: its name, the description of a row, its SQL source and its columns."""

    name: str
    description: str
    source: str
    columns: tuple[ViewColumn, ...]
    depends_on_today: bool = False
    """Whether the rows depend on the current day; exports omit such a view."""

    @property
    def sql(self) -> str:
        """The statement that creates the view."""
        columns = ", ".join(f'{column.sql} AS "{column.name}"' for column in self.columns)
        return f"CREATE TEMP VIEW IF NOT EXISTS {self.name} AS SELECT {columns} FROM {self.source}"


class LocalizedColumns:
    """Columns with localized strings, each in the first of the register's languages in which it is known."""

    def __init__(self, languages: Sequence[str]) -> None:
        # The tags become part of a statement, so invalid tags of a register are ignored.
        self._languages = [language for language in languages if LANGUAGE_TAG.fullmatch(language)]

    def column(self, name: str, description: str, data: str, path: str) -> ViewColumn:
        """Return the column for the localized string at a path of JSON data; an empty path means the data itself."""
        at = f"$.{path}" if path else "$"
        translations = [f"json_extract({data}, '{at}.\"{language}\"')" for language in self._languages]
        any_translation = f"(SELECT value FROM json_each({data}, '{at}') LIMIT 1)"
        sql = f"coalesce({', '.join([*translations, any_translation])})" if translations else any_translation
        return ViewColumn(name, description, sql)


def list_view(kind: Kind, key: str, description: str, *columns: ViewColumn) -> View:
    """Return the view of a list in the records of a kind. Its first columns are the record's id and the position."""
    # In an invalid file an item may be a string, and looking up a key in a string is an error.
    source = f"{kind} AS record JOIN json_each(record.data, '$.{key}') AS item WHERE item.type = 'object'"
    return View(key, description, source, (record_id_column(kind), position_column(), *columns))


def record_id_column(kind: Kind) -> ViewColumn:
    """Return the column for the id of the agreement or organization to which a row belongs."""
    return ViewColumn(kind.value, f"The {kind}'s id.", "record.id")


def record_column(name: str, description: str, path: str) -> ViewColumn:
    """Return a column for the value at a path of the record."""
    return ViewColumn(name, description, f"json_extract(record.data, '$.{path}')")


def item_column(name: str, description: str, key: str = "") -> ViewColumn:
    """Return a column for the value at a key of the list item; by default the name is also the key."""
    key = key or name
    return ViewColumn(name, description, f"json_extract(item.value, '$.\"{key}\"')")


def position_column() -> ViewColumn:
    """Return a column for the position of the item in its list."""
    return ViewColumn("position", "The position in the list, from 1.", "item.key + 1")
