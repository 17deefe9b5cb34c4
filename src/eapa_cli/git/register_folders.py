"""The folders in which a register was at the commits of its repository.

A register can move, for example from the top of the repository to a folder. Its earlier paths are then compared as if
it had always been in its present folder.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from eapa_cli.git.command import Git
from eapa_cli.git.commit_listing import Listing
from eapa_cli.git.log import Commit, FileChange, split_output
from eapa_cli.git.object_reader import Objects
from eapa_cli.model.record_paths import DATA, REGISTER_FILE, SUFFIX


class RegisterPlaces:
    """The folder of a register in each commit, from the top of the repository: empty, or with a final '/'."""

    def __init__(self, git: Git, objects: Objects, prefix: Callable[[], bytes]) -> None:
        self._git = git
        self._objects = objects
        self._read_prefix = prefix
        self._known: dict[str, str] = {}

    @cached_property
    def prefix(self) -> bytes:
        """Return the present folder of the register as git writes it."""
        return self._read_prefix()

    @cached_property
    def current(self) -> str:
        """Return the present folder of the register."""
        return self.prefix.decode("utf-8", "surrogateescape")

    @cached_property
    def top(self) -> Git:
        """Return git, run at the top of the repository."""
        return Git(self._git.folder.joinpath(*[".."] * self.current.count("/")))

    def at(self, commit: str) -> str:
        """Return the folder of the register in a commit; the present folder if the commit has no register."""
        if commit not in self._known:
            is_here = self._objects.read(f"{commit}:./{REGISTER_FILE}")
            found = None if is_here else self._find(commit)
            self._known[commit] = self.current if found is None else found
        return self._known[commit]

    def is_moved(self, commit: str) -> bool:
        """Return whether the register was in another folder in a commit."""
        return self.at(commit) != self.current

    def origins(self, commits: Iterable[Commit]) -> Iterator[str]:
        """Yield the folders of the register in the parents of commits that created its file."""
        for commit in commits:
            if any(_creates_register(changes) for changes in commit.changes):
                yield from map(self.at, commit.parents)

    def relocate(self, commit: Commit, listing: Callable[[str], Listing]) -> Commit:
        """Return a commit with its paths from the register's folder, and without changes of other folders."""
        place = self.at(commit.id)
        if all(self.at(parent) == place for parent in commit.parents):
            changes = tuple(tuple(_strip(by_parent, place)) for by_parent in commit.changes)
            return replace(commit, changes=changes)
        after = listing(commit.id)
        by_parent = [sorted(listing(parent).differing(after)) for parent in commit.parents]
        # As in the log, a merge changes only the files that differ from all of its parents.
        paths = set.intersection(*({change.path for change in changes} for changes in by_parent))
        merged = (tuple(change for change in changes if change.path in paths) for changes in by_parent)
        return replace(commit, changes=tuple(merged))

    def _find(self, commit: str) -> str | None:
        """Return the folder of a register that is not in its present folder in a commit, or None."""
        names = split_output(
            self.top.run("ls-tree", "-r", "-z", "--name-only", commit, accepted={0, 1, 128}, reads_much=True).stdout
        )
        registers = [name.removesuffix(REGISTER_FILE) for name in names if f"/{name}".endswith(f"/{REGISTER_FILE}")]
        gains = {place: self._resemblance(_records_in(names, place), place) for place in registers}
        return max((place for place in gains if gains[place] > 0), key=lambda place: gains[place], default=None)

    def _resemblance(self, records: set[str], place: str) -> int:
        """Return how many more of some records this register has than the register that is now in their folder."""
        return len(records & self._records) - len(records & _records_on_disk(self.top.folder / place))

    @cached_property
    def _records(self) -> set[str]:
        return _records_on_disk(self._git.folder)


def _records_on_disk(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in (root / DATA).rglob(f"*{SUFFIX}")} - {REGISTER_FILE}


def _creates_register(changes: Iterable[FileChange]) -> bool:
    return any(change.before is None and f"/{change.path}".endswith(f"/{REGISTER_FILE}") for change in changes)


def _records_in(names: Iterable[str], place: str) -> set[str]:
    data = f"{place}{DATA}/"
    return {name.removeprefix(place) for name in names if name.startswith(data)}


def _strip(changes: Iterable[FileChange], place: str) -> Iterator[FileChange]:
    for change in changes:
        if change.path.startswith(place):
            yield replace(change, path=change.path.removeprefix(place))
