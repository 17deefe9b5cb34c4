"""Cells that no spreadsheet program takes for a formula, in a way that can be undone.

The characters are those of OWASP's page on CSV injection.
"""

import re
from typing import Final

_FORMULA: Final = re.compile("[=+\\-@\t\r]")
_GUARDED: Final = re.compile("'['=+\\-@\t\r]")


def guarded(text: str, *, formulas: bool) -> str:
    """The text with an apostrophe before it if a formula could be seen in it, and that is not wanted.

    Where `unguarded` would misread the text as it is, it gets one in any case.
    """
    needed = _GUARDED.match(text) or (formulas and _FORMULA.match(text))
    return f"'{text}" if needed else text


def unguarded(text: str) -> str:
    """The text without the apostrophe that marks it as text and no formula."""
    return text[1:] if _GUARDED.match(text) else text
