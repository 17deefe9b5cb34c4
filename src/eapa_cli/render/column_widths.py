"""The columns that a table shows, and their widths."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from rich.cells import cell_len

from eapa_cli.render.clean import clean
from eapa_cli.render.rows import cell_as_words
from eapa_cli.text.interface_language import gettext, pgettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eapa_cli.render.rows import Cell, Column

GAP: Final = 2
"""The number of spaces between two columns."""
INDENT: Final = 2
"""The indentation of stacked cells, which are below the cells of the main column."""
# The maximum widths of words in columns that may wrap; longer words are broken. The second limit applies if the
# terminal is too narrow for the first one.
_WORD_LIMITS: Final = (14, 12)
_COMFORTABLE_WIDTH: Final = 40
"""A width at which a name of several words fits on one or two lines."""
_SUFFICIENT_WIDTH: Final = 17
"""A width for a date or two short words."""
_SENTENCE_WIDTH: Final = 30
"""A width at which a sentence takes few lines."""
_EMPTY_CELLS: Final = frozenset({None, "", ()})


class TableColumn(NamedTuple):
    """A column of a table, with the measures of its cells."""

    definition: Column
    cell_index: int
    """The index of the cell of this column in each row."""
    words: list[str]
    """The clean words of the cells."""
    natural_width: int
    """The width without wrapping."""
    min_width: int
    """The width of the longest word, or of the longest cell if the column may not wrap."""
    may_wrap: bool

    @property
    def title(self) -> str:
        """The title of the column."""
        return clean(self.definition.heading)


def table_columns(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> list[TableColumn]:
    """Return the columns that a table shows, without the columns that `omit_if_uniform` omits."""
    return [
        _measure(column, index, [clean(cell_as_words(row[index], column)) for row in rows])
        for index, column in enumerate(columns)
        if not (column.omit_if_uniform and _is_uniform([row[index] for row in rows]))
    ]


def common_values(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> str:
    """Return a sentence with the common values of the columns that `omit_if_uniform` omits, or an empty text."""
    phrases = [
        pgettext("common value", "%(column)s %(value)s")
        % {"column": clean(column.heading).lower(), "value": clean(cell_as_words(rows[0][index], column))}
        for index, column in enumerate(columns)
        if column.omit_if_uniform and rows[0][index] not in _EMPTY_CELLS and _is_uniform([row[index] for row in rows])
    ]
    if not phrases:
        return ""
    return gettext("All %(number)d rows: %(values)s.") % {"number": len(rows), "values": ", ".join(phrases)}


def _is_uniform(cells: Sequence[Cell]) -> bool:
    """Return whether all rows have the same value. The value of a single row counts only if it is empty."""
    if len(cells) == 1:
        return cells[0] in _EMPTY_CELLS
    return len(set(cells)) == 1


def _measure(column: Column, index: int, words: list[str]) -> TableColumn:
    """Return a column with the widths of its cells."""
    heading = clean(column.heading)
    natural_width = max(map(cell_len, [heading, *words]))
    # A web address that is broken into lines could not be copied.
    may_wrap = column.can_wrap and not any("://" in text for text in words)
    longest_word = max((cell_len(word) for text in (heading, *words) for word in text.split()), default=0)
    return TableColumn(column, index, words, natural_width, longest_word if may_wrap else natural_width, may_wrap)


class FittedTable(NamedTuple):
    """The layout of a table that fits a terminal."""

    columns: list[TableColumn]
    widths: list[int]
    stacked: Sequence[TableColumn] = ()
    """The columns whose cells are below the cells of the main column."""


def fit_columns(columns: Sequence[TableColumn], width: int) -> FittedTable | None:
    """Fit columns to the width of a terminal; return None if it is too narrow for a table."""
    attempts = (_fit_limited([_limit_words(column, limit) for column in columns], width) for limit in _WORD_LIMITS)
    return next(filter(None, attempts), None)


def _limit_words(column: TableColumn, limit: int) -> TableColumn:
    return column._replace(min_width=min(column.min_width, limit)) if column.may_wrap else column


def _fit_limited(columns: Sequence[TableColumn], width: int) -> FittedTable | None:
    """Fit columns to a width. If necessary, stack the columns that can be stacked, then omit others.

    Return None if the remaining columns are still too wide.
    """
    if _needed_width(columns, _COMFORTABLE_WIDTH) <= width:
        return FittedTable(list(columns), _compute_widths(columns, width))
    stacked = [column for column in columns if column.definition.can_stack]
    shown = _widen_for_stacked([column for column in columns if not column.definition.can_stack], stacked)
    omittable = [column for column in shown if column.definition.omit_if_narrow]
    while omittable and _needed_width(shown, _SUFFICIENT_WIDTH) > width:
        shown.remove(omittable.pop())
    if not shown or _needed_width(shown, 0) > width:
        return None
    return FittedTable(shown, _compute_widths(shown, width), stacked)


def main_column(columns: Sequence[TableColumn]) -> TableColumn:
    """Return the column that identifies rows, or else the first."""
    return next((column for column in columns if column.definition.identifies_row), columns[0])


def _widen_for_stacked(columns: list[TableColumn], stacked: Sequence[TableColumn]) -> list[TableColumn]:
    """Return the columns, with the main column wide enough for the stacked cells."""
    if not columns or not stacked:
        return columns
    main = main_column(columns)
    widened = main._replace(
        natural_width=max(main.natural_width, *(INDENT + column.natural_width for column in stacked)),
        min_width=max(main.min_width, *(INDENT + _min_stacked_width(column) for column in stacked)),
    )
    return [widened if column is main else column for column in columns]


def _min_stacked_width(column: TableColumn) -> int:
    """Return the width that the main column must have for a stacked column, besides the indentation."""
    return max(column.min_width, min(column.natural_width, _SENTENCE_WIDTH)) if column.may_wrap else column.min_width


def _needed_width(columns: Sequence[TableColumn], max_width: int) -> int:
    """Return the width of a table whose columns have their natural widths, up to a maximum if their words allow it."""
    widths = (max(column.min_width, min(column.natural_width, max_width)) for column in columns)
    return sum(widths) + GAP * (len(columns) - 1)


def _compute_widths(columns: Sequence[TableColumn], width: int) -> list[int]:
    """Return the widths of the columns. The widest columns are reduced to a common limit, so that all columns fit."""
    available = width - GAP * (len(columns) - 1)
    limits = range(available, 0, -1)
    limited = ([max(column.min_width, min(column.natural_width, limit)) for column in columns] for limit in limits)
    return next(widths for widths in limited if sum(widths) <= available)
