"""Data, spans and faults of a YAML file."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from eapa_cli.text.hidden_characters import first_forbidden
from eapa_cli.yaml.reader import read
from eapa_cli.yaml.serializer import dump
from eapa_cli.yaml.spans import TOP, Span

_TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Cn", "Co"], include_characters="\n"), max_size=120
).filter(lambda text: first_forbidden(text) is None)
_SCALARS = st.none() | st.booleans() | st.integers(-(10**17), 10**17) | _TEXTS
_KEYS = st.text(st.characters(categories=["Ll", "Lu", "Nd"]), min_size=1, max_size=12)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, min_size=1, max_size=4) | st.dictionaries(_KEYS, inner, min_size=1, max_size=4),
    max_leaves=20,
)
RECORDS = st.dictionaries(_KEYS, _VALUES, min_size=1, max_size=5)


@given(RECORDS)
def test_formatted_data_is_read_back_equally_by_the_reader_and_by_pyyaml(record: dict[str, Any]) -> None:
    text = dump(record)

    document = read(text.encode())

    assert (document.data, document.faults) == (record, ())
    assert dump(document.data) == text
    assert yaml.safe_load(text) == record


@given(RECORDS)
def test_text_from_pyyaml_is_read_equally_or_its_missing_quotes_are_reported(record: dict[str, Any]) -> None:
    document = read(yaml.safe_dump(record, allow_unicode=True).encode())

    # PyYAML writes some values without quotes that other parsers read differently.
    assert document.data == record or {fault.rule for fault in document.faults} == {"quote-it"}


@given(st.binary(max_size=200))
def test_any_bytes_have_data_or_a_fault(source: bytes) -> None:
    document = read(source)

    assert document.data is not None or document.faults


@pytest.mark.parametrize(
    ("source", "rule", "span"),
    [
        # Values and keys that YAML 1.1 and 1.2 read differently.
        (b"country: NO\n", "quote-it", (1, 10, 1, 12)),
        (b"date: 2021-09-24\n", "quote-it", (1, 7, 1, 17)),
        (b"no: x\n", "quote-it", (1, 1, 1, 3)),
        (b"a: 010\n", "quote-it", (1, 4, 1, 7)),
        (b"a: 12:30\n", "quote-it", (1, 4, 1, 9)),
        (b"a: 1_000\n", "quote-it", (1, 4, 1, 9)),
        (b"a: .inf\n", "quote-it", (1, 4, 1, 8)),
        # A key that is used twice.
        (b"a: 1\nb: 2\na: 3\n", "duplicate-key", (3, 1, 3, 2)),
        # Valid YAML that no record needs.
        (b"a: &x 1\n", "plain-yaml", (1, 4, 1, 8)),
        (b"a: *x\n", "plain-yaml", (1, 4, 1, 6)),
        (b"a: !!str 1\n", "plain-yaml", (1, 4, 1, 11)),
        (b"? [a]\n: 1\n", "plain-yaml", (1, 3, 1, 4)),
        (b"%YAML 1.1\n---\na: 1\n", "plain-yaml", (1, 1, 2, 4)),
        (b"a: 1\n---\nb: 2\n", "plain-yaml", (2, 1, 2, 4)),
        (b"", "plain-yaml", (1, 1, 1, 1)),
        (b"- a\n", "plain-yaml", (1, 1, 1, 1)),
        (b"a: " + b"[" * 60 + b"]" * 60 + b"\n", "plain-yaml", (1, 53, 1, 54)),  # deeper than 50 levels
        (b"a: [" * 100_000, "plain-yaml", (1, 101, 1, 101)),  # deeper than 50 levels
        # Invalid YAML.
        (b"a: b: c\n", "yaml-syntax", (1, 5, 1, 6)),
        (b'a: "b\n', "yaml-syntax", (1, 4, 1, 5)),
        (b"a: [b\n", "yaml-syntax", (1, 4, 1, 5)),
        (b"a: @b\n", "yaml-syntax", (1, 4, 1, 5)),
        (b'a: "\\q"\n', "yaml-syntax", (1, 5, 1, 6)),
        # Control and hidden characters, as they are or as escapes.
        (b"a:\tb\n", "forbidden-character", (1, 3, 1, 4)),
        ("ф: я\u200b\n".encode(), "forbidden-character", (1, 5, 1, 6)),
        ("ф: \u202eя\n".encode(), "forbidden-character", (1, 4, 1, 5)),
        (b"a: b\x00\n", "forbidden-character", (1, 5, 1, 6)),
        (b"a: b\rc: d\n", "forbidden-character", (1, 5, 1, 6)),
        (b'a: "\\e[31m"\n', "forbidden-character", (1, 4, 1, 12)),
        # Files that are not UTF-8, are too large, or are not records.
        ("ф: я".encode() + b"\xff\n", "encoding", (1, 5, 1, 6)),
        (b"\xef\xbb\xbfa: b\n", "encoding", (1, 1, 1, 1)),
        ("a: b\n".encode("utf-16"), "encoding", (1, 1, 1, 1)),
        (b"a: b\n" + b"#" * 1024 * 1024, "encoding", (1, 1, 1, 1)),  # larger than 1 MiB
        (b"version https://git-lfs.github.com/spec/v1\n", "encoding", (1, 1, 1, 1)),  # a Git LFS pointer
        (b"a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n", "git-conflict", (2, 1, 2, 8)),
    ],
)
def test_unsupported_yaml_is_one_fault_at_its_place(source: bytes, rule: str, span: tuple[int, int, int, int]) -> None:
    faults = read(source).faults

    assert [(fault.rule, fault.span) for fault in faults] == [(rule, Span(*span))]


def test_a_scalar_is_read_as_its_value_or_as_its_text_if_parsers_disagree() -> None:
    document = read(b"country: NO\nfounded: 2021-09-24\nsize: 12\nshare: 0.5\nonline: true\nnothing:\n")

    assert document.data == {
        "country": "NO", "founded": "2021-09-24", "size": 12, "share": 0.5, "online": True, "nothing": None,
    }  # fmt: skip


def test_the_fault_of_a_duplicate_key_also_points_to_the_first_key() -> None:
    (fault,) = read(b"a: 1\nb: 2\na: 3\n").faults

    assert fault.message == "the key 'a' is a duplicate; the first is in line 1"
    assert fault.second_places == ((Span(1, 1, 1, 2), "first used here"),)


def test_spans_of_keys_and_values_count_code_points() -> None:
    spans = read("имя:\n  - {ключ: значение}\n".encode()).spans

    assert spans.value(("имя", 0, "ключ")) == Span(2, 12, 2, 20)
    assert spans.key(("имя", 0, "ключ")) == Span(2, 6, 2, 10)
    assert spans.key(("имя",)) == Span(1, 1, 1, 4)


def test_the_span_of_a_missing_value_is_the_opening_brace_of_its_map() -> None:
    assert read(b"a:\n  - {b: c}\n").spans.value(("a", 0, "z")) == Span(2, 5, 2, 6)


def test_a_joiner_between_persian_letters_is_accepted() -> None:
    assert read('a: "می\u200cخواهم"\n'.encode()).faults == ()


def test_a_file_with_many_faults_reports_the_first_hundred() -> None:
    source = "".join(f"k{number}: NO\n" for number in range(200))

    document = read(source.encode())

    assert len(document.faults) == 100
    assert len(document.data) == 200


def test_the_span_of_a_list_in_brackets_is_its_opening_bracket() -> None:
    assert read(b"a: [b]\n").spans.value(("a",)) == Span(1, 4, 1, 5)
    assert read(b"a: [b]\n").spans.key(("a", 0)) == Span(1, 5, 1, 6)


def test_the_spans_of_an_unreadable_file_are_its_start() -> None:
    assert read(b"").spans.value(("a",)) == TOP


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (b"a: b: c\n", "a text without quotes contains ': '"),
        (b'a: "b\n', "a quotation mark is never closed"),
        (b"a: [b\n", "a list in '[ ]' is never closed"),
        (b"a: [b,\n", "a list in '[ ]' is never closed"),
        (b"a: {b: 1\n", "a map in '{ }' is never closed"),
        (b"a: @b\n", "a text cannot start with this character"),
        (b'a: "\\q"\n', "'\\' followed by this character is not an escape"),
        (b"a: 1\nb\n", "this is not a 'key: value' line"),
        (b"a: - b\n", "a list item cannot start here"),
        (b"a: ? b\n", "a 'key: value' cannot start here"),
        (b"a:\n  b:\n |\n    text\n", "this line does not continue the one above"),
    ],
)
def test_a_syntax_error_has_a_plain_message(source: bytes, message: str) -> None:
    (fault,) = read(source).faults

    assert (fault.rule, fault.message) == ("yaml-syntax", message)


@pytest.mark.parametrize(
    "source",
    [
        b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",  # grows with each line
        b"&a a: *a\n",  # contains itself
        b"!!python/object/apply:os.system [x]\n",
        b"- a\n---\n- b\n",
    ],
)
def test_one_cause_is_one_fault(source: bytes) -> None:
    assert [fault.rule for fault in read(source).faults] == ["plain-yaml"]


@pytest.mark.parametrize(
    "source",
    [b"a: " + b"1" * 900_000, b"y" * 900 + b": 010\n", b"a: &" + b"x" * 900_000 + b" b\n"],
    ids=["a long number", "a long key", "a long anchor"],
)
def test_a_message_about_a_long_value_is_short(source: bytes) -> None:
    (fault,) = read(source).faults

    assert len(fault.message) < 200
    assert len(fault.hint or "") < 200


@pytest.mark.parametrize(
    "source", [b" ", b"\n\n\n", b"# nothing\n", b"---", b"---\n", b"a: [1,\n", b'a: "\n', b"a: [\n\n\n"]
)
def test_a_fault_at_the_end_is_inside_the_file(source: bytes) -> None:
    (fault,) = read(source).faults

    assert fault.span.line <= len(source.splitlines())


@pytest.mark.parametrize(
    ("source", "hint"),
    [
        (b"", "write the record, or delete the file"),
        (b"a: no\n", 'write "no"'),
        (b"a: 0" + b"1" * 900 + b"\n", "put it in double quotes"),
    ],
)
def test_the_hint_fits_the_fault(source: bytes, hint: str) -> None:
    (fault,) = read(source).faults

    assert fault.hint == hint
