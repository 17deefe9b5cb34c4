"""The register in memory, and facts that are derived from several records."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath

from eapa_cli.model.dates import ANY_DAY, EdtfDate
from eapa_cli.model.records import Agreement, Organization, Record, RegisterFile
from eapa_cli.model.vocabulary import AgreementRelation, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file of the register, and the record in it."""

    path: str
    kind: Kind
    id: str
    """The name of the file without the extension. A rule checks that the record has the same id."""
    record: Record | None
    """The record; None if the file does not contain a valid one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedFile:
    """The file that a document names: its size in bytes and its checksum, or the reason why it cannot be used."""

    size: int = 0
    sha256: str = ""
    fault: str | None = None
    """The reason why the file cannot be used."""
    similar: str | None = None
    """The path of a file with a similar name, if the file does not exist."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray:
    """A stray file: a file in `data` that is not read as a record, and the reason."""

    path: str
    reason: str
    is_yaml: bool
    """Whether the file looks like a record, since its name ends like that of a YAML file."""
    is_regular: bool = True
    """Whether the file is a regular file, in contrast to a folder, a link or a pipe."""


@dataclass(frozen=True, kw_only=True)
class Register:
    """All records of a register, and facts about its other files."""

    entries: tuple[Entry, ...]
    file: RegisterFile | None = None
    """The register's own file; None if it is invalid."""
    attached: Mapping[str, AttachedFile] = field(default_factory=dict)
    """The files that documents name, by path."""
    strays: tuple[Stray, ...] = ()
    """The files in `data` from which no record is read."""
    unfinished_journal: str | None = None
    """The path of a journal that no running command writes."""

    @cached_property
    def organizations(self) -> Mapping[str, Organization]:
        """The readable organizations, by id."""
        return {entry.id: entry.record for entry in self.entries if isinstance(entry.record, Organization)}

    @cached_property
    def agreements(self) -> Mapping[str, Agreement]:
        """The readable agreements, by id."""
        return {entry.id: entry.record for entry in self.entries if isinstance(entry.record, Agreement)}

    @cached_property
    def ids(self) -> Mapping[Kind, frozenset[str]]:
        """The ids of the records of each kind, from the names of all files and from the records in them."""
        return {kind: frozenset(self._ids(kind)) for kind in Kind}

    def _ids(self, kind: Kind) -> Iterator[str]:
        for entry in self.entries:
            if entry.kind is kind:
                yield entry.id
                if entry.record is not None:
                    yield entry.record.id

    @cached_property
    def unread_ids(self) -> frozenset[str]:
        """The ids of stray files that look like records, from the names of the files."""
        return frozenset(PurePosixPath(stray.path).stem for stray in self.strays if stray.is_yaml)

    def agreement(self, id_: str) -> Agreement | None:
        """Return the readable agreement with an id."""
        return self.agreements.get(id_)

    def agreements_related_to(self, id_: str, type_: AgreementRelation) -> Sequence[Agreement]:
        """Return the signed agreements that have a relation of a type to the agreement with an id."""
        return self._agreements_by_relation.get((type_, id_), ())

    @cached_property
    def _agreements_by_relation(self) -> Mapping[tuple[AgreementRelation, str], list[Agreement]]:
        by_relation: defaultdict[tuple[AgreementRelation, str], list[Agreement]] = defaultdict(list)
        for agreement in self.agreements.values():
            for link in agreement.relations if agreement.stage is None else ():
                by_relation[link.type, link.agreement].append(agreement)
        return by_relation


def start_of(agreement: Agreement) -> EdtfDate | None:
    """Return the date from which an agreement is in force: the start of its term, or else the date of signing."""
    if agreement.term and agreement.term.starts:
        return agreement.term.starts
    return agreement.signing_date


def earliest_date(starts: Iterable[EdtfDate | None]) -> EdtfDate:
    """Return the date whose latest possible day is the earliest; an unknown date may be any day."""
    return min((start or ANY_DAY for start in starts), key=lambda start: start.latest)
