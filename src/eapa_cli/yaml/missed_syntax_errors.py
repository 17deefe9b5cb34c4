"""Syntax errors that libyaml misses: it accepts the text although it is not valid YAML 1.2.

Other parsers refuse such text or read another value. The cases come from the YAML test suite
(https://github.com/yaml/yaml-test-suite), and from mutated files that were read with libyaml, with `yaml` and `js-yaml`
for JavaScript, and with `ruamel.yaml`.
"""

import re
from typing import Any, Final

import yaml

from eapa_cli.model.message import Message
from eapa_cli.yaml.parse_errors import UNCLOSED
from eapa_cli.yaml.spans import MAX_FAULTS, SyntaxProblem, span_at
from eapa_cli.yaml.syntax_tree import QUOTES
from eapa_cli.yaml.unclosed_delimiters import ends_before_entry

# A line that ends in an odd number of backslashes, which escapes the line break, and an empty line after it.
_ESCAPED_BREAK: Final = re.compile(r"(?<!\\)(?:\\\\)*\\\r?\n *\r?\n")
# The header of a block scalar, empty lines, and a line of spaces as its group.
_BLANK_LINES: Final = re.compile(r"[^\n]*\n(?:\r?\n)*( +\r?\n)?")
_INDICATORS: Final = ("-", "?", ":")


class MissedSyntaxErrors:
    """The missed errors of one text. The reader passes its events and comments in order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._margin = -1
        """The column of the innermost open block list or map, or -1 outside of them."""
        self._open_events: list[tuple[Any, int]] = []
        """The events that opened the current lists and maps, each with the margin around it."""
        self.faults: list[SyntaxProblem] = []

    def check(self, event: Any) -> None:
        """Check the next event of the parser."""
        match event:
            case yaml.ScalarEvent(style=style) if style in QUOTES:
                self._check_question_mark(event)
                self._check_continuation(event.start_mark, event.end_mark)
                self._check_escaped_break(event)
            case yaml.ScalarEvent(style=("|" | ">")):
                self._check_block(event.start_mark)
            case yaml.ScalarEvent():
                self._check_question_mark(event)
                self._check_lone_indicator(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._open_events.append((event, self._margin))
                self._margin = self._margin if event.flow_style else _column(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                start, self._margin = self._open_events.pop()
                if start.flow_style:
                    self._check_continuation(start.start_mark, event.end_mark)

    def check_comment(self, offset: int) -> None:
        """Check that white space is before a comment."""
        if offset and not self._text[offset - 1].isspace():
            self._report(
                offset, Message("there is no space before this comment"), Message("put a space before the '#'")
            )

    def _check_question_mark(self, event: Any) -> None:
        before = event.start_mark.index - 1
        if before >= 0 and self._text[before] == "?":
            self._report(
                before, Message("'?' is directly before a key"), Message("delete it, or put it in quotes with the key")
            )

    def _check_lone_indicator(self, event: Any) -> None:
        """Check that a value in brackets is not an indicator, and does not start with one and a space."""
        if self._open_events and self._open_events[-1][0].flow_style and event.value.partition(" ")[0] in _INDICATORS:
            message = Message("'%(sign)s' has no meaning here", sign=event.value[0])
            self._report(event.start_mark.index, message, Message("put it in double quotes"))

    def _check_continuation(self, start: Any, end: Any) -> None:
        """Check that the lines of a quoted or flow value are indented more than the block around it."""
        if start.line == end.line:
            return
        if self._text[start.index] in QUOTES and ends_before_entry(self._text, start.index, end.index):
            self._report(start.index, *UNCLOSED[self._text[start.index]])
            return
        line_start = start.index
        for line in self._text[start.index : end.index].split("\n"):
            is_first = line_start == start.index
            if not is_first and line.strip() and len(line) - len(line.lstrip(" ")) <= self._margin:
                message = Message("this line continues a value that was opened above, and needs a deeper indentation")
                self._report(
                    line_start, message, Message("start it with %(num)s spaces at least", num=self._margin + 1)
                )
                return
            line_start += len(line) + 1

    def _check_escaped_break(self, event: Any) -> None:
        """Check that no escaped line break is before an empty line, since parsers read it differently."""
        start = event.start_mark.index
        if event.style == '"' and (match := _ESCAPED_BREAK.search(self._text, start, event.end_mark.index)):
            line_start = self._text.rfind("\n", start, match.end() - 1) + 1
            message = Message("a line that ends in '\\' before an empty line is read differently by different programs")
            self._report(line_start, message, Message("write it on one line"))

    def _check_block(self, start: Any) -> None:
        """Check the indentation of a block scalar's indicator, and the blank lines before its text."""
        if start.column <= self._margin:
            sign = self._text[start.index]
            message = Message("this '%(sign)s' needs a deeper indentation than its key", sign=sign)
            self._report(
                start.index, message, Message("put it on the line of the key, as in 'key: %(sign)s'", sign=sign)
            )
        if (blank := _BLANK_LINES.match(self._text, start.index)) and blank[1]:
            self._report(
                blank.start(1),
                Message("a block of text starts with a line of spaces"),
                Message("delete the spaces in it"),
            )

    def _report(self, offset: int, message: str, hint: str) -> None:
        if len(self.faults) < MAX_FAULTS:
            span = span_at(self._text, offset, 1)
            self.faults.append(SyntaxProblem(rule="yaml-syntax", message=message, hint=hint, span=span))


def _column(event: Any) -> int:
    return int(event.start_mark.column)
