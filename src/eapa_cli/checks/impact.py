"""The files whose problems can change when other files change."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from eapa_cli.model.record_paths import REGISTER_FILE, kind_of
from eapa_cli.model.records import Agreement, Organization, Record
from eapa_cli.model.references import referenced_ids
from eapa_cli.model.register import Register
from eapa_cli.model.vocabulary import AgreementRelation


def find_affected_files(register: Register, changed: Mapping[str, Any]) -> frozenset[str]:
    """Return the files whose problems can change.

    These are the changed files, the files that refer to their records, and the records to which the changed files refer
    or referred. Amendments and dissolved organizations are followed further, since they change the terms and parties of
    other agreements. A change of the register file, which contains the waivers, affects all files. The register
    file is affected if its owner or a waiver names a changed record.

    Args:
        register: the register after the change.
        changed: the previous plain data of changed or deleted files by path; None for a new file.
    """
    files = {entry.path: frozenset(_references(entry.record)) for entry in register.entries}
    # If all files are new, the register was empty, and its file was not checked.
    if REGISTER_FILE in changed or (changed and files.keys() <= changed.keys()):
        return frozenset([REGISTER_FILE, *files, *changed])
    targets = frozenset().union(
        *(files.get(path, ()) for path in changed),
        *(referenced_ids(kind_of(path), data) for path, data in changed.items()),
    )
    names = {*changed, *_ids_of_changed(register, changed), *_find_dissolved(register, targets)}
    targets |= set(_find_amended(register, targets | names))
    found = {path for path, references in files.items() if not names.isdisjoint(references)}
    found |= {entry.path for entry in register.entries if entry.id in targets}
    if register.file and not names.isdisjoint({register.file.owner, *(one.record for one in register.file.waivers)}):
        found.add(REGISTER_FILE)
    return frozenset(found.union(changed))


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
    return (id_ for id_ in ids if (found := register.organizations.get(id_)) and found.dissolved)


def _find_amended(register: Register, ids: Iterable[str]) -> Iterator[str]:
    """Yield the agreements that some agreements amend, directly or indirectly."""
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
        yield from _references_of_agreement(record)


def _references_of_agreement(agreement: Agreement) -> Iterator[str]:
    yield from (party.organization for party in agreement.parties)
    yield from (link.agreement for link in agreement.relations)
    yield from (str(PurePosixPath(document.path)) for document in agreement.documents if document.path is not None)
