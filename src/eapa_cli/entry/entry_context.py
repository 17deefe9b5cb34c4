"""What a form knows of the register: its languages, its organizations, and those that are being added with it."""

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
from eapa_cli.query.party_lookup import organizations_called
from eapa_cli.query.signatory_lookup import names_of_people
from eapa_cli.storage.codec import decode
from eapa_cli.storage.removed_ids import when_removed
from eapa_cli.storage.store import Store
from eapa_cli.text.fold import fold


class Known(NamedTuple):
    """An organization as it is picked: its id, the name to show, its country, and what it is found by."""

    id: str
    name: str
    country: str
    folded: str

    def __str__(self) -> str:
        return f"{self.name} ({', '.join(part for part in (self.id, self.country) if part)})"


@dataclass(kw_only=True)
class HalfMade:
    """An organization that is being made amid another record: its answers, and the flags of what was asked already."""

    answers: dict[str, list[str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What it is called; empty if none is being made."""
        return next((answer.partition("=")[2] for answer in self.answers.get("name", ())), "")

    def clear(self) -> None:
        """Have none."""
        self.answers.clear()
        self.asked.clear()


@dataclass(kw_only=True)
class HalfTold:
    """An answer of several parts that is being given: the flag of its question, what it replaces, its parts so far."""

    flag: str = ""
    replaced: str = ""
    parts: dict[str, Any] = field(default_factory=dict)

    def begin(self, flag: str, replaced: str, parts: Mapping[str, Any]) -> None:
        """Begin an answer with the parts that stand there, if it is not the one that was begun already."""
        if (self.flag, self.replaced) != (flag, replaced):
            self.flag, self.replaced, self.parts = flag, replaced, dict(parts)

    def clear(self) -> None:
        """Have none."""
        self.flag, self.replaced, self.parts = "", "", {}


@dataclass(kw_only=True)
class Desk:
    """A register while records are entered into it.

    `added` are organizations that are not written yet, by id; `half_made` is the one that is to become the next, and
    `half_told` the next answer.
    """

    index: Index
    added: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    half_made: HalfMade = field(default_factory=HalfMade)
    half_told: HalfTold = field(default_factory=HalfTold)

    @cached_property
    def languages(self) -> list[str]:
        """The register's languages, the one to show first."""
        return self.index.languages

    @cached_property
    def _written(self) -> tuple[Known, ...]:
        rows = self.index.ask(
            "SELECT id, organization.name, coalesce(country, scope, ''), group_concat(folded, ' | ')"
            " FROM organization JOIN name USING (file) GROUP BY file ORDER BY id"
        )
        return tuple(Known(id_, name, country, f"{fold(id_)} | {folded}") for id_, name, country, folded in rows)

    def organizations(self) -> Iterator[Known]:
        """All organizations, those that are being added first."""
        for id_, data in self.added.items():
            record = decode(Organization, data)
            assert record is not None  # each answer was read by the schema
            folded = " | ".join([fold(id_), *(fold(name.value) for name in record.names)])
            name = preferred_name(record.names, self.languages)
            yield Known(id_, name, record.country or record.scope or "", folded)
        yield from self._written

    def called(self, words: str) -> list[str]:
        """The ids of the organizations that a person may mean by an id, or by words of a name in any script."""
        if words in self.added:
            return [words]
        folded = fold(words)
        added = [one.id for one in self.organizations() if one.id in self.added and folded and folded in one.folded]
        return added + organizations_called(self.index, words)

    def known(self, id_: str) -> Known | None:
        """The organization of an id."""
        return next((one for one in self.organizations() if one.id == id_), None)

    def with_words(self, words: str) -> list[Known]:
        """The organizations of which some name or the id has these words or parts of words, in any order."""
        wanted = fold(words).split()
        return [one for one in self.organizations() if all(word in one.folded for word in wanted)]

    def people(self, words: str) -> list[str]:
        """Return the names of the signatories that an incomplete name may mean."""
        return names_of_people(self.index, words)

    def is_taken(self, id_: str) -> bool:
        """Return whether a record has an id, or had it."""
        was_removed = when_removed(Store(self.index.root), id_) is not None
        return was_removed or id_ in self.added or self.index.find(id_) is not None

    def like(self, name: str) -> list[Known]:
        """The organizations that have a name like this one, best first."""
        near = self._names.find_similar(name)
        return [known for known in (self.known(id_) for id_, _ in near) if known]

    def same(self, name: str) -> Known | None:
        """The organization that a name is all but certainly a name of."""
        near = self._names.find_similar(name, limit=1, cutoff=SAME)
        return self.known(near[0][0]) if near else None

    @property
    def _names(self) -> NameIndex[str]:
        rows = self.index.ask("SELECT id, value FROM name JOIN organization USING (file) ORDER BY file, position")
        return NameIndex([*((str(id_), str(value)) for id_, value in rows), *self._names_added()])

    def _names_added(self) -> Iterator[tuple[str, str]]:
        for id_, data in self.added.items():
            yield from ((id_, name["value"]) for name in data["names"])

    def around(self, data: Mapping[str, Any]) -> Register:
        """A register of all ids, in which those records can be read that a record refers to."""
        wanted = {party["organization"] for party in data.get("parties", ())}
        wanted |= {link.get("agreement") or link.get("organization") for link in data.get("relations", ())}
        entries = (self._entry(kind, id_, wanted) for kind in Kind for id_ in self._ids[kind])
        added = (_entry(Kind.ORGANIZATION, id_, record) for id_, record in self.added.items())
        return Register(entries=(*entries, *added))

    @cached_property
    def _ids(self) -> Mapping[Kind, list[str]]:
        return {kind: self.index.ids(kind) for kind in Kind}

    def _entry(self, kind: Kind, id_: str, wanted: Collection[str | None]) -> Entry:
        found = self.index.find(id_) if id_ in wanted else None
        return _entry(kind, id_, found[2] if found else None)


def _entry(kind: Kind, id_: str, data: Mapping[str, Any] | None) -> Entry:
    record = decode(RECORDS[kind], data) if data else None
    return Entry(path=path_of(kind, id_), kind=kind, id=id_, record=record)
