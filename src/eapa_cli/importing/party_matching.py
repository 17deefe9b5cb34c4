"""Organizations by whatever a spreadsheet calls them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple

from eapa_cli.matching.name_similarity import POSSIBLE, SAME, NameIndex
from eapa_cli.tabular.selection import Data
from eapa_cli.text.fold import fold

_CLEAR: Final = 0.03
"""So much more alike than the next one must the one be that is meant."""


_PERHAPS: Final = 0.35
"""From here on a name is shown to whoever wrote one that nobody bears: half of what it says agrees, or less."""


class Match(NamedTuple):
    """The organization that is meant, and how alike the names are: 1 for its id or one of its names."""

    id: str
    score: float


class OrganizationNames:
    """The names and ids of a register's organizations, and of those that come in with the agreements."""

    def __init__(self, organizations: Iterable[Data]) -> None:
        self._names: list[tuple[str, str]] = []
        self._ids: dict[str, str] = {}
        self._folded: defaultdict[str, set[str]] = defaultdict(set)
        self._index: NameIndex[str] | None = None
        self._found: dict[str, Match] = {}
        for data in organizations:
            self.add(data)

    def add(self, data: Data) -> None:
        """Know one more organization."""
        for id_ in (data["id"], *data.get("former_ids", ())):
            self._ids[id_] = data["id"]
        for name in data["names"]:
            self._names.append((data["id"], name["value"]))
            self._folded[fold(name["value"])].add(data["id"])
        self._index = None
        self._found.clear()

    def knows(self, text: str) -> bool:
        """Whether it is the id or a name of one."""
        return text in self._ids or fold(text) in self._folded

    def find(self, text: str) -> Match | None:
        """The organization that is meant; None if none has a name like it.

        Raises:
            ValueError: several could be meant, or one only perhaps; the message says which.
        """
        if text not in self._found:
            match = self._look_up(text)
            if match is None:
                return None
            self._found[text] = match
        return self._found[text]

    def near(self, text: str) -> list[str]:
        """The ids of organizations that may have been meant by a name that none bears."""
        return [id_ for id_, _ in self._known_names.find_similar(text, limit=3, cutoff=_PERHAPS)]

    def _look_up(self, text: str) -> Match | None:
        if text in self._ids:
            return Match(self._ids[text], 1.0)
        same = sorted(self._folded.get(fold(text), ()))
        if len(same) > 1:
            raise ValueError(f"'{text}' is a name of {' and '.join(same)}: write the id of one")
        return Match(same[0], 1.0) if same else self._near(text)

    @property
    def _known_names(self) -> NameIndex[str]:
        if self._index is None:
            self._index = NameIndex(self._names)
        return self._index

    def _near(self, text: str) -> Match | None:
        near = self._known_names.find_similar(text, limit=3, cutoff=POSSIBLE)
        if not near:
            return None
        (id_, score), *others = near
        if score >= SAME and not (others and score - others[0][1] < _CLEAR):
            return Match(id_, score)
        may_be = ", ".join(f"{one} ({score:.2f})" for one, score in near)
        raise ValueError(f"'{text}' may be {may_be}: write the id of the one that is meant")
