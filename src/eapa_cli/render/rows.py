"""What can be rendered: rows of plain cells under named columns."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date


class Marked(str):
    """A text in which spans, from a character on and up to another, are to be seen at once."""

    __slots__ = ("marks",)
    marks: tuple[tuple[int, int], ...]

    def __new__(cls, text: str, marks: tuple[tuple[int, int], ...]) -> Self:
        """A text with its marks."""
        marked = super().__new__(cls, text)
        marked.marks = marks
        return marked


class Title(str):
    """The section of a page with which another thing begins."""

    __slots__ = ()


Cell = str | int | float | bool | None | tuple[str, ...]
"""A value in a row; None is a value that is not known, a tuple is a list of texts."""


class Layout(StrEnum):
    """How rows are to be read: one below the other, as the page of one thing, or as counts to compare."""

    LIST = "list"
    PAGE = "page"
    CHART = "chart"


class Column(NamedTuple):
    """A column: its name for programs, its title for people."""

    name: str
    title: str
    flexible: bool = False
    """Whether the column gives way, and wraps, when the terminal is narrow."""
    below: bool = False
    """Whether it stands on a line of its own, below the others, when they do not fit a line with it."""


class Event(NamedTuple):
    """A day for a calendar.

    `uid` names it for ever; `stamp` is the day on which it was told, `warning` the days before on which to remind.
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
    """The same in full, for the formats that can say more than a row of cells."""
    layout: Layout = Layout.LIST
    events: Iterable[Event] | None = None
    """The same as days, for calendars, if they are about days."""

    def records(self) -> Iterator[Mapping[str, object]]:
        """The objects, or without them each row as a mapping from the columns' names to its cells."""
        if self.objects is not None:
            yield from self.objects
            return
        names = [column.name for column in self.columns]
        for row in self.cells:
            values = (list(cell) if isinstance(cell, tuple) else cell for cell in row)
            yield dict(zip(names, values, strict=True))

    def texts(self) -> Iterator[list[str]]:
        """Each row's cells as text."""
        return ([text_of(cell) for cell in row] for row in self.cells)


def text_of(cell: Cell) -> str:
    """A cell as text: nothing for None, true and false as in the files, a list joined by '; '."""
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
