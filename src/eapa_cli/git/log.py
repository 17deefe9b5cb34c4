"""What git writes of files that changed, and of the commits that changed them, as values."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

ON_DISK: Final = "on disk"
"""Stands for a blob where a file is not in git as it is on disk."""

LOG_FORMAT: Final = "%H%x00%aI%x00%aN%x00%s"
"""A commit's id, its author's date (ISO 8601) and name, and its subject, as `git log -z` is to write them."""

_REGULAR: Final = frozenset({"100644", "100755"})


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class FileChange:
    """A file that differs between two states, and its blobs in them: None where it is not, or is no regular file.

    A renamed file is two changes: one is gone, another is new.
    """

    path: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """A commit: its author's name and date (ISO 8601), and for each of its parents the files that it changed.

    Of a merge these are the files that are as in none of its parents.
    """

    id: str
    date: str
    author: str
    subject: str
    changes: tuple[tuple[FileChange, ...], ...]


def texts(output: bytes) -> list[str]:
    """The texts of an output in which each ends with a NUL; bytes that are not UTF-8 stay as they are."""
    return output.decode("utf-8", "surrogateescape").split("\0")[:-1]


def file_changes(output: bytes) -> list[FileChange]:
    """The changes that `git diff --raw -z` writes, by path."""
    parts = iter(texts(output))
    return sorted(change for head in parts for change in _changes(head, next(parts)))


def commits(output: bytes) -> Iterator[Commit]:
    """The commits that `git log -z --raw --diff-merges=combined` writes in LOG_FORMAT, in their order."""
    head: list[str] = []
    changes: list[list[FileChange]] = []
    # One NUL more, since none ends a log.
    parts = iter(texts(output + b"\0"))
    for part in parts:
        if part.lstrip("\n").startswith(":"):
            changes.append(_changes(part.lstrip("\n"), next(parts)))
        elif part:
            if head:
                yield _commit(head, changes)
            head = [part, next(parts), next(parts), next(parts)]
            changes = []
    if head:
        yield _commit(head, changes)


def _commit(head: Iterable[str], changes: Iterable[Iterable[FileChange]]) -> Commit:
    id_, date, author, subject = head
    by_parent = tuple(zip(*changes, strict=True))
    return Commit(id=id_, date=date, author=author, subject=subject, changes=by_parent)


def _changes(head: str, path: str) -> list[FileChange]:
    """The change of a file against each parent: `:mode mode blob blob letter`, with a colon for each parent."""
    parents = len(head) - len(head.lstrip(":"))
    fields = head[parents:].split(" ")
    modes, blobs = fields[: parents + 1], fields[parents + 1 : -1]
    *before, after = (_known(mode, blob) for mode, blob in zip(modes, blobs, strict=True))
    return [FileChange(path=path, before=blob, after=after) for blob in before]


def _known(mode: str, blob: str) -> str | None:
    if mode not in _REGULAR:
        return None
    return blob if blob.strip("0") else ON_DISK
