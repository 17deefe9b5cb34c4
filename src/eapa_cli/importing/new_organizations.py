"""Organizations that a spreadsheet names and the register does not have: proposals for new records."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from eapa_cli.importing.free_wording.party_names import PartyName, read_party
from eapa_cli.matching import organization_words
from eapa_cli.matching.places import country_of
from eapa_cli.model.records import Organization
from eapa_cli.model.vocabulary import NameKind, OrganizationType, Scope
from eapa_cli.storage.codec import sort_keys
from eapa_cli.text.code_formatters import code_or_label, format_country
from eapa_cli.text.fold import fold
from eapa_cli.text.interface_language import ENGLISH, interface_language, pgettext
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.languages import detect_language
from eapa_cli.text.organization_ids import free_id, organization_id

_CYRILLIC: Final = re.compile("[а-яё]", re.IGNORECASE)
_BRACKETS: Final = re.compile(r"\([^()]*\)")
# The words that mean a non-governmental organization; 'centre' or 'council' occur in names of all types.
_NGO_WORDS: Final = re.compile(
    r"\b(?:non-?governmental|ngos?\b|public (?:organi[sz]ation|association|movement)|association|society|club"
    r"|общественн\w+ (?:организаци|движени|объединени|союз)|ассоциаци|ано\b|нко\b|нпо\b|клуб)",
    re.IGNORECASE,
)


@dataclass(slots=True, kw_only=True)
class NewOrganization:
    """An organization that the register does not have.

    `near` are organizations that may be the same. `similar` are others with somewhat similar names. `reasons` has the
    reason for a type, country or scope that no column states, by the name of the field. `more` are further fields.
    """

    id: str
    names: list[dict[str, str]]
    rows: list[str] = field(default_factory=list)
    near: Sequence[str] = ()
    similar: Sequence[str] = ()
    type: str | None = None
    country: str | None = None
    scope: str | None = None
    more: Mapping[str, Any] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The first name."""
        return self.names[0]["value"]

    def data(self) -> dict[str, Any]:
        """Return the record; an unknown type is stored as `other`."""
        type_ = self.type or OrganizationType.OTHER.value
        facts = {"country": self.country, "scope": self.scope}
        data = {
            "id": self.id,
            "names": self.names,
            "type": type_,
            **{key: value for key, value in facts.items() if value},
        }
        return sort_keys(Organization, {**data, **self.more})

    def remarks(self) -> Iterator[str]:
        """Yield the rows that name it, its unknown type, and the fields that were derived from its name."""
        yield _("'%(name)s' is named in %(rows)s") % {"name": self.name, "rows": in_rows(self.rows)}
        if self.type is None:
            yield _("the type is not known: stored as 'other'")
        for key, reason in self.reasons.items():
            fields = {"field": pgettext("field", key), "value": value_words(key, getattr(self, key)), "reason": reason}
            yield _("%(field)s '%(value)s': %(reason)s") % fields
        if self.similar:
            yield _("similar: %(names)s") % {"names": ", ".join(self.similar)}


