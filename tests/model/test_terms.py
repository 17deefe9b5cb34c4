"""Phases and deadlines of a term.

An agreement is due in the 90 days before its day to act, which is the last day for notice or the end of the term.
"""

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
TERMINATED, UNKNOWN = Status.TERMINATED, Status.UNKNOWN


def parse_date(text: str | None) -> EdtfDate | None:
    """Return a date, which may be open (".."); None is an unknown date."""
    return EdtfDate.parse_end(text) if text else None


def parse_duration(text: str | None) -> Duration | None:
    """Return a duration; None is an unknown duration."""
    return Duration.parse(text) if text else None


def make_renewal(mode: RenewalMode, period: str | None = None, max_renewals: int | None = None) -> Renewal:
    """Return a renewal from the text of its period."""
    return Renewal(mode=mode, period=parse_duration(period), max=max_renewals)


def make_term(
    starts: str | None = None,
    ends: str | None = None,
    duration: str | None = None,
    notice: str | None = None,
    renewal: Renewal | None = None,
) -> Term:
    """Return a term from the texts of its dates and durations."""
    return Term(
        starts=parse_date(starts),
        ends=parse_date(ends),
        duration=parse_duration(duration),
        notice=parse_duration(notice),
        renewal=renewal,
    )


def make_termination(day: str | None) -> Termination:
    """Return a termination on a day, which may be unknown."""
    return Termination(date=parse_date(day), grounds=Grounds.WITHDRAWN)


def list_statuses(
    signed: str | None,
    term: Term,
    *,
    terminated: Termination | None = None,
    superseded: str | None = None,
    renewed: bool = False,
) -> str:
    """Return the first status, which has no first day, and then the first day and the status of each other phase."""
    first, *others = phases(parse_date(signed), term, terminated, parse_date(superseded), renewed=renewed)
    return ", ".join([first.status, *(f"{phase.from_} {phase.status}" for phase in others)])


