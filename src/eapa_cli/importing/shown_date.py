"""The precision of a date in a workbook: a cell stores a day, and its number format shows a part of it."""

import re
from datetime import date, datetime
from typing import Final

from eapa_cli.importing.sheet import Broken

# Literal text, colours, locales and padding, which can contain the same letters.
_NOT_CODES: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].|am/pm|a/p', re.IGNORECASE)
_CODES: Final = re.compile(r"y+|e+|m+|d+|h+|s+")
_NAME: Final = 3
"""The length from which the code of a day or a month shows its name."""


def shown_date(value: date, number_format: str) -> date | str | Broken:
    """Return a date as its cell shows it: the date itself, or a year, a month or a day without a year in EDTF."""
    parts = _shown_parts(number_format)
    match "y" in parts, "m" in parts, "d" in parts:
        case True, True, True:
            return value
        case True, True, False:
            return f"{value:%Y-%m}"
        case True, False, False:
            return f"{value:%Y}"
        case False, True, True:
            return f"XXXX-{value:%m-%d}"
        case False, True, False:
            return f"XXXX-{value:%m}"
        case _:
            day = value.date() if isinstance(value, datetime) else value
            return Broken(f"contains {day}, but its format '{number_format}' hides the month: write the date as text")


def _shown_parts(number_format: str) -> set[str]:
    """Return which of year, month and day a format shows: y, m, d."""
    codes = _CODES.findall(_NOT_CODES.sub("", number_format.partition(";")[0].lower()))
    return {
        "y" if code[0] == "e" else code[0]
        for before, code, after in zip(["", *codes], codes, [*codes[1:], ""], strict=False)
        if not (code[0] == "m" and len(code) < _NAME and (before[:1] == "h" or after[:1] == "s"))
        if not (code[0] == "d" and len(code) >= _NAME)
        if code[0] in "yemd"
    }
