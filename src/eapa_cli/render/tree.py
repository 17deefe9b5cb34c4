"""Trees for people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TextIO

from eapa_cli.render.clean import clean
from eapa_cli.render.styles import HEADING, SECONDARY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.tree import Tree

    from eapa_cli.render.terminal import Terminal

_WIDTH_WITHOUT_WRAPPING: Final = 100_000


@dataclass(frozen=True, slots=True)
class Branch:
    """A line of a tree: its text, a remark after the text, and the lines below it."""

    text: str
    remark: str = ""
    branches: Sequence[Branch] = ()


def write_tree(tree: Branch, out: TextIO, terminal: Terminal) -> None:
    """Write a tree. Its lines are wrapped only on a terminal."""
    from eapa_cli.render.console import console_for, print_renderable

    console = console_for(
        out, terminal if terminal.is_interactive else terminal._replace(width=_WIDTH_WITHOUT_WRAPPING)
    )
    print_renderable(console, _rich_tree(tree, HEADING))


def _rich_tree(tree: Branch, style: str = "") -> Tree:
    from rich.text import Text
    from rich.tree import Tree

    label = Text.assemble((clean(tree.text), style), (clean(tree.remark), SECONDARY), overflow="fold")
    rich_tree = Tree(label, guide_style=SECONDARY)
    rich_tree.children.extend(map(_rich_tree, tree.branches))
    return rich_tree
