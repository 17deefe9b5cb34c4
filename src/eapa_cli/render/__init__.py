"""Output of rows, pages and messages: on terminals, and in formats for programs."""

from importlib import import_module
from typing import TextIO

from eapa_cli.render.output_format import Format, default_format
from eapa_cli.render.rows import Cell, Column, Layout, Rows
from eapa_cli.render.terminal import Terminal

__all__ = ["Cell", "Column", "Format", "Layout", "Rows", "Terminal", "default_format", "render"]


def render(rows: Rows, format_: Format, out: TextIO, *, terminal: Terminal) -> None:
    """Write rows to a stream in a format.

    Raises:
        UsageError: the format needs ids, and the rows have none.
    """
    # Only the requested format is imported, since some formats need slow libraries.
    import_module(f"eapa_cli.render.as_{format_}").write(rows, out, terminal)
