"""A fast reader for files in a simple format, as nearly all are: line by line, without a parser or spans.

A line is a comment, `key: value`, `- value` or `- key: value`. A value is plain words, a quoted text, a flat map or
list in brackets, or a block scalar. The result is the same as that of the event reader, in half the time. If the file
has another format or a fault, the event reader is used instead.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from eapa_cli.yaml.scalars import SUSPECT, Disputed, needs_quotes, resolve

# Possessive groups (`)*+`) match wrongly in Python before 3.11.5.
_KEY: Final = "[A-Za-z_][A-Za-z0-9_-]{0,99}+"
_PART: Final = r"[\w.~/%=?&+@'-]"
# Before a question mark, libyaml accepts no colon in brackets.
_WORD: Final = rf"\w{_PART}*+(?::(?!\?){_PART}++)*"
_WORDS: Final = rf"{_WORD}(?: {_WORD})*"
_QUOTED: Final = r""""[^"\\\n]*+(?:\\["\\][^"\\\n]*+)*"|'[^'\n]*+(?:''[^'\n]*+)*'"""
_FLAT: Final = f"(?:{_QUOTED}|{_WORD})"
_MAP: Final = rf"\{{{_KEY}: {_FLAT}(?:, {_KEY}: {_FLAT})*\}}"
_LIST: Final = rf"\[{_FLAT}(?:, {_FLAT})*\]"
# Lines of one indentation without trailing spaces. An empty line or a comment after them may be part of the text.
_BLOCK: Final = (
    r"[>|]-?\n(?P<margin> ++)\S(?:[^\n]*[^\n ])?(?:\n(?P=margin)\S(?:[^\n]*[^\n ])?)*(?=\n(?! *[#\n]|(?P=margin)\S))"
)
# Lists and maps are indented more than their parents, so this limit on spaces also limits the depth.
# The rest after a line of another format is matched as a whole, so that it is not searched repeatedly.
_LINE: Final = re.compile(
    rf"(?: *+#[^\n]*+|( {{0,40}}+)(- )?(?:({_KEY}):(?: |(?=\n| +#)))?({_QUOTED}|{_WORDS}|{_MAP}|{_LIST}|{_BLOCK})?"
    r"(?: ++#[^\n]*+)?)\n|((?s:.+))"
)
_ENTRY: Final = re.compile(f"({_KEY}): ({_FLAT})")
_ITEM: Final = re.compile(_FLAT)
_ESCAPED: Final = re.compile(r"\\(.)")

_Line = tuple[str, str, str, str, str, str]
"""Indentation, dash, key, value and, for a block scalar, its margin; the last is text in another format."""


class _UnsupportedError(Exception):
    """The text is not in the simple format."""


def read_fast(text: str) -> dict[str, Any] | None:
    """Return the data of a text in the simple format; None if it has another format or may have a fault."""
    # Empty lines and comments have no data. The next line is last in the list.
    lines_left: list[_Line] = [line for line in reversed(_LINE.findall(text.replace("\r\n", "\n"))) if any(line)]
    if lines_left and lines_left[0][-1]:
        return None
    try:
        data = _map(lines_left, 0)
    except _UnsupportedError:
        return None
    return None if lines_left else data or None


def _map(lines_left: list[_Line], column: int) -> dict[str, Any]:
    values: dict[str, Any] = {}
    while lines_left and not lines_left[-1][1] and len(lines_left[-1][0]) == column:
        _, _, key, value, margin, _ = lines_left.pop()
        if key in values or _is_to_be_quoted(key):
            raise _UnsupportedError
        values[key] = _value(value, margin, column) if value else _below(lines_left, column)
    return values


def _list(lines_left: list[_Line], column: int) -> list[Any]:
    values: list[Any] = []
    while lines_left and lines_left[-1][1] and len(lines_left[-1][0]) == column:
        indent, _, key, value, margin, other = lines_left.pop()
        if key:
            # The first key of a map in a list has the indentation of the map's other lines.
            lines_left.append((f"{indent}  ", "", key, value, margin, other))
            values.append(_map(lines_left, column + 2))
        elif value:
            values.append(_value(value, margin, column))
        else:
            raise _UnsupportedError
    return values


def _below(lines_left: list[_Line], column: int) -> Any:
    """Read the value in the lines below a key, indented more than it."""
    if not lines_left or len(lines_left[-1][0]) <= column:
        raise _UnsupportedError
    indent, dash, *_ = lines_left[-1]
    return (_list if dash else _map)(lines_left, len(indent))


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
        raise _UnsupportedError
    sign, _, lines = text.partition("\n")
    value = lines[len(margin) :].replace(f"\n{margin}", " " if sign[0] == ">" else "\n")
    return value if sign[-1] == "-" else f"{value}\n"


def _flat_map(entries: Sequence[tuple[str, str]]) -> dict[str, Any]:
    values = {key: _scalar(value) for key, value in entries}
    if len(values) < len(entries) or any(map(_is_to_be_quoted, values)):
        raise _UnsupportedError
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
            raise _UnsupportedError
        return value
    return text
