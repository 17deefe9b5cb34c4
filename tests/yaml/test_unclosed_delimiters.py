"""Quotation marks and brackets that are never closed are reported where they open."""

from pathlib import Path

import pytest
import yaml
from samples import DATA

from eapa_cli.yaml.reader import read
from eapa_cli.yaml.spans import span_at

UNCLOSED_QUOTE = "a quotation mark is never closed"
UNCLOSED_LIST = "a list in '[ ]' is never closed"
UNCLOSED_MAP = "a map in '{ }' is never closed"
UNOPENED = "a bracket is closed that was never opened"


def find_first_fault(text: str) -> tuple[int, int, str]:
    """Return the line, the column and the message of the first fault of a text."""
    fault = read(text.encode()).faults[0]
    return fault.span.line, fault.span.column, fault.message


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        # A mark in another line looks like the closing one.
        ('title: "Foo\ntype: agreement\n\nsigned:\n  date: "2021-01-01"\n', 1, 8),
        ("title: 'Foo\ntype: agreement\nsigned: '2021'\n", 1, 8),
        ("title: 'Foo\nnotes: it's here\n", 1, 8),
        ('title: "Foo\nnotes: ""\ntype: other\n', 1, 8),
        ('title: "Foo\n# a "comment"\ntype: other\n', 1, 8),
        ('title: "Foo\n  bar\ntype: "\n', 1, 8),
        # No other mark follows.
        ('title: "C:\\Windows\ntype: other\n', 1, 8),
        ('title: "Foo', 1, 8),
        # The mark opens in a key, in a list, or in brackets.
        ('"title: foo\ntype: other\nid: "x"\n', 1, 1),
        ('names:\n  - value: "Foo\n    lang: en\n  - value: "Bar"\n', 2, 12),
        ('tasks:\n  - "Foo\n  - "Bar"\n', 2, 5),
        ('tasks:\n  - - "Foo\n    - "Bar"\n', 2, 7),
        ('languages: ["en, "ru"]\n', 1, 13),
        ('languages: ["en", "ru]\ntitle: "x"\n', 1, 19),
        ('names:\n  - {value: "Foo, lang: en}\n  - {value: "Bar", lang: ru}\n', 2, 13),
        ('name: {value: "Foo, lang: en, kind: "official"}\n', 1, 15),
        ('sources:\n  - {url: "https://example.org}\n', 2, 11),
        # The mark in the block text is a part of it, and opens nothing.
        ('notes: >-\n  "Foo\ntitle: "x\n', 3, 8),
    ],
)
def test_an_unclosed_quotation_mark_is_reported_where_it_opens(text: str, line: int, column: int) -> None:
    assert find_first_fault(text) == (line, column, UNCLOSED_QUOTE)


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("languages: [en, ru\ntitle: x\n", 1, 12, UNCLOSED_LIST),
        ("languages: [en, ru", 1, 12, UNCLOSED_LIST),
        ("languages: [en, ru}\n", 1, 12, UNCLOSED_LIST),
        ("areas: [{topic: sport}, {topic: culture]\nid: a\n", 1, 25, UNCLOSED_MAP),
        ("areas: [a, [b, c]\nid: a\n", 1, 8, UNCLOSED_LIST),
        ("title: {en: Foo\n\nsources:\n  - x\n", 1, 8, UNCLOSED_MAP),
        ("areas:\n  - topic: a\n    text: {en: Foo\n  - topic: b\n", 3, 11, UNCLOSED_MAP),
        ("areas: [a, b\ntitle: {en: x: y}\n", 1, 8, UNCLOSED_LIST),
        # The colon inside the quotation marks does not start a key.
        ('a: "He said:\n  Note: b"\nc: [d\n', 3, 4, UNCLOSED_LIST),
    ],
)
def test_an_unclosed_bracket_is_reported_where_it_opens(text: str, line: int, column: int, message: str) -> None:
    assert find_first_fault(text) == (line, column, message)


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a: [b,\n  'c' 'd']\n", 2, 7, "a list in '[ ]' is not closed, or lacks a comma"),
        ("a: 'L'Assemblée'\n", 1, 7, "text follows a closing quotation mark"),
        ("a: b]]\nc: [d]]\n", 2, 7, UNOPENED),  # the brackets of the first line are a part of its text
        ("a: ]\nb: c\n", 1, 4, UNOPENED),
        ('a: "b"}\n', 1, 7, UNOPENED),
        ("- [a]]\n", 1, 6, UNOPENED),
        ("a: [b, }\n", 1, 8, "a value is missing here, or a bracket is never closed"),
    ],
)
def test_another_fault_is_reported_where_the_parser_stops(text: str, line: int, column: int, message: str) -> None:
    assert find_first_fault(text) == (line, column, message)


def test_a_fault_in_a_very_long_text_is_reported_where_the_parser_stopped() -> None:
    # The text is longer than the search for unclosed quotation marks allows.
    text = 'a: "Foo\n' + "b: c\n" * 30_000 + 'd: "e"\n'

    line, _, _ = find_first_fault(text)
    assert line == 30_002


def find_closed_marks(text: str) -> list[tuple[int, int]]:
    """Return a pair of offsets for each quotation mark or bracket that opens: its own, and that of the closing mark."""
    opened: list[int] = []
    pairs = []
    for token in yaml.scan(text):
        if isinstance(token, yaml.ScalarToken) and token.style in {'"', "'"}:
            pairs.append((token.start_mark.index, token.end_mark.index - 1))
        elif isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
            opened.append(token.start_mark.index)
        elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken):
            pairs.append((opened.pop(), token.start_mark.index))
    return pairs


# To save time, a third of the records are tried.
@pytest.mark.parametrize("path", sorted(DATA.glob("*/*.yaml"))[::3], ids=lambda path: path.stem)
def test_removal_of_any_closing_mark_is_reported_at_the_opening_mark(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for start, end in find_closed_marks(text):
        broken = text[:end] + text[end + 1 :]

        assert read(broken.encode()).faults[0].span == span_at(broken, start, 1), broken[start : start + 60]
