"""The serializer for the canonical format of YAML. Equal data in the same order always gives the same text."""

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from eapa_cli.text.hidden_characters import escape_hidden, escape_of, hidden_indexes
from eapa_cli.yaml.plain_scalars import needs_quotes

MAX_WIDTH: Final = 100
"""The maximum number of characters in a line that can be broken."""
INDENT: Final = 2
"""The spaces by which a value is indented more than its key or dash."""

# Text that needs no quotes: words such as 'other', tags such as 'uz-Latn', and ids such as '2021-09-24-tass-xinhua'. A
# date always has quotes.
_WORD = re.compile(
    r"(?!XXXX-)[A-Za-z_][A-Za-z0-9_]*(?:[-.][A-Za-z0-9_]+)*|[0-9]{4}(?:-[0-9]{2})*(?:-[a-z][a-z0-9]*)(?:-[a-z0-9]+)*"
)
# An address that needs no quotes. It does not end with ":", which would make it a key.
_URL = re.compile(r"https?://[A-Za-z0-9._~/:%=?&+@-]*[A-Za-z0-9._~/%=?&+@-]")
# Characters that must be escaped in a double-quoted scalar, in addition to hidden characters.
_CONTROLS: Final = r"\x00-\x1f"
_ESCAPED: Final = rf"{_CONTROLS}\"\\"
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def dump(value: Mapping[str, Any] | Sequence[Any]) -> str:
    """Format plain data as the text of a YAML file in canonical format. Keys keep their order."""
    if not value:
        return f"{format_flow(value)}\n"
    lines = _format_map(value, 0) if isinstance(value, Mapping) else _format_list(value, 0)
    return "".join(f"{line}\n" for line in lines)


def format_scalar(value: object) -> str:
    """Format a scalar for one line."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            text = str(value)
            return text if "." in text else text.replace("e", ".0e")  # YAML 1.1 reads '1e-05' as text
        case _:
            text = str(value)
            is_plain = (_WORD.fullmatch(text) or _URL.fullmatch(text)) and not needs_quotes(text)
            return text if is_plain else quote(text)


def quote(text: str) -> str:
    """Put a text in double quotes with a minimum of escapes."""
    return f'"{escape_hidden(text, _escape, also=_ESCAPED)}"'


def _escape(character: str) -> str:
    return _SHORT_ESCAPES.get(character) or escape_of(character)


def _format_map(values: Mapping[str, Any], indent: int) -> Iterator[str]:
    for key, value in values.items():
        yield from format_child(f"{' ' * indent}{format_scalar(key)}:", value, indent)


def _format_list(values: Sequence[Any], indent: int) -> Iterator[str]:
    for value in values:
        yield from format_child(f"{' ' * indent}-", value, indent)


def format_child(head: str, value: Any, indent: int) -> Iterator[str]:
    """Yield the lines of a value with its head, the indented `key:` or `-`; `indent` is the indentation of the head."""
    line = _one_line_after(head, value)
    if line is not None:
        yield f"{head} {line}"
    elif isinstance(value, Mapping):
        lines = _format_map(value, indent + INDENT)
        # The first key of an item is on the line of the dash.
        yield f"{head} {next(lines)[indent + INDENT :]}" if head.endswith("-") else head
        yield from lines
    elif is_list(value):
        yield head
        yield from _format_list(value, indent + INDENT)
    else:
        yield from _format_long_scalar(head, value, indent + INDENT)


def format_flow(value: Any) -> str:
    """Format any value on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{format_scalar(key)}: {format_flow(item)}" for key, item in value.items()) + "}"
    if is_list(value):
        return f"[{', '.join(map(format_flow, value))}]"
    text = format_scalar(value)
    # In brackets, PyYAML without libyaml refuses a question mark outside of quotes.
    return quote(text) if "?" in text and not text.startswith('"') else text


def _one_line_after(head: str, value: Any) -> str | None:
    """Format a value on one line. Return None if it does not fit after a head, or needs several lines."""
    line = _one_line(value)
    return line if line is not None and len(head) + 1 + len(line) <= MAX_WIDTH else None


def _one_line(value: Any) -> str | None:
    """Format a scalar, or a map or list of scalars, on one line.

    Return None for a nested map or list, and for text of several lines that a block scalar can represent.
    """
    if isinstance(value, Mapping):
        return None if any(map(_is_map_or_list, value.values())) else format_flow(value)
    if is_list(value):
        return None if any(map(_is_map_or_list, value)) else format_flow(value)
    if isinstance(value, str) and "\n" in value and _can_be_literal(value):
        return None
    return format_scalar(value)


def _is_map_or_list(value: Any) -> bool:
    return isinstance(value, Mapping) or is_list(value)


def is_list(value: Any) -> bool:
    """Return whether plain data is a list."""
    return isinstance(value, Sequence) and not isinstance(value, str)


def _format_long_scalar(head: str, value: Any, indent: int) -> Iterator[str]:
    """Yield the lines of a scalar that does not fit on one line, as a block scalar if possible."""
    text = str(value)
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
        yield f"{head} {format_scalar(value)}"


def _can_be_literal(text: str) -> bool:
    """Return whether a literal block scalar with the header '|-' is read back as the same text."""
    lines = text.split("\n")
    # A parser takes the indentation from the first line, removes the spaces of blank lines, and removes line breaks at
    # the end.
    has_text_at_ends = len(lines) > 1 and lines[0] and lines[-1] and not lines[0].startswith(" ")
    has_blank_lines_with_spaces = any(line and not line.strip(" ") for line in lines)
    return bool(has_text_at_ends) and not has_blank_lines_with_spaces and _has_no_hidden_characters("".join(lines))


def _can_be_folded(text: str) -> bool:
    """Return whether a folded block scalar with the header '>-' is read back as the same text."""
    # textwrap breaks lines at any white space, so only text with single spaces stays unchanged.
    return " " in text and " ".join(text.split()) == text and _has_no_hidden_characters(text)


def _has_no_hidden_characters(text: str) -> bool:
    return next(hidden_indexes(text, also=_CONTROLS), None) is None
