"""The checker: it reads all files of a register and applies all rules, and never stops at the first problem."""

import gc
import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache, partial
from typing import Any, Final

from eapa_cli.checks.affected_files import find_affected_files
from eapa_cli.checks.file_check import FileResult, check_file, check_record_file, locate
from eapa_cli.checks.problem import Problem, Severity
from eapa_cli.checks.proposed_files import CheckedFiles, ProposedFile
from eapa_cli.checks.root_causes import remove_consequences
from eapa_cli.checks.rule import RULE_FIELDS, Subject
from eapa_cli.checks.rules import RULES
from eapa_cli.checks.rules.references import check_reference
from eapa_cli.checks.valid_parts import Reference
from eapa_cli.checks.waivers import split_waived, waiver_violations
from eapa_cli.errors import UnreadableError
from eapa_cli.model.record_paths import REGISTER_FILE, id_of, normalize_path
from eapa_cli.model.records import RECORDS, Agreement, Record, RegisterFile
from eapa_cli.model.register import AttachedFile, Entry, Register
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import decode, partial_decoder
from eapa_cli.storage.document_files import attached_file
from eapa_cli.storage.lock import is_held
from eapa_cli.storage.process_pool import map_batches
from eapa_cli.storage.register_location import JOURNAL
from eapa_cli.storage.store import Store
from eapa_cli.storage.stray_files import stray_files
from eapa_cli.text import clock
from eapa_cli.text.interface_language import in_english
from eapa_cli.yaml.spans import Spans

Progress = Callable[[int, int], None]
"""A function that is called with the number of files read so far and the number of all files."""
_InvalidRecord = tuple[Entry, Sequence[Reference]]
"""An invalid record, and the references in it that have valid values."""
_DECODERS: Final[Mapping[Kind, Any]] = {kind: partial_decoder(record, RULE_FIELDS) for kind, record in RECORDS.items()}
"""Decoders that make records with only the fields for rules about the whole register."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The result of a check: the checked files, and the problems sorted by file and place."""

    paths: tuple[str, ...]
    """The checked files, including the register's own file."""
    problems: tuple[Problem, ...]
    waived: tuple[Problem, ...] = ()
    website: str | None = None
    """The address of a page about the register, from `data/register.yaml`."""

    @property
    def file_count(self) -> int:
        """The number of checked files."""
        return len(self.paths)

    def count(self, severity: Severity) -> int:
        """Return the number of problems of a severity."""
        return Counter(problem.severity for problem in self.problems)[severity]


@contextmanager
def _paused_garbage_collection() -> Iterator[None]:
    """Pause the garbage collector, which would take a third of the time.

    It searches for cycles of references, and records have none.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@_paused_garbage_collection()
# Problems are written to reports that programs compare, so their language does not depend on the user.
@in_english()
def check(
    store: Store,
    *,
    only: Collection[str] | None = None,
    changed: Mapping[str, Any] | None = None,
    proposed: Iterable[ProposedFile] = (),
    attached: Mapping[str, AttachedFile] | None = None,
    today: date | None = None,
    progress: Progress = lambda _done, _total: None,
    check_staging: Callable[[Collection[str]], Iterable[Problem]] = lambda _documents: (),
) -> Report:
    """Check a register, with the proposed files in place of the files on disk.

    All files are always read, to resolve references.

    Args:
        store: the files of the register.
        only: the paths of the files to which the report is limited.
        changed: the previous plain data of changed or deleted files by path; None for a new file. The report is limited
            to these files and the files that the change affects.
        proposed: the proposed files.
        attached: the proposed documents by path.
        today: the day of the check; by default today's date. It decides which waivers are valid and which dates are in
            the future.
        progress: a function that is called after each batch of files.
        check_staging: a function that returns the problems of files that are not staged in git, given the paths of all
            documents.
    """
    day = today or clock.today()
    files = CheckedFiles.of(store, day, proposed)
    register, problems, invalid = _read(files, attached or {}, progress)
    rules = _RegisterRules(files, register)
    problems.extend(rules.problems())
    problems.extend(rules.unknown_references(invalid))
    problems.extend(check_staging(register.attached.keys()))
    waivers = register.file.waivers if register.file else ()
    split = split_waived(remove_consequences(problems), waivers, day)
    counted = [*split.counted, *rules.waiver_problems(split.used)]
    scope = _ReportScope.of(register, only, changed, invalid)
    website = register.file.website if register.file else None
    return Report(
        paths=scope.checked,
        problems=scope.select(counted),
        waived=scope.select(split.waived),
        website=website,
    )


def _read(
    files: CheckedFiles, proposed_documents: Mapping[str, AttachedFile], progress: Progress
) -> tuple[Register, list[Problem], list[_InvalidRecord]]:
    """Return the register, the problems of single files, and the invalid records with valid references."""
    # The register file is read first, so that forked processes inherit the modules that reading loads.
    _document, register_result = check_file(files, REGISTER_FILE, "register")
    problems = register_result.problems
    entries: list[Entry] = []
    invalid: list[_InvalidRecord] = []
    for path, kind, result in _read_all(files, progress):
        entry = _make_entry(path, kind, _DECODERS[kind](result.data))
        entries.append(entry)
        problems.extend(result.problems)
        if result.references:
            invalid.append((entry, result.references))
    root = files.store.root
    proposed = {normalize_path(path): file for path, file in proposed_documents.items()}
    attached = {
        path: proposed.get(normalize_path(path)) or attached_file(root, path) for path in _attached_paths(entries)
    }
    strays = tuple(stray_files(root))
    # While the register is locked, the journal belongs to a running command.
    unfinished = JOURNAL if os.path.lexists(root / JOURNAL) and not is_held(root) else None
    register = Register(
        entries=tuple(entries),
        file=decode(RegisterFile, register_result.data),
        attached=attached,
        strays=strays,
        unfinished_journal=unfinished,
    )
    return register, problems, invalid


def _read_all(files: CheckedFiles, progress: Progress) -> Iterator[tuple[str, Kind, FileResult]]:
    """Read all records, and yield the results in order."""
    paths = list(files.kinds_by_path().items())
    for batch, results in map_batches(partial(_read_batch, files), paths, progress):
        yield from ((path, kind, result) for (path, kind), result in zip(batch, results, strict=True))


def _read_batch(files: CheckedFiles, batch: Sequence[tuple[str, Kind]]) -> list[FileResult]:
    return [check_record_file(files, path, kind) for path, kind in batch]


def _attached_paths(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the paths of all attached files."""
    for entry in entries:
        if isinstance(entry.record, Agreement):
            yield from (document.path for document in entry.record.documents if document.path is not None)


