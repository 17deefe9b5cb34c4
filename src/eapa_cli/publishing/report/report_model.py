"""The model of a report: sections of paragraphs, figures and tables, with numbered footnotes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final, NamedTuple

from eapa_cli.publishing.page_parts import Text
from eapa_cli.render.clean import clean

# A space in a date, except the space before the year: the first one in '24 September 2021'.
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
    """Return a text as one line, with escapes in place of control and hidden characters."""
    value, lang = text if isinstance(text, Text) else (text, "")
    return Line(clean(" ".join(value.split())), clean(lang), style, tuple(notes))


def date_cell(text: str, *muted: str) -> Cell:
    """Return a cell with a date, in which only the space before the year allows a line break."""
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
    """A paragraph of one line of text. The templates distinguish blocks by `kind`."""

    kind: ClassVar = "paragraph"
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A row of key figures, such as "34" or "2019–2024", each with its label."""

    kind: ClassVar = "figures"
    items: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table. If it has no headings, its first column has labels. The widths of the columns are in percent."""

    kind: ClassVar = "table"
    widths: Sequence[int]
    rows: Sequence[Sequence[Cell]]
    headings: Sequence[str] = ()


Block = Paragraph | Figures | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section with a heading of level 1 or 2. The first section of a report may have an empty heading."""

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
    """The three parts of "Page 1 of 9" around the numbers: before, between and after them."""
