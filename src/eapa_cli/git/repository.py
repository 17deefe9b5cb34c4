"""A register's git repository: its revisions, and the files of the register in them.

The output of the commands and options of `git` that this module uses is stable, and does not depend on the user's
settings. All paths start at the register's root and use '/'.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, Self

from eapa_cli.errors import RefusedError, UnreadableError
from eapa_cli.git.command import Git, git_failed_error
from eapa_cli.git.commit_listing import Listing
from eapa_cli.git.log_output import (
    LOG_FORMAT,
    ON_DISK,
    RAW_DIFF,
    RELATIVE_PATHS,
    Commit,
    FileChange,
    parse_commits,
    split_output,
)
from eapa_cli.git.object_reader import ObjectReader
from eapa_cli.git.register_folders import RegisterFolders
from eapa_cli.git.tree_objects import Folder
from eapa_cli.git.working_tree import WorkingTree
from eapa_cli.model.record_paths import DATA, is_data_file
from eapa_cli.text.interface_language import gettext
from eapa_cli.text.suggestions import did_you_mean
from eapa_cli.yaml.reader import read

HEAD: Final = "HEAD"
FETCH_ALL: Final = "git fetch --refetch --no-filter"
"""The command that completes a partial clone. The program itself never lets git fetch objects."""

_SHA1_BYTES: Final = 20


def deepen_hint() -> str:
    """Return the hint for a clone that does not reach back to the first commit."""
    return gettext(
        "get the whole history with 'git fetch --unshallow'; in a workflow, by 'fetch-depth: 0' at actions/checkout"
    )


class Repository:
    """The git repository of a register. If an `index` is given, git uses it instead of the repository's index."""

    def __init__(self, root: Path, *, index: Path | None = None) -> None:
        self.root = root
        self._git = Git(root, index=index)
        self.working_tree = WorkingTree(self._git, root)
        self._objects = ObjectReader(self._git)
        self._register_folders = RegisterFolders(self._git, self._objects, self.working_tree)
        self._folders_by_id: dict[str, Folder] = {}

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
        commit = self._find_commit_id(revision)
        if commit is not None:
            return commit
        self.working_tree.check_repository()
        if not self._has_commits():
            raise RefusedError(gettext("there is no commit yet"), hint=gettext("make the first with 'eapa save'"))
        if self.is_shallow:
            raise RefusedError(
                gettext("there is no revision '%(revision)s' in this clone, which is shallow") % {"revision": revision},
                hint=deepen_hint(),
            )
        raise RefusedError(
            gettext("there is no revision '%(revision)s'") % {"revision": revision},
            hint=did_you_mean(revision, self._branches_and_tags())
            or gettext("'git branch --all' shows the branches, 'git log --oneline' the commits"),
        )

    def merge_base(self, one: str, other: str = HEAD, *, otherwise: str | None = None) -> str:
        """Return the last common commit of two revisions; `otherwise` is the hint if they have no common commit.

        Raises:
            RefusedError: the revisions have no common commit, or one of them does not exist.
        """
        ids = self.resolve(one), self.resolve(other)
        if ids[0] == ids[1]:
            return ids[0]
        # git ends with 1 if there is no common commit.
        common = self._git.run("merge-base", *ids, accepted={0, 1}).stdout.decode().strip()
        if common:
            return common
        if self.is_shallow:
            raise RefusedError(
                gettext("this clone is shallow, and does not reach back to where '%(one)s' and '%(other)s' parted")
                % {"one": one, "other": other},
                hint=deepen_hint(),
            )
        hint = otherwise or gettext("compare them as '%(one)s..%(other)s'") % {"one": one, "other": other}
        raise RefusedError(
            gettext("'%(one)s' and '%(other)s' have no commit in common") % {"one": one, "other": other}, hint=hint
        )

    def changes(self, since: str, until: str | None = None, *, below: str = DATA) -> list[FileChange]:
        """Return the files that differ between two commits or, without `until`, between a commit and the disk.

        Two commits are compared below `data/`. A comparison with the disk is limited to the folder `below`. It includes
        uncommitted changes, staged or not, and new files that git does not ignore.
        """
        if until is not None:
            return sorted(self.listing(since).differences(self.listing(until)))
        changes = self.working_tree.changes_since(since, [below])
        if self._register_folders.is_moved(since):
            changes = self._compare_moved(since, changes)
        return sorted(changes)

    def unsaved_changes(self, folders: Sequence[str]) -> list[FileChange]:
        """Return the files in some folders that differ from the last commit, or all files if there is no commit."""
        self.working_tree.check_repository()
        if self._has_commits():
            return sorted(self.working_tree.changes_since(HEAD, folders))
        staged = split_output(self._git.run("ls-files", "-z", "--cached", "--", *folders).stdout)
        staged_files = {path for path in staged if os.path.lexists(self.root / path)}
        new_files = staged_files.union(self.working_tree.untracked_files(folders))
        return [FileChange(path=path, before=None, after=ON_DISK) for path in sorted(new_files)]

    def _compare_moved(self, since: str, on_disk: Iterable[FileChange]) -> list[FileChange]:
        """Return the changes since a commit in which the register was in another folder.

        `on_disk` are the changes that git reports for the present folder.
        """
        no_files = Listing(None, self._read_folder)
        before = {change.path: change.before for change in self.listing(since).differences(no_files)}
        after = {change.path: change.after for change in on_disk if change.after}
        changes = (
            FileChange(path=path, before=before.get(path), after=after.get(path))
            for path in before.keys() | after.keys()
        )
        return self.working_tree.omit_unchanged(change for change in changes if change.before != change.after)

    @property
    def git_folder(self) -> Path:
        """The folder of git itself, such as `.git`."""
        self.working_tree.check_repository()
        return Path(os.fsdecode(self._git.run("rev-parse", "--absolute-git-dir").stdout.removesuffix(b"\n")))

    def has_staged_changes(self) -> bool:
        """Return whether staged files below the register's root differ from the last commit."""
        if not self._has_commits():
            return bool(self._git.run("ls-files", "-z", "--", ".").stdout)
        result = self._git.run("diff-index", "--cached", "--quiet", HEAD, "--", ".", accepted={0, 1})
        return result.returncode == 1

    def commits(self) -> Iterator[Commit]:
        """Yield the commits up to HEAD that changed files below `data/`, parents before children.

        If the register was in other folders before, the commits that changed its files there are included.
        """
        commits = self._log(self._git, RELATIVE_PATHS, HEAD, "--", DATA)
        folders = [self._register_folders.present_folder]
        # Before a move is committed, HEAD has the register in its old folder.
        new_folders = {self._register_folders.folder_at(HEAD), *self._register_folders.origins(commits)} - {*folders}
        while new_folders:  # the register may have moved to each of them from yet another folder
            folders += sorted(new_folders)
            paths = [f"{folder}{DATA}" for folder in folders]
            commits = self._log(self._register_folders.git_at_top, HEAD, "--", *paths)
            new_folders = {*self._register_folders.origins(commits)} - {*folders}
        has_moved = len(folders) > 1
        for commit in commits:
            yield self._register_folders.relocate(commit, self.listing) if has_moved else commit

    def _log(self, git: Git, *arguments: str) -> list[Commit]:
        options = ("--reverse", "--date-order", "--diff-merges=combined", f"--format={LOG_FORMAT}")
        return list(parse_commits(git.run("log", *options, *RAW_DIFF, *arguments, reads_much=True).stdout))

    def listing(self, commit: str) -> Listing:
        """Return the files below `data/` in a commit.

        Raises:
            UnreadableError: git does not have the folder in this clone.
        """
        folder = self._register_folders.folder_at(commit) if self._register_folders.is_moved(commit) else "./"
        tree = self._objects.read(f"{commit}:{folder}{DATA}")
        if tree is None:
            self.working_tree.check_repository()
            if self._git.run("ls-tree", commit, "--", DATA).stdout:
                raise _missing_object_error(f"{commit}:{DATA}")
        return Listing(tree.id if tree and tree.type == "tree" else None, self._read_folder)

    def files_with(self, revision: str, words: Iterable[str], folder: str) -> list[str]:
        """Return the paths of the files below a folder that contain at least one of some words in a commit.

        Raises:
            UnreadableError: git does not have all of the files.
        """
        patterns = (argument for word in words for argument in ("-e", word))
        options = ("-l", "-z", "--fixed-strings", *patterns)
        git, register_folder = self._git, ""
        if self._register_folders.is_moved(revision):
            git, register_folder = self._register_folders.git_at_top, self._register_folders.folder_at(revision)
        path = f"{register_folder}{folder}"
        # git ends with 1 if no file contains a word.
        result = git.run("grep", *options, revision, "--", path, accepted={0, 1}, reads_much=True)
        if b"unable to read" in result.stderr:  # git grep reports a missing file, and continues with the next one
            raise git_failed_error(
                "git grep",
                result.stderr,
                hint=gettext("the clone is partial; get all objects with '%(command)s'") % {"command": FETCH_ALL},
            )
        return [name.removeprefix(f"{revision}:{register_folder}") for name in split_output(result.stdout)]

    def blobs(self, ids: Sequence[str]) -> Iterator[bytes | None]:
        """Yield the contents of blobs in order, each cut off one byte after the maximum size of a record.

        A missing blob yields None.
        """
        yield from (blob and blob.content for blob in self._objects.read_all(ids))

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
                raise _missing_object_error(blob)
            yield path, read(content).data

    def _read_folder(self, id_: str | None) -> Folder:
        """Return the folder with an id; an empty folder for None."""
        if id_ is None:
            return Folder(b"", _SHA1_BYTES)  # an empty folder has no ids, so their size is arbitrary
        if id_ not in self._folders_by_id:
            tree = self._objects.read(id_)
            if tree is None:
                raise _missing_object_error(id_)
            self._folders_by_id[id_] = Folder(tree.content, len(bytes.fromhex(id_)))
        return self._folders_by_id[id_]

    def _find_commit_id(self, revision: str) -> str | None:
        if "\n" in revision:  # git reads one name in each line, and no name contains a line feed
            return None
        commit = self._objects.read(f"{revision}^{{commit}}")
        return commit.id if commit else None

    def _has_commits(self) -> bool:
        return self._find_commit_id(HEAD) is not None

    def _branches_and_tags(self) -> list[str]:
        names = self._git.run("for-each-ref", "--format=%(refname:short)").stdout
        return names.decode("utf-8", "surrogateescape").split()


def _missing_object_error(name: str) -> UnreadableError:
    return UnreadableError(
        gettext("git has no object %(name)s here") % {"name": name},
        hint=gettext("the clone is partial or damaged; get all objects with '%(command)s'") % {"command": FETCH_ALL},
    )
