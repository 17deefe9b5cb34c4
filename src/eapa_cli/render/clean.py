"""Text from strangers, made safe to show."""

import re
from typing import Final

INVISIBLE: Final = (
    "\x7f-\x9f"  # DEL and C1, some of which steer a terminal
    "\xad"  # soft hyphen
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks, embeddings, overrides and isolates of direction
    "\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"  # spaces without width and their like
    "\u2028\u2029"  # line and paragraph separator
    "\ud800-\udfff"  # lone surrogates, which cannot be encoded
)
"""Characters, as they stand in the class of a pattern, that a terminal obeys or hides.

The zero-width joiner and non-joiner are not among them: Persian, the scripts of India and emoji need them.
"""

_UNSAFE: Final = f"[\x00-\x1f{INVISIBLE}]"
_SHORT = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}
_TWO_DIGITS = 0x100


def clean(text: str) -> str:
    r"""The text on one line, in which what a terminal obeys or hides is seen as an escape like \x1b."""
    # All that is escaped is unprintable. Hardly any text holds it, and the pattern takes half a millisecond to compile.
    return text if text.isprintable() else re.sub(_UNSAFE, _escape, text)


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    code = ord(character)
    return _SHORT.get(character) or (f"\\x{code:02x}" if code < _TWO_DIGITS else f"\\u{code:04x}")
