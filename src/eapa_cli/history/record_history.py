"""History of one record, from its first commit to uncommitted changes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from eapa_cli.git.log import Commit, FileChange
from eapa_cli.git.repository import HEAD, Repository
from eapa_cli.history.item_matching import canonical
from eapa_cli.history.record_change import ChangeKind, RecordChange, compare_versions, record_changes
from eapa_cli.history.record_version import Version, Versions, is_register_path
from eapa_cli.model.record_paths import id_of

# In a commit with more files, such as an import, the origin of a renamed record is not searched in all files, which
# would take long. Its former ids lead to it as well.
_MAX_COMPARED_FILES: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """The change of a record in a commit; the commit is None for an uncommitted change."""

    commit: Commit | None
    change: RecordChange


class RegisterHistory:
    """All changes of the files of a register."""

    def __init__(self, repository: Repository, versions: Versions) -> None:
        self._versions = versions
        found = [(commit, commit.changes) for commit in repository.commits()]
        self._steps: list[tuple[Commit | None, Sequence[Sequence[FileChange]]]] = [
            *found,
            (None, (repository.changes(HEAD),)),
        ]

    @property
    def ids(self) -> frozenset[str]:
        """Return the ids of all records of the past and present, and that of the register's own file."""
        return frozenset(
            id_of(change.path)
            for _, by_parent in self._steps
            for change in (by_parent[0] if by_parent else ())
            if is_register_path(change.path)
        )

    def history_of(self, id_: str) -> list[Event]:
        """Return the changes of the record with an id or former id, and of records merged into it, oldest first."""
        ids = {id_}
        while True:
            events = list(self._events(ids))
            before = len(ids)
            for event in events:
                ids |= _other_ids(event.change, ids)
            if len(ids) == before:
                return list(_skip_unreadable(events))

    def _events(self, ids: set[str]) -> Iterator[Event]:
        for commit, by_parent in self._steps:
            if any(id_of(change.path) in ids for changes in by_parent for change in changes):
                for change in self._changes(by_parent, ids):
                    if _ids_of(change) & ids:
                        yield Event(commit=commit, change=change)

    def _changes(self, by_parent: Sequence[Sequence[FileChange]], ids: set[str]) -> list[RecordChange]:
        first, *others = (record_changes(_changes_to_compare(changes, ids), self._versions) for changes in by_parent)
        # A merge commit repeats the changes of its parents, which are reported with their own commits.
        found = [
            change for change in (_without_changes_of_parents(change, others) for change in first) if change is not None
        ]
        return sorted(found, key=lambda change: change.how is not ChangeKind.MERGED)


def filter_events(events: Sequence[Event], *, since: date | None, formatting: bool) -> list[Event]:
    """Return the events since a day; without `formatting`, omit changes of the format only."""
    return [event for event in events if _is_recent(event, since) and (formatting or not _is_reformatting(event))]


def _is_recent(event: Event, since: date | None) -> bool:
    return since is None or event.commit is None or event.commit.date >= since.isoformat()


def _is_reformatting(event: Event) -> bool:
    return event.change.how is ChangeKind.REFORMATTED


def _changes_to_compare(changes: Sequence[FileChange], ids: set[str]) -> list[FileChange]:
    """Return the changes of the register's files; in a large commit, only those of the files with some ids."""
    found = [change for change in changes if is_register_path(change.path)]
    if len(found) <= _MAX_COMPARED_FILES:
        return found
    return [change for change in found if id_of(change.path) in ids]


def _without_changes_of_parents(change: RecordChange, others: Sequence[Sequence[RecordChange]]) -> RecordChange | None:
    if not others:
        return change
    found = list(change.differences)
    for other in others:
        there = next((one for one in other if one.version.path == change.version.path), change)
        if there.before is not None:
            known = {(one.field, canonical(one.after)) for one in there.differences}
            found = [one for one in found if (one.field, canonical(one.after)) in known]
    if change.how is ChangeKind.AMENDED and not found:
        return None
    return replace(change, differences=tuple(found))


def _ids_of(change: RecordChange) -> set[str]:
    return {version.id for version in (change.before, change.after) if version is not None}


def _other_ids(change: RecordChange, ids: set[str]) -> set[str]:
    """Return the other ids of the record that are known from one of its changes."""
    after = change.after
    former = set(after.former_ids) if after is not None and after.id in ids else set()
    return former | (_ids_of(change) if change.how is ChangeKind.RENAMED else set())


def _skip_unreadable(events: Sequence[Event]) -> Iterator[Event]:
    """Yield the events; the version after an unreadable version is compared with the last readable version."""
    last: dict[str, Version] = {}
    for event in events:
        change = event.change
        before, after = change.before, change.after
        if before is not None and before.data is None and after is not None and after.data is not None:
            known = last.get(before.id)
            if known is not None:
                event = replace(event, change=compare_versions(known, after, {}))  # noqa: PLW2901
        if after is not None and after.data is not None:
            last[after.id] = after
        yield event
