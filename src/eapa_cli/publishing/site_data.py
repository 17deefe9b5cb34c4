"""The records of the site from the read model: their summaries and relations."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

from eapa_cli.index.read_model import Index
from eapa_cli.index.sql_lists import select_list, split_list
from eapa_cli.index.stored_records import decode_stored
from eapa_cli.index.tables import signing_order, status_on
from eapa_cli.model.names import LocalText
from eapa_cli.model.records import Agreement, Organization
from eapa_cli.model.vocabulary import AgreementType, Kind, OrganizationType, Stage, Status, Topic
from eapa_cli.publishing.people import Person, find_people
from eapa_cli.publishing.settings import SiteSettings, public_data
from eapa_cli.publishing.site_cache import SiteCache

_AGREEMENTS: Final = f"""
SELECT record.file, id, type, stage, title, signed, signed_from, signed_to, {status_on(":as_of")}, data,
    {select_list("organization", "party WHERE file = record.file ORDER BY position")},
    {select_list("topic", "area WHERE file = record.file ORDER BY position")},
    {select_list("spellings", "signatory WHERE file = record.file ORDER BY position")},
    (SELECT min(number) FROM deadline WHERE deadline.file = record.file AND to_day >= :as_of)
FROM agreement AS record ORDER BY {signing_order("record")} DESC, id
"""

_COUNTED_FIELDS: Final = ("signed.date", "signed.place", "signatories", "areas", "term", "documents", "sources")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementSummary:
    """The parts of an agreement for lists and searches."""

    file: int
    id: str
    type: AgreementType
    stage: Stage | None
    title: LocalText
    signed: str | None
    signed_from: str | None
    signed_to: str | None
    year: str | None
    status: Status
    parties: tuple[str, ...]
    topics: tuple[Topic, ...]
    spellings: tuple[str, ...]
    """The spellings of each signatory's name, one on each line."""
    deadline: int | None
    text: str
    """The record as JSON."""

    def record(self) -> Agreement:
        """Return the whole agreement."""
        return decode_stored(Agreement, json.loads(self.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationSummary:
    """The parts of an organization for lists and searches."""

    file: int
    id: str
    type: OrganizationType
    country: str | None
    names: Mapping[str, str]
    """The first official name in each language; the first name of any kind if no name is official."""
    short: str | None
    text: str

    def record(self) -> Organization:
        """Return the whole organization."""
        return decode_stored(Organization, json.loads(self.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A relation of a later record to an earlier record."""

    later: str
    type: str
    target: str


KeyFunction = Callable[[AgreementSummary], Iterable[str]]
"""Returns the keys of an agreement in one index, such as its topics."""


class SiteData:
    """All records of a register as of a day, with indexes.

    `agreements` has the signed agreements, which are listed and counted. `unsigned` has the other agreements, and
    `documents` has all agreements.
    """

    def __init__(
        self,
        index: Index,
        as_of: date,
        register: Mapping[str, Any],
        settings: SiteSettings,
        cache: SiteCache | None = None,
    ) -> None:
        index.compute_renewals(as_of)
        self.cache = cache or SiteCache()
        self.as_of = as_of
        self.index = index
        self.register = public_data(register)
        self.settings = settings
        self.owner = index.owner
        self.languages = index.languages
        self._names_of_people: dict[str, LocalText] = {}
        self._decoded_organizations: dict[str, Organization | None] = {}
        self.organizations = {one.id: one for one in _read_organizations(index)}
        self.documents = {one.id: one for one in _read_agreements(index, as_of)}
        self.agreements = {id_: one for id_, one in self.documents.items() if one.stage is None}
        self.unsigned = {id_: one for id_, one in self.documents.items() if one.stage}

    @cached_property
    def agreements_by_organization(self) -> Mapping[str, Sequence[AgreementSummary]]:
        """The signed agreements of each organization, the latest first."""
        return self.group_agreements(lambda one: one.parties)

    @cached_property
    def unsigned_by_organization(self) -> Mapping[str, Sequence[AgreementSummary]]:
        """The unsigned agreements of each organization."""
        return _group_by_key(self.unsigned.values(), lambda one: one.parties)

    @cached_property
    def ties(self) -> Mapping[str, Sequence[Tie]]:
        """The relations between agreements. Each relation is listed under both ids."""
        return self._relations(Kind.AGREEMENT)

    @cached_property
    def links(self) -> Mapping[str, Sequence[Tie]]:
        """The relations between organizations. Each relation is listed under both ids."""
        return self._relations(Kind.ORGANIZATION)

    def _relations(self, kind: Kind) -> Mapping[str, Sequence[Tie]]:
        found: defaultdict[str, list[Tie]] = defaultdict(list)
        sql = (
            f"SELECT record.id, relation.type, target FROM relation JOIN {kind} AS record USING (file) "
            "ORDER BY record.id, relation.rowid"
        )
        for later, type_, target in self.index.query(sql):
            for id_ in dict.fromkeys((later, target)):
                found[id_].append(Tie(later=later, type=type_, target=target))
        return found

    @cached_property
    def former_ids(self) -> Sequence[tuple[Kind, str, str]]:
        """The kind, former id and present id of each record that had another id."""
        return [
            (kind, former, id_)
            for kind in Kind
            for former, id_ in self.index.query(
                f"SELECT former_id.id, record.id FROM former_id JOIN {kind} AS record USING (file) ORDER BY 1, 2"
            )
        ]

    def organization(self, id_: str) -> Organization | None:
        """Return the whole organization that has an id."""
        if id_ not in self._decoded_organizations:
            summary = self.organizations.get(id_)
            self._decoded_organizations[id_] = summary.record() if summary else None
        return self._decoded_organizations[id_]

    @cached_property
    def letters(self) -> frozenset[str]:
        """The characters of all records that are not entirely in ASCII."""
        characters: set[str] = set()
        for records in (self.agreements, self.organizations):
            texts = (one.text for one in records.values())
            characters.update(*(text for text in texts if not text.isascii()))
        return frozenset(characters)

    @cached_property
    def recorded_field_counts(self) -> Sequence[int]:
        """The number of signed agreements that have a value in each counted field."""
        counts = ", ".join(f"count(nullif(data ->> '$.{field}', '[]'))" for field in _COUNTED_FIELDS)
        return tuple(self.index.query(f"SELECT {counts} FROM agreement WHERE stage IS NULL")[0])

    @property
    def owner_text(self) -> str:
        """The record of the owner as JSON; an empty string if the register has no such record."""
        owner = self.organizations.get(self.owner)
        return owner.text if owner else ""

    def partners(self, agreement: AgreementSummary) -> list[str]:
        """Return the ids of the parties other than the owner of the register."""
        return [party for party in agreement.parties if party != self.owner]

    def countries(self, agreement: AgreementSummary) -> list[str]:
        """Return the countries of the partners."""
        found = (self.organizations.get(party) for party in self.partners(agreement))
        return list(dict.fromkeys(one.country for one in found if one and one.country))

    @cached_property
    def agreements_of_country(self) -> Mapping[str, Sequence[AgreementSummary]]:
        """The signed agreements by country of a partner. Each of these countries has a page."""
        return self.group_agreements(self.countries)

    def country_address(self, code: str) -> str | None:
        """Return the address of the page of a country, if it has one."""
        return f"countries/{code.lower()}/" if code in self.agreements_of_country else None

    @cached_property
    def people(self) -> Sequence[Person]:
        """All people who signed, in the order of their names."""
        return find_people(self.index, self.cache)

    @cached_property
    def people_of_agreement(self) -> Mapping[str, Mapping[int, Person]]:
        """The people who signed each agreement, by their position among its signatories."""
        found: defaultdict[str, dict[int, Person]] = defaultdict(dict)
        for person in self.people:
            for id_, position in person.signatures:
                found[id_][position] = person
        return found

    @cached_property
    def _signatory_names(self) -> Mapping[str, Sequence[Any]]:
        rows = self.index.query("SELECT id, data ->> '$.signatories' FROM agreement")
        return {id_: found for id_, text in rows if text and isinstance(found := json.loads(text), list)}

    def signatory_name(self, person: Person) -> LocalText:
        """Return the name of a person as it is in the first of their agreements."""
        if person.key not in self._names_of_people:
            self._names_of_people[person.key] = self._signatory_name(person)
        return self._names_of_people[person.key]

    def _signatory_name(self, person: Person) -> LocalText:
        id_, position = person.signatures[0]
        found = self._signatory_names.get(id_, ())
        name = found[position].get("name") if position < len(found) and isinstance(found[position], dict) else None
        return name if isinstance(name, dict) else {"und": person.name}

    def group_agreements(self, keys: KeyFunction) -> Mapping[str, Sequence[AgreementSummary]]:
        """Return the signed agreements by each of their keys, such as their topics."""
        return _group_by_key(self.agreements.values(), keys)


def _group_by_key(
    agreements: Iterable[AgreementSummary], keys: KeyFunction
) -> Mapping[str, Sequence[AgreementSummary]]:
    found: defaultdict[str, list[AgreementSummary]] = defaultdict(list)
    for agreement in agreements:
        for key in dict.fromkeys(keys(agreement)):
            found[key].append(agreement)
    return found


def _read_agreements(index: Index, as_of: date) -> Iterator[AgreementSummary]:
    for row in index.query(_AGREEMENTS, {"as_of": as_of.isoformat()}):
        file, id_, type_, stage, title, signed, first, last, status, text, parties, topics, spellings, deadline = row
        is_year_known = first and last and first[:4] == last[:4]
        yield AgreementSummary(
            file=file,
            id=id_,
            type=AgreementType(type_),
            stage=Stage(stage) if stage else None,
            title=_parse_title(text) if title else {},
            signed=signed,
            signed_from=first,
            signed_to=last,
            year=first[:4] if is_year_known else None,
            status=Status(status),
            parties=split_list(parties),
            topics=tuple(dict.fromkeys(map(Topic, split_list(topics)))),
            spellings=split_list(spellings),
            deadline=deadline,
            text=text,
        )


def _parse_title(text: str) -> LocalText:
    title = json.loads(text).get("title")
    return {tag: value for tag, value in title.items() if isinstance(value, str)} if isinstance(title, dict) else {}


def _read_organizations(index: Index) -> Iterator[OrganizationSummary]:
    names: defaultdict[int, list[tuple[str, str, str]]] = defaultdict(list)
    for file, value, lang, kind in index.query("SELECT file, value, lang, kind FROM name ORDER BY file, position"):
        names[file].append((value, lang, kind))
    rows = index.query("SELECT file, id, type, country, short, data FROM organization ORDER BY id")
    for file, id_, type_, country, short, text in rows:
        official = [(lang, value) for value, lang, kind in names[file] if kind == "official"]
        chosen = official or [(lang, value) for value, lang, _ in names[file]]
        yield OrganizationSummary(
            file=file,
            id=id_,
            type=OrganizationType(type_),
            country=country,
            names=dict(reversed(chosen)),
            short=short,
            text=text,
        )


def shown_status(status: Status, settings: SiteSettings) -> Status:
    """Return the status that the site shows.

    An agreement that is due is shown as in force, unless the settings of the register publish due agreements.
    """
    return Status.IN_FORCE if status is Status.DUE and not settings.due else status
