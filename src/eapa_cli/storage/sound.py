"""The quick way through a file in which nothing is wrong, as nearly all are: its data, and no places.

It reads what the reader with places reads, from the same events, and gives up at whatever that one might have a word
to say about. That halves the cost of a register that is read whole.
"""

import re
from collections.abc import Callable
from typing import Any, Final

import yaml
from yaml import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from eapa_cli.storage.leniency import QUOTES, may_be_lenient
from eapa_cli.storage.scalars import SUSPECT, Disputed, needs_quotes, resolve

MAX_DEPTH: Final = 50

# libyaml's parser where PyYAML was built with it: its events are the same, and come ten times as fast.
PARSER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


_ESCAPE: Final = re.compile(r'\\[^"\\]')


class _UnsoundError(Exception):
    """Something stands here that may be a fault."""


def read_sound(text: str) -> dict[str, Any] | None:
    """The data of a text that is sound; None if it may have a fault, and for a text that holds no map."""
    # Only behind a backslash can a character be that was not looked at before parsing.
    if "\\" in text and _ESCAPE.search(text):
        return None
    if may_be_lenient(text):
        return None
    next_event = PARSER(text).get_event
    try:
        next_event()  # the stream's start
        start = next_event()
        if type(start) is not yaml.DocumentStartEvent or start.version or start.tags:
            return None
        if type(root := next_event()) is not MappingStartEvent or not _is_bare(root):
            return None
        data = _map(root, next_event, 1)
        next_event()  # the document's end
        return data if type(next_event()) is yaml.StreamEndEvent else None
    except (_UnsoundError, yaml.MarkedYAMLError):
        return None


def _map(start: Any, next_event: Callable[[], Any], depth: int) -> dict[str, Any]:
    values: dict[str, Any] = {}
    while type(event := next_event()) is not MappingEndEvent:
        if type(event) is not ScalarEvent or event.anchor is not None or event.tag is not None:
            raise _UnsoundError
        key = event.value
        if key in values or (event.implicit[0] and key[:1] in SUSPECT and needs_quotes(key)):
            raise _UnsoundError
        event = next_event()
        values[key] = _scalar(event) if type(event) is ScalarEvent else _collection(event, next_event, depth)
    if start.flow_style and _is_on_lines(start, event):
        raise _UnsoundError  # its lines may stand too far to the left
    return values


def _list(start: Any, next_event: Callable[[], Any], depth: int) -> list[Any]:
    values: list[Any] = []
    while type(event := next_event()) is not SequenceEndEvent:
        values.append(_scalar(event) if type(event) is ScalarEvent else _collection(event, next_event, depth))
    if start.flow_style and _is_on_lines(start, event):
        raise _UnsoundError
    return values


def _collection(event: Any, next_event: Callable[[], Any], depth: int) -> Any:
    if depth == MAX_DEPTH or not _is_bare(event):
        raise _UnsoundError
    return (_map if type(event) is MappingStartEvent else _list)(event, next_event, depth + 1)


def _scalar(event: Any) -> Any:
    if event.anchor is not None or event.tag is not None:
        raise _UnsoundError
    value = event.value
    if event.implicit[0]:
        if value[:1] in SUSPECT:
            value = resolve(value)
            if type(value) is Disputed:
                raise _UnsoundError
    elif event.style in QUOTES and _is_on_lines(event, event):
        raise _UnsoundError
    return value


def _is_on_lines(start: Any, end: Any) -> bool:
    """Whether what two events begin and end takes more than one line."""
    return bool(start.start_mark.line != end.end_mark.line)


def _is_bare(event: Any) -> bool:
    """Whether an event has neither an anchor nor a tag; an alias has an anchor."""
    return event.anchor is None and getattr(event, "tag", None) is None
