"""Pages of records: a panel with the title, then sections with a heading and fields."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, TextIO

from rich.cells import cell_len
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from eapa_cli.render.clean import clean
from eapa_cli.render.console import (
    FIELD,
    HEADING,
    SECONDARY,
    SECTION,
    console_for,
    print_renderable,
    print_unwrapped,
    split_at_addresses,
    text_with_links,
)
from eapa_cli.render.rows import SourceLine, Title, cell_as_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from eapa_cli.render.rows import Cell, Rows
    from eapa_cli.render.terminal import Terminal

_MARGIN: Final = 2
_GAP: Final = 2
_FIELD_SHARE: Final = 3
"""The names of fields have at most this fraction of the width: a third."""
_MAX_FIELD_WIDTH: Final = 28


def write_page(rows: Rows, out: TextIO, terminal: Terminal) -> None:
    """Write the sections of a page."""
    _PageWriter(rows, out, terminal).write()


class _PageWriter:
    """Writer of a page."""

    def __init__(self, rows: Rows, out: TextIO, terminal: Terminal) -> None:
        self._console: Console = console_for(out, terminal)
        self._terminal = terminal
        self._columns = rows.columns
        self._rows = list(rows.cells)
        max_width = min(terminal.width // _FIELD_SHARE, _MAX_FIELD_WIDTH)
        self._field_width = min(max((cell_len(self._words(row, 1)) for row in self._rows), default=0), max_width)
        self._value_width = max(terminal.width - _MARGIN - self._field_width - _GAP, 1)

    def write(self) -> None:
        """Write each section: a heading, then fields or lines of YAML."""
        for number, (_, group) in enumerate(groupby(self._rows, key=lambda row: row[0])):
            rows = list(group)
            if number:
                self._console.print()
            self._write_heading(rows[0])
            if all(isinstance(row[2], SourceLine) for row in rows):
                self._write_source(rows)
            else:
                self._write_section(rows)

    def _write_heading(self, row: Sequence[Cell]) -> None:
        heading = self._words(row, 0)
        if isinstance(row[0], Title):
            print_renderable(
                self._console, Panel(Text(heading, style=HEADING, overflow="fold"), border_style=SECONDARY)
            )
        else:
            print_renderable(self._console, Text(heading, style=SECTION, overflow="fold"))

    def _write_section(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Write fields next to their values; a long address is on a separate line, so that it can be copied."""
        table = self._grid()
        for row in rows:
            field = self._words(row, 1)
            for is_long_address, part in split_at_addresses(self._words(row, 2), self._value_width):
                value = text_with_links(part, self._terminal)
                if is_long_address:
                    if field:
                        table.add_row(Text(field), "")
                    self._flush(table)
                    table = self._grid()
                    print_unwrapped(self._console, Text.assemble(" " * 2 * _MARGIN, value))
                else:
                    table.add_row(Text(field), value)
                field = ""
        self._flush(table)

    def _grid(self) -> Table:
        table = Table.grid(padding=(0, _GAP, 0, 0))
        table.add_column(width=self._field_width, style=FIELD, overflow="fold")
        table.add_column(width=self._value_width, overflow="fold")
        return table

    def _flush(self, table: Table) -> None:
        if table.row_count:
            print_renderable(self._console, Padding(table, (0, 0, 0, _MARGIN)))

    def _write_source(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Write lines of YAML with their numbers."""
        from eapa_cli.render.highlighting import highlight_lines

        lines = highlight_lines([self._words(row, 2) for row in rows], "yaml", self._terminal)
        for row, line in zip(rows, lines, strict=True):
            number = Text(f"{self._words(row, 1):>{_MARGIN + 3}} ", style=SECONDARY)
            print_unwrapped(self._console, Text.assemble(number, line))

    def _words(self, row: Sequence[Cell], index: int) -> str:
        return clean(cell_as_words(row[index], self._columns[index]))
