"""The codes that the words of a search name, and the records with these codes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from eapa_cli.model.records import Agreement, Organization
from eapa_cli.model.vocabulary import Kind
from eapa_cli.query.condition_builder import IS_PARTNER
from eapa_cli.text.code_names import CITY, COUNTRY, Code, find_codes_named, find_codes_with_word, list_names
from eapa_cli.text.country_adjectives import find_country_of_adjective
from eapa_cli.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from eapa_cli.index.read_model import Index

SEARCHED: Final = frozenset({COUNTRY, CITY, "Scope", "OrganizationType", "AgreementType", "Topic", "Capacity"})
"""The vocabularies whose names are searched."""

# A word in the names of more codes is too common to mean one of them.
_MAX_CODES: Final = 20


def _select_by_organization(column: str) -> str:
    """Return the statement that selects organizations, and agreements with partners, by a column of organizations."""
    return (
        f"SELECT file FROM organization WHERE {column} IN {{values}} UNION "
        "SELECT party.file FROM party JOIN organization AS body ON body.id = party.organization "
        f"WHERE body.{column} IN {{values}} AND {IS_PARTNER}"
    )


_STATEMENTS: Final = {
    COUNTRY: f"{_select_by_organization('country')} UNION SELECT file FROM place WHERE country IN {{values}}",
    "Scope": _select_by_organization("scope"),
    "OrganizationType": _select_by_organization("type"),
    "AgreementType": "SELECT file FROM agreement WHERE type IN {values}",
    "Topic": "SELECT file FROM area WHERE topic IN {values}",
    "Capacity": (
        "SELECT file FROM agreement, json_each(data, '$.signatories') AS item "
        "WHERE item.type = 'object' AND json_extract(item.value, '$.capacity') IN {values}"
    ),
    "Kind": "SELECT number FROM file WHERE kind IN {values}",
}
"""The statement that selects the files of the records with some codes (`{values}`) of a vocabulary, by vocabulary."""


def find_named_codes(text: str) -> tuple[Code, ...]:
    """Return the codes with this name or label, without the code 'other' of several vocabularies."""
    return _without_other(find_codes_named(text, SEARCHED))


def find_meant_codes(text: str, *, loose: bool) -> tuple[Code, ...]:
    """Return the codes with this name, label, or synonym of a label, without the code 'other'.

    With `loose`, the result includes kinds of records, and the country of an adjective.
    """
    codes = find_codes_named(text, SEARCHED | {"Kind"} if loose else SEARCHED, synonyms=True)
    country = find_country_of_adjective(text) if loose else None
    return _without_other([*codes, Code(COUNTRY, country)] if country else codes)


def _without_other(codes: Iterable[Code]) -> tuple[Code, ...]:
    return tuple(code for code in codes if code.value != "other")


def find_partly_named_codes(word: str, *, incomplete: bool) -> tuple[Code, ...]:
    """Return the codes with this word in their names, or none if there are too many.

    An incomplete word matches the start of a word.
    """
    codes = find_codes_with_word(word, SEARCHED, incomplete=incomplete)
    return tuple(codes) if len(codes) <= _MAX_CODES else ()


def folded_names(codes: Iterable[Code]) -> list[tuple[str, ...]]:
    """Return the names of some codes, each as a tuple of folded words."""
    return list(dict.fromkeys(tuple(fold(name).split()) for code in codes for name in list_names(code)))


def code_statements(codes: Iterable[Code], bind: Callable[[str], str]) -> Iterator[str]:
    """Yield SQL statements that select the files of the records with some codes.

    `bind` adds a parameter and returns its placeholder. Records contain no codes of cities.
    """
    placeholders_by_vocabulary: defaultdict[str, list[str]] = defaultdict(list)
    for code in codes:
        if code.vocabulary != CITY:
            placeholders_by_vocabulary[code.vocabulary].append(bind(code.value))
    for vocabulary, placeholders in placeholders_by_vocabulary.items():
        yield _STATEMENTS[vocabulary].format(values=f"({', '.join(placeholders)})")


def named_passages(index: Index, record: Organization | Agreement, wanted: Sequence[Code]) -> Iterator[tuple[str, str]]:
    """Yield each name of the wanted codes that a record has, after the field of the code."""
    found = _codes_of_organization(record) if isinstance(record, Organization) else _codes_of_agreement(index, record)
    for field, vocabulary, value in found:
        if value and (code := Code(vocabulary, value)) in wanted:
            yield from ((field, name) for name in list_names(code))


def _codes_of_organization(organization: Organization) -> Iterator[tuple[str, str, str | None]]:
    """Yield each field of an organization that has a code: its name, the vocabulary of the code, and the code."""
    yield "country", COUNTRY, organization.country
    yield "scope", "Scope", organization.scope
    yield "type", "OrganizationType", organization.type
    yield "seat", COUNTRY, organization.seat.country if organization.seat else None
    yield "kind", "Kind", Kind.ORGANIZATION


def _codes_of_agreement(index: Index, agreement: Agreement) -> Iterator[tuple[str, str, str | None]]:
    """Yield each field of an agreement and of its parties that has a code, as `_codes_of_organization` does."""
    yield "type", "AgreementType", agreement.type
    yield from (("areas", "Topic", area.topic) for area in agreement.areas)
    yield from (("signatories", "Capacity", person.capacity) for person in agreement.signatories)
    for party in agreement.parties:
        rows = index.query("SELECT country, scope, type FROM organization WHERE id = ?", (party.organization,))
        for country, scope, type_ in rows:
            field = party_field(party.organization)
            yield from ((field, COUNTRY, country), (field, "Scope", scope), (field, "OrganizationType", type_))
    place = agreement.signed.place if agreement.signed else None
    yield "place", COUNTRY, place.country if place else None
    yield "kind", "Kind", Kind.AGREEMENT


def party_field(organization: str) -> str:
    """Return the name of the field in which an agreement has a value of one of its parties."""
    return f"party {organization}"


def codes_of_record(index: Index, record: Organization | Agreement) -> Iterator[Code]:
    """Yield the codes by which a record is found, including those of its city and of an agreement's partners."""
    if isinstance(record, Organization):
        found, place = _codes_of_organization(record), record.seat
    else:
        # The owner is a party of nearly all agreements.
        field_of_owner = party_field(index.owner)
        all_codes = _codes_of_agreement(index, record)
        found = ((field, vocabulary, value) for field, vocabulary, value in all_codes if field != field_of_owner)
        place = record.signed.place if record.signed else None
    codes = (Code(vocabulary, value) for _field, vocabulary, value in found if value and vocabulary in SEARCHED)
    yield from _without_other(codes)
    if place and place.city:
        for city in place.city.values():
            yield from find_codes_named(city, {CITY})
