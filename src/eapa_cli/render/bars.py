"""Counts as bars that fit the terminal."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final, TextIO

from rich.bar import Bar
from rich.cells import cell_len
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from eapa_cli.render.clean import clean
from eapa_cli.render.console import console_for, print_renderable
from eapa_cli.render.styles import BAR, SECTION

if TYPE_CHECKING:
    from rich.console import RenderableType

    from eapa_cli.render.rows import Rows
    from eapa_cli.render.terminal import Terminal

_MARGIN: Final = 2
_MAX_BAR_WIDTH: Final = 60
"""The width in cells."""
_PARTS_OF_CELL: Final = 8
"""The number of parts of a cell that Rich can fill."""


def write_bars(rows: Rows, out: TextIO, terminal: Terminal) -> None:
    """Write rows of group, label and count: a heading for each group, and a bar for each count."""
    console = console_for(out, terminal)
    counts = [(clean(group), clean(label), int(count)) for group, label, count in rows.words()]
    widest_label = max((cell_len(label) for _, label, _ in counts), default=0)
    label_width = min(widest_label, terminal.width // 2)
    count_width = max((len(str(count)) for *_, count in counts), default=0)
    # There is a margin before the labels, and one after the labels and the counts.
    available_width = terminal.width - label_width - count_width - 3 * _MARGIN
    bar_width = min(max(available_width, 1), _MAX_BAR_WIDTH)
    for index, (group, counts_of_group) in enumerate(groupby(counts, key=itemgetter(0))):
        if index:
            console.print()
        print_renderable(console, Text(group, style=SECTION))
        table = Table.grid(padding=(0, _MARGIN, 0, 0))
        table.add_column(width=label_width, overflow="fold")
        table.add_column(width=count_width, justify="right")
        table.add_column(width=bar_width)
        labelled_counts = [(label, count) for _, label, count in counts_of_group]
        max_count = max(count for _, count in labelled_counts)
        for label, count in labelled_counts:
            bar: RenderableType = ""
            # A single count needs no comparison.
            if len(labelled_counts) > 1:
                bar = _make_bar(count, max_count, bar_width, ascii_only=console.options.ascii_only)
            table.add_row(Text(label), Text(str(count)), bar)
        print_renderable(console, Padding(table, (0, 0, 0, _MARGIN)))


def _make_bar(count: int, max_count: int, width: int, *, ascii_only: bool) -> RenderableType:
    """Return a bar for a count. The bar of each count above zero is visible."""
    if not count:
        return ""
    if ascii_only:
        return Text("#" * max(count * width // max_count, 1), style=BAR)
    min_length = max_count / width / _PARTS_OF_CELL
    return Bar(max_count, 0, max(count, min_length), width=width, color=BAR)
