"""Checks a register: reads each file, then asks each rule; never stops at the first fault."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from eapa_cli.checks.problem import Place, Problem, Severity
from eapa_cli.checks.rule import Rule, Subject, Violation
from eapa_cli.checks.rules import RULES
from eapa_cli.checks.schema import findings
from eapa_cli.errors import UnreadableError
from eapa_cli.model.records import Agreement, Organization, RegisterFile
from eapa_cli.model.register import Entry, Register
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import decode
from eapa_cli.storage.layout import REGISTER_FILE, id_of
from eapa_cli.storage.places import TOP, Fault, Path, Places
from eapa_cli.storage.store import Store
from eapa_cli.storage.yamlio import Document, read

RECORDS: Final[Mapping[Kind, type[Organization | Agreement]]] = {
    Kind.ORGANIZATION: Organization,
    Kind.AGREEMENT: Agreement,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was found: the paths of the files that were looked at, and the problems in the order of their places."""

    paths: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def files(self) -> int:
        """How many files were looked at."""
        return len(self.paths)

    def count(self, severity: Severity) -> int:
        """How many problems of a severity there are."""
        return Counter(problem.severity for problem in self.problems)[severity]


@dataclass(frozen=True, slots=True)
class Draft:
    """A file as it would be: its path, the kind of record it holds if any, and its text; without text, it is gone."""

    path: str
    kind: Kind | None
    text: str | None


@dataclass(slots=True)
class _Check:
    """One run over a register: the problems so far, and the entries."""

    store: Store
    drafts: Mapping[str, Draft]
    problems: list[Problem] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    paths: dict[int, str] = field(default_factory=dict)
    """Where each record is, by its identity, for two records can be equal; the entries keep them alive."""

    def document(self, path: str) -> Document:
        if (draft := self.drafts.get(path)) and draft.text is not None:
            return read(draft.text.encode())
        return self.store.read(path)

    def read_record(self, path: str, kind: Kind) -> None:
        stem = id_of(path)
        document = self._read(path)
        id_ = self._id(path, document, stem) if document else stem
        data = self._valid(path, document, kind.value) if document else None
        record = None if data is None else decode(RECORDS[kind], data)
        self.paths[id(record)] = path
        self.entries.append(Entry(path=path, kind=kind, id=id_, record=record))

    def read_register_file(self) -> RegisterFile | None:
        document = self._read(REGISTER_FILE)
        data = self._valid(REGISTER_FILE, document, "register") if document else None
        return None if data is None else decode(RegisterFile, data)

    def _read(self, path: str) -> Document | None:
        """A file that holds a map of some kind; if it does not, the problems say why."""
        try:
            document = self.document(path)
        except UnreadableError as error:
            self.problems.append(_fault(path, Fault(rule="readable", message=error.message, span=TOP)))
            return None
        self.problems.extend(_fault(path, fault) for fault in document.faults)
        return document if document.data is not None else None

    def _valid(self, path: str, document: Document, schema: str) -> object:
        """What a file holds if it is as its schema wants it; if not, the problems say why."""
        found = list(findings(schema, document.data))
        for finding in found:
            span = (document.places.key if finding.at_key else document.places.value)(finding.path)
            fault = Fault(rule="schema", message=finding.message, hint=finding.hint, span=span)
            self.problems.append(_fault(path, fault))
        return None if found else document.data

    def _id(self, path: str, document: Document, stem: str) -> str:
        """The id that a file gives its record, which should be the file's name."""
        id_ = document.data.get("id")
        if not isinstance(id_, str):
            return stem
        if id_ != stem:
            fault = Fault(
                rule="id-is-file-name",
                message=f"the id '{id_}' is not the name of its file, '{stem}.yaml'",
                hint=f"write 'id: {stem}', or rename the file to '{id_}.yaml'",
                span=document.places.value(("id",)),
            )
            self.problems.append(_fault(path, fault))
        return id_

    def ask(self, rule: Rule, register: Register) -> Iterator[Problem]:
        for violation in rule.check(register):
            file = self._file_of(violation.subject)
            yield Problem(
                file=file,
                span=self._places(file).value(_path(violation.path)),
                rule=rule.name,
                severity=rule.severity,
                message=violation.message,
                hint=violation.hint,
                also=tuple(self._also(violation)),
            )

    def _also(self, violation: Violation) -> Iterator[Place]:
        for subject, path, message in violation.also:
            file = self._file_of(subject)
            yield Place(file=file, span=self._places(file).value(_path(path)), message=message)

    def _file_of(self, subject: Subject) -> str:
        match subject:
            case Entry():
                return subject.path
            case RegisterFile():
                return REGISTER_FILE
            case _:
                return self.paths[id(subject)]

    def _places(self, file: str) -> Places:
        # Read again, since most files have no problem and keeping the places of all costs more.
        return self.document(file).places


def check(store: Store, *, only: Sequence[str] | None = None, drafts: Iterable[Draft] = ()) -> Report:
    """Every problem of a register, as it would be with the drafts in it; `only` keeps those of some files.

    The register is read whole in any case, so that references are true.
    """
    run = _Check(store, {draft.path: draft for draft in drafts})
    files = {file.path: file.kind for file in store.files() if file.path not in run.drafts}
    files |= {draft.path: draft.kind for draft in run.drafts.values() if draft.kind and draft.text is not None}
    for path, kind in files.items():
        run.read_record(path, kind)
    register = Register(entries=tuple(run.entries), file=run.read_register_file())
    for rule in RULES:
        run.problems.extend(run.ask(rule, register))
    wanted = None if only is None else frozenset(only)
    kept = sorted(problem for problem in run.problems if wanted is None or problem.file in wanted)
    paths = tuple(files) if wanted is None else tuple(sorted(wanted))
    return Report(paths=paths, problems=tuple(kept))


def _fault(path: str, fault: Fault) -> Problem:
    also = tuple(Place(file=path, span=span, message=message) for span, message in fault.also)
    return Problem(
        file=path,
        span=fault.span,
        rule=fault.rule,
        severity=Severity.ERROR,
        message=fault.message,
        hint=fault.hint,
        also=also,
    )


def _path(dotted: str) -> Path:
    return tuple(int(part) if part.isdecimal() else part for part in dotted.split(".") if part)
