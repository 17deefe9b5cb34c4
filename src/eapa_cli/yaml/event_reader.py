"""A strict YAML reader that builds a syntax tree in one pass over the events of PyYAML's parser.

The tree contains the data, the spans, the comments and the faults of a text, for messages, edits and the formatter.
Plain data consists of text, integers, decimals, true, false, null, lists and maps. The reader refuses all other
features of YAML, because they are dangerous or parsers read them differently.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, NoReturn

import yaml

from eapa_cli.model.message import Message
from eapa_cli.text.hidden_characters import all_forbidden, describe
from eapa_cli.text.shortening import shorten
from eapa_cli.yaml.missed_syntax_errors import MissedSyntaxErrors
from eapa_cli.yaml.parse_errors import MAX_DEPTH, TOO_DEEP, explain
from eapa_cli.yaml.plain_scalars import Disputed, Plain, needs_quotes, resolve
from eapa_cli.yaml.spans import MAX_FAULTS, TOP, Span, SyntaxProblem, span_between
from eapa_cli.yaml.syntax_tree import BLOCK_SCALARS, Child, Node

# If PyYAML was built with libyaml, its parser gives the same events ten times as fast.
_PARSER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# If these had their own types, mypy would require a check of the marks of an event, which PyYAML declares as optional.
# The events of a text always have marks.
_MAP_END: Final[Any] = yaml.MappingEndEvent
_LIST_END: Final[Any] = yaml.SequenceEndEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A parsed text: its data, root node, comments and faults. Data and root are None if the text is not a record."""

    data: Plain
    root: Node | None
    comments: tuple[int, ...]
    """The offsets of the comments."""
    faults: tuple[SyntaxProblem, ...]


class _StoppedError(Exception):
    """The rest of the file cannot be read."""


def parse(text: str) -> Tree:
    """Return the syntax tree of a text. Invalid text raises no exception: the faults are in the tree."""
    # At the end of a text without a final line break, libyaml reads a block scalar without its line break; other
    # parsers add it.
    reader = _EventReader(text if text.endswith("\n") else f"{text}\n", len(text))
    data, root = None, None
    try:
        data, root = reader.read_document()
        reader.faults.extend(reader.missed_errors.faults)
    except yaml.MarkedYAMLError as error:
        reader.faults.append(explain(error, text))
    except _StoppedError:
        pass
    return Tree(data=data, root=root, comments=tuple(reader.comments), faults=tuple(reader.faults))


