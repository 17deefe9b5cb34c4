"""The records of the site with their relations, from the read model."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

from eapa_cli.index.read_model import Index
from eapa_cli.model.names import LocalText
from eapa_cli.model.records import Organization
from eapa_cli.model.vocabulary import Kind, Status
from eapa_cli.publishing.page_addresses import facet_folder
from eapa_cli.publishing.people import Person, find_people
from eapa_cli.publishing.record_summaries import AgreementSummary, read_agreements, read_organizations
from eapa_cli.publishing.site_cache import SiteCache
from eapa_cli.publishing.site_settings import SiteSettings, public_data

# The fields of which the page about the data shows how many agreements have them.
_COUNTED_FIELDS: Final = ("signed.date", "signed.place", "signatories", "areas", "term", "documents", "sources")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A relation of a record to another record, with their ids, such as an amendment and the amended agreement."""

    record: str
    type: str
    target: str


KeyFunction = Callable[[AgreementSummary], Iterable[str]]
"""Returns the keys of an agreement in one index, such as its topics."""


class SiteData:
    """All records of a register as of a day, with indexes.

    `agreements` has the signed agreements, which are listed and counted. `unsigned` has the agreements before
    signing, and `all_agreements` has both.
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

        self._decoded_organizations: dict[str, Organization | None] = {}
        self.organizations = {one.id: one for one in read_organizations(index)}
        self.all_agreements = {one.id: one for one in read_agreements(index, as_of)}
        self.agreements = {id_: one for id_, one in self.all_agreements.items() if one.stage is None}
        self.unsigned = {id_: one for id_, one in self.all_agreements.items() if one.stage}

    @cached_property
    def agreements_by_organization(self) -> Mapping[str, Sequence[AgreementSummary]]:
        """The signed agreements of each organization, the latest first."""
        return self.group_agreements(lambda one: one.parties)

    @cached_property
    def unsigned_by_organization(self) -> Mapping[str, Sequence[AgreementSummary]]:
        """The unsigned agreements of each organization."""
        return _group_by_key(self.unsigned.values(), lambda one: one.parties)

    @cached_property
    def agreement_relations(self) -> Mapping[str, Sequence[Relation]]:
        """The relations between agreements. Each relation is listed under both ids."""
        return self._relations(Kind.AGREEMENT)

    @cached_property
    def organization_relations(self) -> Mapping[str, Sequence[Relation]]:
        """The relations between organizations. Each relation is listed under both ids."""
        return self._relations(Kind.ORGANIZATION)

    def _relations(self, kind: Kind) -> Mapping[str, Sequence[Relation]]:
        found: defaultdict[str, list[Relation]] = defaultdict(list)
        sql = (
            f"SELECT record.id, relation.type, target FROM relation JOIN {kind} AS record USING (file) "
            "ORDER BY record.id, relation.rowid"
        )
        for record, type_, target in self.index.query(sql):
            for id_ in dict.fromkeys((record, target)):
                found[id_].append(Relation(record=record, type=type_, target=target))
        return found

    @cached_property
    def former_ids(self) -> Sequence[tuple[Kind, str, str]]:
        """The kind, former id and present id of each record that had another id. Each former id occurs once."""
        return [
            (kind, former, id_)
            for kind in Kind
            for former, id_ in self.index.query(
                f"SELECT former_id.id, min(record.id) FROM former_id JOIN {kind} AS record USING (file) GROUP BY 1"
            )
        ]

    def organization(self, id_: str) -> Organization | None:
        """Return the record of an organization; None if the site has no record with the id."""
        if id_ not in self._decoded_organizations:
            summary = self.organizations.get(id_)
            self._decoded_organizations[id_] = summary.record() if summary else None
        return self._decoded_organizations[id_]

    @cached_property
    def letters(self) -> frozenset[str]:
        """All characters of organizations and signed agreements, without records that are entirely in ASCII."""
        characters: set[str] = set()
        for records in (self.agreements, self.organizations):
            texts = (one.text for one in records.values())
            characters.update(*(text for text in texts if not text.isascii()))
        return frozenset(characters)

    @cached_property
    def recorded_field_counts(self) -> Mapping[str, int]:
        """The number of signed agreements that have a value in a field, by its path."""
        # An empty list is not a value.
        counts = ", ".join(f"count(nullif(data ->> '$.{field}', '[]'))" for field in _COUNTED_FIELDS)
        (row,) = self.index.query(f"SELECT {counts} FROM agreement WHERE stage IS NULL")
        return dict(zip(_COUNTED_FIELDS, row, strict=True))

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

    @cached_property
    def agreements_of_topic(self) -> Mapping[str, Sequence[AgreementSummary]]:
        """The signed agreements by topic. Each of these topics has a page."""
        return self.group_agreements(lambda one: one.topics)

    def topic_address(self, topic: str) -> str | None:
        """Return the address of the page of a topic, if it has one."""
        return f"topics/{topic}/" if topic in self.agreements_of_topic else None

    def country_address(self, code: str) -> str | None:
        """Return the address of the page of a country, if it has one."""
        return f"{facet_folder('countries', code)}/" if code in self.agreements_of_country else None

    @cached_property
    def people(self) -> Sequence[Person]:
        """All people who signed, in the order of their names."""
        return find_people(self.index, self.agreements.values(), self.cache)

    @cached_property
    def people_of_agreement(self) -> Mapping[str, Mapping[int, Person]]:
        """The people who signed each agreement, by their position among its signatories."""
        found: defaultdict[str, dict[int, Person]] = defaultdict(dict)
        for person in self.people:
            for id_, position in person.signatures:
                found[id_][position] = person
        return found

    def signatory_names(self) -> Mapping[str, LocalText]:
        """Return the name of each person in each language, by key, as it is in the first of their agreements."""
        positions_by_agreement: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for person in self.people:
            id_, position = person.signatures[0]
            positions_by_agreement[id_][person.key] = position
        names: dict[str, LocalText] = {}
        for id_, positions in positions_by_agreement.items():
            signatories = self.agreements[id_].record().signatories
            names |= {key: signatories[position].name for key, position in positions.items()}
        return names

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


def shown_status(status: Status, settings: SiteSettings) -> Status:
    """Return the status that the site shows.

    An agreement that is due is shown as in force, unless the settings of the register publish due agreements.
    """
    return Status.IN_FORCE if status is Status.DUE and not settings.due else status
