"""Rules against duplicate records and duplicate parts of a record."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator
from itertools import combinations, product
from typing import Final

from eapa_cli.checks.problem import Severity
from eapa_cli.checks.rule import Violation, agreement_rule, organization_rule, record_rule, register_rule
from eapa_cli.matching.blocking import candidate_pairs
from eapa_cli.matching.name_similarity import SAME, similarity
from eapa_cli.model.records import Agreement, Organization, Record, Source
from eapa_cli.model.register import Register
from eapa_cli.text.quoting import shorten

# Two dates suggest the same agreement if one is known to the month, and the other to the year.
_DAYS_OF_MONTH: Final = 31
_DAYS_OF_YEAR: Final = 366
# All pairs of names are compared, so very long lists of names are cut.
_MAX_NAMES: Final = 50


@register_rule("near-duplicate-organization", severity=Severity.WARNING)
def near_duplicate_organization(register: Register) -> Iterator[Violation]:
    """No two organizations have nearly the same name.

    If an organization has two records, its agreements are divided between them, and counts of partners are incorrect.
    Organizations of different countries, or with a relation between them, are different.
    """
    organizations = list(register.organizations.values())
    reported: set[int] = set()
    for first, second in candidate_pairs([[name.value for name in one.names[:_MAX_NAMES]] for one in organizations]):
        one, other = organizations[first], organizations[second]
        # Of three similar records, the second and the third are reported once each. Another rule reports equal ids.
        if second in reported or one.id == other.id or _are_known_to_differ(one, other):
            continue
        similarity, (at, other_at) = _most_similar_names(one, other)
        if similarity >= SAME:
            reported.add(second)
            yield Violation(
                other,
                f"names.{other_at}.value",
                f"'{other.id}' has nearly the same name as '{one.id}', '{shorten(one.names[at].value)}'",
                hint=f"if they are the same, merge this record into '{one.id}'; otherwise add a relation or a waiver",
                also=((one, f"names.{at}.value", "the other name"),),
            )


@register_rule("near-duplicate-agreement", severity=Severity.WARNING)
def near_duplicate_agreement(register: Register) -> Iterator[Violation]:
    """No two agreements have the same type, the same parties and the same date.

    Usually one agreement was entered twice, by two people or from two reports. One report may give only the year. Two
    agreements with a relation between them are different; a separate document of the same occasion has the relation
    `signed-with`.
    """
    for group in _group_by_type_and_parties(register.agreements.values()):
        for one, other in combinations(group, 2):
            if one.id != other.id and _may_be_of_one_day(one, other) and not _are_related(one, other):
                yield Violation(
                    other,
                    "signed.date",
                    _describe_duplicate(one, other),
                    hint="if they are the same agreement, delete one; otherwise add a relation, such as 'signed-with'",
                    also=((one, "signed.date", "the other date"),),
                )


@organization_rule("names-once", severity=Severity.WARNING)
def names_once(organization: Organization) -> Iterator[Violation]:
    """No name is listed twice in the same language, unless it has dates.

    A duplicate adds no information, and is easily missed when the first is corrected.
    """
    parts = (
        (f"names.{index}", (name.lang, name.value.casefold()), f"the name '{name.value}' is listed twice")
        for index, name in enumerate(organization.names)
        if not (name.from_ or name.to)
    )
    yield from _find_repeated(organization, parts)


@register_rule("unique-identifier")
def unique_identifier(register: Register) -> Iterator[Violation]:
    """No two organizations have the same number in a registry.

    A registry assigns a number once. Either one number is incorrect, or both records describe the same organization.
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
                    f"'{known.id}' has the same number in the registry '{identifier.scheme}'",
                    hint=f"correct one of the two, or merge this record into '{known.id}' if they are the same",
                    also=((known, path, "first used here"),),
                )


@record_rule("sources-once", severity=Severity.WARNING)
def sources_once(record: Record) -> Iterator[Violation]:
    """No record lists the same source twice.

    Duplicate entries look like two independent sources.
    """
    for key, identity in (("url", _url_identity), ("reference", _reference_identity)):
        yield from _find_repeated(
            record,
            (
                (f"sources.{index}.{key}", value, "this source is listed twice")
                for index, source in enumerate(record.sources)
                if (value := identity(source)) is not None
            ),
        )


