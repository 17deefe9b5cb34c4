"""The quick way through a file of simple form, as nearly all are: line by line, without a parser, and without places.

A line is a comment, `key: value`, `- value` or `- key: value`. A value is words, a text in quotes, a flat map or list
in brackets, or a block of text. What is read in this way the reader with places reads as the same and finds no fault
in; at anything else it is given up. It takes half the time that plain data from the parser's events does.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from eapa_cli.yaml.scalars import SUSPECT, Disputed, needs_quotes, resolve

# No group is repeated possessively (`)*+`): Python before 3.11.5 then takes what does not match.
_KEY: Final = "[A-Za-z_][A-Za-z0-9_-]{0,99}+"
_PART: Final = r"[\w.~/%=?&+@'-]"
# Before a question mark, libyaml takes no colon in brackets.
_WORD: Final = rf"\w{_PART}*+(?::(?!\?){_PART}++)*"
_WORDS: Final = rf"{_WORD}(?: {_WORD})*"
_QUOTED: Final = r""""[^"\\\n]*+(?:\\["\\][^"\\\n]*+)*"|'[^'\n]*+(?:''[^'\n]*+)*'"""
_FLAT: Final = f"(?:{_QUOTED}|{_WORD})"
_MAP: Final = rf"\{{{_KEY}: {_FLAT}(?:, {_KEY}: {_FLAT})*\}}"
_LIST: Final = rf"\[{_FLAT}(?:, {_FLAT})*\]"
# Of lines that begin at one margin and do not end in blanks. An empty line or a comment behind it may be part of it.
_BLOCK: Final = (
    r"[>|]-?\n(?P<margin> ++)\S(?:[^\n]*[^\n ])?(?:\n(?P=margin)\S(?:[^\n]*[^\n ])?)*(?=\n(?! *[#\n]|(?P=margin)\S))"
)
# Lists and maps begin to the right of the one around them, so that so few blanks do not nest them too deep.
# What follows a line of another form is taken as a whole, so that it is not looked through for lines again and again.
_LINE: Final = re.compile(
    rf"(?: *+#[^\n]*+|( {{0,40}}+)(- )?(?:({_KEY}):(?: |(?=\n| +#)))?({_QUOTED}|{_WORDS}|{_MAP}|{_LIST}|{_BLOCK})?"
    r"(?: ++#[^\n]*+)?)\n|((?s:.+))"
)
_ENTRY: Final = re.compile(f"({_KEY}): ({_FLAT})")
_ITEM: Final = re.compile(_FLAT)
_ESCAPED: Final = re.compile(r"\\(.)")

_Line = tuple[str, str, str, str, str, str]
"""Its indentation, dash, key and value, of a block of text the margin; the last is text of another form."""


class _NotSimpleError(Exception):
    """Something stands here that is not of simple form."""


def read_simple(text: str) -> dict[str, Any] | None:
    """The data of a text of simple form; None for any other, and for one that may have a fault."""
    # Empty lines and comments say nothing. The next line stands last.
    left: list[_Line] = [line for line in reversed(_LINE.findall(text.replace("\r\n", "\n"))) if any(line)]
    if left and left[0][-1]:
        return None
    try:
        data = _map(left, 0)
    except _NotSimpleError:
        return None
    return None if left else data or None


def _map(left: list[_Line], column: int) -> dict[str, Any]:
    values: dict[str, Any] = {}
    while left and not left[-1][1] and len(left[-1][0]) == column:
        _, _, key, value, margin, _ = left.pop()
        if key in values or _is_to_be_quoted(key):
            raise _NotSimpleError
        values[key] = _value(value, margin, column) if value else _below(left, column)
    return values


def _list(left: list[_Line], column: int) -> list[Any]:
    values: list[Any] = []
    while left and left[-1][1] and len(left[-1][0]) == column:
        indent, _, key, value, margin, other = left.pop()
        if key:
            # A map, whose first key stands where its other lines begin.
            left.append((f"{indent}  ", "", key, value, margin, other))
            values.append(_map(left, column + 2))
        elif value:
            values.append(_value(value, margin, column))
        else:
            raise _NotSimpleError
    return values


def _below(left: list[_Line], column: int) -> Any:
    """What stands in the lines below a key, to the right of it."""
    if not left or len(left[-1][0]) <= column:
        raise _NotSimpleError
    indent, dash, *_ = left[-1]
    return (_list if dash else _map)(left, len(indent))


def _value(text: str, margin: str, column: int) -> Any:
    match text[0]:
        case "{":
            return _flat_map(_ENTRY.findall(text))
        case "[":
            return [_scalar(item) for item in _ITEM.findall(text)]
        case ">" | "|":
            return _block(text, margin, column)
        case _:
            return _scalar(text)


def _block(text: str, margin: str, column: int) -> str:
    if len(margin) <= column:
        raise _NotSimpleError
    sign, _, lines = text.partition("\n")
    value = lines[len(margin) :].replace(f"\n{margin}", " " if sign[0] == ">" else "\n")
    return value if sign[-1] == "-" else f"{value}\n"


def _flat_map(entries: Sequence[tuple[str, str]]) -> dict[str, Any]:
    values = {key: _scalar(value) for key, value in entries}
    if len(values) < len(entries) or any(map(_is_to_be_quoted, values)):
        raise _NotSimpleError
    return values


@lru_cache(maxsize=1024)
def _is_to_be_quoted(key: str) -> bool:
    return key[:1] in SUSPECT and needs_quotes(key)


def _scalar(text: str) -> Any:
    first = text[0]
    if first == '"':
        return _ESCAPED.sub(r"\1", text[1:-1]) if "\\" in text else text[1:-1]
    if first == "'":
        return text[1:-1].replace("''", "'")
    if first in SUSPECT:
        value = resolve(text)
        if type(value) is Disputed:
            raise _NotSimpleError
        return value
    return text
