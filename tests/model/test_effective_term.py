"""The effective term of an agreement: the term in its record, changed by amendments, renewals and supersession.

An agreement is due in the 90 days before its day to act, which is the last day for notice or the end of the term.
"""

from collections.abc import Iterable
from datetime import date

import pytest

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.durations import Duration
from eapa_cli.model.effective_term import EffectiveTerm, effective_term
from eapa_cli.model.records import Agreement, AgreementLink, Signing
from eapa_cli.model.register import Entry, Register
from eapa_cli.model.terms import Renewal, Term, Termination
from eapa_cli.model.vocabulary import AgreementRelation, AgreementType, Grounds, Kind, RenewalMode, Status


def make_agreement(
    id_: str,
    signed: str | None = None,
    term: Term | None = None,
    *,
    amends: str | None = None,
    renews: str | None = None,
    supersedes: str | None = None,
    terminated: str | None = None,
) -> Agreement:
    """Return an agreement without parties. `amends`, `renews` and `supersedes` are ids of other agreements."""
    targets = (
        (AgreementRelation.AMENDS, amends),
        (AgreementRelation.RENEWS, renews),
        (AgreementRelation.SUPERSEDES, supersedes),
    )
    return Agreement(
        id=id_,
        type=AgreementType.AGREEMENT,
        signed=Signing(date=EdtfDate.parse(signed)) if signed else None,
        parties=(),
        relations=tuple(AgreementLink(type=relation, agreement=target) for relation, target in targets if target),
        term=term,
        terminated=Termination(date=EdtfDate.parse(terminated), grounds=Grounds.OTHER) if terminated else None,
        sources=(),
    )


def term_until(text: str) -> Term:
    """Return a term with a stated end only."""
    return Term(ends=EdtfDate.parse_end(text))


def effective_term_among(agreement: Agreement, others: Iterable[Agreement]) -> EffectiveTerm:
    """Return the effective term of an agreement in a register with some other agreements."""
    entries = (Entry(path="", kind=Kind.AGREEMENT, id=record.id, record=record) for record in [agreement, *others])
    return effective_term(agreement, Register(entries=tuple(entries)))


def amended_term(agreement: Agreement, others: Iterable[Agreement]) -> tuple[Term | None, str | None]:
    """Return the term of an agreement after all amendments, and the id of the last amendment that changed it."""
    effective = effective_term_among(agreement, others)
    return effective.term, effective.amended_by


FIRST = make_agreement("a", "2020-01-01", term=term_until("2022-12-31"))


def test_the_last_amendment_determines_the_end() -> None:
    later = [
        make_agreement("c", "2024-06-01", amends="a", term=term_until("2030-12-31")),
        make_agreement("b", "2022-06-01", amends="a", term=term_until("2025-12-31")),
        make_agreement("d", "2025-01-01", amends="another", term=term_until("2040-12-31")),
    ]

    assert amended_term(FIRST, later) == (term_until("2030-12-31"), "c")


def test_undated_amendments_apply_before_dated_ones() -> None:
    undated = make_agreement("b", None, amends="a", term=term_until("2040-12-31"))
    dated = make_agreement("c", "2024-06-01", amends="a", term=term_until("2030-12-31"))

    assert amended_term(FIRST, [undated, dated]) == (term_until("2030-12-31"), "c")
    assert amended_term(FIRST, [undated]) == (term_until("2040-12-31"), "b")


def test_fields_that_an_amendment_does_not_state_are_unchanged() -> None:
    tacit = Renewal(mode=RenewalMode.TACIT, period=Duration.parse("P1Y"))
    first = make_agreement("a", "2020", term=Term(duration=Duration.parse("P3Y"), notice=Duration.parse("P3M")))

    assert amended_term(first, [make_agreement("b", "2021", amends="a", term=Term(renewal=tacit))]) == (
        Term(duration=Duration.parse("P3Y"), notice=Duration.parse("P3M"), renewal=tacit),
        "b",
    )


@pytest.mark.parametrize("term", [None, Term(), term_until("2022-12-31")], ids=["none", "empty", "the same end"])
def test_an_amendment_without_effect_on_the_term_is_not_named(term: Term | None) -> None:
    assert amended_term(FIRST, [make_agreement("b", "2021-01-01", amends="a", term=term)]) == (FIRST.term, None)


def test_an_agreement_without_a_term_or_amendments_has_an_empty_term() -> None:
    assert amended_term(make_agreement("x", "2020"), []) == (Term(), None)


def test_the_duration_of_an_amendment_starts_with_the_amendment() -> None:
    prolonged = make_agreement("b", "2022-12-01", amends="a", term=Term(duration=Duration.parse("P5Y")))

    assert amended_term(FIRST, [prolonged]) == (
        Term(ends=EdtfDate.parse("2027-12-01"), duration=Duration.parse("P5Y")),
        "b",
    )


def test_an_amendment_of_an_amendment_changes_it_before_it_applies() -> None:
    later = [
        make_agreement("b", "2022-06-01", amends="a", term=term_until("2025-12-31")),
        make_agreement("c", "2024-06-01", amends="b", term=term_until("2030-12-31")),
    ]

    assert amended_term(FIRST, later) == (term_until("2030-12-31"), "b")


