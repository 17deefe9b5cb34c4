"""Reports on a register as they are written, seen from its folder."""

import io
from pathlib import Path

from eapa_cli.checks.checker import check
from eapa_cli.checks.reports import ReportFormat, Sources, View, write_report
from eapa_cli.render.terminal import Terminal
from eapa_cli.storage.store import Store


def written(root: Path, format_: ReportFormat, *, width: int = 80, colour: bool = False) -> str:
    """The report on a register in a format."""
    store, out = Store(root), io.StringIO()
    terminal = Terminal(width=width, colour=colour, interactive=False)
    write_report(check(store), format_, out, view=View(sources=Sources(store), terminal=terminal))
    return out.getvalue()
