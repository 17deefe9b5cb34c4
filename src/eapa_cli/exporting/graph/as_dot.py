"""A network in the DOT language of Graphviz (https://graphviz.org/doc/info/lang.html)."""

from collections.abc import Iterator
from textwrap import wrap
from typing import Final

from eapa_cli.exporting.graph.network import Edge, Network, Node
from eapa_cli.model.vocabulary import Kind
from eapa_cli.render.clean import clean

_LABEL_WIDTH: Final = 28
"""The width of a label in characters."""


def format_dot(network: Network) -> str:
    """Return the network as a graph for `dot -Tsvg`."""
    return "".join(f"{line}\n" for line in _format_lines(network))


def _format_lines(network: Network) -> Iterator[str]:
    word, arrow = ("digraph", "->") if network.is_directed else ("graph", "--")
    yield f"{word} eapa {{"
    yield "  rankdir=LR;"
    yield from (f"  {_quote(node.id)} [{_format_node(node)}];" for node in network.nodes)
    for edge in network.edges:
        yield f"  {_quote(edge.source)} {arrow} {_quote(edge.target)} [{_format_edge(edge)}];"
    yield "}"


def _format_node(node: Node) -> str:
    shape = "box" if node.kind is Kind.AGREEMENT else "ellipse"
    attributes = _format_attributes({"shape": shape, "kind": node.kind.value, **node.facts})
    return f"label={_format_label(node.label)}, {attributes}"


def _format_edge(edge: Edge) -> str:
    label = str(edge.weight) if edge.agreements else edge.type
    return _format_attributes({"label": label, "type": edge.type, "weight": str(edge.weight)})


def _format_attributes(facts: dict[str, str]) -> str:
    return ", ".join(f"{name}={_quote(value)}" for name, value in facts.items() if value)


def _format_label(text: str) -> str:
    # Graphviz does not wrap labels, and an ellipse around a long line is wider than a page.
    lines = wrap(clean(text), _LABEL_WIDTH, break_on_hyphens=False)
    return '"' + r"\n".join(map(_escape, lines)) + '"'


def _quote(text: str) -> str:
    return f'"{_escape(clean(text))}"'


def _escape(text: str) -> str:
    # A backslash starts an escape such as \N, which Graphviz replaces with the name of the node.
    return text.replace("\\", "\\\\").replace('"', '\\"')
