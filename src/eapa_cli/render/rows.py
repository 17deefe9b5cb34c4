"""What can be rendered: rows of cells under named columns."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date


class Marked(str):
    """A text with spans to highlight, each from a character up to another."""

    __slots__ = ("marks",)
    marks: tuple[tuple[int, int], ...]

    def __new__(cls, text: str, marks: tuple[tuple[int, int], ...]) -> Self:
        """Create a text with its marks."""
        marked = super().__new__(cls, text)
        marked.marks = marks
        return marked


class Coded(str):
    """A value as programs read it, with the words that people read instead."""

    __slots__ = ("_words",)
    _words: Callable[[], str]

    def __new__(cls, code: str, words: Callable[[], str]) -> Self:
        """Create a value with what returns its words, which most formats do not need."""
        coded = super().__new__(cls, code)
        coded._words = words
        return coded

    @property
    def words(self) -> str:
        """The words for people."""
        return self._words()


class Title(str):
    """The section of a page that starts a new record."""

    __slots__ = ()


class SourceLine(str):
    """A line of a YAML file."""

    __slots__ = ()


Cell = str | int | float | bool | None | tuple[str, ...]
"""A value in a row; None is a value that is not known, a tuple is a list of texts."""


class Layout(StrEnum):
    """How rows are to be read: as a list, as the page of one record, or as counts to compare."""

    LIST = "list"
    PAGE = "page"
    CHART = "chart"


class Column(NamedTuple):
    """A column: its name for programs, its title for people."""

    name: str
    title: str
    flexible: bool = False
    """Whether the column may wrap when the terminal is narrow."""
    main: bool = False
    """Whether it says what a row is about."""
    below: bool = False
    """Whether its cells go below those of the main column when a row does not fit one line."""
    droppable: bool = False
    """Whether a table omits the column when it tells no rows apart."""
    spare: bool = False
    """Whether a table omits the column when the terminal is too narrow for it."""
    words: Callable[[str], str] | None = None
    """Turns each code of the column into words for people."""


class Event(NamedTuple):
    """A day for a calendar.

    `uid` identifies it permanently, `stamp` is the day on which it was computed, and `warning` lists how many days
    before to remind.
    """

    uid: str
    day: date
    stamp: date
    summary: str
    description: str
    categories: Sequence[str] = ()
    warning: Sequence[int] = ()


class Rows(NamedTuple):
    """Rows to render; on a PAGE their three columns are section, field and value, on a CHART group, label, count."""

    kind: str
    columns: tuple[Column, ...]
    cells: Iterable[Sequence[Cell]]
    objects: Iterable[Mapping[str, object]] | None = None
    """The same in full, for the formats that can express more than a row of cells."""
    layout: Layout = Layout.LIST
    events: Iterable[Event] | None = None
    """The same as days, for calendars."""

    def records(self) -> Iterator[Mapping[str, object]]:
        """Yield the objects, or each row as a mapping from the columns' names to its cells."""
        if self.objects is not None:
            yield from self.objects
            return
        names = [column.name for column in self.columns]
        for row in self.cells:
            values = (list(cell) if isinstance(cell, tuple) else cell for cell in row)
            yield dict(zip(names, values, strict=True))

    def texts(self) -> Iterator[list[str]]:
        """Yield each row's cells as text for programs."""
        return ([text_of(cell) for cell in row] for row in self.cells)

    def words(self) -> Iterator[list[str]]:
        """Yield each row's cells as text for people."""
        for row in self.cells:
            yield [words_of(cell, column) for cell, column in zip(row, self.columns, strict=True)]


def text_of(cell: Cell) -> str:
    """Return a cell as text for programs: nothing for None, booleans as in the files, a list joined by '; '."""
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


def words_of(cell: Cell, column: Column) -> str:
    """Return a cell as text for people."""
    match cell:
        case Coded():
            return cell.words
        case tuple():
            return "; ".join(words_of(item, column) for item in cell)
        case str() if column.words and cell:
            return column.words(cell)
        case _:
            return text_of(cell)
