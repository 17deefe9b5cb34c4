"""A network as a flowchart of Mermaid (https://mermaid.js.org/syntax/flowchart.html), which forges show in Markdown."""

import re
from collections.abc import Iterator
from typing import Final

from eapa_cli.exporting.graph.network import Edge, Network
from eapa_cli.model.vocabulary import Kind
from eapa_cli.render.clean import clean

# What ends a text in quotes, begins an entity, or would be taken for HTML or Markdown.
_SPECIAL: Final = re.compile('["#&<>`\\\\*_\\[\\]{}|]')

# What Mermaid draws at most unless it is set up otherwise, which a page of GitHub or GitLab cannot do.
_MOST_EDGES: Final = 500
_MOST_CHARACTERS: Final = 50_000


def is_too_large(network: Network, text: str) -> bool:
    """Whether a network, as its text, is larger than what Mermaid draws as it comes."""
    return len(network.edges) > _MOST_EDGES or len(text) > _MOST_CHARACTERS


def text_of(network: Network) -> str:
    """The network as a flowchart; its nodes are numbered, since an id may be a word of the language."""
    return "".join(f"{line}\n" for line in _lines(network))


def _lines(network: Network) -> Iterator[str]:
    names = {node.id: f"n{number}" for number, node in enumerate(network.nodes, start=1)}
    arrow = "-->" if network.directed else "---"
    yield "flowchart LR"
    for node in network.nodes:
        left, right = ("[", "]") if node.kind is Kind.AGREEMENT else ("([", "])")
        yield f'  {names[node.id]}{left}"{_escaped(node.label)}"{right}'
    for edge in network.edges:
        yield f"  {names[edge.source]} {arrow}{_label(edge)} {names[edge.target]}"


def _label(edge: Edge) -> str:
    if edge.agreements:
        return f"|{edge.weight}|"
    return "" if edge.type == "party" else f"|{edge.type}|"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda match: f"#{ord(match.group())};", clean(text))
