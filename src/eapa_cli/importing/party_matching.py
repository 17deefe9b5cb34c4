"""Matching of names in spreadsheets to organizations."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple

from eapa_cli.matching.name_similarity import POSSIBLE, SAME, NameIndex
from eapa_cli.tabular.selection import Data
from eapa_cli.text.fold import fold

_MIN_LEAD: Final = 0.03
"""The minimum lead of the best match over the second one."""
_MIN_SUGGESTION_SCORE: Final = 0.35
"""The minimum score of suggestions for an unknown name."""


class Match(NamedTuple):
    """A matching organization, and the similarity of the names, which is 1 for its id or one of its names."""

    id: str
    score: float


class OrganizationNames:
    """The names and ids of the organizations of a register, and of those in the same import."""

    def __init__(self, organizations: Iterable[Data]) -> None:
        self._names: list[tuple[str, str]] = []
        self._ids: dict[str, str] = {}
        self._folded: defaultdict[str, set[str]] = defaultdict(set)
        self._index: NameIndex[str] | None = None
        self._found: dict[str, Match] = {}
        for data in organizations:
            self.add(data)

    def add(self, data: Data) -> None:
        """Add an organization."""
        for id_ in (data["id"], *data.get("former_ids", ())):
            self._ids[id_] = data["id"]
        for name in data["names"]:
            self._names.append((data["id"], name["value"]))
            self._folded[fold(name["value"])].add(data["id"])
        self._index = None
        self._found.clear()

    def knows(self, text: str) -> bool:
        """Return whether a text is the id or a name of an organization."""
        return text in self._ids or fold(text) in self._folded

    def find(self, text: str) -> Match | None:
        """Return the organization with an id or a name; None if no organization has a similar name.

        Raises:
            ValueError: several organizations match, or one with a low score; the message lists them.
        """
        if text not in self._found:
            match = self._look_up(text)
            if match is None:
                return None
            self._found[text] = match
        return self._found[text]

    def suggest(self, text: str) -> list[str]:
        """Return the ids of organizations whose names are somewhat similar to an unknown name."""
        return [id_ for id_, _ in self._known_names.find_similar(text, limit=3, cutoff=_MIN_SUGGESTION_SCORE)]

    def _look_up(self, text: str) -> Match | None:
        if text in self._ids:
            return Match(self._ids[text], 1.0)
        same = sorted(self._folded.get(fold(text), ()))
        if len(same) > 1:
            raise ValueError(f"'{text}' is a name of {' and '.join(same)}: write the id of one")
        return Match(same[0], 1.0) if same else self._match_similar(text)

    @property
    def _known_names(self) -> NameIndex[str]:
        if self._index is None:
            self._index = NameIndex(self._names)
        return self._index

    def _match_similar(self, text: str) -> Match | None:
        similar = self._known_names.find_similar(text, limit=3, cutoff=POSSIBLE)
        if not similar:
            return None
        (id_, score), *others = similar
        if score >= SAME and not (others and score - others[0][1] < _MIN_LEAD):
            return Match(id_, score)
        candidates = ", ".join(f"{one} ({score:.2f})" for one, score in similar)
        raise ValueError(f"'{text}' may be {candidates}: write the id of the right one")
