"""What is to be known of the files that did not change, without reading them all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from eapa_cli.history.version import Versions, agreement_of
from eapa_cli.model.records import Agreement
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.git import Repository
from eapa_cli.storage.layout import id_of, kind_of


class Unchanged:
    """The records in files that two states have in common, as a commit has them."""

    def __init__(self, repository: Repository, versions: Versions, commit: str, changed: Iterable[str]) -> None:
        self._repository = repository
        self._versions = versions
        self._commit = commit
        self._changed = frozenset(changed)

    def count(self, kind: Kind) -> int:
        """How many records of a kind there are."""
        return sum(kind_of(path) is kind for path in self._blobs)

    def agreement(self, id_: str) -> Agreement | None:
        """The agreement that has an id."""
        path = self._paths.get(id_)
        return self._agreement(path) if path else None

    def has_agreement_of(self, organization: str) -> bool:
        """Whether an organization is party to any agreement.

        Most agreements have their parties' ids in their own, so that one of them answers; else all are searched.
        """
        named = (path for id_, path in self._paths.items() if f"-{organization}-" in f"{id_}-")
        return any(
            party.organization == organization
            for path in chain(named, self._holding([organization]))
            if (agreement := self._agreement(path))
            for party in agreement.parties
        )

    def referring(self, ids: Sequence[str]) -> list[Agreement]:
        """The agreements that hold any of some ids."""
        return [agreement for path in self._holding(ids) if (agreement := self._agreement(path))]

    def _holding(self, words: Sequence[str]) -> Iterator[str]:
        found = self._repository.files_with(self._commit, words)
        yield from (path for path in found if path in self._blobs)

    def _agreement(self, path: str) -> Agreement | None:
        return agreement_of(self._versions.of(path, self._blobs[path]))

    @cached_property
    def _blobs(self) -> Mapping[str, str]:
        files = self._repository.files(self._commit)
        return {path: blob for path, blob in files.items() if path not in self._changed}

    @cached_property
    def _paths(self) -> Mapping[str, str]:
        return {id_of(path): path for path in self._blobs if kind_of(path) is Kind.AGREEMENT}
