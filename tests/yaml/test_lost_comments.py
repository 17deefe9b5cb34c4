"""Detection of comments that an edit removed although their key or value remains."""

import pytest

from eapa_cli.yaml.comments import find_lost_comments
from eapa_cli.yaml.reader import read


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        # The key or the item remains.
        ("a: x # why\nb: 1 # b\n", "a: w\nb: 1\n", ["# why", "# b"]),
        ("# c\na: x\n# c\nb: 1\n", "# c\na: w\nb: 1\n", ["# c"]),
        ("a:\n  - x # why\nb: 1\n", "a:\n  - x\n  - w\nb: 1\n", ["# why"]),
        ("? a # why\n: x\n", "a: w\n", ["# why"]),
        # The comment is on the whole file.
        ("# c\na: x\nb: 1\n", "b: 1\n", ["# c"]),
        ("{a: x, b: 1} # c\n", "{b: 1}\n", ["# c"]),
        ("{a: {b: x}, e: 1} # c\n", "{a: {b: w}, e: 1}\n", ["# c"]),
        # The key or the item is removed.
        ("a: x # why\nb: 1\n", "b: 1\n", []),
        ("a:\n  - x # why\nb: 1\n", "a: w\nb: 1\n", []),
        # There is no comment.
        ("a: x\n", "a: w\n", []),
        ("a: 'x # x'\n", "a: w\n", []),
    ],
)
def test_a_comment_is_lost_only_if_its_key_or_value_remains(before: str, after: str, lost: list[str]) -> None:
    assert find_lost_comments(read(before.encode()), read(after.encode())) == lost
