"""Rules against what is entered twice: a record, or a part of one."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator
from itertools import combinations, product
from typing import Final

from eapa_cli.checks.problem import Severity
from eapa_cli.checks.rule import Violation, agreement_rule, organization_rule, record_rule, rule
from eapa_cli.matching.blocking import pairs_to_compare
from eapa_cli.matching.name_similarity import SAME, likeness
from eapa_cli.model.records import Agreement, Organization, Record
from eapa_cli.model.register import Register
from eapa_cli.text.quoting import shown

# In days: a month, and a year. Two dates less exact than to the month are no reason to think of one agreement.
_EXACT: Final = 31
_LONGEST: Final = 366
# Each name of one is compared with each of another: of more names than any body has, the first will do.
_MOST_NAMES: Final = 50


@rule("near-duplicate-organization", severity=Severity.WARNING)
def near_duplicate_organization(register: Register) -> Iterator[Violation]:
    """No two organizations have nearly the same name.

    One body with two records has half its agreements under each, and every count of partners is wrong. Bodies of two
    countries, or of which one names the other among its relations, are known to be two.
    """
    organizations = list(register.organizations.values())
    told: set[int] = set()
    for first, second in pairs_to_compare([[name.value for name in one.names[:_MOST_NAMES]] for one in organizations]):
        one, other = organizations[first], organizations[second]
        # Of three records of one body two are too many. Two of one id are a file and its copy, which is told as that.
        if second in told or one.id == other.id or _are_known_to_be_two(one, other):
            continue
        alike, (at, other_at) = _most_alike(one, other)
        if alike >= SAME:
            told.add(second)
            yield Violation(
                other,
                f"names.{other_at}.value",
                f"'{other.id}' has nearly the same name as '{one.id}', '{shown(one.names[at].value)}'",
                hint=f"if they are one, move what this record has into '{one.id}'; if not, say in a relation or a "
                "waiver how they differ",
                also=((one, f"names.{at}.value", "the name of the other"),),
            )


@rule("near-duplicate-agreement", severity=Severity.WARNING)
def near_duplicate_agreement(register: Register) -> Iterator[Violation]:
    """No two agreements are of the same type, between the same parties, and of the same date.

    It is mostly one agreement, entered by two people or from two reports of it, of which one may tell but the year.
    Two that are tied by a relation are known to be two.
    """
    for group in _of_same_type_and_parties(register.agreements.values()):
        for one, other in combinations(group, 2):
            if one.id != other.id and _may_be_of_one_day(one, other) and not _are_related(one, other):
                yield Violation(
                    other,
                    "signed.date",
                    f"'{one.id}' is of the same parties and type, and {_same_date(one, other)}",
                    hint="if it is the same agreement, keep one of the two; if not, tie them by a relation",
                    also=((one, "signed.date", "the date of the other"),),
                )


@organization_rule("names-once", severity=Severity.WARNING)
def names_once(organization: Organization) -> Iterator[Violation]:
    """No name stands twice in the same language, unless the times of the two are told apart.

    The second tells nothing, and is left behind when the first is corrected.
    """
    undated = ((index, name) for index, name in enumerate(organization.names) if not (name.from_ or name.to))
    yield from _twice(
        organization,
        ((f"names.{index}", (name.lang, name.value.casefold()), f"the name '{name.value}'") for index, name in undated),
    )


@rule("unique-identifier")
def unique_identifier(register: Register) -> Iterator[Violation]:
    """No two organizations have the same number in a registry.

    A registry gives a number once: either one of the two is wrong, or both records are of one body.
    """
    first: dict[tuple[str, str], tuple[Organization, str]] = {}
    for organization in register.organizations.values():
        for index, identifier in enumerate(organization.identifiers):
            here = (organization, f"identifiers.{index}.value")
            known, path = first.setdefault((identifier.scheme, identifier.value), here)
            if known.id != organization.id:
                yield Violation(
                    organization,
                    here[1],
                    f"'{known.id}' has the same number of the registry '{identifier.scheme}'",
                    hint=f"correct one of the two, or move what this record has into '{known.id}' if they are one",
                    also=((known, path, "first used here"),),
                )


@record_rule("sources-once", severity=Severity.WARNING)
def sources_once(record: Record) -> Iterator[Violation]:
    """No record names the same source twice.

    Two entries look like two witnesses, and are one.
    """
    yield from _twice(
        record,
        ((f"sources.{index}.url", _address(source.url), "this source") for index, source in enumerate(record.sources)),
    )


@agreement_rule("languages-once")
def languages_once(agreement: Agreement) -> Iterator[Violation]:
    """No language of an agreement stands twice.

    A text in a language is authentic or it is not; two entries leave that open.
    """
    yield from _twice(
        agreement,
        (
            (f"languages.{index}.lang", language.lang, f"the language '{language.lang}'")
            for index, language in enumerate(agreement.languages)
        ),
    )


@agreement_rule("documents-once", severity=Severity.WARNING)
def documents_once(agreement: Agreement) -> Iterator[Violation]:
    """No document of an agreement stands twice.

    Who counts or downloads the copies gets one of them twice.
    """
    for key in ("path", "url"):
        yield from _twice(
            agreement,
            (
                (f"documents.{index}.{key}", value, "this document")
                for index, document in enumerate(agreement.documents)
                if (value := getattr(document, key)) is not None
            ),
        )


def _of_same_type_and_parties(agreements: Collection[Agreement]) -> Iterable[list[Agreement]]:
    # Most stand alone: to hold only the hash of what each would be grouped by takes a sixth of the memory.
    counts = Counter(hash(_type_and_parties(agreement)) for agreement in agreements)
    groups: defaultdict[tuple[str, frozenset[str]], list[Agreement]] = defaultdict(list)
    for agreement in agreements:
        group = _type_and_parties(agreement)
        if counts[hash(group)] > 1:
            groups[group].append(agreement)
    return groups.values()


def _type_and_parties(agreement: Agreement) -> tuple[str, frozenset[str]]:
    return agreement.type, frozenset([party.organization for party in agreement.parties])


def _twice(record: Record, parts: Iterable[tuple[str, Hashable, str]]) -> Iterator[Violation]:
    """The parts of a record, each with its path and what is to be said of it, that are the same as an earlier one."""
    first: dict[Hashable, str] = {}
    for path, part, what in parts:
        known = first.setdefault(part, path)
        if known != path:
            yield Violation(
                record,
                path,
                f"{what} stands here for the second time",
                hint="take one of the two out",
                also=((record, known, "first named here"),),
            )


def _address(url: str) -> str:
    """A web address without what leads to the same page."""
    _, _, rest = url.partition("://")
    return rest.removeprefix("www.").partition("#")[0].rstrip("/")


def _most_alike(one: Organization, other: Organization) -> tuple[float, tuple[int, int]]:
    """How alike the two names are that are most so, and where they stand."""
    scores = {
        (at, other_at): likeness(name.value, known.value)
        for (at, name), (other_at, known) in product(
            enumerate(one.names[:_MOST_NAMES]), enumerate(other.names[:_MOST_NAMES])
        )
    }
    most = max(scores, key=scores.__getitem__)
    return scores[most], most


def _are_known_to_be_two(one: Organization, other: Organization) -> bool:
    countries = {one.country or (one.seat and one.seat.country), other.country or (other.seat and other.seat.country)}
    related = any(link.organization == other.id for link in one.relations) or any(
        link.organization == one.id for link in other.relations
    )
    return related or (len(countries) > 1 and None not in countries)


def _are_related(one: Agreement, other: Agreement) -> bool:
    return any(link.agreement == other.id for link in one.relations) or any(
        link.agreement == one.id for link in other.relations
    )


def _same_date(one: Agreement, other: Agreement) -> str:
    days = [agreement.signed.date for agreement in (one, other) if agreement.signed]
    return "of the same date" if days[0] == days[1] else f"perhaps of the same date ({days[0]})"


def _may_be_of_one_day(one: Agreement, other: Agreement) -> bool:
    days = [agreement.signed.date for agreement in (one, other) if agreement.signed and agreement.signed.date]
    if len(days) < 2:  # noqa: PLR2004  # two agreements
        return False
    lengths = sorted((day.latest - day.earliest).days for day in days)
    exact = lengths[0] <= _EXACT and lengths[1] <= _LONGEST
    return exact and days[0].earliest <= days[1].latest and days[1].earliest <= days[0].latest