def _make_entry(path: str, kind: Kind, record: Record | None) -> Entry:
    stem = id_of(path)
    # If the id equals the file name, both share one string, to save memory.
    return Entry(path=path, kind=kind, id=record.id if record and record.id == stem else stem, record=record)


@dataclass(frozen=True)
class _RegisterRules:
    """The checks that need the whole register: its rules, references in invalid records, and waivers."""

    files: CheckedFiles
    register: Register

    def problems(self) -> Iterator[Problem]:
        for rule in RULES:
            is_about_register = not rule.kinds
            if is_about_register:
                for violation in rule.check(self.register, self.files.today):
                    yield locate(rule, violation, self._find_file)

    def unknown_references(self, invalid: Iterable[_InvalidRecord]) -> Iterator[Problem]:
        """Yield the problems of references in invalid records, which are not passed to the rules."""
        for entry, references in invalid:
            for path, kind, id_ in references:
                for rule, violation in check_reference(self.register, entry, path, kind, id_):
                    yield locate(rule, violation, self._find_file)

    def waiver_problems(self, used: Collection[int]) -> Iterator[Problem]:
        for rule, violation in waiver_violations(self.register, used, self.files.today):
            yield locate(rule, violation, self._find_file)

    def _find_file(self, subject: Subject | None) -> tuple[str, Spans]:
        file = self._path_of(subject)
        return file, self._spans(file)

    @cached_property
    def _spans(self) -> Callable[[str], Spans]:
        """The function that returns the spans in a file.

        The file is read again, since few files have problems. Violations come record by record, some with a place in
        a second file, so two files are cached.
        """
        return lru_cache(maxsize=2)(self._read_spans)

    def _read_spans(self, file: str) -> Spans:
        try:
            document = self.files.read_document(file)
            if document.data is None:
                # The references of a file with forbidden characters were found in its repaired text.
                document = self.files.read_repaired(file) or document
        except UnreadableError:
            return Spans(None)  # a stray file may be a folder or a pipe
        return document.spans

    def _path_of(self, subject: Subject | None) -> str:
        match subject:
            case Entry():
                return subject.path
            case RegisterFile():
                return REGISTER_FILE
            case _:
                return self._paths[id(subject)]

    @cached_property
    def _paths(self) -> Mapping[int, str]:
        """The path of each record by its identity, since two records can be equal."""
        return {id(entry.record): entry.path for entry in self.register.entries}


@dataclass(frozen=True, slots=True, kw_only=True)
class _ReportScope:
    """The scope of a report: the checked files, and the files whose problems are reported."""

    checked: tuple[str, ...]
    files: frozenset[str] | None = None
    """The files whose problems are reported; None for all files."""
    changed: frozenset[str] = frozenset()
    """The changed files. A problem is also reported if one of its second places is in a changed file."""

    @classmethod
    def of(
        cls,
        register: Register,
        only: Collection[str] | None,
        changed: Mapping[str, Any] | None,
        invalid: Iterable[_InvalidRecord],
    ) -> "_ReportScope":
        """Return the scope for the arguments `only` and `changed` of `check`, given the invalid records."""
        if only is None and changed is None:
            return cls(checked=(REGISTER_FILE, *(entry.path for entry in register.entries)))
        if changed is None:
            files = frozenset(only or ())
            return cls(checked=tuple(sorted(files)), files=files)
        ids_in_invalid = {entry.path: [reference.id for reference in references] for entry, references in invalid}
        affected = find_affected_files(register, changed, ids_in_invalid)
        files = affected if only is None else affected.intersection(only)
        # A deleted file was not checked, but the report may contain problems of its path.
        checked = files.intersection([REGISTER_FILE, *(entry.path for entry in register.entries)])
        return cls(checked=tuple(sorted(checked)), files=files, changed=files.intersection(changed))

    def select(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Return the reported problems in order."""
        return tuple(sorted(problem for problem in problems if self._contains(problem)))

    def _contains(self, problem: Problem) -> bool:
        # A journal is always reported, since it may concern any file. A conflict between two records is reported at one
        # of them, and the change may be in the other.
        return (
            self.files is None
            or problem.file == JOURNAL
            or problem.file in self.files
            or any(place.file in self.changed for place in problem.second_places)
        )
