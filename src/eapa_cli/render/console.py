"""Rich consoles for the output streams, and text for them."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.segment import Segment, Segments
from rich.style import Style
from rich.text import Text

from eapa_cli.render.clean import clean, clean_characters
from eapa_cli.render.rows import MarkedText, cell_as_words
from eapa_cli.render.styles import HIGHLIGHT
from eapa_cli.text.web_addresses import ADDRESS_IN_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from eapa_cli.render.rows import Cell, Column
    from eapa_cli.render.terminal import Terminal

# The characters of an address that are not escaped in a link, besides letters and digits.
_SAFE_IN_LINK: Final = "!#$%&'()*+,/:;=?@[]~"
_SPACES: Final = " \N{NO-BREAK SPACE}"
# Without a height, Rich would look for the terminal of the process. No output of this program depends on the height.
_DEFAULT_HEIGHT: Final = 25


def console_for(out: TextIO, terminal: Terminal) -> Console:
    """Return a console that uses only the features of the terminal of its stream."""
    return Console(
        file=out,
        width=terminal.width,
        height=terminal.height or _DEFAULT_HEIGHT,
        color_system="standard" if terminal.has_colour else None,
        force_terminal=terminal.has_colour,
        force_jupyter=False,
        legacy_windows=False,
        no_color=False,
        markup=False,
        emoji=False,
        highlight=False,
    )


def print_renderable(console: Console, renderable: RenderableType) -> None:
    """Write a renderable of Rich at the width of the terminal, without trailing spaces."""
    lines = console.render_lines(renderable, pad=False)
    console.print(Segments([part for line in lines for part in _trim_line(line)]), end="", crop=False, soft_wrap=True)


class TextWriter:
    """A writer of lines with styled parts. Styles are written only with colour."""

    def __init__(self, out: TextIO, terminal: Terminal) -> None:
        self._out = out
        # A stream that is neither a terminal nor has colour needs no console, so Rich is not loaded.
        self._console = console_for(out, terminal) if terminal.is_interactive or terminal.has_colour else None

    def write_line(self, *parts: str | tuple[str, str]) -> None:
        """Write parts on one line, each with or without a style."""
        if self._console:
            print_unwrapped(self._console, Text.assemble(*parts))
        else:
            self._out.write("".join(part if isinstance(part, str) else part[0] for part in parts) + "\n")

    def write_wrapped(self, margin: int, *parts: str | tuple[str, str]) -> None:
        """Write parts to a terminal, wrapped to its width, with a margin."""
        assert self._console, "only a terminal has a width"
        print_renderable(self._console, Padding(Text.assemble(*parts, overflow="fold"), (0, 0, 0, margin)))


def print_unwrapped(console: Console, text: Text) -> None:
    """Write text without wrapping, so that it can be copied. The terminal breaks a long line."""
    console.print(text, soft_wrap=True)


def cell_as_text(cell: Cell, column: Column, terminal: Terminal) -> Text:
    """Return a cell as clean text, with its highlights and with links for web addresses."""
    text = text_with_links(cell_as_words(cell, column), terminal)
    if isinstance(cell, MarkedText):
        # The offsets of the characters in the clean text, where an escape is longer than its character.
        offsets = [0, *accumulate(map(len, clean_characters(cell)))]
        for start, end in cell.marks:
            text.stylize(HIGHLIGHT, offsets[start], offsets[end])
    return text


def text_with_links(words: str, terminal: Terminal) -> Text:
    """Return clean text, with links for web addresses if the terminal supports them."""
    text = Text(clean(words))
    if terminal.has_links:
        from urllib.parse import quote

        for match in ADDRESS_IN_TEXT.finditer(text.plain):
            # Terminals accept only ASCII in a link.
            text.stylize(Style(link=quote(match.group(), safe=_SAFE_IN_LINK)), *match.span())
    return text


def split_at_addresses(text: str, width: int) -> Iterator[tuple[bool, str]]:
    """Split clean text at web addresses that are wider than `width` columns of the terminal.

    Yield whether a part is such an address, and the part. Single quotation marks around an address, and colons,
    semicolons and spaces next to it, are omitted.
    """
    previous_end = 0
    for match in ADDRESS_IN_TEXT.finditer(text):
        start, end = match.span()
        if cell_len(match.group()) > width:
            is_quoted = text[:start].endswith("'") and text[end:].startswith("'")
            quote_length = 1 if is_quoted else 0
            if before := _without_punctuation(text[previous_end : start - quote_length]):
                yield False, before
            yield True, match.group()
            previous_end = end + quote_length
    if not previous_end:
        yield False, text
    elif after := _without_punctuation(text[previous_end:]):
        yield False, after


def _without_punctuation(text: str) -> str:
    # A colon at the end introduces the address, as in "page: https://...", and stays.
    return text.lstrip(":; ").rstrip("; ")


def _trim_line(line: list[Segment]) -> list[Segment]:
    """Return the segments of a line without trailing spaces, and with a line break.

    Rich breaks a line also after a no-break space.
    """
    while line and not line[-1].text.strip(_SPACES):
        line = line[:-1]
    if line:
        last = line[-1]
        line = [*line[:-1], Segment(last.text.rstrip(_SPACES), last.style)]
    return [*line, Segment.line()]
