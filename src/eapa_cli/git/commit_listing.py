"""The files below `data/` in a commit, and the differences between two commits."""

from collections.abc import Callable, Iterator

from eapa_cli.git.log import FileChange
from eapa_cli.git.tree_objects import Folder
from eapa_cli.model.record_paths import DATA, SUFFIX, check_depth, folder_of
from eapa_cli.model.vocabulary import Kind


class Listing:
    """The regular files of a commit, in folders that are read on first use.

    `data` is the id of the tree of `data/`, and `open_` returns the folder of an id; both accept None for a folder
    that does not exist.
    """

    def __init__(self, data: str | None, open_: Callable[[str | None], Folder]) -> None:
        self.data = data
        self._open = open_
        self._opened: dict[Kind, list[tuple[str, Folder]]] = {}

    def count(self, kind: Kind) -> int:
        """Count the files for records of a kind."""
        return sum(folder.count() for _, folder in self._folders(kind))

    def tree(self, kind: Kind) -> str | None:
        """Return the id of the folder for records of a kind, or None."""
        return self._tree(folder_of(kind))

    def blob(self, path: str) -> str | None:
        """Return the blob of the file at a path, or None."""
        folder, _, name = path.rpartition("/")
        entry = self._open(self._tree(folder)).get(name)
        return entry.blob if entry else None

    def named(self, id_: str, kind: Kind) -> Iterator[tuple[str, str]]:
        """Yield the path and blob of each file for the record of a kind with an id."""
        for path, folder in self._folders(kind):
            entry = folder.get(f"{id_}{SUFFIX}")
            if entry and entry.blob:
                yield f"{path}/{entry.name}", entry.blob

    def with_word(self, word: str, kind: Kind) -> Iterator[tuple[str, str]]:
        """Yield the path and blob of each file for a record of a kind with a word after a dash in its id."""
        for path, folder in self._folders(kind):
            for entry in folder.holding(f"-{word}", ["-", f"{SUFFIX}\0"]):
                if entry.blob and entry.name.endswith(SUFFIX):
                    yield f"{path}/{entry.name}", entry.blob

    def differing(self, other: "Listing") -> Iterator[FileChange]:
        """Yield the files that differ in another commit or exist in one of the two only."""
        return self._between(DATA, self.data, other.data)

    def since(self, tree: str, kind: Kind) -> Iterator[FileChange]:
        """Yield the files for records of a kind that differ from those in an earlier version of their folder."""
        return self._between(folder_of(kind), tree or None, self.tree(kind))

    def _between(self, path: str, before: str | None, after: str | None) -> Iterator[FileChange]:
        if before == after:
            return
        check_depth(path)
        for name, (old, new) in self._open(before).differing(self._open(after)).items():
            blobs = old and old.blob, new and new.blob
            if any(blobs):
                yield FileChange(path=f"{path}/{name}", before=blobs[0], after=blobs[1])
            yield from self._between(f"{path}/{name}", old and old.tree, new and new.tree)

    def _folders(self, kind: Kind) -> list[tuple[str, Folder]]:
        """Return the folder for records of a kind and all below it, with their paths."""
        if kind not in self._opened:
            path = folder_of(kind)
            self._opened[kind] = list(self._below(path, self._open(self._tree(path))))
        return self._opened[kind]

    def _below(self, path: str, folder: Folder) -> Iterator[tuple[str, Folder]]:
        check_depth(path)
        yield path, folder
        for name, tree in folder.folders():
            yield from self._below(f"{path}/{name}", self._open(tree))

    def _tree(self, path: str) -> str | None:
        tree = self.data
        for name in path.split("/")[1:]:
            entry = self._open(tree).get(name)
            tree = entry.tree if entry else None
        return tree