class _EventReader:
    """A reader of the events of a text that ends with a line break.

    `length` is the length of the text in the file, where the last line break may be missing.
    """

    def __init__(self, text: str, length: int) -> None:
        self._text = text
        self._length = length
        self._get_event: Callable[[], Any] = _PARSER(text).get_event
        self._scanned_end = 0
        """The offset up to which comments have been read."""
        self._depth = 0
        self._has_anchor = False
        self.comments: list[int] = []
        self.missed_errors = MissedSyntaxErrors(text)
        self.faults: list[SyntaxProblem] = []

    def read_document(self) -> tuple[Plain, Node]:
        """Return the data and the root node of the only document in the text."""
        self._next_event()  # the stream's start
        start = self._next_event()
        if isinstance(start, yaml.StreamEndEvent):
            # The stream ends after the last line, where an editor shows nothing.
            hint = Message("write the record, or delete the file")
            self.faults.append(
                SyntaxProblem(rule="plain-yaml", message=Message("the file is empty"), hint=hint, span=TOP)
            )
            raise _StoppedError
        if start.version or start.tags:
            self._report_unsupported(start, Message("a directive (%%YAML or %%TAG)"), Message("delete the line"))
        event = self._next_event()
        data, root = self._read_node(event, 0)
        self._next_event()  # the document's end
        if not isinstance(next_document := self._next_event(), yaml.StreamEndEvent):
            hint = Message("keep one record in each file, and remove the lines '---'")
            self._report_unsupported(next_document, Message("a second document"), hint)
        if not isinstance(data, dict):
            # If there are faults, the reason may be a tag or a second document, which is already reported.
            if self.faults:
                raise _StoppedError
            # The event of an empty document is after the last line, where an editor shows nothing.
            is_empty = event.start_mark.index == event.end_mark.index
            self._stop(
                start if is_empty else event,
                Message("the file does not contain a record"),
                Message("write 'key: value' lines"),
            )
        return data, root

    def _next_event(self) -> Any:
        """Return the next event, after reading the comments before it and checking it."""
        event = self._get_event()
        start, end = event.start_mark.index, event.end_mark.index
        if type(event) is not yaml.ScalarEvent:
            self._read_comments(self._scanned_end, end)
        else:
            self._read_comments(self._scanned_end, start)
            if event.style in BLOCK_SCALARS:
                self._read_comments(start, self._text.find("\n", start))
        self._scanned_end = max(self._scanned_end, end)
        self.missed_errors.check(event)
        return event

    def _offsets(self, event: Any) -> tuple[int, int]:
        """Return the start and end of an event, without the line break that was added to the file."""
        return min(event.start_mark.index, self._length), min(event.end_mark.index, self._length)

    def _read_comments(self, start: int, end: int) -> None:
        """Record and check the comments between two offsets. Other text there is only white space and indicators."""
        while (offset := self._text.find("#", start, end)) >= 0:
            self.comments.append(offset)
            self.missed_errors.check_comment(offset)
            start = self._text.find("\n", offset, end)
            if start < 0:
                return

    def _read_node(self, event: Any, before: int) -> tuple[Plain, Node]:
        """Return the data and the node that start with an event.

        `before` is the offset after which the dash or question mark of a block's first child is searched.
        """
        event_type = type(event)
        if event_type is yaml.AliasEvent:
            self._stop_at_reference(
                event, Message("the alias '*%(anchor)s'", anchor=shorten(event.anchor)), Message("write the value out")
            )
        self._check_properties(event)
        start, end = self._offsets(event)
        if event_type is yaml.ScalarEvent:
            style = event.style or ""
            return self._scalar_value(event), Node(event, start, self._scalar_end(start, end, style), style)
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self._stop(event, TOO_DEEP)
        if event_type is yaml.MappingStartEvent:
            node = Node(event, start, end, "map", flow=bool(event.flow_style), braced=end > start)
            inside = start + 1 if node.braced else start
            data: Plain = self._read_map(node, inside if node.flow else before)
        else:
            node = Node(event, start, end, "list", flow=bool(event.flow_style))
            data = self._read_list(node, start + 1 if node.flow else before)
        self._depth -= 1
        if not node.flow:  # a list or map without brackets has at least one child
            node.start, node.end = node.children[0].lead, node.children[-1].value.end
        return data, node

    def _stop_at_reference(self, event: Any, what: str, hint: str) -> NoReturn:
        # An anchor in the file is already reported, and it is the cause of this fault.
        if self._has_anchor:
            raise _StoppedError
        self._stop(event, _not_supported(what), hint)

    def _scalar_value(self, event: Any) -> Plain:
        # The first of the two flags in `implicit` is true for a plain scalar without a tag.
        if event.implicit[0]:
            value = resolve(event.value)
            if type(value) is Disputed:
                self._report_disputed(event)
                return str(value)
            return value
        self._check_characters(event)
        return event.value

    def _check_characters(self, event: Any) -> None:
        # The text was checked before it was parsed, so only an escape sequence can produce a forbidden character.
        if event.style != '"':
            return
        for character in dict.fromkeys(all_forbidden(event.value)):
            self._report(
                event,
                "forbidden-character",
                Message("the text contains %(character)s", character=describe(character)),
                Message("delete it"),
            )

    def _read_list(self, node: Node, before: int) -> list[Plain]:
        values: list[Plain] = []
        while type(event := self._next_event()) is not _LIST_END:
            start = event.start_mark.index
            dash = None if node.flow else self._find_indicator("-", before, start)
            mark = None if dash is None else dash + 1
            value, child = self._read_node(event, start if mark is None else mark)
            lead = child.start if dash is None else dash
            node.children.append(Child(lead=lead, mark=mark, key=None, key_end=lead, key_event=None, value=child))
            values.append(value)
            before = child.end
        node.end = event.end_mark.index
        return values

    def _read_map(self, node: Node, before: int) -> dict[str, Plain]:
        values: dict[str, Plain] = {}
        events: dict[str, Any] = {}
        while type(event := self._next_event()) is not _MAP_END:
            key = self._read_key(event)
            start, end = self._offsets(event)
            question = self._find_indicator("?", before, start)
            value, child = self._read_node(self._next_event(), end)
            colon = self._find_indicator(":", end, child.start)
            lead, mark = start if question is None else question, None if colon is None else colon + 1
            node.children.append(Child(lead=lead, mark=mark, key=key, key_end=end, key_event=event, value=child))
            if key in events:
                self._report_duplicate(event, key, events[key])
            else:
                values[key], events[key] = value, event
            before = child.end
        node.end = event.end_mark.index
        return values

    def _find_indicator(self, sign: str, start: int, end: int) -> int | None:
        """Return the offset of an indicator between two nodes, or None. An indicator in a comment does not count."""
        while (comment := self._text.find("#", start, end)) >= 0:
            if (offset := self._text.find(sign, start, comment)) >= 0:
                return offset
            start = self._text.find("\n", comment)
        offset = self._text.find(sign, start, end)
        return None if offset < 0 else offset

    def _scalar_end(self, start: int, end: int, style: str) -> int:
        """Return the end of a scalar, without the blank lines after a block scalar."""
        if style not in BLOCK_SCALARS:
            return end
        text = self._text[start:end]
        header = text.partition("\n")[0].partition("#")[0]
        # With '+' in the header, the blank lines belong to the scalar.
        if "+" in header:
            return end
        content_end = len(text.rstrip(" \r\n"))
        blank_lines = text[content_end:].lstrip(" ")
        return end - len(blank_lines)

    def _read_key(self, event: Any) -> str:
        if type(event) is not yaml.ScalarEvent:
            self._stop(event, Message("a key must be text"), Message("write 'key: value'"))
        self._check_properties(event)
        if event.implicit[0] and event.value == "<<":
            self._stop_at_reference(
                event, Message("a merge key ('<<')"), Message("write out the fields that it brings")
            )
        if event.implicit[0] and needs_quotes(event.value):
            self._report_disputed(event)
        self._check_characters(event)
        return str(event.value)

    def _check_properties(self, event: Any) -> None:
        if event.anchor is not None and not self._has_anchor:
            self._has_anchor = True
            self._report_unsupported(
                event,
                Message("an anchor ('&%(anchor)s')", anchor=shorten(event.anchor)),
                Message("delete it, and write values out"),
            )
        if event.tag is not None:
            self._report_unsupported(event, Message("a tag ('%(tag)s')", tag=shorten(event.tag)), Message("delete it"))

    def _report_disputed(self, event: Any) -> None:
        value = shorten(event.value)
        message = Message("'%(value)s' without quotes is read differently by different programs", value=value)
        is_whole = value == event.value  # and not shortened for the message
        hint = Message('write "%(value)s"', value=value) if is_whole else Message("put it in double quotes")
        self._report(event, "quote-it", message, hint)

    def _report_duplicate(self, event: Any, key: str, first: Any) -> None:
        first_span = span_between(first.start_mark, first.end_mark)
        message = Message(
            "the key '%(key)s' is a duplicate; the first is in line %(line)s", key=shorten(key), line=first_span.line
        )
        self._report(
            event,
            "duplicate-key",
            message,
            Message("keep one of the two"),
            second_places=((first_span, Message("first used here")),),
        )

    def _report_unsupported(self, event: Any, what: str, hint: str) -> None:
        self._report(event, "plain-yaml", _not_supported(what), hint)

    def _stop(self, event: Any, message: str, hint: str | None = None) -> NoReturn:
        # The reason why the rest of the file cannot be read is reported also if there are many other faults.
        self.faults.append(_fault_at(event, "plain-yaml", message, hint))
        raise _StoppedError

    def _report(
        self, event: Any, rule: str, message: str, hint: str | None, second_places: tuple[tuple[Span, str], ...] = ()
    ) -> None:
        if len(self.faults) < MAX_FAULTS:
            self.faults.append(_fault_at(event, rule, message, hint, second_places))


def _not_supported(what: str) -> Message:
    return Message("%(what)s is not supported in a register", what=what)


def _fault_at(
    event: Any, rule: str, message: str, hint: str | None, second_places: tuple[tuple[Span, str], ...] = ()
) -> SyntaxProblem:
    span = span_between(event.start_mark, event.end_mark)
    return SyntaxProblem(rule=rule, message=message, hint=hint, span=span, second_places=second_places)
