"""YAML and diffs in colour, with a style for each kind of token."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from eapa_cli.render.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from rich.style import Style
    from rich.text import Text

    from eapa_cli.render.terminal import Terminal

Language = Literal["yaml", "diff"]


def write_source(lines: Sequence[str], language: Language, out: TextIO, terminal: Terminal) -> None:
    """Clean and write lines of source text without wrapping, in colour if the terminal has it."""
    if not terminal.has_colour:
        out.writelines(f"{clean(line)}\n" for line in lines)
        return
    from eapa_cli.render.console import console_for, print_unwrapped

    console = console_for(out, terminal)
    for line in highlight_lines([clean(line) for line in lines], language, terminal):
        print_unwrapped(console, line)


def highlight_lines(lines: Sequence[str], language: Language, terminal: Terminal) -> Iterator[Text]:
    """Yield lines as text of Rich, in colour if the terminal has it. The lines must be clean."""
    from rich.text import Text

    if not terminal.has_colour:
        yield from map(Text, lines)
        return
    from rich.syntax import ANSISyntaxTheme, Syntax  # takes 40 ms, with Pygments

    syntax = Syntax("", language, theme=ANSISyntaxTheme(_styles()))
    text = syntax.highlight("".join(f"{line}\n" for line in lines))
    yield from text.split("\n")[: len(lines)]  # without an empty line after the last line break


def _styles() -> dict[tuple[str, ...], Style]:
    """Return the styles of the tokens of YAML and diffs. An unquoted value of YAML has no style."""
    from rich.style import Style

    return {
        ("Name", "Tag"): Style(color="cyan"),
        ("Literal", "String"): Style(color="green"),
        ("Comment",): Style(dim=True),
        ("Generic", "Heading"): Style(bold=True),
        ("Generic", "Subheading"): Style(color="cyan"),
        ("Generic", "Deleted"): Style(color="red"),
        ("Generic", "Inserted"): Style(color="green"),
    }
