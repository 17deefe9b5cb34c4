"""The folder of a register in a working tree of git, and the files there whose content has not changed."""

import re
from collections.abc import Iterable
from pathlib import Path

from eapa_cli.errors import UnreadableError
from eapa_cli.git.command import Git, error_message
from eapa_cli.git.log import ON_DISK, FileChange


def path_in_working_tree(git: Git, root: Path) -> bytes:
    """Return the path from the top of the working tree to the register, with a final '/'.

    Raises:
        UnreadableError: there is no repository that git can read.
    """
    result = git.run("rev-parse", "--is-inside-work-tree", "--show-prefix", accepted={0, 128})
    reason = error_message(result.stderr)
    inside, _, prefix = result.stdout.partition(b"\n")
    if inside == b"false":
        raise UnreadableError(
            f"'{root}' is inside '.git' or a bare repository, which has no working tree",
            hint="clone it, and go to the clone",
        )
    if reason.startswith("not a git repository"):
        raise UnreadableError(
            f"'{root}' is not in a git repository, so it has no history",
            hint="start one with 'git init', then 'eapa save'",
        )
    if result.returncode:
        raise UnreadableError(f"git failed: {reason}", hint=_hint(reason, root))
    return prefix.removesuffix(b"\n")


def _hint(reason: str, root: Path) -> str | None:
    if "dubious ownership" not in reason:
        return None
    return f"it belongs to another user; if you trust it: git config --global --add safe.directory '{root}'"


def files_with_same_content(git: Git, root: Path, changes: Iterable[FileChange], prefix: bytes) -> set[str]:
    """Return the paths of the changes in which the content on disk is equal to the blob before.

    `git diff` reports such files if their times differ from those in the index. To omit them, it would have to update
    the index.
    """
    differing = [change for change in changes if change.before and change.after == ON_DISK]
    # Reading a pipe would make git wait.
    files = [change for change in differing if (path := root / change.path).is_file() and not path.is_symlink()]
    if not files:
        return set()
    # git reads one path in each line. In quotes, a path may contain any characters, some of them escaped.
    names = (prefix + change.path.encode("utf-8", "surrogateescape") for change in files)
    lines = b"".join(b'"%b"\n' % re.sub(rb'[\\"\n]', _escape, name) for name in names)
    hashed = git.run_on_files("hash-object", "--stdin-paths", accepted={0, 128}, input_=lines).stdout
    # git stops at an unreadable file. This file and the following ones count as changed.
    pairs = zip(files, hashed.decode("ascii").split(), strict=False)
    return {change.path for change, blob in pairs if blob == change.before}


def _escape(match: re.Match[bytes]) -> bytes:
    return b"\\n" if match[0] == b"\n" else b"\\" + match[0]
