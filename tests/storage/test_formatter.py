"""Formatting keeps the data and comments of a file."""

import re
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from odd_files import OddFile
from samples import REGISTER

from eapa_cli.model.record_paths import kind_of
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.field_types import FieldType
from eapa_cli.storage.formatter import format_document
from eapa_cli.yaml.alignment import is_equal
from eapa_cli.yaml.reader import read
from eapa_cli.yaml.serializer import format_scalar

FILES = [
    (path.read_bytes(), kind_of(path.relative_to(REGISTER).as_posix())) for path in sorted(REGISTER.rglob("*.yaml"))
]
TEXTS = st.sampled_from(["NO", "2021-09-24", "", "x", "a # b", "two words", "one\ntwo", "a long text " * 12 + "x", "-"])
VALUES = st.recursive(
    TEXTS | st.none() | st.booleans() | st.integers(-9, 9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abcdé#"), inner, max_size=4),
    max_leaves=12,
)
KEYS = st.sampled_from(["id", "names", "type", "country", "seat", "sources", "notes", "x-own", "what", "on"])


def format_organization(text: str) -> str:
    """Return the canonical format of a file with an organization."""
    return format_document(read(text.encode()), FieldType.of_record(Kind.ORGANIZATION)).decode()


@pytest.mark.parametrize(("source", "kind"), FILES)
def test_sample_files_are_in_canonical_format(source: bytes, kind: Kind | None) -> None:
    assert format_document(read(source), FieldType.of_record(kind)) == source


def as_text(data: Any) -> Any:
    """Return data with its numbers and booleans replaced by their text."""
    match data:
        case dict():
            return {key: as_text(value) for key, value in data.items()}
        case list():
            return [as_text(item) for item in data]
        case None:
            return None
        case _:
            return data if isinstance(data, str) else format_scalar(data)


def assert_formatting_is_lossless_and_idempotent(text: str, field_type: FieldType) -> None:
    """Assert that formatting keeps data and comments, and that a second formatting changes nothing."""
    document = read(text.encode())
    formatted = format_document(document, field_type)
    written = read(formatted)
    assert is_equal(as_text(written.data), as_text(document.data))
    assert not written.faults
    # `OddFile` writes comments with numbers: "# c1".
    assert sorted(re.findall(r"# c\d+", formatted.decode())) == sorted(re.findall(r"# c\d+", text))
    assert format_document(written, field_type) == formatted


@given(data=st.dictionaries(KEYS, VALUES, max_size=6), seed=st.integers(0, 2**32))
def test_formatting_odd_files_is_lossless_and_idempotent(data: dict[str, Any], seed: int) -> None:
    text = OddFile(seed).text(data) if data else "{}\n"
    # OddFile can insert a comment where it becomes part of a scalar. Such files are skipped.
    assume(is_equal(read(text.encode()).data, data))
    assert_formatting_is_lossless_and_idempotent(text, FieldType.of_record(Kind.ORGANIZATION))


@settings(max_examples=30)
@given(data=st.dictionaries(KEYS, VALUES, min_size=1, max_size=4), seed=st.integers(0, 2**32))
def test_comments_may_be_anywhere(data: dict[str, Any], seed: int) -> None:
    odd = OddFile(seed)
    text = odd.scatter_comments(odd.text(data), data)
    assume(is_equal(read(text.encode()).data, data))
    assert_formatting_is_lossless_and_idempotent(text, FieldType.of_record(Kind.ORGANIZATION))


@given(file=st.sampled_from(FILES), seed=st.integers(0, 2**32))
def test_formatting_sample_files_in_odd_styles_is_lossless_and_idempotent(
    file: tuple[bytes, Kind | None], seed: int
) -> None:
    text = OddFile(seed).text(read(file[0]).data)
    assume(is_equal(read(text.encode()).data, read(file[0]).data))
    assert_formatting_is_lossless_and_idempotent(text, FieldType.of_record(file[1]))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # Order of keys, and comments before a key and at the start and the end of the file.
        ("type: ngo # t\n# of the id\nid:   'a'\n", "# of the id\nid: a\ntype: ngo  # t\n"),
        ("# head\n\ntype: ngo\nid: a\n", "# head\n\nid: a\ntype: ngo\n"),
        ("\n# c\nid: a\n\n\n# d\n\ntype: ngo\n\n", "# c\nid: a\n\n# d\n\ntype: ngo\n"),
        ("  # c\nid: a\n", "# c\nid: a\n"),
        ("id: a\n# end\n", "id: a\n# end\n"),
        ("id: a\n\n# end\n", "id: a\n\n# end\n"),
        # Line breaks of Windows, and quotes where a text is expected.
        ("id: a\r\ncountry: NO\r\n", 'id: a\r\ncountry: "NO"\r\n'),
        ("id: a\nfounded: 2018\nnotes: 2018-01-02", 'id: a\nfounded: "2018"\nnotes: "2018-01-02"\n'),
        ("id: a\nfigures: [{more_than: 12}]\nx-a: 2018", "id: a\nfigures:\n  - {more_than: 12}\nx-a: 2018\n"),
        # Comments in lists.
        ("former_ids: [b, # why\n  c]\n", "former_ids:\n  - b  # why\n  - c\n"),
        ("former_ids: [ # why\n  c]\n", "former_ids:\n  # why\n  - c\n"),
        ("former_ids: [c\n  # why\n  ]  # all\n", "former_ids:  # all\n  - c\n  # why\n"),
        ("tasks:\n- en: x # why\n  ru: z\n", "tasks:\n  - en: x  # why\n    ru: z\n"),
        ("tasks:\n- # why\n  en: x\n", "tasks:\n  - {en: x}  # why\n"),
        ("tasks:\n- # one\n  # two\n  en: x\n", "tasks:\n  # two\n  - {en: x}  # one\n"),
        # Comments of values on lines of their own, and after the last item or key.
        ("notes:\n  # above\n  text  # beside\nid: a\n", "id: a\n# above\nnotes: text  # beside\n"),
        ("notes: # one\n  text # two\n", "# two\nnotes: text  # one\n"),
        ("former_ids:\n- b\n  # c\nid: a\n", "id: a\nformer_ids:\n  - b\n  # c\n"),
        ("former_ids:\n      # c\n  - b\nid: a\n", "id: a\nformer_ids:\n  # c\n  - b\n"),
        ("seat:\n  city:\n    en: x\n  # of the seat\nid: a\n", "id: a\nseat:\n  city: {en: x}\n  # of the seat\n"),
        # A block of text, in which '#' starts no comment.
        ("notes: |  # c\n  a # b\n  d\n", 'notes: "a # b\\nd\\n"  # c\n'),
        # Maps and lists in brackets, and empty ones.
        ("{id: a} # all\n", "id: a\n# all\n"),
        ("{}\n", "{}\n"),
        ("# c\n{ # d\n}\n# e\n", "# c\n# d\n# e\n{}\n"),
        ("id: a\ntasks: [ # c\n  ]\n", "id: a\n# c\ntasks: []\n"),
        ("former_ids: [[ # c\n ], b]\n", "former_ids:\n  # c\n  - []\n  - b\n"),
        # Keys after a question mark.
        ("id: a\n? notes\n: b\n", "id: a\nnotes: b\n"),
        ("? # c\n  notes # d\n# e\n: # f\n  b # g\n", "# c\n# d\n# e\n# f\nnotes: b  # g\n"),
        ("seat: {? city # c\n  : {en: x}}\n", "seat:\n  # c\n  city: {en: x}\n"),
        ("tasks:\n- ? # c\n    en\n  : x\n", "tasks:\n  # c\n  - {en: x}\n"),
    ],
)
def test_keys_are_sorted_texts_are_quoted_and_comments_stay_with_their_keys(old: str, new: str) -> None:
    assert format_organization(old) == new
