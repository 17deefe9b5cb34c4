"""Changes of whole records, such as an addition, a renaming or a merge, found from the changes of files."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import eq
from typing import Final

from eapa_cli.git.log_output import FileChange
from eapa_cli.history.difference import Difference
from eapa_cli.history.field_comparison import find_differences
from eapa_cli.history.item_matching import shared_facts
from eapa_cli.history.record_version import Version, Versions
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.field_types import FieldType

# A removed and an added record are the same record if at least this part of their facts is the same.
_MIN_SHARED_FACTS: Final = 0.8
# Above this many comparisons, only ids, former ids and unchanged content identify a moved record.
_MAX_COMPARISONS: Final = 1000


class ChangeKind(StrEnum):
    """The kind of a change to a record."""

    ADDED = "added"
    AMENDED = "amended"
    RENAMED = "renamed"
    MERGED = "merged"
    MOVED = "moved"
    REMOVED = "removed"
    UNREADABLE = "unreadable"
    REFORMATTED = "reformatted"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChange:
    """The change of one record, or of the register's own file."""

    how: ChangeKind
    before: Version | None
    """The version before the change; None if the record is new."""
    after: Version | None
    """The version after the change; None if the record was removed."""
    into: str | None = None
    """The id of the record into which this record was merged."""
    differences: tuple[Difference, ...] = ()

    @property
    def only_redirects(self) -> bool:
        """Whether only references were redirected, to the new ids of other records, in a file that stayed."""
        return (
            self.how is ChangeKind.AMENDED and self._keeps_path and all(one.is_redirected for one in self.differences)
        )

    @property
    def _keeps_path(self) -> bool:
        return self.before is not None and self.before.path == self.version.path

    @property
    def version(self) -> Version:
        """The version after the change; if the record was removed, the version before."""
        version = self.after or self.before
        assert version is not None, "a change has a version before or after it"
        return version

    @property
    def id(self) -> str:
        """The id after the change; if the record was removed, the id before."""
        return self.version.id

    @property
    def kind(self) -> Kind | None:
        """The kind of the record; None for the register's own file."""
        return self.version.kind


def record_changes(changes: Sequence[FileChange], versions: Versions) -> list[RecordChange]:
    """Turn changes of files into changes of records."""
    return match_versions([(versions.before(change), versions.after(change)) for change in changes])


def match_versions(files: Iterable[tuple[Version | None, Version | None]]) -> list[RecordChange]:
    """Turn versions of files before and after into changes of records.

    A removed file and an added file of the same record are one change.
    """
    versions = list(files)
    removed = {before.path: before for before, after in versions if before and not after}
    added = {after.path: after for before, after in versions if after and not before}
    stayed = [(before, after) for before, after in versions if before and after]
    pairs = dict(_match_moved(removed, added))
    successors = dict(_find_successors(added.values(), stayed))
    # References to a merged record lead to its successor.
    renamed = {removed[old].id: added[new].id for old, new in pairs.items()} | successors
    merged = {version.id for path, version in removed.items() if path not in pairs and version.id in successors}
    changes = [
        *(compare_versions(removed[old], added[new], renamed, merged) for old, new in pairs.items()),
        *(compare_versions(before, after, renamed, merged) for before, after in stayed),
        *(_removed_record(version, successors) for path, version in removed.items() if path not in pairs),
        *(_added_record(version) for path, version in added.items() if path not in pairs.values()),
    ]
    return sorted(changes, key=lambda change: change.version.path)


def _find_successors(added: Iterable[Version], stayed: Iterable[tuple[Version, Version]]) -> Iterator[tuple[str, str]]:
    """Yield each former id that is new in a record, and the id of this record."""
    for version in added:
        yield from ((id_, version.id) for id_ in version.former_ids)
    for before, after in stayed:
        yield from ((id_, after.id) for id_ in after.former_ids if id_ not in before.former_ids)


def sort_changes(changes: Iterable[RecordChange]) -> list[RecordChange]:
    """Sort changes by the kind of change, then agreements before organizations, then by id."""
    change_kinds, record_kinds = list(ChangeKind), (Kind.AGREEMENT, Kind.ORGANIZATION, None)
    return sorted(changes, key=lambda one: (change_kinds.index(one.how), record_kinds.index(one.kind), one.id))


def _added_record(version: Version) -> RecordChange:
    how = ChangeKind.UNREADABLE if version.data is None else ChangeKind.ADDED
    return RecordChange(how=how, before=None, after=version)


