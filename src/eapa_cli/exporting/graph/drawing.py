"""The forms in which a network is handed to programs that draw."""

from enum import StrEnum
from pathlib import Path
from typing import Final, assert_never

from eapa_cli.exporting.graph.network import Network
from eapa_cli.tabular.extensions import find_format


class GraphFormat(StrEnum):
    """A form, by the name it has on the command line."""

    GRAPHML = "graphml"
    GEXF = "gexf"
    DOT = "dot"
    MERMAID = "mermaid"


_EXTENSIONS: Final = {
    ".graphml": GraphFormat.GRAPHML,
    ".gexf": GraphFormat.GEXF,
    ".dot": GraphFormat.DOT,
    ".gv": GraphFormat.DOT,
    ".mmd": GraphFormat.MERMAID,
    ".mermaid": GraphFormat.MERMAID,
}


def format_by_ending(file: Path) -> GraphFormat:
    """Return the format for the extension of a file name.

    Raises:
        UsageError: the extension is missing or not known.
    """
    return find_format(file, _EXTENSIONS)


def text_of(network: Network, form: GraphFormat) -> str:
    """The network in a form.

    Raises:
        UsageError: the form needs a library that is not installed.
    """
    # Each form is imported when it is asked for.
    match form:
        case GraphFormat.GRAPHML:
            from eapa_cli.exporting.graph.as_networkx import graphml_of as written
        case GraphFormat.GEXF:
            from eapa_cli.exporting.graph.as_networkx import gexf_of as written
        case GraphFormat.DOT:
            from eapa_cli.exporting.graph.as_dot import text_of as written
        case GraphFormat.MERMAID:
            from eapa_cli.exporting.graph.as_mermaid import text_of as written
        case _:
            assert_never(form)
    return written(network)
