"""Trees for people to read on a terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from eapa_cli.render.clean import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.tree import Tree

    from eapa_cli.render.terminal import Terminal


@dataclass(frozen=True, slots=True)
class Branch:
    """A line of a tree, a remark after it, and its branches."""

    text: str
    remark: str = ""
    branches: Sequence[Branch] = ()


def write_tree(tree: Branch, out: TextIO, terminal: Terminal) -> None:
    """Write a tree; on a terminal its lines are wrapped to the width, elsewhere they are whole."""
    from eapa_cli.render.console import HEADING, console_for, show, unlimited

    console = console_for(out, terminal if terminal.interactive else unlimited(terminal))
    show(console, _tree(tree, HEADING))


def _tree(tree: Branch, style: str = "") -> Tree:
    from rich.text import Text
    from rich.tree import Tree

    from eapa_cli.render.console import SECONDARY

    label = Text.assemble((clean(tree.text), style), (clean(tree.remark), SECONDARY), overflow="fold")
    drawn = Tree(label, guide_style=SECONDARY)
    for branch in tree.branches:
        drawn.children.append(_tree(branch))
    return drawn
