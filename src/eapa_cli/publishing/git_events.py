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
from eapa_cli.history.version import Versions, is_register_path
from eapa_cli.model.record_paths import id_of, kind_of
from eapa_cli.publishing.site_history import PUBLIC_FIELDS, HistoryEvent, SiteHistory
from eapa_cli.storage.atomic_file import new_file
from eapa_cli.storage.store import Store

# A commit that touches more files is an import or a reformatting: which fields it changed is not read.
_MAX_FILES: Final = 200
_VERSION: Final = 1

Step = tuple[str, str, str | None, tuple[str, ...]]
"""A change in a commit: the record's id after it, the kind of change, its other id, and the changed fields."""


def read_history(root: Path, cache: Path) -> SiteHistory:
    """Return the history of all records, which is empty if the register is in no repository that git can read."""
    with suppress(EapaError), Repository(root) as repository:
        known = _read_cache(cache)
        reader = _Reader(Versions(repository, Store(root)), known)
        steps = [(commit, reader.steps(commit)) for commit in repository.commits()]
        if reader.has_new:
            _write_cache(cache, {commit.id: found for commit, found in steps})
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
            return [_by_path(change) for change in changes if kind_of(change.path)]
        found = (_step(change) for change in record_changes(changes, self._versions) if change.kind)
        return [step for step in found if step]


def _by_path(change: FileChange) -> Step:
    how = "added" if change.before is None else "removed" if change.after is None else "amended"
    return id_of(change.path), how, None, ()


def _step(change: RecordChange) -> Step | None:
    match change.how:
        case ChangeKind.ADDED | ChangeKind.REMOVED:
            return change.id, change.how.value, None, ()
        case ChangeKind.RENAMED:
            return change.id, "renamed", change.before.id if change.before else None, ()
        case ChangeKind.MERGED:
            return change.into or change.id, "merged", change.id, ()
        case ChangeKind.AMENDED if not change.only_follows:
            names = (one.field.partition(".")[0] for one in change.differences)
            fields = tuple(name for name in dict.fromkeys(names) if name in PUBLIC_FIELDS)
            return (change.id, "amended", None, fields) if fields else None
        case _:
            return None


def _events(steps: Iterable[tuple[Commit, Sequence[Step]]]) -> list[HistoryEvent]:
    """Return the events with the present ids of their records; those of removed records are omitted."""
    found: list[HistoryEvent] = []
    present: dict[str, str] = {}
    removed: set[str] = set()
    for commit, changes in steps:
        for id_, how, other, fields in changes:
            removed.discard(id_)
            if how == "renamed" and other:
                present[other] = id_
            if how == "removed":
                removed.add(id_)
            else:
                found.append(HistoryEvent(id_, commit.date, how, tuple(fields), commit.id))
    renamed = (event._replace(record=_follow(event.record, present)) for event in found)
    return [event for event in renamed if event.record not in removed]


def _follow(id_: str, present: dict[str, str]) -> str:
    seen = set()
    while id_ in present and id_ not in seen:
        seen.add(id_)
        id_ = present[id_]
    return id_


def _read_cache(cache: Path) -> dict[str, list[Step]]:
    with suppress(OSError, ValueError, LookupError, TypeError, AttributeError):
        found: Any = json.loads(cache.read_text(encoding="utf-8"))
        if found["version"] == _VERSION:
            return {commit: [_checked(step) for step in steps] for commit, steps in found["commits"].items()}
    return {}


def _checked(step: Any) -> Step:
    id_, how, other, fields = step
    return str(id_), str(how), other, tuple(field for field in fields if field in PUBLIC_FIELDS)


def _write_cache(cache: Path, commits: dict[str, list[Step]]) -> None:
    with suppress(OSError):
        cache.parent.mkdir(parents=True, exist_ok=True)
        with new_file(cache, 0o600) as file:
            file.write(json.dumps({"version": _VERSION, "commits": commits}).encode())
