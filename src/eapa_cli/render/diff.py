"""Unified diffs."""

from collections.abc import Iterator
from difflib import unified_diff
from typing import Final

NO_FILE: Final = "/dev/null"
"""The name that git uses for a file that does not exist."""


def diff(old: str, new: str, *, old_name: str, new_name: str) -> Iterator[str]:
    """Yield the lines of a unified diff in the form of git, without line ends."""
    for line in unified_diff(_split_lines(old), _split_lines(new), old_name, new_name):
        # In a file with line ends of Windows, each line would end with an escape of the carriage return.
        yield line.removesuffix("\n").removesuffix("\r")
        if not line.endswith("\n"):
            yield "\\ No newline at end of file"


def _split_lines(text: str) -> list[str]:
    """Split text into lines with their ends, at line feeds only."""
    *complete_lines, last = text.split("\n")
    return [f"{line}\n" for line in complete_lines] + ([last] if last else [])
