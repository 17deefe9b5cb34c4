"""The read model has the renewals of the next five years, and gets those up to 2100 when a query needs them."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from running import Eapa

from eapa_cli.index.read_model import Index
from eapa_cli.index.term_rows import TermRows, term_rows
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.durations import Duration
from eapa_cli.model.effective_term import stated_term
from eapa_cli.model.records import Agreement, Party, Signing
from eapa_cli.model.terms import Renewal, Term, Termination
from eapa_cli.model.vocabulary import AgreementType, Grounds, RenewalMode

YEARLY = """\
id: 2020-03-01-eapa-tass
type: agreement
signed: {date: "2020-03-01"}
parties:
  - {organization: eapa}
  - {organization: tass}
term:
  duration: P1Y
  renewal: {mode: tacit, period: P1Y}
  notice: P1M
sources:
  - {url: https://example.org}
"""

DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))
EDTF = st.one_of(DAYS.map(str), DAYS.map(lambda day: f"{day:%Y-%m}"), DAYS.map(lambda day: f"{day:%Y}")).map(
    EdtfDate.parse
)
LENGTHS = st.sampled_from(["P1D", "P1M", "P6M", "P1Y", "P5Y", "P1Y10D"]).map(Duration.parse)
AGREEMENTS = st.builds(
    Agreement,
    id=st.just("a"),
    type=st.just(AgreementType.AGREEMENT),
    parties=st.just((Party(organization="b"), Party(organization="c"))),
    signed=st.builds(Signing, date=EDTF),
    term=st.builds(
        Term,
        ends=st.none() | EDTF,
        duration=st.none() | LENGTHS,
        renewal=st.builds(
            Renewal, mode=st.just(RenewalMode.TACIT), period=st.none() | LENGTHS, max=st.none() | st.integers(1, 50)
        ),
        notice=st.none() | LENGTHS,
    ),
    terminated=st.none() | st.builds(Termination, date=EDTF, grounds=st.just(Grounds.OTHER)),
)


@pytest.fixture
def yearly(register: Path) -> Path:
    """Return a register with an agreement that is renewed each year."""
    (register / "data/agreements/2020-03-01-eapa-tass.yaml").write_text(YEARLY, encoding="utf-8")
    return register


def find_status(rows: TermRows, day: date) -> object:
    """Return the status on a day."""
    return [status for _file, first, _last, status in rows.phases if str(first) <= day.isoformat()][-1]


def list_deadlines_until(rows: TermRows, day: date) -> list[tuple[object, ...]]:
    """Return the deadlines with a day to act or an end up to a day."""
    return [row for row in rows.deadlines if find_first_day(*row) <= day.isoformat()]


def find_first_day(_file: object, _number: object, act: object, earliest_end: object, *_others: object) -> str:
    """Return the first day of a row with a deadline: its day to act or its earliest end."""
    return min(str(act), str(earliest_end))


@given(AGREEMENTS, st.none() | EDTF, DAYS, st.booleans(), st.integers(1, 20_000))
def test_status_and_deadlines_are_complete_up_to_the_renewal_horizon(
    agreement: Agreement, superseded: EdtfDate | None, until: date, is_renewed: bool, days_before: int
) -> None:
    term = replace(stated_term(agreement), superseded=superseded, renewed_by="r" if is_renewed else None)
    limited, complete = term_rows(1, term, until), term_rows(1, term, date.max)

    assert complete.computed_to is None
    if limited.computed_to is None:
        assert limited == complete
        return
    assert limited.computed_to > until.isoformat()
    day = date.fromisoformat(limited.computed_to) - timedelta(days=days_before)
    assume(day >= date(1, 1, 1))
    assert find_status(limited, day) == find_status(complete, day)
    assert list_deadlines_until(limited, day) == list_deadlines_until(complete, day)


@pytest.mark.usefixtures("yearly")
@pytest.mark.parametrize(
    ("day", "status"),
    [
        pytest.param("2026-06-01", "in-force", id="with the first renewals"),
        pytest.param("2089-01-15", "due", id="with all renewals"),
        pytest.param("2101-06-01", "in-force", id="after the last renewal"),
    ],
)
def test_the_status_on_any_day_does_not_depend_on_earlier_queries(eapa: Eapa, day: str, status: str) -> None:
    query = ("list", "--party", "tass", "--since", "2020-02", "--columns", "status", "--as-of")
    assert eapa(*query, "2026-01-15").out == "status\ndue\n"

    for _ in range(2):
        assert eapa(*query, day).out == f"status\n{status}\n"


def test_a_file_that_changed_after_all_renewals_were_computed_is_computed_again(eapa: Eapa, yearly: Path) -> None:
    query = ("due", "--as-of", "2088-12-15", "--within", "90d")  # before the end on 1 March 2089
    assert "2089-02-01\t" in eapa(*query).out

    changed = YEARLY.replace("notice: P1M", "notice: P2M")
    (yearly / "data/agreements/2020-03-01-eapa-tass.yaml").write_text(changed, encoding="utf-8")

    assert "2089-01-01\t" in eapa(*query).out


@pytest.mark.usefixtures("yearly")
def test_views_contain_the_renewals_of_all_years(eapa: Eapa) -> None:
    query = "SELECT max(to_day) FROM deadlines WHERE agreement = '2020-03-01-eapa-tass'"

    assert eapa("sql", query).out == "max(to_day)\n2100-03-01\n"


@pytest.mark.usefixtures("_short_wait_for_a_lock")
def test_renewals_are_computed_although_another_program_has_locked_the_cache(eapa: Eapa, yearly: Path) -> None:
    assert eapa("list", "--format", "ids").err == ""
    (cache,) = (yearly.parent / "cache/eapa").glob("*.sqlite")
    index = Index(yearly, cache)
    # The view is made before the renewals are computed, and must contain them.
    index.define(
        ["CREATE TEMP VIEW mine AS SELECT status FROM phase JOIN agreement USING (file) WHERE ends IS NOT NULL"]
    )

    with closing(sqlite3.connect(cache)) as other:
        other.execute("BEGIN EXCLUSIVE")
        index.compute_renewals(date(2089, 1, 1))

    assert ("due",) in index.query("SELECT DISTINCT status FROM mine")
    assert index.query("SELECT max(to_day) FROM deadline") == [("2100-03-01",)]
    assert cache.exists()
