"""Trees for people."""

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
    """A line of a tree with a remark and its branches."""

    text: str
    remark: str = ""
    branches: Sequence[Branch] = ()


def write_tree(tree: Branch, out: TextIO, terminal: Terminal) -> None:
    """Write a tree; its lines are wrapped on a terminal only."""
    from eapa_cli.render.console import HEADING, console_for, print_renderable, with_unlimited_width

    console = console_for(out, terminal if terminal.is_interactive else with_unlimited_width(terminal))
    print_renderable(console, _rich_tree(tree, HEADING))


def _rich_tree(tree: Branch, style: str = "") -> Tree:
    from rich.text import Text
    from rich.tree import Tree

    from eapa_cli.render.console import SECONDARY

    label = Text.assemble((clean(tree.text), style), (clean(tree.remark), SECONDARY), overflow="fold")
    result = Tree(label, guide_style=SECONDARY)
    for branch in tree.branches:
        result.children.append(_rich_tree(branch))
    return result
