"""What is known of the place where text will be read."""

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, Self, TextIO

from eapa_cli.render.format import Format

DEFAULT_WIDTH: Final = 80

# Set where escapes are understood: the first on every Unix, the second by Windows Terminal. The old Windows
# console, which would print them, sets neither.
_CAPABLE = ("TERM", "WT_SESSION")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """Where a stream leads: the cells on a line, whether colour is welcome, whether a person reads along."""

    width: int
    colour: bool
    interactive: bool

    @classmethod
    def of(cls, stream: TextIO, environ: Mapping[str, str]) -> Self:
        """The terminal behind a stream, or what stands in for one when it leads to a file or a pipe."""
        interactive = stream.isatty()
        return cls(
            width=_columns(environ) or (interactive and _measured(stream)) or DEFAULT_WIDTH,
            colour=_is_coloured(environ, interactive=interactive),
            interactive=interactive,
        )


def default_format(terminal: Terminal) -> Format:
    """The format when none is asked for: a table for a person, a row a line for a program."""
    return Format.TABLE if terminal.interactive else Format.TSV


def _columns(environ: Mapping[str, str]) -> int:
    value = environ.get("COLUMNS", "")
    return int(value) if value.isdecimal() else 0


def _measured(stream: TextIO) -> int:
    # A terminal that does not know its size says 0, or refuses.
    with suppress(OSError):
        return os.get_terminal_size(stream.fileno()).columns
    return 0


def _is_coloured(environ: Mapping[str, str], *, interactive: bool) -> bool:
    # A variable counts when it is not empty: https://no-color.org, https://force-color.org.
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return interactive and environ.get("TERM") != "dumb" and any(map(environ.get, _CAPABLE))
