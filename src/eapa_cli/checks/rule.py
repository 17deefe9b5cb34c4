"""What a rule is: a claim about records or about the register, with a name, a severity and a reason."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import cleandoc
from typing import Any

from eapa_cli.checks.problem import Severity
from eapa_cli.model.records import Agreement, Organization, RegisterFile
from eapa_cli.model.register import Entry, Register

Subject = Entry | Organization | Agreement | RegisterFile
Also = tuple[Subject, str, str]
"""A second place: whose, the dotted path in it, and what stands there."""


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule is broken by a record at a dotted path, such as `parties.0.organization`."""

    subject: Subject
    path: str
    message: str
    hint: str | None = None
    also: tuple[Also, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What every register is held to: the name of the claim, how grave a breach is, the claim, and why it is made."""

    name: str
    severity: Severity
    claim: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Claim):
    """A claim about records; its check yields a violation for each place where the register breaks it."""

    check: Callable[[Register], Iterator[Violation]]


def rule(
    name: str, *, severity: Severity = Severity.ERROR
) -> Callable[[Callable[[Register], Iterator[Violation]]], Rule]:
    """Make a rule of a function that sees the whole register.

    The first paragraph of its docstring is the claim, the second says why it is made.
    """

    def decorator(check: Callable[[Register], Iterator[Violation]]) -> Rule:
        claim, why = claim_and_why(check.__doc__ or "")
        return Rule(name=name, severity=severity, claim=claim, why=why, check=check)

    return decorator


def agreement_rule(
    name: str, *, severity: Severity = Severity.ERROR
) -> Callable[[Callable[[Agreement], Iterator[Violation]]], Rule]:
    """Make a rule of a function that needs to see one agreement only."""

    def decorator(check: Callable[[Agreement], Iterator[Violation]]) -> Rule:
        return _each(name, severity, check, lambda register: register.agreements)

    return decorator


def organization_rule(
    name: str, *, severity: Severity = Severity.ERROR
) -> Callable[[Callable[[Organization], Iterator[Violation]]], Rule]:
    """Make a rule of a function that needs to see one organization only."""

    def decorator(check: Callable[[Organization], Iterator[Violation]]) -> Rule:
        return _each(name, severity, check, lambda register: register.organizations)

    return decorator


def _each(
    name: str,
    severity: Severity,
    check: Callable[[Any], Iterator[Violation]],
    records: Callable[[Register], Any],
) -> Rule:
    def check_all(register: Register) -> Iterator[Violation]:
        for record in records(register).values():
            yield from check(record)

    claim, why = claim_and_why(check.__doc__ or "")
    return Rule(name=name, severity=severity, claim=claim, why=why, check=check_all)


def claim_and_why(docstring: str) -> tuple[str, str]:
    """The first paragraph of a docstring, and the second, each on one line."""
    claim, _, rest = cleandoc(docstring).partition("\n\n")
    why, _, _ = rest.partition("\n\n")
    return " ".join(claim.split()), " ".join(why.split())
