"""The partners of an organization, and theirs in turn, as a tree."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from eapa_cli.errors import RefusedError
from eapa_cli.exporting.graph.network import Edge, Network, Node
from eapa_cli.model.vocabulary import Kind
from eapa_cli.render.tree import Branch


def partners_of(id_: str, depth: int, network: Network, projection: Network) -> Branch:
    """The tree of an organization's partners to a depth, those with most agreements first; or of an agreement's ties.

    Who has been shown with partners is not shown with them again.

    Raises:
        RefusedError: there is no such record.
    """
    nodes = {node.id: node for node in network.nodes}
    if id_ not in nodes:
        raise RefusedError(f"nothing in the graph has the id '{id_}'", hint="the filters may have left it out")
    tree = _Tree(nodes, projection.edges)
    if nodes[id_].kind is Kind.ORGANIZATION:
        return Branch(_named(nodes[id_]), tree.branches(id_, depth, came_from=""))
    ties = [edge for edge in network.edges if edge.source == id_]
    return Branch(_named(nodes[id_]), [tree.tie(edge, depth) for edge in ties])


@dataclass(slots=True)
class _Tree:
    nodes: Mapping[str, Node]
    edges: Iterable[Edge]
    partners: defaultdict[str, list[tuple[str, Edge]]] = field(default_factory=lambda: defaultdict(list))
    shown: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for edge in self.edges:
            self.partners[edge.source].append((edge.target, edge))
            self.partners[edge.target].append((edge.source, edge))

    def branches(self, id_: str, depth: int, *, came_from: str) -> Sequence[Branch]:
        """The partners of an organization, but for the one from which it was come to."""
        if depth == 0 or id_ in self.shown:
            return ()
        self.shown.add(id_)
        found = [(other, edge) for other, edge in self.partners[id_] if other != came_from]
        found.sort(key=lambda one: (-one[1].weight, self.nodes[one[0]].label, one[0]))
        return [
            Branch(
                f"{_named(self.nodes[other])}: {self._concluded(edge.agreements)}",
                self.branches(other, depth - 1, came_from=id_),
            )
            for other, edge in found
        ]

    def tie(self, edge: Edge, depth: int) -> Branch:
        """What an agreement is tied to: a party with its other partners, or an earlier agreement."""
        node = self.nodes[edge.target]
        if edge.type == "party":
            return Branch(_named(node), self.branches(node.id, depth - 1, came_from=""))
        return Branch(f"{edge.type} {_named(node)}")

    def _concluded(self, agreements: Sequence[str]) -> str:
        """How many agreements, and in which years they were signed as far as that is known."""
        years = sorted(year for year in (self.nodes[id_].facts["signed"][:4] for id_ in agreements) if year.isdecimal())
        number = f"{len(agreements)} agreements" if len(agreements) > 1 else "1 agreement"
        if not years:
            return f"{number}, undated"
        return f"{number}, {years[0]}" if years[0] == years[-1] else f"{number}, {years[0]}–{years[-1]}"


def _named(node: Node) -> str:
    country = node.facts.get("country")
    return f"{node.label} ({node.id}{f', {country}' if country else ''})"
