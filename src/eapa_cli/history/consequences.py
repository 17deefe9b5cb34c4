"""What follows from changes for the register as a whole."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from eapa_cli.history.consequence import Consequence, Sort
from eapa_cli.history.outcomes import outcomes
from eapa_cli.history.record_change import How, RecordChange
from eapa_cli.history.unchanged import Unchanged
from eapa_cli.history.version import Version, agreement_of
from eapa_cli.model.vocabulary import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many records of a kind there are before and after."""

    kind: Kind
    before: int
    after: int


def counts(changes: Sequence[RecordChange], unchanged: Unchanged) -> list[Count]:
    """How many records of each kind there are before and after."""
    return [
        Count(
            kind=kind,
            before=(rest := unchanged.count(kind)) + sum(_is_of(change.before, kind) for change in changes),
            after=rest + sum(_is_of(change.after, kind) for change in changes),
        )
        for kind in (Kind.AGREEMENT, Kind.ORGANIZATION)
    ]


def consequences(changes: Sequence[RecordChange], unchanged: Unchanged, as_of: date) -> Iterator[Consequence]:
    """What follows from changes, as of a day."""
    yield from _first_and_last(changes, unchanged)
    yield from outcomes(changes, unchanged, as_of)


def _is_of(version: Version | None, kind: Kind) -> bool:
    return version is not None and version.kind is kind


def _first_and_last(changes: Sequence[RecordChange], unchanged: Unchanged) -> Iterator[Consequence]:
    renamed = {old: new for change in changes if (ids := _renaming(change)) for old, new in (ids,)}
    gone = {change.id for change in changes if change.how in {How.REMOVED, How.MERGED}}
    readable = [change for change in changes if change.how is not How.UNREADABLE]
    before = {renamed.get(id_, id_) for id_ in _parties(change.before for change in readable)}
    after = {renamed.get(id_, id_) for id_ in _parties(change.after for change in readable)}
    # Of an agreement that can be read on one side only, nobody can say that it came or went.
    unsure = {id_ for change in changes if change not in readable for id_ in _parties([change.before, change.after])}
    old_ids: dict[str, list[str]] = {}
    for old, new in renamed.items():
        old_ids.setdefault(new, []).append(old)

    come, lost = after - before, before - after - gone
    asked = {one for id_ in come | lost for one in (id_, *old_ids.get(id_, ()))}
    known = {renamed.get(id_, id_) for id_ in unsure | unchanged.parties_among(asked)}
    for id_ in sorted(come - known):
        yield Consequence(sort=Sort.FIRST_AGREEMENT, id=id_, text="has its first agreement", after=1)
    for id_ in sorted(lost - known):
        yield Consequence(sort=Sort.NO_AGREEMENT, id=id_, text="has no agreement any more", after=0)


def _renaming(change: RecordChange) -> tuple[str, str] | None:
    """The old id of an organization and that of the record it is now or is now part of."""
    if change.kind is not Kind.ORGANIZATION or change.before is None:
        return None
    new = change.into or (change.after.id if change.after else change.before.id)
    return (change.before.id, new) if new != change.before.id else None


def _parties(versions: Iterable[Version | None]) -> Iterator[str]:
    for version in versions:
        if agreement := agreement_of(version):
            yield from (party.organization for party in agreement.parties)
