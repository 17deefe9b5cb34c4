"""Consequences of changes for the register as a whole."""

from collections import Counter
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


def count_records(changes: Sequence[RecordChange], unchanged: UnchangedRecords) -> list[Count]:
    """Count the records of each kind, before and after."""
    return [_count_kind(kind, changes, unchanged) for kind in (Kind.AGREEMENT, Kind.ORGANIZATION)]


def _count_kind(kind: Kind, changes: Sequence[RecordChange], unchanged: UnchangedRecords) -> Count:
    unchanged_count = unchanged.count(kind)
    return Count(
        kind=kind,
        before=unchanged_count + sum(_is_of(change.before, kind) for change in changes),
        after=unchanged_count + sum(_is_of(change.after, kind) for change in changes),
    )


def find_consequences(
    changes: Sequence[RecordChange], unchanged: UnchangedRecords, as_of: date
) -> Iterator[Consequence]:
    """Yield the consequences of changes, as of a day."""
    yield from _find_first_and_last_agreements(changes, unchanged)
    yield from find_status_effects(changes, unchanged, as_of)


def _is_of(version: Version | None, kind: Kind) -> bool:
    return version is not None and version.kind is kind


def _find_first_and_last_agreements(
    changes: Sequence[RecordChange], unchanged: UnchangedRecords
) -> Iterator[Consequence]:
    """Yield the organizations that got their first agreement, or have no agreement after the changes."""
    new_ids = dict(filter(None, map(_find_new_id, changes)))
    removed = {change.id for change in changes if change.how in {ChangeKind.REMOVED, ChangeKind.MERGED}}
    readable = [change for change in changes if change.how is not ChangeKind.UNREADABLE]
    parties_before = {new_ids.get(id_, id_) for id_ in _parties(change.before for change in readable)}
    counts_after = Counter(new_ids.get(id_, id_) for id_ in _parties(change.after for change in readable))
    # An unreadable version of an agreement may have the parties of its readable version, so these parties are not
    # reported.
    unreadable = [change for change in changes if change.how is ChangeKind.UNREADABLE]
    possible_parties = {id_ for change in unreadable for id_ in _parties([change.before, change.after])}

    gained, lost = counts_after.keys() - parties_before, parties_before - counts_after.keys() - removed
    # An unchanged agreement may still have an old id.
    old_ids = {old for old, new in new_ids.items() if new in gained | lost}
    other_parties = possible_parties | unchanged.parties_among(gained | lost | old_ids)
    with_other_agreement = {new_ids.get(id_, id_) for id_ in other_parties}
    for id_ in sorted(gained - with_other_agreement):
        text = _("has its first agreement")
        yield Consequence(kind=ConsequenceKind.FIRST_AGREEMENT, id=id_, text=text, after=counts_after[id_])
    for id_ in sorted(lost - with_other_agreement):
        yield Consequence(kind=ConsequenceKind.NO_AGREEMENT, id=id_, text=_("has no agreement any more"), after=0)


def _find_new_id(change: RecordChange) -> tuple[str, str] | None:
    """Return the old id of a renamed or merged organization, and the id that replaced it; None for other changes."""
    if change.kind is not Kind.ORGANIZATION or change.before is None:
        return None
    new = change.into or (change.after.id if change.after else change.before.id)
    return (change.before.id, new) if new != change.before.id else None


def _parties(versions: Iterable[Version | None]) -> Iterator[str]:
    """Yield the parties of signed agreements, each once for each of its agreements."""
    for version in versions:
        if (agreement := agreement_of(version)) and agreement.stage is None:
            yield from {party.organization for party in agreement.parties}
