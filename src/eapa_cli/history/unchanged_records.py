"""Facts about the records that did not change, found without reading all their files."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path

from eapa_cli.git.commit_listing import Listing
from eapa_cli.git.log import FileChange
from eapa_cli.git.repository import Repository
from eapa_cli.history.agreement_links import linked_ids, read_links
from eapa_cli.history.record_version import Versions, agreement_of
from eapa_cli.model.record_paths import folder_of, kind_of
from eapa_cli.model.records import Agreement
from eapa_cli.model.vocabulary import Kind


class UnchangedRecords:
    """The records whose files are the same in two states; the files are read from a commit."""

    def __init__(
        self,
        repository: Repository,
        versions: Versions,
        commit: str,
        changed: Iterable[FileChange],
        cache: Path,
    ) -> None:
        self._repository = repository
        self._versions = versions
        self._commit = commit
        self._changed = {change.path: change for change in changed}
        self._cache = cache

    def count(self, kind: Kind) -> int:
        """Count the records of a kind."""
        return self._files.count(kind) - sum(kind_of(path) is kind for path, it in self._changed.items() if it.before)

    def parties_among(self, organizations: Collection[str]) -> set[str]:
        """Return the given organizations that are a party to a signed agreement.

        The ids of most agreements contain the ids of their parties, so one file often confirms a party. All files are
        searched only for the other organizations.
        """
        named = {id_: self._files.files_with_word(id_, Kind.AGREEMENT) for id_ in organizations}
        firsts = {id_: next(files, None) for id_, files in named.items()}
        self._versions.read_ahead(filter(None, firsts.values()))
        found = {
            id_
            for id_, files in named.items()
            if any(id_ in _parties(one) for one in self._agreements(chain(filter(None, [firsts[id_]]), files)))
        }
        remaining = set(organizations) - found
        for agreement in self._agreements(self._files_with(sorted(remaining))) if remaining else ():
            found |= remaining & _parties(agreement)
            if found.issuperset(remaining):
                break
        return found

    def linked_with(self, agreements: Iterable[Agreement]) -> list[Agreement]:
        """Return the agreements that links connect with the given agreements, directly or through others."""
        links = read_links(self._repository, self._versions, self._commit, self._cache)
        found = links.connected(id_ for one in agreements for id_ in (one.id, *linked_ids(one)))
        files = [file for id_ in sorted(found) for file in self._files.files_with_id(id_, Kind.AGREEMENT)]
        self._versions.read_ahead(files)
        return list(self._agreements(files))

    def _files_with(self, words: Sequence[str]) -> Iterator[tuple[str, str]]:
        for path in self._repository.files_with(self._commit, words, folder_of(Kind.AGREEMENT)):
            blob = self._files.blob(path)
            assert blob is not None, "git searches regular files only"
            yield path, blob

    def _agreements(self, files: Iterable[tuple[str, str]]) -> Iterator[Agreement]:
        for path, blob in files:
            if path not in self._changed and (agreement := agreement_of(self._versions.of(path, blob))):
                yield agreement

    @cached_property
    def _files(self) -> Listing:
        return self._repository.listing(self._commit)


def _parties(agreement: Agreement) -> set[str]:
    return {party.organization for party in agreement.parties} if agreement.stage is None else set()