def test_agreements_that_amend_each_other_have_a_term() -> None:
    first = make_agreement("a", "2020-01-01", amends="b", term=term_until("2022-12-31"))
    later = [make_agreement("b", "2022-06-01", amends="a", term=term_until("2025-12-31"))]

    assert amended_term(first, later) == (term_until("2025-12-31"), "b")
    assert effective_term_among(first, later).part_of is None


AMENDMENT = make_agreement("b", "2022-06-01", amends="a", term=term_until("2025-12-31"))


def list_statuses(term: EffectiveTerm) -> str:
    """Return the first status, which has no first day, and then the first day and the status of each other phase."""
    first, *others = term.phases()
    return ", ".join([first.status, *(f"{phase.from_} {phase.status}" for phase in others)])


def test_an_amendment_shares_the_end_of_the_amended_agreement() -> None:
    later = make_agreement("c", "2024-06-01", amends="b", term=term_until("2030-12-31"))
    everything = [FIRST, AMENDMENT, later]

    first, second, third = (effective_term_among(record, everything) for record in everything)

    assert (first.part_of, second.part_of, third.part_of) == (None, "a", "a")
    assert {f"{effective.first_end}" for effective in (first, second, third)} == {"2030-12-31"}
    assert list_statuses(second) == "not-started, 2022-06-01 in-force, 2030-10-02 due, 2031-01-01 expired"
    assert list_statuses(third) == "not-started, 2024-06-01 in-force, 2030-10-02 due, 2031-01-01 expired"


def test_an_amendment_without_an_end_ends_with_the_agreement() -> None:
    without_end = make_agreement("b", "2022-06", amends="a", term=Term(notice=Duration.parse("P3M")))

    # The day of its signing in June is unknown. Notice is possible until 30 September 2022.
    statuses = list_statuses(effective_term_among(without_end, [FIRST]))
    assert statuses == "not-started, 2022-06-01 unknown, 2022-06-30 in-force, 2022-07-02 due, 2023-01-01 expired"


@pytest.mark.parametrize("signed", [None, "XXXX-06-01"])
def test_an_amendment_of_an_unknown_date_has_the_status_of_the_agreement(signed: str | None) -> None:
    amendment = make_agreement("b", signed, amends="a")

    assert list_statuses(effective_term_among(amendment, [FIRST])) == list_statuses(
        effective_term_among(FIRST, [amendment])
    )


def test_an_amendment_ends_when_the_agreement_is_closed() -> None:
    terminated = make_agreement("a", "2020-01-01", term=term_until("2025-12-31"), terminated="2024-03-01")
    replacing = make_agreement("x", "2023-05-01", supersedes="a")

    assert list_statuses(effective_term_among(AMENDMENT, [terminated])).endswith(", 2024-03-01 terminated")
    assert list_statuses(effective_term_among(AMENDMENT, [FIRST, replacing])).endswith(", 2023-05-01 superseded")
    assert effective_term_among(AMENDMENT, [FIRST, replacing]).closed == date(2023, 5, 1)
    assert effective_term_among(AMENDMENT, [FIRST]).closed is None


def test_a_superseded_amendment_is_superseded_and_the_agreement_is_not() -> None:
    replacing = make_agreement("x", "2023-05-01", supersedes="b")

    assert effective_term_among(AMENDMENT, [FIRST, replacing]).status_on(date(2024, 1, 1)) is Status.SUPERSEDED
    assert effective_term_among(FIRST, [AMENDMENT, replacing]).status_on(date(2024, 1, 1)) is Status.IN_FORCE


def test_a_terminated_amendment_has_no_effect_on_the_agreement() -> None:
    terminated = make_agreement("b", "2022-06-01", amends="a", term=term_until("2025-12-31"), terminated="2022-09-01")

    assert effective_term_among(terminated, [FIRST]).part_of is None
    assert list_statuses(effective_term_among(terminated, [FIRST])).endswith(", 2022-09-01 terminated")
    assert amended_term(FIRST, [terminated]) == (FIRST.term, None)


def test_an_amendment_of_an_unknown_agreement_has_its_own_term() -> None:
    effective = effective_term_among(AMENDMENT, [])

    assert (effective.part_of, str(effective.first_end)) == (None, "2025-12-31")


def test_the_last_end_needs_no_action_once_the_agreement_is_renewed() -> None:
    renewing = make_agreement("r", "2022-11-01", renews="a")
    renewed = effective_term_among(FIRST, [renewing])

    assert [numbered.number for numbered in effective_term_among(FIRST, []).deadlines()] == [0]
    assert list(renewed.deadlines()) == []
    assert renewed.renewed_by == "r"
    (numbered,) = renewed.all_deadlines()
    assert renewed.is_renewed_at(numbered.deadline)


def test_the_ends_after_a_termination_are_not_deadlines() -> None:
    term = Term(duration=Duration.parse("P1Y"), renewal=Renewal(mode=RenewalMode.TACIT))
    effective = effective_term_among(make_agreement("a", "2020-01-01", term, terminated="2022-06-01"), [])

    first, second = effective.deadlines()
    assert [str(numbered.deadline.end) for numbered in (first, second)] == ["2021-01-01", "2022-01-01"]
    assert effective.next_deadline(date(2021, 1, 1)) == first
    assert effective.next_deadline(date(2021, 1, 2)) == second
