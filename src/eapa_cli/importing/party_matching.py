"""Matching of names in spreadsheets to organizations."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from eapa_cli.importing.free_wording.party_names import PartyName, read_party
from eapa_cli.importing.new_organizations import NewOrganization, NewOrganizations, describe_value
from eapa_cli.matching.name_similarity import POSSIBLE, SAME, NameIndex, normalize_name
from eapa_cli.tabular.extract import Data
from eapa_cli.text.fold import fold
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_language import pgettext
from eapa_cli.text.interface_phrases import join_with_and
from eapa_cli.text.look_alikes import convert_to_each_script
from eapa_cli.text.suggestions import ask_if_meant

_MIN_LEAD: Final = 0.03
"""The minimum lead of the best match over the second one."""
_MIN_SUGGESTION_SCORE: Final = 0.35
"""The minimum score of suggestions for an unknown name.
It is lower than `POSSIBLE`, since a suggestion is only used if the user writes its id.
"""
_MAX_CANDIDATES: Final = 3
"""The number of organizations that a message lists."""


class Match(NamedTuple):
    """The organization that a text names."""

    id: str
    score: float
    """The similarity of its name to the text; 1 if the text is its id or one of its names."""
    fault: str = ""
    """The message for an organization that the register does not have."""


@dataclass(frozen=True, slots=True)
class AmbiguousName:
    """A name that several organizations may have."""

    candidates: Sequence[str]
    """The ids of these organizations."""
    rows: list[str] = field(default_factory=list)
    """The names of the rows with the name."""


class AmbiguousNameError(ValueError):
    """A name that several organizations may have."""

    def __init__(self, message: str, candidates: Sequence[str]) -> None:
        super().__init__(message)
        self.candidates = candidates


class OrganizationNames:
    """The names and ids of the organizations in the register, in the sheets of the import, and of proposals.

    With `creates_organizations`, an unknown organization becomes a new record. Otherwise it is a fault of the row.
    """

    def __init__(
        self,
        organizations: Iterable[Data],
        *,
        languages: Sequence[str] = ("en",),
        is_taken: Callable[[str], bool] = lambda _: False,
        creates_organizations: bool = False,
    ) -> None:
        self._names: list[tuple[str, str]] = []
        self._ids: dict[str, str] = {}
        self._ids_by_name: defaultdict[str, set[str]] = defaultdict(set)
        self._index: NameIndex[str] | None = None
        self._matches: dict[str, Match] = {}
        self._details: dict[str, Data] = {}
        self._creates = creates_organizations
        self._distinct_names: set[str] = set()
        self.new = NewOrganizations(languages, lambda id_: id_ in self._ids or is_taken(id_))
        self.contacts: dict[str, Mapping[str, Any]] = {}
        """The records of contacts by id. They become new organizations if a row names them as parties."""
        self.ambiguous: dict[str, AmbiguousName] = {}
        """The names in rows that several organizations may have."""
        for data in organizations:
            self.add(data)

    def add(self, data: Data) -> None:
        """Add an organization. It replaces a contact with its id."""
        self.contacts.pop(data["id"], None)
        for id_ in (data["id"], *data.get("former_ids", ())):
            self._ids[id_] = data["id"]
        self._details[data["id"]] = data
        for name in data.get("names", ()):
            self.add_name(data["id"], name["value"])

    def add_name(self, id_: str, name: str) -> None:
        """Add a name of an organization."""
        self._names.append((id_, name))
        self._ids_by_name[fold(name)].add(id_)
        if self._index:
            self._index.add(id_, name)
        self._matches.clear()

    def add_contact(self, id_: str, data: Data) -> None:
        """Add an organization that becomes a new record if a row names it as a party; change an id that is used."""
        contact = {**data, "id": self.new.free_id(id_)}
        self.add(contact)
        self.contacts[contact["id"]] = contact

    def mark_distinct(self, name: str) -> None:
        """Treat a name as the name of a new organization, although it is similar to other names."""
        self._distinct_names.add(fold(name))

    def knows(self, text: str) -> bool:
        """Return whether a text is the id or a name of an organization."""
        return text in self._ids or fold(text) in self._ids_by_name

    def is_named(self, text: str) -> bool:
        """Return whether a text names a known or proposed organization, perhaps with its country or acronym."""
        # The halves of a text with a slash may be two parties, so one known half is not a name of the whole text.
        names = (text,) if "/" in text else read_party(text).names
        return any(self.knows(name) or self.new.find(name) for name in names)

    def find_among(self, text: str, ids: Sequence[str]) -> str | None:
        """Return the organization of a list that a text names, by its id, its name, a similar name, or words of it."""
        matching = [id_ for id_ in ids if text == id_ or fold(text) in map(fold, self._list_names_of(id_))]
        if not matching:
            index = NameIndex((id_, name) for id_ in ids for name in self._list_names_of(id_))
            matching = [id_ for id_, _score in index.find_similar(text, cutoff=POSSIBLE)[:1]]
        return matching[0] if matching else self.find_within(text, ids)

    def find_within(self, text: str, ids: Sequence[str]) -> str | None:
        """Return the organization of a list whose distinctive words a text contains, if it is the only one."""
        words = set().union(*normalize_name(text).words)
        contained = [id_ for id_ in ids if any(_is_within(name, words) for name in self._list_names_of(id_))]
        return contained[0] if len(contained) == 1 else None

    def _list_names_of(self, id_: str) -> list[str]:
        data = self._details.get(id_)
        return [name["value"] for name in data.get("names", ())] if data else []

    def resolve(self, party: PartyName, row: str) -> Match:
        """Return the organization that a row names as a party.

        An organization that the register does not have is proposed with a new id. The proposal lists the rows.

        Raises:
            ValueError: several organizations match, one has a low score, or the name has letters of another script.
                The message lists the organizations.
        """
        match = self._find_known(party, row)
        if match is None:
            likely_name = next(filter(self.knows, convert_to_each_script(party.text)), None)
            if likely_name:
                message = _(
                    "no organization is called '%(name)s', with letters of another script: did you mean '%(likely)s'?"
                )
                raise ValueError(message % {"name": party.text, "likely": likely_name})
            return self._propose(party, row)
        if match.id in self.contacts:
            self.new.add_contact(self.contacts.pop(match.id))  # a contact is proposed as a new organization
        if new := self.new.by_id.get(match.id):
            new.rows.append(row)
            # The score 1 prevents a remark on a similar name, since the fault is enough.
            return match if self._creates else match._replace(score=1.0, fault=self._describe_unknown(party.text, new))
        return match

    def find(self, text: str) -> Match | None:
        """Return the organization with an id or a name; None if no organization has a similar name.

        Raises:
            ValueError: several organizations match, or one with a low score; the message lists them.
        """
        if text not in self._matches:
            match = self._look_up(text)
            if match is None:
                return None
            self._matches[text] = match
        return self._matches[text]

    def suggest(self, text: str) -> list[str]:
        """Return the ids of organizations whose names are somewhat similar to an unknown name."""
        return [
            id_
            for id_, _score in self._known_names.find_similar(text, limit=_MAX_CANDIDATES, cutoff=_MIN_SUGGESTION_SCORE)
        ]

    def put_detail(self, id_: str, key: str, value: str) -> str | None:
        """Store the country, scope or type of a proposal that lacks it; return a remark if the value was not stored."""
        if new := self.new.by_id.get(id_):
            stored = getattr(new, key)
            if stored is None:
                setattr(new, key, value)
                return None
        else:
            stored = self._details.get(id_, {}).get(key)
        if stored == value:
            return None
        fields = {"field": pgettext("field", key), "value": describe_value(key, value), "id": id_}
        if stored:
            message = _("the %(field)s '%(value)s' of %(id)s was not stored: its record has '%(stored)s'")
            return message % {**fields, "stored": describe_value(key, stored)}
        return _("the %(field)s '%(value)s' of %(id)s was not stored: its record has none") % fields

    def _find_known(self, party: PartyName, row: str) -> Match | None:
        """Return the known organization or the earlier proposal that a party names; None if there is no match.

        Raises:
            AmbiguousNameError: several organizations may have the name; the name and the row are in `ambiguous`.
        """
        exact = next((name for name in party.names if self.knows(name)), None)
        if exact is None and (new := self.new.find(party.name)):
            return Match(new.id, 1.0)
        if exact is None and fold(party.text) in self._distinct_names:
            return None
        try:
            # Words in brackets, such as the country of a branch, can distinguish organizations with similar names.
            return self.find(exact or (party.text if "(" in party.text else party.name))
        except AmbiguousNameError as error:
            self.ambiguous.setdefault(party.text, AmbiguousName(error.candidates)).rows.append(row)
            raise

    def _propose(self, party: PartyName, row: str) -> Match:
        """Propose a new organization, and return its match, with a fault unless new organizations are created."""
        similar = self.suggest(party.name)
        new = self.new.propose(party)
        new.rows.append(row)
        new.similar = similar
        # Later names match a proposal also if it is not created, so that a dry run proposes the same organizations.
        self.add(new.make_record())
        return Match(new.id, 1.0, "" if self._creates else self._describe_unknown(party.text, new))

    @staticmethod
    def _describe_unknown(text: str, new: NewOrganization) -> str:
        if suggestion := ask_if_meant(new.similar):
            message = _("no organization is called '%(name)s': %(suggestion)s Otherwise add it first, or write its id")
            return message % {"name": text, "suggestion": suggestion}
        return _("no organization is called '%(name)s': add it first, or write its id") % {"name": text}

    def _look_up(self, text: str) -> Match | None:
        if text in self._ids:
            return Match(self._ids[text], 1.0)
        ids = sorted(self._ids_by_name.get(fold(text), ()))
        if len(ids) > 1:
            message = _("'%(name)s' is a name of %(ids)s: write the id of one")
            raise AmbiguousNameError(message % {"name": text, "ids": join_with_and(ids)}, ids)
        return Match(ids[0], 1.0) if ids else self._match_similar(text)

    @property
    def _known_names(self) -> NameIndex[str]:
        if self._index is None:
            self._index = NameIndex(self._names)
        return self._index

    def _match_similar(self, text: str) -> Match | None:
        similar = self._known_names.find_similar(text, limit=_MAX_CANDIDATES, cutoff=POSSIBLE)
        if not similar:
            return None
        (id_, score), *others = similar
        if score >= SAME and not (others and score - others[0][1] < _MIN_LEAD):
            return Match(id_, score)
        candidates = ", ".join(f"{id_} ({score:.2f})" for id_, score in similar)
        message = _("'%(name)s' may be %(candidates)s: write the id of the right one")
        raise AmbiguousNameError(message % {"name": text, "candidates": candidates}, [id_ for id_, _score in similar])


def _is_within(name: str, words: set[str]) -> bool:
    """Return whether `words` contain all distinctive words of a name; a name with one such word is too vague."""
    name_words = set().union(*normalize_name(name).words)
    return len(name_words) > 1 and name_words <= words
