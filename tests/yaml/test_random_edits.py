"""Random edits of a file change nothing else, and lose no comment that remains.

Comments in the generated files have the form `# c1: ...`.
"""

import copy
import json
import os
import random
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

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
# The number of random edits. To try more: `EAPA_EDITS=10000 pytest tests/yaml/test_random_edits.py`.
EDIT_COUNT = int(os.environ.get("EAPA_EDITS", "70"))
LONG_TEXT = (
    "a text that is so long that it must be folded, since no line is wider than a hundred characters " * 2
).strip()
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


def random_edit(data: Any, generator: random.Random) -> Edit:
    """Return a random edit at a random path."""
    new = copy.deepcopy(data)
    path = generator.choice(list(list_paths(new)))
    parent_path, last = path[:-1], path[-1]
    parent, value = value_at(new, parent_path), generator.choice(VALUES)
    removed: Path | None = path
    match generator.randrange(3):
        case 0:
            parent[last] = value
        case 1:
            del parent[last]
            # A list or map without its last value is written as an empty one, and its own comments may be removed.
            path = path if parent else parent_path
            removed = path
        case _ if isinstance(parent, list):
            parent.insert(generator.randint(0, len(parent)), value)
            removed = None
        case _:
            items = list(parent.items())
            # An existing key would get another value, and lose the comments of the old one.
            new_key = generator.choice([key for key in NEW_KEYS if key not in parent] or ["another"])
            items.insert(generator.randint(0, len(items)), (new_key, value))
            parent.clear()
            parent.update(items)
            removed = widen_to_list_with_equal_items(data, new, (*parent_path, new_key), None)
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
    """Return the lines before and after the part of a file at a path.

    The line on which the next value starts is omitted, since the part may end on this line.
    """
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
        if isinstance(removed[-1], int) and not lines[first][: span.column - 1].strip():
            above = first - 1
            while BLANK_OR_COMMENT.fullmatch(lines[above]):
                above -= 1
            if DASH.fullmatch(lines[above]):
                first = above
        del lines[first:end]
    return re.findall(rb"# c\d+:", b"\n".join(lines))


def check_one_edit(source: bytes, generator: random.Random) -> bool:
    """Check that a random edit changes nothing else. Return false if it is refused."""
    new_data, edited, removed = random_edit(read(source).data, generator)
    try:
        changed = edit(source, new_data)
    except RefusedError:
        return False
    before, after = lines_outside(source, edited)
    new_lines = lines_of(changed)
    assert is_equal(read(changed).data, new_data)
    assert new_lines[: len(before)] == before
    assert not after or new_lines[-len(after) :] == after
    # The file may end differently only if it has a blank line, which may become the last one.
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

    check_one_edit(source, random.Random(seed))  # the edit may be refused


@settings(max_examples=EDIT_COUNT)
@given(source=st.sampled_from(FILES), seed=st.integers(min_value=0, max_value=2**32))
def test_random_edits_of_sample_records_change_nothing_else(source: bytes, seed: int) -> None:
    generator = random.Random(seed)
    in_unusual_format = OddFile(seed).text(read(source).data).encode()

    assert check_one_edit(source, generator)
    assume(is_equal(read(in_unusual_format).data, read(source).data))
    check_one_edit(in_unusual_format, generator)  # the edit may be refused


@settings(max_examples=EDIT_COUNT)
@given(source=st.sampled_from(FILES), seed=st.integers(min_value=0, max_value=2**32))
def test_random_edits_of_files_in_canonical_format_lose_no_comment(source: bytes, seed: int) -> None:
    generator = random.Random(seed)

    assert check_one_edit(dump_with_comments(read(source).data, generator).encode(), generator)
