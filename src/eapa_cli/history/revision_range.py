"""Ranges of revisions, such as `A..B`: the two states of a register to compare."""

from dataclasses import dataclass
from typing import Self

from eapa_cli.git.log_output import SHORT_ID_LENGTH
from eapa_cli.git.repository import HEAD, Repository
from eapa_cli.text.interface_language import gettext as _


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionRange:
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
        left, dots, right = text.partition("..")
        if not dots:
            base = repository.merge_base(left)
            start = _describe_base(repository, left, HEAD, base)
            return cls(since=base, until=None, description=_("from %(since)s to the files on disk") % {"since": start})
        starts_at_common_commit = right.startswith(".")  # 'A...B' is divided into 'A' and '.B'
        left, right = left or HEAD, right.removeprefix(".") or HEAD
        until = repository.resolve(right)
        if starts_at_common_commit:
            since = repository.merge_base(left, right)
            start = _describe_base(repository, left, right, since)
        else:
            since = repository.resolve(left)
            start = _name_commit(left, since)
        description = _("from %(since)s to %(until)s") % {"since": start, "until": _name_commit(right, until)}
        return cls(since=since, until=until, description=description)


def _describe_base(repository: Repository, revision: str, branch: str, base: str) -> str:
    """Describe the last common commit of a revision and a branch: the revision, or where the branch left it."""
    name = _name_commit(revision, base)
    if repository.resolve(revision) == base:
        return name
    return _("where %(branch)s left %(base)s") % {"branch": branch, "base": name}


def _name_commit(revision: str, commit: str) -> str:
    short_id = commit[:SHORT_ID_LENGTH]
    return short_id if commit.startswith(revision) else f"{revision} ({short_id})"
