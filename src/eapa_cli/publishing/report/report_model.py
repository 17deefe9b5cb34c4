"""The model of a report: sections of paragraphs, figures and tables, with numbered footnotes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final, NamedTuple

from eapa_cli.publishing.page_parts import Text
from eapa_cli.render.clean import clean

# The spaces of a date except the one before the year: '24 September 2021'.
_SPACE_IN_DATE: Final = re.compile(r"(?<=\d) (?=[^\W\d])")


class Style(StrEnum):
    """The style of a line in a cell."""

    PLAIN = "plain"
    MUTED = "muted"


class Line(NamedTuple):
    """A line of text with its language, if it is recorded, and the numbers of its footnotes."""

    value: str
    lang: str = ""
    style: Style = Style.PLAIN
    notes: tuple[int, ...] = ()


Cell = tuple[Line, ...]
"""The lines of a cell of a table."""


def line(text: Text | str, style: Style = Style.PLAIN, notes: Sequence[int] = ()) -> Line:
    """Return a text on one line, with control and hidden characters as escapes."""
    value, lang = text if isinstance(text, Text) else (text, "")
    return Line(clean(" ".join(value.split())), lang, style, tuple(notes))


def dated(text: str, *muted: str) -> Cell:
    """Return a cell with a date, which breaks only before the year."""
    first, *others = cell(text, *muted)
    return (first._replace(value=_SPACE_IN_DATE.sub("\N{NO-BREAK SPACE}", first.value)), *others)


def cell(text: Text | str, *muted: Text | str) -> Cell:
    """Return a cell with a text and, below it, muted texts; empty texts are omitted."""
    texts = enumerate((text, *muted))
    return tuple(line(value, Style.MUTED if number else Style.PLAIN) for number, value in texts if value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote: its number, its text, and the web address of the source, if it has one."""

    number: int
    text: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph."""

    kind: ClassVar = "paragraph"
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Key figures: numbers, each with its label."""

    kind: ClassVar = "figures"
    items: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; without headings, its first column has labels. The widths are in percent."""

    kind: ClassVar = "table"
    widths: Sequence[int]
    rows: Sequence[Sequence[Cell]]
    headings: Sequence[str] = ()


Block = Paragraph | Figures | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section with a heading of level 1 or 2; a section without a heading continues the title."""

    heading: Line
    blocks: Sequence[Block]
    level: int = 1
    on_new_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report in one language."""

    language: str
    above_title: Line
    title: Line
    subtitles: Sequence[Line]
    sections: Sequence[Section]
    notes: Sequence[Note]
    notes_heading: str
    page_label: tuple[str, str, str]
    """The words before, between and after the number of a page and the number of pages."""
