"""A register in a working tree of git: its files on disk and in the index, and how they differ from a commit."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

from eapa_cli.errors import UnreadableError
from eapa_cli.git.command import Git, error_message, git_failed_error
from eapa_cli.git.log_output import ON_DISK, RAW_DIFF, RELATIVE_PATHS, FileChange, parse_file_changes, split_output
from eapa_cli.model.record_paths import DATA
from eapa_cli.text.interface_language import gettext
from eapa_cli.text.shell_quoting import quote_command

_SKIPPED_MARK: Final = "S "  # git's mark for a file that the checkout omits ("skip-worktree")


class WorkingTree:
    """The files of a register on disk. All paths start at the register's root."""

    def __init__(self, git: Git, root: Path) -> None:
        self._git = git
        self._root = root

    @cached_property
    def prefix(self) -> bytes:
        """The path from the top of the working tree to the register, with a final '/'.

        Raises:
            UnreadableError: there is no repository that git can read.
        """
        # git ends with 128 if it cannot read a repository. The messages below explain this.
        result = self._git.run("rev-parse", "--is-inside-work-tree", "--show-prefix", accepted={0, 128})
        reason = error_message(result.stderr)
        inside, _, prefix = result.stdout.partition(b"\n")
        if inside == b"false":
            raise UnreadableError(
                gettext("'%(root)s' is inside '.git' or a bare repository, which has no working tree")
                % {"root": self._root},
                hint=gettext("clone it, and go to the clone"),
            )
        if reason.startswith("not a git repository"):
            raise UnreadableError(
                gettext("'%(root)s' is not in a git repository, so it has no history") % {"root": self._root},
                hint=gettext("start one with 'git init', then 'eapa save'"),
            )
        if result.returncode:
            raise git_failed_error("git", result.stderr, hint=_ownership_hint(reason, self._root))
        return prefix.removesuffix(b"\n")

    def check_repository(self) -> None:
        """Check that git can read the repository.

        Raises:
            UnreadableError: there is no repository that git can read.
        """
        _ = self.prefix

    def changes_since(self, commit: str, folders: Sequence[str]) -> list[FileChange]:
        """Return the files in some folders that differ between a commit and the disk, staged or not.

        New files that git does not ignore are included.
        """
        self.check_repository()
        diff = self._git.run_on_files("diff", *RAW_DIFF, RELATIVE_PATHS, commit, "--", *folders)
        changes = {change.path: change for change in parse_file_changes(diff)}
        for path in self.untracked_files(folders):
            # A file that was removed from the index, but not from the disk, is untracked and also in the diff.
            before = changes[path].before if path in changes else None
            changes[path] = FileChange(path=path, before=before, after=ON_DISK)
        return self.omit_unchanged(changes.values())

    def unstaged_changes(self, folders: Sequence[str]) -> list[FileChange]:
        """Return the files in some folders that differ between the index and the disk, including ignored files."""
        self.check_repository()
        diff = self._git.run_on_files("diff-files", *RAW_DIFF, RELATIVE_PATHS, "--", *folders)
        untracked = split_output(self._git.run("ls-files", "-z", "--others", "--", *folders).stdout)
        new_files = [FileChange(path=path, before=None, after=ON_DISK) for path in untracked]
        return sorted({*self.omit_unchanged(parse_file_changes(diff)), *new_files})

    def untracked_files(self, folders: Sequence[str]) -> list[str]:
        """Return the files in some folders that git neither tracks nor ignores."""
        options = ("-z", "--others", "--exclude-standard")
        return split_output(self._git.run("ls-files", *options, "--", *folders, reads_much=True).stdout)

    def sparse_files(self) -> list[str]:
        """Return the files below `data/` that a sparse checkout omits."""
        if self._git.setting("core.sparseCheckout", "--bool") != "true":
            return []
        marked_files = split_output(self._git.run("ls-files", "-t", "-z", "--", DATA).stdout)
        return [file.removeprefix(_SKIPPED_MARK) for file in marked_files if file.startswith(_SKIPPED_MARK)]

    def omit_unchanged(self, changes: Iterable[FileChange]) -> list[FileChange]:
        """Return changes without those in which the content on disk is equal to the blob before.

        `git diff` reports such files if their times differ from those in the index. To omit them, it would have to
        update the index.
        """
        listed = list(changes)
        unchanged_paths = self._find_unchanged(listed)
        return [change for change in listed if change.path not in unchanged_paths]

    def _find_unchanged(self, changes: Iterable[FileChange]) -> set[str]:
        """Return the paths of the files whose content on disk is the blob before."""
        on_disk = [change for change in changes if change.before and change.after == ON_DISK]
        # Reading a pipe would make git wait, and the blob of a symbolic link contains only the path of its target.
        files = [change for change in on_disk if (path := self._root / change.path).is_file() and not path.is_symlink()]
        if not files:
            return set()
        # git reads one path in each line. In quotes, a path may contain any characters, some of them escaped.
        paths = (self.prefix + change.path.encode("utf-8", "surrogateescape") for change in files)
        lines = b"".join(b'"%b"\n' % re.sub(rb'[\\"\n]', _escape, path) for path in paths)
        hashes = self._git.run_on_files("hash-object", "--stdin-paths", accepted={0, 128}, input_=lines)
        # git stops at an unreadable file. This file and the following ones count as changed.
        pairs = zip(files, hashes.decode("ascii").split(), strict=False)
        return {change.path for change, blob in pairs if blob == change.before}


def _ownership_hint(reason: str, root: Path) -> str | None:
    if "dubious ownership" not in reason:
        return None
    hint = gettext("it belongs to another user; if you trust it: %(command)s")
    return hint % {"command": quote_command(["git", "config", "--global", "--add", "safe.directory", str(root)])}


def _escape(match: re.Match[bytes]) -> bytes:
    return b"\\n" if match[0] == b"\n" else b"\\" + match[0]
