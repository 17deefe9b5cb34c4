"""What changes in a file, as a unified diff."""

from collections.abc import Iterator
from difflib import unified_diff
from typing import Final

NOTHING: Final = "/dev/null"
"""The name of a file that does not exist, as git has it."""


def diff(old: str, new: str, *, old_name: str, new_name: str) -> Iterator[str]:
    """Yield the lines of a unified diff as git writes it, without their ends."""
    for line in unified_diff(_lines(old), _lines(new), old_name, new_name):
        yield line.removesuffix("\n").removesuffix("\r")
        if not line.endswith("\n"):
            yield "\\ No newline at end of file"


def _lines(text: str) -> list[str]:
    """Return the lines of a text with their ends; only a line feed ends one."""
    *whole, last = text.split("\n")
    return [f"{line}\n" for line in whole] + ([last] if last else [])
