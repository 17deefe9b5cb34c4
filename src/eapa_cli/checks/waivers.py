"""Waivers, which accept known problems for a limited time, and the checks of waivers."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from eapa_cli.checks.problem import Problem, Severity
from eapa_cli.checks.rule import RuleInfo, Violation
from eapa_cli.checks.rules import RULES, TEXT_RULES
from eapa_cli.model.durations import Duration
from eapa_cli.model.message import Message
from eapa_cli.model.record_paths import REGISTER_FILE, id_of
from eapa_cli.model.records import Waiver
from eapa_cli.model.register import Register
from eapa_cli.text.suggestions import suggest_similar

KNOWN_WAIVER: Final = RuleInfo(
    name="known-waiver",
    severity=Severity.ERROR,
    claim="A waiver names a rule that can be waived, and a record of the register.",
    why="A waiver with a typo has no effect. A problem that prevents a file from being read cannot be waived.",
)
WAIVER_IN_DATE: Final = RuleInfo(
    name="waiver-in-date",
    severity=Severity.WARNING,
    claim="The last day of a waiver has not passed.",
    why="A problem is accepted for a limited time; after that it is reported again and needs a new decision.",
)
WAIVER_IN_USE: Final = RuleInfo(
    name="waiver-in-use",
    severity=Severity.WARNING,
    claim="A waiver applies to at least one problem.",
    why="A waiver that is no longer needed would hide the next problem of the same rule in the same record.",
)
WAIVER_FOR_A_YEAR: Final = RuleInfo(
    name="waiver-for-a-year",
    severity=Severity.ERROR,
    claim="A waiver has a last day, at most a year ahead.",
    why="A permanent waiver disables a rule. A yearly review shows whether the reason is still valid.",
)
WAIVER_RULES: Final = (KNOWN_WAIVER, WAIVER_IN_DATE, WAIVER_IN_USE, WAIVER_FOR_A_YEAR)
_MAX_PERIOD: Final = Duration.parse("P366D")  # a leap year
_WAIVABLE_RULES: Final = frozenset(rule.name for rule in (*RULES, *TEXT_RULES))


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitProblems:
    """The problems that count, and the waived problems."""

    counted: Sequence[Problem]
    waived: Sequence[Problem]
    used: Collection[int]
    """The indexes of the waivers that apply to a problem."""


def split_waived(problems: Iterable[Problem], waivers: Sequence[Waiver], today: date) -> SplitProblems:
    """Separate the problems that are waived today from the problems that count."""
    # Of two waivers for the same rule and record, the first is used.
    valid = {
        (waiver.rule, waiver.record): index
        for index, waiver in reversed(list(enumerate(waivers)))
        if waiver.rule in _WAIVABLE_RULES and waiver.until.latest >= today
    }
    counted: list[Problem] = []
    waived: list[Problem] = []
    used: set[int] = set()
    for problem in problems:
        index = valid.get((problem.rule, id_of(problem.file)))
        if index is None:
            counted.append(problem)
        else:
            waived.append(problem)
            used.add(index)
    return SplitProblems(counted=counted, waived=waived, used=used)


def waiver_violations(register: Register, used: Collection[int], today: date) -> Iterator[tuple[RuleInfo, Violation]]:
    """Yield the violations of the rules about waivers. An invalid waiver is not also reported as unused.

    Args:
        register: the register, whose own file contains the waivers.
        used: the indexes of the waivers that apply to a problem.
        today: the day of the check.
    """
    for index, waiver in enumerate(register.file.waivers if register.file else ()):
        is_unused = index not in used
        # The names of a waiver that applies to a problem are valid.
        found = [_check_names(waiver, register) if is_unused else None, _check_period(waiver, today)]
        if is_unused and not any(found):
            found.append(_check_last_day(waiver, today) or _UNUSED)
        for rule, key, message, hint in filter(None, found):
            yield rule, Violation(register.file, f"waivers.{index}.{key}", message, hint=hint)


_WaiverViolation = tuple[RuleInfo, str, str, str]
"""The rule, the key in the waiver, the message and the hint."""
_UNUSED: Final[_WaiverViolation] = (
    WAIVER_IN_USE,
    "rule",
    Message("this waiver does not apply to any problem"),
    Message("remove it"),
)


def _check_names(waiver: Waiver, register: Register) -> _WaiverViolation | None:
    """Return a violation if the rule of a waiver cannot be waived, or its record does not exist."""
    if waiver.rule not in _WAIVABLE_RULES:
        hint = suggest_similar(waiver.rule, _WAIVABLE_RULES) or Message(
            "remove the waiver; 'eapa rules' lists the rules"
        )
        return KNOWN_WAIVER, "rule", Message("there is no rule '%(rule)s' that can be waived", rule=waiver.rule), hint
    ids = frozenset({id_of(REGISTER_FILE)}).union(*register.ids.values())
    if waiver.record not in ids:
        hint = suggest_similar(waiver.record, ids) or Message("remove the waiver")
        return KNOWN_WAIVER, "record", Message("no record has the id '%(record)s'", record=waiver.record), hint
    return None


def _check_last_day(waiver: Waiver, today: date) -> _WaiverViolation | None:
    """Return a violation if the last day of a waiver has passed."""
    if waiver.until.latest < today:
        message = Message("the waiver expired after %(until)s and has no effect", until=waiver.until)
        hint = Message("remove the waiver; if the problem is reported again, fix it or write a later day")
        return WAIVER_IN_DATE, "until", message, hint
    return None


def _check_period(waiver: Waiver, today: date) -> _WaiverViolation | None:
    """Return a violation if a waiver has no last day, or one that is more than a year ahead."""
    latest = _MAX_PERIOD.add_to(today)
    if waiver.until.latest <= latest:
        return None
    is_open = waiver.until.text.endswith("..")  # an interval without a last day, such as '2026/..'
    message = (
        Message("the waiver has no last day")
        if is_open
        else Message("the waiver is valid until %(until)s, more than a year ahead", until=waiver.until)
    )
    return WAIVER_FOR_A_YEAR, "until", message, Message("write '%(latest)s' or an earlier day", latest=latest)