class NewOrganizations:
    """The proposals of an import by id, and the ids of names that were proposed before."""

    def __init__(self, languages: Sequence[str], is_taken: Callable[[str], bool]) -> None:
        self.by_id: dict[str, NewOrganization] = {}
        self._ids: dict[str, str] = {}
        self._languages = languages
        self._is_taken = is_taken

    def find(self, name: str) -> NewOrganization | None:
        """Return the proposal with a name."""
        return self.by_id.get(self._ids.get(fold(name), ""))

    def propose(self, party: PartyName) -> NewOrganization:
        """Return a new proposal for a party.

        Raises:
            ValueError: the language of the name is not clear, or no id can be made from it.
        """
        names = [self._name(value, NameKind.OFFICIAL) for value in (party.name, *party.others)]
        if party.acronym:
            names.append(self._name(party.acronym, NameKind.ACRONYM))
        id_ = organization_id(names)
        if not id_:
            message = _("'%(text)s' has no letters or digits for an id: write a name")
            raise ValueError(message % {"text": party.text})
        proposal = NewOrganization(id=self.free_id(id_), names=names, country=party.country)
        self.by_id[proposal.id] = proposal
        self._ids |= {fold(name): proposal.id for name in (*party.names, party.acronym) if name}
        return proposal

    def put(self, data: Mapping[str, Any]) -> None:
        """Add a proposal for a record that is complete except perhaps for its type and country."""
        more = {key: value for key, value in data.items() if key not in {"id", "names", "type", "country", "scope"}}
        self.by_id[data["id"]] = NewOrganization(
            id=data["id"],
            names=list(data["names"]),
            type=data.get("type"),
            country=data.get("country"),
            scope=data.get("scope"),
            more=more,
        )
        self._ids |= {fold(name["value"]): data["id"] for name in data["names"]}

    def complete_all(self) -> None:
        """Derive from the names the types and countries that no column states."""
        for organization in self.by_id.values():
            complete(organization)

    def _name(self, value: str, kind: NameKind) -> dict[str, str]:
        return {"value": value, "lang": detect_language(value, self._languages), "kind": kind.value}

    def free_id(self, id_: str) -> str:
        """Return an id that no organization has."""
        return free_id(id_, self._is_used)

    def _is_used(self, id_: str) -> bool:
        return id_ in self.by_id or self._is_taken(id_)


def complete(one: NewOrganization) -> None:
    """Derive the type and the country of an organization from its names, if no column states them."""
    names = [name["value"] for name in one.names]
    if one.type is None and (type_ := next(filter(None, map(find_type, names)), None)):
        one.type = type_
        one.reasons["type"] = _("from the words of the name")
    if one.country or one.scope:
        return
    if one.type == OrganizationType.INTERGOVERNMENTAL:
        one.scope = Scope.INTERNATIONAL.value
        one.reasons["scope"] = _("an intergovernmental organization without a country")
    elif country := next(filter(None, map(find_country, names)), None):
        one.country = country
        one.reasons["country"] = _("from the words of the name")


def value_words(key: str, value: str) -> str:
    """Return the value of a type, a country or a scope for a sentence: in English its code."""
    match key:
        case "type":
            return code_or_label(OrganizationType, value)
        case "scope":
            return code_or_label(Scope, value)
        case _:
            return value if interface_language() == ENGLISH else format_country(value)


def in_rows(rows: Sequence[str]) -> str:
    """Return the first of some rows, and the number of the others."""
    if len(rows) == 1:
        return rows[0]
    return _("%(first)s and %(number)d more") % {"first": rows[0], "number": len(rows) - 1}


def separate_acronyms(names: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """Return names in which an acronym in brackets at the end of a name has become a name of its own."""
    separated: list[dict[str, str]] = []
    for name in names:
        party = read_party(name["value"])
        separated.append({**name, "value": party.name} if party.acronym else dict(name))
        acronym = {**name, "value": party.acronym or "", "kind": NameKind.ACRONYM.value}
        if party.acronym and acronym not in separated:
            separated.append(acronym)
    return separated


def find_type(name: str) -> str | None:
    """Return the type of organization that the words of a name mean; None if that is not clear."""
    name = _BRACKETS.sub(" ", name)
    patterns = organization_words.RUSSIAN if _CYRILLIC.search(name) else organization_words.ENGLISH
    type_ = next((type_ for type_, pattern in patterns if pattern.search(name)), None)
    if type_ is OrganizationType.NGO:
        return type_.value if _NGO_WORDS.search(name) else None
    return type_.value if type_ else None


def find_country(name: str) -> str | None:
    """Return the country that a name contains, or that its city is in."""
    return country_of(name, "ru" if _CYRILLIC.search(name) else "en")
