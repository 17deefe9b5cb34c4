"""Rules against duplicate records and duplicate parts of a record."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator
from itertools import combinations, product
from typing import Final

from eapa_cli.checks.problem import Severity
from eapa_cli.checks.rule import Violation, agreement_rule, organization_rule, record_rule, register_rule
from eapa_cli.matching.blocking import find_candidate_pairs
from eapa_cli.matching.name_similarity import SAME, compute_similarity
from eapa_cli.model.message import Message
from eapa_cli.model.record_paths import normalize_path
from eapa_cli.model.records import Agreement, Organization, Record
from eapa_cli.model.register import Register
from eapa_cli.model.vocabulary import IdentifierScheme
from eapa_cli.text.shortening import shorten

# Two dates suggest the same agreement if one is known at least to the month, and the other at least to the year.
_DAYS_OF_MONTH: Final = 31
_DAYS_OF_YEAR: Final = 366
# Spaces and hyphens in the number of a registry, as in 0000 0001 2103 2683, an ISNI.
_SEPARATORS: Final = re.compile(r"[\s-]")
# All pairs of names of two organizations are compared, so only this many names of each are used.
_MAX_NAMES: Final = 50


@register_rule("near-duplicate-organization", severity=Severity.WARNING)
def near_duplicate_organization(register: Register) -> Iterator[Violation]:
    """No two organizations have nearly the same name.

    If an organization has two records, its agreements are divided between them, and counts of partners are incorrect.
    Organizations in different countries, or with a relation between them, are different.
    """
    organizations = list(register.organizations.values())
    reported: set[int] = set()
    names = [[name.value for name in organization.names[:_MAX_NAMES]] for organization in organizations]
    for first, second in find_candidate_pairs(names):
        one, other = organizations[first], organizations[second]
        # Of three similar records, the second and the third are reported once each. Another rule reports equal ids.
        if second in reported or one.id == other.id or _are_known_to_differ(one, other):
            continue
        score, (index, other_index) = _most_similar_names(one, other)
        if score >= SAME:
            reported.add(second)
            yield Violation(
                other,
                f"names.{other_index}.value",
                Message(
                    "'%(id)s' has nearly the same name as '%(other)s' ('%(name)s')",
                    id=other.id,
                    other=one.id,
                    name=shorten(one.names[index].value),
                ),
                hint=Message(
                    "if they are the same, merge this record into '%(id)s'; otherwise add a relation or a waiver",
                    id=one.id,
                ),
                second_places=((one, f"names.{index}.value", Message("the other name")),),
            )


@register_rule("near-duplicate-agreement", severity=Severity.WARNING)
def near_duplicate_agreement(register: Register) -> Iterator[Violation]:
    """No two agreements have the same type, the same parties, and the same or possibly the same date.

    Usually one agreement was entered twice, by two people or from two reports. One report may give only the year. Two
    agreements with a relation between them are different. An agreement that was signed on the same occasion has the
    relation `signed-with`.
    """
    for group in _group_by_type_and_parties(register.agreements.values()):
        for one, other in combinations(group, 2):
            # Another rule reports equal ids.
            if one.id != other.id and _may_have_same_date(one, other) and not _are_related(one, other):
                yield Violation(
                    other,
                    "signed.date",
                    _describe_duplicate(one, other),
                    hint=Message(
                        "if they are the same agreement, delete one; otherwise add a relation, such as 'signed-with'"
                    ),
                    second_places=((one, "signed.date", Message("the other date")),),
                )


@organization_rule("names-once", severity=Severity.WARNING)
def names_once(organization: Organization) -> Iterator[Violation]:
    """No name is listed twice in the same language, unless it has dates.

    A duplicate adds no information, and someone who corrects one of the two easily misses the other.
    """
    names = (
        (
            f"names.{index}",
            (name.lang, name.value.casefold()),
            Message("the name '%(name)s' is listed twice", name=name.value),
        )
        for index, name in enumerate(organization.names)
        if not (name.from_ or name.to)
    )
    yield from _find_repeated(organization, names)


@register_rule("unique-identifier")
def unique_identifier(register: Register) -> Iterator[Violation]:
    """No two organizations have the same number in a registry.

    A registry assigns a number once. Either one number is incorrect, or both records describe the same organization.
    """
    first_uses: dict[tuple[str, str], tuple[Organization, str]] = {}
    for organization in register.organizations.values():
        for index, identifier in enumerate(organization.identifiers):
            if identifier.scheme is IdentifierScheme.OTHER:
                continue  # the numbers can be those of different registries
            path = f"identifiers.{index}.value"
            number = (identifier.scheme, _SEPARATORS.sub("", identifier.value))
            first, first_path = first_uses.setdefault(number, (organization, path))
            # An organization may list its number twice, and another rule reports two organizations with one id.
            if first.id != organization.id:
                yield Violation(
                    organization,
                    path,
                    Message(
                        "'%(id)s' has the same number in the registry '%(scheme)s'",
                        id=first.id,
                        scheme=identifier.scheme,
                    ),
                    hint=Message(
                        "correct one of the two, or merge this record into '%(id)s' if they are the same", id=first.id
                    ),
                    second_places=((first, first_path, Message("first used here")),),
                )


@record_rule("sources-once", severity=Severity.WARNING)
def sources_once(record: Record) -> Iterator[Violation]:
    """No record lists the same source twice.

    Duplicate entries look like two independent sources.
    """
    message = Message("this source is listed twice")
    pages = (
        (f"sources.{index}.url", _page_of(source.url), message)
        for index, source in enumerate(record.sources)
        if source.url is not None
    )
    # Two archives can use the same reference, such as "folder 12".
    references = (
        (f"sources.{index}.reference", (source.reference, source.archive), message)
        for index, source in enumerate(record.sources)
        if source.reference is not None
    )
    yield from _find_repeated(record, pages)
    yield from _find_repeated(record, references)


@agreement_rule("languages-once")
def languages_once(agreement: Agreement) -> Iterator[Violation]:
    """No language of an agreement is listed twice.

    Two entries can contradict each other on whether the text in the language is authentic.
    """
    yield from _find_repeated(
        agreement,
        (
            (
                f"languages.{index}.lang",
                language.lang,
                Message("the language '%(language)s' is listed twice", language=language.lang),
            )
            for index, language in enumerate(agreement.languages)
        ),
    )


@agreement_rule("documents-once", severity=Severity.WARNING)
def documents_once(agreement: Agreement) -> Iterator[Violation]:
    """No document of an agreement is listed twice.

    Counts and downloads of the documents would include a copy twice.
    """
    message = Message("this document is listed twice")
    paths = (
        (f"documents.{index}.path", normalize_path(document.path), message)
        for index, document in enumerate(agreement.documents)
        if document.path is not None
    )
    urls = (
        (f"documents.{index}.url", document.url, message)
        for index, document in enumerate(agreement.documents)
        if document.url is not None
    )
    yield from _find_repeated(agreement, paths)
    yield from _find_repeated(agreement, urls)


def _group_by_type_and_parties(agreements: Collection[Agreement]) -> Iterable[list[Agreement]]:
    """Return groups of agreements with the same type and parties. Most groups with one member are omitted."""
    # Counting hashes first, and then storing only the larger groups, takes a sixth of the memory.
    counts = Counter(hash(_type_and_parties(agreement)) for agreement in agreements)
    groups: defaultdict[tuple[str, frozenset[str]], list[Agreement]] = defaultdict(list)
    for agreement in agreements:
        group = _type_and_parties(agreement)
        if counts[hash(group)] > 1:
            groups[group].append(agreement)
    return groups.values()


def _type_and_parties(agreement: Agreement) -> tuple[str, frozenset[str]]:
    return agreement.type, frozenset([party.organization for party in agreement.parties])


def _find_repeated(record: Record, items: Iterable[tuple[str, Hashable, str]]) -> Iterator[Violation]:
    """Yield a violation for each item whose value equals the value of an earlier item.

    An item consists of the path of the violation, the value, and the message.
    """
    first_paths: dict[Hashable, str] = {}
    for path, value, message in items:
        first_path = first_paths.setdefault(value, path)
        if first_path != path:
            yield Violation(
                record,
                path,
                message,
                hint=Message("remove one of the two"),
                second_places=((record, first_path, Message("first listed here")),),
            )


def _page_of(url: str) -> str:
    """Return a web address without its scheme, `www.`, its fragment and a slash at its end.

    A fragment that starts with a slash or an exclamation mark, such as `#/news/1`, names a page of the site, so it is
    not removed.
    """
    _, _, address = url.partition("://")
    page = re.sub(r"#(?![/!]).*", "", address.removeprefix("www."), flags=re.DOTALL)
    return page.rstrip("/")


def _most_similar_names(one: Organization, other: Organization) -> tuple[float, tuple[int, int]]:
    """Return the similarity of the two most similar names, and their indexes."""
    scores = {
        (index, other_index): compute_similarity(name.value, other_name.value)
        for (index, name), (other_index, other_name) in product(
            enumerate(one.names[:_MAX_NAMES]), enumerate(other.names[:_MAX_NAMES])
        )
    }
    indexes = max(scores, key=scores.__getitem__)
    return scores[indexes], indexes


def _are_known_to_differ(one: Organization, other: Organization) -> bool:
    """Return whether two organizations are related, or are in different countries by their country or seat."""
    are_related = any(link.organization == other.id for link in one.relations) or any(
        link.organization == one.id for link in other.relations
    )
    country, other_country = _country_of(one), _country_of(other)
    return are_related or (country is not None and other_country is not None and country != other_country)


def _country_of(organization: Organization) -> str | None:
    return organization.country or (organization.seat.country if organization.seat else None)


def _are_related(one: Agreement, other: Agreement) -> bool:
    return any(link.agreement == other.id for link in one.relations) or any(
        link.agreement == one.id for link in other.relations
    )


def _describe_duplicate(one: Agreement, other: Agreement) -> Message:
    if one.signing_date == other.signing_date:
        return Message("'%(id)s' has the same parties, type and date", id=one.id)
    return Message(
        "'%(id)s' has the same parties and type, and possibly the same date (%(date)s)",
        id=one.id,
        date=one.signing_date,
    )


def _may_have_same_date(one: Agreement, other: Agreement) -> bool:
    """Return whether the dates of signing of two agreements overlap and are exact enough for a comparison."""
    first, second = one.signing_date, other.signing_date
    if first is None or second is None:
        return False
    shorter, longer = sorted((day.latest - day.earliest).days for day in (first, second))
    are_exact = shorter <= _DAYS_OF_MONTH and longer <= _DAYS_OF_YEAR
    return are_exact and not (first.is_before(second) or second.is_before(first))
