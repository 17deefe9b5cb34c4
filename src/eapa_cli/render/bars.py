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
from eapa_cli.render.console import BAR, SECTION, console_for, print_renderable

if TYPE_CHECKING:
    from rich.console import RenderableType

    from eapa_cli.render.rows import Rows
    from eapa_cli.render.terminal import Terminal

_MARGIN: Final = 2
_LABEL_SHARE: Final = 2
"""Labels have at most this fraction of the width: a half."""
_MAX_BAR_WIDTH: Final = 60


def write_bars(rows: Rows, out: TextIO, terminal: Terminal) -> None:
    """Write rows of group, label and count: each group with a heading, and a bar for each count."""
    console = console_for(out, terminal)
    counts = [(clean(group), clean(label), int(count)) for group, label, count in rows.words()]
    widest = max((cell_len(label) for _, label, _ in counts), default=0)
    labels = min(widest, terminal.width // _LABEL_SHARE)
    digits = max((len(str(count)) for *_, count in counts), default=0)
    room = min(max(terminal.width - labels - digits - 3 * _MARGIN, 1), _MAX_BAR_WIDTH)
    for number, (group, bars) in enumerate(groupby(counts, key=itemgetter(0))):
        if number:
            console.print()
        print_renderable(console, Text(group, style=SECTION))
        table = Table.grid(padding=(0, _MARGIN, 0, 0))
        table.add_column(width=labels, overflow="fold")
        table.add_column(width=digits, justify="right")
        table.add_column(width=room)
        members = list(bars)
        most = max(count for *_, count in members)
        for _, label, count in members:
            # A single count needs no comparison.
            bar = _bar(count, most, room, ascii_only=console.options.ascii_only) if len(members) > 1 else ""
            table.add_row(Text(label), Text(str(count)), bar)
        print_renderable(console, Padding(table, (0, 0, 0, _MARGIN)))


def _bar(count: int, most: int, room: int, *, ascii_only: bool) -> RenderableType:
    size = max(most, 1)
    if ascii_only:
        return Text("#" * max(count * room // size, 1 if count else 0), style=BAR)
    # Every count above zero has a visible bar.
    return Bar(size, 0, max(count, size / room / 8 if count else 0), width=room, color=BAR)
