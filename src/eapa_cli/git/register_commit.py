"""Commits that contain only files of a register."""

import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

from eapa_cli.errors import RefusedError
from eapa_cli.git.log_output import FileChange
from eapa_cli.git.repository import Repository
from eapa_cli.git.unfinished_operations import unfinished_operations
from eapa_cli.git.write_command import ALL_CODES, WritingGit, pathspecs
from eapa_cli.model.record_paths import DATA, DOCUMENTS, REGISTER_FILE
from eapa_cli.text.interface_language import gettext as _

SAVED_FOLDERS: Final = (DATA, DOCUMENTS)
"""The folders with the files of a register, which `eapa save` commits."""

_PATHS_FROM_INPUT: Final = ("--pathspec-from-file=-", "--pathspec-file-nul")


class RefusedCommitError(RefusedError):
    """A commit that git or a hook refused; `output` is their output."""

    def __init__(self, output: str) -> None:
        super().__init__(
            _("nothing was saved: git or a hook of the repository refused the commit"),
            hint=_("correct the reported problems, and run 'eapa save' again"),
        )
        self.output = output


class RegisterCommit:
    """The steps of `eapa save` in the repository of a register."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._git = WritingGit(root)

    @staticmethod
    def create_repository(root: Path) -> None:
        """Create an empty repository in the root folder of a register."""
        WritingGit(root).run("init", "--quiet", settings=["init.defaultBranch=main"])

    def unsaved_changes(self, scaffold_files: Sequence[str] = ()) -> list[FileChange]:
        """Return the files of the register that differ from the last commit.

        Before the first commit of the register, the new files among `scaffold_files` are included.
        """
        with Repository(self.root) as repository:
            changes = repository.unsaved_changes(SAVED_FOLDERS)
            is_first_commit = any(change.path == REGISTER_FILE and change.before is None for change in changes)
            if scaffold_files and is_first_commit:
                changes += [change for change in repository.unsaved_changes(scaffold_files) if change.before is None]
            return changes

    def check_ready(self) -> None:
        """Check that a commit is possible now.

        Raises:
            RefusedError: a merge, rebase, cherry-pick or revert is not finished, files have conflicts, or HEAD is not a
                branch.
            UnreadableError: there is no repository that git can read.
        """
        with Repository(self.root) as repository:
            git_folder = repository.git_folder
        if operation := next(unfinished_operations(git_folder), None):
            raise RefusedError(
                _("nothing was saved: a %(operation)s is not finished") % {"operation": operation},
                hint=_("finish it with 'git %(operation)s --continue', or cancel it with 'git %(operation)s --abort'")
                % {"operation": operation},
            )
        if self._git.run("ls-files", "--unmerged", "-z").stdout:
            raise RefusedError(
                _("nothing was saved: git reports files with conflicts"),
                hint=_("'git status' lists them; correct each, and mark it with 'git add'"),
            )
        if self.branch is None:
            raise RefusedError(
                _("nothing was saved: no branch is checked out, so the commit could be lost"),
                hint=_("go to a branch with 'git switch NAME', or make one with 'git switch -c NAME'"),
            )

    @cached_property
    def branch(self) -> str | None:
        """The full name of the current branch; None if HEAD is detached."""
        name = self._git.run("symbolic-ref", "--quiet", "HEAD", accepted={0, 1}).stdout
        return os.fsdecode(name.strip()) or None

    def has_identity(self) -> bool:
        """Return whether git has a name and an e-mail address for a commit."""
        # With this setting, git does not derive them from the names of the user and the machine, and ends with 128.
        settings = ("user.useConfigOnly=true",)
        return all(
            self._git.run("var", name, accepted={0, 128}, settings=settings).returncode == 0
            for name in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT")
        )

    def set_identity(self, name: str, email: str) -> None:
        """Set the name and the e-mail address for commits in this repository."""
        for key, value in (("user.name", name), ("user.email", email)):
            self._git.run("config", "--local", "--replace-all", key, value)

    def commit(self, changes: Sequence[FileChange], message: str) -> str:
        """Commit some files as they are on disk, and return the short id of the commit. Other staged files stay staged.

        Raises:
            RefusedCommitError: git or a hook refused; then nothing was changed.
            RefusedError: a file has a filter, and the repository's own configuration names the program for it.
        """
        paths = [change.path for change in changes]
        self._git.check_filters(paths)
        # All paths together may be too long for a command line.
        top_folders_and_files = sorted({path.partition("/")[0] for path in paths})
        with Repository(self.root) as repository:
            new_paths = sorted({*paths}.intersection(repository.working_tree.untracked_files(top_folders_and_files)))
        try:
            # `git commit --only` accepts only files that are in the index.
            self._add(new_paths)
            self._commit(paths, message)
        except BaseException:  # also after Ctrl-C
            self._remove_from_index(new_paths)
            raise
        return self._git.run("rev-parse", "--short", "HEAD").stdout.decode("ascii").strip()

    def _add(self, paths: Sequence[str]) -> None:
        if paths:
            self._run("add", "--intent-to-add", *_PATHS_FROM_INPUT, input_=pathspecs(paths))

    def _commit(self, paths: Sequence[str], message: str) -> None:
        # By default, git may remove lines that start with '#'.
        options = ("--quiet", "--cleanup=whitespace", f"--message={message}")
        self._run("commit", "--only", *options, *_PATHS_FROM_INPUT, input_=pathspecs(paths))

    def _remove_from_index(self, paths: Sequence[str]) -> None:
        """Remove new files from the index after a commit that failed, if possible."""
        if paths:
            options = ("--cached", "--quiet", "--force", "--ignore-unmatch")
            self._git.run("rm", *options, *_PATHS_FROM_INPUT, input_=pathspecs(paths), accepted=ALL_CODES)

    def _run(self, *arguments: str, input_: bytes) -> None:
        """Run git; raise RefusedCommitError with its output if it ends with an error."""
        result = self._git.run(*arguments, input_=input_, accepted=ALL_CODES, reads_much=True)
        if result.returncode:
            raise RefusedCommitError((result.stdout + result.stderr).decode("utf-8", "replace").strip())
