"""What is due, by the day on which to act."""

import json
from datetime import date, timedelta
from pathlib import Path

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
def terms(register: Path) -> None:
    for id_, text in TERMS.items():
        file = register / f"data/agreements/{id_}.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace("\nsources:", f"\n{text}\nsources:"), encoding="utf-8")


def rows(eapa: Eapa, *arguments: str) -> list[list[str]]:
    outcome = eapa("due", *arguments)
    assert (outcome.code, outcome.err) == (0, "")
    return [line.split("\t") for line in outcome.out.splitlines()[1:]]


def test_what_is_due_is_told_by_the_day_to_act_with_how_it_was_computed(eapa: Eapa) -> None:
    found = rows(eapa, "--as-of", "2026-11-24", "--within", "1y")

    assert [[*row[:4], *row[5:]] for row in found] == [
        ["2026-12-31", "37", "renews", "2026-12-31", "stated to end on 2026-12-31", "2020-10-12-eapa-noosphere"],
        ["2027-01-31", "68", "expires", "2027-01-31/2027-02-28", "P5Y6M from 2021-08 (start)", "2021-07-27-eapa-aaru"],
        ["2027-05-03", "160", "notice", "2027-11-03", "P5Y from 2022-11-03 (signing), notice P6M before", "2022-11-03-eapa-regions-xxi"],
    ]  # fmt: skip
    assert found[0][4] == "World Peoples Assembly; NOOSPHERE Education Support Foundation"


@pytest.mark.parametrize(
    ("day", "within", "expected"),
    [
        ("2022-10-31", "90d", ("2022-10-31", "0", "notice", "2023-01-31")),
        ("2022-11-01", "P90D", None),  # too late for notice, and not yet renewed
        ("2022-11-01", "P91D", ("2023-01-31", "91", "renews", "2023-01-31")),
        ("2023-10-01", "30d", ("2023-10-31", "30", "notice", "2024-01-31")),
        ("2024-12-01", "9w", ("2025-01-31", "61", "expires", "2025-01-31")),
        ("2025-01-31", "1d", ("2025-01-31", "0", "expires", "2025-01-31")),
        ("2025-02-01", "99y", None),
    ],
)
def test_notice_is_due_before_a_renewal_and_the_last_end_expires(
    eapa: Eapa, day: str, within: str, expected: tuple[str, ...] | None
) -> None:
    found = rows(eapa, "--as-of", day, "--within", within, "--party", "tass")

    assert [tuple(row[:4]) for row in found[:1]] == ([expected] if expected else [])


def test_the_renewals_are_counted_in_how_it_was_computed(eapa: Eapa) -> None:
    found = rows(eapa, "--as-of", "2024-12-01", "--within", "90d", "--party", "tass")

    assert found[0][5] == "P3Y from 2020-01-31 (signing), 2 renewals of P1Y"


def test_a_long_look_ahead_tells_each_end_of_an_agreement(eapa: Eapa) -> None:
    found = rows(eapa, "--as-of", "2026-11-24", "--within", "3y", "--party", "noosphere")

    assert [row[0] for row in found] == ["2026-12-31", "2027-12-31", "2028-12-31"]


def test_what_will_be_terminated_is_due_only_until_then(eapa: Eapa) -> None:
    assert rows(eapa, "--as-of", "2024-12-31", "--within", "9y", "--party", "ibn-sino") == []
    assert rows(eapa, "--as-of", "2026-12-31", "--within", "9y", "--party", "ibn-sino") == []


def test_an_end_after_which_another_agreement_goes_on_is_no_duty(eapa: Eapa, register: Path) -> None:
    (register / "data/agreements/2025-01-31-eapa-tass.yaml").write_text(
        'id: 2025-01-31-eapa-tass\ntype: agreement\nsigned: {date: "2025-01-31"}\n'
        "parties: [{organization: eapa}, {organization: tass}]\n"
        "relations: [{type: renews, agreement: 2020-01-31-eapa-tass}]\nsources: [{url: https://example.org}]\n",
        encoding="utf-8",
    )

    found = rows(eapa, "--as-of", "2022-10-31", "--within", "9y", "--party", "tass")

    assert [row[2:4] for row in found] == [["notice", "2023-01-31"], ["notice", "2024-01-31"]]


def test_an_end_that_is_taken_from_the_start_alone_is_told_so(eapa: Eapa, register: Path) -> None:
    file = register / "data/agreements/undated-eapa-unu-jogja.yaml"
    term = 'term: {starts: "2022", duration: P5Y}'
    file.write_text(file.read_text(encoding="utf-8").replace("\nsources:", f"\n{term}\nsources:"), encoding="utf-8")

    found = rows(eapa, "--as-of", "2027-06-01", "--within", "1d", "--party", "unu-jogja")

    assert found == [
        ["2026-12-31", "-152", "expires", "2026-12-31/2027-12-30",
         "World Peoples Assembly; Nahdlatul Ulama University of Yogyakarta", "P5Y from 2022 (start)", file.stem]
    ]  # fmt: skip


