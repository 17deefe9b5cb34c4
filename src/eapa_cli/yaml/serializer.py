"""The serializer for the canonical format of YAML. Equal data always gives the same text."""

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from eapa_cli.text.hidden_characters import escape_hidden, escape_of, hidden_indexes
from eapa_cli.yaml.scalars import needs_quotes

MAX_WIDTH: Final = 100
"""The maximum number of characters in a line that can be broken."""

# Texts without quotes: words, tags, slugs and ids such as '2021-09-24-tass-xinhua'. A date always has quotes.
_WORD = re.compile(
    r"(?!XXXX-)[A-Za-z_][A-Za-z0-9_]*(?:[-.][A-Za-z0-9_]+)*|[0-9]{4}(?:-[0-9]{2})*(?:-[a-z][a-z0-9]*)(?:-[a-z0-9]+)*"
)
_URL = re.compile(r"https?://[A-Za-z0-9._~/:%=?&+@-]*[A-Za-z0-9._~/%=?&+@-]")
# Characters that must be escaped in a double-quoted scalar, in addition to hidden characters.
_CONTROLS: Final = r"\x00-\x1f"
_ESCAPED: Final = rf"{_CONTROLS}\"\\"
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def dump(value: Mapping[str, Any] | Sequence[Any]) -> str:
    """Format plain data as a YAML file in canonical format; keys keep their order."""
    if not value:
        return f"{format_flow(value)}\n"
    lines = _map(value, 0) if isinstance(value, Mapping) else _list(value, 0)
    return "".join(f"{line}\n" for line in lines)


def format_scalar(value: object) -> str:
    """Format a scalar for one line."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case _:
            text = str(value)
            plain = (_WORD.fullmatch(text) or _URL.fullmatch(text)) and not needs_quotes(text)
            return text if plain else quote(text)


def quote(text: str) -> str:
    """Put a text in double quotes with a minimum of escapes."""
    return f'"{escape_hidden(text, _escape, also=_ESCAPED)}"'


def _escape(character: str) -> str:
    return _SHORT_ESCAPES.get(character) or escape_of(character)


def _map(value: Mapping[str, Any], indent: int) -> Iterator[str]:
    for key, item in value.items():
        yield from format_entry(f"{' ' * indent}{format_scalar(key)}:", item, indent)


def format_entry(head: str, item: Any, indent: int) -> Iterator[str]:
    """Yield the lines of a value after a head such as `key:`, given the head's indentation."""
    line = _one_line_after(head, item)
    if line is not None:
        yield f"{head} {line}"
    elif isinstance(item, Mapping):
        yield head
        yield from _map(item, indent + 2)
    elif isinstance(item, Sequence) and not isinstance(item, str):
        yield head
        yield from _list(item, indent + 2)
    else:
        yield from _long_scalar(head, item, indent + 2)


def _list(value: Sequence[Any], indent: int) -> Iterator[str]:
    for one in value:
        yield from format_list_item(f"{' ' * indent}-", one, indent)


def format_list_item(dash: str, value: Any, indent: int) -> Iterator[str]:
    """Yield the lines of an item after its dash, given the dash's indentation."""
    if isinstance(value, Mapping) and _one_line_after(dash, value) is None:
        # The first key is on the line of the dash.
        lines = _map(value, indent + 2)
        yield f"{dash} {next(lines)[indent + 2 :]}"
        yield from lines
    else:
        yield from format_entry(dash, value, indent)


def format_flow(value: Any) -> str:
    """Format any value on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{format_scalar(key)}: {format_flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(map(format_flow, value))}]"
    text = format_scalar(value)
    # In brackets, PyYAML without libyaml refuses a question mark outside of quotes.
    return quote(text) if "?" in text and not text.startswith('"') else text


def _one_line_after(head: str, item: Any) -> str | None:
    """Format a value on one line; return None if it does not fit after a head, or needs several lines."""
    line = _one_line(item)
    return line if line is not None and len(head) + 1 + len(line) <= MAX_WIDTH else None


def _one_line(item: Any) -> str | None:
    """Format a scalar, or a flat map or list, on one line; return None for other values."""
    if isinstance(item, Mapping):
        return None if any(_is_nested(part) for part in item.values()) else format_flow(item)
    if isinstance(item, Sequence) and not isinstance(item, str):
        return None if any(_is_nested(part) for part in item) else format_flow(item)
    if isinstance(item, str) and "\n" in item and _can_be_literal(item):
        return None
    return format_scalar(item)


def _is_nested(item: Any) -> bool:
    return isinstance(item, Mapping) or (isinstance(item, Sequence) and not isinstance(item, str))


def _long_scalar(head: str, item: Any, indent: int) -> Iterator[str]:
    text = str(item)
    margin = " " * indent
    if _can_be_literal(text):
        yield f"{head} |-"
        yield from (f"{margin}{line}" if line else "" for line in text.split("\n"))
    elif _can_be_folded(text):
        yield f"{head} >-"
        yield from textwrap.wrap(
            text,
            MAX_WIDTH,
            initial_indent=margin,
            subsequent_indent=margin,
            break_long_words=False,
            break_on_hyphens=False,
        )
    else:
        yield f"{head} {format_scalar(item)}"


def _can_be_literal(text: str) -> bool:
    lines = text.split("\n")
    # A parser takes the indentation from the first line, and removes the spaces of blank lines. With '|-', the text
    # does not end with a line break.
    has_text_at_ends = len(lines) > 1 and lines[0] and lines[-1] and not lines[0].startswith(" ")
    has_blank_lines_with_spaces = any(line and not line.strip(" ") for line in lines)
    return bool(has_text_at_ends) and not has_blank_lines_with_spaces and _has_no_hidden_characters("".join(lines))


def _can_be_folded(text: str) -> bool:
    # textwrap breaks at any white space, so only text with single spaces is read back unchanged.
    return " " in text and " ".join(text.split()) == text and _has_no_hidden_characters(text)


def _has_no_hidden_characters(text: str) -> bool:
    return next(hidden_indexes(text, also=_CONTROLS), None) is None
