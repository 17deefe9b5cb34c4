"""The history of all records from git, with a cache of the changes of each commit."""

import json
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from eapa_cli.errors import EapaError
from eapa_cli.git.log import Commit, FileChange
from eapa_cli.git.repository import Repository
from eapa_cli.history.record_change import ChangeKind, RecordChange, record_changes
from eapa_cli.history.record_version import Versions, is_register_path
from eapa_cli.model.record_paths import id_of, kind_of
from eapa_cli.publishing.site_history import PUBLIC_FIELDS, HistoryEvent, SiteHistory
from eapa_cli.storage.atomic_file import new_file
from eapa_cli.storage.store import Store

# A commit with more files is an import or a reformatting. Its changed fields are not read.
_MAX_FILES: Final = 200
_VERSION: Final = 1

Step = tuple[str, str, str | None, tuple[str, ...]]
"""A change in a commit: the id of the record after it, the kind of change, an earlier id, and the changed fields."""


def read_history(root: Path, cache: Path) -> SiteHistory:
    """Return the history of all records; it is empty without a repository that git can read."""
    with suppress(EapaError), Repository(root) as repository:
        known = _read_cache(cache)
        reader = _Reader(Versions(repository, Store(root)), known)
        steps = [(commit, reader.steps(commit)) for commit in repository.commits()]
        if reader.has_new:
            _write_cache(cache, {commit.id: commit_steps for commit, commit_steps in steps})
        return SiteHistory(_events(steps))
    return SiteHistory()


class _Reader:
    """The changes of commits, from the cache or from git."""

    def __init__(self, versions: Versions, known: dict[str, list[Step]]) -> None:
        self._versions = versions
        self._known = known
        self.has_new = False

    def steps(self, commit: Commit) -> list[Step]:
        if commit.id in self._known:
            return self._known[commit.id]
        self.has_new = True
        changes = [change for change in commit.changes[0] if is_register_path(change.path)] if commit.changes else []
        if len(changes) > _MAX_FILES:
            return [_step_of_file(change) for change in changes if kind_of(change.path)]
        steps = (_step_of_record(change) for change in record_changes(changes, self._versions) if change.kind)
        return [step for step in steps if step]


def _step_of_file(change: FileChange) -> Step:
    """Return the change of a file, without reading the file."""
    how = "amended"
    if change.before is None:
        how = "added"
    elif change.after is None:
        how = "removed"
    return id_of(change.path), how, None, ()


def _step_of_record(change: RecordChange) -> Step | None:
    """Return the change of a record; None if no public field changed."""
    match change.how:
        case ChangeKind.ADDED | ChangeKind.REMOVED:
            return change.id, change.how.value, None, ()
        case ChangeKind.RENAMED:
            return change.id, "renamed", change.before.id if change.before else None, ()
        case ChangeKind.MERGED:
            return change.into or change.id, "merged", change.id, ()
        case ChangeKind.AMENDED if not change.only_redirects:
            names = (difference.field.partition(".")[0] for difference in change.differences)
            fields = tuple(name for name in dict.fromkeys(names) if name in PUBLIC_FIELDS)
            return (change.id, "amended", None, fields) if fields else None
        case _:
            return None


def _events(steps: Iterable[tuple[Commit, Sequence[Step]]]) -> list[HistoryEvent]:
    """Return the events with the current ids of their records; events of removed records are omitted."""
    events: list[HistoryEvent] = []
    new_ids: dict[str, str] = {}
    removed: set[str] = set()
    for commit, changes in steps:
        for id_, how, other, fields in changes:
            removed.discard(id_)
            if how == "renamed" and other:
                new_ids[other] = id_
            if how == "removed":
                removed.add(id_)
            else:
                events.append(HistoryEvent(id_, commit.date, how, tuple(fields), commit.id))
    renamed = (event._replace(record=_current_id(event.record, new_ids)) for event in events)
    return [event for event in renamed if event.record not in removed]


def _current_id(id_: str, new_ids: dict[str, str]) -> str:
    """Return the id after all renames; a record that got a former id back does not cause an endless loop."""
    seen = set()
    while id_ in new_ids and id_ not in seen:
        seen.add(id_)
        id_ = new_ids[id_]
    return id_


def _read_cache(cache: Path) -> dict[str, list[Step]]:
    with suppress(OSError, ValueError, LookupError, TypeError, AttributeError):
        content: Any = json.loads(cache.read_text(encoding="utf-8"))
        if content["version"] == _VERSION:
            return {commit: [_check_step(step) for step in steps] for commit, steps in content["commits"].items()}
    return {}


def _check_step(step: Any) -> Step:
    """Return a step of the cache with its public fields only, since the cache could be damaged."""
    id_, how, other, fields = step
    return str(id_), str(how), other, tuple(field for field in fields if field in PUBLIC_FIELDS)


def _write_cache(cache: Path, commits: dict[str, list[Step]]) -> None:
    with suppress(OSError):
        cache.parent.mkdir(parents=True, exist_ok=True)
        with new_file(cache, 0o600) as file:
            file.write(json.dumps({"version": _VERSION, "commits": commits}).encode())