@pytest.mark.parametrize(
    ("signed", "term", "expected"),
    [
        pytest.param(
            "2021-09-24",
            make_term(duration="P5Y"),
            "not-started, 2021-09-24 in-force, 2026-06-26 due, 2026-09-25 expired",
            id="five years from the day of signing",
        ),
        pytest.param(
            "2021-09-24",
            make_term(starts="2021-10-01", ends="2026-09-30"),
            "not-started, 2021-10-01 in-force, 2026-07-02 due, 2026-10-01 expired",
            id="a stated start and a stated end",
        ),
        pytest.param(
            "2021-09-24",
            make_term(duration="P5Y", notice="P3M", renewal=make_renewal(TACIT, "P1Y", 2)),
            "not-started, 2021-09-24 in-force, 2026-03-26 due, 2026-06-25 in-force, 2027-03-26 due, "
            "2027-06-25 in-force, 2028-06-26 due, 2028-09-25 expired",
            id="renewed tacitly twice at most, notice of three months",
        ),
        pytest.param(
            "2021-09-24",
            make_term(duration="P5Y", renewal=make_renewal(TACIT, max_renewals=1)),
            "not-started, 2021-09-24 in-force, 2026-06-26 due, 2026-09-25 in-force, 2031-06-26 due, 2031-09-25 expired",
            id="renewed tacitly for the length of the first term",
        ),
        pytest.param(
            "2021-09-24",
            make_term(ends="2026-09-24", notice="P1M", renewal=make_renewal(TACIT)),
            "not-started, 2021-09-24 in-force, 2026-05-26 due, 2026-08-25 in-force, 2026-09-25 unknown",
            id="tacitly renewed for an unknown period",
        ),
        pytest.param(
            "2021-09-24",
            make_term(duration="P1Y", notice="P1M", renewal=make_renewal(EXPRESS, "P1Y")),
            "not-started, 2021-09-24 in-force, 2022-06-26 due, 2022-09-25 expired",
            id="renewed only by an express act",
        ),
        pytest.param(
            "2021-09-24",
            make_term(duration="P1Y", renewal=make_renewal(NONE, "P1Y")),
            "not-started, 2021-09-24 in-force, 2022-06-26 due, 2022-09-25 expired",
            id="not renewed",
        ),
        pytest.param(
            "2021-09",
            make_term(duration="P5Y"),
            "not-started, 2021-09-01 unknown, 2021-09-30 in-force, 2026-06-03 due, 2026-10-01 expired",
            id="signed in a month, on an unknown day",
        ),
        pytest.param(
            "2021",
            make_term(duration="P5Y"),
            "not-started, 2021-01-01 unknown, 2021-12-31 in-force, 2025-10-03 due, 2027-01-01 expired",
            id="signed in a year, on an unknown day",
        ),
        pytest.param(
            "2021-09",
            make_term(duration="P5Y", notice="P3M", renewal=make_renewal(TACIT, "P5Y", 1)),
            "not-started, 2021-09-01 unknown, 2021-09-30 in-force, 2026-03-03 due, 2026-10-01 in-force, 2031-06-03 due, 2031-10-01 expired",
            id="due from the earliest day to act until the latest end, if the end is not exact",
        ),
        pytest.param(
            "2021?-09-24~",
            make_term(duration="P1Y"),
            "not-started, 2021-09-24 in-force, 2022-06-26 due, 2022-09-25 expired",
            id="an uncertain date counts as written",
        ),
        pytest.param("2021-09-24", make_term(ends=".."), "not-started, 2021-09-24 in-force", id="without end"),
        pytest.param(None, make_term(ends=".."), "unknown", id="open-ended with an unknown start"),
        pytest.param("2021-09-24", make_term(), "not-started, 2021-09-24 unknown", id="without a term"),
        pytest.param(
            "2021-09",
            make_term(notice="P3M", renewal=make_renewal(TACIT, "P1Y")),
            "not-started, 2021-09-01 unknown",
            id="renewed from an end that is not known",
        ),
        pytest.param(None, make_term(), "unknown", id="without a term and without a date"),
        pytest.param(None, make_term(duration="P5Y"), "unknown", id="five years from an unknown start"),
        pytest.param(
            None,
            make_term(ends="2026-12-31"),
            "unknown, 2026-10-02 due, 2027-01-01 expired",
            id="undated, with a stated end",
        ),
        pytest.param(
            "2021",
            make_term(ends="2021-06-30"),
            "not-started, 2021-01-01 unknown, 2021-04-01 due, 2021-07-01 expired",
            id="a stated end in the year of signing",
        ),
        pytest.param(
            "2021-09",
            make_term(duration="P1M"),
            "not-started, 2021-09-01 unknown, 2021-09-30 due, 2021-10-31 expired",
            id="a month from some day in September",
        ),
        pytest.param(
            "2024-02-29",
            make_term(duration="P1Y", renewal=make_renewal(TACIT, "P1Y", 1)),
            "not-started, 2024-02-29 in-force, 2024-11-30 due, 2025-03-01 in-force, 2025-11-30 due, 2026-03-01 expired",
            id="signed on 29 February",
        ),
        pytest.param(
            "2021-09-24",
            make_term(duration="P1M", renewal=make_renewal(TACIT, "P1M", 5)),
            "not-started, 2021-09-24 due, 2022-03-25 expired",
            id="renewed from month to month",
        ),
        pytest.param(
            "2021-09-24",
            make_term(duration="P91D", renewal=make_renewal(TACIT, max_renewals=1)),
            "not-started, 2021-09-24 in-force, 2021-09-25 due, 2022-03-26 expired",
            id="due again as soon as it is renewed",
        ),
        pytest.param(
            "2021-09-24",
            make_term(duration="P1M", notice="P1Y", renewal=make_renewal(TACIT, "P1Y", 1)),
            "not-started, 2021-09-24 in-force, 2022-07-26 due, 2022-10-25 expired",
            id="notice longer than the term",
        ),
        pytest.param(
            "2021-09-24",
            make_term(ends="2026/.."),
            "not-started, 2021-09-24 in-force, 2025-10-03 due",
            id="not before 2026",
        ),
        pytest.param(
            "2021-09-24",
            make_term(ends="../2026"),
            "not-started, 2021-09-24 due, 2027-01-01 expired",
            id="not after 2026",
        ),
        pytest.param(
            "2021-09-24", make_term(ends="2020-12-31"), "not-started, 2021-09-24 expired", id="an end before the start"
        ),
    ],
)
def test_the_status_changes_at_the_start_and_at_the_ends_of_a_term(
    signed: str | None, term: Term, expected: str
) -> None:
    assert list_statuses(signed, term) == expected


