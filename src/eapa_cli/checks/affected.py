"""Which files a change to some of them can make right or wrong."""

from collections.abc import Collection, Iterator

from eapa_cli.model.records import Organization
from eapa_cli.model.register import Entry, Register
from eapa_cli.storage.layout import REGISTER_FILE, id_of


def affected_files(register: Register, changed: Collection[str]) -> frozenset[str]:
    """The changed files, the files that refer to their records, and those that their records refer to.

    The changed ones may be gone by now. What the register says of itself, its waivers above all, is about every file.
    """
    files = {entry.path: frozenset(_references(entry)) for entry in register.entries}
    if REGISTER_FILE in changed:
        return frozenset([REGISTER_FILE, *files])
    names = {*map(id_of, changed), *changed, *_own_ids(register, changed)}
    targets = frozenset().union(*(files.get(path, ()) for path in changed))
    found = {path for path, references in files.items() if not names.isdisjoint(references)}
    found |= {entry.path for entry in register.entries if entry.id in targets}
    if register.file and not names.isdisjoint({register.file.owner, *(one.record for one in register.file.waivers)}):
        found.add(REGISTER_FILE)
    return frozenset(found.union(changed))


def _own_ids(register: Register, changed: Collection[str]) -> Iterator[str]:
    """The ids that changed records give themselves, where those are not the names of their files."""
    for entry in register.entries:
        if entry.record is not None and entry.path in changed:
            yield entry.record.id


def _references(entry: Entry) -> Iterator[str]:
    """The ids and the paths that a record names."""
    record = entry.record
    if record is None:
        return
    yield from record.former_ids
    if isinstance(record, Organization):
        yield from (link.organization for link in record.relations if link.organization is not None)
    else:
        yield from (party.organization for party in record.parties)
        yield from (link.agreement for link in record.relations)
        yield from (document.path for document in record.documents if document.path is not None)
