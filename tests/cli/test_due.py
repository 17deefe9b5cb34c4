"""`eapa due`: agreements on which to act, as a table, a checklist, JSON and a calendar."""

import json
import re
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import icalendar
import pytest
from running import Eapa
from samples import add_lines

# Terms that tests add to agreements of the sample register, which has none.
TERMS = {
    # The first term ends on 31 January 2023, and the renewals in 2024 and 2025.
    "2020-01-31-eapa-tass": "term: {duration: P3Y, renewal: {mode: tacit, period: P1Y, max: 2}, notice: P3M}",
    "2020-10-12-eapa-noosphere": 'term: {ends: "2026-12-31", renewal: {mode: tacit, period: P1Y}}',
    "2021-07-27-eapa-aaru": 'term: {starts: "2021-08", duration: P5Y6M}',
    "2022-05-11-eapa-ibn-sino": 'term: {ends: "2027-01-15"}\nterminated: {date: "2025-01-01", grounds: withdrawn}',
    "2022-11-03-eapa-regions-xxi": "term: {duration: P5Y, renewal: {mode: tacit}, notice: P6M}",
}
TODAY = "2026-11-24"
"""The day of most tests, on which three agreements are due within a year and one within 40 days."""


@pytest.fixture(autouse=True)
def add_terms(register: Path) -> None:
    """Add TERMS to the agreements."""
    for id_, term in TERMS.items():
        add_lines(register, id_, term)


def replace_title(register: Path, title: str) -> None:
    """Replace the line of the title in the agreement with NOOSPHERE."""
    file = register / "data/agreements/2020-10-12-eapa-noosphere.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index("title:")] + title + text[text.index("signed:") :], encoding="utf-8")


class Row(NamedTuple):
    """A row of `eapa due`."""

    act: str
    days: str
    what: str
    ends: str
    parties: str
    how: str
    id: str


def list_due(eapa: Eapa, *arguments: str) -> list[Row]:
    """Return the rows that the command writes as TSV."""
    outcome = eapa("due", *arguments)
    assert (outcome.code, outcome.err) == (0, "")
    return [Row(*line.split("\t")) for line in outcome.out.splitlines()[1:]]


def test_rows_are_sorted_by_day_to_act_and_explain_the_computation(eapa: Eapa) -> None:
    rows = list_due(eapa, "--as-of", TODAY, "--within", "1y")

    assert [(row.act, row.days, row.what, row.ends, row.how, row.id) for row in rows] == [
        ("2026-12-31", "37", "renews", "2026-12-31", "stated to end on 2026-12-31", "2020-10-12-eapa-noosphere"),
        ("2027-01-31", "68", "expires", "2027-01-31/2027-02-28", "P5Y6M from 2021-08 (start)", "2021-07-27-eapa-aaru"),
        ("2027-05-03", "160", "notice", "2027-11-03", "P5Y from 2022-11-03 (signing), notice P6M before", "2022-11-03-eapa-regions-xxi"),
    ]  # fmt: skip
    assert "World Peoples Assembly; NOOSPHERE Education Support Foundation" in {row.parties for row in rows}


@pytest.mark.parametrize(
    ("day", "within", "expected"),
    [
        ("2022-10-31", "90d", ("2022-10-31", "0", "notice", "2023-01-31")),
        ("2022-11-01", "P90D", None),  # too late for notice, not yet renewed
        ("2022-11-01", "P91D", ("2023-01-31", "91", "renews", "2023-01-31")),
        ("2023-10-01", "30d", ("2023-10-31", "30", "notice", "2024-01-31")),
        ("2024-12-01", "9w", ("2025-01-31", "61", "expires", "2025-01-31")),
        ("2025-01-31", "1d", ("2025-01-31", "0", "expires", "2025-01-31")),
        ("2025-02-01", "99y", None),  # expired
    ],
)
def test_notice_precedes_each_renewal_and_the_agreement_expires_at_its_last_end(
    eapa: Eapa, day: str, within: str, expected: tuple[str, ...] | None
) -> None:
    rows = list_due(eapa, "--as-of", day, "--within", within, "--party", "tass")

    next_act = next(((row.act, row.days, row.what, row.ends) for row in rows), None)
    assert next_act == expected


