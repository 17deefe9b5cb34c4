"""Rich consoles for the output streams, and the styles of this program."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Final, TextIO

from rich.console import Console
from rich.padding import Padding
from rich.segment import Segment, Segments
from rich.style import Style
from rich.text import Text

from eapa_cli.render.clean import clean, clean_characters
from eapa_cli.render.rows import Marked, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from eapa_cli.render.rows import Cell, Column
    from eapa_cli.render.terminal import Terminal

HEADING: Final = "bold"
SECTION: Final = "bold cyan"
FIELD: Final = "cyan"
SECONDARY: Final = "dim"
FOUND: Final = "bold yellow"
BAR: Final = "cyan"

# Only web addresses, without the punctuation that ends a sentence.
_ADDRESS: Final = re.compile(r"""https?://[!-~]*[A-Za-z0-9/_=&#%+~-]""")
_UNLIMITED: Final = 100_000


def console_for(out: TextIO, terminal: Terminal) -> Console:
    """Return a console that writes to a stream within the abilities of its terminal."""
    return Console(
        file=out,
        width=terminal.width,
        height=terminal.height or 25,
        color_system="standard" if terminal.colour else None,
        force_terminal=terminal.colour,
        force_jupyter=False,
        legacy_windows=False,
        no_color=False,
        markup=False,
        emoji=False,
        highlight=False,
    )


def show(console: Console, renderable: RenderableType, *, width: int | None = None) -> None:
    """Write a renderable at the width of the terminal, without trailing spaces."""
    options = console.options.update(width=width) if width else console.options
    lines = console.render_lines(renderable, options, pad=False)
    console.print(Segments([part for line in lines for part in _trimmed(line)]), end="", crop=False, soft_wrap=True)


class TextWriter:
    """Writer of lines with styled parts; styles are dropped if the stream is not a terminal."""

    def __init__(self, out: TextIO, terminal: Terminal) -> None:
        self._out = out
        self._console = console_for(out, terminal) if terminal.interactive or terminal.colour else None

    def whole(self, *parts: str | tuple[str, str]) -> None:
        """Write parts on one line, each with or without a style."""
        if self._console:
            show_whole(self._console, Text.assemble(*parts))
        else:
            self._out.write("".join(part if isinstance(part, str) else part[0] for part in parts) + "\n")

    def wrapped(self, margin: int, *parts: str | tuple[str, str]) -> None:
        """Write parts to a terminal, wrapped to its width, with a margin."""
        assert self._console, "only a terminal has a width"
        show(self._console, Padding(Text.assemble(*parts, overflow="fold"), (0, 0, 0, margin)))


def show_whole(console: Console, text: Text) -> None:
    """Write text without wrapping, so that it can be copied; the terminal breaks long lines."""
    console.print(text, soft_wrap=True)


def unlimited(terminal: Terminal) -> Terminal:
    """Return a terminal with an unlimited width."""
    return terminal._replace(width=_UNLIMITED)


def text_in(cell: Cell, column: Column, terminal: Terminal) -> Text:
    """Return a cell as clean text, with its highlights and with links for web addresses."""
    text = linked(words_of(cell, column), terminal)
    if isinstance(cell, Marked):
        places = [0, *accumulate(map(len, clean_characters(cell)))]
        for start, end in cell.marks:
            text.stylize(FOUND, places[start], places[end])
    return text


def linked(words: str, terminal: Terminal) -> Text:
    """Return clean text, with links for web addresses if the terminal supports them."""
    text = Text(clean(words))
    if terminal.links:
        for match in _ADDRESS.finditer(text.plain):
            text.stylize(Style(link=match.group()), *match.span())
    return text


def split_at_addresses(text: str, width: int) -> Iterator[tuple[bool, str]]:
    """Split clean text at addresses wider than a number of cells; yield each part, and whether it is an address.

    Punctuation around these addresses is omitted.
    """
    at = 0
    for match in _ADDRESS.finditer(text):
        start, end = match.span()
        if end - start > width:
            quoted = text[start - 1 : start] == text[end : end + 1] == "'"
            if before := _without_punctuation(text[at : start - quoted]):
                yield False, before
            yield True, match.group()
            at = end + quoted
    rest = _without_punctuation(text[at:]) if at else text
    if rest or not at:
        yield False, rest


def _without_punctuation(text: str) -> str:
    return text.lstrip(":; ").rstrip("; ")


def _trimmed(line: list[Segment]) -> list[Segment]:
    while line and not line[-1].text.strip(" "):
        line = line[:-1]
    if line:
        last = line[-1]
        line = [*line[:-1], Segment(last.text.rstrip(" "), last.style)]
    return [*line, Segment.line()]