FIVE_YEARS = make_term(duration="P5Y")


@pytest.mark.parametrize(
    ("terminated", "superseded", "expected"),
    [
        pytest.param(
            "2023-03-01",
            None,
            "not-started, 2021-09-24 in-force, 2023-03-01 terminated",
            id="terminated during the term",
        ),
        pytest.param(
            "2023",
            None,
            "not-started, 2021-09-24 in-force, 2023-12-31 terminated",
            id="terminated in a year, on an unknown day",
        ),
        pytest.param(
            "2026-08-01",
            None,
            "not-started, 2021-09-24 in-force, 2026-06-26 due, 2026-08-01 terminated",
            id="terminated while it is due",
        ),
        pytest.param("2021-01-01", None, "not-started, 2021-01-01 terminated", id="terminated before the start"),
        pytest.param(
            "2023/..",
            None,
            "not-started, 2021-09-24 in-force, 2023-01-01 terminated",
            id="terminated in 2023 at the earliest",
        ),
        pytest.param(
            "XXXX-05-01", None, "not-started, 2021-09-24 terminated", id="terminated on 1 May of an unknown year"
        ),
        pytest.param(
            "2027-01-01",
            None,
            "not-started, 2021-09-24 in-force, 2026-06-26 due, 2026-09-25 expired",
            id="terminated after its end",
        ),
        pytest.param(
            "2026-09-25",
            None,
            "not-started, 2021-09-24 in-force, 2026-06-26 due, 2026-09-25 terminated",
            id="terminated on the day on which it expires",
        ),
        pytest.param(None, "2024-05-01", "not-started, 2021-09-24 in-force, 2024-05-01 superseded", id="superseded"),
        pytest.param(
            None,
            "2024-05",
            "not-started, 2021-09-24 in-force, 2024-05-31 superseded",
            id="superseded in May, on an unknown day",
        ),
        pytest.param(
            None,
            "2027",
            "not-started, 2021-09-24 in-force, 2026-06-26 due, 2026-09-25 expired",
            id="superseded after it expired",
        ),
        pytest.param(
            None,
            "2026-09-25",
            "not-started, 2021-09-24 in-force, 2026-06-26 due, 2026-09-25 superseded",
            id="superseded on the day on which it expires",
        ),
        pytest.param(
            "2023-03-01", "2024-05-01", "not-started, 2021-09-24 in-force, 2023-03-01 terminated", id="terminated first"
        ),
        pytest.param(
            "2024-05-01", "2023-03-01", "not-started, 2021-09-24 in-force, 2023-03-01 superseded", id="superseded first"
        ),
        pytest.param(
            "2023-03-01",
            "2023-03-01",
            "not-started, 2021-09-24 in-force, 2023-03-01 terminated",
            id="terminated and superseded on the same day",
        ),
    ],
)
def test_the_earliest_final_event_ends_an_agreement(
    terminated: str | None, superseded: str | None, expected: str
) -> None:
    termination = make_termination(terminated) if terminated else None

    assert list_statuses("2021-09-24", FIVE_YEARS, terminated=termination, superseded=superseded) == expected


@pytest.mark.parametrize(
    ("signed", "expected"),
    [
        ("2021-09-24", "not-started, 2021-09-24 terminated"),
        ("2021-09", "not-started, 2021-09-01 unknown, 2021-09-30 terminated"),
        ("2021/..", "not-started, 2021-01-01 terminated"),
        (None, "terminated"),
    ],
)
def test_an_undated_termination_applies_from_the_start(signed: str | None, expected: str) -> None:
    assert list_statuses(signed, FIVE_YEARS, terminated=make_termination(None)) == expected


def test_an_open_ended_agreement_can_be_terminated() -> None:
    statuses = list_statuses("2021-09-24", make_term(ends=".."), terminated=make_termination("2023-03-01"))

    assert statuses == "not-started, 2021-09-24 in-force, 2023-03-01 terminated"


def test_an_open_ended_agreement_can_be_superseded() -> None:
    statuses = list_statuses("2021-09-24", make_term(ends=".."), superseded="2024-05-01")

    assert statuses == "not-started, 2021-09-24 in-force, 2024-05-01 superseded"


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
def test_the_first_and_last_day_of_a_term_are_part_of_it(day: date, expected: Status) -> None:
    assert status_on(phases(parse_date("2021-09-24"), FIVE_YEARS, None, None), day) == expected


