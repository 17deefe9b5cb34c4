"""Tables, pages and charts for people."""

from collections.abc import Sequence
from typing import Final, TextIO, assert_never

from eapa_cli.render.column_widths import TableColumn, common_values, table_columns
from eapa_cli.render.rows import Layout, Rows
from eapa_cli.render.terminal import Terminal

# Rich needs 0.4 ms for a row with wrapped cells. A longer table is written without wrapping.
_MAX_RICH_ROWS: Final = 300


def write(rows: Rows, out: TextIO, terminal: Terminal, /) -> None:
    """Write a list as a table, a page as sections, and counts as bars."""
    match rows.layout:
        case Layout.LIST:
            _write_list(rows, out, terminal)
        case Layout.PAGE:
            from eapa_cli.render.pages import write_page

            write_page(rows, out, terminal)
        case Layout.CHART:
            from eapa_cli.render.bars import write_bars

            write_bars(rows, out, terminal)
        case _:
            assert_never(rows.layout)


def _write_list(rows: Rows, out: TextIO, terminal: Terminal) -> None:
    """Write a list as a table, without wrapping if it has many rows."""
    cells = list(rows.cells)
    if not cells:
        return
    columns = table_columns(rows.columns, cells)
    footnote = common_values(rows.columns, cells)
    if len(cells) > _MAX_RICH_ROWS:
        _write_unwrapped(columns, len(cells), footnote, out)
        return
    from eapa_cli.render.tables import write_table

    write_table(columns, cells, footnote, out, terminal)


def _write_unwrapped(columns: Sequence[TableColumn], row_count: int, footnote: str, out: TextIO) -> None:
    """Write each row on one line, regardless of the width of the terminal, and then the footnote, unless empty."""
    from rich.cells import cell_len

    lines = [
        [column.title for column in columns],
        *([column.words[row] for column in columns] for row in range(row_count)),
    ]
    for line in lines:
        cells = [
            text + " " * (column.natural_width - cell_len(text)) for text, column in zip(line, columns, strict=True)
        ]
        out.write(f"{'  '.join(cells).rstrip()}\n")
    if footnote:
        out.write(f"\n{footnote}\n")
