"""Which agreements bear on which others in a commit: supersede, amend or renew them."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple, Self

from eapa_cli.errors import UnreadableError
from eapa_cli.git.commit_files import Listing
from eapa_cli.git.repository import Repository
from eapa_cli.history.version import Versions, agreement_of
from eapa_cli.model.record_paths import folder_of, id_of
from eapa_cli.model.records import Agreement
from eapa_cli.model.vocabulary import AgreementRelation, Kind
from eapa_cli.storage.atomic_file import replacing

_BEARING: Final = (AgreementRelation.SUPERSEDES, AgreementRelation.AMENDS, AgreementRelation.RENEWS)


def borne_on(agreement: Agreement) -> list[str]:
    """The ids of the agreements that one supersedes, amends or renews."""
    return [link.agreement for link in agreement.relations if link.type in _BEARING]


class Links(NamedTuple):
    """Who bears on whom among the agreements of a folder, by the id that git has of the folder.

    `text` has a line for each agreement that bears on others: its path, its id and theirs, with a tab behind each. It
    is searched and not taken apart, since few of thousands are asked for.
    """

    tree: str
    text: str

    @classmethod
    def read(cls, cache: Path) -> Self | None:
        """Those that were kept in a file, if any were."""
        with suppress(OSError, ValueError):
            tree, end, text = cache.read_text("utf-8").partition("\n")
            return cls(tree, text) if end and text[-1:] in {"", "\n"} else None
        return None

    def keep(self, cache: Path) -> None:
        """Keep them in a file; if they cannot be kept, they are searched for again."""
        with suppress(OSError, ValueError):
            cache.parent.mkdir(parents=True, exist_ok=True)
            with replacing(cache) as file:
                file.write(f"{self.tree}\n{self.text}".encode())

    def around(self, ids: Iterable[str]) -> set[str]:
        """Some ids, those of what bears on these or is borne on by them, and so on from each to the next."""
        found: set[str] = set()
        ahead = set(ids)
        while ahead:
            found |= ahead
            ahead = {id_ for known in ahead for id_ in self._beside(known)} - found
        return found

    def without(self, paths: set[str]) -> str:
        """The lines of all but some paths."""
        return "".join(line for line in self.text.splitlines(keepends=True) if line.partition("\t")[0] not in paths)

    def _beside(self, id_: str) -> Iterator[str]:
        place = self.text.find(f"\t{id_}\t")
        while place >= 0:
            end = self.text.index("\n", place)
            yield from self.text[self.text.rfind("\n", 0, place) + 1 : end].split("\t")[1:-1]
            place = self.text.find(f"\t{id_}\t", end)


def links_in(repository: Repository, versions: Versions, commit: str, cache: Path) -> Links:
    """The links between the agreements of a commit.

    All agreements have to be searched for them. So they are kept in a cache file, and in another commit only the files
    are read that differ.
    """
    listing = repository.listing(commit)
    tree = listing.tree(Kind.AGREEMENT) or ""
    kept = Links.read(cache)
    if kept and kept.tree == tree:
        return kept
    text = _updated(listing, versions, kept) if kept else None
    if text is None:
        paths = repository.files_with(commit, _BEARING, folder_of(Kind.AGREEMENT))
        text = "".join(_lines(versions, [(path, listing.blob(path)) for path in paths]))
    links = Links(tree, text)
    links.keep(cache)
    return links


def _updated(listing: Listing, versions: Versions, kept: Links) -> str | None:
    """The lines of kept links, anew for the files that differ; None if git has swept away the folder they are of."""
    try:
        changes = list(listing.since(kept.tree, Kind.AGREEMENT))
    except UnreadableError:
        return None
    same = kept.without({change.path for change in changes})
    return same + "".join(_lines(versions, [(change.path, change.after) for change in changes]))


def _lines(versions: Versions, files: list[tuple[str, str | None]]) -> Iterator[str]:
    versions.read_ahead(files)
    for path, blob in files:
        agreement = agreement_of(versions.of(path, blob))
        if agreement and (ids := borne_on(agreement)):
            words = [path, id_of(path), *ids]
            if not any(set(word) & set("\t\n") for word in words):  # no id has any
                yield "\t".join(words) + "\t\n"
