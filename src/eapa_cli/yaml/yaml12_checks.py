"""Checks for text that libyaml accepts and YAML 1.2 does not: other parsers refuse it or read another value.

The cases come from the YAML test suite (https://github.com/yaml/yaml-test-suite), and from a comparison of mutated
files with the readers `yaml` and `js-yaml` for JavaScript and `ruamel.yaml`.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

import yaml

from eapa_cli.yaml.spans import Span, SyntaxProblem

QUOTES: Final = frozenset("'\"")
"""The styles of scalars that quotation marks enclose."""
# A '#' starts a comment only after a space; the comment is the rest of the line.
_COMMENT: Final = re.compile(r"#[^\n]*")
# An odd number of backslashes before a line break, and an empty line after it.
_CONTINUED: Final = re.compile(r"(?<!\\)(?:\\\\)*\\\r?\n *\r?\n")
_INDICATORS: Final = ("-", "?", ":")


def check_yaml12(text: str, events: Iterator[Any]) -> Iterator[SyntaxProblem]:
    """Yield the faults of a text that libyaml accepted, from the events that it made of it."""
    lines = text.split("\n")
    opened: list[tuple[Any, int]] = []
    margin = -1
    end = 0
    for event in events:
        yield from _comments(text, end, event)
        end = event.end_mark.index
        match event:
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                opened.append((event, margin))
                margin = margin if event.flow_style else _column(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                start, margin = opened.pop()
                if start.flow_style:
                    yield from _in_flow(lines, start.start_mark, event.end_mark, margin)
            case yaml.ScalarEvent(style=style) if style in QUOTES:
                yield from _before(lines, event.start_mark)
                yield from _in_flow(lines, event.start_mark, event.end_mark, margin)
                yield from _continued(text, event)
            case yaml.ScalarEvent(style=("|" | ">")):
                yield from _in_block(lines, event.start_mark, margin)
            case yaml.ScalarEvent():
                yield from _before(lines, event.start_mark)
                if opened and opened[-1][0].flow_style:
                    yield from _alone(event)


def _column(event: Any) -> int:
    return int(event.start_mark.column)


def _comments(text: str, end: int, event: Any) -> Iterator[SyntaxProblem]:
    """Check the comments between the last event and this one, which only indicators may separate."""
    for comment in _COMMENT.finditer(text, end, event.start_mark.index):
        if not text[comment.start() - 1 : comment.start()].isspace() and comment.start():
            line = text.count("\n", 0, comment.start())
            column = comment.start() - text.rfind("\n", 0, comment.start()) - 1
            yield _fault(line, column, "there is no space before this comment", "put a space before the '#'")


def _before(lines: list[str], start: Any) -> Iterator[SyntaxProblem]:
    if lines[start.line][: start.column].endswith("?"):
        yield _fault(
            start.line, start.column - 1, "'?' is directly before a key", "delete it, or put it in quotes with the key"
        )


def _alone(event: Any) -> Iterator[SyntaxProblem]:
    """Check for a lone indicator that starts a value in brackets."""
    if event.value.partition(" ")[0] in _INDICATORS:
        start = event.start_mark
        yield _fault(start.line, start.column, f"'{event.value[0]}' has no meaning here", "put it in double quotes")


def _in_flow(lines: list[str], start: Any, end: Any, margin: int) -> Iterator[SyntaxProblem]:
    for number in range(start.line + 1, end.line + 1):
        line = lines[number]
        if line.strip() and len(line) - len(line.lstrip(" ")) <= margin:
            message = "this line continues a value that was opened above, and needs a deeper indentation"
            yield _fault(number, 0, message, f"start it with {margin + 1} spaces at least")
            return


def _continued(text: str, event: Any) -> Iterator[SyntaxProblem]:
    """Check for an escaped line break before an empty line, which parsers read differently."""
    start = event.start_mark
    source = text[start.index : event.end_mark.index]
    if event.style == '"' and (found := _CONTINUED.search(source)):
        line = start.line + source.count("\n", 0, found.end()) - 1
        message = "parsers read a line that ends in '\\' before an empty line differently"
        yield _fault(line, 0, message, "write it on one line")


def _in_block(lines: list[str], start: Any, margin: int) -> Iterator[SyntaxProblem]:
    if start.column <= margin:
        sign = lines[start.line][start.column]
        message = f"this '{sign}' needs a deeper indentation than its key"
        yield _fault(start.line, start.column, message, f"put it on the line of the key, as in 'key: {sign}'")
    head, _, _ = lines[start.line][start.column :].partition(" ")
    if "#" in head:
        place = start.column + head.index("#")
        yield _fault(start.line, place, "there is no space before this comment", "put a space before the '#'")
    for number, line in enumerate(lines[start.line + 1 :], start.line + 1):
        if line.strip():
            return
        if line.startswith(" "):
            yield _fault(number, 0, "a block of text starts with a line of spaces", "delete the spaces in it")
            return


def _fault(line: int, column: int, message: str, hint: str) -> SyntaxProblem:
    span = Span(line + 1, column + 1, line + 1, column + 2)
    return SyntaxProblem(rule="yaml-syntax", message=message, hint=hint, span=span)
