"""Reversible escaping of cells that spreadsheet programs would interpret as formulas.

The characters are those listed by OWASP for CSV injection.
"""

import re
from typing import Final

_FORMULA: Final = re.compile("[=+\\-@\t\r]")
_ESCAPED: Final = re.compile("'['=+\\-@\t\r]")


def escape_formula(text: str, *, formulas: bool) -> str:
    """Return the text with a leading apostrophe if it looks like a formula and `formulas` is true.

    Text that `unescape_formula` would change is always escaped.
    """
    needed = _ESCAPED.match(text) or (formulas and looks_like_formula(text))
    return f"'{text}" if needed else text


def unescape_formula(text: str) -> str:
    """Return the text without the apostrophe that `escape_formula` added."""
    return text[1:] if _ESCAPED.match(text) else text


def looks_like_formula(text: str) -> bool:
    """Return whether a spreadsheet program would read a text as a formula if it was typed."""
    return bool(_FORMULA.match(text))
