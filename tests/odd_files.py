"""Random YAML styles for given data, with numbered comments."""

import random
from collections.abc import Iterator
from typing import Any

from eapa_cli.yaml.plain_scalars import needs_quotes
from eapa_cli.yaml.reader import read
from eapa_cli.yaml.serializer import dump, format_flow, format_scalar, quote


def dump_with_comments(data: dict[str, Any], draw: random.Random) -> str:
    """Return data in canonical format, with a numbered comment at the end of some lines."""
    lines = dump(data).split("\n")
    for number, line in enumerate(lines):
        # The comment contains signs that would have a meaning outside a comment.
        lines[number] = f"{line} # c{number}: [x] {{y}} - z"
        # Three of ten lines keep their comment. In a block of text, the sign # does not start a comment.
        if not line or draw.random() >= 0.3 or read("\n".join(lines).encode()).data != data:
            lines[number] = line
    return draw.choice(["\n", "\r\n"]).join(lines)


_MAX_SCATTERED_COMMENTS = 12
"""Each attempt reads the whole file, so that a test with more of them would be slow."""


class OddFile:
    """A random style for a file. The same seed gives the same text.

    Where a style is chosen by a probability, the number has no other meaning than that each style is frequent.
    """

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        self.number = 0

    def text(self, data: dict[str, Any]) -> str:
        """Return the text of a file; its line breaks and its end are random too."""
        lines = [*self._lines_between(0), *self._map(data, 0), *self._lines_between(0)]
        newline = self.draw.choice(["\n", "\n", "\r\n"])
        return newline.join(lines) + self.draw.choice([newline, newline, ""])

    def scatter_comments(self, text: str, data: dict[str, Any]) -> str:
        """Return a text with comments anywhere and question marks before some keys, where it still has the same data."""
        newline = "\r\n" if "\r\n" in text else "\n"
        for _ in range(_MAX_SCATTERED_COMMENTS):
            offset = self.draw.randrange(len(text) + 1)
            indent = " " * self.draw.randrange(8)
            if self.draw.random() < 0.2:
                line_start = text.rfind("\n", 0, offset) + 1
                key_start = line_start + len(text[line_start:]) - len(text[line_start:].lstrip(" -"))
                key, colon, value = text[key_start:].partition(":")
                changed = f"{text[:key_start]}? {key} {self._make_comment()}{newline}{indent}{colon}{value}"
            else:
                changed = f"{text[:offset]} {self._make_comment()}{newline}{indent}{text[offset:]}"
            document = read(changed.encode())
            if not document.faults and document.data == data:
                text = changed
        return text

    def _make_comment(self) -> str:
        """Return a comment with its own number, and with signs that would have a meaning outside a comment."""
        self.number += 1
        return f"# c{self.number}: [x] {{y}} - z"

    def _lines_between(self, indent: int) -> Iterator[str]:
        """Yield a comment, a blank line or both in three of eight cases, and otherwise nothing."""
        match self.draw.randrange(8):
            case 0:
                yield f"{' ' * indent}{self._make_comment()}"
            case 1:
                yield ""
            case 2:
                yield f"{' ' * self.draw.randrange(9)}{self._make_comment()}"
                yield ""

    def _end_of_line(self) -> str:
        """Return a comment after some spaces, or nothing."""
        return f"{' ' * self.draw.randint(1, 3)}{self._make_comment()}" if self.draw.random() < 0.2 else ""

    def _map(self, data: dict[str, Any], indent: int) -> Iterator[str]:
        """Yield the lines of a map whose keys have an indent."""
        for position, (key, value) in enumerate(data.items()):
            if position:
                yield from self._lines_between(indent)
            yield from self._value(f"{' ' * indent}{format_scalar(key)}:", value, indent)

    def _list(self, data: list[Any], indent: int) -> Iterator[str]:
        """Yield the lines of a list whose hyphens have an indent. A map may begin on the line of its hyphen."""
        for position, value in enumerate(data):
            if position:
                yield from self._lines_between(indent)
            dash = f"{' ' * indent}-"
            if isinstance(value, dict) and value and self.draw.random() < 0.6:
                item_indent = indent + self.draw.choice([2, 2, 4])
                first, *rest = self._map(value, item_indent)
                yield f"{dash}{' ' * (item_indent - indent - 1)}{first[item_indent:]}"
                yield from rest
            else:
                yield from self._value(dash, value, indent)

    def _value(self, head: str, value: Any, indent: int) -> Iterator[str]:
        """Yield the lines of a value after its head, which is a key with a colon or a hyphen."""
        if isinstance(value, dict | list) and value and self.draw.random() < 0.7:
            yield f"{head}{self._end_of_line()}"
            yield from self._lines_between(indent)
            if isinstance(value, dict):
                yield from self._map(value, indent + self.draw.choice([1, 2, 4]))
            else:
                # The list below a key may have the same indent as the key.
                min_indent = 0 if head.endswith(":") else 1
                yield from self._list(value, indent + self.draw.choice([min_indent, 2, 4]))
        elif isinstance(value, str) and self._can_be_block(value) and self.draw.random() < 0.4:
            yield from self._block(head, value, indent + 2)
        elif isinstance(value, dict | list) and value and self.draw.random() < 0.3:
            yield from self._flow_on_lines(head, value, indent)
        else:
            yield f"{head}{' ' * self.draw.randint(1, 2)}{self._line(value)}{self._end_of_line()}"

    def _line(self, value: Any) -> str:
        """Return a value on one line: text in random quotes or without them, and a map or list in flow style."""
        if not isinstance(value, str):
            return format_flow(value)
        if "\n" in value or value != value.strip() or not value:
            return quote(value)
        styles = [quote(value), "'" + value.replace("'", "''") + "'"]
        if value.replace(" ", "").isalnum() and not needs_quotes(value):
            styles += [value, value]
        return self.draw.choice(styles)

    def _can_be_block(self, value: str) -> bool:
        """Return whether a block keeps a text: it has no blank line, and no line begins or ends with a space."""
        lines = value.split("\n")
        return bool(value.strip()) and all(line == line.strip() and line for line in lines)

    def _block(self, head: str, value: str, indent: int) -> Iterator[str]:
        """Yield the lines of a text as a literal or a folded block."""
        is_folded = "\n" not in value and self.draw.random() < 0.5
        yield f"{head} {'>' if is_folded else '|'}-{self._end_of_line()}"
        # In a folded block, a line break is read as a space.
        text = value.replace(" ", "\n", 1) if is_folded else value
        for line in text.split("\n"):
            yield f"{' ' * indent}{line}"
        if self.draw.random() < 0.2:
            yield ""

    def _flow_on_lines(self, head: str, value: dict[str, Any] | list[Any], indent: int) -> Iterator[str]:
        """Yield the lines of a map or list in flow style, with one part on each line and a comma after the last one."""
        margin = " " * (indent + 3)
        if isinstance(value, dict):
            signs, parts = "{}", [f"{format_scalar(k)}: {self._line(v)}" for k, v in value.items()]
        else:
            signs, parts = "[]", [self._line(item) for item in value]
        yield f"{head} {signs[0]}{self._end_of_line()}"
        yield from (f"{margin}{part},{self._end_of_line()}" for part in parts)
        yield f"{margin}{signs[1]}"
