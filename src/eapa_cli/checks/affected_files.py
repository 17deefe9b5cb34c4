"""The files whose problems can change when other files change."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from eapa_cli.model.record_paths import REGISTER_FILE, id_of, kind_of, normalize_path
from eapa_cli.model.records import Organization, Record
from eapa_cli.model.references import find_referenced_ids
from eapa_cli.model.register import Register
from eapa_cli.model.vocabulary import AgreementRelation


def find_affected_files(
    register: Register, changed: Mapping[str, Any], ids_in_invalid: Mapping[str, Collection[str]]
) -> frozenset[str]:
    """Return the files whose problems can change.

    These are the changed files, the files that refer to the records in them, and the files to which they refer or
    referred. Two references are followed further: amendments, since an agreement and all its amendments share one term,
    and the references to a dissolved organization, whose agreements end with it. A change of the register file, which
    contains the waivers, affects all files. The register file is affected if its owner is changed, or if a waiver names
    an affected record.

    Args:
        register: the register after the change.
        changed: the previous plain data of changed or deleted files by path; None for a new file.
        ids_in_invalid: the ids to which invalid records refer, by path.
    """
    names_by_path = {
        entry.path: frozenset([*_find_names(entry.record), *ids_in_invalid.get(entry.path, ())])
        for entry in register.entries
    }
    # If all files were changed, they may be new, and the owner of an empty register was not checked.
    if REGISTER_FILE in changed or (changed and names_by_path.keys() <= changed.keys()):
        return frozenset([REGISTER_FILE, *names_by_path, *changed])
    # The ids to which the changed records refer or referred. Their records are affected.
    targets = frozenset().union(
        *(names_by_path.get(path, ()) for path in changed),
        *(find_referenced_ids(kind_of(path), data) for path, data in changed.items()),
    )
    # The ids and paths whose referring records are affected. Records refer to other records by id, and to documents by
    # path.
    referents = {
        *map(normalize_path, changed),
        *_find_changed_ids(register, changed),
        *_find_dissolved(register, targets),
    }
    targets |= _find_amendment_family(register, targets | referents)
    affected = {path for path, names in names_by_path.items() if not referents.isdisjoint(names)}
    affected |= {entry.path for entry in register.entries if entry.id in targets}
    affected |= changed.keys()
    if register.file:
        waived = {waiver.record for waiver in register.file.waivers}
        if register.file.owner in referents or not waived.isdisjoint(map(id_of, affected)):
            affected.add(REGISTER_FILE)
    return frozenset(affected)


def _find_changed_ids(register: Register, changed: Mapping[str, Any]) -> Iterator[str]:
    """Yield the ids of the changed records in their file names, their present data and their previous data."""
    for path, data in changed.items():
        yield PurePosixPath(path).stem
        if isinstance(data, dict) and isinstance(id_ := data.get("id"), str):
            yield id_
    for entry in register.entries:
        if entry.record is not None and entry.path in changed:
            yield entry.record.id


def _find_dissolved(register: Register, ids: Collection[str]) -> Iterator[str]:
    """Yield the given ids that belong to dissolved organizations."""
    organizations = ((id_, register.organizations.get(id_)) for id_ in ids)
    return (id_ for id_, organization in organizations if organization and organization.dissolved)


def _find_amendment_family(register: Register, ids: Collection[str]) -> frozenset[str]:
    """Return some ids, and the ids of all agreements that amendments connect with them, directly or indirectly."""
    neighbours: defaultdict[str, set[str]] = defaultdict(set)
    for agreement in register.agreements.values():
        for link in agreement.relations:
            if link.type is AgreementRelation.AMENDS:
                neighbours[agreement.id].add(link.agreement)
                neighbours[link.agreement].add(agreement.id)
    family, waiting = set(ids), list(ids)
    while waiting:
        new = neighbours[waiting.pop()] - family
        family |= new
        waiting += new
    return frozenset(family)


def _find_names(record: Record | None) -> Iterator[str]:
    """Yield the ids and paths that a record names. Its former ids are among them, since no other record may have them.

    If another record with such an id or path is changed, the problems of this record can change.
    """
    if record is None:
        return
    yield from record.former_ids
    if isinstance(record, Organization):
        yield from (link.organization for link in record.relations if link.organization is not None)
    else:
        yield from (party.organization for party in record.parties)
        yield from (link.agreement for link in record.relations)
        yield from (normalize_path(document.path) for document in record.documents if document.path is not None)
