"""Finds what libyaml takes and YAML 1.2 does not: other readers would refuse it, or read something else.

The YAML test suite (https://github.com/yaml/yaml-test-suite) names the cases; no other is known.
"""

from collections.abc import Iterator
from typing import Any, Final

import yaml

from eapa_cli.yaml.spans import Fault, Span

QUOTES: Final = frozenset("'\"")
"""The styles of scalars that quotation marks enclose."""


def lenient_faults(text: str, events: Iterator[Any]) -> Iterator[Fault]:
    """What is wrong in a text that libyaml took, by the events that it made of it."""
    lines = [*text.split("\n"), ""]  # libyaml ends what has no line end in the line below
    opened: list[tuple[Any, int]] = []
    margin = -1
    for event in events:
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
            case yaml.ScalarEvent(style=("|" | ">")):
                yield from _in_block(lines, event.start_mark)
            case yaml.ScalarEvent():
                yield from _before(lines, event.start_mark)


def _column(event: Any) -> int:
    return int(event.start_mark.column)


def _before(lines: list[str], start: Any) -> Iterator[Fault]:
    if lines[start.line][: start.column].endswith("?"):
        yield _fault(
            start.line, start.column - 1, "'?' stands right before a key", "delete it, or quote it with the key"
        )


def _in_flow(lines: list[str], start: Any, end: Any, margin: int) -> Iterator[Fault]:
    if lines[end.line].startswith("#", end.column):
        yield _fault(end.line, end.column, "a comment begins right behind a value", "put a space before the '#'")
    for number in range(start.line + 1, end.line + 1):
        line = lines[number]
        if line.strip() and len(line) - len(line.lstrip(" ")) <= margin:
            message = "this line goes on with what was opened above, and stands too far to the left"
            yield _fault(number, 0, message, f"begin it with {margin + 1} spaces at least")
            return


def _in_block(lines: list[str], start: Any) -> Iterator[Fault]:
    head, _, _ = lines[start.line][start.column :].partition(" ")
    if "#" in head:
        place = start.column + head.index("#")
        yield _fault(start.line, place, "a comment begins right behind a sign", "put a space before the '#'")
    first = lines[start.line + 1]
    if first and not first.strip():
        yield _fault(start.line + 1, 0, "a block of text begins with a line of blanks", "delete the blanks in it")


def _fault(line: int, column: int, message: str, hint: str) -> Fault:
    span = Span(line + 1, column + 1, line + 1, column + 2)
    return Fault(rule="yaml-syntax", message=message, hint=hint, span=span)
