"""What git knows of a register: which of its files changed since a revision, and what they held.

Asked of the `git` program, by the commands and options that scripts can rely on, whatever a user's settings are.
All paths are from the register's root, with '/'.
"""

import os
import shutil
import subprocess
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Final, Self

from eapa_cli.errors import RefusedError, UnreadableError
from eapa_cli.storage.characters import MAX_BYTES
from eapa_cli.storage.commits import LOG_FORMAT, ON_DISK, Commit, FileChange, commits, file_changes, texts
from eapa_cli.storage.layout import DATA
from eapa_cli.storage.listing import Listing
from eapa_cli.text.nearest import did_you_mean

HEAD: Final = "HEAD"
DEEPEN: Final = (
    "get the whole history with 'git fetch --unshallow'; in a workflow, by 'fetch-depth: 0' at actions/checkout"
)

# With its ending, since on Windows the current folder, which may hold anything, would be searched for it first.
_PROGRAM: Final = "git.exe" if os.name == "nt" else "git"
# Settings that would start a program, ask for a password, or change what is printed.
_SETTINGS: Final = (
    "color.ui=false",
    "core.fsmonitor=false",
    "diff.autoRefreshIndex=true",
    "grep.fullName=false",
    "i18n.logOutputEncoding=UTF-8",
    "log.showRoot=true",
    "log.showSignature=false",
)
_ENVIRONMENT: Final = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "1",
}
# A hook sets GIT_DIR and its like, and they would name another repository than the register's.
_KEPT: Final = ("GIT_CONFIG_", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH")
_RAW: Final = (
    "--raw",
    "-z",
    "--no-abbrev",
    "--no-renames",
    "--no-ext-diff",
    "--relative",
    "--ignore-submodules=all",
    "-O/dev/null",  # a user's diff.orderFile that is not there would end it
)


class Repository:
    """The git repository that a register is kept in."""

    def __init__(self, root: Path, program: str, *, shallow: bool) -> None:
        self.root = root
        self.is_shallow = shallow
        self._program = program

    @classmethod
    def of(cls, root: Path) -> Self:
        """The repository that a register's root is in.

        Raises:
            UnreadableError: there is none, or no git.
        """
        program = _program()
        if program is None:
            raise UnreadableError("this needs git, which is not installed here", hint="get it from https://git-scm.com")
        probe = cls(root, program, shallow=False)
        asked = probe._run("rev-parse", "--is-inside-work-tree", "--is-shallow-repository", accepted={0, 128})
        inside, _, shallow = asked.stdout.decode().strip().partition("\n")
        said = _said(asked.stderr)
        if inside != "true" and (not said or said.startswith("not a git repository")):
            raise UnreadableError(
                f"'{root}' is not in a git repository, so nothing is known of its past",
                hint="start one with 'git init', then 'git add data' and 'git commit'",
            )
        if inside != "true":
            raise UnreadableError(f"git cannot be asked: {said}", hint=_trust(said, root))
        return cls(root, program, shallow=shallow == "true")

    def resolve(self, revision: str) -> str:
        """The id of the commit that a revision names: a branch, a tag, an id, `HEAD~2`.

        Raises:
            RefusedError: it names none.
        """
        found = self._commit(revision)
        if found is not None:
            return found
        if self._commit(HEAD) is None:
            raise RefusedError("there is no commit yet", hint="make the first with 'git add data' and 'git commit'")
        if self.is_shallow:
            raise RefusedError(f"there is no revision '{revision}' in this clone, which is shallow", hint=DEEPEN)
        raise RefusedError(f"there is no revision '{revision}'", hint=did_you_mean(revision, self._names()))

    def merge_base(self, one: str, other: str = HEAD) -> str:
        """The id of the commit at which two revisions parted.

        Raises:
            RefusedError: they have none in common, or one of them is not there.
        """
        ids = self.resolve(one), self.resolve(other)
        found = self._run("merge-base", *ids, accepted={0, 1}).stdout.decode().strip()
        if found:
            return found
        if self.is_shallow:
            raise RefusedError(
                f"this clone is shallow, and does not reach back to where '{one}' and '{other}' parted", hint=DEEPEN
            )
        raise RefusedError(f"'{one}' and '{other}' have no commit in common", hint=f"compare them as '{one}..{other}'")

    def changes(self, since: str, until: str | None = None) -> list[FileChange]:
        """The files below `data/` that differ between two commits, or between one and what is on disk.

        On disk counts what is not committed, staged or not, and new files that git is not told to ignore.
        """
        if until is not None:
            return file_changes(self._run("diff-tree", "-r", *_RAW, since, until, "--", DATA).stdout)
        # Not diff-index, which takes a file that was only touched for a changed one.
        changed = {change.path: change for change in file_changes(self._run("diff", *_RAW, since, "--", DATA).stdout)}
        listed = self._run("ls-files", "-z", "--others", "--exclude-standard", "--", DATA).stdout
        for path in texts(listed):
            before = changed[path].before if path in changed else None
            changed[path] = FileChange(path=path, before=before, after=ON_DISK)
        return sorted(changed.values())

    def commits(self) -> Iterator[Commit]:
        """The commits that led to the present one and changed files below `data/`, parents before children."""
        order = ("--reverse", "--date-order", "--diff-merges=combined", f"--format={LOG_FORMAT}")
        return commits(self._run("log", *order, *_RAW, HEAD, "--", DATA).stdout)

    def listing(self, revision: str) -> Listing:
        """The files below `data/` in a commit."""
        listed = self._run("ls-tree", "-r", "-z", revision, "--", DATA).stdout
        return Listing(listed.decode("utf-8", "surrogateescape"))

    def files_with(self, revision: str, words: Iterable[str]) -> list[str]:
        """The paths of the files below `data/` that hold any of some words in a commit."""
        patterns = (part for word in words for part in ("-e", word))
        options = ("-l", "-z", "--fixed-strings", *patterns)
        found = self._run("grep", *options, revision, "--", DATA, accepted={0, 1}).stdout
        return [path.removeprefix(f"{revision}:") for path in texts(found)]

    def blobs(self, ids: Iterable[str]) -> Generator[bytes, None, None]:
        """What blobs hold, by their ids, in order: as many bytes as a record may have and one more.

        One process answers for all of them.

        Raises:
            UnreadableError: one is not in this clone.
        """
        with subprocess.Popen(  # noqa: S603  # git
            self._command("cat-file", "--batch"),
            cwd=self.root,
            env=_environment(os.environ),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            for id_ in ids:
                process.stdin.write(f"{id_}\n".encode())
                process.stdin.flush()
                yield _blob(process.stdout, id_)

    def _commit(self, revision: str) -> str | None:
        if revision.startswith("-"):
            return None  # git would take it for an option, and gives no revision such a name
        asked = self._run("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", accepted={0, 1, 128})
        return asked.stdout.decode().strip() or None

    def _names(self) -> list[str]:
        listed = self._run("for-each-ref", "--format=%(refname:short)").stdout
        return listed.decode("utf-8", "surrogateescape").split()

    def _run(self, *arguments: str, accepted: Collection[int] = (0,)) -> "subprocess.CompletedProcess[bytes]":
        done = subprocess.run(  # noqa: S603  # git
            self._command(*arguments),
            cwd=self.root,
            env=_environment(os.environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        if done.returncode not in accepted:
            raise UnreadableError(f"git {arguments[0]} failed: {_said(done.stderr)}")
        return done

    def _command(self, *arguments: str) -> list[str]:
        settings = (part for setting in _SETTINGS for part in ("-c", setting))
        return [self._program, *settings, *arguments]


def _program() -> str | None:
    folders = (folder for folder in os.get_exec_path() if os.path.isabs(folder))  # noqa: PTH117  # as they are texts
    return next(filter(None, (shutil.which(os.path.join(folder, _PROGRAM)) for folder in folders)), None)  # noqa: PTH118


def _environment(environ: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in environ.items() if not name.startswith("GIT_") or name.startswith(_KEPT)}
    return kept | _ENVIRONMENT


def _said(stderr: bytes) -> str:
    """What git said of an error, on one line and without its warnings."""
    lines = stderr.decode("utf-8", "replace").splitlines()
    return next((line.removeprefix("fatal: ") for line in lines if line.startswith("fatal: ")), "; ".join(lines))


def _trust(said: str, root: Path) -> str | None:
    if "dubious ownership" not in said:
        return None
    return f"it belongs to another user; if you trust it: git config --global --add safe.directory '{root}'"


def _blob(stream: IO[bytes], id_: str) -> bytes:
    head = stream.readline().split()
    if len(head) != 3:  # noqa: PLR2004  # id, type, size; else it is missing, or git is gone
        raise UnreadableError(f"git has no object {id_} here", hint="the clone is not whole: try 'git fetch --refetch'")
    size = int(head[2])
    held = stream.read(min(size, MAX_BYTES + 1))
    rest = size - len(held) + 1  # and the line's end
    while rest > 0 and (skipped := len(stream.read(min(rest, MAX_BYTES)))):
        rest -= skipped
    return held
