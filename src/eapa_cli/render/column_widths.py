"""The columns that a table shows, and their widths."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len

from eapa_cli.render.clean import clean
from eapa_cli.render.rows import words_of
from eapa_cli.text.interface_language import gettext, pgettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eapa_cli.render.rows import Cell, Column

GAP: Final = 2
INDENT: Final = 2
"""How far the cells below the main column are indented."""
# Longer words are broken; the second limit applies to a terminal that is too narrow for the first.
_LONG_WORDS: Final = (14, 12)
_COMFORTABLE: Final = 40  # a name of several words on one line or two
_ENOUGH: Final = 17  # a date, or two short words


class TableColumn(NamedTuple):
    """A column of a table with the clean words of its cells, and its width in terminal cells."""

    column: Column
    place: int
    words: list[str]
    natural: int
    least: int
    """The width of the longest word, or of the longest cell if the column may not wrap."""
    may_wrap: bool

    @property
    def title(self) -> str:
        """The title of the column."""
        return clean(self.column.heading)


def table_columns(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> list[TableColumn]:
    """Return the columns that a table shows; droppable columns with a single value are omitted."""
    return [
        _measured(column, place, [clean(words_of(row[place], column)) for row in rows])
        for place, column in enumerate(columns)
        if not (column.omit_if_uniform and _is_uniform([row[place] for row in rows]))
    ]


def common_values(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> str:
    """Return a sentence with the common values of omitted columns."""
    shared = [
        pgettext("common value", "%(column)s %(value)s")
        % {"column": clean(column.heading).lower(), "value": clean(words_of(rows[0][place], column))}
        for place, column in enumerate(columns)
        if column.omit_if_uniform and rows[0][place] not in {None, "", ()} and _is_uniform([row[place] for row in rows])
    ]
    if not shared:
        return ""
    return gettext("All %(number)d rows: %(values)s.") % {"number": len(rows), "values": ", ".join(shared)}


def _is_uniform(cells: Sequence[Cell]) -> bool:
    if len(cells) == 1:
        return cells[0] in {None, "", ()}
    return len(set(cells)) == 1


def _measured(column: Column, place: int, words: list[str]) -> TableColumn:
    heading = clean(column.heading)
    natural = max(map(cell_len, [heading, *words]))
    # A broken address could not be copied.
    may_wrap = column.can_wrap and not any("://" in one for one in words)
    longest_word = max((cell_len(word) for text in (heading, *words) for word in text.split()), default=0)
    return TableColumn(column, place, words, natural, longest_word if may_wrap else natural, may_wrap)


class Fit(NamedTuple):
    """The columns of a table that fits a terminal, their widths, and the columns below the main one."""

    columns: list[TableColumn]
    widths: list[int]
    below: Sequence[TableColumn] = ()


def fit(columns: Sequence[TableColumn], width: int) -> Fit | None:
    """Fit columns to the width of a terminal; return None if it is too narrow for a table."""
    attempts = (_fit_words([_limited(column, limit) for column in columns], width) for limit in _LONG_WORDS)
    return next(filter(None, attempts), None)


def _limited(column: TableColumn, limit: int) -> TableColumn:
    return column._replace(least=min(column.least, limit)) if column.may_wrap else column


def _fit_words(columns: Sequence[TableColumn], width: int) -> Fit | None:
    if _needed(columns, _COMFORTABLE) <= width:
        return Fit(list(columns), _widths(columns, width))
    below = [column for column in columns if column.column.can_stack]
    main_line = _with_room_below([column for column in columns if not column.column.can_stack], below)
    while _needed(main_line, _ENOUGH) > width and (spare := [one for one in main_line if one.column.omit_if_narrow]):
        main_line.remove(spare[-1])
    if not main_line or _needed(main_line, 0) > width:
        return None
    return Fit(main_line, _widths(main_line, width), below)


def main_column(columns: Sequence[TableColumn]) -> TableColumn:
    """Return the column that identifies rows, or else the first."""
    return next((column for column in columns if column.column.identifies_row), columns[0])


def _with_room_below(columns: list[TableColumn], below: Sequence[TableColumn]) -> list[TableColumn]:
    """Return the columns, with the main one wide enough for the cells below it."""
    if not columns or not below:
        return columns
    main = main_column(columns)
    wider = main._replace(
        natural=max(main.natural, *(INDENT + column.natural for column in below)),
        least=max(main.least, *(INDENT + column.least for column in below)),
    )
    return [wider if column is main else column for column in columns]


def _needed(columns: Sequence[TableColumn], comfortable: int) -> int:
    """Return the width of all columns, each at most as wide as is comfortable to read."""
    widths = (max(column.least, min(column.natural, comfortable)) for column in columns)
    return sum(widths) + GAP * (len(columns) - 1)


def _widths(columns: Sequence[TableColumn], width: int) -> list[int]:
    """Return the widths of the columns, with the widest ones reduced as far as necessary."""
    available = width - GAP * (len(columns) - 1)
    limited = (
        [max(column.least, min(column.natural, limit)) for column in columns] for limit in range(available, 0, -1)
    )
    return next(widths for widths in limited if sum(widths) <= available)
