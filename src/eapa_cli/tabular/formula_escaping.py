"""Reversible escaping of cells that spreadsheet programs would interpret as formulas."""

import re
from typing import Final

# The characters that OWASP lists for CSV injection.
_FORMULA_START: Final = re.compile("[=+\\-@\t\r]")
# The start of an escaped value: an apostrophe before another one or before the start of a formula, as in "'=1+1".
_ESCAPED_START: Final = re.compile("'['=+\\-@\t\r]")


def escape_cell(text: str, *, formulas: bool) -> str:
    """Return a text with an apostrophe before it if it must be escaped, and otherwise unchanged.

    Text that looks like a formula is escaped if `formulas` is true. Text that `unescape_cell` would change is always
    escaped.
    """
    needs_escape = _ESCAPED_START.match(text) or (formulas and looks_like_formula(text))
    return f"'{text}" if needs_escape else text


def unescape_cell(text: str) -> str:
    """Return the text without the apostrophe that `escape_cell` added."""
    return text[1:] if _ESCAPED_START.match(text) else text


def looks_like_formula(text: str) -> bool:
    """Return whether a spreadsheet program would read a text as a formula if it was typed."""
    return bool(_FORMULA_START.match(text))
