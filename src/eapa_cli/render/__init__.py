"""Output of rows, pages and messages: on terminals, and in formats for programs."""

from collections.abc import Callable
from typing import TextIO, assert_never

from eapa_cli.render.output_format import Format, default_format
from eapa_cli.render.rows import Cell, Column, Layout, Rows
from eapa_cli.render.terminal import Terminal

__all__ = ["Cell", "Column", "Format", "Layout", "Rows", "Terminal", "default_format", "render"]

Writer = Callable[[Rows, TextIO, Terminal], None]


def render(rows: Rows, format_: Format, out: TextIO, *, terminal: Terminal) -> None:
    """Write rows to a stream in a format.

    Raises:
        UsageError: the format needs data that the rows do not have, such as ids or events.
    """
    _writer(format_)(rows, out, terminal)


def _writer(format_: Format) -> Writer:
    # Only the requested format is imported, since some formats need slow libraries.
    match format_:
        case Format.TABLE:
            from eapa_cli.render.as_table import write
        case Format.TSV:
            from eapa_cli.render.as_tsv import write
        case Format.CSV:
            from eapa_cli.render.as_csv import write
        case Format.JSON:
            from eapa_cli.render.as_json import write
        case Format.JSONL:
            from eapa_cli.render.as_jsonl import write
        case Format.YAML:
            from eapa_cli.render.as_yaml import write
        case Format.MARKDOWN:
            from eapa_cli.render.as_markdown import write
        case Format.IDS:
            from eapa_cli.render.as_ids import write
        case Format.ICS:
            from eapa_cli.render.as_ics import write
        case _:
            assert_never(format_)
    return write
