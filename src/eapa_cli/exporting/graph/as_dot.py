"""A network in the language of Graphviz (https://graphviz.org/doc/info/lang.html)."""

from collections.abc import Iterator

from eapa_cli.exporting.graph.network import Edge, Network, Node
from eapa_cli.model.vocabulary import Kind
from eapa_cli.render.clean import clean


def text_of(network: Network) -> str:
    """The network as a graph that `dot -Tsvg` draws."""
    return "".join(f"{line}\n" for line in _lines(network))


def _lines(network: Network) -> Iterator[str]:
    word, arrow = ("digraph", "->") if network.directed else ("graph", "--")
    yield f"{word} eapa {{"
    yield "  rankdir=LR;"
    yield from (f"  {_quoted(node.id)} [{_node(node)}];" for node in network.nodes)
    for edge in network.edges:
        yield f"  {_quoted(edge.source)} {arrow} {_quoted(edge.target)} [{_edge(edge)}];"
    yield "}"


def _node(node: Node) -> str:
    shape = "box" if node.kind is Kind.AGREEMENT else "ellipse"
    facts = {"label": node.label, "shape": shape, "kind": node.kind.value, **node.facts}
    return _attributes(facts)


def _edge(edge: Edge) -> str:
    label = str(edge.weight) if edge.agreements else edge.type
    return _attributes({"label": label, "type": edge.type, "weight": str(edge.weight)})


def _attributes(facts: dict[str, str]) -> str:
    return ", ".join(f"{name}={_quoted(value)}" for name, value in facts.items() if value)


def _quoted(text: str) -> str:
    # A backslash begins an escape such as \N, which stands for the node's name.
    escaped = clean(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
