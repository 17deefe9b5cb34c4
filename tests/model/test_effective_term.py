"""The effective term of an agreement: its own term, changed by amendments, renewals and supersession."""

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


def agreement(
    id_: str,
    signed: str | None = None,
    amends: str | None = None,
    term: Term | None = None,
    *,
    relation: AgreementRelation = AgreementRelation.AMENDS,
    terminated: str | None = None,
) -> Agreement:
    return Agreement(
        id=id_,
        type=AgreementType.AGREEMENT,
        signed=Signing(date=EdtfDate.parse(signed)) if signed else None,
        parties=(),
        relations=(AgreementLink(type=relation, agreement=amends),) if amends else (),
        term=term,
        terminated=Termination(date=EdtfDate.parse(terminated), grounds=Grounds.OTHER) if terminated else None,
        sources=(),
    )


def ends(text: str) -> Term:
    return Term(ends=EdtfDate.parse_end(text))


def term_of(agreement: Agreement, others: Iterable[Agreement]) -> EffectiveTerm:
    entries = (Entry(path="", kind=Kind.AGREEMENT, id=record.id, record=record) for record in [agreement, *others])
    return effective_term(agreement, Register(entries=tuple(entries)))


def amended_term(first: Agreement, later: Iterable[Agreement]) -> tuple[Term | None, str | None]:
    effective = term_of(first, later)
    return effective.term, effective.amended_by


FIRST = agreement("a", "2020-01-01", term=ends("2022-12-31"))


def test_the_last_amendment_determines_the_end() -> None:
    later = [
        agreement("c", "2024-06-01", amends="a", term=ends("2030-12-31")),
        agreement("b", "2022-06-01", amends="a", term=ends("2025-12-31")),
        agreement("of-another", "2025-01-01", amends="z", term=ends("2040-12-31")),
    ]

    assert amended_term(FIRST, later) == (ends("2030-12-31"), "c")


def test_undated_amendments_apply_before_dated_ones() -> None:
    later = [
        agreement("b", None, amends="a", term=ends("2040-12-31")),
        agreement("c", "2024-06-01", amends="a", term=ends("2030-12-31")),
    ]

    assert amended_term(FIRST, later) == (ends("2030-12-31"), "c")
    assert amended_term(FIRST, later[:1]) == (ends("2040-12-31"), "b")


def test_parts_that_an_amendment_does_not_state_are_unchanged() -> None:
    tacit = Renewal(mode=RenewalMode.TACIT, period=Duration.parse("P1Y"))
    first = agreement("a", "2020", term=Term(duration=Duration.parse("P3Y"), notice=Duration.parse("P3M")))

    assert amended_term(first, [agreement("b", "2021", amends="a", term=Term(renewal=tacit))]) == (
        Term(duration=Duration.parse("P3Y"), notice=Duration.parse("P3M"), renewal=tacit),
        "b",
    )


@pytest.mark.parametrize("term", [None, Term(), ends("2022-12-31")])
def test_an_amendment_without_effect_on_the_term_is_not_named(term: Term | None) -> None:
    assert amended_term(FIRST, [agreement("b", "2021-01-01", amends="a", term=term)]) == (FIRST.term, None)
    assert amended_term(agreement("x", "2020"), []) == (Term(), None)


def test_the_duration_of_an_amendment_starts_with_the_amendment() -> None:
    prolonged = agreement("b", "2022-12-01", amends="a", term=Term(duration=Duration.parse("P5Y")))

    assert amended_term(FIRST, [prolonged]) == (
        Term(ends=EdtfDate.parse("2027-12-01"), duration=Duration.parse("P5Y")),
        "b",
    )


def test_an_amended_amendment_applies_as_amended() -> None:
    later = [
        agreement("b", "2022-06-01", amends="a", term=ends("2025-12-31")),
        agreement("c", "2024-06-01", amends="b", term=ends("2030-12-31")),
    ]

    assert amended_term(FIRST, later) == (ends("2030-12-31"), "b")


def test_a_cycle_of_amendments_ends() -> None:
    first = agreement("a", "2020-01-01", amends="b", term=ends("2022-12-31"))
    later = [agreement("b", "2022-06-01", amends="a", term=ends("2025-12-31"))]

    assert amended_term(first, later) == (ends("2025-12-31"), "b")
    assert term_of(first, later).part_of is None


AMENDMENT = agreement("b", "2022-06-01", amends="a", term=ends("2025-12-31"))


def statuses(term: EffectiveTerm) -> list[tuple[str, str]]:
    return [(f"{phase.from_}", phase.status.value) for phase in term.phases()]


