"""Changes of whole records: added, removed, renamed, merged and so on."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from operator import eq
from typing import Final

from eapa_cli.git.log import FileChange
from eapa_cli.history.difference import Difference
from eapa_cli.history.item_matching import shared_facts
from eapa_cli.history.record_comparison import differences
from eapa_cli.history.version import Version, Versions
from eapa_cli.model.records import Agreement, Organization, RegisterFile
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import key_of

ORDER: Final[Mapping[Kind | None, tuple[str, ...]]] = {
    kind: tuple(key_of(field.name) for field in fields(record))
    for kind, record in ((Kind.ORGANIZATION, Organization), (Kind.AGREEMENT, Agreement), (None, RegisterFile))
}
# A record with a new id counts as the same if nearly all its facts are the same.
_NEARLY_ALL: Final = 0.8
# Above this many comparisons, only former ids and unchanged content identify a record.
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
    """The change of one record; the register's own file has neither kind nor id.

    `before` and `after` are its versions, None where it is absent; `into` is the id of the record it was merged into.
    """

    how: ChangeKind
    before: Version | None
    after: Version | None
    into: str | None = None
    differences: tuple[Difference, ...] = ()

    @property
    def only_follows(self) -> bool:
        """Return whether the record only follows others to their new ids."""
        return self.how is ChangeKind.AMENDED and self._stays and all(one.follows for one in self.differences)

    @property
    def _stays(self) -> bool:
        return self.before is not None and self.before.path == self.version.path

    @property
    def version(self) -> Version:
        """Return the present version of the record or, if it was removed, the last one."""
        version = self.after or self.before
        assert version is not None
        return version

    @property
    def id(self) -> str:
        """Return the present id of the record or, if it was removed, the last one."""
        return self.version.id

    @property
    def kind(self) -> Kind | None:
        """Return the kind of the record; None for the register's own file."""
        return self.version.kind


def record_changes(changes: Sequence[FileChange], versions: Versions) -> list[RecordChange]:
    """Turn changes of files into changes of records."""
    return match_versions([(versions.before(change), versions.after(change)) for change in changes])


def match_versions(files: Iterable[tuple[Version | None, Version | None]]) -> list[RecordChange]:
    """Turn files before and after into changes of records; removed and added files of one record are matched."""
    versions = list(files)
    removed = {before.path: before for before, after in versions if before and not after}
    added = {after.path: after for before, after in versions if after and not before}
    stayed = [(before, after) for before, after in versions if before and after]
    pairs = dict(_pairs(removed, added))
    successors = {
        id_: after.id
        for before, after in [*((None, version) for version in added.values()), *stayed]
        for id_ in after.former_ids
        if before is None or id_ not in before.former_ids
    }
    renamed = {removed[old].id: added[new].id for old, new in pairs.items()} | successors
    merged = {version.id for path, version in removed.items() if path not in pairs and version.id in successors}
    found = [
        *(compare_versions(removed[old], added[new], renamed, merged) for old, new in pairs.items()),
        *(compare_versions(before, after, renamed, merged) for before, after in stayed),
        *(_removed(version, successors) for path, version in removed.items() if path not in pairs),
        *(_added(version) for path, version in added.items() if path not in pairs.values()),
    ]
    return sorted(found, key=lambda change: (change.version.path, change.before is None))


def in_order(changes: Iterable[RecordChange]) -> list[RecordChange]:
    """Return changes by their kind, then agreements before organizations, then by id."""
    hows, kinds = list(ChangeKind), (Kind.AGREEMENT, Kind.ORGANIZATION, None)
    return sorted(changes, key=lambda one: (hows.index(one.how), kinds.index(one.kind), one.id))


def _added(version: Version) -> RecordChange:
    how = ChangeKind.UNREADABLE if version.data is None else ChangeKind.ADDED
    return RecordChange(how=how, before=None, after=version)


