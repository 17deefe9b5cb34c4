"""The partners of an organization, and their partners, as a tree."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from eapa_cli.exporting.graph.network import Edge, Network, Node, unknown_node_error
from eapa_cli.model.vocabulary import Kind
from eapa_cli.render.tree import Branch
from eapa_cli.text import code_formatters
from eapa_cli.text.interface_language import gettext, ngettext


def make_partner_tree(id_: str, depth: int, network: Network, partner_network: Network) -> Branch:
    """Return the tree of an organization's partners, or of an agreement's parties and earlier agreements.

    Partners are sorted by the number of agreements. The partners of an organization are shown only once.

    Raises:
        RefusedError: the record is not in the network.
    """
    nodes = {node.id: node for node in network.nodes}
    if id_ not in nodes:
        raise unknown_node_error(id_)
    tree = _Tree(nodes, partner_network.edges)
    if nodes[id_].kind is Kind.ORGANIZATION:
        return _branch(nodes[id_], tree.branches(id_, depth, parent=""))
    edges = [edge for edge in network.edges if edge.source == id_]
    return _branch(nodes[id_], [tree.edge_branch(edge, depth) for edge in edges])


@dataclass(slots=True)
class _Tree:
    """The nodes and the partners from which a tree is made."""

    nodes: Mapping[str, Node]
    edges: Iterable[Edge]
    partners: defaultdict[str, list[tuple[str, Edge]]] = field(default_factory=lambda: defaultdict(list))
    shown: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for edge in self.edges:
            self.partners[edge.source].append((edge.target, edge))
            self.partners[edge.target].append((edge.source, edge))

    def branches(self, id_: str, depth: int, *, parent: str) -> Sequence[Branch]:
        """Return the partners of an organization, except its parent in the tree."""
        if depth == 0 or id_ in self.shown:
            return ()
        self.shown.add(id_)
        found = [(other, edge) for other, edge in self.partners[id_] if other != parent]
        found.sort(key=lambda one: (-one[1].weight, self.nodes[one[0]].label, one[0]))
        return [
            _branch(
                self.nodes[other],
                self.branches(other, depth - 1, parent=id_),
                f": {self._summarize(edge.agreements)}",
            )
            for other, edge in found
        ]

    def edge_branch(self, edge: Edge, depth: int) -> Branch:
        """Return the branch for an edge of an agreement: a party with its other partners, or an earlier agreement."""
        node = self.nodes[edge.target]
        if edge.type == "party":
            return _branch(node, self.branches(node.id, depth - 1, parent=""))
        return Branch(text=f"{edge.type} {node.label}", remark=f"  {node.id}")

    def _summarize(self, agreements: Sequence[str]) -> str:
        """Return the number of agreements, and the known years of signing."""
        years = sorted(year for year in (self.nodes[id_].facts["signed"][:4] for id_ in agreements) if year.isdecimal())
        number = ngettext("%(num)s agreement", "%(num)s agreements", len(agreements)) % {"num": len(agreements)}
        if not years:
            return gettext("%(agreements)s, undated") % {"agreements": number}
        return f"{number}, {years[0]}" if years[0] == years[-1] else f"{number}, {years[0]}–{years[-1]}"


def _branch(node: Node, branches: Sequence[Branch], summary: str = "") -> Branch:
    """Return the branch of a node: its name, its country, a summary of its agreements, and its id."""
    code = node.facts.get("country")
    name = f"{node.label} ({code_formatters.format_country(code)})" if code else node.label
    return Branch(text=f"{name}{summary}", remark=f"  {node.id}", branches=branches)
