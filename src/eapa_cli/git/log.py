"""Parsers for git's output on changed files and commits."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

ON_DISK: Final = "on disk"
"""The value of `FileChange.after` for a file on disk whose blob is not known."""

LOG_FORMAT: Final = "%H%x00%P%x00%aI%x00%aN%x00%s"
"""The format of `git log -z`: id, parents, author's date (ISO 8601), author's name and subject."""

_REGULAR: Final = frozenset({"100644", "100755"})


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class FileChange:
    """A file that differs between two states, with the id of its blob in each state.

    The blob is None if there is no file, or no regular file. A renamed file is two changes: one file is removed, and
    another is added.
    """

    path: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """A commit: its parents, its author's name and date (ISO 8601), and the changed files for each parent.

    The changed files of a merge are those that differ from all of its parents.
    """

    id: str
    parents: tuple[str, ...]
    date: str
    author: str
    subject: str
    changes: tuple[tuple[FileChange, ...], ...]


def split_output(output: bytes) -> list[str]:
    """Split an output into its parts, each of which ends with a NUL. Bytes that are not UTF-8 are preserved."""
    return output.decode("utf-8", "surrogateescape").split("\0")[:-1]


def parse_file_changes(output: bytes) -> list[FileChange]:
    """Parse the output of `git diff --raw -z`, sorted by path."""
    parts = iter(split_output(output))
    return sorted(change for head in parts for change in _parse_changes(head, next(parts)))


def parse_commits(output: bytes) -> Iterator[Commit]:
    """Parse the output of `git log -z --raw --diff-merges=combined` in LOG_FORMAT."""
    head: list[str] = []
    changes: list[list[FileChange]] = []
    # git writes a NUL between commits, but none after the last commit.
    parts = iter(split_output(output + b"\0"))
    for part in parts:
        if part.lstrip("\n").startswith(":"):
            changes.append(_parse_changes(part.lstrip("\n"), next(parts)))
        elif part:
            if head:
                yield _build_commit(head, changes)
            head = [part, *(next(parts) for _ in range(4))]
            changes = []
    if head:
        yield _build_commit(head, changes)


def _build_commit(head: Iterable[str], changes: Iterable[Iterable[FileChange]]) -> Commit:
    id_, parents, date, author, subject = head
    by_parent = tuple(zip(*changes, strict=True))
    return Commit(id=id_, parents=tuple(parents.split()), date=date, author=author, subject=subject, changes=by_parent)


def _parse_changes(head: str, path: str) -> list[FileChange]:
    """Parse the change of a file against each parent.

    The head of a commit with one parent is ':mode mode blob blob letter', old values before new ones. A merge has a
    colon, an old mode and an old blob for each of its parents.
    """
    parents = len(head) - len(head.lstrip(":"))
    fields = head[parents:].split(" ")
    modes, blobs = fields[: parents + 1], fields[parents + 1 : -1]
    *before, after = (_parse_blob(mode, blob) for mode, blob in zip(modes, blobs, strict=True))
    return [FileChange(path=path, before=blob, after=after) for blob in before]


def _parse_blob(mode: str, blob: str) -> str | None:
    if mode not in _REGULAR:
        return None
    return blob if blob.strip("0") else ON_DISK
