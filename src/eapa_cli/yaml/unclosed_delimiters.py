"""A search for the quotation mark or bracket that was never closed, since a parser reports the error in a later line.

If a quotation mark is not closed, the parser reads the next quotation mark, which opens another text, as the closing
mark. Two signs reveal this. First, a line inside the text starts a key or a list item, and is not indented more than
the key of the text. Second, the closing mark is at a place where a text can open.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

import yaml

from eapa_cli.yaml.syntax_tree import QUOTES

# The search takes ten times as long as the parser. Records are smaller than this.
_MAX_SEARCHED_LENGTH: Final = 1 << 17
# The indentation and the dashes at the start of a line.
_LINE_HEAD: Final = re.compile(r"( *)((?:- +)*)")
# A line that starts a comment, a list item or a key, such as '# note', '- item' or '"key": value'.
_NEXT_ENTRY: Final = re.compile(r" *(?:#|-(?:\s|$)|(?:- +)*[\w\"'][^:#\n]*:(?:\s|$))")
# The text before a quotation mark that opens, such as 'key: ' or '['.
_BEFORE_OPENING: Final = re.compile(r"[:,\[{] *$")
# The characters that can follow a closing quotation mark.
_AFTER_CLOSING: Final = frozenset(" \r\n,]}:#")
# The starts of the parser errors for a quoted text or bracket that is open at the end of the document.
_OPEN_AT_END: Final = ("found unexpected end of stream", "found unexpected document indicator")
_FLOW_STARTS: Final = (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)
_FLOW_ENDS: Final = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)


def find_unclosed(text: str, error: yaml.MarkedYAMLError) -> int | None:
    """Return the offset of the quotation mark or bracket whose missing end explains a parser error, or None."""
    opened, stop = error.context_mark, error.problem_mark
    assert stop is not None, "both of PyYAML's parsers report where they stopped"
    is_searched = stop.index <= _MAX_SEARCHED_LENGTH
    if is_searched and (offset := next(_unclosed_offsets(text, error, stop.index), None)) is not None:
        return offset
    return opened.index if opened and _is_open_at_end(error) else None


def _is_open_at_end(error: yaml.MarkedYAMLError) -> bool:
    """Return whether a parser found the end of the document in a quoted text or in brackets."""
    return (error.problem or "").startswith(_OPEN_AT_END)


def _unclosed_offsets(text: str, error: yaml.MarkedYAMLError, stop: int) -> Iterator[int]:
    """Yield the offsets of quotation marks and brackets that are never closed, the most likely cause first."""
    tokens = [token for token in _read_tokens(text) if token.start_mark.index < stop]
    quoted = [(token.start_mark.index, token.end_mark.index) for token in tokens if _is_quoted(token)]
    for start, end in (*quoted, *_unclosed_quotation(text, error, stop)):
        if ends_before_entry(text, start, end) or _ends_at_opening_mark(text, start, end):
            yield start
    if _is_open_at_end(error):
        return  # an open quotation mark is the cause of open brackets around it
    # A bracket counts as unclosed if the parser stops at a bracket of the other type, at the end of the text, or if a
    # new entry follows.
    is_mismatch = (error.problem or "").startswith("did not find expected ','") and text[stop : stop + 1] in "]}"
    for start in reversed(_open_brackets(tokens)):
        if is_mismatch or not text[stop:].strip() or ends_before_entry(text, start, stop + 1):
            yield start


def ends_before_entry(text: str, start: int, end: int) -> bool:
    """Return whether a key, list item or comment inside a value shows that the value should end before it."""
    line_start = text.rfind("\n", 0, start) + 1
    head = _LINE_HEAD.match(text, line_start)
    assert head is not None, "the pattern matches any text"
    # The indentation of a list item is that of its dash; the indentation of another value is that of its key.
    is_item = bool(head[2]) and head.end() == start
    margin = len(head[1]) + (head[2].rstrip().rfind("-") if is_item else len(head[2]))
    next_start = text.find("\n", start, end) + 1
    while next_start:
        line = text[next_start : text.find("\n", next_start) + 1 or len(text)]
        if len(line) - len(line.lstrip(" ")) <= margin and _NEXT_ENTRY.match(line):
            return True
        next_start = text.find("\n", next_start, end) + 1
    return False


def _read_tokens(text: str) -> list[Any]:
    """Return all tokens of a text before an error. libyaml would omit the last tokens; PyYAML's own parser does not."""
    loader = yaml.SafeLoader(text)
    tokens: list[Any] = []
    try:
        while loader.check_token():
            tokens.append(loader.get_token())  # type: ignore[no-untyped-call]
    except yaml.YAMLError:
        tokens.extend(loader.tokens)
    return tokens


def _is_quoted(token: Any) -> bool:
    return isinstance(token, yaml.ScalarToken) and token.style in QUOTES


def _unclosed_quotation(text: str, error: yaml.MarkedYAMLError, stop: int) -> Iterator[tuple[int, int]]:
    """Yield the start and presumed end of the quoted text in which a parser stopped."""
    if error.context_mark and (error.context or "").endswith("quoted scalar"):
        start = error.context_mark.index
        yield start, text.find(text[start], stop) + 1 or len(text)


def _ends_at_opening_mark(text: str, start: int, end: int) -> bool:
    """Return whether the mark that closes a quoted text is at a place where a text can open."""
    is_followed_by_text = end < len(text) and text[end] not in _AFTER_CLOSING
    return is_followed_by_text and bool(_BEFORE_OPENING.search(text, start + 1, end - 1))


def _open_brackets(tokens: list[Any]) -> list[int]:
    """Return the offsets of the brackets that are open after some tokens, the innermost last."""
    opened: list[int] = []
    for token in tokens:
        if isinstance(token, _FLOW_STARTS):
            opened.append(token.start_mark.index)
        elif isinstance(token, _FLOW_ENDS) and opened:
            opened.pop()
    return opened
