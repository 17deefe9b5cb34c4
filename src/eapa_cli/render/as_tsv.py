"""Tab-separated values, with one line per row."""

from typing import TextIO

from eapa_cli.render.clean import clean
from eapa_cli.render.rows import Rows
from eapa_cli.render.terminal import Terminal


def write(rows: Rows, out: TextIO, _terminal: Terminal, /) -> None:
    """Write a line of column names and a line for each row.

    Backslashes are doubled, so that a program can reverse the escapes of clean().
    """
    out.write("\t".join(_escape_field(column.name) for column in rows.columns) + "\n")
    out.writelines("\t".join(map(_escape_field, row)) + "\n" for row in rows.codes())


def _escape_field(text: str) -> str:
    return clean(text.replace("\\", r"\\"))
