"""Rules about unsigned agreements, and about the number of parties of a signed agreement."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from eapa_cli.checks.problem import Severity
from eapa_cli.checks.rule import Violation, agreement_rule, dated_record_rule, register_rule
from eapa_cli.model.english_dates import DatePhrase
from eapa_cli.model.message import Message
from eapa_cli.model.records import Agreement, Record
from eapa_cli.model.register import Register
from eapa_cli.model.vocabulary import Stage
from eapa_cli.text.shell_quoting import quote_command

_MIN_SIGNED_PARTIES: Final = 2


@agreement_rule("two-parties")
def two_parties(agreement: Agreement) -> Iterator[Violation]:
    """A signed agreement has two or more parties.

    An organization cannot conclude an agreement with itself. Only before signing may the other party be unknown.
    """
    # The schema reports an empty list of parties.
    if agreement.stage is None and 0 < len(agreement.parties) < _MIN_SIGNED_PARTIES:
        yield Violation(
            agreement,
            "parties",
            Message("the agreement has only one party"),
            hint=Message("add the other party, or the 'stage' if the agreement is not signed"),
        )


@register_rule("unsigned-has-partner")
def unsigned_has_partner(register: Register) -> Iterator[Violation]:
    """An unsigned agreement has a party besides the owner of the register.

    If a plan names only the owner, no one can ask a partner about its progress.
    """
    owner = register.file.owner if register.file else None
    for agreement in register.agreements.values():
        if agreement.stage and [party.organization for party in agreement.parties] == [owner]:
            yield Violation(
                agreement,
                "parties",
                Message("the only party is the owner of the register ('%(owner)s')", owner=owner),
                hint=Message("add the other party; if none is known, remove the record"),
            )


@agreement_rule("unsigned-or-signed")
def unsigned_or_signed(agreement: Agreement) -> Iterator[Violation]:
    """An agreement with a stage has no signatories and no termination.

    A stage means that the agreement is not signed. If its record also has signatories or a termination, counts of
    agreements may include or omit it by mistake.
    """
    if agreement.stage is None:
        return
    second_places = ((agreement, "stage", Message("the stage before signing")),)
    if agreement.signatories:
        yield Violation(
            agreement,
            "signatories",
            Message("the agreement has signatories, but its stage is '%(stage)s'", stage=agreement.stage),
            hint=Message(
                "if it was signed, use 'eapa sign %(id)s'; otherwise remove the signatories",
                id=quote_command([agreement.id]),
            ),
            second_places=second_places,
        )
    if agreement.terminated:
        yield Violation(
            agreement,
            "terminated",
            Message("the agreement was terminated, but its stage is '%(stage)s'", stage=agreement.stage),
            hint=Message("remove 'stage' if it was signed; otherwise remove 'terminated' and write 'stage: dropped'"),
            second_places=second_places,
        )


@dated_record_rule("plan-not-overdue", severity=Severity.WARNING)
def plan_not_overdue(record: Record, today: date) -> Iterator[Violation]:
    """The planned date of signing of an unsigned agreement has not passed.

    Either the agreement was signed, and is missing from all counts, or the plan is out of date.
    """
    if not isinstance(record, Agreement):
        return
    is_planned = record.stage not in {None, Stage.DROPPED}
    if not is_planned:
        return
    planned = record.signing_date
    if planned and planned.latest < today:
        yield Violation(
            record,
            "signed.date",
            Message("the signing was planned %(on_date)s, which has passed", on_date=DatePhrase(planned)),
            hint=Message("use 'eapa sign %(id)s', or correct the date or the stage", id=quote_command([record.id])),
        )