def _url_identity(source: Source) -> Hashable | None:
    return None if source.url is None else _page_of(source.url)


def _reference_identity(source: Source) -> Hashable | None:
    return None if source.reference is None else (source.reference, source.archive)


@agreement_rule("languages-once")
def languages_once(agreement: Agreement) -> Iterator[Violation]:
    """No language of an agreement is listed twice.

    Two entries can contradict each other on whether the version is authentic.
    """
    yield from _find_repeated(
        agreement,
        (
            (f"languages.{index}.lang", language.lang, f"the language '{language.lang}' is listed twice")
            for index, language in enumerate(agreement.languages)
        ),
    )


@agreement_rule("documents-once", severity=Severity.WARNING)
def documents_once(agreement: Agreement) -> Iterator[Violation]:
    """No document of an agreement is listed twice.

    Counts and downloads of the documents would include a copy twice.
    """
    for key in ("path", "url"):
        yield from _find_repeated(
            agreement,
            (
                (f"documents.{index}.{key}", value, "this document is listed twice")
                for index, document in enumerate(agreement.documents)
                if (value := getattr(document, key)) is not None
            ),
        )


def _group_by_type_and_parties(agreements: Collection[Agreement]) -> Iterable[list[Agreement]]:
    # Most groups have one member, so counting hashes first takes a sixth of the memory.
    counts = Counter(hash(_type_and_parties(agreement)) for agreement in agreements)
    groups: defaultdict[tuple[str, frozenset[str]], list[Agreement]] = defaultdict(list)
    for agreement in agreements:
        group = _type_and_parties(agreement)
        if counts[hash(group)] > 1:
            groups[group].append(agreement)
    return groups.values()


def _type_and_parties(agreement: Agreement) -> tuple[str, frozenset[str]]:
    return agreement.type, frozenset([party.organization for party in agreement.parties])


def _find_repeated(record: Record, parts: Iterable[tuple[str, Hashable, str]]) -> Iterator[Violation]:
    """Yield a violation for each part that equals an earlier part; a part is a path, a value and a message."""
    first: dict[Hashable, str] = {}
    for path, part, message in parts:
        known = first.setdefault(part, path)
        if known != path:
            yield Violation(
                record,
                path,
                message,
                hint="remove one of the two",
                also=((record, known, "first listed here"),),
            )


def _page_of(url: str) -> str:
    """Return the part of a web address that identifies its page."""
    _, _, rest = url.partition("://")
    return rest.removeprefix("www.").partition("#")[0].rstrip("/")


def _most_similar_names(one: Organization, other: Organization) -> tuple[float, tuple[int, int]]:
    """Return the similarity of the two most similar names, and their indexes."""
    scores = {
        (at, other_at): similarity(name.value, known.value)
        for (at, name), (other_at, known) in product(
            enumerate(one.names[:_MAX_NAMES]), enumerate(other.names[:_MAX_NAMES])
        )
    }
    most = max(scores, key=scores.__getitem__)
    return scores[most], most


def _are_known_to_differ(one: Organization, other: Organization) -> bool:
    countries = {one.country or (one.seat and one.seat.country), other.country or (other.seat and other.seat.country)}
    related = any(link.organization == other.id for link in one.relations) or any(
        link.organization == one.id for link in other.relations
    )
    return related or (len(countries) > 1 and None not in countries)


def _are_related(one: Agreement, other: Agreement) -> bool:
    return any(link.agreement == other.id for link in one.relations) or any(
        link.agreement == one.id for link in other.relations
    )


def _describe_duplicate(one: Agreement, other: Agreement) -> str:
    days = [agreement.signed.date for agreement in (one, other) if agreement.signed]
    if days[0] == days[1]:
        return f"'{one.id}' has the same parties, type and date"
    return f"'{one.id}' has the same parties and type, and possibly the same date ({days[0]})"


def _may_be_of_one_day(one: Agreement, other: Agreement) -> bool:
    days = [agreement.signed.date for agreement in (one, other) if agreement.signed and agreement.signed.date]
    if len(days) < 2:  # noqa: PLR2004  # two agreements
        return False
    lengths = sorted((day.latest - day.earliest).days for day in days)
    exact = lengths[0] <= _DAYS_OF_MONTH and lengths[1] <= _DAYS_OF_YEAR
    return exact and days[0].earliest <= days[1].latest and days[1].earliest <= days[0].latest
