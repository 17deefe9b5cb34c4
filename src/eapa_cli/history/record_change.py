"""What was done to a record as a whole."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from operator import eq
from typing import Final

from eapa_cli.git.log import FileChange
from eapa_cli.history.difference import Difference
from eapa_cli.history.differences import differences
from eapa_cli.history.list_items import likeness
from eapa_cli.history.version import Version, Versions
from eapa_cli.model.records import Agreement, Organization, RegisterFile
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import key_of

ORDER: Final[Mapping[Kind | None, tuple[str, ...]]] = {
    kind: tuple(key_of(field.name) for field in fields(record))
    for kind, record in ((Kind.ORGANIZATION, Organization), (Kind.AGREEMENT, Agreement), (None, RegisterFile))
}
# A record that lost its id is known by what it says, if it says nearly all that it said before.
_NEARLY_ALL: Final = 0.8
# Beyond so many comparisons only records that say who they were, or did not change at all, are known again.
_MOST_COMPARISONS: Final = 1000


class How(StrEnum):
    """What was done to a record."""

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
    """What was done to one record, or with neither kind nor id to the register's own file.

    `before` and `after` are its versions, None where it is not; `into` is the id of the record it was merged into.
    """

    how: How
    before: Version | None
    after: Version | None
    into: str | None = None
    differences: tuple[Difference, ...] = ()

    @property
    def only_follows(self) -> bool:
        """Whether its record only follows others to their new ids."""
        return self.how is How.AMENDED and self._stays and all(one.follows for one in self.differences)

    @property
    def _stays(self) -> bool:
        return self.before is not None and self.before.path == self.version.path

    @property
    def version(self) -> Version:
        """The record as it is or, if it is no more, as it was."""
        version = self.after or self.before
        assert version is not None
        return version

    @property
    def id(self) -> str:
        """The id the record has or, if it is no more, had."""
        return self.version.id

    @property
    def kind(self) -> Kind | None:
        """The kind of the record; None for the register's own file."""
        return self.version.kind


def record_changes(changes: Sequence[FileChange], versions: Versions) -> list[RecordChange]:
    """What changes of files did to the records in them: which of those that went and came are the same."""
    gone = {change.path: version for change in changes if not change.after and (version := versions.before(change))}
    come = {change.path: version for change in changes if not change.before and (version := versions.after(change))}
    stayed = [
        (before, after)
        for change in changes
        if (before := versions.before(change)) and (after := versions.after(change))
    ]
    pairs = dict(_pairs(gone, come))
    heirs = {
        id_: after.id
        for before, after in [*((None, version) for version in come.values()), *stayed]
        for id_ in after.former_ids
        if before is None or id_ not in before.former_ids
    }
    renamed = {gone[old].id: come[new].id for old, new in pairs.items()} | heirs
    merged = {version.id for path, version in gone.items() if path not in pairs and version.id in heirs}
    found = [
        *(compared(gone[old], come[new], renamed, merged) for old, new in pairs.items()),
        *(compared(before, after, renamed, merged) for before, after in stayed),
        *(_ended(version, heirs) for path, version in gone.items() if path not in pairs),
        *(_begun(version) for path, version in come.items() if path not in pairs.values()),
    ]
    return sorted(found, key=lambda change: (change.version.path, change.before is None))


def _begun(version: Version) -> RecordChange:
    how = How.UNREADABLE if version.data is None else How.ADDED
    return RecordChange(how=how, before=None, after=version)


def _ended(version: Version, heirs: Mapping[str, str]) -> RecordChange:
    into = heirs.get(version.id)
    return RecordChange(how=How.MERGED if into else How.REMOVED, before=version, after=None, into=into)


def compared(before: Version, after: Version, renamed: Mapping[str, str], merged: Collection[str] = ()) -> RecordChange:
    """What was done to a record that is there before and after; `renamed` has the new ids that others got.

    Those in `merged` became part of another. That a record follows one of them is told once, wherever it names it.
    """
    if before.data is None or after.data is None:
        return RecordChange(how=How.UNREADABLE, before=before, after=after)
    found = list(_once(differences(before.data, after.data, order=ORDER[after.kind], renamed=renamed, merged=merged)))
    if before.id != after.id:
        # Both follow from the new name of the file.
        found = [one for one in found if one.field != "id" and one.after != before.id]
    return RecordChange(how=_how(before, after, found), before=before, after=after, differences=tuple(found))


def _once(found: Iterable[Difference]) -> Iterator[Difference]:
    """The differences, where a record that follows another does so once."""
    followed: set[str] = set()
    for one in found:
        if not one.follows:
            yield one
        elif one.before not in followed:
            followed.add(one.before)
            yield one


def _how(before: Version, after: Version, found: Sequence[Difference]) -> How:
    if before.id != after.id:
        return How.RENAMED
    if before.path != after.path and not found:
        return How.MOVED
    return How.AMENDED if found else How.REFORMATTED


def _pairs(gone: Mapping[str, Version], come: Mapping[str, Version]) -> Iterator[tuple[str, str]]:
    """The old and the new path of each record that has another file now, the surest first."""
    left, right = dict(gone), dict(come)
    for old, new in [*_of_one_id(left, right), *_by_former_id(left, right), *_by_blob(left, right)]:
        if old in left and new in right and left[old].kind is right[new].kind:
            yield old, new
            del left[old], right[new]
    if len(left) * len(right) <= _MOST_COMPARISONS:
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
        # Of several that became one, the record is the one that it is most like; the others were merged into it.
        yield from ((old, path) for old in sorted(known, key=lambda old: -_likeness(left[old], version)))


def _by_blob(left: Mapping[str, Version], right: Mapping[str, Version]) -> Iterator[tuple[str, str]]:
    places = {version.blob: path for path, version in left.items()}
    yield from ((places[version.blob], path) for path, version in right.items() if version.blob in places)


def _by_facts(left: Mapping[str, Version], right: Mapping[str, Version]) -> Iterator[tuple[str, str]]:
    scores = [
        (_likeness(before, after), old, new)
        for old, before in left.items()
        for new, after in right.items()
        if before.kind is after.kind
    ]
    for score, old, new in sorted(scores, key=lambda found: (-found[0], found[1], found[2])):
        if score >= _NEARLY_ALL:
            yield old, new


def _likeness(one: Version, other: Version) -> float:
    if one.data is None or other.data is None:
        return 0.0
    here, there = (
        {key: value for key, value in version.data.items() if key not in {"id", "former_ids"}}
        for version in (one, other)
        if version.data is not None
    )
    return likeness(here, there, eq)
