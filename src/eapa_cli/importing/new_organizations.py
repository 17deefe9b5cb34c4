"""Organizations that a spreadsheet names and the register does not have: proposals for new records."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from eapa_cli.importing.free_wording.party_names import CYRILLIC, PartyName, read_party
from eapa_cli.matching.organization_words import find_organization_type
from eapa_cli.matching.places_in_text import country_of
from eapa_cli.model.records import Organization
from eapa_cli.model.vocabulary import NameKind, OrganizationType, Scope
from eapa_cli.storage.codec import sort_keys
from eapa_cli.text.code_formatters import code_or_label, format_country
from eapa_cli.text.fold import fold
from eapa_cli.text.interface_language import ENGLISH, interface_language, pgettext
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.languages import detect_language
from eapa_cli.text.organization_ids import free_id, organization_id

# Text in the innermost brackets, which does not name the type: "(ZA)" of "Zhrv Academy (ZA)".
_BRACKETS: Final = re.compile(r"\([^()]*\)")
# The words that alone mean a non-governmental organization. `organization_words` has more words for this type, such as
# 'centre' and 'council', but they occur in names of all types.
_NGO_WORDS: Final = re.compile(
    r"\b(?:non-?governmental|ngos?\b|public (?:organi[sz]ation|association|movement)|association|society|club"
    r"|общественн\w+ (?:организаци|движени|объединени|союз)|ассоциаци|ано\b|нко\b|нпо\b|клуб)",
    re.IGNORECASE,
)


@dataclass(slots=True, kw_only=True)
class NewOrganization:
    """An organization that the register does not have."""

    id: str
    names: list[dict[str, str]]
    """The names in the form of a record: each has a value, a language and a kind."""
    rows: list[str] = field(default_factory=list)
    """The names of the rows in which it is a party."""
    similar: Sequence[str] = ()
    """The ids of organizations with somewhat similar names."""
    type: str | None = None
    country: str | None = None
    scope: str | None = None
    other_fields: Mapping[str, Any] = field(default_factory=dict)
    """The other fields of the record, from a list of contacts."""
    reasons: dict[str, str] = field(default_factory=dict)
    """Why the type, country or scope was chosen, by the field; only for a value that no column states."""

    @property
    def name(self) -> str:
        """The first name."""
        return self.names[0]["value"]

    def make_record(self) -> dict[str, Any]:
        """Return the record; an unknown type is stored as `other`."""
        record: dict[str, Any] = {
            "id": self.id,
            "names": self.names,
            "type": self.type or OrganizationType.OTHER.value,
            "country": self.country,
            "scope": self.scope,
        }
        known = {key: value for key, value in record.items() if value}
        return sort_keys(Organization, {**known, **self.other_fields})

    def list_remarks(self) -> Iterator[str]:
        """Yield remarks on the rows that name it, derived facts, and similar organizations."""
        yield _("'%(name)s' is named in %(rows)s") % {"name": self.name, "rows": format_rows(self.rows)}
        yield from self.list_derived_facts()
        if self.similar:
            yield _("similar: %(names)s") % {"names": ", ".join(self.similar)}

    def list_derived_facts(self) -> Iterator[str]:
        """Yield remarks on an unknown type, and on the facts that follow from the names."""
        if self.type is None:
            yield _("the type is not known: stored as 'other'")
        for key, reason in self.reasons.items():
            fields = {
                "field": pgettext("field", key),
                "value": describe_value(key, getattr(self, key)),
                "reason": reason,
            }
            yield _("%(field)s '%(value)s': %(reason)s") % fields


class NewOrganizations:
    """The proposals of an import by id, and the ids of the proposals by name."""

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
        names = [self._make_name(value, NameKind.OFFICIAL) for value in (party.name, *party.other_names)]
        if party.acronym:
            names.append(self._make_name(party.acronym, NameKind.ACRONYM))
        id_ = organization_id(names)
        if not id_:
            message = _("'%(text)s' has no letters or digits for an id: write a name")
            raise ValueError(message % {"text": party.text})
        proposal = NewOrganization(id=self.free_id(id_), names=names, country=party.country)
        self.by_id[proposal.id] = proposal
        self._ids |= {fold(name): proposal.id for name in (*party.names, party.acronym) if name}
        return proposal

    def add_contact(self, data: Mapping[str, Any]) -> None:
        """Add a proposal for a record from a list of contacts, whose type and country may be missing."""
        own_fields = {"id", "names", "type", "country", "scope"}
        self.by_id[data["id"]] = NewOrganization(
            id=data["id"],
            names=list(data["names"]),
            type=data.get("type"),
            country=data.get("country"),
            scope=data.get("scope"),
            other_fields={key: value for key, value in data.items() if key not in own_fields},
        )
        self._ids |= {fold(name["value"]): data["id"] for name in data["names"]}

    def derive_missing_facts(self) -> None:
        """Derive the missing types, countries and scopes of all proposals from their names."""
        for organization in self.by_id.values():
            derive_facts(organization)

    def _make_name(self, value: str, kind: NameKind) -> dict[str, str]:
        return {"value": value, "lang": detect_language(value, self._languages), "kind": kind.value}

    def free_id(self, id_: str) -> str:
        """Return an id that no organization has."""
        return free_id(id_, lambda one: one in self.by_id or self._is_taken(one))


def derive_facts(organization: NewOrganization) -> None:
    """Derive the missing type, country or scope of an organization from its names, and store the reasons."""
    names = [name["value"] for name in organization.names]
    if organization.type is None and (type_ := next(filter(None, map(find_type, names)), None)):
        organization.type = type_
        organization.reasons["type"] = _("from the words of the name")
    if organization.country or organization.scope:
        return
    if organization.type == OrganizationType.INTERGOVERNMENTAL:
        organization.scope = Scope.INTERNATIONAL.value
        organization.reasons["scope"] = _("an intergovernmental organization without a country")
    elif country := next(filter(None, map(find_country, names)), None):
        organization.country = country
        organization.reasons["country"] = _("from the words of the name")


def describe_value(key: str, value: str) -> str:
    """Return the label of a type, a country or a scope for a sentence; in English, return its code."""
    match key:
        case "type":
            return code_or_label(OrganizationType, value)
        case "scope":
            return code_or_label(Scope, value)
        case _:
            return value if interface_language() == ENGLISH else format_country(value)


def format_rows(rows: Sequence[str]) -> str:
    """Return the name of the first row, and the number of any others, for a message."""
    if len(rows) == 1:
        return rows[0]
    return _("%(first)s and %(number)d more") % {"first": rows[0], "number": len(rows) - 1}


def separate_acronyms(names: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """Return the names of a record; an acronym in brackets at the end of a name becomes a name of its own."""
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
    type_ = find_organization_type(name)
    if type_ is OrganizationType.NGO:
        return type_.value if _NGO_WORDS.search(name) else None
    return type_.value if type_ else None


def find_country(name: str) -> str | None:
    """Return the country that a name contains, or the country of a city in the name."""
    return country_of(name, "ru" if CYRILLIC.search(name) else "en")
