"""Tables of rows, or blocks of fields on a narrow terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from rich.box import Box
from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from eapa_cli.render.column_widths import GAP, INDENT, Fit, TableColumn, fit, main_column
from eapa_cli.render.console import FIELD, HEADING, SECONDARY, console_for, linked, show, show_whole, text_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console, JustifyMethod, RenderableType

    from eapa_cli.render.rows import Cell
    from eapa_cli.render.terminal import Terminal

_LINE: Final = Box("    \n    \n ── \n    \n    \n    \n    \n    \n")
_ASCII_LINE: Final = Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)


def write_table(
    columns: Sequence[TableColumn], rows: Sequence[Sequence[Cell]], common: str, out: TextIO, terminal: Terminal
) -> None:
    """Write a table that fits the terminal, or else a block of fields for each row."""
    console = console_for(out, terminal)
    if fitted := fit(columns, terminal.width):
        show(console, _table(fitted, rows, console, terminal))
    else:
        _write_blocks(columns, rows, console, terminal)
    if common:
        show(console, Padding(Text(common, style=SECONDARY), (1, 0, 0, 0)))


def _table(fitted: Fit, rows: Sequence[Sequence[Cell]], console: Console, terminal: Terminal) -> Table:
    box = _ASCII_LINE if console.options.ascii_only else _LINE
    table: Table = Table(box=box, show_edge=False, pad_edge=False, padding=(0, GAP - 1, 0, 0), header_style=HEADING)
    for column, width in zip(fitted.columns, fitted.widths, strict=True):
        justify: JustifyMethod = "right" if _is_numeric([row[column.place] for row in rows]) else "left"
        table.add_column(column.title, width=width, justify=justify, overflow="fold")
    main = fitted.columns.index(main_column(fitted.columns))
    for number, row in enumerate(rows):
        texts = [text_in(row[column.place], column.column, terminal) for column in fitted.columns]
        below = [Text(column.words[number], style=SECONDARY) for column in fitted.below if column.words[number]]
        cells: list[RenderableType] = [*texts]
        cells[main] = (
            Group(texts[main], *(Padding(text, (0, 0, 0, INDENT)) for text in below)) if below else texts[main]
        )
        table.add_row(*cells)
    return table


def _is_numeric(cells: Sequence[Cell]) -> bool:
    return {type(cell) for cell in cells} <= {int, float, type(None)}


def _write_blocks(
    columns: Sequence[TableColumn], rows: Sequence[Sequence[Cell]], console: Console, terminal: Terminal
) -> None:
    for number, row in enumerate(rows):
        if number:
            console.print()
        for column in columns:
            words = column.words[number]
            if not words:
                continue
            title = Text(f"{column.title}:", style=FIELD)
            text = Text.assemble(title, " ", text_in(row[column.place], column.column, terminal))
            if " " in words:
                show(console, text)
            elif text.cell_len <= terminal.width:
                show_whole(console, text)
            else:
                show_whole(console, title)
                show_whole(console, linked(words, terminal))