def test_json_names_parties_and_title(eapa: Eapa) -> None:
    answer = json.loads(eapa("due", "--as-of", "2026-11-24", "--within", "40d", "--format", "json").out)

    assert answer["kind"] == "due"
    assert answer["records"] == [
        {
            "act": "2026-12-31", "days": 37, "what": "renews", "ends": "2026-12-31",
            "parties": ["World Peoples Assembly", "NOOSPHERE Education Support Foundation"],
            "how": "stated to end on 2026-12-31", "id": "2020-10-12-eapa-noosphere",
            "title": "Cooperation agreement between the Eurasian Peoples' Assembly and the NOOSPHERE Education Support Foundation",
        }
    ]  # fmt: skip


def test_a_calendar_is_read_by_icalendar_and_names_each_end_the_same_for_ever(eapa: Eapa) -> None:
    arguments = ("due", "--within", "1y", "--format", "ics")
    first = eapa(*arguments, "--as-of", "2026-11-24")
    later = eapa(*arguments, "--as-of", "2026-12-01")

    calendar = icalendar.Calendar.from_ical(first.out.encode())
    events = list(calendar.walk("VEVENT"))

    assert eapa(*arguments, "--as-of", "2026-11-24") == first
    assert calendar["version"] == "2.0"
    assert [event.decoded("dtstart") for event in events] == [date(2026, 12, 31), date(2027, 1, 31), date(2027, 5, 3)]
    assert [str(event["uid"]) for event in events] == [
        "2020-10-12-eapa-noosphere-0-renews@eapa",
        "2021-07-27-eapa-aaru-0-expires@eapa",
        "2022-11-03-eapa-regions-xxi-0-notice@eapa",
    ]
    assert [str(event["uid"]) for event in icalendar.Calendar.from_ical(later.out).walk("VEVENT")] == [
        str(event["uid"]) for event in events
    ]
    assert [[alarm.decoded("trigger") for alarm in event.walk("VALARM")] for event in events] == [
        [timedelta(days=-1)],
        [timedelta(days=-30), timedelta(days=-7)],
        [timedelta(days=-30), timedelta(days=-7)],
    ]
    assert str(events[2]["summary"]).startswith("Last day for notice, else renewed on 2027-11-03: ")


def test_a_calendar_holds_any_text_as_it_is_on_lines_that_are_short_enough(eapa: Eapa, register: Path) -> None:
    title = "Соглашение; о мире, труде\\\\и дружбе — " + "очень " * 30 + "длинное"
    file = register / "data/agreements/2020-10-12-eapa-noosphere.yaml"
    text = file.read_text(encoding="utf-8")
    start, end = text.index("title:"), text.index("signed:")
    file.write_text(f'{text[:start]}title: {{ru: "{title}"}}\n{text[end:]}', encoding="utf-8")

    out = eapa("due", "--as-of", "2026-11-24", "--within", "40d", "--format", "ics").out
    (event,) = icalendar.Calendar.from_ical(out).walk("VEVENT")

    assert str(event["summary"]) == "Renewed by itself 2026-12-31: " + title.replace("\\\\", "\\")
    assert str(event["description"]).splitlines()[1] == "World Peoples Assembly; NOOSPHERE Education Support Foundation"
    assert all(len(line.encode()) <= 75 for line in out.split("\r\n"))
    assert "\n" not in out.replace("\r\n", "")


def test_other_answers_have_no_days(eapa: Eapa) -> None:
    assert eapa("list", "--format", "ics") == (
        2, "", "error: there are no days in 'agreements'\nhint: choose another format; 'eapa due' has days\n"
    )  # fmt: skip


def test_an_agreement_without_a_title_is_named_by_its_parties(eapa: Eapa, register: Path) -> None:
    file = register / "data/agreements/2020-10-12-eapa-noosphere.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index("title:")] + text[text.index("signed:") :], encoding="utf-8")

    out = eapa("due", "--as-of", "2026-11-24", "--within", "40d", "--format", "ics").out
    (event,) = icalendar.Calendar.from_ical(out).walk("VEVENT")

    assert str(event["summary"]).endswith(": World Peoples Assembly, NOOSPHERE Education Support Foundation")


def test_nothing_due_is_said_to_a_person_with_how_many_ends_are_not_known(
    eapa: Eapa, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)

    outcome = eapa("due", "--as-of", "2026-11-24", "--within", "1d", "--year", "2023")

    assert outcome.err == "nothing is due within one day of 2026-11-24; no end is known of 3 of 3 agreements\n"


def test_a_calendar_obeys_nothing_that_a_record_says(eapa: Eapa, register: Path) -> None:
    file = register / "data/agreements/2020-10-12-eapa-noosphere.yaml"
    text = file.read_text(encoding="utf-8")
    start, end = text.index("title:"), text.index("signed:")
    file.write_text(f'{text[:start]}title: {{en: "Winds\\u202e\\nEND:VEVENT"}}\n{text[end:]}', encoding="utf-8")

    out = eapa("due", "--as-of", "2026-11-24", "--within", "40d", "--format", "ics").out
    (event,) = icalendar.Calendar.from_ical(out).walk("VEVENT")

    assert "\u202e" not in out
    assert out.count("\r\nEND:VEVENT") == 1
    assert "Winds" in str(event["summary"])
