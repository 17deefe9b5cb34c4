"""The network of a register: its nodes are organizations and agreements, its edges are parties and relations."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from eapa_cli.errors import RefusedError
from eapa_cli.model.names import preferred_name, text_in_language
from eapa_cli.model.records import Agreement, Organization
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import decode
from eapa_cli.tabular.extract import Extract
from eapa_cli.text.interface_language import gettext


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An organization or an agreement."""

    id: str
    kind: Kind
    label: str
    facts: Mapping[str, str]
    """Facts for the attributes of the node, such as its type and country."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """An edge between two nodes, which are given by their ids."""

    source: str
    target: str
    type: str
    """`party`, `partner`, or the type of a relation."""
    weight: int = 1
    """The number of agreements that two partners share."""
    agreements: tuple[str, ...] = ()
    """The ids of the agreements that two partners share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A graph of nodes and edges. A network of partners is not directed."""

    nodes: Sequence[Node]
    edges: Sequence[Edge]
    is_directed: bool = True

    def select_neighbourhood(self, id_: str, steps: int) -> "Network":
        """Return the part of the network that is at most some steps away from a node, with the node itself.

        The direction of edges does not matter.

        Raises:
            RefusedError: the node does not exist.
        """
        if id_ not in {node.id for node in self.nodes}:
            raise make_unknown_node_error(id_)
        neighbours: defaultdict[str, set[str]] = defaultdict(set)
        for edge in self.edges:
            neighbours[edge.source].add(edge.target)
            neighbours[edge.target].add(edge.source)
        reached, frontier = {id_}, {id_}
        for _ in range(steps):
            frontier = set().union(*(neighbours[one] for one in frontier)) - reached
            reached |= frontier
        return self.select(reached)

    def select(self, ids: Collection[str]) -> "Network":
        """Return the nodes with some ids, and the edges between them."""
        return Network(
            nodes=[node for node in self.nodes if node.id in ids],
            edges=[edge for edge in self.edges if edge.source in ids and edge.target in ids],
            is_directed=self.is_directed,
        )


def make_unknown_node_error(id_: str) -> RefusedError:
    """Return the error for an id that is not a node of the graph."""
    return RefusedError(
        gettext("no record in the graph has the id '%(id)s'") % {"id": id_},
        hint=gettext("the filters may have excluded it; if the agreement is not signed, add '--has stage'"),
    )


def make_network(extract: Extract) -> Network:
    """Return the network with organizations and agreements as nodes."""
    organizations, agreements = _decode_records(extract)
    nodes = [
        *(_make_organization_node(organization, extract.languages) for organization in organizations),
        *(_make_agreement_node(agreement, extract.languages) for agreement in agreements),
    ]
    edges = [*_list_organization_edges(organizations), *_list_agreement_edges(agreements)]
    return _omit_dangling_edges(Network(nodes=nodes, edges=edges))


def make_partner_network(extract: Extract) -> Network:
    """Return the network with organizations as nodes. An edge connects two parties of the same agreements."""
    organizations, agreements = _decode_records(extract)
    shared: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for agreement in agreements:
        for pair in combinations(sorted({party.organization for party in agreement.parties}), 2):
            shared[pair].append(agreement.id)
    edges = [
        Edge(source=one, target=other, type="partner", weight=len(ids), agreements=tuple(ids))
        for (one, other), ids in sorted(shared.items())
    ]
    nodes = [_make_organization_node(organization, extract.languages) for organization in organizations]
    return _omit_dangling_edges(Network(nodes=nodes, edges=edges, is_directed=False))


def _decode_records(extract: Extract) -> tuple[list[Organization], list[Agreement]]:
    """Return the organizations and agreements that can be decoded."""
    organizations = (decode(Organization, data) for data in extract.records[Kind.ORGANIZATION])
    agreements = (decode(Agreement, data) for data in extract.records[Kind.AGREEMENT])
    return [one for one in organizations if one], [one for one in agreements if one]


def _make_organization_node(organization: Organization, languages: Sequence[str]) -> Node:
    scope = organization.scope.value if organization.scope else ""
    facts = {"type": organization.type.value, "country": organization.country or scope}
    label = preferred_name(organization.names, languages) or organization.id
    return Node(id=organization.id, kind=Kind.ORGANIZATION, label=label, facts=facts)


def _make_agreement_node(agreement: Agreement, languages: Sequence[str]) -> Node:
    signed = agreement.signing_date
    facts = {"type": agreement.type.value, "signed": str(signed or "")}
    if agreement.stage:
        facts["stage"] = agreement.stage.value
    label = text_in_language(agreement.title, languages) if agreement.title else agreement.id
    return Node(id=agreement.id, kind=Kind.AGREEMENT, label=label, facts=facts)


def _list_organization_edges(organizations: Iterable[Organization]) -> Iterator[Edge]:
    for organization in organizations:
        for link in organization.relations:
            if link.organization:
                yield Edge(source=organization.id, target=link.organization, type=link.type.value)


def _list_agreement_edges(agreements: Iterable[Agreement]) -> Iterator[Edge]:
    for agreement in agreements:
        for party in agreement.parties:
            yield Edge(source=agreement.id, target=party.organization, type="party")
        for link in agreement.relations:
            yield Edge(source=agreement.id, target=link.agreement, type=link.type.value)


def _omit_dangling_edges(network: Network) -> Network:
    """Return a network without the edges to records that it does not contain."""
    return network.select({node.id for node in network.nodes})