def _removed(version: Version, successors: Mapping[str, str]) -> RecordChange:
    into = successors.get(version.id)
    return RecordChange(how=ChangeKind.MERGED if into else ChangeKind.REMOVED, before=version, after=None, into=into)


def compare_versions(
    before: Version, after: Version, renamed: Mapping[str, str], merged: Collection[str] = ()
) -> RecordChange:
    """Compare two versions of a record; `renamed` maps the old ids of other records to new ones.

    `merged` contains the old ids of records that were merged into others. A redirected reference is reported once.
    """
    if before.data is None or after.data is None:
        return RecordChange(how=ChangeKind.UNREADABLE, before=before, after=after)
    found = list(_once(differences(before.data, after.data, order=ORDER[after.kind], renamed=renamed, merged=merged)))
    if before.id != after.id:
        # Both follow from the new name of the file.
        found = [one for one in found if one.field != "id" and one.after != before.id]
    return RecordChange(how=_how(before, after, found), before=before, after=after, differences=tuple(found))


def _once(found: Iterable[Difference]) -> Iterator[Difference]:
    """Yield the differences; a reference that follows the same record is yielded once."""
    followed: set[str] = set()
    for one in found:
        if not one.follows:
            yield one
        elif one.before not in followed:
            followed.add(one.before)
            yield one


def _how(before: Version, after: Version, found: Sequence[Difference]) -> ChangeKind:
    if before.id != after.id:
        return ChangeKind.RENAMED
    if before.path != after.path and not found:
        return ChangeKind.MOVED
    return ChangeKind.AMENDED if found else ChangeKind.REFORMATTED


def _pairs(removed: Mapping[str, Version], added: Mapping[str, Version]) -> Iterator[tuple[str, str]]:
    """Yield the old and the new path of each record whose file has moved, the most certain first."""
    left, right = dict(removed), dict(added)
    for old, new in [*_of_one_id(left, right), *_by_former_id(left, right), *_by_blob(left, right)]:
        if old in left and new in right and left[old].kind is right[new].kind:
            yield old, new
            del left[old], right[new]
    if len(left) * len(right) <= _MAX_COMPARISONS:
        for old, new in list(_by_facts(left, right)):
            if old in left and new in right:
                yield old, new
                del left[old], right[new]


def _of_one_id(left: Mapping[str, Version], right: Mapping[str, Version]) -> Iterator[tuple[str, str]]:
    places = {version.id: path for path, version in left.items()}
    yield from ((places[version.id], path) for path, version in right.items() if version.id in places)


def _by_former_id(left: Mapping[str, Version], right: Mapping[str, Version]) -> Iterator[tuple[str, str]]:
    places = {version.id: path for path, version in left.items()}
    for path, version in right.items():
        known = [places[id_] for id_ in version.former_ids if id_ in places]
        # If several records became one, the most similar one was renamed and the others were merged into it.
        yield from ((old, path) for old in sorted(known, key=lambda old: -_similarity(left[old], version)))


def _by_blob(left: Mapping[str, Version], right: Mapping[str, Version]) -> Iterator[tuple[str, str]]:
    places = {version.blob: path for path, version in left.items()}
    yield from ((places[version.blob], path) for path, version in right.items() if version.blob in places)


def _by_facts(left: Mapping[str, Version], right: Mapping[str, Version]) -> Iterator[tuple[str, str]]:
    scores = [
        (_similarity(before, after), old, new)
        for old, before in left.items()
        for new, after in right.items()
        if before.kind is after.kind
    ]
    for score, old, new in sorted(scores, key=lambda found: (-found[0], found[1], found[2])):
        if score >= _NEARLY_ALL:
            yield old, new


def _similarity(one: Version, other: Version) -> float:
    if one.data is None or other.data is None:
        return 0.0
    here, there = (
        {key: value for key, value in version.data.items() if key not in {"id", "former_ids"}}
        for version in (one, other)
        if version.data is not None
    )
    return shared_facts(here, there, eq)
