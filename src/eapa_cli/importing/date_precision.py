"""The precision of a date in a workbook: a cell stores a day, but its number format may show only a part of it."""

import re
from datetime import date, datetime
from typing import Final

from eapa_cli.importing.sheet import Broken
from eapa_cli.model.message import Message

# Literal text, colours, locales and padding, which can contain the letters of codes: '"Day" d', '[Red]', '\m'.
_LITERALS: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].|am/pm|a/p', re.IGNORECASE)
# The codes of dates and times: 'yyyy', 'mm', 'd'. The code 'e' is a year in formats of East Asia.
_CODES: Final = re.compile(r"y+|e+|m+|d+|h+|s+")
_MIN_NAME_CODE_LENGTH: Final = 3
"""From this length, a code shows the name of the day or the month: `ddd` is Mon, and `mmm` is Jan."""


def reduce_to_shown_parts(value: date, number_format: str) -> date | str | Broken:
    """Return a date as its cell shows it: the date itself, or its visible part in EDTF, such as `2021-09`.

    A cell that hides the month of a day, or shows only a time, has no readable value.
    """
    if number_format.lower() == "general":  # a cell that stores a date as text needs no format
        return value
    parts = _find_shown_parts(number_format)
    match "y" in parts, "m" in parts, "d" in parts:
        case True, True, True:
            return value
        case True, True, False:
            return value.isoformat()[:7]
        case True, False, False:
            return value.isoformat()[:4]
        case False, True, True:
            return f"XXXX-{value:%m-%d}"
        case False, True, False:
            return f"XXXX-{value:%m}"
        case _:
            day = value.date() if isinstance(value, datetime) else value
            return Broken(
                Message(
                    "contains %(day)s, but its format '%(format)s' hides the month: write the date as text",
                    day=day,
                    format=number_format,
                )
            )


def _find_shown_parts(number_format: str) -> set[str]:
    """Return the letters of the parts that a format shows: y, m, d."""
    # The section after a semicolon is for negative numbers and text, which are not dates.
    date_section = number_format.partition(";")[0].lower()
    codes = _CODES.findall(_LITERALS.sub("", date_section))
    parts = set()
    # Each code with the code before it and the code after it.
    for before, code, after in zip(["", *codes], codes, [*codes[1:], ""], strict=False):
        is_name = len(code) >= _MIN_NAME_CODE_LENGTH
        # 'mm' is minutes after hours or before seconds.
        is_minute = not is_name and (before[:1] == "h" or after[:1] == "s")
        match code[0]:
            case "y" | "e":
                parts.add("y")
            case "m" if not is_minute:
                parts.add("m")
            case "d" if not is_name:  # the name of a weekday is not a day of the month
                parts.add("d")
    return parts
