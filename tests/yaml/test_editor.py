"""Edits of a file change as few bytes as possible, and lose no comment that remains."""

from typing import Any

import pytest

from eapa_cli.errors import RefusedError
from eapa_cli.yaml.editor import edit
from eapa_cli.yaml.reader import read

LONG_TEXT = (
    "a text that is so long that it must be folded, since no line is wider than a hundred characters " * 2
).strip()


def change(old: str, **changes: Any) -> str:
    """Return the text of a file after changes of some values. The value `...` removes a key."""
    data = read(old.encode()).data
    for key, value in changes.items():
        if value is ...:
            del data[key]
        else:
            data[key] = value
    return edit(old.encode(), data).decode()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # Spaces, quotes, line breaks of Windows, a last line without a line break, and a value on the next line.
        ("a: x\n", "a: w\n"),
        ("a:   x   # why\nb: 1\n", "a:   w   # why\nb: 1\n"),
        ("a: 'x'\r\nb: 1\r\n", "a: w\r\nb: 1\r\n"),
        ("b: 1\na: x", "b: 1\na: w"),
        ('"a":\n  x\nb: 1\n', '"a": w\nb: 1\n'),
        # Blocks of text, a list and an empty value, with comments.
        ("a: >-  # why\n  x\n  x\n\n# c\nb: 1\n", "a: w  # why\n\n# c\nb: 1\n"),
        ("a: |+\n  x\n\n\nb: 1\n", "a: w\n\n\nb: 1\n"),
        ("a:  # why\n  # c\n  - x  # d\n# e\nb: 1\n", "a: w  # why\n  # c\n# e\nb: 1\n"),
        ("a:\n# c\nb: 1\n", "a: w\n# c\nb: 1\n"),
        # Maps in brackets.
        ("{a: x, b: 1}\n", "{a: w, b: 1}\n"),
        ("{b: 1, a: , }\n", "{b: 1, a: w, }\n"),
        ("{b: 1, a}\n", "{b: 1, a: w}\n"),
        ('{b: 1, "a":x}\n', '{b: 1, "a": w}\n'),
        ("# head\n\na: {b: c,\n    d: e}  # f\n", "# head\n\na: w  # f\n"),
    ],
)
def test_only_the_value_is_replaced(old: str, new: str) -> None:
    assert change(old, a="w") == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# c\na: x # why\nb: 1\n", "# c\na: # why\n  - p\n  - q: 1\n    r: [2]\nb: 1\n"),
        ("# c\na:\n- x # why\nb: 1\n", "# c\na:\n- p # why\n- q: 1\n  r: [2]\nb: 1\n"),
        ("b: 1 # c\na: x", "b: 1 # c\na:\n  - p\n  - q: 1\n    r: [2]"),
    ],
)
def test_a_value_may_become_a_list(old: str, new: str) -> None:
    assert change(old, a=["p", {"q": 1, "r": [2]}]) == new


def test_a_long_new_text_is_folded_and_its_comment_stays_after_the_indicator() -> None:
    assert change("a: x # why\nb: 1\n", a=LONG_TEXT).splitlines()[0] == "a: >- # why"


def test_a_long_new_text_is_quoted_if_folding_would_make_a_comment_part_of_it() -> None:
    assert change("a:\n  # why\n  x\nb: 1\n", a=LONG_TEXT) == f'a: "{LONG_TEXT}"\n  # why\nb: 1\n'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("b: 1 # c\n\n# d\ne: 2\n", "b: 1 # c\na: w\n\n# d\ne: 2\n"),
        ("b: 1", "b: 1\na: w"),
        ("? b\n# c\n: 1\n", "? b\n# c\n: 1\na: w\n"),
        ("b: |+\n  x\n\ne: 2\n", "b: |+\n  x\n\na: w\ne: 2\n"),
        ("b: >-\r\n  x\r\n\r\n\r\n# c\r\n", "b: >-\r\n  x\r\na: w\r\n\r\n\r\n# c\r\n"),
        ("{b: 1 , e: 2} # c\n", "{b: 1, a: w , e: 2} # c\n"),
    ],
)
def test_a_new_key_is_inserted_in_the_order_of_the_data(old: str, new: str) -> None:
    old_data = read(old.encode()).data

    assert edit(old.encode(), {"b": old_data["b"], "a": "w", **old_data}).decode() == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# head\nb: 1\n", "# head\na: w\nb: 1\n"),
        ("{b: 1}\n", "{a: w, b: 1}\n"),
        ("{ }\n# c\n", "a: w\n# c\n"),
    ],
)
def test_a_new_key_may_be_the_first(old: str, new: str) -> None:
    assert edit(old.encode(), {"a": "w", **read(old.encode()).data}).decode() == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# c\na: x # why\n# d\nb: 1\n", "# c\n# d\nb: 1\n"),
        ("b: 1\na: x", "b: 1"),
        ("b: 1\r\na: >-\r\n  x\r\n\r\n# c\r\n", "b: 1\r\n\r\n# c\r\n"),
        ("a: |+\n  x\n\n# c\nb: 1\n", "# c\nb: 1\n"),
        ("{a: x, b: 1, }\n", "{b: 1, }\n"),
        ("{b: 1, a: x}\n", "{b: 1}\n"),
    ],
)
def test_only_the_lines_of_a_removed_key_are_removed(old: str, new: str) -> None:
    assert change(old, a=...) == new


