"""Links between the agreements of a commit: supersedes, amends and renews."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple, Self

from eapa_cli.errors import UnreadableError
from eapa_cli.git.commit_listing import Listing
from eapa_cli.git.repository import Repository
from eapa_cli.history.record_version import Versions, agreement_of
from eapa_cli.model.record_paths import folder_of, id_of
from eapa_cli.model.records import Agreement
from eapa_cli.model.vocabulary import AgreementRelation, Kind
from eapa_cli.storage.atomic_file import replace_file
from eapa_cli.storage.private_cache import ensure_private_folder, is_private

_LINK_TYPES: Final = (AgreementRelation.SUPERSEDES, AgreementRelation.AMENDS, AgreementRelation.RENEWS)


def linked_ids(agreement: Agreement) -> list[str]:
    """Return the ids of the agreements that an agreement supersedes, amends or renews."""
    return [link.agreement for link in agreement.relations if link.type in _LINK_TYPES]


class Links(NamedTuple):
    """The links between the agreements of a folder in a commit."""

    tree: str
    """Git's id of the folder."""
    text: str
    """A line for each agreement with links: its path, its id and the linked ids, each followed by a tab.

    The text is searched and not parsed, since few of its thousands of agreements are needed.
    """

    @classmethod
    def read(cls, cache: Path) -> Self | None:
        """Return the links stored in a file; None without a complete file, or if another user may have written it."""
        if not is_private(cache):
            return None
        with suppress(OSError, ValueError):
            tree, line_end, text = cache.read_text("utf-8").partition("\n")
            is_complete = bool(line_end) and text[-1:] in {"", "\n"}
            return cls(tree, text) if is_complete else None
        return None

    def store(self, cache: Path) -> None:
        """Store the links in a file, if it can be written."""
        with suppress(OSError, ValueError):
            ensure_private_folder(cache.parent)
            with replace_file(cache) as file:
                file.write(f"{self.tree}\n{self.text}".encode())

    def find_connected(self, ids: Iterable[str]) -> set[str]:
        """Return some ids and all ids that links connect with them, directly or through other agreements."""
        connected: set[str] = set()
        frontier = set(ids)
        while frontier:
            connected |= frontier
            frontier = {neighbour for id_ in frontier for neighbour in self._neighbours(id_)} - connected
        return connected

    def lines_without(self, paths: set[str]) -> str:
        """Return the lines of all agreements except those with some paths."""
        return "".join(line for line in self.text.splitlines(keepends=True) if line.partition("\t")[0] not in paths)

    def _neighbours(self, id_: str) -> Iterator[str]:
        """Yield the ids in the lines that contain an id."""
        start = self.text.find(f"\t{id_}\t")
        while start >= 0:
            end = self.text.index("\n", start)
            line = self.text[self.text.rfind("\n", 0, start) + 1 : end]
            _path, *ids, _after_last_tab = line.split("\t")
            yield from ids
            start = self.text.find(f"\t{id_}\t", end)


def read_links(repository: Repository, versions: Versions, commit: str, cache: Path) -> Links:
    """Return the links between the agreements of a commit.

    The first call reads all agreements, and stores the links in a cache file. For another commit, only the files that
    differ are read.
    """
    listing = repository.listing(commit)
    tree = listing.tree(Kind.AGREEMENT) or ""  # empty if the commit has no folder of agreements
    stored = Links.read(cache)
    if stored and stored.tree == tree:
        return stored
    text = _update_lines(listing, versions, stored) if stored else None
    if text is None:
        paths = repository.files_with(commit, _LINK_TYPES, folder_of(Kind.AGREEMENT))
        text = "".join(_make_lines(versions, [(path, listing.blob(path)) for path in paths]))
    links = Links(tree, text)
    links.store(cache)
    return links


def _update_lines(listing: Listing, versions: Versions, stored: Links) -> str | None:
    """Return the stored lines, updated for the changed files; None if git no longer has the stored folder."""
    try:
        changes = list(listing.changes_since(stored.tree, Kind.AGREEMENT))
    except UnreadableError:
        return None
    unchanged_lines = stored.lines_without({change.path for change in changes})
    return unchanged_lines + "".join(_make_lines(versions, [(change.path, change.after) for change in changes]))


def _make_lines(versions: Versions, files: list[tuple[str, str | None]]) -> Iterator[str]:
    """Yield the line of each agreement with links."""
    versions.read_ahead(files)
    for path, blob in files:
        agreement = agreement_of(versions.get(path, blob))
        if agreement and (ids := linked_ids(agreement)):
            cells = [path, id_of(path), *ids]
            # An id in an invalid record can be any text, such as one with tabs and line breaks.
            if all(map(str.isprintable, cells)):
                yield "\t".join(cells) + "\t\n"
