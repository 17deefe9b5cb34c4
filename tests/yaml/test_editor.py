"""Edits of a file change as few bytes as possible, and lose no comment."""

import copy
import json
import os
import random
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from odd_files import OddFile, dump_with_comments
from samples import DATA

from eapa_cli.errors import RefusedError
from eapa_cli.yaml.alignment import is_equal
from eapa_cli.yaml.editor import edit
from eapa_cli.yaml.reader import read
from eapa_cli.yaml.spans import Path

FILES = [path.read_bytes() for path in sorted(DATA.rglob("*.yaml"))]
# The number of random edits. To try more: `EAPA_EDITS=10000 pytest tests/yaml/test_editor.py`.
EDIT_COUNT = int(os.environ.get("EAPA_EDITS", "100"))
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
        ("a: x\n", "a: w\n"),
        ("a:   x   # why\nb: 1\n", "a:   w   # why\nb: 1\n"),
        ("a: 'x'\r\nb: 1\r\n", "a: w\r\nb: 1\r\n"),
        ("b: 1\na: x", "b: 1\na: w"),
        ('"a":\n  x\nb: 1\n', '"a": w\nb: 1\n'),
        ("a: >-  # why\n  x\n  x\n\n# c\nb: 1\n", "a: w  # why\n\n# c\nb: 1\n"),
        ("a: |+\n  x\n\n\nb: 1\n", "a: w\n\n\nb: 1\n"),
        ("a:  # why\n  # c\n  - x  # d\n# e\nb: 1\n", "a: w  # why\n  # c\n# e\nb: 1\n"),
        ("a:\n# c\nb: 1\n", "a: w\n# c\nb: 1\n"),
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
        ("l: # c\n- x # d\n# e\n- w\n", ["w"], "l: # c\n# e\n- w\n"),
        ("l: # c\n- x # d\n- w\n", ["x", "z", "w"], "l: # c\n- x # d\n- z\n- w\n"),
        ("l: # c\n- x # d\n- w\n", ["z", "x", "w"], "l: # c\n- z\n- x # d\n- w\n"),
        ("l: [x, # c\n  w]\n", ["x", "w", "z"], "l: [x, # c\n  w, z]\n"),
        ("l: [x, w] # c\n", [], "l: [] # c\n"),
        ("l:\n  - - x # c\n    - w\n", [["w"]], "l:\n  - - w\n"),
        ("l:\n  - - x # c\n    # d\n    - w\n", [["w"]], "l:\n  -\n    # d\n    - w\n"),
        ("l: # c\n  - a: 1\n    b: 2\n", [{"b": 2}], "l: # c\n  - b: 2\n"),
        ("l: # c\n  - a: 1\n    b: 2\n", [{"z": 0, "a": 1, "b": 2}], "l: # c\n  - z: 0\n    a: 1\n    b: 2\n"),
        ("l: # c\n  - a: 1\n    b: 2\n    e: 3\n", [{"e": 3}], "l: # c\n  -\n    e: 3\n"),
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


# Random edits. Comments in the generated files have the form `# c1: ...`.


VALUES: tuple[Any, ...] = (
    "x", LONG_TEXT, "2021-09-24", "one\ntwo", "one\n\n two\n", 5, 0.5, True, None, [], {}, ["a"], {"en": "q"},
    [{"a": 1, "b": {"c": 2}}], {"a": {"b": ["x"]}}, [LONG_TEXT, "z"], " lead", "#x", ": ", "-", "NO", "Ташкент",
)  # fmt: skip
# A line that is empty or has only a comment, and a line that ends with a dash and a comment.
BLANK_OR_COMMENT = re.compile(rb"\s*(# c.*)?")
DASH = re.compile(rb"([^#]*\s)?-\s*(# c.*)?")
NEW_KEYS = ("new", "x-own", "a: b", "NO")


def list_paths(data: Any, path: Path = ()) -> Iterator[Path]:
    """Yield the paths of all values in the order of the file."""
    if path:
        yield path
    if isinstance(data, dict | list):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from list_paths(value, (*path, step))


def value_at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


class Edit(NamedTuple):
    """A random edit, and what it may change."""

    new_data: Any
    edited: Path
    """The path of the part of the file that may change."""
    removed: Path | None
    """The path of the part whose comments may be removed."""


def random_edit(data: Any, draw: random.Random) -> Edit:
    """Return a random edit at a random path."""
    new = copy.deepcopy(data)
    path = draw.choice(list(list_paths(new)))
    parent_path, last = path[:-1], path[-1]
    parent, value = value_at(new, parent_path), draw.choice(VALUES)
    removed: Path | None = path
    match draw.randrange(3):
        case 0:
            parent[last] = value
        case 1:
            del parent[last]
            path = removed = path if parent else parent_path
        case _ if isinstance(parent, list):
            parent.insert(draw.randint(0, len(parent)), value)
            removed = None
        case _:
            items = list(parent.items())
            # An existing key would get another value, and lose the comments of the old one.
            new_key = draw.choice([key for key in NEW_KEYS if key not in parent] or ["another"])
            items.insert(draw.randint(0, len(items)), (new_key, value))
            parent.clear()
            parent.update(items)
            removed = widen_to_list_with_equal_items(data, new, (*parent_path, ""), None)
            return Edit(new, path_before_list(parent_path), removed)
    # A map in canonical format may now fit on a line.
    return Edit(new, path_before_list(path[:-1] or path), widen_to_list_with_equal_items(data, new, path, removed))