def _removed_record(version: Version, successors: Mapping[str, str]) -> RecordChange:
    into = successors.get(version.id)
    return RecordChange(how=ChangeKind.MERGED if into else ChangeKind.REMOVED, before=version, after=None, into=into)


def compare_versions(
    before: Version, after: Version, renamed: Mapping[str, str], merged: Collection[str] = ()
) -> RecordChange:
    """Compare two versions of a record. Of several references that were redirected from the same id, report one.

    `renamed` contains the new ids of renamed and merged records by their old ids, and `merged` the old ids of those
    that were merged.
    """
    if before.data is None or after.data is None:
        return RecordChange(how=ChangeKind.UNREADABLE, before=before, after=after)
    order = FieldType.of_record(after.kind).keys
    all_differences = find_differences(before.data, after.data, order=order, renamed=renamed, merged=merged)
    differences = list(_report_references_once(all_differences))
    if before.id != after.id:
        # The new id, and the old id as former id, follow from the new name of the file.
        implied = [("id", after.id), ("former_ids", before.id)]
        differences = [one for one in differences if (one.field, one.after) not in implied]
    how = _change_kind(before, after, differences)
    return RecordChange(how=how, before=before, after=after, differences=tuple(differences))


def _report_references_once(differences: Iterable[Difference]) -> Iterator[Difference]:
    """Yield the differences; of several references that were redirected from the same id, yield only the first."""
    redirected_ids: set[str] = set()
    for one in differences:
        if not one.is_redirected:
            yield one
        elif one.before not in redirected_ids:
            redirected_ids.add(one.before)
            yield one


def _change_kind(before: Version, after: Version, differences: Sequence[Difference]) -> ChangeKind:
    """Return the kind of a change between two readable versions of a record."""
    if before.id != after.id:
        return ChangeKind.RENAMED
    if before.path != after.path and not differences:
        return ChangeKind.MOVED
    return ChangeKind.AMENDED if differences else ChangeKind.REFORMATTED


def _match_moved(removed: Mapping[str, Version], added: Mapping[str, Version]) -> Iterator[tuple[str, str]]:
    """Yield the old and the new path of each record whose file was moved, the most certain pairs first."""
    left, right = dict(removed), dict(added)
    for old, new in [*_match_by_id(left, right), *_match_by_former_id(left, right), *_match_by_blob(left, right)]:
        if old in left and new in right and left[old].kind is right[new].kind:
            yield old, new
            del left[old], right[new]
    if len(left) * len(right) <= _MAX_COMPARISONS:
        for old, new in list(_match_by_facts(left, right)):  # all scores are computed before records are removed
            if old in left and new in right:
                yield old, new
                del left[old], right[new]


def _match_by_id(left: Mapping[str, Version], right: Mapping[str, Version]) -> Iterator[tuple[str, str]]:
    paths = {version.id: path for path, version in left.items()}
    yield from ((paths[version.id], path) for path, version in right.items() if version.id in paths)


def _match_by_former_id(left: Mapping[str, Version], right: Mapping[str, Version]) -> Iterator[tuple[str, str]]:
    paths = {version.id: path for path, version in left.items()}
    for path, version in right.items():
        old_paths = [paths[id_] for id_ in version.former_ids if id_ in paths]
        # If several records became one, the most similar record was renamed, and the others were merged into it.
        yield from ((old, path) for old in sorted(old_paths, key=lambda old: -_similarity(left[old], version)))


def _match_by_blob(left: Mapping[str, Version], right: Mapping[str, Version]) -> Iterator[tuple[str, str]]:
    paths = {version.blob: path for path, version in left.items()}
    yield from ((paths[version.blob], path) for path, version in right.items() if version.blob in paths)


def _match_by_facts(left: Mapping[str, Version], right: Mapping[str, Version]) -> Iterator[tuple[str, str]]:
    """Yield the paths of removed and added records with mostly equal facts, the most similar pairs first."""
    scores = [
        (-_similarity(before, after), old, new)
        for old, before in left.items()
        for new, after in right.items()
        if before.kind is after.kind
    ]
    for negative_score, old, new in sorted(scores):  # the highest score first
        if -negative_score >= _MIN_SHARED_FACTS:
            yield old, new


def _similarity(one: Version, other: Version) -> float:
    """Return the part of the facts that two versions have in common, from 0 to 1; ids do not count."""
    if one.data is None or other.data is None:
        return 0.0
    facts, other_facts = (
        {key: value for key, value in data.items() if key not in {"id", "former_ids"}}
        for data in (one.data, other.data)
    )
    return shared_facts(facts, other_facts, eq)
