"""Waivers: problems that are known and accepted for a time, and what can be wrong with a waiver itself."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from eapa_cli.checks.problem import Problem, Severity
from eapa_cli.checks.rule import RuleInfo, Violation
from eapa_cli.checks.rules import RULES
from eapa_cli.model.record_paths import REGISTER_FILE, id_of
from eapa_cli.model.records import RegisterFile, Waiver
from eapa_cli.model.register import Register
from eapa_cli.text.suggestions import did_you_mean

KNOWN_WAIVER: Final = RuleInfo(
    name="known-waiver",
    severity=Severity.ERROR,
    claim="A waiver names a rule that can be waived, and a record of the register.",
    why="A waiver with a slip in it waives nothing. What keeps a file from being read is waived for nobody.",
)
WAIVER_IN_DATE: Final = RuleInfo(
    name="waiver-in-date",
    severity=Severity.WARNING,
    claim="The last day of a waiver has not passed.",
    why="A problem is accepted for a time only; when that has passed it counts again, and somebody has to decide.",
)
WAIVER_IN_USE: Final = RuleInfo(
    name="waiver-in-use",
    severity=Severity.WARNING,
    claim="There is a problem that the waiver waives.",
    why="A waiver that outlives its problem would hide the next one of its kind.",
)
WAIVER_FOR_A_YEAR: Final = RuleInfo(
    name="waiver-for-a-year",
    severity=Severity.ERROR,
    claim="A waiver has a last day, a year ahead at the most.",
    why="What is accepted for ever is a rule switched off. Once a year somebody looks whether the reason still holds.",
)
WAIVER_RULES: Final = (KNOWN_WAIVER, WAIVER_IN_DATE, WAIVER_IN_USE, WAIVER_FOR_A_YEAR)
_A_YEAR: Final = timedelta(days=366)
_WAIVABLE: Final = frozenset(rule.name for rule in RULES)


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitProblems:
    """The problems that count, those that are waived, and the places in the list of the waivers that were of use."""

    counted: Sequence[Problem]
    waived: Sequence[Problem]
    used: Collection[int]


def split_waived(problems: Iterable[Problem], waivers: Sequence[Waiver], today: date) -> SplitProblems:
    """Part the problems that are waived today from those that count."""
    holding = {
        (waiver.rule, waiver.record): index
        for index, waiver in reversed(list(enumerate(waivers)))
        if waiver.rule in _WAIVABLE and waiver.until.latest >= today
    }
    counted: list[Problem] = []
    waived: list[Problem] = []
    used: set[int] = set()
    for problem in problems:
        index = holding.get((problem.rule, id_of(problem.file)))
        if index is None:
            counted.append(problem)
        else:
            waived.append(problem)
            used.add(index)
    return SplitProblems(counted=counted, waived=waived, used=used)


def broken_waivers(
    file: RegisterFile, register: Register, used: Collection[int], today: date
) -> Iterator[tuple[RuleInfo, Violation]]:
    """What is wrong with the waivers themselves; of one that has to be written anew not also that it is of no use."""
    for index, waiver in enumerate(file.waivers):
        idle = index not in used
        slips = [_unknown(waiver, register) if idle else None, _too_long(waiver, today)]
        if idle and not any(slips):
            slips.append(_out_of_date(waiver, today) or _IDLE)
        for rule, key, message, hint in filter(None, slips):
            yield rule, Violation(file, f"waivers.{index}.{key}", message, hint=hint)


_Found = tuple[RuleInfo, str, str, str]
"""The claim that is broken, the key at which, how, and what to do."""
_IDLE: Final[_Found] = WAIVER_IN_USE, "rule", "there is no problem that this waiver waives", "take it out"


def _unknown(waiver: Waiver, register: Register) -> _Found | None:
    if waiver.rule not in _WAIVABLE:
        hint = did_you_mean(waiver.rule, _WAIVABLE) or "take the waiver out; 'eapa rules' lists what there is"
        return KNOWN_WAIVER, "rule", f"no rule that can be waived is called '{waiver.rule}'", hint
    ids = frozenset({id_of(REGISTER_FILE)}).union(*register.ids.values())
    if waiver.record not in ids:
        hint = did_you_mean(waiver.record, ids) or "take the waiver out"
        return KNOWN_WAIVER, "record", f"no record has the id '{waiver.record}'", hint
    return None


def _out_of_date(waiver: Waiver, today: date) -> _Found | None:
    if waiver.until.latest < today:
        message = f"the waiver held until {waiver.until}, and the problem counts again"
        return WAIVER_IN_DATE, "until", message, "mend what it waived, and take it out, or give it a later day"
    return None


def _too_long(waiver: Waiver, today: date) -> _Found | None:
    last = today + _A_YEAR
    if waiver.until.latest <= last:
        return None
    is_open = waiver.until.text.endswith("..")
    message = "the waiver has no last day" if is_open else f"the waiver holds until {waiver.until}, in more than a year"
    return WAIVER_FOR_A_YEAR, "until", message, f"write '{last}' or an earlier day"
