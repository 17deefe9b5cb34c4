"""The options for git's output on changed files and commits, and the parsers of this output."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

ON_DISK: Final = "on disk"
"""The value of `FileChange.after` for a file on disk whose blob is not known."""

LOG_FORMAT: Final = "%H%x00%P%x00%aI%x00%aN%x00%s"
"""The format of `git log -z`: id, parents, author's date (ISO 8601), author's name and subject."""

SHORT_ID_LENGTH: Final = 8
"""The length of a commit's id in output for people."""

RAW_DIFF: Final = (
    "--raw",
    "-z",
    "--no-abbrev",
    "--no-renames",
    "--no-ext-diff",
    "--ignore-submodules=all",
    "-O/dev/null",  # a diff.orderFile that does not exist would stop git
)
"""The options for the list of changed files that the parsers expect."""

RELATIVE_PATHS: Final = "--relative"
"""The option for paths that start at the current folder. Changes in other folders are omitted."""

_LOG_FIELD_COUNT: Final = 5
_EPOCH: Final = "1970-01-01T00:00:00+00:00"
"""The date of a commit whose own date is not valid. git shows it for a date that is too large."""
_REGULAR_MODES: Final = frozenset({"100644", "100755"})


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class FileChange:
    """A file that differs between two states, with the id of its blob before and after.

    The id is None if the file does not exist or is not a regular file, and `ON_DISK` if it is not known. A renamed file
    is two changes: one file is removed, and another is added.
    """

    path: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """A commit. `date` is the author's date in ISO 8601, and `author` the author's name.

    `changes` has one tuple of changed files for each parent, in the order of `parents`, and one for a first commit,
    which has no parent. It is empty if no file was changed. The changed files of a merge are those that differ from all
    of its parents.
    """

    id: str
    parents: tuple[str, ...]
    date: str
    author: str
    subject: str
    changes: tuple[tuple[FileChange, ...], ...]


def split_output(output: bytes) -> list[str]:
    """Split the output of an option `-z` at each NUL. Bytes that are not UTF-8 are preserved as surrogates."""
    return output.decode("utf-8", "surrogateescape").split("\0")[:-1]


def parse_file_changes(output: bytes) -> list[FileChange]:
    """Parse the output of `git diff --raw -z`, sorted by path."""
    parts = iter(split_output(output))
    return sorted(change for head in parts for change in _parse_changes(head, next(parts)))


def parse_commits(output: bytes) -> Iterator[Commit]:
    """Parse the output of `git log -z --raw --diff-merges=combined` in LOG_FORMAT.

    The output has the fields of a commit, then the head and the path of each changed file, then the next commit.
    """
    fields: list[str] = []
    changes: list[list[FileChange]] = []
    # git writes a NUL between commits, also after the NUL of a path, so an empty part is there; but none after the last
    # commit. A line feed precedes the first changed file.
    parts = iter(split_output(output + b"\0"))
    for part in parts:
        if part.lstrip("\n").startswith(":"):
            changes.append(_parse_changes(part.lstrip("\n"), next(parts)))
        elif part:
            if fields:
                yield _build_commit(fields, changes)
            fields = [part, *(next(parts) for _ in range(_LOG_FIELD_COUNT - 1))]
            changes = []
    if fields:
        yield _build_commit(fields, changes)


def _build_commit(fields: Iterable[str], changes: Iterable[Iterable[FileChange]]) -> Commit:
    """Return a commit from its fields and, for each changed file, the changes against each parent."""
    id_, parents, date, author, subject = fields
    try:
        datetime.fromisoformat(date)
    except ValueError:
        date = _EPOCH
    by_parent = tuple(zip(*changes, strict=True))
    return Commit(id=id_, parents=tuple(parents.split()), date=date, author=author, subject=subject, changes=by_parent)


def _parse_changes(head: str, path: str) -> list[FileChange]:
    """Parse the changes of a file, one against each parent.

    In a commit with one parent, the head is ':OLD_MODE NEW_MODE OLD_BLOB NEW_BLOB LETTER'. In a merge, the head has a
    colon, an old mode and an old blob for each parent.
    """
    parent_count = len(head) - len(head.lstrip(":"))
    fields = head[parent_count:].split(" ")
    modes, blobs = fields[: parent_count + 1], fields[parent_count + 1 : -1]
    *old_blobs, new_blob = (_parse_blob(mode, blob) for mode, blob in zip(modes, blobs, strict=True))
    return [FileChange(path=path, before=blob, after=new_blob) for blob in old_blobs]


def _parse_blob(mode: str, blob: str) -> str | None:
    if mode not in _REGULAR_MODES:
        return None
    is_unknown = not blob.strip("0")
    return ON_DISK if is_unknown else blob
