"""Quotation marks and brackets that are never closed are reported where they open."""

from pathlib import Path

import pytest
import yaml
from samples import DATA

from eapa_cli.yaml.reader import read
from eapa_cli.yaml.spans import Span, span_at

QUOTE, LIST, MAP = (
    "a quotation mark is never closed",
    "a list in '[ ]' is never closed",
    "a map in '{ }' is never closed",
)


def first_fault(text: str) -> tuple[int, int, str]:
    fault = read(text.encode()).faults[0]
    return fault.span.line, fault.span.column, fault.message


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('title: "Foo\ntype: agreement\n\nsigned:\n  date: "2021-01-01"\n', 1, 8),
        ("title: 'Foo\ntype: agreement\nsigned: '2021'\n", 1, 8),
        ("title: 'Foo\nnotes: it's here\n", 1, 8),
        ('title: "Foo\nnotes: ""\ntype: other\n', 1, 8),
        ('title: "Foo\n# a "comment"\ntype: other\n', 1, 8),
        ('title: "Foo\n  bar\ntype: "\n', 1, 8),
        ('title: "C:\\Windows\ntype: other\n', 1, 8),
        ('title: "Foo', 1, 8),
        ('"title: foo\ntype: other\nid: "x"\n', 1, 1),
        ('names:\n  - value: "Foo\n    lang: en\n  - value: "Bar"\n', 2, 12),
        ('tasks:\n  - "Foo\n  - "Bar"\n', 2, 5),
        ('tasks:\n  - - "Foo\n    - "Bar"\n', 2, 7),
        ('languages: ["en, "ru"]\n', 1, 13),
        ('languages: ["en", "ru]\ntitle: "x"\n', 1, 19),
        ('names:\n  - {value: "Foo, lang: en}\n  - {value: "Bar", lang: ru}\n', 2, 13),
        ('name: {value: "Foo, lang: en, kind: "official"}\n', 1, 15),
        ('sources:\n  - {url: "https://example.org}\n', 2, 11),
        ('notes: >-\n  "Foo\ntitle: "x\n', 3, 8),
    ],
)
def test_an_unclosed_quotation_mark_is_reported_where_it_opens(text: str, line: int, column: int) -> None:
    assert first_fault(text) == (line, column, QUOTE)


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("languages: [en, ru\ntitle: x\n", 1, 12, LIST),
        ("languages: [en, ru", 1, 12, LIST),
        ("languages: [en, ru}\n", 1, 12, LIST),
        ("areas: [{topic: sport}, {topic: culture]\nid: a\n", 1, 25, MAP),
        ("areas: [a, [b, c]\nid: a\n", 1, 8, LIST),
        ("title: {en: Foo\n\nsources:\n  - x\n", 1, 8, MAP),
        ("areas:\n  - topic: a\n    text: {en: Foo\n  - topic: b\n", 3, 11, MAP),
        ("areas: [a, b\ntitle: {en: x: y}\n", 1, 8, LIST),
    ],
)
def test_an_unclosed_bracket_is_reported_where_it_opens(text: str, line: int, column: int, message: str) -> None:
    assert first_fault(text) == (line, column, message)


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a: [b,\n  'c' 'd']\n", 2, 7, "a list in '[ ]' is not closed, or lacks a comma"),
        ('a: "He said:\n  Note: b"\nc: [d\n', 3, 4, LIST),
        ("a: 'L'Assemblée'\n", 1, 7, "text follows a closing quotation mark"),
        ("a: b]]\nc: [d]]\n", 2, 7, "this line does not continue the one above"),
        ("a: ]\nb: c\n", 1, 4, "a value is missing here, or a bracket is never closed"),
    ],
)
def test_another_fault_is_reported_where_the_parser_stops(text: str, line: int, column: int, message: str) -> None:
    assert first_fault(text) == (line, column, message)


def test_a_fault_far_down_is_reported_where_the_parser_stopped() -> None:
    text = 'a: "Foo\n' + "b: c\n" * 30_000 + 'd: "e"\n'

    assert first_fault(text)[0] == 30_002


def find_closed_marks(text: str) -> list[tuple[int, int]]:
    """Return the offsets of each opening quotation mark or bracket, and of the one that closes it."""
    opened: list[int] = []
    found = []
    for token in yaml.scan(text):
        if isinstance(token, yaml.ScalarToken) and token.style in {'"', "'"}:
            found.append((token.start_mark.index, token.end_mark.index - 1))
        elif isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
            opened.append(token.start_mark.index)
        elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken):
            found.append((opened.pop(), token.start_mark.index))
    return found


@pytest.mark.parametrize("path", sorted(DATA.glob("*/*.yaml"))[::3], ids=lambda path: path.stem)
def test_each_mark_that_a_record_does_not_close_is_reported_where_it_opens(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for start, end in find_closed_marks(text):
        broken = text[:end] + text[end + 1 :]

        assert Span(*read(broken.encode()).faults[0].span) == span_at(broken, start, 1), broken[start : start + 60]
