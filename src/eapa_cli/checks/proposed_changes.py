"""The check of a register with a set of changes applied."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from eapa_cli.checks.checker import Report, check
from eapa_cli.checks.problem import Problem, Severity
from eapa_cli.checks.proposed_files import ProposedFile
from eapa_cli.model.record_paths import REGISTER_FILE, kind_of
from eapa_cli.model.register import AttachedFile
from eapa_cli.storage.change_set import Change, ChangeSet
from eapa_cli.storage.document_content import FileContent
from eapa_cli.storage.document_files import NO_FILE
from eapa_cli.yaml.reader import read


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The result of a check that treats a set of changes as applied."""

    report: Report
    proposed: tuple[ProposedFile, ...]
    is_readable: bool
    """Whether each changed file can be parsed and has no new syntax errors."""
    known_errors: int = 0
    """The number of reported errors that exist without the changes. All of them are in changed files."""

    @property
    def is_valid(self) -> bool:
        """Whether the changes add no errors."""
        return self.report.count(Severity.ERROR) == self.known_errors


def find_verdict(changes: ChangeSet) -> Verdict:
    """Check a register with a set of changes applied.

    The report contains all errors and the new warnings of the changed files, and the new errors of other files.
    """
    record_changes = [change for change in changes if not change.is_document]
    proposed = tuple(ProposedFile(change.path, kind_of(change.path), change.text_after) for change in record_changes)
    attached = {change.path: _proposed_document(change) for change in changes if change.is_document}
    changed = {file.path for file in proposed}
    contents_before = {change.path: change.before for change in record_changes if isinstance(change.before, bytes)}
    problems = [
        problem
        for problem in check(changes.store, proposed=proposed, attached=attached).problems
        if _is_in(problem, changed) or problem.severity is Severity.ERROR
    ]
    # The register without the changes is checked only if there are problems.
    known = set(_problems_before(problems, changes)) if problems else set()
    old_errors = {problem for problem in known if problem.severity is Severity.ERROR and problem.file in changed}
    reported = [problem for problem in problems if problem not in known or problem in old_errors]
    return Verdict(
        report=Report(paths=tuple(changed), problems=tuple(reported)),
        proposed=proposed,
        is_readable=all(
            _stays_readable(change, contents_before.get(changes.moved.get(change.path, change.path)))
            for change in record_changes
        ),
        known_errors=sum(problem in old_errors for problem in reported),
    )


def _is_in(problem: Problem, files: Collection[str]) -> bool:
    # A conflict between two records is reported at one of them, and the change may be in the other.
    return problem.file in files or any(place.file in files for place in problem.second_places)


def _problems_before(problems: Iterable[Problem], changes: ChangeSet) -> Iterator[Problem]:
    """Yield the problems that also exist without the changes; of equal problems, as many as exist without them."""
    renamed = {path: old_path for path, old_path in changes.moved.items() if kind_of(path)}
    counts_before = Counter(_identify(problem, renamed) for problem in check(changes.store).problems)
    is_empty = not any(changes.store.paths())
    for problem in problems:
        identity = _identify(problem, renamed)
        if counts_before[identity]:
            counts_before[identity] -= 1
            yield problem
        elif is_empty and problem.file == REGISTER_FILE:
            yield problem  # the check of an empty register does not report that its owner is unknown


def _identify(problem: Problem, renamed: Mapping[str, str]) -> Hashable:
    """Return a value that a problem has before and after a change. `renamed` are the old paths of records by new path.

    The line is excluded, since a change earlier in the file can move it.
    """
    if not renamed:
        return problem.file, problem.rule, problem.message
    # A new id changes messages, and the order of records. A conflict of two records is reported at the second of them.
    files = {problem.file, *(place.file for place in problem.second_places)}
    return frozenset(renamed.get(file, file) for file in files), problem.rule


def _proposed_document(change: Change) -> AttachedFile:
    if isinstance(change.after, FileContent):
        return AttachedFile(size=change.after.size, sha256=change.after.sha256)
    return AttachedFile(fault=NO_FILE)


def _stays_readable(change: Change, before: bytes | None) -> bool:
    """Return whether a file can be parsed after a change, with no more faults than in its previous content."""
    assert not isinstance(change.after, FileContent), "the file is that of a record"
    if change.after is None:
        return True  # the file is deleted
    after = read(change.after)
    old_faults = () if before is None else read(before).faults
    return after.data is not None and len(after.faults) <= len(old_faults)
