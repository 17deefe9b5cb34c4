"""Tables and pages for people to read on a terminal."""

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import TextIO, assert_never

from eapa_cli.render.clean import clean
from eapa_cli.render.grid import Grid, wrapped
from eapa_cli.render.rows import Layout, Rows, text_of
from eapa_cli.render.terminal import Terminal

_MARGIN = "  "


def write(rows: Rows, out: TextIO, terminal: Terminal, /) -> None:
    """Write a list as a table that fits the terminal, a page as its sections, and no rows as nothing."""
    match rows.layout:
        case Layout.LIST:
            _write_list(rows, out, terminal)
        case Layout.PAGE:
            _write_page(rows, out, terminal)
        case _:
            assert_never(rows.layout)


def _write_list(rows: Rows, out: TextIO, terminal: Terminal) -> None:
    grid = Grid.of(rows.columns, rows.cells, terminal.width)
    if grid.texts:
        _write_heading(grid.lines(grid.titles), out, terminal)
        out.write(_rule(out) * grid.width + "\n")
        out.writelines(f"{line}\n" for row in grid.texts for line in grid.lines(row))


def _write_page(rows: Rows, out: TextIO, terminal: Terminal) -> None:
    cells = list(rows.cells)
    grid = Grid.of(rows.columns[1:], (row[1:] for row in cells), terminal.width - len(_MARGIN))
    headings = (clean(text_of(row[0])) for row in cells)
    sections = groupby(zip(headings, grid.texts, strict=True), key=itemgetter(0))
    for index, (heading, fields) in enumerate(sections):
        out.write("\n" if index else "")
        _write_heading(wrapped(heading, terminal.width), out, terminal)
        out.writelines(f"{_MARGIN}{line}\n" for _, field in fields for line in grid.lines(field))


def _write_heading(lines: Iterable[str], out: TextIO, terminal: Terminal) -> None:
    bold, plain = ("\x1b[1m", "\x1b[0m") if terminal.colour else ("", "")
    out.writelines(f"{bold}{line}{plain}\n" for line in lines)


def _rule(out: TextIO) -> str:
    """The character of the line below the titles, from what the stream can write."""
    line = "─"
    try:
        line.encode(out.encoding or "utf-8")
    except UnicodeEncodeError:
        return "-"
    return line
