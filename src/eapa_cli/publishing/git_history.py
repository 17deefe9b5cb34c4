"""The history of all records from git, with a cache of the changes of each commit."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

from eapa_cli.errors import EapaError
from eapa_cli.git.log_output import Commit
from eapa_cli.git.repository import Repository
from eapa_cli.history.record_change import ChangeKind, RecordChange, record_changes
from eapa_cli.history.record_version import Versions, is_register_path
from eapa_cli.publishing.site_history import PUBLIC_FIELDS, HistoryEvent, SiteHistory
from eapa_cli.storage.atomic_file import new_file
from eapa_cli.storage.store import Store

_VERSION: Final = 2
"""The version of the format of the cache."""


class PublicChange(NamedTuple):
    """A change of a record in a commit, with the public fields only."""

    id: str
    """The id of the record after the change."""
    type: str
    """The type of the change, such as "added" or "renamed"."""
    earlier_id: str | None = None
    """The id before a rename, or the id of the record that was merged into this one."""
    fields: tuple[str, ...] = ()
    """The public fields that changed."""


def read_history(root: Path, cache: Path) -> SiteHistory:
    """Return the history of all records; it is empty without a repository that git can read."""
    with suppress(EapaError), Repository(root) as repository:
        reader = _Reader(Versions(repository, Store(root)), _read_cache(cache))
        history = [(commit, reader.read_changes(commit)) for commit in repository.commits()]
        if reader.has_new:
            _write_cache(cache, {commit.id: changes for commit, changes in history})
        return SiteHistory(_make_events(history))
    return SiteHistory()


class _Reader:
    """The changes of commits, from the cache or from git."""

    def __init__(self, versions: Versions, cached: dict[str, list[PublicChange]]) -> None:
        self._versions = versions
        self._cached = cached
        self.has_new = False
        """Whether a commit was not in the cache."""

    def read_changes(self, commit: Commit) -> list[PublicChange]:
        if commit.id in self._cached:
            return self._cached[commit.id]
        self.has_new = True
        # A merge has the same changed files for each of its parents. They are compared with the first parent.
        changes = [change for change in commit.changes[0] if is_register_path(change.path)] if commit.changes else []
        # A change of `data/register.yaml` has no kind of record.
        public_changes = (
            _change_of_record(change) for change in record_changes(changes, self._versions) if change.kind
        )
        return [change for change in public_changes if change]


def _change_of_record(change: RecordChange) -> PublicChange | None:
    """Return the change of a record; None if no public field changed."""
    match change.how:
        case ChangeKind.ADDED | ChangeKind.REMOVED:
            return PublicChange(change.id, change.how.value)
        case ChangeKind.RENAMED:
            return PublicChange(change.id, "renamed", change.before.id if change.before else None)
        case ChangeKind.MERGED:
            return PublicChange(change.into or change.id, "merged", change.id)
        case ChangeKind.AMENDED if not change.only_redirects:
            names = (difference.field.partition(".")[0] for difference in change.differences)
            fields = tuple(name for name in dict.fromkeys(names) if name in PUBLIC_FIELDS)
            return PublicChange(change.id, "amended", fields=fields) if fields else None
        case _:
            return None


def _make_events(history: Iterable[tuple[Commit, Sequence[PublicChange]]]) -> list[HistoryEvent]:
    """Return the events of each present record with its current id. `history` has the oldest commit first."""
    events: defaultdict[str, list[HistoryEvent]] = defaultdict(list)
    new_ids: dict[str, str] = {}
    removed: set[str] = set()
    for commit, changes in history:
        for change in changes:
            removed.discard(change.id)
            if change.type == "renamed" and change.earlier_id:
                earlier_events = events.pop(change.earlier_id, [])
                events[change.id] += earlier_events
                new_ids[change.earlier_id] = change.id
            if change.type in {"added", "renamed"}:
                new_ids.pop(change.id, None)  # the id is in use again, so `new_ids` has no cycle
            if change.type == "removed":
                removed.add(change.id)
            else:
                event = HistoryEvent(change.id, commit.date, change.type, change.fields, commit.id)
                events[_find_current_id(change.id, new_ids)].append(event)
    return [event._replace(record=id_) for id_, group in events.items() if id_ not in removed for event in group]


def _find_current_id(id_: str, new_ids: Mapping[str, str]) -> str:
    """Return the id after all renames, for a change on a branch that still has an earlier id."""
    while id_ in new_ids:
        id_ = new_ids[id_]
    return id_


def _read_cache(cache: Path) -> dict[str, list[PublicChange]]:
    """Return the changes by commit. They are empty if the cache is missing, damaged or of another version."""
    with suppress(OSError, ValueError, LookupError, TypeError, AttributeError):
        content: Any = json.loads(cache.read_text(encoding="utf-8"))
        if content["version"] == _VERSION:
            return {commit: list(map(_parse_change, changes)) for commit, changes in content["commits"].items()}
    return {}


def _parse_change(cached: Any) -> PublicChange:
    """Return a change from the cache. Fields that are not public are removed, since the cache may be damaged."""
    id_, type_, earlier_id, fields = cached
    earlier_id = None if earlier_id is None else str(earlier_id)
    return PublicChange(str(id_), str(type_), earlier_id, tuple(field for field in fields if field in PUBLIC_FIELDS))


def _write_cache(cache: Path, commits: dict[str, list[PublicChange]]) -> None:
    with suppress(OSError):  # without a cache, the next build only takes longer
        cache.parent.mkdir(parents=True, exist_ok=True)
        with new_file(cache, 0o600) as file:
            file.write(json.dumps({"version": _VERSION, "commits": commits}).encode())
