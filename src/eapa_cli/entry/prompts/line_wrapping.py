"""Wrapping of the lines of a dialogue at the width of the terminal."""

import re
import shutil
import textwrap
from typing import Final
from unicodedata import east_asian_width

# The start of a line before its text: a number and perhaps a label, as in '  12  Venue  Moscow'.
_LINE_START: Final = re.compile(r" *\d+ {2,}(?:\S+(?: \S+)* {2,})?")
# A placeholder after each character that takes two columns, such as a Chinese one. It makes the length of a line equal
# to its width.
_SECOND_COLUMN: Final = "\0"


def wrap(text: str) -> str:
    """Wrap text between words at the width of the terminal, with hanging indents."""
    # Some terminals start a new line after a character in the last column.
    width = max(shutil.get_terminal_size().columns - 1, 1)
    return "\n".join(_wrap_line(line, width) for line in text.split("\n"))


def _wrap_line(text: str, width: int) -> str:
    line = "".join(f"{one}{_SECOND_COLUMN}" if east_asian_width(one) in {"W", "F"} else one for one in text)
    start = _LINE_START.match(line)
    leading_spaces = line[: len(line) - len(line.lstrip())]
    # An indent below a longer start would leave too little room for the text.
    indent = start[0] if start and len(start[0]) <= width // 2 else f"{leading_spaces}  "
    lines = textwrap.wrap(
        line,
        width,
        subsequent_indent=" " * len(indent),
        break_long_words=_SECOND_COLUMN in line,  # Chinese and Japanese have no spaces between words
        break_on_hyphens=False,
    )
    return "\n".join(lines).replace(_SECOND_COLUMN, "")
