"""A strict YAML reader that records the span of every key and value.

It builds plain data from the events of PyYAML's parser: text, integers, decimals, true, false, null, lists and
maps. It refuses all other features of YAML, which parsers read differently or which are dangerous.
"""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, Final, NoReturn

import yaml

from eapa_cli.text.invisible import describe, forbidden_in
from eapa_cli.text.quoting import shown
from eapa_cli.yaml.parse_errors import MAX_DEPTH, TOO_DEEP, explain
from eapa_cli.yaml.scalars import Disputed, Plain, needs_quotes, resolve
from eapa_cli.yaml.spans import MAX_FAULTS, TOP, ListSpan, MapSpan, Span, SyntaxProblem, between
from eapa_cli.yaml.yaml12_checks import check_yaml12

# libyaml's parser, where PyYAML was built with it: the same events, ten times as fast.
PARSER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _StoppedError(Exception):
    """The rest of the file cannot be read."""


def read_with_spans(text: str) -> tuple[Plain, Any, tuple[SyntaxProblem, ...]]:
    """Return the data of a text and the spans in it, both None if it is not a record, and its faults."""
    # libyaml drops the line break of a block scalar at the end of the file; other parsers keep it.
    complete = text if text.endswith("\n") else f"{text}\n"
    reading = _Reading(complete)
    data, root = None, None
    try:
        data, root = reading.document()
        reading.faults.extend(islice(check_yaml12(complete, _events(complete)), MAX_FAULTS))
    except yaml.MarkedYAMLError as error:
        reading.faults.append(explain(error, text))
    except _StoppedError:
        pass
    return data, root, tuple(reading.faults)


def _events(text: str) -> Iterator[Any]:
    next_event = PARSER(text).get_event
    while not isinstance(event := next_event(), yaml.StreamEndEvent):
        yield event


class _Reading:
    """One pass over the events of one text."""

    def __init__(self, text: str) -> None:
        self._next: Callable[[], Any] = PARSER(text).get_event
        self._depth = 0
        self._anchored = False
        self.faults: list[SyntaxProblem] = []

    def document(self) -> tuple[Plain, Any]:
        self._next()  # the stream's start
        start = self._next()
        if isinstance(start, yaml.StreamEndEvent):
            # The stream ends after the last line, where an editor shows nothing.
            hint = "write the record, or delete the file"
            self.faults.append(SyntaxProblem(rule="plain-yaml", message="the file is empty", hint=hint, span=TOP))
            raise _StoppedError
        if start.version or start.tags:
            self._unwanted(start, "a directive (%YAML or %TAG)", "delete the line")
        node = self._next()
        result = self._node(node)
        self._next()  # the document's end
        if not isinstance(more := self._next(), yaml.StreamEndEvent):
            self._unwanted(more, "a second document", "keep one record a file, and no line '---'")
        if not isinstance(result[0], dict):
            # A tag or a second document, reported already, may be the reason.
            if self.faults:
                raise _StoppedError
            # An empty document after '---' ends after the last line, where an editor shows nothing.
            there = node if node.start_mark.index != node.end_mark.index else start
            self._stop(there, "the file does not contain a record", "write 'key: value' lines")
        return result

    def _node(self, event: Any) -> tuple[Plain, Any]:
        kind = type(event)
        if kind is yaml.AliasEvent:
            self._borrowed(event, f"the alias '*{shown(event.anchor)}'", "write the value out")
        self._look_at_properties(event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event), event
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self._stop(event, TOO_DEEP)
        result = self._map(event) if kind is yaml.MappingStartEvent else self._list(event)
        self._depth -= 1
        return result

    def _borrowed(self, event: Any, what: str, hint: str) -> NoReturn:
        # The first anchor of a file is reported already, and is the same cause.
        if self._anchored:
            raise _StoppedError
        self._stop(event, f"{what} is not supported in a register", hint)

    def _scalar(self, event: Any) -> Plain:
        if event.implicit[0]:
            value = resolve(event.value)
            if type(value) is Disputed:
                self._disputed(event)
                return str(value)
            return value
        self._look_at_characters(event)
        return event.value

    def _look_at_characters(self, event: Any) -> None:
        # The text was checked before it was parsed: only an escape sequence can produce such a character.
        if event.style == '"' and (character := forbidden_in(event.value)):
            self._fault(event, "forbidden-character", f"the text contains {describe(character)}", "delete it")

    def _list(self, start: Any) -> tuple[Plain, ListSpan]:
        values: list[Plain] = []
        spans: list[Any] = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            value, span = self._node(event)
            values.append(value)
            spans.append(span)
        return values, ListSpan(start, spans)

    def _map(self, start: Any) -> tuple[Plain, MapSpan]:
        values: dict[str, Plain] = {}
        entries: dict[str, tuple[Any, Any]] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key = self._key(event)
            value, span = self._node(self._next())
            if key in entries:
                self._duplicate(event, key, entries[key][0])
            else:
                values[key] = value
                entries[key] = (event, span)
        return values, MapSpan(start, entries)

    def _key(self, event: Any) -> str:
        if type(event) is not yaml.ScalarEvent:
            self._stop(event, "a key must be text", "write 'key: value'")
        self._look_at_properties(event)
        if event.implicit[0] and event.value == "<<":
            self._borrowed(event, "a merge key ('<<')", "write out the fields that it brings")
        if event.implicit[0] and needs_quotes(event.value):
            self._disputed(event)
        self._look_at_characters(event)
        return str(event.value)

    def _look_at_properties(self, event: Any) -> None:
        if event.anchor is not None and not self._anchored:
            self._anchored = True
            self._unwanted(event, f"an anchor ('&{shown(event.anchor)}')", "delete it, and write values out")
        if event.tag is not None:
            self._unwanted(event, f"a tag ('{shown(event.tag)}')", "delete it")

    def _disputed(self, event: Any) -> None:
        value = shown(event.value)
        message = f"{value} without quotes is read differently by different programs"
        hint = f'write "{value}"' if value == event.value else "put it in double quotes"
        self._fault(event, "quote-it", message, hint)

    def _duplicate(self, event: Any, key: str, first: Any) -> None:
        there = between(first.start_mark, first.end_mark)
        message = f"the key '{shown(key)}' is a duplicate; the first is in line {there.line}"
        self._fault(event, "duplicate-key", message, "keep one of the two", also=((there, "first used here"),))

    def _unwanted(self, event: Any, what: str, hint: str) -> None:
        self._fault(event, "plain-yaml", f"the file uses {what}, which a register does not take", hint)

    def _stop(self, event: Any, message: str, hint: str | None = None) -> NoReturn:
        self._fault(event, "plain-yaml", message, hint)
        raise _StoppedError

    def _fault(
        self, event: Any, rule: str, message: str, hint: str | None, also: tuple[tuple[Span, str], ...] = ()
    ) -> None:
        if len(self.faults) < MAX_FAULTS:
            span = between(event.start_mark, event.end_mark)
            self.faults.append(SyntaxProblem(rule=rule, message=message, hint=hint, span=span, also=also))
