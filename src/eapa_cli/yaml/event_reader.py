"""A strict YAML reader that builds a syntax tree in one pass over the events of PyYAML's parser.

The tree has plain data, spans, comments and faults: for messages, for edits and for the formatter. Plain data is text,
integers, decimals, true, false, null, lists and maps. The reader refuses all other features of YAML, which parsers read
differently or which are dangerous.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, NoReturn

import yaml

from eapa_cli.text.hidden_characters import all_forbidden_in, describe
from eapa_cli.text.quoting import shown
from eapa_cli.yaml.parse_errors import MAX_DEPTH, TOO_DEEP, explain
from eapa_cli.yaml.scalars import Disputed, Plain, needs_quotes, resolve
from eapa_cli.yaml.spans import MAX_FAULTS, TOP, Span, SyntaxProblem, between
from eapa_cli.yaml.syntax_tree import BLOCK_SCALARS, Child, Node
from eapa_cli.yaml.yaml12_checks import Yaml12Checks

# libyaml's parser, where PyYAML was built with it: the same events, ten times as fast.
_PARSER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# The type is Any, since PyYAML's types allow a missing mark, which an event of a file never has.
_MAP_END: Final[Any] = yaml.MappingEndEvent
_LIST_END: Final[Any] = yaml.SequenceEndEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A parsed text: its data and root node, both None if it is not a record, its comments and its faults."""

    data: Plain
    root: Node | None
    comments: tuple[int, ...]
    """The offsets of the comments."""
    faults: tuple[SyntaxProblem, ...]


class _StoppedError(Exception):
    """The rest of the file cannot be read."""


def parse(text: str) -> Tree:
    """Return the syntax tree of a text; any text gives a tree, and never an exception."""
    # libyaml drops the line break of a block scalar at the end of the file; other parsers keep it.
    reading = _Reading(text if text.endswith("\n") else f"{text}\n", len(text))
    data, root = None, None
    try:
        data, root = reading.document()
        reading.faults.extend(reading.checks.faults)
    except yaml.MarkedYAMLError as error:
        reading.faults.append(explain(error, text))
    except _StoppedError:
        pass
    return Tree(data=data, root=root, comments=tuple(reading.comments), faults=tuple(reading.faults))


