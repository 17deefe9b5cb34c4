"""What changes in a file, as a unified diff."""

from collections.abc import Iterator
from difflib import unified_diff
from typing import Final

from eapa_cli.render.clean import clean

_PLAIN: Final = "\x1b[0m"
_COLOURS: Final = {"---": "\x1b[1m", "+++": "\x1b[1m", "@@": "\x1b[36m", "-": "\x1b[31m", "+": "\x1b[32m"}
NOTHING: Final = "/dev/null"
"""The name of the file that is not there, as git has it."""


def diff(old: str, new: str, *, old_name: str, new_name: str, colour: bool) -> Iterator[str]:
    """The lines of a unified diff as git writes it, in colour if that is welcome, each with its end."""
    lines = unified_diff(_lines(old), _lines(new), old_name, new_name)
    for line in lines:
        content = line.removesuffix("\n")
        shown = clean(content.removesuffix("\r"))
        begun = next((sign for sign in _COLOURS if colour and content.startswith(sign)), None)
        yield f"{_COLOURS[begun]}{shown}{_PLAIN}\n" if begun else f"{shown}\n"
        if not line.endswith("\n"):
            yield "\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """The lines of a text with their ends; only a line feed ends one."""
    *whole, last = text.split("\n")
    return [f"{line}\n" for line in whole] + ([last] if last else [])
