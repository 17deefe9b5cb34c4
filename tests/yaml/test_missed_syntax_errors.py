"""Text that libyaml accepts although it is not valid YAML 1.2 is reported as a fault at its place."""

import pytest

from eapa_cli.yaml.reader import read
from eapa_cli.yaml.spans import Span


@pytest.mark.parametrize(
    ("source", "place"),
    [
        # A space must be between '?' and a key.
        (b"{?a: b}\n", (1, 2)),
        (b'{?"a": b}\n', (1, 2)),
        # A comment needs a space before it.
        (b'a: "b"#c\n', (1, 7)),
        (b"a: 'b'#c\n", (1, 7)),
        (b"a: [b]#c\n", (1, 7)),
        (b"a: {b: c}#d\n", (1, 10)),
        (b"a: >#b\n  c\n", (1, 5)),
        (b"a: |-#b\n  c\n", (1, 6)),
        (b"a: [b,# c\n  d]\n", (1, 7)),
        (b"a: {# c\n  b: c\n  }\n", (1, 5)),
        (b"a: [[# c # d\n  b]]\n", (1, 6)),
        (b"{ ?# c\n a: b}\n", (1, 4)),
        # A value in brackets must not be only an indicator.
        (b"a: [-]\n", (1, 5)),
        (b"a: [b, -, c]\n", (1, 8)),
        (b"a: {-}\n", (1, 5)),
        # The lines of a quoted value, or of a value in brackets, are indented more than its key.
        (b'a: "b\nc"\n', (2, 1)),
        (b"a: [b,\nc]\n", (2, 1)),
        (b"a:\n  b: {c: d,\n e: f,\n  }\n", (3, 1)),
        (b"a:\n  - 'b\n\n    c\n  d'\n", (5, 1)),
        # A line that ends in a backslash must not be before an empty line.
        (b'a: "b\\\n\n  c"\n', (2, 1)),
        (b'a: "b\n  c\\\\\\\r\n \r\n  d"\n', (3, 1)),
        # The indicator of a block of text is indented more than its key.
        (b"notes:\n|\n  text\n", (2, 1)),
        (b"notes:\n>\n  text\n", (2, 1)),
        (b"notes:\n|-\n", (2, 1)),
        (b"notes:\n|", (2, 1)),
        (b"a:\n  b:\n  |\n    text\n", (3, 3)),
        (b"a:\n- b:\n  |\n    text\n", (3, 3)),
        (b"a:\n-\n|\n  text\n", (3, 1)),
        (b"? a\n:\n|\n  text\n", (3, 1)),
        (b"? \n>\n", (2, 1)),
        # A block of text must not start with a line of spaces.
        (b"a: >\n \n  \n   \n # b\n", (2, 1)),
        (b"a: >\n\n   \n # b\n", (3, 1)),
        # The last line must not contain only spaces, without a line break.
        (b"a: |\n  b\n   ", (3, 1)),
    ],
)
def test_text_that_other_parsers_refuse_is_a_fault_at_its_place(source: bytes, place: tuple[int, int]) -> None:
    (fault,) = read(source).faults

    assert (fault.rule, fault.span[:2]) == ("yaml-syntax", place)


@pytest.mark.parametrize(
    ("source", "data"),
    [
        # A '?' that is not before a key.
        (b"a: {b: c?d}\n", {"a": {"b": "c?d"}}),
        (b"a: b, ?c\n", {"a": "b, ?c"}),
        # A comment after a space, and a '#' that starts no comment.
        (b'a: "b" # c\n', {"a": "b"}),
        (b"a: > # b\n  c\n", {"a": "c\n"}),
        (b"#a\na: [ # b\n  c, # d # e\n  # f#g\n  ]\n", {"a": ["c"]}),
        (b'a: "\'#"\n', {"a": "'#"}),
        (b"a: b'#c\n", {"a": "b'#c"}),
        (b"a: |\n  b |#c\n", {"a": "b |#c\n"}),
        # A '-' that is only a part of a value, and outside of brackets.
        (b"a: [-b, -1, --, '-']\n", {"a": ["-b", -1, "--", "-"]}),
        (b"a: -\\\nb: c\n", {"a": "-\\", "b": "c"}),
        # Lines of a value that are indented more than its key.
        (b'a: "b\n  c"\n', {"a": "b c"}),
        (b"a: [b,\n c]\n", {"a": ["b", "c"]}),
        (b"a:\n- {b: c,\n   d: e}\n", {"a": [{"b": "c", "d": "e"}]}),
        # A backslash at the end of a line, not before an empty line, or not as an escape.
        (b'a: "b\\\n  c"\n', {"a": "bc"}),
        (b'a: "b\\\\\n\n  c"\n', {"a": "b\\\nc"}),
        (b"a: 'b\\\n\n  c'\n", {"a": "b\\\nc"}),
        # The indicator of a block of text, indented more than its key.
        (b"a:\n |\n  b\n", {"a": "b\n"}),
        (b"a:\n- |\n  b\n", {"a": ["b\n"]}),
        (b"a:\n-\n |\n  b\n", {"a": ["b\n"]}),
        (b"a:\n  - b: |\n      c\n", {"a": [{"b": "c\n"}]}),
        # Blank lines of a block of text.
        (b"a: >\n\n  b\n", {"a": "\nb\n"}),
        (b"a: >\r\n\r\n  b\r\n", {"a": "\nb\n"}),
        (b"a: >\n  b: |\n   \n", {"a": "b: |\n \n"}),
        (b"a: |\n  b\n   \n", {"a": "b\n \n"}),
    ],
)
def test_similar_valid_text_is_accepted(source: bytes, data: object) -> None:
    document = read(source)

    assert (document.data, document.faults) == (data, ())


@pytest.mark.parametrize(
    ("source", "data"),
    [
        ("a: |\n  b", "b\n"),
        ("a: >\n  b\n  c", "b c\n"),
        ("a: |+\n  b", "b\n"),
        ("a: >+\n  b", "b\n"),
        ("a: |-\n  b", "b"),
        ("a: |2\n  b", "b\n"),
        ("a: |", ""),
        ("a: b", "b"),
        ('a: "b"', "b"),
    ],
)
def test_a_missing_line_break_at_the_end_does_not_change_a_value(source: str, data: str) -> None:
    assert read(source.encode()).data == read(f"{source}\n".encode()).data == {"a": data}
    assert read(source.replace("\n", "\r\n").encode()).data == {"a": data}
    assert read(source.encode()).faults == ()


def test_a_fault_spans_one_character() -> None:
    (fault,) = read(b'a: "b"#c\n').faults

    assert fault.span == Span(1, 7, 1, 8)


def test_the_number_of_faults_of_a_file_is_limited() -> None:
    assert len(read(b"a: [" + b"{?b: c}, " * 200 + b"]\n").faults) == 100


@pytest.mark.parametrize(
    ("source", "hint"),
    [
        (b'a: "b"#c\n', "put a space before the '#'"),
        (b"{?a: b}\n", "delete it, or put it in quotes with the key"),
        (b"a: [-]\n", "put it in double quotes"),
        (b'a:\n  b: "c\n d"\n', "start it with 3 spaces at least"),
        (b'a: "b\\\n\n  c"\n', "write it on one line"),
        (b"a:\n|\n  b\n", "put it on the line of the key, as in 'key: |'"),
        (b"a: |\n  \n  b\n", "delete the spaces in it"),
    ],
)
def test_each_fault_has_a_hint(source: bytes, hint: str) -> None:
    (fault,) = read(source).faults

    assert fault.hint == hint