@pytest.mark.parametrize("term", [make_term(), make_term(ends=".."), make_term(duration="P5Y")])
@pytest.mark.parametrize(
    ("superseded", "first_day"),
    [("2023/..", "2023-01-01"), ("XXXX-05-09", "2021-09-24")],  # in an unknown year, from the day of signing
)
def test_a_supersession_without_a_latest_day_applies_from_its_earliest_day(
    term: Term, superseded: str, first_day: str
) -> None:
    assert list_statuses("2021-09-24", term, superseded=superseded).endswith(f", {first_day} superseded")


@pytest.mark.parametrize(
    ("signed", "term", "expected"),
    [
        # The end has the precision and the qualifiers of the start.
        ("2021-09-24", make_term(duration="P5Y"), "2026-09-24"),
        ("2021-09", make_term(duration="P5Y"), "2026-09"),
        ("2021", make_term(duration="P5Y"), "2026"),
        ("2021-09", make_term(duration="P10D"), "2021-09-11/2021-10-10"),
        ("2021~", make_term(duration="P5Y"), "2026~"),
        ("2021-09-24?", make_term(duration="P5Y"), "2026-09-24?"),
        ("2021?-09/2022~-11", make_term(duration="P5Y"), "2026-09%/2027-11%"),
        ("2021/..", make_term(duration="P5Y"), "2026/.."),
        ("../2021-03-04", make_term(duration="P5Y"), "../2026-03-04"),
        # An end that can be any day, or is computed from a start without a year, is not known.
        ("../2021-03-04", make_term(duration="P9999Y"), None),
        ("XXXX-09-24", make_term(duration="P5Y"), None),
        # An end after the calendar is its last day.
        ("9990-01-01", make_term(duration="P20Y"), "9999-12-31"),
        # A term from a stated first day ends one day earlier than a term from the day of signing.
        ("2021-01-01", make_term(duration="P1Y"), "2022-01-01"),
        ("2023-02-28", make_term(duration="P1Y"), "2024-02-28"),
        ("2020-12-15", make_term(starts="2021-01-01", duration="P5Y"), "2025-12-31"),
        ("2020-12-15", make_term(starts="2021-03-15", duration="P6M"), "2021-09-14"),
        ("2023-02-01", make_term(starts="2023-03-01", duration="P1Y"), "2024-02-29"),
        ("2022-01-01", make_term(starts="2022-01-31", duration="P1M"), "2022-02-28"),
        ("2022-01-01", make_term(starts="2022-09-01", duration="P2W"), "2022-09-14"),
        ("2022-01-01", make_term(starts="2022", duration="P1Y"), "2022-12-31/2023-12-30"),
        # A stated end, and an end that is not known.
        ("2021-09-24", make_term(ends="2026", duration="P1Y"), "2026"),
        ("XXXX-09-24", make_term(ends="XXXX-12-31", duration="P5Y"), "XXXX-12-31"),
        (None, make_term(ends=".."), ".."),
        (None, make_term(duration="P5Y"), None),
        ("2021-09-24", make_term(), None),
    ],
)
def test_the_first_end_is_stated_or_computed_from_the_start(
    signed: str | None, term: Term, expected: str | None
) -> None:
    end = first_end(parse_date(signed), term)

    assert (str(end) if end else None) == expected


def test_the_day_for_notice_is_computed_from_each_renewed_end() -> None:
    term = make_term(duration="P5Y", notice="P3M", renewal=make_renewal(TACIT, "P1Y", 2))

    assert list(deadlines(parse_date("2021-09-24"), term)) == [
        Deadline(act=date(2026, 6, 24), end=EdtfDate.parse("2026-09-24"), renews=True),
        Deadline(act=date(2027, 6, 24), end=EdtfDate.parse("2027-09-24"), renews=True),
        Deadline(act=date(2028, 9, 24), end=EdtfDate.parse("2028-09-24"), renews=False),
    ]


