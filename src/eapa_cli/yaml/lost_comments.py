"""Comments that an edit removed without being asked to."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from eapa_cli.yaml.alignment import is_equal, keeps_children, pairs
from eapa_cli.yaml.comments import comment_at, comments_in
from eapa_cli.yaml.line_index import Lines
from eapa_cli.yaml.reader import Document
from eapa_cli.yaml.syntax_tree import Node, parse_tree


def lost_comments(before: Document, after: Document) -> list[str]:
    """Return the comments that were removed although their key or value remains; both documents must be readable."""
    if "#" not in before.text:
        return []
    going = list(_going(Lines(before.text), parse_tree(before.text), before.data, after.data))
    stay = Counter(
        comment_at(before.text, offset)
        for offset in comments_in(before.text)
        if not any(start <= offset < end for start, end in going)
    )
    return list((stay - Counter(comment_at(after.text, offset) for offset in comments_in(after.text))).elements())


def _going(lines: Lines, node: Node, old: Any, new: Any) -> Iterator[tuple[int, int]]:
    """Yield the removed or replaced ranges of a text, each with the comment after it."""
    if not keeps_children(node, old, new):
        yield node.start, node.end if node.is_scalar or node.flow else lines.end(node.end)
        return
    olds = list(old.values()) if isinstance(old, Mapping) else old
    stay = {pair.old: pair.value for pair in pairs(old, new) if pair.old is not None}
    for index, child in enumerate(node.children):
        if index not in stay:
            yield child.lead, child.value.end if node.flow else lines.end(child.value.end)
        elif not is_equal(olds[index], stay[index]):
            yield from _going(lines, child.value, olds[index], stay[index])
