"""A network in the XML that programs for graphs read: GraphML and GEXF, as networkx writes them."""

import re
from typing import Any, Final

from eapa_cli.errors import UsageError
from eapa_cli.exporting.graph.network import Network
from eapa_cli.render.clean import clean

# GEXF says when it was made, and the same network is to give the same bytes.
_MADE: Final = re.compile(' lastmodifieddate="[0-9-]*"')


def graphml_of(network: Network) -> str:
    """The network as GraphML (http://graphml.graphdrawing.org)."""
    graph = _graph(network)
    return "".join(f"{line}\n" for line in _networkx().generate_graphml(graph))


def gexf_of(network: Network) -> str:
    """The network as GEXF 1.2 (https://gexf.net), which Gephi reads."""
    graph = _graph(network)
    return _MADE.sub("", "".join(f"{line}\n" for line in _networkx().generate_gexf(graph)))


def _graph(network: Network) -> Any:
    nx = _networkx()
    # Two agreements can be tied by two relations, and two organizations as well.
    graph = nx.MultiDiGraph() if network.directed else nx.Graph()
    for node in network.nodes:
        facts = {name: clean(value) for name, value in node.facts.items() if value}
        graph.add_node(node.id, label=clean(node.label), kind=node.kind.value, **facts)
    for edge in network.edges:
        agreements = {"agreements": " ".join(edge.agreements)} if edge.agreements else {}
        graph.add_edge(edge.source, edge.target, type=edge.type, weight=edge.weight, **agreements)
    return graph


def _networkx() -> Any:
    try:
        import networkx as nx
    except ImportError:
        raise UsageError(
            "GraphML and GEXF need a library that is not installed",
            hint="pip install 'eapa[graph]', or with pipx: pipx inject eapa networkx",
        ) from None
    return nx
