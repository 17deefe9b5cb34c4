"""The abilities of the terminal, file or pipe that a stream leads to."""

import os
from collections.abc import Mapping
from contextlib import suppress
from typing import Final, NamedTuple, Self, TextIO

from eapa_cli.render.format import Format

DEFAULT_WIDTH: Final = 80

# Variables of terminals with colour: the first on Unix, the second in Windows Terminal. The old Windows console, which
# would print escape sequences, sets neither.
_COLOUR_VARIABLES = ("TERM", "WT_SESSION")


class Terminal(NamedTuple):
    """The terminal behind a stream: its width in cells, and whether it has colour and a person reads it.

    Also whether it supports links (OSC 8), and its height in lines, which is 0 if unknown.
    """

    width: int
    colour: bool
    interactive: bool
    links: bool = False
    height: int = 0

    @classmethod
    def of(cls, stream: TextIO, environ: Mapping[str, str]) -> Self:
        """Return the terminal behind a stream; a file or pipe has the default width."""
        interactive = stream.isatty()
        return cls(
            width=_number(environ, "COLUMNS") or (interactive and _measured(stream).columns) or DEFAULT_WIDTH,
            colour=_is_coloured(environ, interactive=interactive),
            interactive=interactive,
            links=_has_links(environ, interactive=interactive),
            height=_number(environ, "LINES") or (_measured(stream).lines if interactive else 0),
        )


def default_format(terminal: Terminal) -> Format:
    """Return the default format: a table for a person, TSV for a program."""
    return Format.TABLE if terminal.interactive else Format.TSV


def _number(environ: Mapping[str, str], name: str) -> int:
    value = environ.get(name, "")
    return int(value) if value.isdecimal() else 0


def _measured(stream: TextIO) -> os.terminal_size:
    # A terminal of unknown size returns 0, or an error.
    with suppress(OSError):
        return os.get_terminal_size(stream.fileno())
    return os.terminal_size((0, 0))


# Variables of terminals that support links; others may print the escape sequences.
_LINK_VARIABLES: Final = (
    "WT_SESSION",
    "VTE_VERSION",
    "KITTY_WINDOW_ID",
    "KONSOLE_VERSION",
    "WEZTERM_PANE",
    "ALACRITTY_WINDOW_ID",
)
_LINK_PROGRAMS: Final = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "mintty"})


def _has_links(environ: Mapping[str, str], *, interactive: bool) -> bool:
    if forced := environ.get("FORCE_HYPERLINK"):
        return forced != "0"
    if not interactive or environ.get("TERM") in {"dumb", "linux"}:
        return False
    return environ.get("TERM_PROGRAM") in _LINK_PROGRAMS or any(map(environ.get, _LINK_VARIABLES))


def _is_coloured(environ: Mapping[str, str], *, interactive: bool) -> bool:
    # These variables apply if they are not empty: https://no-color.org, https://force-color.org.
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return interactive and environ.get("TERM") != "dumb" and any(map(environ.get, _COLOUR_VARIABLES))