def test_an_amendment_shares_the_end_of_the_amended_agreement() -> None:
    later = agreement("c", "2024-06-01", amends="b", term=ends("2030-12-31"))
    everything = [FIRST, AMENDMENT, later]

    first, second, third = (term_of(record, everything) for record in everything)

    assert (first.part_of, second.part_of, third.part_of) == (None, "a", "a")
    assert {f"{effective.first_end}" for effective in (first, second, third)} == {"2030-12-31"}
    assert statuses(second) == [
        ("0001-01-01", "not-started"),
        ("2022-06-01", "in-force"),
        ("2030-10-02", "due"),
        ("2031-01-01", "expired"),
    ]
    assert statuses(third)[1:] == [("2024-06-01", "in-force"), *statuses(second)[2:]]


def test_an_amendment_without_a_term_ends_with_the_agreement() -> None:
    notice = agreement("b", "2022-06", amends="a", term=Term(notice=Duration.parse("P3M")))

    assert statuses(term_of(notice, [FIRST])) == [
        ("0001-01-01", "not-started"),
        ("2022-06-01", "unknown"),
        ("2022-06-30", "in-force"),
        ("2022-07-02", "due"),
        ("2023-01-01", "expired"),
    ]


@pytest.mark.parametrize("signed", [None, "XXXX-06-01"])
def test_an_amendment_of_an_unknown_date_has_the_status_of_the_agreement(signed: str | None) -> None:
    amendment = agreement("b", signed, amends="a")

    assert statuses(term_of(amendment, [FIRST])) == statuses(term_of(FIRST, [amendment]))


def test_an_amendment_ends_when_the_agreement_is_closed() -> None:
    terminated = agreement("a", "2020-01-01", term=ends("2025-12-31"), terminated="2024-03-01")
    replacing = agreement("x", "2023-05-01", amends="a", relation=AgreementRelation.SUPERSEDES)

    assert statuses(term_of(AMENDMENT, [terminated]))[-1] == ("2024-03-01", "terminated")
    assert statuses(term_of(AMENDMENT, [FIRST, replacing]))[-1] == ("2023-05-01", "superseded")
    assert term_of(AMENDMENT, [FIRST, replacing]).closed == date(2023, 5, 1)
    assert term_of(AMENDMENT, [FIRST]).closed is None


def test_a_superseded_amendment_is_superseded_and_the_agreement_is_not() -> None:
    replacing = agreement("x", "2023-05-01", amends="b", relation=AgreementRelation.SUPERSEDES)

    assert term_of(AMENDMENT, [FIRST, replacing]).status_on(date(2024, 1, 1)) is Status.SUPERSEDED
    assert term_of(FIRST, [AMENDMENT, replacing]).status_on(date(2024, 1, 1)) is Status.IN_FORCE


def test_a_terminated_amendment_has_no_effect_on_the_agreement() -> None:
    undone = agreement("b", "2022-06-01", amends="a", term=ends("2025-12-31"), terminated="2022-09-01")

    assert term_of(undone, [FIRST]).part_of is None
    assert statuses(term_of(undone, [FIRST]))[-1] == ("2022-09-01", "terminated")
    assert amended_term(FIRST, [undone]) == (FIRST.term, None)


def test_an_amendment_of_an_unknown_agreement_has_its_own_term() -> None:
    found = term_of(AMENDMENT, [])

    assert (found.part_of, f"{found.first_end}") == (None, "2025-12-31")


def test_the_last_end_needs_no_action_once_the_agreement_is_renewed() -> None:
    renewing = agreement("r", "2022-11-01", amends="a", relation=AgreementRelation.RENEWS)

    assert [deadline.number for deadline in term_of(FIRST, []).deadlines()] == [0]
    assert list(term_of(FIRST, [renewing]).deadlines()) == []
    assert term_of(FIRST, [renewing]).renewed_by == "r"
    (deadline,) = term_of(FIRST, [renewing]).all_deadlines()
    assert term_of(FIRST, [renewing]).is_renewed_at(deadline.deadline)


def test_the_ends_after_a_termination_are_no_deadlines() -> None:
    term = Term(duration=Duration.parse("P1Y"), renewal=Renewal(mode=RenewalMode.TACIT))
    found = term_of(agreement("a", "2020-01-01", term=term, terminated="2022-06-01"), [])

    assert [f"{dated.deadline.end}" for dated in found.deadlines()] == ["2021-01-01", "2022-01-01"]
    assert [found.next_deadline(day) for day in (date(2021, 1, 1), date(2021, 1, 2))] == list(found.deadlines())
