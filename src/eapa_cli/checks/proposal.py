"""Whether a register would be right after a set of changes."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from eapa_cli.checks.checker import Draft, Report, check
from eapa_cli.checks.problem import Problem, Severity
from eapa_cli.storage.changes import ChangeSet
from eapa_cli.storage.layout import kind_of
from eapa_cli.storage.yamlio import read


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What would be wrong after a set of changes: the problems, and whether files could still be read as records."""

    report: Report
    drafts: tuple[Draft, ...]
    readable: bool

    @property
    def is_right(self) -> bool:
        """Whether there would be no error."""
        return not self.report.count(Severity.ERROR)


def judge(changes: ChangeSet) -> Verdict:
    """What a set of changes would do to a register.

    Told are all errors of the files that change, warnings that they did not have before, and errors in other files
    that they did not have before.
    """
    drafts = tuple(Draft(change.path, kind_of(change.path), change.text_after) for change in changes)
    changed = {draft.path for draft in drafts}
    found = [
        problem
        for problem in check(changes.store, drafts=drafts).problems
        if _concerns(problem, changed) or problem.severity is Severity.ERROR
    ]
    if found:
        known = set(map(_claim, check(changes.store).problems))
        found = [problem for problem in found if _is_error_of(problem, changed) or _claim(problem) not in known]
    return Verdict(
        report=Report(paths=tuple(changed), problems=tuple(found)),
        drafts=drafts,
        readable=not any(read(change.after).faults for change in changes if change.after is not None),
    )


def _concerns(problem: Problem, files: Collection[str]) -> bool:
    # Of records that are at odds, the problem is told at one, and the change may be in another.
    return problem.file in files or any(place.file in files for place in problem.also)


def _is_error_of(problem: Problem, files: Iterable[str]) -> bool:
    return problem.severity is Severity.ERROR and problem.file in files


def _claim(problem: Problem) -> tuple[str, str, str]:
    # Not its place, which a change further up in the file moves.
    return problem.file, problem.rule, problem.message
