"""The files below `data/` in a commit, and the differences between two commits."""

from collections.abc import Callable, Iterator

from eapa_cli.git.log_output import FileChange
from eapa_cli.git.tree_objects import Folder
from eapa_cli.model.record_paths import DATA, SUFFIX, check_depth, folder_of
from eapa_cli.model.vocabulary import Kind


class Listing:
    """The regular files below `data/` in a commit. Each folder is read when it is first needed.

    `data_tree` is the id of the tree of `data/`, or None if the commit has no such folder. `open_folder` returns the
    folder with an id, or an empty folder for None.
    """

    def __init__(self, data_tree: str | None, open_folder: Callable[[str | None], Folder]) -> None:
        self.data_tree = data_tree
        self._open_folder = open_folder
        self._folders_by_kind: dict[Kind, list[tuple[str, Folder]]] = {}

    def count(self, kind: Kind) -> int:
        """Count the files for records of a kind."""
        return sum(folder.count() for _, folder in self._folders(kind))

    def tree(self, kind: Kind) -> str | None:
        """Return the tree id of the folder for records of a kind, or None if there is no folder."""
        return self._tree_id(folder_of(kind))

    def blob(self, path: str) -> str | None:
        """Return the blob id of the file at a path, or None if there is no regular file."""
        folder, _, name = path.rpartition("/")
        entry = self._open_folder(self._tree_id(folder)).get(name)
        return entry.blob if entry else None

    def files_with_id(self, id_: str, kind: Kind) -> Iterator[tuple[str, str]]:
        """Yield the path and blob id of each file that is named after an id, in the folders for a kind of record."""
        for path, folder in self._folders(kind):
            entry = folder.get(f"{id_}{SUFFIX}")
            if entry and entry.blob:
                yield f"{path}/{entry.name}", entry.blob

    def files_with_word(self, word: str, kind: Kind) -> Iterator[tuple[str, str]]:
        """Yield the path and blob id of each file with a word in its id, for records of a kind.

        A hyphen precedes the word, and another hyphen or the end of the id follows it.
        """
        for path, folder in self._folders(kind):
            for entry in folder.entries_with(f"-{word}", ["-", f"{SUFFIX}\0"]):
                if entry.blob and entry.name.endswith(SUFFIX):
                    yield f"{path}/{entry.name}", entry.blob

    def differences(self, other: "Listing") -> Iterator[FileChange]:
        """Yield the files that differ between this commit and a later one, or exist in one of the two only."""
        return self._compare(DATA, self.data_tree, other.data_tree)

    def changes_since(self, tree: str, kind: Kind) -> Iterator[FileChange]:
        """Yield the files for records of a kind that differ from those in an earlier tree of their folder.

        `tree` is the id of this tree, or empty if the folder did not exist.
        """
        return self._compare(folder_of(kind), tree or None, self.tree(kind))

    def _compare(self, path: str, before: str | None, after: str | None) -> Iterator[FileChange]:
        """Yield the files that differ between two trees of a folder, and in the folders below it."""
        if before == after:
            return
        check_depth(path)
        for name, (old, new) in self._open_folder(before).differences(self._open_folder(after)).items():
            old_blob, new_blob = old and old.blob, new and new.blob
            if old_blob or new_blob:
                yield FileChange(path=f"{path}/{name}", before=old_blob, after=new_blob)
            yield from self._compare(f"{path}/{name}", old and old.tree, new and new.tree)

    def _folders(self, kind: Kind) -> list[tuple[str, Folder]]:
        """Return the folder for records of a kind and all folders below it, with their paths."""
        if kind not in self._folders_by_kind:
            path = folder_of(kind)
            self._folders_by_kind[kind] = list(self._walk(path, self._open_folder(self._tree_id(path))))
        return self._folders_by_kind[kind]

    def _walk(self, path: str, folder: Folder) -> Iterator[tuple[str, Folder]]:
        check_depth(path)
        yield path, folder
        for name, tree in folder.folders():
            yield from self._walk(f"{path}/{name}", self._open_folder(tree))

    def _tree_id(self, path: str) -> str | None:
        """Return the tree id of the folder at a path, which starts with 'data'; None if there is no folder."""
        tree = self.data_tree
        for name in path.split("/")[1:]:
            entry = self._open_folder(tree).get(name)
            tree = entry.tree if entry else None
        return tree
