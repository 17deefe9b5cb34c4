"""Titled panels with terms and descriptions, for help pages."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from eapa_cli.render.console import console_for, print_renderable
from eapa_cli.render.styles import FIELD, HEADING, SECONDARY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eapa_cli.render.terminal import Terminal

_GAP: Final = 2


def format_panels(sections: Sequence[tuple[str, Sequence[tuple[str, str]]]], terminal: Terminal, encoding: str) -> str:
    """Return a panel for each section, as text for a terminal. Characters outside of the encoding are escaped."""
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="backslashreplace")
    console = console_for(out, terminal)
    widest_term = max((len(term) for _, rows in sections for term, _ in rows), default=0)
    term_width = min(widest_term, terminal.width // 3)  # most of the width is for the descriptions
    for title, rows in sections:
        table = Table.grid(padding=(0, _GAP, 0, 0), expand=True)
        table.add_column(width=term_width, style=FIELD, overflow="fold")
        table.add_column(ratio=1, overflow="fold")
        for term, description in rows:
            table.add_row(Text(term), Text(description))
        print_renderable(
            console, Panel(table, title=Text(title, style=HEADING), title_align="left", border_style=SECONDARY)
        )
    out.seek(0)
    return f"\n{out.read()}"
