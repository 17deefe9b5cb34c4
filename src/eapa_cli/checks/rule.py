"""Rules about records or the register, and their violations."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import wraps
from inspect import cleandoc
from typing import Any, Final

from eapa_cli.checks.problem import Severity
from eapa_cli.model.records import (
    Agreement,
    Document,
    Organization,
    OrganizationLink,
    Place,
    Record,
    RegisterFile,
    Signing,
)
from eapa_cli.model.register import Entry, Register
from eapa_cli.model.terms import Termination
from eapa_cli.model.vocabulary import Kind
from eapa_cli.yaml.spans import Path, Span, Spans

Subject = Entry | Organization | Agreement | RegisterFile
RULE_FIELDS: Final[Mapping[type, Collection[str]]] = {
    Organization: ("id", "names", "country", "seat", "founded", "dissolved", "relations", "identifiers", "former_ids"),
    OrganizationLink: ("type", "organization", "from_", "to"),
    Agreement: (
        "id",
        "type",
        "stage",
        "signed",
        "parties",
        "term",
        "terminated",
        "relations",
        "documents",
        "former_ids",
    ),
    Place: ("country",),
    Signing: ("date",),
    Termination: ("date", "grounds"),
    Document: ("path", "sha256", "size"),
}
"""The fields of records that rules about the whole register can use.

Other fields are not loaded, so that a register of a hundred thousand files fits into memory; access to them raises an
AttributeError. A rule that needs another field adds it here. Rules about single records can use all fields.
"""
ViolationPlace = tuple[Subject, str, str]
"""A second place of a violation: its subject, its dotted path, and its message."""


@dataclass(frozen=True, slots=True)
class Violation:
    """A violation of a schema or a rule, before its place in a file is known."""

    subject: Subject | None
    """The record or the register file. None in the check of one file by a schema or a rule about text."""
    path: str | Path
    """The dotted path, such as `parties.0.organization`; for a schema, the steps, since a key may contain a dot."""
    message: str
    hint: str | None = None
    second_places: tuple[ViolationPlace, ...] = ()
    at_key: bool = False
    """Whether the place is the key instead of the value."""
    part: str = ""
    """The invalid part of the value, for a rule about text."""

    @property
    def steps(self) -> Path:
        """The keys and indexes of the path."""
        return split_path(self.path) if isinstance(self.path, str) else self.path

    def span_in(self, spans: Spans) -> Span:
        """Return the span of the invalid key or value in a file."""
        return (spans.key if self.at_key else spans.value)(self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleInfo:
    """The name, the severity and the claim of a rule, and the reason for it."""

    name: str
    severity: Severity
    claim: str
    """A sentence that is true for each record without a violation."""
    why: str
    """The reason: the harm of a violation."""


Check = Callable[[Any, date], Iterator[Violation]]
"""A function that takes a record or the register, and the day of the check, and yields violations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(RuleInfo):
    """A rule about single records or about the whole register."""

    check: Check
    kinds: frozenset[Kind] = frozenset()
    """The kinds of records that are passed to the check, one at a time.

    Without kinds, the whole register is passed. Its records have only the fields in `RULE_FIELDS`.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRule(RuleInfo):
    """A rule about the text in all fields of a file."""

    suspect: str
    """A regular expression that matches every text with a possible violation.

    The rules about text skip a file without a match. The search through a hundred thousand records takes a second; with
    look-around in the expression, a slower search would be used.
    """
    check: Callable[[str], Iterator[Violation]]
    """A function that yields the violations in one text."""


def register_rule(
    name: str, *, severity: Severity = Severity.ERROR
) -> Callable[[Callable[[Register], Iterator[Violation]]], Rule]:
    """Make a rule from a function that takes the whole register.

    The first paragraph of its docstring is the claim, the second is the reason.
    """
    return lambda check: _make_rule(name, severity, _on_any_day(check))


def dated_register_rule(
    name: str, *, severity: Severity = Severity.ERROR
) -> Callable[[Callable[[Register, date], Iterator[Violation]]], Rule]:
    """Make a rule from a function that takes the whole register and the day of the check."""
    return lambda check: _make_rule(name, severity, check)


def record_rule(
    name: str, *, severity: Severity = Severity.ERROR
) -> Callable[[Callable[[Record], Iterator[Violation]]], Rule]:
    """Make a rule from a function that takes one record of either kind."""
    return lambda check: _make_rule(name, severity, _on_any_day(check), *Kind)


def dated_record_rule(
    name: str, *, severity: Severity = Severity.ERROR
) -> Callable[[Callable[[Record, date], Iterator[Violation]]], Rule]:
    """Make a rule from a function that takes one record and the day of the check."""
    return lambda check: _make_rule(name, severity, check, *Kind)


def agreement_rule(
    name: str, *, severity: Severity = Severity.ERROR
) -> Callable[[Callable[[Agreement], Iterator[Violation]]], Rule]:
    """Make a rule from a function that takes one agreement."""
    return lambda check: _make_rule(name, severity, _on_any_day(check), Kind.AGREEMENT)


def organization_rule(
    name: str, *, severity: Severity = Severity.ERROR
) -> Callable[[Callable[[Organization], Iterator[Violation]]], Rule]:
    """Make a rule from a function that takes one organization."""
    return lambda check: _make_rule(name, severity, _on_any_day(check), Kind.ORGANIZATION)


def text_rule(name: str, *, suspect: str) -> Callable[[Callable[[str], Iterator[Violation]]], TextRule]:
    """Make a rule from a function that takes one text. The rule reports warnings, since unusual text may be correct.

    Args:
        name: the name of the rule.
        suspect: a regular expression that matches every text with a possible violation; see `TextRule`.
    """

    def decorator(check: Callable[[str], Iterator[Violation]]) -> TextRule:
        claim, why = _parse_docstring(check.__doc__ or "")
        return TextRule(name=name, severity=Severity.WARNING, claim=claim, why=why, suspect=suspect, check=check)

    return decorator


def _on_any_day(check: Callable[[Any], Iterator[Violation]]) -> Check:
    @wraps(check)
    def on_any_day(subject: Any, _today: date) -> Iterator[Violation]:
        return check(subject)

    return on_any_day


def _make_rule(name: str, severity: Severity, check: Check, *kinds: Kind) -> Rule:
    claim, why = _parse_docstring(check.__doc__ or "")
    return Rule(name=name, severity=severity, claim=claim, why=why, check=check, kinds=frozenset(kinds))


def _parse_docstring(docstring: str) -> tuple[str, str]:
    """Return the first and the second paragraph of a docstring, each on one line."""
    claim, _, rest = cleandoc(docstring).partition("\n\n")
    why, _, _ = rest.partition("\n\n")
    return " ".join(claim.split()), " ".join(why.split())


def split_path(dotted: str) -> Path:
    """Return the keys and indexes of a dotted path. The empty path has none."""
    return tuple(int(step) if step.isdecimal() else step for step in dotted.split(".") if step)