class _Reading:
    """One pass over the events of a text that ends with a line break; `length` is that of the file's text."""

    def __init__(self, text: str, length: int) -> None:
        self._text = text
        self._length = length
        self._get_event: Callable[[], Any] = _PARSER(text).get_event
        self._done = 0
        self._depth = 0
        self._anchored = False
        self.comments: list[int] = []
        self.checks = Yaml12Checks(text)
        self.faults: list[SyntaxProblem] = []

    def document(self) -> tuple[Plain, Node]:
        self._next()  # the stream's start
        start = self._next()
        if isinstance(start, yaml.StreamEndEvent):
            # The stream ends after the last line, where an editor shows nothing.
            hint = "write the record, or delete the file"
            self.faults.append(SyntaxProblem(rule="plain-yaml", message="the file is empty", hint=hint, span=TOP))
            raise _StoppedError
        if start.version or start.tags:
            self._unwanted(start, "a directive (%YAML or %TAG)", "delete the line")
        event = self._next()
        data, root = self._node(event, 0)
        self._next()  # the document's end
        if not isinstance(more := self._next(), yaml.StreamEndEvent):
            self._unwanted(more, "a second document", "keep one record a file, and no line '---'")
        if not isinstance(data, dict):
            # A tag or a second document, reported already, may be the reason.
            if self.faults:
                raise _StoppedError
            # An empty document after '---' ends after the last line, where an editor shows nothing.
            there = event if event.start_mark.index != event.end_mark.index else start
            self._stop(there, "the file does not contain a record", "write 'key: value' lines")
        return data, root

    def _next(self) -> Any:
        event = self._get_event()
        start, end = event.start_mark.index, event.end_mark.index
        if type(event) is not yaml.ScalarEvent:
            self._comments_between(self._done, end)
        else:
            self._comments_between(self._done, start)
            if event.style in BLOCK_SCALARS:
                self._comments_between(start, self._text.find("\n", start))
        self._done = max(self._done, end)
        self.checks.check(event)
        return event

    def _offsets(self, event: Any) -> tuple[int, int]:
        """Return the start and end of an event, without a line break that the file does not have."""
        return min(event.start_mark.index, self._length), min(event.end_mark.index, self._length)

    def _comments_between(self, start: int, end: int) -> None:
        """Record the comments between two events, which only white space and indicators separate."""
        while (found := self._text.find("#", start, end)) >= 0:
            self.comments.append(found)
            self.checks.check_comment(found)
            start = self._text.find("\n", found, end)
            if start < 0:
                return

    def _node(self, event: Any, before: int) -> tuple[Plain, Node]:
        """Return the data and the node that start with an event; indicators follow the offset `before`."""
        kind = type(event)
        if kind is yaml.AliasEvent:
            self._borrowed(event, f"the alias '*{shown(event.anchor)}'", "write the value out")
        self._look_at_properties(event)
        start, end = self._offsets(event)
        if kind is yaml.ScalarEvent:
            style = event.style or ""
            return self._scalar(event), Node(event, start, self._scalar_end(start, end, style), style)
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self._stop(event, TOO_DEEP)
        if kind is yaml.MappingStartEvent:
            node = Node(event, start, end, "map", flow=bool(event.flow_style), braced=end > start)
            data: Plain = self._map(node, start + node.braced if node.flow else before)
        else:
            node = Node(event, start, end, "list", flow=bool(event.flow_style))
            data = self._list(node, start + 1 if node.flow else before)
        self._depth -= 1
        if not node.flow:
            node.start, node.end = node.children[0].lead, node.children[-1].value.end
        return data, node

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
        for character in dict.fromkeys(all_forbidden_in(event.value)) if event.style == '"' else ():
            self._fault(event, "forbidden-character", f"the text contains {describe(character)}", "delete it")

    def _list(self, node: Node, before: int) -> list[Plain]:
        values: list[Plain] = []
        while type(event := self._next()) is not _LIST_END:
            start = event.start_mark.index
            dash = None if node.flow else self._indicator("-", before, start)
            mark = None if dash is None else dash + 1
            value, child = self._node(event, start if mark is None else mark)
            lead = child.start if dash is None else dash
            node.children.append(Child(lead, mark, None, lead, lead, None, child))
            values.append(value)
            before = child.end
        node.end = event.end_mark.index
        return values

    def _map(self, node: Node, before: int) -> dict[str, Plain]:
        values: dict[str, Plain] = {}
        events: dict[str, Any] = {}
        while type(event := self._next()) is not _MAP_END:
            key = self._key(event)
            start, end = self._offsets(event)
            question = self._indicator("?", before, start)
            value, child = self._node(self._next(), end)
            colon = self._indicator(":", end, child.start)
            lead, mark = start if question is None else question, None if colon is None else colon + 1
            node.children.append(Child(lead, mark, key, start, end, event, child))
            if key in events:
                self._duplicate(event, key, events[key])
            else:
                values[key], events[key] = value, event
            before = child.end
        node.end = event.end_mark.index
        return values

    def _indicator(self, sign: str, start: int, end: int) -> int | None:
        """Return the offset of an indicator between two nodes, with only spaces and comments around it."""
        while (found := self._text.find(sign, start, end)) >= 0:
            comment = self._text.find("#", start, found)
            if comment < 0:
                return found
            start = self._text.find("\n", comment)
        return None

    def _scalar_end(self, start: int, end: int, style: str) -> int:
        if style not in BLOCK_SCALARS:
            return end
        text = self._text[start:end]
        # Trailing blank lines belong to a text only with `+`.
        if "+" in text.partition("\n")[0].partition("#")[0]:
            return start + len(text)
        last = len(text.rstrip(" \r\n"))
        return start + len(text) - len(text[last:].lstrip(" "))

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
