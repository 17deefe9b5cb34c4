"""What git knows of a register: which of its files changed since a revision, and what they held.

Asked of the `git` program, by the commands and options that scripts can rely on, whatever a user's settings are.
All paths are from the register's root, with '/'.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, Self

from eapa_cli.errors import RefusedError, UnreadableError
from eapa_cli.git.command import Git, said
from eapa_cli.git.commit_files import Listing
from eapa_cli.git.log import LOG_FORMAT, ON_DISK, Commit, FileChange, commits, file_changes, texts
from eapa_cli.git.object_reader import Objects
from eapa_cli.git.tree_objects import Folder
from eapa_cli.model.record_paths import DATA, is_data_file
from eapa_cli.text.suggestions import did_you_mean
from eapa_cli.yaml.reader import read

HEAD: Final = "HEAD"
DEEPEN: Final = (
    "get the whole history with 'git fetch --unshallow'; in a workflow, by 'fetch-depth: 0' at actions/checkout"
)

_NAMES: Final = "'git branch --all' shows the branches, 'git log --oneline' the commits"
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

    def __init__(self, root: Path) -> None:
        self.root = root
        self._git = Git(root)
        self._objects = Objects(self._git)
        self._folders: dict[str, Folder] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._objects.close()

    @property
    def is_shallow(self) -> bool:
        """Whether it is a clone that does not reach back to the first commit."""
        return self._git.run("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def resolve(self, revision: str) -> str:
        """The id of the commit that a revision names: a branch, a tag, an id, `HEAD~2`.

        Raises:
            RefusedError: it names none.
            UnreadableError: the register is in no repository, or in one that git does not read.
        """
        found = self._commit(revision)
        if found is not None:
            return found
        self._verify()
        if self._commit(HEAD) is None:
            raise RefusedError("there is no commit yet", hint="make the first with 'git add data' and 'git commit'")
        if self.is_shallow:
            raise RefusedError(f"there is no revision '{revision}' in this clone, which is shallow", hint=DEEPEN)
        raise RefusedError(f"there is no revision '{revision}'", hint=did_you_mean(revision, self._names()) or _NAMES)

    def merge_base(self, one: str, other: str = HEAD, *, otherwise: str | None = None) -> str:
        """The id of the commit at which two revisions parted; `otherwise` says what to do if they never were one.

        Raises:
            RefusedError: they have none in common, or one of them is not there.
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
        """The files below `data/` that differ between two commits; or those below a folder, between one and the disk.

        On disk counts what is not committed, staged or not, and new files that git is not told to ignore.
        """
        if until is not None:
            return sorted(self.listing(since).differing(self.listing(until)))
        self._verify()
        # Not diff-index, which takes a file that was only touched for a changed one.
        changed = {
            change.path: change for change in file_changes(self._git.run("diff", *_RAW, since, "--", below).stdout)
        }
        listed = self._git.run("ls-files", "-z", "--others", "--exclude-standard", "--", below).stdout
        for path in texts(listed):
            before = changed[path].before if path in changed else None
            changed[path] = FileChange(path=path, before=before, after=ON_DISK)
        return sorted(changed.values())

    def commits(self) -> Iterator[Commit]:
        """The commits that led to the present one and changed files below `data/`, parents before children."""
        order = ("--reverse", "--date-order", "--diff-merges=combined", f"--format={LOG_FORMAT}")
        return commits(self._git.run("log", *order, *_RAW, HEAD, "--", DATA).stdout)

    def listing(self, commit: str) -> Listing:
        """The files below `data/` in a commit."""
        data = self._objects.ask(f"{commit}:./{DATA}")
        if data is None:
            self._verify()
        if data is None and self._git.run("ls-tree", commit, "--", DATA).stdout:
            raise self._missing(f"{commit}:{DATA}")
        return Listing(data.id if data and data.type == "tree" else None, self._folder)

    def files_with(self, revision: str, words: Iterable[str], folder: str) -> list[str]:
        """The paths of the files below a folder that hold any of some words in a commit."""
        patterns = (part for word in words for part in ("-e", word))
        options = ("-l", "-z", "--fixed-strings", *patterns)
        found = self._git.run("grep", *options, revision, "--", folder, accepted={0, 1}).stdout
        return [path.removeprefix(f"{revision}:") for path in texts(found)]

    def blobs(self, ids: Sequence[str]) -> Iterator[bytes | None]:
        """What blobs hold, in order: as many bytes as a record may have and one more; None of one that is not here."""
        yield from (found and found.content for found in self._objects.ask_all(ids))

    def earlier_data(self, changes: Iterable[FileChange]) -> Iterator[tuple[str, Any]]:
        """The paths of the changed files that held a record, and the plain data that they held."""
        held = [(change.path, change.before) for change in changes if change.before and is_data_file(change.path)]
        contents = self.blobs([blob for _, blob in held])
        for (path, _), content in zip(held, contents, strict=True):
            yield path, None if content is None else read(content).data

    def _folder(self, id_: str | None) -> Folder:
        if id_ is None:
            return Folder(b"", 20)
        if id_ not in self._folders:
            found = self._objects.ask(id_)
            if found is None:
                raise self._missing(id_)
            self._folders[id_] = Folder(found.content, len(id_) // 2)
        return self._folders[id_]

    def _missing(self, name: str) -> UnreadableError:
        return UnreadableError(
            f"git has no object {name} here", hint="the clone is not whole: try 'git fetch --refetch'"
        )

    def _commit(self, revision: str) -> str | None:
        found = None if "\n" in revision else self._objects.ask(f"{revision}^{{commit}}")
        return found.id if found else None

    def _verify(self) -> None:
        """See that there is a repository which git reads."""
        asked = self._git.run("rev-parse", "--is-inside-work-tree", accepted={0, 128})
        why = said(asked.stderr)
        if asked.stdout.strip() == b"false":
            raise UnreadableError(
                f"'{self.root}' is git's own, or in a bare repository: it has no files that git looks after",
                hint="clone it, and go to the clone",
            )
        if why.startswith("not a git repository"):
            raise UnreadableError(
                f"'{self.root}' is not in a git repository, so nothing is known of its past",
                hint="start one with 'git init', then 'git add data' and 'git commit'",
            )
        if asked.returncode:
            raise UnreadableError(f"git cannot be asked: {why}", hint=_trust(why, self.root))

    def _names(self) -> list[str]:
        listed = self._git.run("for-each-ref", "--format=%(refname:short)").stdout
        return listed.decode("utf-8", "surrogateescape").split()


def _trust(why: str, root: Path) -> str | None:
    if "dubious ownership" not in why:
        return None
    return f"it belongs to another user; if you trust it: git config --global --add safe.directory '{root}'"
