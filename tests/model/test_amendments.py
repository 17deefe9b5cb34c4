"""What amendments make of a term."""

from collections.abc import Iterable

import pytest

from eapa_cli.model.amendments import amended_term
from eapa_cli.model.dates import Duration, EdtfDate
from eapa_cli.model.records import Agreement, AgreementLink, Signing
from eapa_cli.model.terms import Renewal, Term
from eapa_cli.model.vocabulary import AgreementRelation, AgreementType, RenewalMode


def agreement(id_: str, signed: str | None = None, amends: str | None = None, term: Term | None = None) -> Agreement:
    return Agreement(
        id=id_,
        type=AgreementType.AGREEMENT,
        signed=Signing(date=EdtfDate.parse(signed)) if signed else None,
        parties=(),
        relations=(AgreementLink(type=AgreementRelation.AMENDS, agreement=amends),) if amends else (),
        term=term,
        sources=(),
    )


def ends(text: str) -> Term:
    return Term(ends=EdtfDate.parse_end(text))


def after(first: Agreement, later: Iterable[Agreement]) -> tuple[Term | None, str | None]:
    found = list(later)
    return amended_term(first, lambda id_: [one for one in found if any(it.agreement == id_ for it in one.relations)])


FIRST = agreement("a", "2020-01-01", term=ends("2022-12-31"))


def test_the_last_amendment_determines_the_end() -> None:
    later = [
        agreement("c", "2024-06-01", amends="a", term=ends("2030-12-31")),
        agreement("b", "2022-06-01", amends="a", term=ends("2025-12-31")),
        agreement("of-another", "2025-01-01", amends="z", term=ends("2040-12-31")),
    ]

    assert after(FIRST, later) == (ends("2030-12-31"), "c")


def test_undated_amendments_apply_before_dated_ones() -> None:
    later = [
        agreement("b", None, amends="a", term=ends("2040-12-31")),
        agreement("c", "2024-06-01", amends="a", term=ends("2030-12-31")),
    ]

    assert after(FIRST, later) == (ends("2030-12-31"), "c")
    assert after(FIRST, later[:1]) == (ends("2040-12-31"), "b")


def test_parts_that_an_amendment_does_not_state_are_unchanged() -> None:
    tacit = Renewal(mode=RenewalMode.TACIT, period=Duration.parse("P1Y"))
    first = agreement("a", "2020", term=Term(duration=Duration.parse("P3Y"), notice=Duration.parse("P3M")))

    assert after(first, [agreement("b", "2021", amends="a", term=Term(renewal=tacit))]) == (
        Term(duration=Duration.parse("P3Y"), notice=Duration.parse("P3M"), renewal=tacit),
        "b",
    )


@pytest.mark.parametrize("term", [None, Term(), ends("2022-12-31")])
def test_an_amendment_without_effect_on_the_term_is_not_named(term: Term | None) -> None:
    assert after(FIRST, [agreement("b", "2021-01-01", amends="a", term=term)]) == (FIRST.term, None)
    assert after(agreement("x", "2020"), []) == (None, None)


def test_the_duration_of_an_amendment_starts_with_the_amendment() -> None:
    prolonged = agreement("b", "2022-12-01", amends="a", term=Term(duration=Duration.parse("P5Y")))

    assert after(FIRST, [prolonged]) == (
        Term(ends=EdtfDate.parse("2027-12-01"), duration=Duration.parse("P5Y")),
        "b",
    )


def test_an_amended_amendment_applies_as_amended() -> None:
    later = [
        agreement("b", "2022-06-01", amends="a", term=ends("2025-12-31")),
        agreement("c", "2024-06-01", amends="b", term=ends("2030-12-31")),
    ]

    assert after(FIRST, later) == (ends("2030-12-31"), "b")


def test_a_cycle_of_amendments_ends() -> None:
    later = [
        agreement("b", "2022-06-01", amends="a", term=ends("2025-12-31")),
        agreement("a", "2020-01-01", amends="b", term=ends("2022-12-31")),
    ]

    assert after(FIRST, later) == (ends("2025-12-31"), "b")
