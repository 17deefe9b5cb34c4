"""The fast reader and the event reader return the same data."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from samples import DATA

from eapa_cli.yaml.decoding import decode
from eapa_cli.yaml.event_reader import parse
from eapa_cli.yaml.fast_reader import read_fast
from eapa_cli.yaml.parse_errors import MAX_DEPTH
from eapa_cli.yaml.reader import read
from eapa_cli.yaml.serializer import dump

ROOT = Path(__file__).parents[2]
FOLDERS = [DATA, ROOT / "tests/checks/cases", ROOT / "src/eapa_cli/checks/examples"]
TEXTS = sorted({path.read_bytes().decode(errors="ignore") for folder in FOLDERS for path in folder.rglob("*.yaml")})
# Parts of YAML text, of which the tests build files.
PIECES = [
    "a: ", "b: ", "b:", "a", "? ", "?", ": ", ":", "- ", "-", "\n", "\n  ", "\n    ", "\n   ", "[", "]", "{", "}", ", ", ",", "&x ", "*x",
    "!t ", "!!str ", "'", "''", '"', '\\"', "\\", "no", "null", "~", "true", "12", "010", "1.5", "1_000", "2021-09-24", "<<: ", "---\n",
    "...\n", "%YAML 1.2\n", " # c", "#", "# c\n", ">-\n", ">\n", "|\n", "|-\n", "|2\n", "я", " ", "\r\n", "a: b\n", "  a: b\n", "  - b\n",
]  # fmt: skip


def assert_readers_agree(text: str) -> None:
    """Assert that the fast reader refuses a text, or returns the same data as the event reader without faults."""
    fast_data = read_fast(text)
    tree = parse(text)

    if fast_data is not None:
        # The texts of the data are compared, since 1 equals True in Python, but not in a file.
        assert (repr(fast_data), ()) == (repr(tree.data), tree.faults)


@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
@example("a: b\na: c\n")
@example("{a: b, a: c}\n")
@example("- a\n")
@example("yes: a\n")
@example("a: {no: b}\n")
@example("a: [yes]\n")
@example("a: {b: c:?d}\n")
@example("a:\nb: c\n")
@example("a:\n")
@example("a:\n  b: c\n d: e\n")
@example("a:\n  - \n")
@example("a:\n  - b\n  c: d\n")
@example("a: >-\n  b\n   c\n")
@example("a:\n  b: >-\n  c\n")
@example("a: |\n  b\n   \n")
@example("a: |\n  b\n\n  # c\n")
@example("a: >-\n  b\n   # c\n")
def test_the_readers_agree_on_generated_text(text: str) -> None:
    assert_readers_agree(text)


@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join).map(str.rstrip))
@example("a: |\n  b")
@example("a: >-\n  b")
@example("a:\n  b: |\n    c")
@example('a: "b')
def test_a_missing_line_break_at_the_end_changes_nothing(text: str) -> None:
    without_break, with_break = read(text.encode()), read(f"{text}\n".encode())

    assert (repr(without_break.data), len(without_break.faults)) == (repr(with_break.data), len(with_break.faults))
    if isinstance(decode(text.encode()), str):
        assert repr(without_break.data) == repr(parse(text).data)


@given(st.data())
def test_the_readers_agree_on_mutated_files(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(TEXTS))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(start + 8, len(text))))
    changed = text[:start] + data.draw(st.sampled_from(["", *PIECES])) + text[end:]

    if isinstance(decode(changed.encode()), str):
        assert_readers_agree(changed)


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.yaml")), ids=lambda path: path.stem)
def test_the_fast_reader_reads_every_sample_file(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert read_fast(text) == parse(text).data
    assert read_fast(text.replace("\n", "\r\n")) == read_fast(text)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("# c\n\na: b # c\n", {"a": "b"}),
        ("a: New York\nb: https://x.org/y?z=1\n", {"a": "New York", "b": "https://x.org/y?z=1"}),
        ("a: \"b \\\"c\\\" \\\\\"\nd: 'it''s'\n", {"a": 'b "c" \\', "d": "it's"}),
        ("a: {b: c, d: 1}\ne: [f, 'g', 1.5]\n", {"a": {"b": "c", "d": 1}, "e": ["f", "g", 1.5]}),
        ("a: >-\n  b\n  c\nd: |\n  - e\n  # f\n", {"a": "b c", "d": "- e\n# f\n"}),
        ("a:\n  - b\n  - c: d\n    e:\n      f: g\n  - >\n    h\ni: j\n", {"a": ["b", {"c": "d", "e": {"f": "g"}}, "h\n"], "i": "j"}),
    ],
)  # fmt: skip
def test_the_fast_reader_reads_common_forms(text: str, data: object) -> None:
    assert read_fast(text) == data == parse(text).data


def test_the_fast_reader_refuses_deep_nesting() -> None:
    deep: object = "b"
    for _ in range(MAX_DEPTH):
        deep = {"a": deep}

    assert read_fast(dump({"a": deep})) is None


@pytest.mark.parametrize(
    "text",
    [
        "", "# c\n",  # no data
        "a: b",  # no line break at the end
        'a: "\\e"\n', "a: &x b\n", "a: !t b\n", "a: *x\n", "---\na: b\n", "a: |2\n  b\n",
    ],
)  # fmt: skip
def test_the_fast_reader_refuses_other_forms(text: str) -> None:
    assert read_fast(text) is None
