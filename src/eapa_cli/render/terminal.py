"""The terminal, file or pipe of an output stream: its size, and whether it supports colour and links."""

import os
from collections.abc import Mapping
from contextlib import suppress
from typing import Final, NamedTuple, Self, TextIO

_DEFAULT_WIDTH: Final = 80
_MAX_SIZE_DIGITS: Final = 5
"""The maximum number of digits of `COLUMNS` and `LINES`."""
_UNKNOWN_SIZE: Final = os.terminal_size((0, 0))
# A terminal with colour sets one of these variables: the first on Unix, the second in Windows Terminal. The old Windows
# console sets neither, and would print escape sequences as text.
_COLOUR_VARIABLES: Final = ("TERM", "WT_SESSION")


class Terminal(NamedTuple):
    """The terminal, file or pipe of a stream."""

    width: int
    """The width in cells."""
    has_colour: bool
    is_interactive: bool
    """Whether the stream leads to a terminal, on which a person reads the output."""
    has_links: bool = False
    """Whether the terminal supports links (OSC 8)."""
    height: int = 0
    """The height in lines; 0 if it is unknown."""

    @classmethod
    def of(cls, stream: TextIO, environ: Mapping[str, str]) -> Self:
        """Return the terminal, file or pipe of a stream. The environment can set its size and its abilities."""
        is_interactive = stream.isatty()
        size = _terminal_size(stream) if is_interactive else _UNKNOWN_SIZE
        return cls(
            width=_read_number(environ, "COLUMNS") or size.columns or _DEFAULT_WIDTH,
            has_colour=_has_colour(environ, is_interactive=is_interactive),
            is_interactive=is_interactive,
            has_links=_has_links(environ, is_interactive=is_interactive),
            height=_read_number(environ, "LINES") or size.lines,
        )


def _read_number(environ: Mapping[str, str], name: str) -> int:
    """Return the number in a variable; 0 if the variable has no whole number, or one with too many digits."""
    value = environ.get(name, "")
    return int(value) if value.isdecimal() and len(value) <= _MAX_SIZE_DIGITS else 0


def _terminal_size(stream: TextIO) -> os.terminal_size:
    # If the size is unknown, the system returns an error, or zeros like _UNKNOWN_SIZE.
    with suppress(OSError):
        return os.get_terminal_size(stream.fileno())
    return _UNKNOWN_SIZE


# A terminal that supports links sets one of these variables, or has one of these names in TERM_PROGRAM. Other terminals
# may print the escape sequences as text.
_LINK_VARIABLES: Final = (
    "WT_SESSION",
    "VTE_VERSION",
    "KITTY_WINDOW_ID",
    "KONSOLE_VERSION",
    "WEZTERM_PANE",
    "ALACRITTY_WINDOW_ID",
)
_LINK_PROGRAMS: Final = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "mintty"})


def _has_links(environ: Mapping[str, str], *, is_interactive: bool) -> bool:
    if forced := environ.get("FORCE_HYPERLINK"):
        return forced != "0"
    if not is_interactive or environ.get("TERM") in {"dumb", "linux"}:
        return False
    return environ.get("TERM_PROGRAM") in _LINK_PROGRAMS or any(map(environ.get, _LINK_VARIABLES))


def refuses_colour(environ: Mapping[str, str]) -> bool:
    """Return whether the user wants no colour. An empty variable does not count: https://no-color.org."""
    return bool(environ.get("NO_COLOR"))


def _has_colour(environ: Mapping[str, str], *, is_interactive: bool) -> bool:
    if refuses_colour(environ):
        return False
    if environ.get("FORCE_COLOR"):  # an empty variable does not count either: https://force-color.org
        return True
    return is_interactive and environ.get("TERM") != "dumb" and any(map(environ.get, _COLOUR_VARIABLES))
