"""Tables, pages and charts for people to read on a terminal."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TextIO, assert_never

from eapa_cli.render.clean import clean
from eapa_cli.render.grid import Grid, fits, wrapped
from eapa_cli.render.paint import BOLD, DIM, found_in, is_address, links_in, painted, parted
from eapa_cli.render.rows import Cell, Column, Layout, Rows, text_of
from eapa_cli.render.terminal import Terminal

_MARGIN = "  "


def write(rows: Rows, out: TextIO, terminal: Terminal, /) -> None:
    """Write a list as a table that fits the terminal, a page as its sections, and no rows as nothing."""
    match rows.layout:
        case Layout.LIST:
            _write_list(rows, out, terminal)
        case Layout.PAGE:
            _write_page(rows, out, terminal)
        case Layout.CHART:
            from eapa_cli.render.chart import write_chart

            write_chart(rows, out, terminal)
        case _:
            assert_never(rows.layout)


def _write_list(rows: Rows, out: TextIO, terminal: Terminal) -> None:
    cells = list(rows.cells)
    columns = [_whole(column, (row[place] for row in cells)) for place, column in enumerate(rows.columns)]
    below = [place for place, column in enumerate(columns) if column.below]
    if fits(columns, cells, terminal.width):
        below = []
    beside = [place for place in range(len(columns)) if place not in below] or below[:1]
    below = [place for place in below if place not in beside]
    grid = Grid.of(_at(columns, beside), (_at(row, beside) for row in cells), terminal.width)
    if not cells:
        return
    write_heading(grid.lines(grid.titles), out, terminal)
    out.write(line_of(out) * grid.width + "\n")
    for row, texts in zip(cells, grid.texts, strict=True):
        spans = [found_in(cell) for cell in _at(row, beside)] if terminal.colour else ()
        out.writelines(f"{line}\n" for line in grid.lines(texts, spans))
        for text in filter(None, (clean(text_of(row[place])) for place in below)):
            write_line(grid.indent + text, DIM, out, terminal)


def _whole(column: Column, cells: Iterable[Cell]) -> Column:
    """The column, which never folds if addresses stand in it: one in parts cannot be copied."""
    return column._replace(flexible=False, below=True) if any(map(is_address, cells)) else column


def _at(row: Sequence[Cell | Column], places: Sequence[int]) -> list:  # type: ignore[type-arg]
    return [row[place] for place in places]


def _write_page(rows: Rows, out: TextIO, terminal: Terminal) -> None:
    cells = list(rows.cells)
    grid = Grid.of(rows.columns[1:], (row[1:] for row in cells), terminal.width - len(_MARGIN))
    headings = (clean(text_of(row[0])) for row in cells)
    sections = groupby(zip(headings, grid.texts, strict=True), key=itemgetter(0))
    for index, (heading, fields) in enumerate(sections):
        out.write("\n" if index else "")
        write_heading(wrapped(heading, terminal.width), out, terminal)
        for _, (title, value) in fields:
            _write_field(grid, title, value, out, terminal)


def _write_field(grid: Grid, title: str, value: str, out: TextIO, terminal: Terminal) -> None:
    """Write a field of a page; an address too long for its column stands alone and whole, so that it can be copied."""
    for alone, text in parted(value, grid.widths[-1]):
        spans = links_in(text) if terminal.links else []
        if alone:
            lines: Iterable[str] = [line.rstrip() for line in grid.lines([title, ""])] if title else []
            lines = [*lines, *(_MARGIN + line for line in painted(text, [text], spans))]
        else:
            lines = grid.lines([title, text], [[], spans])
        out.writelines(f"{_MARGIN}{line}\n" for line in lines)
        title = ""


def write_heading(lines: Iterable[str], out: TextIO, terminal: Terminal) -> None:
    """Write lines in bold, where the terminal has it."""
    for line in lines:
        write_line(line, BOLD, out, terminal)


def write_line(line: str, escapes: tuple[str, str], out: TextIO, terminal: Terminal) -> None:
    """Write a line, between escapes where the terminal has colours."""
    opening, closing = escapes if terminal.colour else ("", "")
    out.write(f"{opening}{line}{closing}\n")


def line_of(out: TextIO) -> str:
    """The character of the line below the titles, from what the stream can write."""
    return "─" if encodes(out, "─") else "-"


def encodes(out: TextIO, text: str) -> bool:
    """Whether a stream can write a text as it is."""
    try:
        text.encode(out.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True