@pytest.mark.parametrize(
    ("ends", "period", "expected"),
    [
        ("2025-06-30", "P6M", ["2025-12-31", "2026-06-30"]),
        ("2025-06-30~", "P6M", ["2025-12-31~", "2026-06-30~"]),
        ("2025-09-30", "P3M", ["2025-12-31", "2026-03-31"]),
        ("2022-02-28", "P1Y", ["2023-02-28", "2024-02-29"]),
        ("2024-02-29", "P1Y", ["2025-02-28", "2026-02-28"]),
        # Not an end of a month, a period with days, and an end without a day.
        ("2025-06-29", "P6M", ["2025-12-29", "2026-06-29"]),
        ("2025-04-30", "P1M15D", ["2025-06-15", "2025-07-30"]),
        ("2025-06-30", "P30D", ["2025-07-30", "2025-08-29"]),
        ("2025-06", "P6M", ["2025-12", "2026-06"]),
    ],
)
def test_only_a_term_to_the_end_of_a_month_is_renewed_by_months_to_the_end_of_a_month(
    ends: str, period: str, expected: list[str]
) -> None:
    term = make_term(ends=ends, renewal=make_renewal(TACIT, period, 2))

    assert [str(deadline.end) for deadline in deadlines(None, term)] == [ends, *expected]


@pytest.mark.parametrize(
    ("starts", "duration", "expected"),
    [
        ("2025-07-01", "P6M", ["2025-12-31", "2026-06-30", "2026-12-31"]),
        ("2022-03-01", "P1Y", ["2023-02-28", "2024-02-29", "2025-02-28"]),
        ("2025-07-16", "P1M", ["2025-08-15", "2025-09-15", "2025-10-15"]),
    ],
)
def test_renewals_continue_the_first_term_without_a_gap(starts: str, duration: str, expected: list[str]) -> None:
    term = make_term(starts=starts, duration=duration, renewal=make_renewal(TACIT, max_renewals=2))

    assert [f"{deadline.end}" for deadline in deadlines(None, term)] == expected


@pytest.mark.parametrize(
    "term", [make_term(duration="P1Y"), make_term(ends="XXXX-09-24", renewal=make_renewal(TACIT, "P1Y"))]
)
def test_an_end_without_a_year_has_no_deadline_and_no_known_status(term: Term) -> None:
    assert not list(deadlines(parse_date("XXXX-09-24"), term))
    assert status_on(phases(parse_date("XXXX-09-24"), term, None, None), date(2026, 1, 1)) == UNKNOWN


def test_monthly_renewals_of_a_term_to_the_31st_end_on_the_last_day_of_each_month() -> None:
    term = make_term(ends="2022-12-31", renewal=make_renewal(TACIT, "P1M", 3))

    assert [f"{deadline.end}" for deadline in deadlines(None, term)] == [
        "2022-12-31",
        "2023-01-31",
        "2023-02-28",
        "2023-03-31",
    ]


@pytest.mark.parametrize("ends", [None, ".."])
def test_a_term_with_an_unknown_end_has_no_deadline(ends: str | None) -> None:
    assert not list(deadlines(parse_date("2021-09-24"), make_term(ends=ends, renewal=make_renewal(TACIT, "P1Y"))))


@pytest.mark.parametrize(
    ("signed", "period", "last_end"),
    [
        ("2021-09-24", "P1Y", "2100-09-24"),
        ("../2021-09-24", "P1Y", "../2100-09-24"),
        # The next end can be any day of the calendar, so it is not known.
        ("../2021-09-24", "P9000Y", "../2022-09-24"),
    ],
)
def test_unlimited_renewals_are_computed_up_to_the_year_2100(signed: str, period: str, last_end: str) -> None:
    *_, last = deadlines(parse_date(signed), make_term(duration="P1Y", renewal=make_renewal(TACIT, period)))

    assert str(last.end) == last_end


def test_an_agreement_with_unlimited_renewals_stays_in_force_after_the_computed_ones() -> None:
    term = make_term(duration="P1Y", renewal=make_renewal(TACIT))

    all_phases = phases(parse_date("2021-09-24"), term, None, None)

    assert status_on(all_phases, date(2100, 9, 24)) == DUE
    assert all_phases[-1] == Phase(status=IN_FORCE, from_=date(2100, 9, 25), to=date.max)


