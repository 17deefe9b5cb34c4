"""Rules about references between records."""

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from eapa_cli.checks.rule import Rule, Subject, Violation, record_rule, register_rule
from eapa_cli.model.message import Message
from eapa_cli.model.records import Organization, Record
from eapa_cli.model.register import Register
from eapa_cli.model.vocabulary import Kind
from eapa_cli.text.shell_quoting import quote_command
from eapa_cli.text.suggestions import suggest_similar

_Link = tuple[str, str]
"""The dotted path of a relation's target, and the id of the target."""


@register_rule("known-organization")
def known_organization(register: Register) -> Iterator[Violation]:
    """Every party is an organization of the register.

    Searches by country, type or name cannot find an agreement whose party has no record.
    """
    for agreement in register.agreements.values():
        for index, party in enumerate(agreement.parties):
            yield from _check_exists(
                register, agreement, Kind.ORGANIZATION, f"parties.{index}.organization", party.organization
            )


@register_rule("known-relation")
def known_relation(register: Register) -> Iterator[Violation]:
    """Every id in a relation belongs to a record of the same kind.

    Searches and pages cannot follow a relation to a missing record. Usually its id has a typo.
    """
    for record, kind, path, id_ in _relations(register):
        yield from _check_exists(register, record, kind, path, id_)


@register_rule("known-owner")
def known_owner(register: Register) -> Iterator[Violation]:
    """The register's owner is one of its organizations.

    The owner maintains the register and answers questions about it, so readers must be able to look it up.
    """
    ids = register.ids[Kind.ORGANIZATION]
    # A new register has no organizations yet.
    if register.file and register.entries and (owner := register.file.owner) not in ids | register.unread_ids:
        hint = Message(
            "add it with 'eapa add-organization --id %(owner)s', or name another with 'eapa set register owner=ID'",
            owner=quote_command([owner]),
        )
        yield Violation(
            register.file,
            "owner",
            Message("no organization has the id '%(id)s'", id=owner),
            hint=suggest_similar(owner, ids) or hint,
        )


@record_rule("no-relation-to-itself")
def no_relation_to_itself(record: Record) -> Iterator[Violation]:
    """No record is related to itself.

    No record can renew, found or contain itself; usually the id of another record was meant.
    """
    for _, path, id_ in _relations_of(record):
        if id_ == record.id:
            yield Violation(
                record,
                path,
                Message("'%(id)s' has a relation to itself", id=id_),
                hint=Message("name the other record"),
            )


@register_rule("no-relation-cycle")
def no_relation_cycle(register: Register) -> Iterator[Violation]:
    """Relations never form a cycle.

    A relation points from the later agreement to the earlier one, or from the part to the whole. In a cycle, at least
    one relation has the opposite direction.
    """
    records: dict[str, Record] = {**register.organizations, **register.agreements}
    links: dict[str, list[_Link]] = {}
    for record, _, path, id_ in _relations(register):
        # Other rules report unknown ids, and relations of a record to itself.
        if id_ in records and id_ != record.id:
            links.setdefault(record.id, []).append((path, id_))
    for id_, path, cycle in _find_cycles(links):
        yield Violation(
            records[id_],
            path,
            Message("the relations form a cycle: %(cycle)s", cycle=" → ".join(cycle)),
            hint=Message(
                "a relation points from a later to an earlier record, or from part to whole; remove the incorrect one"
            ),
            # The last relation of the cycle is the violation. Each of the others may also be the incorrect one.
            second_places=tuple(
                (records[start], _find_path(links[start], target), Message("leads to '%(target)s'", target=target))
                for start, target in pairwise(cycle[:-1])
            ),
        )


def _find_path(links: Iterable[_Link], target: str) -> str:
    """Return the path of the first relation to a target."""
    return next(path for path, id_ in links if id_ == target)


def _relations(register: Register) -> Iterator[tuple[Record, Kind, str, str]]:
    """Yield each relation between two records: its record, and the kind, the dotted path and the id of its target."""
    records: Iterable[Record] = chain(register.organizations.values(), register.agreements.values())
    for record in records:
        for kind, path, id_ in _relations_of(record):
            yield record, kind, path, id_


def _relations_of(record: Record) -> Iterator[tuple[Kind, str, str]]:
    """Yield the kind, the dotted path and the id of the target of each relation to a record."""
    if isinstance(record, Organization):
        for index, link in enumerate(record.relations):
            if link.organization is not None:  # otherwise the target has only a name
                yield Kind.ORGANIZATION, f"relations.{index}.organization", link.organization
    else:
        for index, agreement_link in enumerate(record.relations):
            yield Kind.AGREEMENT, f"relations.{index}.agreement", agreement_link.agreement


def _check_exists(register: Register, subject: Subject, kind: Kind, path: str, id_: str) -> Iterator[Violation]:
    """Yield a violation if no record of a kind has an id."""
    ids = register.ids[kind]
    # If a stray file has the name of the id, the stray file is reported instead.
    if id_ not in ids and id_ not in register.unread_ids:
        message = Message("no organization has the id '%(id)s'", id=id_)
        if kind is Kind.AGREEMENT:
            message = Message("no agreement has the id '%(id)s'", id=id_)
        hint = suggest_similar(id_, ids) or Message("add it first, with 'eapa add-%(kind)s'", kind=kind.value)
        yield Violation(subject, path, message, hint=hint)


def check_reference(
    register: Register, subject: Subject, path: str, kind: Kind, id_: str
) -> Iterator[tuple[Rule, Violation]]:
    """Yield the violation of a reference to a record that does not exist, with the violated rule."""
    rule = known_organization if path.startswith("parties.") else known_relation
    for violation in _check_exists(register, subject, kind, path, id_):
        yield rule, violation


def _find_cycles(links: dict[str, list[_Link]]) -> Iterator[tuple[str, str, list[str]]]:
    """Yield each relation that closes a cycle: the id of its record, its path, and the ids of the cycle.

    The search is depth first, without recursion. The trail contains the ids from the start to the current record, each
    with its links that have not been followed yet.
    """
    finished: set[str] = set()
    for start, start_links in links.items():
        if start in finished:
            continue
        trail: dict[str, Iterator[_Link]] = {start: iter(start_links)}
        while trail:
            current, remaining = next(reversed(trail.items()))
            link = next(remaining, None)
            if link is None:
                finished.add(current)
                del trail[current]
                continue
            path, target = link
            if target in trail:
                ids = list(trail)
                yield current, path, [*ids[ids.index(target) :], target]
            elif target not in finished:
                trail[target] = iter(links.get(target, ()))
