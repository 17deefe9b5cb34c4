"""The values of plain scalars, which have no quotes.

A scalar that YAML 1.1 and 1.2 read differently, such as 010 or 1_000, is disputed.
"""

import math
import re
from typing import Any, Final

Plain = Any
"""Text, integers, decimals, booleans, None, lists and maps with text keys."""

_CONSTANTS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
# Integers of up to 18 decimal or 15 hexadecimal digits, which all parsers with 64 bits read exactly.
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})|0x[0-9a-fA-F]{1,15}")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]*(?:[eE][-+][0-9]+)?|\.[0-9]+(?:[eE][-+][0-9]+)?")
# Booleans in YAML 1.1, but text in YAML 1.2.
_YAML_11_BOOLEANS: Final = frozenset(
    spelling for word in ("yes", "no", "on", "off", "y", "n") for spelling in (word, word.title(), word.upper())
)
# The scalars to which the types of YAML 1.1 (https://yaml.org/type/) and the core schema of YAML 1.2.2 (chapter 10.3)
# give different values. The pattern also matches normal numbers, which `resolve` reads before.
# Adjacent parts of a pattern share no characters, so matching is linear in the length of the text.
_DISPUTED = re.compile(
    r"""
      [-+]?[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?  # 010 (8 or 10), 1_000, 1e3, too many digits
    | [-+]?\.[0-9_]+(?:[eE][-+]?[0-9]+)?                 # .5_0, .5e3
    | [-+]?0(?:b[01_]+|o[0-7]+|x[0-9a-fA-F_]+)           # 0b11, 0o17: other bases
    | [-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?   # 12:30, a number to the base of 60
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt\ ][0-9:.+\-Zz\ ]+)?  # a date, or a date and time
    | [-+]?\.(?:inf|Inf|INF) | \.(?:nan|NaN|NAN)         # infinity and 'not a number', which JSON does not have
    | = | <<                                             # a default value, a merge key
    """,
    re.VERBOSE,
)
SUSPECT_STARTS: Final = frozenset(["", *"0123456789+-.=~<nNyYtTfFoO"])
"""The first characters of the plain scalars that may not be text; the empty string is for the empty scalar, null."""
_NUMBER_STARTS: Final = frozenset("0123456789+-.=<")


class Disputed(str):
    """Text that some parsers read as another type. It must be in quotes."""

    __slots__ = ()


def resolve(text: str) -> str | int | float | bool | None:
    """Return the value of a plain scalar, or a `Disputed` text if YAML 1.1 and 1.2 give it different values."""
    if text[:1] not in SUSPECT_STARTS:
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] not in _NUMBER_STARTS:
        return Disputed(text) if text in _YAML_11_BOOLEANS else text
    if _INTEGER.fullmatch(text):
        return int(text, 16 if text.startswith("0x") else 10)
    if _DECIMAL.fullmatch(text) and math.isfinite(number := float(text)):
        return number
    return Disputed(text) if _DISPUTED.fullmatch(text) else text


def needs_quotes(text: str) -> bool:
    """Return whether a text without quotes would be read as another value, by at least some parsers."""
    value = resolve(text)
    return not isinstance(value, str) or isinstance(value, Disputed)
