"""History of one record, from its first commit to uncommitted changes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from eapa_cli.git.log_output import Commit, FileChange
from eapa_cli.git.repository import HEAD, Repository
from eapa_cli.history.record_change import ChangeKind, RecordChange, compare_versions, record_changes
from eapa_cli.history.record_version import Version, Versions, is_register_path
from eapa_cli.model.record_paths import id_of
from eapa_cli.yaml.alignment import canonical_json

# In a commit that changes more files, such as an import, only the files with known ids are compared. Comparing all
# files to find the former file of a renamed record would take long, and its former ids lead to the file as well.
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
        committed = [(commit, commit.changes) for commit in repository.commits()]
        self._changes_by_commit: list[tuple[Commit | None, Sequence[Sequence[FileChange]]]] = [
            *committed,
            (None, (repository.changes(HEAD),)),
        ]
        """The commits, oldest first, with their changes for each parent; the last element has uncommitted changes."""

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all records of the past and present, and that of the register's own file."""
        # The files of a commit are the same for each of its parents.
        return frozenset(
            id_of(change.path)
            for _, by_parent in self._changes_by_commit
            for change in (by_parent[0] if by_parent else ())
            if is_register_path(change.path)
        )

    def history_of(self, id_: str) -> list[Event]:
        """Return the changes of the record with an id or former id, and of records merged into it, oldest first."""
        ids = {id_}
        while True:
            events = list(self._find_events(ids))
            known_count = len(ids)
            for event in events:
                ids |= _other_ids(event.change, ids)
            if len(ids) == known_count:
                return list(_compare_across_unreadable(events))

    def _find_events(self, ids: set[str]) -> Iterator[Event]:
        for commit, by_parent in self._changes_by_commit:
            if any(id_of(change.path) in ids for changes in by_parent for change in changes):
                for change in self._find_record_changes(by_parent, ids):
                    if _ids_of(change) & ids:
                        yield Event(commit=commit, change=change)

    def _find_record_changes(self, by_parent: Sequence[Sequence[FileChange]], ids: set[str]) -> list[RecordChange]:
        """Return the changes of records in a commit; merges of records come first."""
        first, *others = (record_changes(_changes_to_compare(changes, ids), self._versions) for changes in by_parent)
        # A merge commit repeats the changes of its parents, which are reported with their own commits.
        changes = filter(None, (_omit_changes_of_parents(change, others) for change in first))
        return sorted(changes, key=lambda change: change.how is not ChangeKind.MERGED)


def filter_events(events: Sequence[Event], *, since: date | None, include_formatting: bool) -> list[Event]:
    """Return the events since a day; without `include_formatting`, omit events that change only a format."""
    return [
        event
        for event in events
        if since is None or event.commit is None or event.commit.date >= since.isoformat()
        if include_formatting or event.change.how is not ChangeKind.REFORMATTED
    ]


def _changes_to_compare(changes: Sequence[FileChange], ids: set[str]) -> list[FileChange]:
    """Return the changes of the register's files; in a large commit, only those of the files with some ids."""
    register_changes = [change for change in changes if is_register_path(change.path)]
    if len(register_changes) <= _MAX_COMPARED_FILES:
        return register_changes
    return [change for change in register_changes if id_of(change.path) in ids]


def _omit_changes_of_parents(change: RecordChange, others: Sequence[Sequence[RecordChange]]) -> RecordChange | None:
    """Return a change against the first parent with only the differences that no parent has; None if none is left.

    `others` are the changes of the commit against each other parent.
    """
    if not others:
        return change
    differences = list(change.differences)
    for changes in others:
        same_file = next((other for other in changes if other.version.path == change.version.path), None)
        if same_file is not None and same_file.before is not None:  # another parent without the file has no values
            new_values = {(one.field, canonical_json(one.after)) for one in same_file.differences}
            differences = [one for one in differences if (one.field, canonical_json(one.after)) in new_values]
    if change.how is ChangeKind.AMENDED and not differences:
        return None
    return replace(change, differences=tuple(differences))


def _ids_of(change: RecordChange) -> set[str]:
    return {version.id for version in (change.before, change.after) if version is not None}


def _other_ids(change: RecordChange, ids: set[str]) -> set[str]:
    """Return the other ids of a record that one of its changes shows: its former ids, and both ids of a renaming."""
    after = change.after
    former_ids = set(after.former_ids) if after is not None and after.id in ids else set()
    return former_ids | (_ids_of(change) if change.how is ChangeKind.RENAMED else set())


def _compare_across_unreadable(events: Sequence[Event]) -> Iterator[Event]:
    """Yield the events; the version after an unreadable version is compared with the last readable version."""
    last_readable: dict[str, Version] = {}
    for event in events:
        before, after = event.change.before, event.change.after
        if after is None or after.data is None:
            yield event
            continue
        was_unreadable = before is not None and before.data is None
        earlier = last_readable.get(before.id) if before is not None and was_unreadable else None
        yield replace(event, change=compare_versions(earlier, after, {})) if earlier is not None else event
        last_readable[after.id] = after
