"""What is known of the place where text will be read."""

import os
from collections.abc import Mapping
from contextlib import suppress
from typing import Final, NamedTuple, Self, TextIO

from eapa_cli.render.format import Format

DEFAULT_WIDTH: Final = 80

# Set where escapes are understood: the first on every Unix, the second by Windows Terminal. The old Windows
# console, which would print them, sets neither.
_CAPABLE = ("TERM", "WT_SESSION")


class Terminal(NamedTuple):
    """Where a stream leads: the cells on a line, whether colour is welcome, whether a person reads along.

    And whether it makes links of escapes (OSC 8), and how many lines it shows at once; 0 if that is not known.
    """

    width: int
    colour: bool
    interactive: bool
    links: bool = False
    height: int = 0

    @classmethod
    def of(cls, stream: TextIO, environ: Mapping[str, str]) -> Self:
        """The terminal behind a stream, or what stands in for one when it leads to a file or a pipe."""
        interactive = stream.isatty()
        return cls(
            width=_number(environ, "COLUMNS") or (interactive and _measured(stream).columns) or DEFAULT_WIDTH,
            colour=_is_coloured(environ, interactive=interactive),
            interactive=interactive,
            links=_has_links(environ, interactive=interactive),
            height=_number(environ, "LINES") or (_measured(stream).lines if interactive else 0),
        )


def default_format(terminal: Terminal) -> Format:
    """The format when none is asked for: a table for a person, a row a line for a program."""
    return Format.TABLE if terminal.interactive else Format.TSV


def _number(environ: Mapping[str, str], name: str) -> int:
    value = environ.get(name, "")
    return int(value) if value.isdecimal() else 0


def _measured(stream: TextIO) -> os.terminal_size:
    # A terminal that does not know its size says 0, or refuses.
    with suppress(OSError):
        return os.get_terminal_size(stream.fileno())
    return os.terminal_size((0, 0))


# Terminals that are known to make links, by what they set; others may print the escapes instead.
_LINKING: Final = (
    "WT_SESSION",
    "VTE_VERSION",
    "KITTY_WINDOW_ID",
    "KONSOLE_VERSION",
    "WEZTERM_PANE",
    "ALACRITTY_WINDOW_ID",
)
_LINKING_PROGRAMS: Final = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "mintty"})


def _has_links(environ: Mapping[str, str], *, interactive: bool) -> bool:
    if forced := environ.get("FORCE_HYPERLINK"):
        return forced != "0"
    if not interactive or environ.get("TERM") in {"dumb", "linux"}:
        return False
    return environ.get("TERM_PROGRAM") in _LINKING_PROGRAMS or any(map(environ.get, _LINKING))


def _is_coloured(environ: Mapping[str, str], *, interactive: bool) -> bool:
    # A variable counts when it is not empty: https://no-color.org, https://force-color.org.
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return interactive and environ.get("TERM") != "dumb" and any(map(environ.get, _CAPABLE))
