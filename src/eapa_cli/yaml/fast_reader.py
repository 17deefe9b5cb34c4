"""A fast reader for files in a simple format, line by line, without a parser and without spans.

Nearly all files have this format. A line is a comment, `key: value`, `- value` or `- key: value`. A value is plain
words, a quoted text, a flat map or list in brackets, or a block scalar. The result is equal to the result of the event
reader, and takes half the time. If a file has another format or a fault, the event reader reads it instead.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from eapa_cli.yaml.plain_scalars import SUSPECT_STARTS, Disputed, needs_quotes, resolve

# Possessive groups (`)*+`) match wrongly in Python before 3.11.5.
_KEY: Final = "[A-Za-z_][A-Za-z0-9_-]{0,99}+"
_WORD_CHARACTER: Final = r"[\w.~/%=?&+@'-]"
# A word such as 'https://example.org/a'. In brackets, libyaml does not accept a colon before a question mark.
_WORD: Final = rf"\w{_WORD_CHARACTER}*+(?::(?!\?){_WORD_CHARACTER}++)*"
_WORDS: Final = rf"{_WORD}(?: {_WORD})*"
_QUOTED: Final = r""""[^"\\\n]*+(?:\\["\\][^"\\\n]*+)*"|'[^'\n]*+(?:''[^'\n]*+)*'"""
_SCALAR: Final = f"(?:{_QUOTED}|{_WORD})"
_FLAT_MAP: Final = rf"\{{{_KEY}: {_SCALAR}(?:, {_KEY}: {_SCALAR})*\}}"
_FLAT_LIST: Final = rf"\[{_SCALAR}(?:, {_SCALAR})*\]"
# A block scalar whose lines have the same indentation and no trailing spaces. It must not be followed by an empty line
# or a comment, which may be part of the text.
_BLOCK: Final = (
    r"[>|]-?\n(?P<margin> ++)\S(?:[^\n]*[^\n ])?(?:\n(?P=margin)\S(?:[^\n]*[^\n ])?)*(?=\n(?! *[#\n]|(?P=margin)\S))"
)
# A comment, or a line with its indentation, dash, key and value. The groups are the fields of `_Line`. Lists and maps
# are indented more than their parents, so the limit of 40 spaces also limits the depth. The last group matches a line
# in another format and all text after it, so that the text is not searched repeatedly.
_LINE: Final = re.compile(
    rf"(?: *+#[^\n]*+|( {{0,40}}+)(- )?(?:({_KEY}):(?: |(?=\n| +#)))?"
    rf"({_QUOTED}|{_WORDS}|{_FLAT_MAP}|{_FLAT_LIST}|{_BLOCK})?"
    r"(?: ++#[^\n]*+)?)\n|((?s:.+))"
)
_ENTRY: Final = re.compile(f"({_KEY}): ({_SCALAR})")
_ITEM: Final = re.compile(_SCALAR)
_ESCAPE: Final = re.compile(r"\\(.)")

_Line = tuple[str, str, str, str, str, str]
"""The indentation, dash, key and value of a line, the margin of a block scalar, and text in another format."""


class _UnsupportedError(Exception):
    """The text is not in the simple format."""


def read_fast(text: str) -> dict[str, Any] | None:
    """Return the data of a text in the simple format; None if it has another format or may have a fault."""
    # The list is reversed, so that the next line is the last item. Empty lines and comments are omitted.
    remaining_lines: list[_Line] = [line for line in reversed(_LINE.findall(text.replace("\r\n", "\n"))) if any(line)]
    has_other_format = remaining_lines and remaining_lines[0][-1]  # only the last line can have such text
    if has_other_format:
        return None
    try:
        data = _read_map(remaining_lines, 0)
    except _UnsupportedError:
        return None
    is_read_completely = not remaining_lines
    return data if data and is_read_completely else None


def _read_map(remaining_lines: list[_Line], column: int) -> dict[str, Any]:
    values: dict[str, Any] = {}
    # Of a line, 0 is the indentation and 1 the dash. Indexes are faster here than names.
    while remaining_lines and not remaining_lines[-1][1] and len(remaining_lines[-1][0]) == column:
        _, _, key, value, margin, _ = remaining_lines.pop()
        if key in values or _key_needs_quotes(key):
            raise _UnsupportedError
        values[key] = _read_value(value, margin, column) if value else _read_nested(remaining_lines, column)
    return values


def _read_list(remaining_lines: list[_Line], column: int) -> list[Any]:
    values: list[Any] = []
    while remaining_lines and remaining_lines[-1][1] and len(remaining_lines[-1][0]) == column:
        indent, _, key, value, margin, other = remaining_lines.pop()
        if key:
            # The line of the dash has the first key of a map. The map's other lines are indented by two more spaces,
            # so the line is put back with their indentation and without its dash.
            remaining_lines.append((f"{indent}  ", "", key, value, margin, other))
            values.append(_read_map(remaining_lines, column + 2))
        elif value:
            values.append(_read_value(value, margin, column))
        else:
            raise _UnsupportedError
    return values


def _read_nested(remaining_lines: list[_Line], column: int) -> Any:
    """Read the list or map in the lines below a key, which are indented more than the key."""
    if not remaining_lines or len(remaining_lines[-1][0]) <= column:
        raise _UnsupportedError
    indent, dash, *_ = remaining_lines[-1]
    return _read_list(remaining_lines, len(indent)) if dash else _read_map(remaining_lines, len(indent))


def _read_value(text: str, margin: str, column: int) -> Any:
    match text[0]:
        case "{":
            return _read_flat_map(_ENTRY.findall(text))
        case "[":
            return [_read_scalar(item) for item in _ITEM.findall(text)]
        case ">" | "|":
            return _read_block_scalar(text, margin, column)
        case _:
            return _read_scalar(text)


def _read_block_scalar(text: str, margin: str, column: int) -> str:
    if len(margin) <= column:
        raise _UnsupportedError
    header, _, lines = text.partition("\n")
    line_break = " " if header[0] == ">" else "\n"
    value = lines[len(margin) :].replace(f"\n{margin}", line_break)
    return value if header[-1] == "-" else f"{value}\n"


def _read_flat_map(entries: Sequence[tuple[str, str]]) -> dict[str, Any]:
    values = {key: _read_scalar(value) for key, value in entries}
    if len(values) < len(entries) or any(map(_key_needs_quotes, values)):
        raise _UnsupportedError
    return values


@lru_cache(maxsize=1024)
def _key_needs_quotes(key: str) -> bool:
    return key[:1] in SUSPECT_STARTS and needs_quotes(key)


def _read_scalar(text: str) -> Any:
    first = text[0]
    if first == '"':
        return _ESCAPE.sub(r"\1", text[1:-1]) if "\\" in text else text[1:-1]
    if first == "'":
        return text[1:-1].replace("''", "'")
    if first in SUSPECT_STARTS:
        value = resolve(text)
        if type(value) is Disputed:
            raise _UnsupportedError
        return value
    return text
