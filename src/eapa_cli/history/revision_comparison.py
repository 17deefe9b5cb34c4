"""Comparison of two states of a register."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from eapa_cli.git.repository import Repository
from eapa_cli.history.consequence_kinds import Consequence
from eapa_cli.history.consequences import Count, count_records, find_consequences
from eapa_cli.history.record_change import RecordChange, record_changes, sort_changes
from eapa_cli.history.record_version import Versions, is_register_path
from eapa_cli.history.revision_range import RevisionRange
from eapa_cli.history.unchanged_records import UnchangedRecords
from eapa_cli.storage.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All changes between two states, the numbers of records, and the consequences.

    `languages` are the register's languages in order of preference.
    """

    revisions: RevisionRange
    changes: tuple[RecordChange, ...]
    counts: tuple[Count, ...]
    languages: Sequence[str]
    consequences: tuple[Consequence, ...]


def compare_revisions(repository: Repository, revisions: RevisionRange, as_of: date, cache: Path) -> Comparison:
    """Compare two states of a register, and find the consequences as of a day.

    Only the changed files are read, and the unchanged agreements that are linked with them or may have the same
    parties. `cache` is a file for the links between agreements. If it does not exist yet, all agreements with links are
    read.
    """
    files = [change for change in repository.changes(revisions.since, revisions.until) if is_register_path(change.path)]
    store = Store(repository.root)
    versions = Versions(repository, store)
    versions.read_ahead((file.path, blob) for file in files for blob in (file.before, file.after))
    changes = sort_changes(record_changes(files, versions))
    unchanged = UnchangedRecords(repository, versions, revisions.since, files, cache)
    return Comparison(
        revisions=revisions,
        changes=tuple(changes),
        counts=tuple(count_records(changes, unchanged)),
        languages=store.languages(),
        consequences=tuple(find_consequences(changes, unchanged, as_of)),
    )
