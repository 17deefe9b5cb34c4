"""Quotation marks and brackets that are never closed, which a parser notices only further down.

An unclosed quotation mark takes the next one, which opens another text, for its end. Two signs show this: a line within
the text starts a key or a list item that is not indented more than the text's own key; or the closing mark is where a
text would open.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

import yaml

from eapa_cli.yaml.syntax_tree import QUOTES

# The search takes ten times as long as the parser, and larger files of records do not exist.
_MAX_SEARCHED: Final = 1 << 17
_HEAD: Final = re.compile(r"( *)((?:- +)*)(?=(.?))")
_NEXT_ENTRY: Final = re.compile(r" *(?:#|-(?:\s|$)|(?:- +)*[\w\"'][^:#\n]*:(?:\s|$))")
# What is before a text that opens, and what follows one that opens: no space, and no sign that it ended.
_OPENING: Final = re.compile(r"[:,\[{] *$")
_ENDED: Final = frozenset(" \r\n,]}:#")
_ENDLESS: Final = ("found unexpected end of stream", "found unexpected document indicator")
_FLOW_STARTS: Final = (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)
_FLOW_ENDS: Final = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)


def find_unclosed(text: str, error: yaml.MarkedYAMLError) -> int | None:
    """Return the offset of the quotation mark or bracket whose missing end explains a parser error, or None."""
    opened, noticed = error.context_mark, error.problem_mark
    assert noticed is not None, "both of PyYAML's parsers report where they stopped"
    if noticed.index <= _MAX_SEARCHED and (found := next(_candidates(text, error, noticed.index), None)) is not None:
        return found
    return opened.index if opened and (error.problem or "").startswith(_ENDLESS) else None


def _candidates(text: str, error: yaml.MarkedYAMLError, noticed: int) -> Iterator[int]:
    """Yield the offsets of the marks that are never closed, the likely cause first."""
    tokens = [token for token in _tokens(text) if token.start_mark.index < noticed]
    quoted = [(token.start_mark.index, token.end_mark.index) for token in tokens if _is_quoted(token)]
    for start, end in (*quoted, *_open_text(text, error, noticed)):
        if is_passed_by_entry(text, start, end) or _ends_where_one_opens(text, start, end):
            yield start
    if (error.problem or "").startswith(_ENDLESS):
        return  # the quotation mark that is still open explains an open bracket
    # Only a comma or the right bracket may be missing, or the file ends.
    is_mismatch = (error.problem or "").startswith("did not find expected ','") and text[noticed : noticed + 1] in "]}"
    for start in reversed(_open_brackets(tokens)):
        if is_mismatch or not text[noticed:].strip() or is_passed_by_entry(text, start, noticed + 1):
            yield start


def is_passed_by_entry(text: str, start: int, end: int) -> bool:
    """Return whether a key, list item or comment within a value shows that the value ended before."""
    line_start = text.rfind("\n", 0, start) + 1
    head = _HEAD.match(text, line_start)
    assert head is not None, "the pattern matches any text"
    # A text that is itself a list item belongs to the dash, any other to the key before it.
    is_item = bool(head[2]) and head.end() == start
    margin = len(head[1]) + (head[2].rstrip().rfind("-") if is_item else len(head[2]))
    place = text.find("\n", start, end) + 1
    while place:
        line = text[place : text.find("\n", place) + 1 or len(text)]
        if len(line) - len(line.lstrip(" ")) <= margin and _NEXT_ENTRY.match(line):
            return True
        place = text.find("\n", place, end) + 1
    return False


def _tokens(text: str) -> list[Any]:
    """Return the tokens of a text up to an error; only the parser in Python returns all of them."""
    loader = yaml.SafeLoader(text)
    found: list[Any] = []
    try:
        while loader.check_token():
            found.append(loader.get_token())  # type: ignore[no-untyped-call]
    except yaml.YAMLError:
        found.extend(loader.tokens)
    return found


def _is_quoted(token: Any) -> bool:
    return isinstance(token, yaml.ScalarToken) and token.style in QUOTES


def _open_text(text: str, error: yaml.MarkedYAMLError, noticed: int) -> Iterator[tuple[int, int]]:
    """Yield the start and presumed end of the quoted text in which a parser stopped."""
    if error.context_mark and (error.context or "").endswith("quoted scalar"):
        start = error.context_mark.index
        yield start, text.find(text[start], noticed) + 1 or len(text)


def _ends_where_one_opens(text: str, start: int, end: int) -> bool:
    is_followed = end < len(text) and text[end] not in _ENDED
    return is_followed and bool(_OPENING.search(text, start + 1, end - 1))


def _open_brackets(tokens: list[Any]) -> list[int]:
    opened: list[int] = []
    for token in tokens:
        if isinstance(token, _FLOW_STARTS):
            opened.append(token.start_mark.index)
        elif isinstance(token, _FLOW_ENDS) and opened:
            opened.pop()
    return opened
