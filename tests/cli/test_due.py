"""Agreements that are due, by the day on which to act."""

import json
import re
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import icalendar
import pytest
from running import Eapa

TERMS = {
    "2020-01-31-eapa-tass": "term: {duration: P3Y, renewal: {mode: tacit, period: P1Y, max: 2}, notice: P3M}",
    "2020-10-12-eapa-noosphere": 'term: {ends: "2026-12-31", renewal: {mode: tacit, period: P1Y}}',
    "2021-07-27-eapa-aaru": 'term: {starts: "2021-08", duration: P5Y6M}',
    "2022-05-11-eapa-ibn-sino": 'term: {ends: "2027-01-15"}\nterminated: {date: "2025-01-01", grounds: withdrawn}',
    "2022-11-03-eapa-regions-xxi": "term: {duration: P5Y, renewal: {mode: tacit}, notice: P6M}",
}


@pytest.fixture(autouse=True)
def add_terms(register: Path) -> None:
    for id_, text in TERMS.items():
        file = register / f"data/agreements/{id_}.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace("\nsources:", f"\n{text}\nsources:"), encoding="utf-8")


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
    outcome = eapa("due", *arguments)
    assert (outcome.code, outcome.err) == (0, "")
    return [Row(*line.split("\t")) for line in outcome.out.splitlines()[1:]]


def test_rows_are_sorted_by_day_to_act_and_explain_the_computation(eapa: Eapa) -> None:
    found = list_due(eapa, "--as-of", "2026-11-24", "--within", "1y")

    assert [(row.act, row.days, row.what, row.ends, row.how, row.id) for row in found] == [
        ("2026-12-31", "37", "renews", "2026-12-31", "stated to end on 2026-12-31", "2020-10-12-eapa-noosphere"),
        ("2027-01-31", "68", "expires", "2027-01-31/2027-02-28", "P5Y6M from 2021-08 (start)", "2021-07-27-eapa-aaru"),
        ("2027-05-03", "160", "notice", "2027-11-03", "P5Y from 2022-11-03 (signing), notice P6M before", "2022-11-03-eapa-regions-xxi"),
    ]  # fmt: skip
    assert found[0].parties == "World Peoples Assembly; NOOSPHERE Education Support Foundation"


@pytest.mark.parametrize(
    ("day", "within", "expected"),
    [
        ("2022-10-31", "90d", ("2022-10-31", "0", "notice", "2023-01-31")),
        ("2022-11-01", "P90D", None),  # too late for notice, not yet renewed
        ("2022-11-01", "P91D", ("2023-01-31", "91", "renews", "2023-01-31")),
        ("2023-10-01", "30d", ("2023-10-31", "30", "notice", "2024-01-31")),
        ("2024-12-01", "9w", ("2025-01-31", "61", "expires", "2025-01-31")),
        ("2025-01-31", "1d", ("2025-01-31", "0", "expires", "2025-01-31")),
        ("2025-02-01", "99y", None),
    ],
)
def test_notice_precedes_each_renewal_and_the_agreement_expires_at_its_last_end(
    eapa: Eapa, day: str, within: str, expected: tuple[str, ...] | None
) -> None:
    found = list_due(eapa, "--as-of", day, "--within", within, "--party", "tass")

    first = next(((row.act, row.days, row.what, row.ends) for row in found), None)
    assert first == expected


def test_explanation_includes_the_number_of_renewals(eapa: Eapa) -> None:
    found = list_due(eapa, "--as-of", "2024-12-01", "--within", "90d", "--party", "tass")

    assert found[0].how == "P3Y from 2020-01-31 (signing), 2 renewals of P1Y"


