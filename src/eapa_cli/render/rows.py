"""Rows of cells under named columns, for all output formats."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Self

from eapa_cli.text.interface_language import pgettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date


class MarkedText(str):
    """Text with parts to highlight."""

    __slots__ = ("marks",)
    marks: tuple[tuple[int, int], ...]
    """The start and the end (exclusive) of each part."""

    def __new__(cls, text: str, marks: tuple[tuple[int, int], ...]) -> Self:
        """Create text with its marks."""
        marked = super().__new__(cls, text)
        marked.marks = marks
        return marked


class CodedText(str):
    """A code for programs, which also has words for people."""

    __slots__ = ("_words",)
    _words: Callable[[], str]

    def __new__(cls, code: str, words: Callable[[], str]) -> Self:
        """Create a code. Only formats for people call the function for its words."""
        coded = super().__new__(cls, code)
        coded._words = words
        return coded

    @property
    def words(self) -> str:
        """The words for people."""
        return self._words()


class Title(str):
    """The title of a page, as the name of the first section of a record."""

    __slots__ = ()


class SourceLine(str):
    """A line of a YAML file."""

    __slots__ = ()


Cell = str | int | float | bool | None | tuple[str, ...]
"""A value in a row. None is an unknown value, and a tuple is a list."""


class Layout(StrEnum):
    """The layout of rows: a list, the page of a record, or counts to compare."""

    LIST = "list"
    PAGE = "page"
    CHART = "chart"


class Column(NamedTuple):
    """A column of rows."""

    name: str
    """The name for programs."""
    title: str
    """The title for people, in English."""
    can_wrap: bool = False
    """Whether the cells may have several lines on a narrow terminal."""
    identifies_row: bool = False
    """Whether the column identifies the row for a reader."""
    can_stack: bool = False
    """Whether a narrow table may place the cells below the cells of the column that identifies the row."""
    omit_if_uniform: bool = False
    """Whether a table omits the column if all rows have the same value."""
    omit_if_narrow: bool = False
    """Whether a table omits the column if the terminal is too narrow."""
    format_code: Callable[[str], str] | None = None
    """A function that returns the words for people for a code in the column."""

    @property
    def heading(self) -> str:
        """The title in the language of the interface."""
        return pgettext("column", self.title)


class Event(NamedTuple):
    """An event for a calendar."""

    uid: str
    """The permanent id of the event."""
    day: date
    summary: str
    description: str
    categories: Sequence[str] = ()
    contact: str | None = None
    reminders: Sequence[int] = ()
    """The numbers of days before the event on which the calendar shows a reminder."""


class Task(NamedTuple):
    """An item of a checklist: the last day to do it, the action, and the name and id of the record."""

    day: str
    action: str
    name: str
    id: str


class Rows(NamedTuple):
    """Rows to render.

    The columns of a PAGE are the section, the field and the value. The columns of a CHART are the group, the label and
    the count.
    """

    kind: str
    """The name of the things in the rows, such as `agreements` or `rules`."""
    columns: tuple[Column, ...]
    cells: Iterable[Sequence[Cell]]
    objects: Iterable[Mapping[str, object]] | None = None
    """The complete records, for formats with nested values."""
    layout: Layout = Layout.LIST
    events: Iterable[Event] | None = None
    """The events, for calendars."""
    tasks: Iterable[Task] | None = None
    """The rows as a checklist, for formats that have one."""

    def records(self) -> Iterator[Mapping[str, object]]:
        """Yield the objects; without objects, yield each row as a mapping from column names to cells."""
        if self.objects is not None:
            yield from self.objects
            return
        names = [column.name for column in self.columns]
        for row in self.cells:
            values = (list(cell) if isinstance(cell, tuple) else cell for cell in row)
            yield dict(zip(names, values, strict=True))

    def codes(self) -> Iterator[list[str]]:
        """Yield each row's cells as text for programs."""
        return ([cell_as_code(cell) for cell in row] for row in self.cells)

    def words(self) -> Iterator[list[str]]:
        """Yield each row's cells as text for people."""
        for row in self.cells:
            yield [cell_as_words(cell, column) for cell, column in zip(row, self.columns, strict=True)]


def cell_as_code(cell: Cell) -> str:
    """Return a cell as text for programs.

    None is an empty text, a boolean is written as in YAML, and the items of a list are joined with '; '.
    """
    match cell:
        case str():
            return cell
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case tuple():
            return "; ".join(cell)
        case _:
            return str(cell)


def cell_as_words(cell: Cell, column: Column) -> str:
    """Return a cell as text for people."""
    match cell:
        case CodedText():
            return cell.words
        case tuple():
            return "; ".join(cell_as_words(item, column) for item in cell)
        case str() if column.format_code and cell:
            return column.format_code(cell)
        case _:
            return cell_as_code(cell)
