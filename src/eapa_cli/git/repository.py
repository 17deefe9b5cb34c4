"""A register's git repository: its revisions, changed files and earlier contents.

Only stable commands and options of `git` are used, independent of the user's settings.
All paths start at the register's root and use '/'.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, Self

from eapa_cli.errors import RefusedError, UnreadableError
from eapa_cli.git.command import Git, error_message
from eapa_cli.git.commit_listing import Listing
from eapa_cli.git.log import LOG_FORMAT, ON_DISK, Commit, FileChange, commits, file_changes, split_output
from eapa_cli.git.object_reader import Objects
from eapa_cli.git.register_folders import RegisterPlaces
from eapa_cli.git.tree_objects import Folder
from eapa_cli.git.working_tree import only_touched, path_in_working_tree
from eapa_cli.model.record_paths import DATA, is_data_file
from eapa_cli.text.suggestions import did_you_mean
from eapa_cli.yaml.reader import read

HEAD: Final = "HEAD"
DEEPEN: Final = (
    "get the whole history with 'git fetch --unshallow'; in a workflow, by 'fetch-depth: 0' at actions/checkout"
)
FETCH_ALL: Final = "git fetch --refetch --no-filter"
"""The command that completes a partial clone; the program itself never lets git fetch objects."""

_NAMES: Final = "'git branch --all' shows the branches, 'git log --oneline' the commits"
_RAW: Final = (
    "--raw",
    "-z",
    "--no-abbrev",
    "--no-renames",
    "--no-ext-diff",
    "--ignore-submodules=all",
    "-O/dev/null",  # a diff.orderFile that does not exist would stop git
)
_RELATIVE: Final = "--relative"


class Repository:
    """The git repository of a register."""

    def __init__(self, root: Path, *, index: Path | None = None) -> None:
        self.root = root
        self._git = Git(root, index=index)
        self._objects = Objects(self._git)
        self._places = RegisterPlaces(self._git, self._objects, self._verify)
        self._folders: dict[str, Folder] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._objects.close()

    @property
    def is_shallow(self) -> bool:
        """Return whether the clone does not reach back to the first commit."""
        return self._git.run("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def resolve(self, revision: str) -> str:
        """Return the id of the commit that a revision names: a branch, a tag, an id, `HEAD~2`.

        Raises:
            RefusedError: the revision does not exist.
            UnreadableError: the register is not in a repository that git can read.
        """
        found = self._commit(revision)
        if found is not None:
            return found
        self._verify()
        if self._commit(HEAD) is None:
            raise RefusedError("there is no commit yet", hint="make the first with 'eapa save'")
        if self.is_shallow:
            raise RefusedError(f"there is no revision '{revision}' in this clone, which is shallow", hint=DEEPEN)
        raise RefusedError(f"there is no revision '{revision}'", hint=did_you_mean(revision, self._names()) or _NAMES)

    def merge_base(self, one: str, other: str = HEAD, *, otherwise: str | None = None) -> str:
        """Return the commit at which two revisions parted; `otherwise` is the hint if they have no common history.

        Raises:
            RefusedError: they have no commit in common, or one of them does not exist.
        """
        ids = self.resolve(one), self.resolve(other)
        if ids[0] == ids[1]:
            return ids[0]
        found = self._git.run("merge-base", *ids, accepted={0, 1}).stdout.decode().strip()
        if found:
            return found
        if self.is_shallow:
            raise RefusedError(
                f"this clone is shallow, and does not reach back to where '{one}' and '{other}' parted", hint=DEEPEN
            )
        hint = otherwise or f"compare them as '{one}..{other}'"
        raise RefusedError(f"'{one}' and '{other}' have no commit in common", hint=hint)

    def changes(self, since: str, until: str | None = None, *, below: str = DATA) -> list[FileChange]:
        """Return the files that differ between two commits, or below a folder between a commit and the disk.

        The files on disk include uncommitted changes, staged or not, and new files that git does not ignore.
        """
        if until is not None:
            return sorted(self.listing(since).differing(self.listing(until)))
        changed = self._changed_on_disk(since, [below])
        if self._places.is_moved(since):
            return self._compare_moved(since, changed, self._places.prefix)
        return sorted(changed)

    def _changed_on_disk(self, since: str, places: Sequence[str]) -> list[FileChange]:
        prefix = self._places.prefix
        listed = file_changes(self._git.run_on_files("diff", *_RAW, _RELATIVE, since, "--", *places).stdout)
        touched = self._only_touched(listed, prefix)
        changed = {change.path: change for change in listed if change.path not in touched}
        for path in self.untracked(places):
            before = changed[path].before if path in changed else None
            changed[path] = FileChange(path=path, before=before, after=ON_DISK)
        return list(changed.values())

    def untracked(self, places: Sequence[str]) -> list[str]:
        """Return the files in some folders that git neither tracks nor ignores."""
        options = ("-z", "--others", "--exclude-standard")
        return split_output(self._git.run("ls-files", *options, "--", *places, reads_much=True).stdout)

    def unsaved(self, places: Sequence[str]) -> list[FileChange]:
        """Return the files in some folders that differ from the last commit; all of them if there is no commit."""
        self._verify()
        if self._commit(HEAD) is not None:
            return sorted(self._changed_on_disk(HEAD, places))
        known = split_output(self._git.run("ls-files", "-z", "--cached", "--", *places).stdout)
        found = {*self.untracked(places), *(path for path in known if os.path.lexists(self.root / path))}
        return [FileChange(path=path, before=None, after=ON_DISK) for path in sorted(found)]

    def _compare_moved(self, since: str, found: Iterable[FileChange], prefix: bytes) -> list[FileChange]:
        """Return the changes since a commit in which the register was in another folder."""
        absent = Listing(None, self._folder)
        before = {change.path: change.before for change in self.listing(since).differing(absent)}
        after = {change.path: change.after for change in found if change.after}
        changed = [
            FileChange(path=path, before=before.get(path), after=after.get(path))
            for path in before.keys() | after.keys()
        ]
        touched = self._only_touched(changed, prefix)
        return sorted(change for change in changed if change.before != change.after and change.path not in touched)

    @property
    def folder(self) -> Path:
        """The folder of git itself, such as `.git`."""
        self._verify()
        return Path(os.fsdecode(self._git.run("rev-parse", "--absolute-git-dir").stdout.removesuffix(b"\n")))

    def has_staged_changes(self) -> bool:
        """Return whether the index differs from the last commit below the register."""
        if self._commit(HEAD) is None:
            return bool(self._git.run("ls-files", "-z", "--", ".").stdout)
        done = self._git.run("diff-index", "--cached", "--quiet", HEAD, "--", ".", accepted={0, 1})
        return done.returncode == 1

    def unstaged(self, folders: Sequence[str]) -> list[FileChange]:
        """Return the files in some folders whose content on disk is not that of the index, ignored ones included."""
        prefix = self._places.prefix
        listed = file_changes(self._git.run_on_files("diff-files", *_RAW, _RELATIVE, "--", *folders).stdout)
        touched = self._only_touched(listed, prefix)
        others = split_output(self._git.run("ls-files", "-z", "--others", "--", *folders).stdout)
        new = [FileChange(path=path, before=None, after=ON_DISK) for path in others]
        return sorted({*(change for change in listed if change.path not in touched), *new})

    def sparse_files(self) -> list[str]:
        """Return the files below `data/` that a sparse checkout omits."""
        setting = self._git.run("config", "--bool", "core.sparseCheckout", accepted={0, 1}).stdout
        if setting.strip() != b"true":
            return []
        marked = split_output(self._git.run("ls-files", "-t", "-z", "--", DATA).stdout)
        return [path.removeprefix("S ") for path in marked if path.startswith("S ")]

    def commits(self) -> Iterator[Commit]:
        """Yield the commits before HEAD that changed files below `data/`, parents before children."""
        found = self._log(self._git, _RELATIVE, HEAD, "--", DATA)
        places = [self._places.current]
        ahead = {self._places.at(HEAD), *self._places.origins(found)} - {*places}
        while ahead:
            places += sorted(ahead)
            found = self._log(self._places.top, HEAD, "--", *(f"{place}{DATA}" for place in places))
            ahead = {*self._places.origins(found)} - {*places}
        yield from found if len(places) == 1 else (self._places.relocate(commit, self.listing) for commit in found)

    def _log(self, git: Git, *arguments: str) -> list[Commit]:
        order = ("--reverse", "--date-order", "--diff-merges=combined", f"--format={LOG_FORMAT}")
        return list(commits(git.run("log", *order, *_RAW, *arguments, reads_much=True).stdout))

    def listing(self, commit: str) -> Listing:
        """Return the files below `data/` in a commit."""
        data = self._objects.read(f"{commit}:./{DATA}")
        if (data is None or data.type == "tree") and self._places.is_moved(commit):
            data = self._objects.read(f"{commit}:{self._places.at(commit)}{DATA}")
        if data is None:
            self._verify()
        if data is None and self._git.run("ls-tree", commit, "--", DATA).stdout:
            raise self._missing(f"{commit}:{DATA}")
        return Listing(data.id if data and data.type == "tree" else None, self._folder)

    def files_with(self, revision: str, words: Iterable[str], folder: str) -> list[str]:
        """Return the paths of the files below a folder that contain any of some words in a commit.

        Raises:
            UnreadableError: git does not have all of the files.
        """
        patterns = (part for word in words for part in ("-e", word))
        options = ("-l", "-z", "--fixed-strings", *patterns)
        moved = self._places.is_moved(revision)
        git, place = (self._places.top, self._places.at(revision)) if moved else (self._git, "")
        found = git.run("grep", *options, revision, "--", f"{place}{folder}", accepted={0, 1}, reads_much=True)
        if b"unable to read" in found.stderr:  # git grep goes on to the next file
            raise UnreadableError(
                f"git grep failed: {error_message(found.stderr)}",
                hint=f"the clone is partial; get all objects with '{FETCH_ALL}'",
            )
        return [path.removeprefix(f"{revision}:{place}") for path in split_output(found.stdout)]

    def blobs(self, ids: Sequence[str]) -> Iterator[bytes | None]:
        """Yield the contents of blobs in order, at most a byte longer than a record may be; None for a missing one."""
        yield from (found and found.content for found in self._objects.read_all(ids))

    def earlier_data(self, changes: Iterable[FileChange]) -> Iterator[tuple[str, Any]]:
        """Return the paths of the changed files that contained a record, and the plain data of each.

        Raises:
            UnreadableError: git does not have one of the files.
        """
        earlier_files = [
            (change.path, change.before) for change in changes if change.before and is_data_file(change.path)
        ]
        contents = self.blobs([blob for _, blob in earlier_files])
        for (path, blob), content in zip(earlier_files, contents, strict=True):
            if content is None:
                raise self._missing(blob)
            yield path, read(content).data

    def _folder(self, id_: str | None) -> Folder:
        if id_ is None:
            return Folder(b"", 20)
        if id_ not in self._folders:
            found = self._objects.read(id_)
            if found is None:
                raise self._missing(id_)
            self._folders[id_] = Folder(found.content, len(id_) // 2)
        return self._folders[id_]

    def _missing(self, name: str) -> UnreadableError:
        return UnreadableError(
            f"git has no object {name} here",
            hint=f"the clone is partial or damaged; get all objects with '{FETCH_ALL}'",
        )

    def _commit(self, revision: str) -> str | None:
        found = None if "\n" in revision else self._objects.read(f"{revision}^{{commit}}")
        return found.id if found else None

    def _verify(self) -> bytes:
        return path_in_working_tree(self._git, self.root)

    def _only_touched(self, changes: Iterable[FileChange], prefix: bytes) -> set[str]:
        return only_touched(self._git, self.root, changes, prefix)

    def _names(self) -> list[str]:
        listed = self._git.run("for-each-ref", "--format=%(refname:short)").stdout
        return listed.decode("utf-8", "surrogateescape").split()