def test_monthly_renewals_are_due_and_have_a_day_to_act_after_many_years() -> None:
    term = make_term(duration="P1M", notice="P10D", renewal=make_renewal(TACIT))
    signed, day = parse_date("2009-01-01"), date(2026, 11, 24)

    assert status_on(phases(signed, term, None, None), day) == DUE
    # Ten days before the end on 1 January 2027. The day to act before 1 December has passed.
    assert min(deadline.act for deadline in deadlines(signed, term) if deadline.act >= day) == date(2026, 12, 22)


def test_an_agreement_renewed_by_another_is_not_due_before_it_expires() -> None:
    statuses = list_statuses("2021-09-24", FIVE_YEARS, renewed=True)

    assert statuses == "not-started, 2021-09-24 in-force, 2026-09-25 expired"


@pytest.mark.parametrize("duration", ["P1D", "P4M", "P1Y"])
@pytest.mark.parametrize("signed", ["0202-09-24", "0202-09", "1800"])
def test_the_number_of_renewals_of_an_old_term_is_limited(signed: str, duration: str) -> None:
    term = make_term(duration=duration, renewal=make_renewal(TACIT))

    *_, last = phases(parse_date(signed), term, None, None)
    terminated = phases(parse_date(signed), term, make_termination("2021"), None)

    # There are two phases for each end, and four others: not started, unknown, in force and terminated.
    assert len(terminated) <= 2 * MAX_ENDS + 4
    assert last.status == IN_FORCE
    assert terminated[-1] == Phase(status=TERMINATED, from_=date(2021, 12, 31), to=date.max)


# Texts of days, months, years, days without a year, lower bounds, and some other forms.
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


@given(maybe_dates, terms, terminations, maybe_dates)
def test_phases_cover_the_calendar_without_gaps_and_the_status_changes_between_them(
    signed: EdtfDate | None, term: Term, termination: Termination | None, superseded: EdtfDate | None
) -> None:
    all_phases = phases(signed, term, termination, superseded)

    assert (all_phases[0].from_, all_phases[-1].to) == (date.min, date.max)
    assert all(phase.from_ < phase.to for phase in all_phases)
    assert all(before.to == after.from_ and before.status != after.status for before, after in pairwise(all_phases))


@given(maybe_dates, terms, st.dates(date(1985, 1, 1), date(2110, 1, 1)))
def test_an_agreement_is_not_expired_before_its_latest_possible_end(
    signed: EdtfDate | None, term: Term, day: date
) -> None:
    status = status_on(phases(signed, term, None, None), day)

    ends = [deadline.end.latest for deadline in deadlines(signed, term)]
    assert status != EXPIRED or (ends and ends[-1] < day)


@given(maybe_dates, terms)
def test_an_agreement_is_not_started_until_its_earliest_possible_start(signed: EdtfDate | None, term: Term) -> None:
    start = term.starts or signed

    all_phases = phases(signed, term, None, None)

    ends_of_not_started = [phase.to for phase in all_phases if phase.status == NOT_STARTED]
    assert ends_of_not_started == ([start.earliest] if start and start.earliest > date.min else [])


@given(texts.map(EdtfDate.parse), terms)
def test_the_ends_of_a_term_are_in_order(signed: EdtfDate, term: Term) -> None:
    ends = [deadline.end for deadline in deadlines(signed, term)]

    assert all(before <= after for before, after in pairwise(ends))


signed_days = st.dates(date(1990, 1, 1), date(2050, 1, 1)).map(str).map(EdtfDate.parse)
terms_with_duration = st.builds(
    Term,
    duration=st.sampled_from(["P1D", "P1M", "P1Y", "P5Y", "P1Y10D"]).map(Duration.parse),
    renewal=st.none() | st.builds(Renewal, mode=st.sampled_from(RenewalMode), max=st.none() | st.integers(1, 5)),
    notice=st.none() | st.sampled_from(["P1D", "P1M", "P6M"]).map(Duration.parse),
)


@given(signed_days, terms_with_duration, st.data())
def test_the_90_days_up_to_the_day_to_act_are_due(signed: EdtfDate, term: Term, data: st.DataObject) -> None:
    act = data.draw(st.sampled_from([deadline.act for deadline in deadlines(signed, term)]))
    first = max(act - timedelta(days=90), signed.latest)
    assume(first <= act)  # a notice may be longer than the term

    day = data.draw(st.dates(first, act))

    assert status_on(phases(signed, term, None, None), day) == DUE
