"""The files whose problems can change when other files change."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from eapa_cli.model.record_paths import REGISTER_FILE, kind_of
from eapa_cli.model.records import Organization, Record
from eapa_cli.model.references import find_referenced_ids
from eapa_cli.model.register import Register
from eapa_cli.model.vocabulary import AgreementRelation


def find_affected_files(register: Register, changed: Mapping[str, Any]) -> frozenset[str]:
    """Return the files whose problems can change.

    These are the changed files, the files that refer to the records in them, and the files to which they refer or
    referred. Two references are followed further: from an amendment to the amended agreement, whose term it changes,
    and from a dissolved organization to its agreements, which end with it. A change of the register file, which
    contains the waivers, affects all files. The register file is affected if its owner or a waiver names a changed
    record.

    Args:
        register: the register after the change.
        changed: the previous plain data of changed or deleted files by path; None for a new file.
    """
    references = {entry.path: frozenset(_references(entry.record)) for entry in register.entries}
    # If all files are new, the register was empty, and the owner in its file was not checked.
    if REGISTER_FILE in changed or (changed and references.keys() <= changed.keys()):
        return frozenset([REGISTER_FILE, *references, *changed])
    # The ids to which the changed records refer or referred. Their records are affected.
    targets = frozenset().union(
        *(references.get(path, ()) for path in changed),
        *(find_referenced_ids(kind_of(path), data) for path, data in changed.items()),
    )
    # The ids and paths whose referring records are affected. Records refer to other records by id, and to documents by
    # path.
    referents = {*changed, *_ids_of_changed(register, changed), *_find_dissolved(register, targets)}
    targets |= set(_find_amended(register, targets | referents))
    affected = {path for path, names in references.items() if not referents.isdisjoint(names)}
    affected |= {entry.path for entry in register.entries if entry.id in targets}
    if register.file:
        waived = (waiver.record for waiver in register.file.waivers)
        if not referents.isdisjoint({register.file.owner, *waived}):
            affected.add(REGISTER_FILE)
    return frozenset(affected.union(changed))


def _ids_of_changed(register: Register, changed: Mapping[str, Any]) -> Iterator[str]:
    """Yield the ids of the changed records in their file names, their present data and their previous data."""
    for path, data in changed.items():
        yield PurePosixPath(path).stem
        if isinstance(data, dict) and isinstance(id_ := data.get("id"), str):
            yield id_
    for entry in register.entries:
        if entry.record is not None and entry.path in changed:
            yield entry.record.id


def _find_dissolved(register: Register, ids: Collection[str]) -> Iterator[str]:
    """Yield those of some ids that are the ids of dissolved organizations."""
    organizations = ((id_, register.organizations.get(id_)) for id_ in ids)
    return (id_ for id_, organization in organizations if organization and organization.dissolved)


def _find_amended(register: Register, ids: Iterable[str]) -> Iterator[str]:
    """Yield the ids of the agreements that the agreements with some ids amend, directly or indirectly."""
    seen, waiting = set(ids), list(ids)
    while waiting:
        agreement = register.agreements.get(waiting.pop())
        for link in agreement.relations if agreement else ():
            if link.type is AgreementRelation.AMENDS and link.agreement not in seen:
                seen.add(link.agreement)
                waiting.append(link.agreement)
                yield link.agreement


def _references(record: Record | None) -> Iterator[str]:
    """Yield the ids and the paths to which a record refers."""
    if record is None:
        return
    yield from record.former_ids
    if isinstance(record, Organization):
        yield from (link.organization for link in record.relations if link.organization is not None)
    else:
        yield from (party.organization for party in record.parties)
        yield from (link.agreement for link in record.relations)
        yield from (str(PurePosixPath(document.path)) for document in record.documents if document.path is not None)
