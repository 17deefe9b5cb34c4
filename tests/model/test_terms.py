"""Phases and deadlines of a term."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.durations import Duration
from eapa_cli.model.terms import (
    MAX_ENDS,
    Deadline,
    Phase,
    Renewal,
    Term,
    Termination,
    deadlines,
    first_end,
    phases,
    status_on,
)
from eapa_cli.model.vocabulary import Grounds, RenewalMode, Status

TACIT, EXPRESS, NONE = RenewalMode.TACIT, RenewalMode.EXPRESS, RenewalMode.NONE
NOT_STARTED, IN_FORCE, DUE, EXPIRED = Status.NOT_STARTED, Status.IN_FORCE, Status.DUE, Status.EXPIRED
TERMINATED, SUPERSEDED, UNKNOWN = Status.TERMINATED, Status.SUPERSEDED, Status.UNKNOWN


def edtf(text: str | None) -> EdtfDate | None:
    return EdtfDate.parse_end(text) if text else None


def length(text: str | None) -> Duration | None:
    return Duration.parse(text) if text else None


def renewal(mode: RenewalMode, period: str | None = None, most: int | None = None) -> Renewal:
    return Renewal(mode=mode, period=length(period), max=most)


def term(
    starts: str | None = None,
    ends: str | None = None,
    duration: str | None = None,
    notice: str | None = None,
    renewal: Renewal | None = None,
) -> Term:
    return Term(
        starts=edtf(starts),
        ends=edtf(ends),
        duration=length(duration),
        notice=length(notice),
        renewal=renewal,
    )


def terminated(day: str | None) -> Termination:
    return Termination(date=edtf(day), grounds=Grounds.WITHDRAWN)


def status_changes(
    signed: str | None,
    term: Term | None,
    *,
    terminated: Termination | None = None,
    superseded: str | None = None,
) -> list[tuple[str, str]]:
    """Return the first day of each phase with its status."""
    found = phases(edtf(signed), term, terminated, edtf(superseded))
    return [(f"{phase.from_}", phase.status.value) for phase in found]


FIRST_DAY = f"{date.min}"


@pytest.mark.parametrize(
    ("signed", "agreed", "expected"),
    [
        pytest.param(
            "2021-09-24",
            term(duration="P5Y"),
            [
                (FIRST_DAY, "not-started"),
                ("2021-09-24", "in-force"),
                ("2026-06-26", "due"),
                ("2026-09-25", "expired"),
            ],
            id="five years from the day of signing",
        ),
        pytest.param(
            "2021-09-24",
            term(starts="2021-10-01", ends="2026-09-30"),
            [
                (FIRST_DAY, "not-started"),
                ("2021-10-01", "in-force"),
                ("2026-07-02", "due"),
                ("2026-10-01", "expired"),
            ],
            id="a stated start and a stated end",
        ),
        pytest.param(
            "2021-09-24",
            term(duration="P5Y", notice="P3M", renewal=renewal(TACIT, "P1Y", 2)),
            [
                (FIRST_DAY, "not-started"),
                ("2021-09-24", "in-force"),
                ("2026-03-26", "due"),
                ("2026-06-25", "in-force"),
                ("2027-03-26", "due"),
                ("2027-06-25", "in-force"),
                ("2028-06-26", "due"),
                ("2028-09-25", "expired"),
            ],
            id="renewed tacitly twice at most, notice of three months",
        ),
        pytest.param(
            "2021-09-24",
            term(duration="P5Y", renewal=renewal(TACIT, most=1)),
            [
                (FIRST_DAY, "not-started"),
                ("2021-09-24", "in-force"),
                ("2026-06-26", "due"),
                ("2026-09-25", "in-force"),
                ("2031-06-26", "due"),
                ("2031-09-25", "expired"),
            ],
            id="renewed tacitly for the length of the first term",
        ),
        pytest.param(
            "2021-09-24",
            term(ends="2026-09-24", notice="P1M", renewal=renewal(TACIT)),
            [
                (FIRST_DAY, "not-started"),
                ("2021-09-24", "in-force"),
                ("2026-05-26", "due"),
                ("2026-08-25", "in-force"),
                ("2026-09-25", "unknown"),
            ],
            id="tacitly renewed for an unknown period",
        ),
        pytest.param(
            "2021-09-24",
            term(duration="P1Y", notice="P1M", renewal=renewal(EXPRESS, "P1Y")),
            [
                (FIRST_DAY, "not-started"),
                ("2021-09-24", "in-force"),
                ("2022-06-26", "due"),
                ("2022-09-25", "expired"),
            ],
            id="renewed only if the parties say so",
        ),
        pytest.param(
            "2021-09-24",
            term(duration="P1Y", renewal=renewal(NONE, "P1Y")),
            [
                (FIRST_DAY, "not-started"),
                ("2021-09-24", "in-force"),
                ("2022-06-26", "due"),
                ("2022-09-25", "expired"),
            ],
            id="not renewed",
        ),
        pytest.param(
            "2021-09",
            term(duration="P5Y"),
            [
                (FIRST_DAY, "not-started"),
                ("2021-09-01", "unknown"),
                ("2021-09-30", "in-force"),
                ("2026-06-03", "due"),
                ("2026-10-01", "expired"),
            ],
            id="signed in a month of which the day is not known",
        ),
        pytest.param(
            "2021",
            term(duration="P5Y"),
            [
                (FIRST_DAY, "not-started"),
                ("2021-01-01", "unknown"),
                ("2021-12-31", "in-force"),
                ("2025-10-03", "due"),
                ("2027-01-01", "expired"),
            ],
            id="signed in a year of which the day is not known",
        ),
        pytest.param(
            "2021-09",
            term(duration="P5Y", notice="P3M", renewal=renewal(TACIT, "P5Y", 1)),
            [
                (FIRST_DAY, "not-started"),
                ("2021-09-01", "unknown"),
                ("2021-09-30", "in-force"),
                ("2026-03-03", "due"),
                ("2026-10-01", "in-force"),
                ("2031-06-03", "due"),
                ("2031-10-01", "expired"),
            ],
            id="due from the earliest day to act until the latest end, if the end is not exact",
        ),
        pytest.param(
            "2021?-09-24~",
            term(duration="P1Y"),
            [
                (FIRST_DAY, "not-started"),
                ("2021-09-24", "in-force"),
                ("2022-06-26", "due"),
                ("2022-09-25", "expired"),
            ],
            id="an uncertain date counts as written",
        ),
        pytest.param(
            "2021-09-24",
            term(ends=".."),
            [(FIRST_DAY, "not-started"), ("2021-09-24", "in-force")],
            id="without end",
        ),
        pytest.param(
            None,
            term(ends=".."),
            [(FIRST_DAY, "unknown")],
            id="open-ended with an unknown start",
        ),
        pytest.param(
            "2021-09-24",
            None,
            [(FIRST_DAY, "not-started"), ("2021-09-24", "unknown")],
            id="nothing known of a term",
        ),
        pytest.param(
            "2021-09",
            term(notice="P3M", renewal=renewal(TACIT, "P1Y")),
            [(FIRST_DAY, "not-started"), ("2021-09-01", "unknown")],
            id="renewed from an end that is not known",
        ),
        pytest.param(None, None, [(FIRST_DAY, "unknown")], id="nothing known at all"),
        pytest.param(None, term(duration="P5Y"), [(FIRST_DAY, "unknown")], id="five years from an unknown start"),
        pytest.param(
            None,
            term(ends="2026-12-31"),
            [(FIRST_DAY, "unknown"), ("2026-10-02", "due"), ("2027-01-01", "expired")],
            id="undated, with a stated end",
        ),
        pytest.param(
            "2021",
            term(ends="2021-06-30"),
            [
                (FIRST_DAY, "not-started"),
                ("2021-01-01", "unknown"),
                ("2021-04-01", "due"),
                ("2021-07-01", "expired"),
            ],
            id="a stated end in the year of signing",
        ),
        pytest.param(
            "2021-09",
            term(duration="P1M"),
            [
                (FIRST_DAY, "not-started"),
                ("2021-09-01", "unknown"),
                ("2021-09-30", "due"),
                ("2021-10-31", "expired"),
            ],
            id="a month from some day in September",
        ),
        pytest.param(
            "2024-02-29",
            term(duration="P1Y", renewal=renewal(TACIT, "P1Y", 1)),
            [
                (FIRST_DAY, "not-started"),
                ("2024-02-29", "in-force"),
                ("2024-11-30", "due"),
                ("2025-03-01", "in-force"),
                ("2025-11-30", "due"),
                ("2026-03-01", "expired"),
            ],
            id="signed on 29 February",
        ),
        pytest.param(
            "2021-09-24",
            term(duration="P1M", renewal=renewal(TACIT, "P1M", 5)),
            [(FIRST_DAY, "not-started"), ("2021-09-24", "due"), ("2022-03-25", "expired")],
            id="renewed from month to month",
        ),
        pytest.param(
            "2021-09-24",
            term(duration="P91D", renewal=renewal(TACIT, most=1)),
            [
                (FIRST_DAY, "not-started"),
                ("2021-09-24", "in-force"),
                ("2021-09-25", "due"),
                ("2022-03-26", "expired"),
            ],
            id="due again on the day after it was due",
        ),
        pytest.param(
            "2021-09-24",
            term(duration="P1M", notice="P1Y", renewal=renewal(TACIT, "P1Y", 1)),
            [
                (FIRST_DAY, "not-started"),
                ("2021-09-24", "in-force"),
                ("2022-07-26", "due"),
                ("2022-10-25", "expired"),
            ],
            id="notice longer than the term",
        ),
        pytest.param(
            "2021-09-24",
            term(ends="2026/.."),
            [(FIRST_DAY, "not-started"), ("2021-09-24", "in-force"), ("2025-10-03", "due")],
            id="not before 2026",
        ),
        pytest.param(
            "2021-09-24",
            term(ends="../2026"),
            [(FIRST_DAY, "not-started"), ("2021-09-24", "due"), ("2027-01-01", "expired")],
            id="not after 2026",
        ),
        pytest.param(
            "2021-09-24",
            term(ends="2020-12-31"),
            [(FIRST_DAY, "not-started"), ("2021-09-24", "expired")],
            id="an end before the start",
        ),
    ],
)
def test_an_agreement_is_in_force_from_its_start_to_its_end(
    signed: str | None, agreed: Term | None, expected: list[tuple[str, str]]
) -> None:
    assert status_changes(signed, agreed) == expected


FIVE_YEARS = term(duration="P5Y")
BEFORE_THE_END = [(FIRST_DAY, "not-started"), ("2021-09-24", "in-force"), ("2026-06-26", "due")]


@pytest.mark.parametrize(
    ("ended", "replaced", "expected"),
    [
        pytest.param("2023-03-01", None, [*BEFORE_THE_END[:2], ("2023-03-01", "terminated")], id="mid-term"),
        pytest.param("2023", None, [*BEFORE_THE_END[:2], ("2023-12-31", "terminated")], id="in the course of a year"),
        pytest.param("2026-08-01", None, [*BEFORE_THE_END, ("2026-08-01", "terminated")], id="shortly before its end"),
        pytest.param(
            "2021-01-01", None, [(FIRST_DAY, "not-started"), ("2021-01-01", "terminated")], id="before the start"
        ),
        pytest.param(
            "2023/..", None, [*BEFORE_THE_END[:2], ("2023-01-01", "terminated")], id="in 2023 at the earliest"
        ),
        pytest.param(
            "XXXX-05-01", None, [(FIRST_DAY, "not-started"), ("2021-09-24", "terminated")], id="on a first of May"
        ),
        pytest.param("2027-01-01", None, [*BEFORE_THE_END, ("2026-09-25", "expired")], id="after its end"),
        pytest.param("2026-09-25", None, [*BEFORE_THE_END, ("2026-09-25", "terminated")], id="as it expires"),
        pytest.param(None, "2024-05-01", [*BEFORE_THE_END[:2], ("2024-05-01", "superseded")], id="superseded"),
        pytest.param(None, "2024-05", [*BEFORE_THE_END[:2], ("2024-05-31", "superseded")], id="some day in May"),
        pytest.param(None, "2027", [*BEFORE_THE_END, ("2026-09-25", "expired")], id="superseded when expired"),
        pytest.param(None, "2026-09-25", [*BEFORE_THE_END, ("2026-09-25", "superseded")], id="as it expires, too"),
        pytest.param(
            "2023-03-01",
            "2024-05-01",
            [*BEFORE_THE_END[:2], ("2023-03-01", "terminated")],
            id="terminated first",
        ),
        pytest.param(
            "2024-05-01",
            "2023-03-01",
            [*BEFORE_THE_END[:2], ("2023-03-01", "superseded")],
            id="superseded first",
        ),
        pytest.param(
            "2023-03-01",
            "2023-03-01",
            [*BEFORE_THE_END[:2], ("2023-03-01", "terminated")],
            id="both on a day",
        ),
    ],
)
def test_the_earliest_final_event_ends_an_agreement(
    ended: str | None, replaced: str | None, expected: list[tuple[str, str]]
) -> None:
    closed = terminated(ended) if ended else None

    assert status_changes("2021-09-24", FIVE_YEARS, terminated=closed, superseded=replaced) == expected


@pytest.mark.parametrize(
    ("signed", "expected"),
    [
        ("2021-09-24", [(FIRST_DAY, "not-started"), ("2021-09-24", "terminated")]),
        ("2021-09", [(FIRST_DAY, "not-started"), ("2021-09-01", "unknown"), ("2021-09-30", "terminated")]),
        ("2021/..", [(FIRST_DAY, "not-started"), ("2021-01-01", "terminated")]),
        (None, [(FIRST_DAY, "terminated")]),
    ],
)
def test_an_undated_termination_counts_from_the_start(signed: str | None, expected: list[tuple[str, str]]) -> None:
    assert status_changes(signed, FIVE_YEARS, terminated=terminated(None)) == expected


def test_an_open_ended_agreement_can_be_terminated_and_superseded() -> None:
    assert status_changes("2021-09-24", term(ends=".."), terminated=terminated("2023-03-01"))[-1] == (
        "2023-03-01",
        "terminated",
    )
    assert status_changes("2021-09-24", term(ends=".."), superseded="2024-05-01")[-1] == ("2024-05-01", "superseded")


def test_an_expired_agreement_is_not_superseded_later() -> None:
    found = phases(edtf("2013-09-24"), term(duration="P3Y"), None, edtf("2017-03-01"))

    assert status_on(found, date(2018, 1, 1)) == EXPIRED


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date.min, NOT_STARTED),
        (date(2021, 9, 23), NOT_STARTED),
        (date(2021, 9, 24), IN_FORCE),
        (date(2026, 6, 25), IN_FORCE),
        (date(2026, 6, 26), DUE),
        (date(2026, 9, 24), DUE),
        (date(2026, 9, 25), EXPIRED),
        (date.max, EXPIRED),
    ],
)
def test_the_last_day_of_a_term_is_part_of_it(day: date, expected: Status) -> None:
    assert status_on(phases(edtf("2021-09-24"), FIVE_YEARS, None, None), day) == expected


@pytest.mark.parametrize("agreed", [None, term(ends=".."), term(duration="P5Y")])
def test_an_undated_supersession_counts_from_the_earliest_possible_day(
    agreed: Term | None,
) -> None:
    assert status_changes("2021-09-24", agreed, superseded="2023/..")[-1] == ("2023-01-01", "superseded")
    assert status_changes("2021-09-24", agreed, superseded="XXXX-05-09")[-1] == ("2021-09-24", "superseded")


@pytest.mark.parametrize(
    ("signed", "agreed", "expected"),
    [
        ("2021-09-24", term(duration="P5Y"), "2026-09-24"),
        ("2021-09", term(duration="P5Y"), "2026-09"),
        ("2021", term(duration="P5Y"), "2026"),
        ("2021-09", term(duration="P10D"), "2021-09-11/2021-10-10"),
        ("2021~", term(duration="P5Y"), "2026~"),
        ("2021-09-24?", term(duration="P5Y"), "2026-09-24?"),
        ("2021?-09/2022~-11", term(duration="P5Y"), "2026-09%/2027-11%"),
        ("2021/..", term(duration="P5Y"), "2026/.."),
        ("../2021-03-04", term(duration="P5Y"), "../2026-03-04"),
        ("XXXX-09-24", term(duration="P5Y"), None),
        ("XXXX-09-24", term(ends="XXXX-12-31", duration="P5Y"), "XXXX-12-31"),
        ("2020-12-15", term(starts="2021-01-01", duration="P5Y"), "2025-12-31"),
        ("2020-12-15", term(starts="2021-03-15", duration="P6M"), "2021-09-14"),
        ("2021-01-01", term(duration="P1Y"), "2022-01-01"),
        ("2023-02-28", term(duration="P1Y"), "2024-02-28"),
        ("2023-02-01", term(starts="2023-03-01", duration="P1Y"), "2024-02-29"),
        ("2022-01-01", term(starts="2022-01-31", duration="P1M"), "2022-02-28"),
        ("2022-01-01", term(starts="2022-09-01", duration="P2W"), "2022-09-14"),
        ("2022-01-01", term(starts="2022", duration="P1Y"), "2022-12-31/2023-12-30"),
        ("9990-01-01", term(duration="P20Y"), "9999-12-31"),
        ("2021-09-24", term(ends="2026", duration="P1Y"), "2026"),
        (None, term(ends=".."), ".."),
        (None, term(duration="P5Y"), None),
        ("2021-09-24", term(), None),
    ],
)
def test_the_first_end_is_stated_or_computed_from_the_start(
    signed: str | None, agreed: Term, expected: str | None
) -> None:
    found = first_end(edtf(signed), agreed)

    assert (found and str(found)) == expected


def test_notice_counts_back_from_each_renewed_end() -> None:
    agreed = term(duration="P5Y", notice="P3M", renewal=renewal(TACIT, "P1Y", 2))

    assert list(deadlines(edtf("2021-09-24"), agreed)) == [
        Deadline(act=date(2026, 6, 24), end=EdtfDate.parse("2026-09-24"), renews=True),
        Deadline(act=date(2027, 6, 24), end=EdtfDate.parse("2027-09-24"), renews=True),
        Deadline(act=date(2028, 9, 24), end=EdtfDate.parse("2028-09-24"), renews=False),
    ]


@pytest.mark.parametrize(
    ("ends", "period", "expected"),
    [
        ("2025-06-30", "P6M", ["2025-12-31", "2026-06-30"]),
        ("2025-09-30", "P3M", ["2025-12-31", "2026-03-31"]),
        ("2022-02-28", "P1Y", ["2023-02-28", "2024-02-29"]),
        ("2024-02-29", "P1Y", ["2025-02-28", "2026-02-28"]),
        ("2025-06-29", "P6M", ["2025-12-29", "2026-06-29"]),
        ("2025-04-30", "P1M15D", ["2025-06-15", "2025-07-30"]),
        ("2025-06-30", "P30D", ["2025-07-30", "2025-08-29"]),
        ("2025-06", "P6M", ["2025-12", "2026-06"]),
        ("2025-06-30~", "P6M", ["2025-12-31~", "2026-06-30~"]),
    ],
)
def test_a_term_to_the_end_of_a_month_is_renewed_to_the_end_of_a_month(
    ends: str, period: str, expected: list[str]
) -> None:
    found = [f"{deadline.end}" for deadline in deadlines(None, term(ends=ends, renewal=renewal(TACIT, period, 2)))]

    assert found == [ends, *expected]


@pytest.mark.parametrize(
    ("starts", "length", "expected"),
    [
        ("2025-07-01", "P6M", ["2025-12-31", "2026-06-30", "2026-12-31"]),
        ("2022-03-01", "P1Y", ["2023-02-28", "2024-02-29", "2025-02-28"]),
        ("2025-07-16", "P1M", ["2025-08-15", "2025-09-15", "2025-10-15"]),
    ],
)
def test_the_first_term_and_its_renewals_have_one_definition(starts: str, length: str, expected: list[str]) -> None:
    agreed = term(starts=starts, duration=length, renewal=renewal(TACIT, most=2))

    assert [f"{deadline.end}" for deadline in deadlines(None, agreed)] == expected


@pytest.mark.parametrize("agreed", [term(duration="P1Y"), term(ends="XXXX-09-24", renewal=renewal(TACIT, "P1Y"))])
def test_an_end_without_a_year_has_no_deadline_and_no_known_status(agreed: Term) -> None:
    assert not list(deadlines(edtf("XXXX-09-24"), agreed))
    assert status_on(phases(edtf("XXXX-09-24"), agreed, None, None), date(2026, 1, 1)) == UNKNOWN


def test_monthly_renewals_keep_the_31st() -> None:
    agreed = term(ends="2022-12-31", renewal=renewal(TACIT, "P1M", 3))

    assert [f"{deadline.end}" for deadline in deadlines(None, agreed)] == [
        "2022-12-31",
        "2023-01-31",
        "2023-02-28",
        "2023-03-31",
    ]


@pytest.mark.parametrize("ends", [None, ".."])
def test_a_term_with_an_unknown_end_has_no_deadline(ends: str | None) -> None:
    assert not list(deadlines(edtf("2021-09-24"), term(ends=ends, renewal=renewal(TACIT, "P1Y"))))


def test_unlimited_renewals_are_computed_up_to_the_year_2100() -> None:
    agreed = term(duration="P1Y", renewal=renewal(TACIT))

    found = phases(edtf("2021-09-24"), agreed, None, None)

    assert status_on(found, date(2100, 9, 24)) == DUE
    assert found[-1] == Phase(status=IN_FORCE, from_=date(2100, 9, 25), to=date.max)


def test_monthly_renewals_are_due_for_a_century() -> None:
    agreed = term(duration="P1M", notice="P10D", renewal=renewal(TACIT))

    found = phases(edtf("2009-01-01"), agreed, None, None)

    assert status_on(found, date(2026, 11, 24)) == DUE
    assert next(one.act for one in deadlines(edtf("2009-01-01"), agreed) if one.act >= date(2026, 11, 24)) == date(
        2026, 12, 22
    )


def test_an_agreement_renewed_by_another_is_not_due_before_it_expires() -> None:
    found = phases(edtf("2021-09-24"), FIVE_YEARS, None, None, renewed=True)

    assert [(f"{phase.from_}", phase.status.value) for phase in found] == [
        (FIRST_DAY, "not-started"),
        ("2021-09-24", "in-force"),
        ("2026-09-25", "expired"),
    ]


@pytest.mark.parametrize("duration", ["P1D", "P4M", "P1Y"])
@pytest.mark.parametrize("signed", ["0202-09-24", "0202-09", "1800"])
def test_unlimited_renewals_of_an_old_term_end(signed: str, duration: str) -> None:
    agreed = term(duration=duration, renewal=renewal(TACIT))

    found = phases(edtf(signed), agreed, None, None)
    closed = phases(edtf(signed), agreed, terminated("2021"), None)

    assert len(closed) <= 2 * MAX_ENDS + 4  # not started, unknown, in force; two for each end; terminated
    assert found[-1].status == IN_FORCE
    assert closed[-1] == Phase(status=TERMINATED, from_=date(2021, 12, 31), to=date.max)


texts = st.one_of(
    st.dates(date(1990, 1, 1), date(2050, 1, 1)).flatmap(
        lambda day: st.sampled_from([f"{day}", f"{day}"[:7], f"{day}"[:4], f"XXXX{f'{day}'[4:]}", f"{day}/.."])
    ),
    st.sampled_from(["../2020", "2019/2021-03~", "2021?-09-24"]),
)
maybe_dates = st.none() | texts.map(EdtfDate.parse)
maybe_durations = st.none() | st.sampled_from(["P1D", "P1M", "P6M", "P1Y", "P5Y", "P1Y10D", "P99Y"]).map(Duration.parse)
terms = st.builds(
    Term,
    starts=maybe_dates,
    ends=maybe_dates | st.just(EdtfDate.parse_end("..")),
    duration=maybe_durations,
    renewal=st.none()
    | st.builds(
        Renewal,
        mode=st.sampled_from(RenewalMode),
        period=maybe_durations,
        max=st.none() | st.integers(1, 5),
    ),
    notice=maybe_durations,
)
terminations = st.none() | st.builds(Termination, date=maybe_dates, grounds=st.just(Grounds.OTHER))


@given(maybe_dates, st.none() | terms, terminations, maybe_dates)
def test_phases_are_contiguous(
    signed: EdtfDate | None, agreed: Term | None, ended: Termination | None, replaced: EdtfDate | None
) -> None:
    found = phases(signed, agreed, ended, replaced)

    assert (found[0].from_, found[-1].to) == (date.min, date.max)
    assert all(phase.from_ < phase.to for phase in found)
    assert all(before.to == after.from_ and before.status != after.status for before, after in pairwise(found))


@given(maybe_dates, terms, st.dates(date(1985, 1, 1), date(2110, 1, 1)))
def test_an_agreement_is_not_expired_before_its_latest_possible_end(
    signed: EdtfDate | None, agreed: Term, day: date
) -> None:
    status = status_on(phases(signed, agreed, None, None), day)

    ends = [deadline.end.latest for deadline in deadlines(signed, agreed)]
    assert status != EXPIRED or (ends and ends[-1] < day)


@given(maybe_dates, terms)
def test_an_agreement_that_may_have_started_is_not_called_not_started(signed: EdtfDate | None, agreed: Term) -> None:
    start = agreed.starts or signed

    found = phases(signed, agreed, None, None)

    unstarted = [phase.to for phase in found if phase.status == NOT_STARTED]
    assert unstarted == ([start.earliest] if start and start.earliest > date.min else [])


@given(texts.map(EdtfDate.parse), terms)
def test_a_renewed_end_comes_after_the_one_before(signed: EdtfDate, agreed: Term) -> None:
    ends = [deadline.end for deadline in deadlines(signed, agreed)]

    assert all(before <= after for before, after in pairwise(ends))


signed_days = st.dates(date(1990, 1, 1), date(2050, 1, 1)).map(str).map(EdtfDate.parse)
terms_of_a_length = st.builds(
    Term,
    duration=st.sampled_from(["P1D", "P1M", "P1Y", "P5Y", "P1Y10D"]).map(Duration.parse),
    renewal=st.none() | st.builds(Renewal, mode=st.sampled_from(RenewalMode), max=st.none() | st.integers(1, 5)),
    notice=st.none() | st.sampled_from(["P1D", "P1M", "P6M"]).map(Duration.parse),
)


@given(signed_days, terms_of_a_length, st.data())
def test_the_90_days_up_to_the_day_to_act_are_due(signed: EdtfDate, agreed: Term, data: st.DataObject) -> None:
    act = data.draw(st.sampled_from([deadline.act for deadline in deadlines(signed, agreed)]))
    first = max(act - timedelta(days=90), signed.latest)
    assume(first <= act)  # a notice may be longer than the term

    day = data.draw(st.dates(first, act))

    assert status_on(phases(signed, agreed, None, None), day) == DUE