def test_explanation_includes_the_number_of_renewals(eapa: Eapa) -> None:
    (row,) = list_due(eapa, "--as-of", "2024-12-01", "--within", "90d", "--party", "tass")

    assert row.how == "P3Y from 2020-01-31 (signing), 2 renewals of P1Y"


def test_table_does_not_repeat_the_end_of_an_agreement(eapa: Eapa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    output = eapa("due", "--as-of", TODAY, "--within", "1y", "--format", "table").out

    # The agreement with NOOSPHERE has no explanation: its end is stated, and a column of its own shows this end.
    assert re.findall("ends (?:between|on) .*?(?=  )", output) == [
        "ends between 31 January 2027 and 28 February 2027: five years and six months from its start in August 2021",
        "ends on 3 November 2027: five years from signing on 3 November 2022, notice six months before the end",
    ]
    assert "stated in the agreement" not in output
    computed = eapa("due", "--as-of", "2024-12-01", "--within", "90d", "--party", "tass", "--format", "table").out
    assert "three years from signing on 31 January 2020, renewed twice for one year" in computed


def test_markdown_is_a_checklist_of_what_to_do(eapa: Eapa) -> None:
    lines = eapa("due", "--as-of", TODAY, "--within", "1y", "--format", "markdown").out.splitlines()

    # The title and the id of the agreement follow.
    assert [line.partition(": Cooperation agreement")[0] for line in lines] == [
        "- [ ] **31 December 2026**: It renews automatically after its end on 31 December 2026; agree on an end if it must not",
        "- [ ] **31 January 2027**: Renew it, or let it end between 31 January 2027 and 28 February 2027",
        "- [ ] **3 May 2027**: Give notice, or it renews automatically after its end on 3 November 2027",
    ]
    assert [line.rpartition(" ")[2] for line in lines] == [
        "(2020-10-12-eapa-noosphere)",
        "(2021-07-27-eapa-aaru)",
        "(2022-11-03-eapa-regions-xxi)",
    ]


def test_long_period_includes_every_renewal_of_an_agreement(eapa: Eapa) -> None:
    rows = list_due(eapa, "--as-of", TODAY, "--within", "3y", "--party", "noosphere")

    assert [row.act for row in rows] == ["2026-12-31", "2027-12-31", "2028-12-31"]


def test_renewal_after_many_years_is_listed(eapa: Eapa, register: Path) -> None:
    # The read model has the renewals of the next years only, and computes the others for this list.
    term = 'term: {ends: "2025-12-31", renewal: {mode: tacit, period: P20Y}}'
    add_lines(register, "undated-eapa-unu-jogja", term)

    (row,) = list_due(eapa, "--as-of", TODAY, "--within", "25y", "--party", "unu-jogja")

    assert (row.act, row.what) == ("2045-12-31", "renews")


def test_agreement_that_was_terminated_before_its_end_is_never_due(eapa: Eapa) -> None:
    # On a day before the termination, and on a day after it.
    assert list_due(eapa, "--as-of", "2024-12-31", "--within", "9y", "--party", "ibn-sino") == []
    assert list_due(eapa, "--as-of", "2026-12-31", "--within", "9y", "--party", "ibn-sino") == []


def test_end_of_an_agreement_that_another_renews_is_not_due(eapa: Eapa, register: Path) -> None:
    (register / "data/agreements/2025-01-31-eapa-tass.yaml").write_text(
        'id: 2025-01-31-eapa-tass\ntype: agreement\nsigned: {date: "2025-01-31"}\n'
        "parties: [{organization: eapa}, {organization: tass}]\n"
        "relations: [{type: renews, agreement: 2020-01-31-eapa-tass}]\nsources: [{url: https://example.org}]\n",
        encoding="utf-8",
    )

    rows = list_due(eapa, "--as-of", "2022-10-31", "--within", "9y", "--party", "tass")

    # Without the new agreement, the last row is the end on 31 January 2025.
    assert [(row.what, row.ends) for row in rows] == [("notice", "2023-01-31"), ("notice", "2024-01-31")]


def test_explanation_names_the_start_if_there_is_no_signing_date(eapa: Eapa, register: Path) -> None:
    add_lines(register, "undated-eapa-unu-jogja", 'term: {starts: "2022", duration: P5Y}')

    (row,) = list_due(eapa, "--as-of", "2027-06-01", "--within", "1d", "--party", "unu-jogja")

    # The earliest possible end has passed. The latest possible end has not, so the agreement is still listed.
    assert (row.act, row.days, row.what, row.ends) == ("2026-12-31", "-152", "expires", "2026-12-31/2027-12-30")
    assert row.how == "P5Y from 2022 (start)"


def test_only_one_end_is_listed_if_no_end_has_an_earliest_day(eapa: Eapa, register: Path) -> None:
    term = 'term: {starts: "../2020", duration: P1Y, renewal: {mode: tacit}}'
    add_lines(register, "undated-eapa-unu-jogja", term)

    (row,) = list_due(eapa, "--as-of", TODAY, "--party", "unu-jogja")

    assert (row.what, row.ends) == ("renews", "../2026-12-30")


def test_json_has_the_parties_as_a_list_and_the_title(eapa: Eapa) -> None:
    document = json.loads(eapa("due", "--as-of", TODAY, "--within", "40d", "--format", "json").out)

    assert document["kind"] == "due"
    assert document["records"] == [
        {
            "act": "2026-12-31", "days": 37, "what": "renews", "ends": "2026-12-31",
            "parties": ["World Peoples Assembly", "NOOSPHERE Education Support Foundation"],
            "how": "stated to end on 2026-12-31", "id": "2020-10-12-eapa-noosphere",
            "title": "Cooperation agreement between the Eurasian Peoples' Assembly and the NOOSPHERE Education Support Foundation",
            "responsible": None,
        }
    ]  # fmt: skip


def read_events(eapa: Eapa, day: str = TODAY) -> dict[str, icalendar.cal.Component]:
    """Return the events within a year from a day by their UIDs, which calendar programs use to recognize them."""
    out = eapa("due", "--as-of", day, "--within", "1y", "--format", "ics").out
    return {str(event["uid"]): event for event in icalendar.Calendar.from_ical(out).walk("VEVENT")}


RENEWAL = "2020-10-12-eapa-noosphere-0-renews@eapa"
END = "2021-07-27-eapa-aaru-0-expires@eapa"
NOTICE = "2022-11-03-eapa-regions-xxi-0-notice@eapa"


def test_calendar_has_an_event_with_alarms_for_each_row(eapa: Eapa) -> None:
    events = read_events(eapa)

    assert {uid: event.decoded("dtstart") for uid, event in events.items()} == {
        RENEWAL: date(2026, 12, 31),
        END: date(2027, 1, 31),
        NOTICE: date(2027, 5, 3),
    }
    # If a party must act, the alarms are earlier than before an automatic renewal.
    assert {
        uid: [alarm.decoded("trigger").days for alarm in event.walk("VALARM")] for uid, event in events.items()
    } == {
        RENEWAL: [-1],
        END: [-30, -7],
        NOTICE: [-30, -7],
    }
    assert "Last day for notice, else renewed on 2027-11-03: " in str(events[NOTICE]["summary"])


def test_calendar_is_reproducible_with_a_fixed_time(eapa: Eapa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    command = ("due", "--as-of", TODAY, "--within", "1y", "--format", "ics")

    first = eapa(*command).out

    assert eapa(*command).out == first
    assert icalendar.Calendar.from_ical(first)["version"] == "2.0"


def test_events_have_the_same_uids_on_another_day(eapa: Eapa) -> None:
    assert read_events(eapa, "2026-12-01").keys() == read_events(eapa).keys()


def test_calendar_escapes_text_and_folds_long_lines(eapa: Eapa, register: Path) -> None:
    # Characters that have a meaning in a calendar, in a text that is longer than a line.
    title = "Соглашение; о мире, труде\\\\и дружбе — " + "очень " * 30 + "длинное"
    replace_title(register, f'title: {{ru: "{title}"}}\n')

    out = eapa("due", "--as-of", TODAY, "--within", "40d", "--format", "ics").out
    (event,) = icalendar.Calendar.from_ical(out).walk("VEVENT")

    assert str(event["summary"]) == "Renews automatically on 2026-12-31: " + title.replace("\\\\", "\\")
    parties = "World Peoples Assembly; NOOSPHERE Education Support Foundation"
    assert parties in str(event["description"]).splitlines()
    # RFC 5545: lines of up to 75 bytes, which end with CR LF.
    assert all(len(line.encode()) <= 75 for line in out.split("\r\n"))
    assert "\n" not in out.replace("\r\n", "")


def test_events_have_the_time_of_the_run_so_that_a_later_calendar_replaces_an_earlier_one(
    eapa: Eapa, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read_events(eapa)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(time.time()) + 2))  # two seconds later
    after = read_events(eapa)

    assert before.keys() == after.keys()
    assert all(after[uid].decoded("dtstamp") > before[uid].decoded("dtstamp") for uid in after)
    now = datetime.now(UTC)
    assert all(abs(now - event.decoded("dtstamp")) < timedelta(minutes=5) for event in before.values())


def test_an_invalid_source_date_epoch_is_ignored(eapa: Eapa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1e99")  # not a whole number

    assert read_events(eapa).keys() == {RENEWAL, END, NOTICE}


def test_the_identity_of_an_event_survives_new_ids_of_the_agreement(eapa: Eapa) -> None:
    before = set(read_events(eapa))

    for old, new in (("2020-10-12-eapa-noosphere", "2020-10-12-second"), ("2020-10-12-second", "2020-10-12-third")):
        assert eapa("rename", old, new).code == 0
        assert set(read_events(eapa)) == before


def test_event_of_an_agreement_without_a_title_names_its_parties(eapa: Eapa, register: Path) -> None:
    replace_title(register, "")

    out = eapa("due", "--as-of", TODAY, "--within", "40d", "--format", "ics").out
    (event,) = icalendar.Calendar.from_ical(out).walk("VEVENT")

    assert ": World Peoples Assembly, NOOSPHERE Education Support Foundation" in str(event["summary"])


@pytest.mark.parametrize(
    ("filters", "second_line"),
    [
        (["--year", "2023"], "None of the 3 agreements has an end date.\n"),
        (["--year", "2022"], "Agreements without an end date: 1 of 3.\n"),
        (["--party", "ibn-sino"], ""),
    ],
    ids=["all", "some", "none"],
)
def test_message_on_a_terminal_counts_agreements_without_an_end_date_if_nothing_is_due(
    eapa: Eapa, monkeypatch: pytest.MonkeyPatch, filters: list[str], second_line: str
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)

    outcome = eapa("due", "--as-of", TODAY, "--within", "1d", *filters)

    assert outcome.err == f"Nothing is due within one day from 24 November 2026.\n{second_line}"


def test_text_of_a_record_cannot_add_calendar_lines(eapa: Eapa, register: Path) -> None:
    replace_title(register, 'title: {en: "Winds\\u202e\\nEND:VEVENT"}\n')

    out = eapa("due", "--as-of", TODAY, "--within", "40d", "--format", "ics").out
    (event,) = icalendar.Calendar.from_ical(out).walk("VEVENT")

    assert "\u202e" not in out
    assert out.count("\r\nEND:VEVENT") == 1
    assert "Winds" in str(event["summary"])
