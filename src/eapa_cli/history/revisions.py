"""Revisions: the two states of a register to compare."""

from dataclasses import dataclass
from typing import Final, Self

from eapa_cli.git.repository import HEAD, Repository
from eapa_cli.text.interface_language import gettext as _

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
            start = _describe_base(repository, one, HEAD, base)
            return cls(since=base, until=None, words=_("from %(since)s to the files on disk") % {"since": start})
        has_base = other.startswith(".")
        one, other = one or HEAD, other.removeprefix(".") or HEAD
        until = repository.resolve(other)
        since = repository.merge_base(one, other) if has_base else repository.resolve(one)
        start = _describe_base(repository, one, other, since) if has_base else _named(one, since)
        words = _("from %(since)s to %(until)s") % {"since": start, "until": _named(other, until)}
        return cls(since=since, until=until, words=words)


def _describe_base(repository: Repository, one: str, other: str, base: str) -> str:
    """Describe the commit at which two revisions parted."""
    start = _named(one, base)
    if repository.resolve(one) == base:
        return start
    return _("where %(branch)s left %(base)s") % {"branch": other, "base": start}


def _named(revision: str, commit: str) -> str:
    return commit[:_SHORT] if commit.startswith(revision) else f"{revision} ({commit[:_SHORT]})"
