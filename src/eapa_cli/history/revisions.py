"""Revisions: the two states of a register to compare."""

from dataclasses import dataclass
from typing import Final, Self

from eapa_cli.git.repository import HEAD, Repository

_SHORT: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Revisions:
    """A commit and a later one, or the files on disk; `words` describes both."""

    since: str
    until: str | None
    words: str

    @classmethod
    def of(cls, repository: Repository, text: str) -> Self:
        """Parse `A..B`, `A...B` (from where B left A) or `A` (from where HEAD left it, to the files on disk).

        As in git, an omitted side is HEAD.

        Raises:
            RefusedError: a revision does not exist, or the two have no commit in common.
        """
        one, dots, other = text.partition("..")
        if not dots:
            base = repository.merge_base(one)
            return cls(
                since=base, until=None, words=f"from {_describe_base(repository, one, HEAD, base)} to the files on disk"
            )
        has_base = other.startswith(".")
        one, other = one or HEAD, other.removeprefix(".") or HEAD
        until = repository.resolve(other)
        since = repository.merge_base(one, other) if has_base else repository.resolve(one)
        start = _describe_base(repository, one, other, since) if has_base else _named(one, since)
        return cls(since=since, until=until, words=f"from {start} to {_named(other, until)}")


def _describe_base(repository: Repository, one: str, other: str, base: str) -> str:
    """Describe the commit at which two revisions parted."""
    return _named(one, base) if repository.resolve(one) == base else f"where {other} left {_named(one, base)}"


def _named(revision: str, commit: str) -> str:
    return commit[:_SHORT] if commit.startswith(revision) else f"{revision} ({commit[:_SHORT]})"