def path_before_list(path: Path) -> Path:
    """Return the path up to the first list. In a list with equal items, an edit may change any of these items."""
    return next((path[:depth] for depth, step in enumerate(path) if isinstance(step, int)), path)


def widen_to_list_with_equal_items(old: Any, new: Any, path: Path, removed: Path | None) -> Path | None:
    """Return the path that an edit may remove: the whole list if it has equal items before or after the edit."""
    for depth in range(len(path)):
        lists = [value_at(data, path[:depth]) for data in (old, new)]
        if all(isinstance(items, list) for items in lists):
            lists_of_json = [[json.dumps(item, sort_keys=True) for item in items] for items in lists]
            if any(len(set(items)) < len(items) for items in lists_of_json):
                return path[:depth]
    return removed


def lines_of(source: bytes) -> list[bytes]:
    return source.replace(b"\r\n", b"\n").split(b"\n")


def lines_outside(source: bytes, path: Path) -> tuple[list[bytes], list[bytes]]:
    """Return the lines before and after the part of a file at a path."""
    document = read(source)
    lines = lines_of(source)
    if not path:
        return [], []
    paths = list(list_paths(document.data))
    index = paths.index(path)
    first = document.spans.key(path).line
    following = next((other for other in paths[index:] if other[: len(path)] != path), None)
    after = [] if following is None else lines[document.spans.key(following).line :]
    return lines[: first - 1], after


def remaining_comments(source: bytes, removed: Path | None) -> list[bytes]:
    """Return the comments on all lines except those from a key or item to the end of its value."""
    document, lines = read(source), lines_of(source)
    if removed == ():
        return []
    if removed is not None:
        paths = list(list_paths(document.data))
        following = next((other for other in paths[paths.index(removed) :] if other[: len(removed)] != removed), None)
        span = document.spans.key(removed)
        first = span.line - 1
        end = len(lines) if following is None else document.spans.key(following).line - 1
        while end > first + 1 and BLANK_OR_COMMENT.fullmatch(lines[end - 1]):
            end -= 1
        # The dash of an item may be on a line above it, with comments between the two lines.
        below_dash = first
        while not lines[first][: span.column - 1].strip() and BLANK_OR_COMMENT.fullmatch(lines[below_dash - 1]):
            below_dash -= 1
        if isinstance(removed[-1], int) and DASH.fullmatch(lines[below_dash - 1]):
            first = below_dash - 1
        del lines[first:end]
    return re.findall(rb"# c\d+:", b"\n".join(lines))


def check_one_edit(source: bytes, draw: random.Random) -> bool:
    """Check that a random edit changes nothing else. Return false if it is refused."""
    new_data, edited, removed = random_edit(read(source).data, draw)
    try:
        changed = edit(source, new_data)
    except RefusedError:
        return False
    before, after = lines_outside(source, edited)
    new_lines = lines_of(changed)
    assert is_equal(read(changed).data, new_data)
    assert new_lines[: len(before)] == before
    assert not after or new_lines[-len(after) :] == after
    # A final line break may be missing only if it was missing, or if the last line was blank.
    assert changed.endswith(b"\n") == source.endswith(b"\n") or b"" in lines_of(source)[:-1]
    if b"\r\n" in source:
        assert changed.count(b"\n") == changed.count(b"\r\n")
    assert all(changed.count(comment) == 1 for comment in remaining_comments(source, removed))
    return True


SCALARS = st.sampled_from(["x", "two words", "NO", "2021-09-24", "one\ntwo", "it's", LONG_TEXT, 5, True, None])
TREES = st.recursive(
    SCALARS,
    lambda child: (
        st.lists(child, max_size=3) | st.dictionaries(st.sampled_from(["a", "b", "c-d", "en", "NO"]), child, max_size=3)
    ),
    max_leaves=12,
)
RECORDS = st.dictionaries(st.sampled_from(["id", "names", "type", "notes", "seat"]), TREES, min_size=1)


@settings(max_examples=EDIT_COUNT)
@given(data=RECORDS, seed=st.integers(min_value=0, max_value=2**32))
def test_random_edits_of_files_in_unusual_formats_change_nothing_else(data: dict[str, Any], seed: int) -> None:
    source = OddFile(seed).text(data).encode()
    # In some of these files, a part of a scalar looks like a comment.
    assume(is_equal(read(source).data, data))

    check_one_edit(source, random.Random(seed))


@settings(max_examples=EDIT_COUNT)
@given(source=st.sampled_from(FILES), seed=st.integers(min_value=0, max_value=2**32))
def test_random_edits_of_sample_records_change_nothing_else(source: bytes, seed: int) -> None:
    draw = random.Random(seed)
    in_unusual_format = OddFile(seed).text(read(source).data).encode()

    assert check_one_edit(source, draw)
    assume(is_equal(read(in_unusual_format).data, read(source).data))
    check_one_edit(in_unusual_format, draw)


@settings(max_examples=EDIT_COUNT)
@given(source=st.sampled_from(FILES), seed=st.integers(min_value=0, max_value=2**32))
def test_random_edits_of_files_in_canonical_format_lose_no_comment(source: bytes, seed: int) -> None:
    draw = random.Random(seed)

    assert check_one_edit(dump_with_comments(read(source).data, draw).encode(), draw)
