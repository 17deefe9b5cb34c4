"""The formats of graph programs in which a network can be exported."""

from enum import StrEnum
from typing import Final, assert_never

from eapa_cli.exporting.graph.network import Network


class GraphFormat(StrEnum):
    """A graph format by its name on the command line."""

    GRAPHML = "graphml"
    GEXF = "gexf"
    DOT = "dot"
    MERMAID = "mermaid"


EXTENSIONS: Final = {
    ".graphml": GraphFormat.GRAPHML,
    ".gexf": GraphFormat.GEXF,
    ".dot": GraphFormat.DOT,
    ".gv": GraphFormat.DOT,
    ".mmd": GraphFormat.MERMAID,
    ".mermaid": GraphFormat.MERMAID,
}


def format_graph(network: Network, format_: GraphFormat) -> str:
    """Return the network in a format.

    Raises:
        UsageError: the format needs a library that is not installed.
    """
    # Only the module of the requested format is imported.
    match format_:
        case GraphFormat.GRAPHML:
            from eapa_cli.exporting.graph.as_networkx import format_graphml as format_network
        case GraphFormat.GEXF:
            from eapa_cli.exporting.graph.as_networkx import format_gexf as format_network
        case GraphFormat.DOT:
            from eapa_cli.exporting.graph.as_dot import format_dot as format_network
        case GraphFormat.MERMAID:
            from eapa_cli.exporting.graph.as_mermaid import format_mermaid as format_network
        case _:
            assert_never(format_)
    return format_network(network)
