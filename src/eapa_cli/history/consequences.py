"""Consequences of changes for the register as a whole."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from eapa_cli.history.consequence_kinds import Consequence, ConsequenceKind
from eapa_cli.history.record_change import ChangeKind, RecordChange
from eapa_cli.history.record_version import Version, agreement_of
from eapa_cli.history.status_effects import find_status_effects
from eapa_cli.history.unchanged_records import UnchangedRecords
from eapa_cli.model.vocabulary import Kind
from eapa_cli.text.interface_language import gettext as _


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """The number of records of a kind, before and after."""

    kind: Kind
    before: int
    after: int


def counts(changes: Sequence[RecordChange], unchanged: UnchangedRecords) -> list[Count]:
    """Count the records of each kind, before and after."""
    return [_count_records(kind, changes, unchanged) for kind in (Kind.AGREEMENT, Kind.ORGANIZATION)]


def _count_records(kind: Kind, changes: Sequence[RecordChange], unchanged: UnchangedRecords) -> Count:
    same = unchanged.count(kind)
    return Count(
        kind=kind,
        before=same + sum(_is_of(change.before, kind) for change in changes),
        after=same + sum(_is_of(change.after, kind) for change in changes),
    )


def consequences(changes: Sequence[RecordChange], unchanged: UnchangedRecords, as_of: date) -> Iterator[Consequence]:
    """Yield the consequences of changes, as of a day."""
    yield from _first_and_last(changes, unchanged)
    yield from find_status_effects(changes, unchanged, as_of)


def _is_of(version: Version | None, kind: Kind) -> bool:
    return version is not None and version.kind is kind


def _first_and_last(changes: Sequence[RecordChange], unchanged: UnchangedRecords) -> Iterator[Consequence]:
    """Yield the organizations that got their first agreement, or have no agreement after the changes."""
    renamed = dict(filter(None, map(_renaming, changes)))
    removed = {change.id for change in changes if change.how in {ChangeKind.REMOVED, ChangeKind.MERGED}}
    readable = [change for change in changes if change.how is not ChangeKind.UNREADABLE]
    before = {renamed.get(id_, id_) for id_ in _parties(change.before for change in readable)}
    after = {renamed.get(id_, id_) for id_ in _parties(change.after for change in readable)}
    # The parties of an agreement that is readable only before or only after may be the same on both sides.
    unsure = {id_ for change in changes if change not in readable for id_ in _parties([change.before, change.after])}
    old_ids: dict[str, list[str]] = {}
    for old, new in renamed.items():
        old_ids.setdefault(new, []).append(old)

    added, without = after - before, before - after - removed
    candidates = {one for id_ in added | without for one in (id_, *old_ids.get(id_, ()))}
    known = {renamed.get(id_, id_) for id_ in unsure | unchanged.parties_among(candidates)}
    for id_ in sorted(added - known):
        yield Consequence(kind=ConsequenceKind.FIRST_AGREEMENT, id=id_, text=_("has its first agreement"), after=1)
    for id_ in sorted(without - known):
        yield Consequence(kind=ConsequenceKind.NO_AGREEMENT, id=id_, text=_("has no agreement any more"), after=0)


def _renaming(change: RecordChange) -> tuple[str, str] | None:
    """Return the old id of a renamed or merged organization, and the id that replaced it."""
    if change.kind is not Kind.ORGANIZATION or change.before is None:
        return None
    new = change.into or (change.after.id if change.after else change.before.id)
    return (change.before.id, new) if new != change.before.id else None


def _parties(versions: Iterable[Version | None]) -> Iterator[str]:
    for version in versions:
        if (agreement := agreement_of(version)) and agreement.stage is None:
            yield from (party.organization for party in agreement.parties)
