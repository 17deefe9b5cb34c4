"""Pages of records: a panel with the title, then sections with a heading and fields."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final, TextIO

from rich.cells import cell_len
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from eapa_cli.render.clean import clean
from eapa_cli.render.console import (
    console_for,
    print_renderable,
    print_unwrapped,
    split_at_addresses,
    text_with_links,
)
from eapa_cli.render.rows import SourceLine, Title, cell_as_words
from eapa_cli.render.styles import FIELD, HEADING, SECONDARY, SECTION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

    from eapa_cli.render.rows import Cell, Rows
    from eapa_cli.render.terminal import Terminal

_MARGIN: Final = 2
_GAP: Final = 2
_MAX_FIELD_WIDTH: Final = 28
"""The maximum width of the names of fields. On a narrow terminal, they also take at most a third of the width."""
_LINE_NUMBER_WIDTH: Final = _MARGIN + 3
"""The width for line numbers of up to three digits, after a margin."""
# The indexes of the columns of a page.
_SECTION_INDEX: Final = 0
_FIELD_INDEX: Final = 1
_VALUE_INDEX: Final = 2


def write_page(rows: Rows, out: TextIO, terminal: Terminal) -> None:
    """Write the sections of a page."""
    _PageWriter(rows, out, terminal).write()


class _PageWriter:
    """A writer of one page."""

    def __init__(self, rows: Rows, out: TextIO, terminal: Terminal) -> None:
        self._console: Console = console_for(out, terminal)
        self._terminal = terminal
        self._columns = rows.columns
        self._rows = list(rows.cells)
        max_width = min(terminal.width // 3, _MAX_FIELD_WIDTH)
        widest_field = max((cell_len(self._words(row, _FIELD_INDEX)) for row in self._rows), default=0)
        self._field_width = min(widest_field, max_width)
        self._value_width = max(terminal.width - _MARGIN - self._field_width - _GAP, 1)

    def write(self) -> None:
        """Write each section: a heading, then fields or lines of YAML."""
        for index, (_, group) in enumerate(groupby(self._rows, key=itemgetter(_SECTION_INDEX))):
            rows = list(group)
            if index:
                self._console.print()
            self._write_heading(rows[0])
            if all(isinstance(row[_VALUE_INDEX], SourceLine) for row in rows):
                self._write_source(rows)
            else:
                self._write_section(rows)

    def _write_heading(self, row: Sequence[Cell]) -> None:
        heading = self._words(row, _SECTION_INDEX)
        if isinstance(row[_SECTION_INDEX], Title):
            print_renderable(
                self._console, Panel(Text(heading, style=HEADING, overflow="fold"), border_style=SECONDARY)
            )
        else:
            print_renderable(self._console, Text(heading, style=SECTION, overflow="fold"))

    def _write_section(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Write fields next to their values. A long address is on a separate line, so that it can be copied."""
        table = self._make_grid()
        for row in rows:
            field = self._words(row, _FIELD_INDEX)
            for is_long_address, part in self._split_value(row):
                value = text_with_links(part, self._terminal)
                if is_long_address:
                    if field:
                        table.add_row(Text(field), "")
                    self._print_grid(table)
                    table = self._make_grid()
                    print_unwrapped(self._console, Text.assemble(" " * 2 * _MARGIN, value))
                else:
                    table.add_row(Text(field), value)
                # The following lines of the value have no field next to them.
                field = ""
        self._print_grid(table)

    def _split_value(self, row: Sequence[Cell]) -> Iterator[tuple[bool, str]]:
        """Yield the lines of a value, split at long addresses, each part with whether it is such an address."""
        value = cell_as_words(row[_VALUE_INDEX], self._columns[_VALUE_INDEX])
        for line in value.rstrip("\n").split("\n"):
            yield from split_at_addresses(clean(line), self._value_width)

    def _make_grid(self) -> Table:
        table = Table.grid(padding=(0, _GAP, 0, 0))
        table.add_column(width=self._field_width, style=FIELD, overflow="fold")
        table.add_column(width=self._value_width, overflow="fold")
        return table

    def _print_grid(self, table: Table) -> None:
        if table.row_count:
            print_renderable(self._console, Padding(table, (0, 0, 0, _MARGIN)))

    def _write_source(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Write lines of YAML with their numbers."""
        from eapa_cli.render.syntax_highlighting import highlight_lines

        lines = highlight_lines([self._words(row, _VALUE_INDEX) for row in rows], "yaml", self._terminal)
        for row, line in zip(rows, lines, strict=True):
            number = Text(f"{self._words(row, _FIELD_INDEX):>{_LINE_NUMBER_WIDTH}} ", style=SECONDARY)
            print_unwrapped(self._console, Text.assemble(number, line))

    def _words(self, row: Sequence[Cell], index: int) -> str:
        return clean(cell_as_words(row[index], self._columns[index]))
