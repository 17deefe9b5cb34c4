"""Tab-separated values: a row is a line and a cell a field, whatever they hold."""

from typing import TextIO

from eapa_cli.render.clean import clean
from eapa_cli.render.rows import Rows
from eapa_cli.render.terminal import Terminal


def write(rows: Rows, out: TextIO, _terminal: Terminal, /) -> None:
    """Write a line of column names and a line for each row.

    A backslash is doubled, and what clean() escapes stands behind one, so that a program can undo it.
    """
    out.write("\t".join(_field(column.name) for column in rows.columns) + "\n")
    out.writelines("\t".join(map(_field, row)) + "\n" for row in rows.texts())


def _field(text: str) -> str:
    return clean(text.replace("\\", r"\\"))