def test_table_does_not_repeat_the_end_of_an_agreement(eapa: Eapa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    output = eapa("due", "--as-of", "2026-11-24", "--within", "1y", "--format", "table").out

    # The agreement with NOOSPHERE has no explanation: its end is stated, and a column of its own shows this end.
    assert re.findall("ends (?:between|on) .*?(?=  )", output) == [
        "ends between 31 January 2027 and 28 February 2027: five years and six months from its start in August 2021",
        "ends on 3 November 2027: five years from signing on 3 November 2022, notice six months before the end",
    ]


def test_markdown_is_a_checklist_of_what_to_do(eapa: Eapa) -> None:
    output = eapa("due", "--as-of", "2026-11-24", "--within", "1y", "--format", "markdown").out

    assert [line.partition(": Cooperation agreement")[0] for line in output.splitlines()] == [
        "- [ ] **31 December 2026**: It renews automatically after its end on 31 December 2026; agree on an end if it must not",
        "- [ ] **31 January 2027**: Renew it, or let it end between 31 January 2027 and 28 February 2027",
        "- [ ] **3 May 2027**: Give notice, or it renews automatically after its end on 3 November 2027",
    ]
    assert output.endswith(" (2022-11-03-eapa-regions-xxi)\n")


def test_long_period_includes_every_renewal_of_an_agreement(eapa: Eapa) -> None:
    found = list_due(eapa, "--as-of", "2026-11-24", "--within", "3y", "--party", "noosphere")

    assert [row.act for row in found] == ["2026-12-31", "2027-12-31", "2028-12-31"]


def test_agreement_that_was_terminated_before_its_end_is_never_due(eapa: Eapa) -> None:
    assert list_due(eapa, "--as-of", "2024-12-31", "--within", "9y", "--party", "ibn-sino") == []
    assert list_due(eapa, "--as-of", "2026-12-31", "--within", "9y", "--party", "ibn-sino") == []


def test_end_of_an_agreement_that_another_renews_is_not_due(eapa: Eapa, register: Path) -> None:
    (register / "data/agreements/2025-01-31-eapa-tass.yaml").write_text(
        'id: 2025-01-31-eapa-tass\ntype: agreement\nsigned: {date: "2025-01-31"}\n'
        "parties: [{organization: eapa}, {organization: tass}]\n"
        "relations: [{type: renews, agreement: 2020-01-31-eapa-tass}]\nsources: [{url: https://example.org}]\n",
        encoding="utf-8",
    )

    found = list_due(eapa, "--as-of", "2022-10-31", "--within", "9y", "--party", "tass")

    assert [(row.what, row.ends) for row in found] == [("notice", "2023-01-31"), ("notice", "2024-01-31")]


def test_explanation_names_the_start_if_there_is_no_signing_date(eapa: Eapa, register: Path) -> None:
    file = register / "data/agreements/undated-eapa-unu-jogja.yaml"
    term = 'term: {starts: "2022", duration: P5Y}'
    file.write_text(file.read_text(encoding="utf-8").replace("\nsources:", f"\n{term}\nsources:"), encoding="utf-8")

    found = list_due(eapa, "--as-of", "2027-06-01", "--within", "1d", "--party", "unu-jogja")

    (row,) = found
    assert (row.act, row.days, row.what, row.ends) == ("2026-12-31", "-152", "expires", "2026-12-31/2027-12-30")
    assert (row.how, row.id) == ("P5Y from 2022 (start)", file.stem)


def test_json_has_parties_and_title(eapa: Eapa) -> None:
    answer = json.loads(eapa("due", "--as-of", "2026-11-24", "--within", "40d", "--format", "json").out)

    assert answer["kind"] == "due"
    assert answer["records"] == [
        {
            "act": "2026-12-31", "days": 37, "what": "renews", "ends": "2026-12-31",
            "parties": ["World Peoples Assembly", "NOOSPHERE Education Support Foundation"],
            "how": "stated to end on 2026-12-31", "id": "2020-10-12-eapa-noosphere",
            "title": "Cooperation agreement between the Eurasian Peoples' Assembly and the NOOSPHERE Education Support Foundation",
            "responsible": None,
        }
    ]  # fmt: skip


def test_calendar_is_valid_and_its_uids_are_stable(eapa: Eapa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    arguments = ("due", "--within", "1y", "--format", "ics")
    first = eapa(*arguments, "--as-of", "2026-11-24")
    later = eapa(*arguments, "--as-of", "2026-12-01")

    calendar = icalendar.Calendar.from_ical(first.out.encode())
    found = list(calendar.walk("VEVENT"))

    assert eapa(*arguments, "--as-of", "2026-11-24") == first
    assert calendar["version"] == "2.0"
    assert [event.decoded("dtstart") for event in found] == [date(2026, 12, 31), date(2027, 1, 31), date(2027, 5, 3)]
    assert [str(event["uid"]) for event in found] == [
        "2020-10-12-eapa-noosphere-0-renews@eapa",
        "2021-07-27-eapa-aaru-0-expires@eapa",
        "2022-11-03-eapa-regions-xxi-0-notice@eapa",
    ]
    assert [str(event["uid"]) for event in icalendar.Calendar.from_ical(later.out).walk("VEVENT")] == [
        str(event["uid"]) for event in found
    ]
    assert [[alarm.decoded("trigger") for alarm in event.walk("VALARM")] for event in found] == [
        [timedelta(days=-1)],
        [timedelta(days=-30), timedelta(days=-7)],
        [timedelta(days=-30), timedelta(days=-7)],
    ]
    assert str(found[2]["summary"]).startswith("Last day for notice, else renewed on 2027-11-03: ")


def test_calendar_escapes_text_and_folds_long_lines(eapa: Eapa, register: Path) -> None:
    title = "Соглашение; о мире, труде\\\\и дружбе — " + "очень " * 30 + "длинное"
    file = register / "data/agreements/2020-10-12-eapa-noosphere.yaml"
    text = file.read_text(encoding="utf-8")
    start, end = text.index("title:"), text.index("signed:")
    file.write_text(f'{text[:start]}title: {{ru: "{title}"}}\n{text[end:]}', encoding="utf-8")

    out = eapa("due", "--as-of", "2026-11-24", "--within", "40d", "--format", "ics").out
    (event,) = icalendar.Calendar.from_ical(out).walk("VEVENT")

    assert str(event["summary"]) == "Renews automatically on 2026-12-31: " + title.replace("\\\\", "\\")
    assert str(event["description"]).splitlines()[1] == "World Peoples Assembly; NOOSPHERE Education Support Foundation"
    assert all(len(line.encode()) <= 75 for line in out.split("\r\n"))
    assert "\n" not in out.replace("\r\n", "")


def read_events(eapa: Eapa) -> dict[str, icalendar.cal.Component]:
    out = eapa("due", "--as-of", "2026-11-24", "--within", "1y", "--format", "ics").out
    return {str(event["uid"]): event for event in icalendar.Calendar.from_ical(out).walk("VEVENT")}


def test_events_have_the_time_of_the_run_so_that_a_later_calendar_replaces_an_earlier_one(
    eapa: Eapa, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read_events(eapa)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(time.time()) + 2))
    after = read_events(eapa)

    assert before.keys() == after.keys()
    assert all(after[uid].decoded("dtstamp") > before[uid].decoded("dtstamp") for uid in after)
    now = datetime.now(UTC)
    assert all(abs(now - event.decoded("dtstamp")) < timedelta(minutes=5) for event in before.values())


def test_an_invalid_source_date_epoch_is_ignored(eapa: Eapa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1e99")

    assert len(read_events(eapa)) == 3


def test_the_identity_of_an_event_survives_new_ids_of_the_agreement(eapa: Eapa) -> None:
    before = set(read_events(eapa))

    for old, new in (("2020-10-12-eapa-noosphere", "2020-10-12-second"), ("2020-10-12-second", "2020-10-12-third")):
        assert eapa("rename", old, new).code == 0
        assert set(read_events(eapa)) == before


def test_other_rows_cannot_be_written_as_a_calendar(eapa: Eapa) -> None:
    assert eapa("list", "--format", "ics") == (
        2, "", "error: 'agreements' cannot be written as a calendar\nhint: choose another format, or use 'eapa due'\n"
    )  # fmt: skip


def test_event_of_an_agreement_without_a_title_names_its_parties(eapa: Eapa, register: Path) -> None:
    file = register / "data/agreements/2020-10-12-eapa-noosphere.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index("title:")] + text[text.index("signed:") :], encoding="utf-8")

    out = eapa("due", "--as-of", "2026-11-24", "--within", "40d", "--format", "ics").out
    (event,) = icalendar.Calendar.from_ical(out).walk("VEVENT")

    assert str(event["summary"]).endswith(": World Peoples Assembly, NOOSPHERE Education Support Foundation")


@pytest.mark.parametrize(
    ("filters", "second_line"),
    [
        (["--year", "2023"], "None of the 3 agreements has an end date.\n"),
        (["--year", "2022"], "Agreements without an end date: 1 of 3.\n"),
        (["--party", "ibn-sino"], ""),
    ],
)
def test_message_on_a_terminal_counts_agreements_without_an_end_date_if_nothing_is_due(
    eapa: Eapa, monkeypatch: pytest.MonkeyPatch, filters: list[str], second_line: str
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)

    outcome = eapa("due", "--as-of", "2026-11-24", "--within", "1d", *filters)

    assert outcome.err == f"Nothing is due within one day from 24 November 2026.\n{second_line}"


def test_text_of_a_record_cannot_add_calendar_lines(eapa: Eapa, register: Path) -> None:
    file = register / "data/agreements/2020-10-12-eapa-noosphere.yaml"
    text = file.read_text(encoding="utf-8")
    start, end = text.index("title:"), text.index("signed:")
    file.write_text(f'{text[:start]}title: {{en: "Winds\\u202e\\nEND:VEVENT"}}\n{text[end:]}', encoding="utf-8")

    out = eapa("due", "--as-of", "2026-11-24", "--within", "40d", "--format", "ics").out
    (event,) = icalendar.Calendar.from_ical(out).walk("VEVENT")

    assert "\u202e" not in out
    assert out.count("\r\nEND:VEVENT") == 1
    assert "Winds" in str(event["summary"])
