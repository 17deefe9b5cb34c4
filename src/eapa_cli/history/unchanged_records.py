"""Facts about the records that did not change. Most of their files are not read."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path

from eapa_cli.git.commit_listing import Listing
from eapa_cli.git.log_output import FileChange
from eapa_cli.git.repository import Repository
from eapa_cli.history.agreement_links import linked_ids, read_links
from eapa_cli.history.record_version import Versions, agreement_of
from eapa_cli.model.record_paths import folder_of, kind_of
from eapa_cli.model.records import Agreement
from eapa_cli.model.vocabulary import Kind


class UnchangedRecords:
    """The records whose files are the same in two states. They are read from the first state, which is a commit."""

    def __init__(
        self,
        repository: Repository,
        versions: Versions,
        commit: str,
        changes: Iterable[FileChange],
        cache: Path,
    ) -> None:
        self._repository = repository
        self._versions = versions
        self._commit = commit
        self._changes = {change.path: change for change in changes}
        self._cache = cache

    def count(self, kind: Kind) -> int:
        """Return the number of unchanged records of a kind."""
        changed_count = sum(kind_of(path) is kind for path, change in self._changes.items() if change.before)
        return self._listing.count(kind) - changed_count

    def parties_among(self, organizations: Collection[str]) -> set[str]:
        """Return the given organizations that are parties to an unchanged signed agreement.

        The ids of most agreements contain the ids of their parties, so one file often confirms a party. All files are
        searched only for the other organizations.
        """
        files_by_party = {id_: self._listing.files_with_word(id_, Kind.AGREEMENT) for id_ in organizations}
        first_files = {id_: next(files, None) for id_, files in files_by_party.items()}
        self._versions.read_ahead(file for file in first_files.values() if file)
        parties: set[str] = set()
        for id_, first_file in first_files.items():
            # The iterator of the party continues after its first file.
            files = chain([first_file], files_by_party[id_]) if first_file else ()
            if any(id_ in _parties(agreement) for agreement in self._read_agreements(files)):
                parties.add(id_)
        return parties | self._search_parties(set(organizations) - parties)

    def _search_parties(self, organizations: set[str]) -> set[str]:
        """Return the same as `parties_among`; git searches all files of agreements for the ids."""
        parties: set[str] = set()
        if not organizations:
            return parties
        for agreement in self._read_agreements(self._search_files(sorted(organizations))):
            parties |= organizations & _parties(agreement)
            if parties == organizations:
                break
        return parties

    def linked_with(self, agreements: Iterable[Agreement]) -> list[Agreement]:
        """Return the unchanged agreements that links connect with some agreements, directly or through others."""
        links = read_links(self._repository, self._versions, self._commit, self._cache)
        ids = links.find_connected(id_ for agreement in agreements for id_ in (agreement.id, *linked_ids(agreement)))
        files = [file for id_ in sorted(ids) for file in self._listing.files_with_id(id_, Kind.AGREEMENT)]
        self._versions.read_ahead(files)
        return list(self._read_agreements(files))

    def _search_files(self, words: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yield the path and blob of each agreement's file that contains a word."""
        for path in self._repository.files_with(self._commit, words, folder_of(Kind.AGREEMENT)):
            blob = self._listing.blob(path)
            assert blob is not None, "git searches regular files only"
            yield path, blob

    def _read_agreements(self, files: Iterable[tuple[str, str]]) -> Iterator[Agreement]:
        """Yield the agreements in unchanged files."""
        for path, blob in files:
            if path not in self._changes and (agreement := agreement_of(self._versions.get(path, blob))):
                yield agreement

    @cached_property
    def _listing(self) -> Listing:
        return self._repository.listing(self._commit)


def _parties(agreement: Agreement) -> set[str]:
    """Return the parties of a signed agreement; none if it is not signed."""
    return {party.organization for party in agreement.parties} if agreement.stage is None else set()
