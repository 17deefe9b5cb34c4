"""Whether a register would be right after a set of changes."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from eapa_cli.checks.checker import ProposedFile, Report, check
from eapa_cli.checks.problem import Problem, Severity
from eapa_cli.model.record_paths import REGISTER_FILE, kind_of
from eapa_cli.storage.changes import Change, ChangeSet
from eapa_cli.yaml.reader import read


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What would be wrong after a set of changes: the problems, and whether files could still be read as records."""

    report: Report
    proposed: tuple[ProposedFile, ...]
    readable: bool
    known_errors: int = 0
    """How many of the errors are in the register already."""

    @property
    def is_right(self) -> bool:
        """Whether there would be no error that is not there already."""
        return self.report.count(Severity.ERROR) == self.known_errors


def judge(changes: ChangeSet) -> Verdict:
    """What a set of changes would do to a register.

    Told are all errors of the files that change, and what else these files and errors in other files did not have
    before.
    """
    proposed = tuple(ProposedFile(change.path, kind_of(change.path), change.text_after) for change in changes)
    changed = {file.path for file in proposed}
    found = [
        problem
        for problem in check(changes.store, proposed=proposed).problems
        if _concerns(problem, changed) or problem.severity is Severity.ERROR
    ]
    known = set(_known(found, changes)) if found else set()
    old_errors = {problem for problem in known if problem.severity is Severity.ERROR and problem.file in changed}
    told = [problem for problem in found if problem not in known or problem in old_errors]
    return Verdict(
        report=Report(paths=tuple(changed), problems=tuple(told)),
        proposed=proposed,
        readable=all(map(_stays_readable, changes)),
        known_errors=len(old_errors),
    )


def _concerns(problem: Problem, files: Collection[str]) -> bool:
    # Of records that are at odds, the problem is told at one, and the change may be in another.
    return problem.file in files or any(place.file in files for place in problem.also)


def _known(problems: Iterable[Problem], changes: ChangeSet) -> Iterator[Problem]:
    """Those of the problems that are there without the changes, each as often as it is."""
    before = Counter(map(_identity, check(changes.store).problems))
    is_empty = not any(True for _ in changes.store.paths())
    for problem in problems:
        file, rule, message = _identity(problem)
        identity = changes.moved.get(file, file), rule, message
        if before[identity]:
            before[identity] -= 1
            yield problem
        elif is_empty and file == REGISTER_FILE:
            yield problem  # a register without records lacks its owner too, and is not told so


def _stays_readable(change: Change) -> bool:
    if change.after is None:
        return True
    before, after = (read(source or b"") for source in (change.before, change.after))
    return after.data is not None and len(after.faults) <= len(before.faults)


def _identity(problem: Problem) -> tuple[str, str, str]:
    # Not its place, which a change further up in the file moves.
    return problem.file, problem.rule, problem.message