@pytest.mark.parametrize(
    ("old", "items", "new"),
    [
        # Removed, inserted and appended items.
        ("l: # c\n- x # d\n# e\n- w\n", ["w"], "l: # c\n# e\n- w\n"),
        ("l: # c\n- x # d\n- w\n", ["x", "z", "w"], "l: # c\n- x # d\n- z\n- w\n"),
        ("l: # c\n- x # d\n- w\n", ["z", "x", "w"], "l: # c\n- z\n- x # d\n- w\n"),
        ("l: [x, # c\n  w]\n", ["x", "w", "z"], "l: [x, # c\n  w, z]\n"),
        ("l: [x, w] # c\n", [], "l: [] # c\n"),
        # The first item of an inner list, and the first key of a map, stand after the dash of the item around them.
        ("l:\n  - - x # c\n    - w\n", [["w"]], "l:\n  - - w\n"),
        ("l:\n  - - x # c\n    # d\n    - w\n", [["w"]], "l:\n  -\n    # d\n    - w\n"),
        ("l: # c\n  - a: 1\n    b: 2\n", [{"b": 2}], "l: # c\n  - b: 2\n"),
        ("l: # c\n  - a: 1\n    b: 2\n", [{"z": 0, "a": 1, "b": 2}], "l: # c\n  - z: 0\n    a: 1\n    b: 2\n"),
        ("l: # c\n  - a: 1\n    b: 2\n    e: 3\n", [{"e": 3}], "l: # c\n  -\n    e: 3\n"),
        # A map of one key in a list in brackets may lack its own brackets.
        ("l: # c\n- x: [a: 1]\n", [{"x": [{"a": 2}]}], "l: # c\n- x: [{a: 2}]\n"),
    ],
)
def test_only_changed_list_items_are_rewritten(old: str, items: list[Any], new: str) -> None:
    assert change(old, l=items) == new


def test_a_value_in_canonical_format_stays_in_canonical_format() -> None:
    old = "# c\nnames:\n  - {value: x, lang: en}\n"
    wide = {"value": "x" * 60, "lang": "en", "kind": "official", "from": "2021-05"}

    assert change(old, names=[wide]) == (
        f'# c\nnames:\n  - value: {"x" * 60}\n    lang: en\n    kind: official\n    from: "2021-05"\n'
    )


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_comment_after_the_last_line_of_a_list_or_map_stays(newline: str) -> None:
    names = "names:\n  - {value: X, lang: en} # keep me\n"
    seat = "seat:\n  city: {en: Rome} # why Rome\n"
    links = "links:\n  - of: {en: x}\n    by: y # why y\n"
    old = f"{names}{seat}{links}".replace("\n", newline)

    assert change(
        old,
        names=[{"value": "X", "lang": "en"}, {"value": "Z", "lang": "en"}],
        seat={"city": {"en": "Rome"}, "country": "IT"},
        links=[{"of": {"en": "x"}, "by": "y", "to": "z"}],
    ).replace("\r\n", "\n") == (f"{names}  - {{value: Z, lang: en}}\n{seat}  country: IT\n{links}    to: z\n")


def test_keys_keep_their_order_in_a_file_in_canonical_format() -> None:
    assert edit(b"b: 1\na: 2\n", {"a": 2, "new": 0, "b": 1}) == b"b: 1\na: 2\nnew: 0\n"


def test_a_file_with_equal_data_is_not_changed() -> None:
    source = b"a:   'x'\nb:  1"

    assert edit(source, {"b": 1, "a": "x"}) is source


def test_a_number_differs_from_an_equal_boolean() -> None:
    assert edit(b"a: true # c\n", {"a": 1}) == b"a: 1 # c\n"


@pytest.mark.parametrize(
    ("source", "data", "message"),
    [
        (b"a: [", {"a": 1}, "is not valid YAML"),
        (b"a: 1\na: 2\nb: 3 # c\n", {"a": 1, "b": 4}, "the part to change contains a key twice"),
        (b"l: [x, # c\n  w]\n", {"l": ["w"]}, "a comment is next to the part to remove"),
        (b"a: >-\n  x\nb: 1\n  # c\ne: 2\n", {"a": "x", "e": 2}, "cannot be changed safely"),
    ],
)
def test_an_unsafe_edit_is_refused(source: bytes, data: dict[str, Any], message: str) -> None:
    with pytest.raises(RefusedError, match=message):
        edit(source, data)
