"""The codes that the words of a search name, and the records with these codes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from eapa_cli.model.records import Agreement, Organization
from eapa_cli.model.vocabulary import Kind
from eapa_cli.query.condition_builder import IS_PARTNER
from eapa_cli.text.code_names import CITY, COUNTRY, Code, codes_named, codes_with_word, names_of
from eapa_cli.text.country_adjectives import country_of_adjective
from eapa_cli.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from eapa_cli.index.read_model import Index

SEARCHED: Final = frozenset({COUNTRY, CITY, "Scope", "OrganizationType", "AgreementType", "Topic", "Capacity"})
"""The vocabularies whose names are searched."""

# A word in the names of more codes is too common to mean one of them.
_MAX_CODES: Final = 20
_OF_PARTNER: Final = (
    "SELECT party.file FROM party JOIN organization AS body ON body.id = party.organization "
    f"WHERE body.{{column}} IN {{values}} AND {IS_PARTNER}"
)
_OF_SIGNATORY: Final = (
    "SELECT file FROM agreement, json_each(data, '$.signatories') AS item "
    "WHERE item.type = 'object' AND json_extract(item.value, '$.capacity') IN {values}"
)
_OF_PLACE: Final = "SELECT file FROM place WHERE country IN {values}"
_CONDITIONS: Final = {
    COUNTRY: (
        f"SELECT file FROM organization WHERE country IN {{values}} UNION {_OF_PLACE} UNION {_OF_PARTNER}",
        "country",
    ),
    "Scope": (f"SELECT file FROM organization WHERE scope IN {{values}} UNION {_OF_PARTNER}", "scope"),
    "OrganizationType": (f"SELECT file FROM organization WHERE type IN {{values}} UNION {_OF_PARTNER}", "type"),
    "AgreementType": ("SELECT file FROM agreement WHERE type IN {values}", ""),
    "Topic": ("SELECT file FROM area WHERE topic IN {values}", ""),
    "Capacity": (_OF_SIGNATORY, ""),
    "Kind": ("SELECT number FROM file WHERE kind IN {values}", ""),
}
"""The statement for the files of the records with some codes of a vocabulary, and the column of a partner."""


def find_named_codes(text: str) -> tuple[Code, ...]:
    """Return the codes with this name or label."""
    return _without_other(codes_named(text, SEARCHED))


def find_meant_codes(text: str, *, loose: bool) -> tuple[Code, ...]:
    """Return the codes with this name, label, or synonym of a label.

    With `loose`, include kinds of records, and the country of an adjective.
    """
    codes = codes_named(text, SEARCHED | {"Kind"} if loose else SEARCHED, synonyms=True)
    country = country_of_adjective(text) if loose else None
    return _without_other([*codes, Code(COUNTRY, country)] if country else codes)


def _without_other(codes: Iterable[Code]) -> tuple[Code, ...]:
    return tuple(code for code in codes if code.value != "other")


def find_partly_named_codes(word: str, *, incomplete: bool) -> tuple[Code, ...]:
    """Return the codes with this word in their names; an incomplete word matches the start of a word."""
    codes = codes_with_word(word, SEARCHED, incomplete=incomplete)
    return tuple(codes) if len(codes) <= _MAX_CODES else ()


def folded_names(codes: Iterable[Code]) -> list[tuple[str, ...]]:
    """Return the names of some codes, each as a tuple of folded words."""
    return list(dict.fromkeys(tuple(fold(name).split()) for code in codes for name in names_of(code)))


def code_statements(codes: Iterable[Code], value: Callable[[str], str]) -> Iterator[str]:
    """Yield SQL statements for the files of the records with some codes; `value` makes a placeholder."""
    values: defaultdict[str, list[str]] = defaultdict(list)
    for code in codes:
        if code.vocabulary != CITY:
            values[code.vocabulary].append(value(code.value))
    for vocabulary, placeholders in values.items():
        statement, column = _CONDITIONS[vocabulary]
        yield statement.format(values=f"({', '.join(placeholders)})", column=column)


def named_passages(index: Index, record: Organization | Agreement, wanted: Sequence[Code]) -> Iterator[tuple[str, str]]:
    """Yield the names of the wanted codes in a record, each with the name of the field."""
    found = _codes_of_organization(record) if isinstance(record, Organization) else _codes_of_agreement(index, record)
    for field, vocabulary, value in found:
        if value and (code := Code(vocabulary, value)) in wanted:
            yield from ((field, name) for name in names_of(code))


def _codes_of_organization(it: Organization) -> Iterator[tuple[str, str, str | None]]:
    yield "country", COUNTRY, it.country
    yield "scope", "Scope", it.scope
    yield "type", "OrganizationType", it.type
    yield "seat", COUNTRY, it.seat.country if it.seat else None
    yield "kind", "Kind", Kind.ORGANIZATION


def _codes_of_agreement(index: Index, it: Agreement) -> Iterator[tuple[str, str, str | None]]:
    yield "type", "AgreementType", it.type
    yield from (("areas", "Topic", area.topic) for area in it.areas)
    yield from (("signatories", "Capacity", person.capacity) for person in it.signatories)
    for party in it.parties:
        rows = index.query("SELECT country, scope, type FROM organization WHERE id = ?", (party.organization,))
        for country, scope, type_ in rows:
            field = f"party {party.organization}"
            yield from ((field, COUNTRY, country), (field, "Scope", scope), (field, "OrganizationType", type_))
    yield "place", COUNTRY, it.signed.place.country if it.signed and it.signed.place else None
    yield "kind", "Kind", Kind.AGREEMENT


def codes_of_record(index: Index, record: Organization | Agreement) -> Iterator[Code]:
    """Yield the codes by which a record is found, including those of its city and of an agreement's partners."""
    if isinstance(record, Organization):
        found, place = _codes_of_organization(record), record.seat
    else:
        owner = f"party {index.owner}"
        found = (code for code in _codes_of_agreement(index, record) if code[0] != owner)
        place = record.signed.place if record.signed else None
    codes = (Code(vocabulary, value) for _, vocabulary, value in found if value and vocabulary in SEARCHED)
    yield from (code for code in codes if code.value != "other")
    for city in ((place and place.city) or {}).values():
        yield from codes_named(city, {CITY})
