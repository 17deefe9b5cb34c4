"""The folder of a register in each commit of its repository.

A register can move, for example from the top of the repository to a folder. The paths of its files in earlier commits
are then converted, as if the register had always been in its present folder.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from eapa_cli.git.command import Git
from eapa_cli.git.commit_listing import Listing
from eapa_cli.git.log_output import Commit, FileChange, split_output
from eapa_cli.git.object_reader import ObjectReader
from eapa_cli.git.working_tree import WorkingTree
from eapa_cli.model.record_paths import DATA, REGISTER_FILE, SUFFIX


class RegisterFolders:
    """The present and earlier folders of a register.

    A folder is a path from the top of the repository, and is empty or ends with '/'.
    """

    def __init__(self, git: Git, objects: ObjectReader, working_tree: WorkingTree) -> None:
        self._git = git
        self._objects = objects
        self._working_tree = working_tree
        self._folders_by_commit: dict[str, str] = {}

    @cached_property
    def present_folder(self) -> str:
        """The present folder of the register."""
        return self._working_tree.prefix.decode("utf-8", "surrogateescape")

    @cached_property
    def git_at_top(self) -> Git:
        """The `git` command, run at the top of the repository."""
        return Git(self._git.folder.joinpath(*[".."] * self.present_folder.count("/")))

    def folder_at(self, commit: str) -> str:
        """Return the folder of the register in a commit; the present folder if the commit has no register."""
        if commit not in self._folders_by_commit:
            is_here = self._objects.read(f"{commit}:./{REGISTER_FILE}") is not None
            other_folder = None if is_here else self._find_other_folder(commit)
            self._folders_by_commit[commit] = self.present_folder if other_folder is None else other_folder
        return self._folders_by_commit[commit]

    def is_moved(self, commit: str) -> bool:
        """Return whether the register was in another folder in a commit."""
        return self.folder_at(commit) != self.present_folder

    def origins(self, commits: Iterable[Commit]) -> Iterator[str]:
        """Yield the folders before each commit that created a file `data/register.yaml`, and so may have moved it."""
        for commit in commits:
            if any(_creates_register(changes) for changes in commit.changes):
                yield from map(self.folder_at, commit.parents)

    def relocate(self, commit: Commit, listing: Callable[[str], Listing]) -> Commit:
        """Return a commit with paths that start at the register's folder, without changes in other folders."""
        folder = self.folder_at(commit.id)
        if all(self.folder_at(parent) == folder for parent in commit.parents):
            changes = tuple(tuple(_make_relative(by_parent, folder)) for by_parent in commit.changes)
            return replace(commit, changes=changes)
        # The commit moved the register.
        after = listing(commit.id)
        all_changes = [sorted(listing(parent).differences(after)) for parent in commit.parents]
        # The changed files of a merge are those that differ from all of its parents, as in the log.
        paths = set.intersection(*({change.path for change in by_parent} for by_parent in all_changes))
        changes = tuple(tuple(change for change in by_parent if change.path in paths) for by_parent in all_changes)
        return replace(commit, changes=changes)

    def _find_other_folder(self, commit: str) -> str | None:
        """Return the other folder in which the register was in a commit, or None.

        A commit can have several registers. The best candidate is the one that shares most records with this register.
        """
        options = ("-r", "-z", "--name-only")
        # git ends with 1 or 128 if it does not have the commit or a folder. Then there is nothing to compare.
        listed = self.git_at_top.run("ls-tree", *options, commit, accepted={0, 1, 128}, reads_much=True).stdout
        names = split_output(listed)
        folders = [name.removesuffix(REGISTER_FILE) for name in names if _is_register_file(name)]
        scores = {folder: self._score(folder, _records_in(names, folder)) for folder in folders}
        best = max(scores, key=lambda folder: scores[folder], default=None)
        return best if best is not None and scores[best] > 0 else None

    def _score(self, folder: str, records: set[str]) -> int:
        """Return how many records moved from a folder to this register, less those that the folder still has.

        `records` are the paths of the records that the folder had in a commit.
        """
        remaining_records = _records_on_disk(self.git_at_top.folder / folder)
        return len(records & self._present_records) - len(records & remaining_records)

    @cached_property
    def _present_records(self) -> set[str]:
        return _records_on_disk(self._git.folder)


def _records_on_disk(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in (root / DATA).rglob(f"*{SUFFIX}")} - {REGISTER_FILE}


def _creates_register(changes: Iterable[FileChange]) -> bool:
    return any(change.before is None and _is_register_file(change.path) for change in changes)


def _is_register_file(path: str) -> bool:
    """Return whether a path in a repository leads to a register's own file, in any folder."""
    return f"/{path}".endswith(f"/{REGISTER_FILE}")


def _records_in(names: Iterable[str], folder: str) -> set[str]:
    data = f"{folder}{DATA}/"
    return {name.removeprefix(folder) for name in names if name.startswith(data)}


def _make_relative(changes: Iterable[FileChange], folder: str) -> Iterator[FileChange]:
    for change in changes:
        if change.path.startswith(folder):
            yield replace(change, path=change.path.removeprefix(folder))
