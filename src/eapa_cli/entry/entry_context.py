"""The register during the entry of a record: languages, organizations, and new records that are not written yet."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from eapa_cli.index.read_model import Index
from eapa_cli.matching.name_similarity import SAME, NameIndex
from eapa_cli.model.names import preferred_name
from eapa_cli.model.record_paths import path_of
from eapa_cli.model.records import RECORDS, Organization
from eapa_cli.model.register import Entry, Register
from eapa_cli.model.vocabulary import Kind
from eapa_cli.query.party_lookup import find_organizations_by_words
from eapa_cli.query.signatory_lookup import find_names_of_people
from eapa_cli.storage.codec import decode
from eapa_cli.storage.removed_ids import removal_notice
from eapa_cli.storage.store import Store
from eapa_cli.text.code_formatters import format_country
from eapa_cli.text.fold import fold


class OrganizationSummary(NamedTuple):
    """An organization to choose."""

    id: str
    name: str
    """The preferred name."""
    country: str
    """The code of its country, or else its scope; empty if neither is known."""
    folded_names: str
    """Its id and all its names, folded for the search."""

    def __str__(self) -> str:
        return f"{self.name} ({', '.join([self.id, *([format_country(self.country)] if self.country else [])])})"


@dataclass(kw_only=True)
class Progress:
    """The flags of the questions that were asked, in this order, and the flag of the one that is being asked."""

    asked: list[str] = field(default_factory=list)
    current: str = ""


@dataclass(kw_only=True)
class DraftOrganization:
    """An incomplete organization that a person enters as part of another record."""

    answers: dict[str, list[Any]] = field(default_factory=dict)
    progress: Progress = field(default_factory=Progress)

    @property
    def name(self) -> str:
        """The first name; empty if no organization is being entered."""
        return next((str(answer["value"]) for answer in self.answers.get("name", ())), "")

    def clear(self) -> None:
        """Remove all answers."""
        self.answers.clear()
        self.progress = Progress()


@dataclass(kw_only=True)
class EntryContext:
    """A register during the entry of a record.

    `added` are the new organizations by id, which are not written yet. `draft_organization` is the one that is still
    incomplete.
    """

    index: Index
    added: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    draft_organization: DraftOrganization = field(default_factory=DraftOrganization)

    @cached_property
    def languages(self) -> list[str]:
        """The register's languages, the preferred one first."""
        return self.index.languages

    @cached_property
    def _registered_organizations(self) -> tuple[OrganizationSummary, ...]:
        rows = self.index.query(
            "SELECT id, organization.name, coalesce(country, scope, ''), group_concat(folded, ' | ')"
            " FROM organization JOIN name USING (file) GROUP BY file ORDER BY id"
        )
        return tuple(
            OrganizationSummary(id_, name, country, f"{fold(id_)} | {folded}") for id_, name, country, folded in rows
        )

    def organizations(self) -> Iterator[OrganizationSummary]:
        """Yield all organizations, new ones first."""
        for id_, data in self.added.items():
            record = decode(Organization, data)
            assert record is not None  # the schema has accepted each answer
            folded = " | ".join([fold(id_), *(fold(name.value) for name in record.names)])
            name = preferred_name(record.names, self.languages)
            yield OrganizationSummary(id_, name, record.country or record.scope or "", folded)
        yield from self._registered_organizations

    def find_ids(self, words: str) -> list[str]:
        """Return the ids of the organizations that words mean: an id, or words of a name in any script."""
        if words in self.added:
            return [words]
        folded = fold(words)
        added = (one for one in self.organizations() if one.id in self.added)
        # Words without letters, such as a dash, would be found in every name.
        added_ids = [one.id for one in added if folded and folded in one.folded_names]
        return added_ids + find_organizations_by_words(self.index, words)

    def find_organization(self, id_: str) -> OrganizationSummary | None:
        """Return the organization with an id."""
        return next((one for one in self.organizations() if one.id == id_), None)

    def find_containing(self, words: str) -> list[OrganizationSummary]:
        """Return the organizations whose names or id contain all of these words or parts of words."""
        folded_words = fold(words).split()
        return [one for one in self.organizations() if all(word in one.folded_names for word in folded_words)]

    def is_taken(self, id_: str) -> bool:
        """Return whether an id is the current, former or removed id of a record, or that of a new organization."""
        was_removed = removal_notice(Store(self.index.root), id_) is not None
        return was_removed or id_ in self.added or self.index.find(id_) is not None

    def is_former_id(self, id_: str) -> bool:
        """Return whether an id is a former or removed id of a record."""
        if record := self.index.find(id_):
            return record.data.get("id") != id_
        return removal_notice(Store(self.index.root), id_) is not None

    def find_people(self, words: str) -> list[str]:
        """Return the names of the signatories that an incomplete name may mean."""
        return find_names_of_people(self.index, words)

    def find_similar(self, name: str) -> list[OrganizationSummary]:
        """Return the organizations with a similar name, best match first."""
        matches = self._make_name_index().find_similar(name)
        return [one for one in (self.find_organization(id_) for id_, _ in matches) if one]

    def find_duplicate(self, name: str) -> OrganizationSummary | None:
        """Return the organization that almost certainly has a name, or None."""
        matches = self._make_name_index().find_similar(name, limit=1, cutoff=SAME)
        return self.find_organization(matches[0][0]) if matches else None

    def _make_name_index(self) -> NameIndex[str]:
        rows = self.index.query("SELECT id, value FROM name JOIN organization USING (file) ORDER BY file, position")
        return NameIndex([*((str(id_), str(value)) for id_, value in rows), *self._list_added_names()])

    def _list_added_names(self) -> Iterator[tuple[str, str]]:
        for id_, data in self.added.items():
            yield from ((id_, name["value"]) for name in data["names"])

    def make_register_around(self, data: Mapping[str, Any]) -> Register:
        """Return a register with the ids of all records, but only the contents of those that a record refers to."""
        references = {party["organization"] for party in data.get("parties", ())}
        references |= {link.get("agreement") or link.get("organization") for link in data.get("relations", ())}
        entries = (self._find_entry(kind, id_, references) for kind in Kind for id_ in self._ids[kind])
        added = (_make_entry(Kind.ORGANIZATION, id_, record) for id_, record in self.added.items())
        return Register(entries=(*entries, *added))

    @cached_property
    def _ids(self) -> Mapping[Kind, list[str]]:
        return {kind: self.index.ids(kind) for kind in Kind}

    def _find_entry(self, kind: Kind, id_: str, references: Collection[str | None]) -> Entry:
        found = self.index.find(id_) if id_ in references else None
        return _make_entry(kind, id_, found.data if found else None)


def _make_entry(kind: Kind, id_: str, data: Mapping[str, Any] | None) -> Entry:
    record = decode(RECORDS[kind], data) if data else None
    return Entry(path=path_of(kind, id_), kind=kind, id=id_, record=record)
