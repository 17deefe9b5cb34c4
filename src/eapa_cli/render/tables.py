"""Tables of rows. On a terminal that is too narrow for a table, each row is a block of fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from rich.box import Box
from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from eapa_cli.render.column_widths import GAP, INDENT, FittedTable, TableColumn, fit_columns, main_column
from eapa_cli.render.console import (
    cell_as_text,
    console_for,
    print_renderable,
    print_unwrapped,
    text_with_links,
)
from eapa_cli.render.styles import FIELD, HEADING, SECONDARY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console, JustifyMethod, RenderableType

    from eapa_cli.render.rows import Cell
    from eapa_cli.render.terminal import Terminal

# Boxes of Rich with a line below the headings only.
_LINE: Final = Box("    \n    \n ── \n    \n    \n    \n    \n    \n")
_ASCII_LINE: Final = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)


def write_table(
    columns: Sequence[TableColumn], rows: Sequence[Sequence[Cell]], footnote: str, out: TextIO, terminal: Terminal
) -> None:
    """Write a table that fits the terminal, or else a block of fields for each row; then the footnote, unless empty."""
    console = console_for(out, terminal)
    if fitted := fit_columns(columns, terminal.width):
        print_renderable(console, _make_table(fitted, rows, console, terminal))
    else:
        _write_blocks(columns, rows, console, terminal)
    if footnote:
        print_renderable(console, Padding(Text(footnote, style=SECONDARY), (1, 0, 0, 0)))


def _make_table(fitted: FittedTable, rows: Sequence[Sequence[Cell]], console: Console, terminal: Terminal) -> Table:
    """Return the table of Rich for rows, with the stacked cells below those of the main column."""
    box = _ASCII_LINE if console.options.ascii_only else _LINE
    # The box itself adds a space between columns.
    table: Table = Table(box=box, show_edge=False, pad_edge=False, padding=(0, GAP - 1, 0, 0), header_style=HEADING)
    for column, width in zip(fitted.columns, fitted.widths, strict=True):
        is_numeric = {type(row[column.cell_index]) for row in rows} <= {int, float, type(None)}
        justify: JustifyMethod = "right" if is_numeric else "left"
        table.add_column(column.title, width=width, justify=justify, overflow="fold")
    main_index = fitted.columns.index(main_column(fitted.columns))
    for number, row in enumerate(rows):
        texts = [cell_as_text(row[column.cell_index], column.definition, terminal) for column in fitted.columns]
        stacked = [Text(column.words[number], style=SECONDARY) for column in fitted.stacked if column.words[number]]
        cells: list[RenderableType] = [*texts]
        if stacked:
            indented = (Padding(text, (0, 0, 0, INDENT)) for text in stacked)
            cells[main_index] = Group(texts[main_index], *indented)
        table.add_row(*cells)
    return table


def _write_blocks(
    columns: Sequence[TableColumn], rows: Sequence[Sequence[Cell]], console: Console, terminal: Terminal
) -> None:
    """Write each row as a block with a line for each field. A single word is not broken, so that it can be copied."""
    for index, row in enumerate(rows):
        if index:
            console.print()
        for column in columns:
            words = column.words[index]
            if not words:
                continue
            title = Text(f"{column.title}:", style=FIELD)
            text = Text.assemble(title, " ", cell_as_text(row[column.cell_index], column.definition, terminal))
            if " " in words:
                print_renderable(console, text)
            elif text.cell_len <= terminal.width:
                print_unwrapped(console, text)
            else:
                print_unwrapped(console, title)
                print_unwrapped(console, text_with_links(words, terminal))
