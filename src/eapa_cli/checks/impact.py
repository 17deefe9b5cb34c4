"""The files whose problems can change when other files change."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from eapa_cli.model.record_paths import REGISTER_FILE, kind_of
from eapa_cli.model.records import Agreement, Organization, Record
from eapa_cli.model.references import named_ids
from eapa_cli.model.register import Register
from eapa_cli.model.vocabulary import AgreementRelation


def affected_files(register: Register, changed: Mapping[str, Any]) -> frozenset[str]:
    """Return the changed files, the files that refer to their records, and the former and present targets of these.

    `changed` maps each path to its previous plain data, or None; the file may be deleted. Amendments and successors
    of dissolved organizations are followed further, since they change the terms and parties of other agreements. A
    change to the register file, which has the waivers, affects all files.
    """
    files = {entry.path: frozenset(_references(entry.record)) for entry in register.entries}
    # An empty register was not checked before.
    if REGISTER_FILE in changed or (changed and files.keys() <= changed.keys()):
        return frozenset([REGISTER_FILE, *files, *changed])
    targets = frozenset().union(
        *(files.get(path, ()) for path in changed),
        *(named_ids(kind_of(path), data) for path, data in changed.items()),
    )
    names = {*changed, *_ids(register, changed), *_dissolved(register, targets)}
    targets |= set(_amended(register, targets | names))
    found = {path for path, references in files.items() if not names.isdisjoint(references)}
    found |= {entry.path for entry in register.entries if entry.id in targets}
    if register.file and not names.isdisjoint({register.file.owner, *(one.record for one in register.file.waivers)}):
        found.add(REGISTER_FILE)
    return frozenset(found.union(changed))


def _ids(register: Register, changed: Mapping[str, Any]) -> Iterator[str]:
    """Yield the ids of the changed records: from file names, present data and previous data."""
    for path, data in changed.items():
        yield PurePosixPath(path).stem
        if isinstance(data, dict) and isinstance(id_ := data.get("id"), str):
            yield id_
    for entry in register.entries:
        if entry.record is not None and entry.path in changed:
            yield entry.record.id


def _dissolved(register: Register, ids: Collection[str]) -> Iterator[str]:
    return (id_ for id_ in ids if (found := register.organizations.get(id_)) and found.dissolved)


def _amended(register: Register, ids: Iterable[str]) -> Iterator[str]:
    """Yield the agreements that some agreements amend, directly or indirectly."""
    seen, left = set(ids), list(ids)
    while left:
        agreement = register.agreements.get(left.pop())
        for link in agreement.relations if agreement else ():
            if link.type is AgreementRelation.AMENDS and link.agreement not in seen:
                seen.add(link.agreement)
                left.append(link.agreement)
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
