"""A network as a Mermaid flowchart (https://mermaid.js.org/syntax/flowchart.html), which GitHub and GitLab draw."""

import re
from collections.abc import Iterator
from typing import Final

from eapa_cli.exporting.graph.network import Edge, Network
from eapa_cli.model.vocabulary import Kind
from eapa_cli.render.clean import clean

# Characters that end a quoted string, start an entity, or have a meaning in HTML or Markdown.
_SPECIAL: Final = re.compile('["#&<>`\\\\*_\\[\\]{}|]')

# The default limits of Mermaid, which pages of GitHub and GitLab cannot change.
_MAX_EDGES: Final = 500
_MAX_CHARACTERS: Final = 50_000


def is_too_large(network: Network, text: str) -> bool:
    """Return whether a network and its text exceed the default limits of Mermaid."""
    return len(network.edges) > _MAX_EDGES or len(text) > _MAX_CHARACTERS


def format_mermaid(network: Network) -> str:
    """Return the network as a flowchart. Its nodes have numbers, since an id may be a keyword of Mermaid."""
    return "".join(f"{line}\n" for line in _format_lines(network))


def _format_lines(network: Network) -> Iterator[str]:
    names = {node.id: f"n{number}" for number, node in enumerate(network.nodes, start=1)}
    arrow = "-->" if network.is_directed else "---"
    yield "flowchart LR"
    for node in network.nodes:
        # An agreement is a rectangle, and an organization has rounded ends.
        left, right = ("[", "]") if node.kind is Kind.AGREEMENT else ("([", "])")
        yield f'  {names[node.id]}{left}"{_escape(node.label)}"{right}'
    for edge in network.edges:
        yield f"  {names[edge.source]} {arrow}{_format_label(edge)} {names[edge.target]}"


def _format_label(edge: Edge) -> str:
    """Return the label of an edge: the number of shared agreements, or the type of a relation; none for a party."""
    if edge.agreements:
        return f"|{edge.weight}|"
    return "" if edge.type == "party" else f"|{edge.type}|"


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda match: f"#{ord(match.group())};", clean(text))
