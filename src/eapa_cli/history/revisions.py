"""Revisions: the two states of a register to compare."""

from dataclasses import dataclass
from typing import Final, Self

from eapa_cli.git.repository import HEAD, Repository
from eapa_cli.text.interface_language import gettext as _

_SHORT_ID_LENGTH: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Revisions:
    """The two states to compare."""

    since: str
    """The id of the earlier commit."""
    until: str | None
    """The id of the later commit; None for the files on disk."""
    description: str
    """Both states in words."""

    @classmethod
    def parse(cls, repository: Repository, text: str) -> Self:
        """Parse a range of revisions.

        `A..B` compares A with B. `A...B` compares the last common commit of A and B with B. `A` compares the last
        common commit of A and HEAD with the files on disk. As in git, an omitted side is HEAD.

        Raises:
            RefusedError: a revision does not exist, or the revisions have no common commit.
        """
        one, dots, other = text.partition("..")
        if not dots:
            base = repository.merge_base(one)
            start = _describe_base(repository, one, HEAD, base)
            return cls(since=base, until=None, description=_("from %(since)s to the files on disk") % {"since": start})
        has_base = other.startswith(".")
        one, other = one or HEAD, other.removeprefix(".") or HEAD
        until = repository.resolve(other)
        since = repository.merge_base(one, other) if has_base else repository.resolve(one)
        start = _describe_base(repository, one, other, since) if has_base else _name_commit(one, since)
        description = _("from %(since)s to %(until)s") % {"since": start, "until": _name_commit(other, until)}
        return cls(since=since, until=until, description=description)


def _describe_base(repository: Repository, one: str, other: str, base: str) -> str:
    """Describe the last common commit of two revisions."""
    start = _name_commit(one, base)
    if repository.resolve(one) == base:
        return start
    return _("where %(branch)s left %(base)s") % {"branch": other, "base": start}


def _name_commit(revision: str, commit: str) -> str:
    return commit[:_SHORT_ID_LENGTH] if commit.startswith(revision) else f"{revision} ({commit[:_SHORT_ID_LENGTH]})"
