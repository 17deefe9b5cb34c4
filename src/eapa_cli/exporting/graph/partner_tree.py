"""The tree of an organization's partners and their partners, or of an agreement's parties and related agreements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from eapa_cli.exporting.graph.network import Edge, Network, Node, make_unknown_node_error
from eapa_cli.model.vocabulary import AgreementRelation, Kind
from eapa_cli.render.tree import Branch
from eapa_cli.text import code_formatters
from eapa_cli.text.interface_language import gettext, ngettext


def make_partner_tree(id_: str, depth: int, network: Network, partner_network: Network) -> Branch:
    """Return the tree of an organization's partners, or of an agreement's parties and the agreements that it refers to.

    Partners are sorted by the number of shared agreements. The partners of an organization are shown only once, at its
    place nearest to the root.

    Args:
        id_: the id of the organization or agreement.
        depth: the number of levels below it.
        network: the network of all organizations and agreements, which has the edges of an agreement.
        partner_network: the network of organizations only, which has the edges between partners.

    Raises:
        RefusedError: the record is not in the network.
    """
    nodes = {node.id: node for node in network.nodes}
    if id_ not in nodes:
        raise make_unknown_node_error(id_)
    partners = _map_partners(partner_network.edges)
    if nodes[id_].kind is Kind.ORGANIZATION:
        tree = _Tree(nodes, partners, _measure_depths({id_}, depth, partners))
        return _make_branch(nodes[id_], tree.make_branches(id_, depth, parent=""))
    edges = [edge for edge in network.edges if edge.source == id_]
    parties = {edge.target for edge in edges if edge.type == "party"}
    tree = _Tree(nodes, partners, _measure_depths(parties, depth - 1, partners))
    return _make_branch(nodes[id_], [tree.make_edge_branch(edge, depth) for edge in edges])


_Partners = Mapping[str, Sequence[tuple[str, Edge]]]
"""The ids of the partners of each organization, with their edges."""


@dataclass(slots=True)
class _Tree:
    """A maker of the branches of a tree."""

    nodes: Mapping[str, Node]
    """All nodes by id."""
    partners: _Partners
    depths: Mapping[str, int]
    """The number of levels below each organization at its place nearest to the root."""
    shown: set[str] = field(default_factory=set)
    """The organizations whose partners are in the tree."""

    def make_branches(self, id_: str, depth: int, *, parent: str) -> Sequence[Branch]:
        """Return the branches of an organization's partners, except its parent in the tree."""
        is_at_nearest_place = depth == self.depths[id_] and id_ not in self.shown
        if depth == 0 or not is_at_nearest_place:
            return ()
        self.shown.add(id_)
        partners = [(other, edge) for other, edge in self.partners.get(id_, ()) if other != parent]
        partners.sort(key=self._make_sort_key)
        return [
            _make_branch(
                self.nodes[other],
                self.make_branches(other, depth - 1, parent=id_),
                f": {self._summarize(edge.agreements)}",
            )
            for other, edge in partners
        ]

    def _make_sort_key(self, partner: tuple[str, Edge]) -> tuple[int, str, str]:
        """Return the sort key of a partner: most shared agreements first, then by name, then by id."""
        id_, edge = partner
        return (-edge.weight, self.nodes[id_].label, id_)

    def make_edge_branch(self, edge: Edge, depth: int) -> Branch:
        """Return the branch for an edge of an agreement: a party with its partners, or a related agreement."""
        node = self.nodes[edge.target]
        if edge.type == "party":
            return _make_branch(node, self.make_branches(node.id, depth - 1, parent=""))
        relation = code_formatters.label_formatter(AgreementRelation)(edge.type)
        return Branch(text=f"{relation} {node.label}", remark=f"  {node.id}")

    def _summarize(self, agreements: Sequence[str]) -> str:
        """Return the number of agreements, and the known years of signing."""
        years = sorted(year for year in (self.nodes[id_].facts["signed"][:4] for id_ in agreements) if year.isdecimal())
        number = ngettext("%(num)s agreement", "%(num)s agreements", len(agreements)) % {"num": len(agreements)}
        if not years:
            return gettext("%(agreements)s, undated") % {"agreements": number}
        return f"{number}, {years[0]}" if years[0] == years[-1] else f"{number}, {years[0]}–{years[-1]}"


def _measure_depths(starts: set[str], depth: int, partners: _Partners) -> Mapping[str, int]:
    """Return the number of levels below each organization nearest to the starts, which have `depth` levels."""
    depths: dict[str, int] = {}
    frontier = starts
    while frontier:
        depths.update(dict.fromkeys(frontier, depth))
        frontier = {other for id_ in frontier for other, _ in partners.get(id_, ())} - depths.keys()
        depth -= 1
    return depths


def _map_partners(edges: Iterable[Edge]) -> _Partners:
    partners: defaultdict[str, list[tuple[str, Edge]]] = defaultdict(list)
    for edge in edges:
        partners[edge.source].append((edge.target, edge))
        partners[edge.target].append((edge.source, edge))
    return partners


def _make_branch(node: Node, branches: Sequence[Branch], summary: str = "") -> Branch:
    """Return the branch of a node: its name, its country, a summary of its agreements, and its id."""
    code = node.facts.get("country")
    name = f"{node.label} ({code_formatters.format_country(code)})" if code else node.label
    return Branch(text=f"{name}{summary}", remark=f"  {node.id}", branches=branches)
