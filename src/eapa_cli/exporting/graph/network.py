"""Who is tied to whom: organizations and their agreements as nodes, and what ties them as edges."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from eapa_cli.errors import RefusedError
from eapa_cli.model.names import in_language, preferred_name
from eapa_cli.model.records import Agreement, Organization
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import decode
from eapa_cli.tabular.selection import Extract


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An organization or an agreement; `facts` are what a picture may be coloured or filtered by."""

    id: str
    kind: Kind
    label: str
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A tie between two nodes: `party`, a relation's type, or `partner` with the number of agreements and their ids."""

    source: str
    target: str
    type: str
    weight: int = 1
    agreements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Nodes, and edges between them; edges have a direction unless organizations are tied by what they concluded."""

    nodes: Sequence[Node]
    edges: Sequence[Edge]
    directed: bool = True

    def neighbours(self) -> Mapping[str, set[str]]:
        """The ids at the other end of each node's edges, whatever their direction."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for edge in self.edges:
            found[edge.source].add(edge.target)
            found[edge.target].add(edge.source)
        return found

    def around(self, id_: str, steps: int) -> "Network":
        """What lies within some steps of a node, the node itself included.

        Raises:
            RefusedError: there is no such node.
        """
        if id_ not in {node.id for node in self.nodes}:
            raise RefusedError(f"nothing in the graph has the id '{id_}'", hint="the filters may have left it out")
        neighbours = self.neighbours()
        reached, edge_of_it = {id_}, {id_}
        for _ in range(steps):
            edge_of_it = set().union(*(neighbours[one] for one in edge_of_it)) - reached
            reached |= edge_of_it
        return self._only(reached)

    def _only(self, ids: Collection[str]) -> "Network":
        return Network(
            nodes=[node for node in self.nodes if node.id in ids],
            edges=[edge for edge in self.edges if edge.source in ids and edge.target in ids],
            directed=self.directed,
        )


def network_of(extract: Extract) -> Network:
    """Organizations and agreements, since many agreements have three parties or more."""
    organizations, agreements = _records(extract)
    nodes = [
        *(_organization_node(organization, extract.languages) for organization in organizations),
        *(_agreement_node(agreement, extract.languages) for agreement in agreements),
    ]
    return _closed(nodes, [*_ties(organizations), *_memberships(agreements)], directed=True)


def projected(extract: Extract) -> Network:
    """Organizations only, each two tied by the agreements to which both are parties."""
    organizations, agreements = _records(extract)
    shared: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for agreement in agreements:
        for pair in combinations(sorted({party.organization for party in agreement.parties}), 2):
            shared[pair].append(agreement.id)
    edges = [
        Edge(source=one, target=other, type="partner", weight=len(ids), agreements=tuple(ids))
        for (one, other), ids in sorted(shared.items())
    ]
    nodes = [_organization_node(organization, extract.languages) for organization in organizations]
    return _closed(nodes, edges, directed=False)


def _records(extract: Extract) -> tuple[list[Organization], list[Agreement]]:
    organizations = (decode(Organization, data) for data in extract.records[Kind.ORGANIZATION])
    agreements = (decode(Agreement, data) for data in extract.records[Kind.AGREEMENT])
    return [one for one in organizations if one], [one for one in agreements if one]


def _organization_node(organization: Organization, languages: Sequence[str]) -> Node:
    scope = organization.scope.value if organization.scope else ""
    facts = {"type": organization.type.value, "country": organization.country or scope}
    label = preferred_name(organization.names, languages) or organization.id
    return Node(id=organization.id, kind=Kind.ORGANIZATION, label=label, facts=facts)


def _agreement_node(agreement: Agreement, languages: Sequence[str]) -> Node:
    signed = agreement.signed.date if agreement.signed else None
    facts = {"type": agreement.type.value, "signed": str(signed or "")}
    label = in_language(agreement.title, languages) if agreement.title else agreement.id
    return Node(id=agreement.id, kind=Kind.AGREEMENT, label=label, facts=facts)


def _ties(organizations: Iterable[Organization]) -> Iterator[Edge]:
    for organization in organizations:
        for link in organization.relations:
            if link.organization:
                yield Edge(source=organization.id, target=link.organization, type=link.type.value)


def _memberships(agreements: Iterable[Agreement]) -> Iterator[Edge]:
    for agreement in agreements:
        for party in agreement.parties:
            yield Edge(source=agreement.id, target=party.organization, type="party")
        for link in agreement.relations:
            yield Edge(source=agreement.id, target=link.agreement, type=link.type.value)


def _closed(nodes: Sequence[Node], edges: Iterable[Edge], *, directed: bool) -> Network:
    """The network without edges that lead to what is not in it."""
    ids = {node.id for node in nodes}
    return Network(
        nodes=nodes,
        edges=[edge for edge in edges if edge.source in ids and edge.target in ids],
        directed=directed,
    )
