"""A register's git repository: its revisions, changed files and earlier contents.

The module uses only stable commands and options of `git`, whose output does not depend on the user's settings.
All paths start at the register's root and use '/'.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, Self

from eapa_cli.errors import RefusedError, UnreadableError
from eapa_cli.git.command import Git, error_message
from eapa_cli.git.commit_listing import Listing
from eapa_cli.git.log import LOG_FORMAT, ON_DISK, Commit, FileChange, parse_commits, parse_file_changes, split_output
from eapa_cli.git.object_reader import ObjectReader
from eapa_cli.git.register_folders import RegisterFolders
from eapa_cli.git.tree_objects import Folder
from eapa_cli.git.working_tree import files_with_same_content, path_in_working_tree
from eapa_cli.model.record_paths import DATA, is_data_file
from eapa_cli.text.suggestions import did_you_mean
from eapa_cli.yaml.reader import read

HEAD: Final = "HEAD"
DEEPEN_HINT: Final = (
    "get the whole history with 'git fetch --unshallow'; in a workflow, by 'fetch-depth: 0' at actions/checkout"
)
FETCH_ALL: Final = "git fetch --refetch --no-filter"
"""The command that completes a partial clone. The program itself never lets git fetch objects."""

_REVISIONS_HINT: Final = "'git branch --all' shows the branches, 'git log --oneline' the commits"
_RAW_DIFF: Final = (
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
        self._objects = ObjectReader(self._git)
        self._register_folders = RegisterFolders(self._git, self._objects, self._require_repository)
        self._folders: dict[str, Folder] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._objects.close()

    @property
    def is_shallow(self) -> bool:
        """Whether the clone does not reach back to the first commit."""
        return self._git.run("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def resolve(self, revision: str) -> str:
        """Return the id of the commit of a revision, such as a branch, a tag, an id or `HEAD~2`.

        Raises:
            RefusedError: the revision does not exist.
            UnreadableError: the register is not in a repository that git can read.
        """
        commit = self._commit_id(revision)
        if commit is not None:
            return commit
        self._require_repository()
        if self._commit_id(HEAD) is None:
            raise RefusedError("there is no commit yet", hint="make the first with 'eapa save'")
        if self.is_shallow:
            raise RefusedError(f"there is no revision '{revision}' in this clone, which is shallow", hint=DEEPEN_HINT)
        raise RefusedError(
            f"there is no revision '{revision}'",
            hint=did_you_mean(revision, self._branches_and_tags()) or _REVISIONS_HINT,
        )

    def merge_base(self, one: str, other: str = HEAD, *, otherwise: str | None = None) -> str:
        """Return the last common commit of two revisions; `otherwise` is the hint if they have no common history.

        Raises:
            RefusedError: they have no commit in common, or one of them does not exist.
        """
        ids = self.resolve(one), self.resolve(other)
        if ids[0] == ids[1]:
            return ids[0]
        common = self._git.run("merge-base", *ids, accepted={0, 1}).stdout.decode().strip()
        if common:
            return common
        if self.is_shallow:
            raise RefusedError(
                f"this clone is shallow, and does not reach back to where '{one}' and '{other}' parted",
                hint=DEEPEN_HINT,
            )
        hint = otherwise or f"compare them as '{one}..{other}'"
        raise RefusedError(f"'{one}' and '{other}' have no commit in common", hint=hint)

    def changes(self, since: str, until: str | None = None, *, below: str = DATA) -> list[FileChange]:
        """Return the files that differ between two commits or, without `until`, between a commit and the disk.

        The folder `below` limits only a comparison with the disk. It includes uncommitted changes, staged or not, and
        new files that git does not ignore.
        """
        if until is not None:
            return sorted(self.listing(since).differences(self.listing(until)))
        changed = self._changed_on_disk(since, [below])
        if self._register_folders.is_moved(since):
            return self._compare_moved(since, changed, self._register_folders.prefix)
        return sorted(changed)

    def _changed_on_disk(self, since: str, folders: Sequence[str]) -> list[FileChange]:
        prefix = self._register_folders.prefix
        listed = parse_file_changes(self._git.run_on_files("diff", *_RAW_DIFF, _RELATIVE, since, "--", *folders).stdout)
        unchanged = self._with_same_content(listed, prefix)
        changed = {change.path: change for change in listed if change.path not in unchanged}
        for path in self.untracked(folders):
            before = changed[path].before if path in changed else None
            changed[path] = FileChange(path=path, before=before, after=ON_DISK)
        return list(changed.values())

    def untracked(self, folders: Sequence[str]) -> list[str]:
        """Return the files in some folders that git neither tracks nor ignores."""
        options = ("-z", "--others", "--exclude-standard")
        return split_output(self._git.run("ls-files", *options, "--", *folders, reads_much=True).stdout)

    def unsaved(self, folders: Sequence[str]) -> list[FileChange]:
        """Return the files in some folders that differ from the last commit, or all files if there is no commit."""
        self._require_repository()
        if self._commit_id(HEAD) is not None:
            return sorted(self._changed_on_disk(HEAD, folders))
        staged = split_output(self._git.run("ls-files", "-z", "--cached", "--", *folders).stdout)
        existing = {*self.untracked(folders), *(path for path in staged if os.path.lexists(self.root / path))}
        return [FileChange(path=path, before=None, after=ON_DISK) for path in sorted(existing)]

    def _compare_moved(self, since: str, on_disk: Iterable[FileChange], prefix: bytes) -> list[FileChange]:
        """Return the changes since a commit in which the register was in another folder.

        `on_disk` are the changes that git reports for the present folder.
        """
        absent = Listing(None, self._read_folder)
        before = {change.path: change.before for change in self.listing(since).differences(absent)}
        after = {change.path: change.after for change in on_disk if change.after}
        changed = [
            FileChange(path=path, before=before.get(path), after=after.get(path))
            for path in before.keys() | after.keys()
        ]
        unchanged = self._with_same_content(changed, prefix)
        return sorted(change for change in changed if change.before != change.after and change.path not in unchanged)

    @property
    def folder(self) -> Path:
        """The folder of git itself, such as `.git`."""
        self._require_repository()
        return Path(os.fsdecode(self._git.run("rev-parse", "--absolute-git-dir").stdout.removesuffix(b"\n")))

    def has_staged_changes(self) -> bool:
        """Return whether files below the register's root are staged, that is, differ from the last commit."""
        if self._commit_id(HEAD) is None:
            return bool(self._git.run("ls-files", "-z", "--", ".").stdout)
        done = self._git.run("diff-index", "--cached", "--quiet", HEAD, "--", ".", accepted={0, 1})
        return done.returncode == 1

    def unstaged(self, folders: Sequence[str]) -> list[FileChange]:
        """Return the files in some folders that differ between the index and the disk, including ignored files."""
        prefix = self._register_folders.prefix
        listed = parse_file_changes(self._git.run_on_files("diff-files", *_RAW_DIFF, _RELATIVE, "--", *folders).stdout)
        unchanged = self._with_same_content(listed, prefix)
        untracked = split_output(self._git.run("ls-files", "-z", "--others", "--", *folders).stdout)
        new = [FileChange(path=path, before=None, after=ON_DISK) for path in untracked]
        return sorted({*(change for change in listed if change.path not in unchanged), *new})

    def sparse_files(self) -> list[str]:
        """Return the files below `data/` that a sparse checkout omits."""
        setting = self._git.run("config", "--bool", "core.sparseCheckout", accepted={0, 1}).stdout
        if setting.strip() != b"true":
            return []
        marked = split_output(self._git.run("ls-files", "-t", "-z", "--", DATA).stdout)
        # With '-t', a file that the checkout omits is marked with 'S', for "skip-worktree".
        return [path.removeprefix("S ") for path in marked if path.startswith("S ")]

    def commits(self) -> Iterator[Commit]:
        """Yield the commits up to HEAD that changed files below `data/`, parents before children.

        If the register was in other folders before, the commits that changed its files there are included.
        """
        commits = self._log(self._git, _RELATIVE, HEAD, "--", DATA)
        folders = [self._register_folders.current]
        new_folders = {self._register_folders.folder_at(HEAD), *self._register_folders.origins(commits)} - {*folders}
        while new_folders:
            folders += sorted(new_folders)
            paths = [f"{folder}{DATA}" for folder in folders]
            commits = self._log(self._register_folders.git_at_top, HEAD, "--", *paths)
            new_folders = {*self._register_folders.origins(commits)} - {*folders}
        has_moved = len(folders) > 1
        for commit in commits:
            yield self._register_folders.relocate(commit, self.listing) if has_moved else commit

    def _log(self, git: Git, *arguments: str) -> list[Commit]:
        order = ("--reverse", "--date-order", "--diff-merges=combined", f"--format={LOG_FORMAT}")
        return list(parse_commits(git.run("log", *order, *_RAW_DIFF, *arguments, reads_much=True).stdout))

    def listing(self, commit: str) -> Listing:
        """Return the files below `data/` in a commit.

        Raises:
            UnreadableError: git does not have the folder in this clone.
        """
        data = self._objects.read(f"{commit}:./{DATA}")
        if (data is None or data.type == "tree") and self._register_folders.is_moved(commit):
            data = self._objects.read(f"{commit}:{self._register_folders.folder_at(commit)}{DATA}")
        if data is None:
            self._require_repository()
        if data is None and self._git.run("ls-tree", commit, "--", DATA).stdout:
            raise self._missing_object_error(f"{commit}:{DATA}")
        return Listing(data.id if data and data.type == "tree" else None, self._read_folder)

    def files_with(self, revision: str, words: Iterable[str], folder: str) -> list[str]:
        """Return the paths of the files below a folder that contain at least one of some words in a commit.

        Raises:
            UnreadableError: git does not have all of the files.
        """
        patterns = (part for word in words for part in ("-e", word))
        options = ("-l", "-z", "--fixed-strings", *patterns)
        git, root = self._git, ""
        if self._register_folders.is_moved(revision):
            git, root = self._register_folders.git_at_top, self._register_folders.folder_at(revision)
        result = git.run("grep", *options, revision, "--", f"{root}{folder}", accepted={0, 1}, reads_much=True)
        if b"unable to read" in result.stderr:  # git grep reports a missing file, and continues with the next one
            raise UnreadableError(
                f"git grep failed: {error_message(result.stderr)}",
                hint=f"the clone is partial; get all objects with '{FETCH_ALL}'",
            )
        return [path.removeprefix(f"{revision}:{root}") for path in split_output(result.stdout)]

    def blobs(self, ids: Sequence[str]) -> Iterator[bytes | None]:
        """Yield the contents of blobs in order, each cut off one byte after the maximum size of a record.

        A missing blob yields None.
        """
        yield from (found and found.content for found in self._objects.read_all(ids))

    def earlier_data(self, changes: Iterable[FileChange]) -> Iterator[tuple[str, Any]]:
        """Yield the paths of the changed files that contained a record, with the plain data before the change.

        Raises:
            UnreadableError: git does not have one of the files.
        """
        earlier_files = [
            (change.path, change.before) for change in changes if change.before and is_data_file(change.path)
        ]
        contents = self.blobs([blob for _, blob in earlier_files])
        for (path, blob), content in zip(earlier_files, contents, strict=True):
            if content is None:
                raise self._missing_object_error(blob)
            yield path, read(content).data

    def _read_folder(self, id_: str | None) -> Folder:
        if id_ is None:
            return Folder(b"", 20)  # any size of an id is valid, since the folder is empty
        if id_ not in self._folders:
            tree = self._objects.read(id_)
            if tree is None:
                raise self._missing_object_error(id_)
            self._folders[id_] = Folder(tree.content, len(id_) // 2)
        return self._folders[id_]

    def _missing_object_error(self, name: str) -> UnreadableError:
        return UnreadableError(
            f"git has no object {name} here",
            hint=f"the clone is partial or damaged; get all objects with '{FETCH_ALL}'",
        )

    def _commit_id(self, revision: str) -> str | None:
        commit = None if "\n" in revision else self._objects.read(f"{revision}^{{commit}}")
        return commit.id if commit else None

    def _require_repository(self) -> bytes:
        """Return the register's path in the working tree; raise an error if git cannot read the repository."""
        return path_in_working_tree(self._git, self.root)

    def _with_same_content(self, changes: Iterable[FileChange], prefix: bytes) -> set[str]:
        return files_with_same_content(self._git, self.root, changes, prefix)

    def _branches_and_tags(self) -> list[str]:
        listed = self._git.run("for-each-ref", "--format=%(refname:short)").stdout
        return listed.decode("utf-8", "surrogateescape").split()
