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
    linked,
    show,
    show_whole,
    split_at_addresses,
)
from eapa_cli.render.rows import SourceLine, Title, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from eapa_cli.render.rows import Cell, Rows
    from eapa_cli.render.terminal import Terminal

_MARGIN: Final = 2
_GAP: Final = 2
_SHARE: Final = 3  # names of fields have at most a third of the width
_WIDEST: Final = 28


def write_page(rows: Rows, out: TextIO, terminal: Terminal) -> None:
    """Write the sections of a page."""
    _Page(rows, out, terminal).write()


class _Page:
    """Writer of a page."""

    def __init__(self, rows: Rows, out: TextIO, terminal: Terminal) -> None:
        self._console: Console = console_for(out, terminal)
        self._terminal = terminal
        self._columns = rows.columns
        self._rows = list(rows.cells)
        most = min(terminal.width // _SHARE, _WIDEST)
        self._fields = min(max((cell_len(self._words(row, 1)) for row in self._rows), default=0), most)
        self._values = max(terminal.width - _MARGIN - self._fields - _GAP, 1)

    def write(self) -> None:
        """Write each section: a heading, then fields or lines of YAML."""
        for number, (_, group) in enumerate(groupby(self._rows, key=lambda row: row[0])):
            rows = list(group)
            if number:
                self._console.print()
            self._heading(rows[0])
            if all(isinstance(row[2], SourceLine) for row in rows):
                self._source(rows)
            else:
                self._section(rows)

    def _heading(self, row: Sequence[Cell]) -> None:
        heading = self._words(row, 0)
        if isinstance(row[0], Title):
            show(self._console, Panel(Text(heading, style=HEADING, overflow="fold"), border_style=SECONDARY))
        else:
            show(self._console, Text(heading, style=SECTION, overflow="fold"))

    def _section(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Write fields next to their values; a long address is on a separate line, so that it can be copied."""
        table = self._grid()
        for row in rows:
            field = self._words(row, 1)
            for is_long_address, part in split_at_addresses(self._words(row, 2), self._values):
                value = linked(part, self._terminal)
                if is_long_address:
                    if field:
                        table.add_row(Text(field), "")
                    self._flush(table)
                    table = self._grid()
                    show_whole(self._console, Text.assemble(" " * 2 * _MARGIN, value))
                else:
                    table.add_row(Text(field), value)
                field = ""
        self._flush(table)

    def _grid(self) -> Table:
        table = Table.grid(padding=(0, _GAP, 0, 0))
        table.add_column(width=self._fields, style=FIELD, overflow="fold")
        table.add_column(width=self._values, overflow="fold")
        return table

    def _flush(self, table: Table) -> None:
        if table.row_count:
            show(self._console, Padding(table, (0, 0, 0, _MARGIN)))

    def _source(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Write lines of YAML with their numbers."""
        from eapa_cli.render.source import highlighted

        lines = highlighted([self._words(row, 2) for row in rows], "yaml", self._terminal)
        for row, line in zip(rows, lines, strict=True):
            number = Text(f"{self._words(row, 1):>{_MARGIN + 3}} ", style=SECONDARY)
            show_whole(self._console, Text.assemble(number, line))

    def _words(self, row: Sequence[Cell], place: int) -> str:
        return clean(words_of(row[place], self._columns[place]))
