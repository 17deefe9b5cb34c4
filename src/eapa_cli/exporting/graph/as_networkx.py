"""A network as GraphML or GEXF, the XML formats of graph programs, written by networkx."""

import re
from typing import Any, Final

from eapa_cli.errors import UsageError
from eapa_cli.exporting.graph.network import Network
from eapa_cli.render.clean import clean
from eapa_cli.text.interface_language import gettext as _

# The time stamp of GEXF is removed, so that the same network gives the same bytes.
_TIMESTAMP: Final = re.compile(' lastmodifieddate="[0-9-]*"')


def format_graphml(network: Network) -> str:
    """Return the network as GraphML (http://graphml.graphdrawing.org)."""
    graph = _make_graph(network)
    return "".join(f"{line}\n" for line in _import_networkx().generate_graphml(graph))


def format_gexf(network: Network) -> str:
    """Return the network as GEXF 1.2 (https://gexf.net), which Gephi reads."""
    graph = _make_graph(network)
    # In GEXF, the attribute `type` of an edge can only be its direction.
    for _source, _target, attributes in graph.edges(data=True):
        attributes["label"] = attributes["edge_type"] = attributes.pop("type")
    return _TIMESTAMP.sub("", "".join(f"{line}\n" for line in _import_networkx().generate_gexf(graph)))


def _make_graph(network: Network) -> Any:
    nx = _import_networkx()
    # In a directed network, two records can have several relations.
    graph = nx.MultiDiGraph() if network.is_directed else nx.Graph()
    for node in network.nodes:
        facts = {name: clean(value) for name, value in node.facts.items() if value}
        graph.add_node(clean(node.id), label=clean(node.label), kind=node.kind.value, **facts)
    for number, edge in enumerate(network.edges, start=1):
        # The key becomes the id of the edge. By default it is unique only between two nodes.
        key = {"key": number} if network.is_directed else {}
        agreements = {"agreements": clean(" ".join(edge.agreements))} if edge.agreements else {}
        ends = clean(edge.source), clean(edge.target)
        graph.add_edge(*ends, **key, type=edge.type, weight=edge.weight, **agreements)
    return graph


def _import_networkx() -> Any:
    try:
        import networkx as nx
    except ImportError:
        raise UsageError(
            _("GraphML and GEXF need a library that is not installed"),
            hint=_("install it with 'pip install networkx', or with pipx: 'pipx inject eapa networkx'"),
        ) from None
    return nx
