"""Rules about references between records."""

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from eapa_cli.checks.rule import Rule, Subject, Violation, record_rule, register_rule
from eapa_cli.model.records import Organization, Record
from eapa_cli.model.register import Register
from eapa_cli.model.vocabulary import Kind
from eapa_cli.text.suggestions import did_you_mean

Reference = tuple[str, str]
"""The dotted path of a reference, and the id that it names."""


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

    A relation without a target hides an amendment, a renewal or a founder; usually its id has a typo.
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
        hint = f"add it with 'eapa add-organization --id {owner}', or name another with 'eapa set register owner=ID'"
        yield Violation(
            register.file, "owner", f"no organization has the id '{owner}'", hint=did_you_mean(owner, ids) or hint
        )


@record_rule("no-relation-to-itself")
def no_relation_to_itself(record: Record) -> Iterator[Violation]:
    """No record is related to itself.

    No record can renew, found or contain itself; usually the id of another record was meant.
    """
    for _, path, id_ in _relations_of(record):
        if id_ == record.id:
            yield Violation(record, path, f"'{id_}' has a relation to itself", hint="name the other record")


@register_rule("no-relation-cycle")
def no_relation_cycle(register: Register) -> Iterator[Violation]:
    """Relations never form a cycle.

    A relation points from the later agreement to the earlier one, or from the part to the whole. A cycle means that
    one relation has the opposite direction.
    """
    records: dict[str, Record] = {**register.organizations, **register.agreements}
    links: dict[str, list[Reference]] = {}
    for record, _, path, id_ in _relations(register):
        if id_ in records and id_ != record.id:
            links.setdefault(record.id, []).append((path, id_))
    for id_, path, loop in _find_cycles(links):
        yield Violation(
            records[id_],
            path,
            f"the relations form a cycle: {' → '.join(loop)}",
            hint="a relation points from a later to an earlier record, or from part to whole; remove the incorrect one",
            # Each of these relations may be the incorrect one.
            also=tuple(
                (records[one], next(at for at, target in links[one] if target == other), f"leads to '{other}'")
                for one, other in pairwise(loop[:-1])
            ),
        )


def _relations(register: Register) -> Iterator[tuple[Record, Kind, str, str]]:
    records: Iterable[Record] = chain(register.organizations.values(), register.agreements.values())
    for record in records:
        for kind, path, id_ in _relations_of(record):
            yield record, kind, path, id_


def _relations_of(record: Record) -> Iterator[tuple[Kind, str, str]]:
    if isinstance(record, Organization):
        for index, link in enumerate(record.relations):
            if link.organization is not None:
                yield Kind.ORGANIZATION, f"relations.{index}.organization", link.organization
    else:
        for index, tie in enumerate(record.relations):
            yield Kind.AGREEMENT, f"relations.{index}.agreement", tie.agreement


def _check_exists(register: Register, subject: Subject, kind: Kind, path: str, id_: str) -> Iterator[Violation]:
    ids = register.ids[kind]
    # If the file of the id cannot be read, that is reported instead.
    if id_ not in ids and id_ not in register.unread_ids:
        hint = did_you_mean(id_, ids) or f"add it first, with 'eapa add-{kind}'"
        yield Violation(subject, path, f"no {kind} has the id '{id_}'", hint=hint)


def check_reference(
    register: Register, subject: Subject, path: str, kind: Kind, id_: str
) -> Iterator[tuple[Rule, Violation]]:
    """Yield the violation of a reference to a record that does not exist, with the violated rule."""
    violated = known_organization if path.startswith("parties.") else known_relation
    for violation in _check_exists(register, subject, kind, path, id_):
        yield violated, violation


def _find_cycles(links: dict[str, list[Reference]]) -> Iterator[tuple[str, str, list[str]]]:
    """Yield each relation that closes a cycle: the id of its record, its path, and the ids of the cycle.

    The search is depth first, without recursion.
    """
    done: set[str] = set()
    for start, references in links.items():
        trail: dict[str, Iterator[Reference]] = {} if start in done else {start: iter(references)}
        while trail:
            here, rest = next(reversed(trail.items()))
            path, id_ = next(rest, ("", ""))
            if not path:
                done.add(here)
                del trail[here]
            elif id_ in trail:
                ids = list(trail)
                yield here, path, [*ids[ids.index(id_) :], id_]
            elif id_ not in done:
                trail[id_] = iter(links.get(id_, ()))
