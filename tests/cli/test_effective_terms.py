"""All commands use the effective term of an agreement, which follows from renewals, amendments and terminations."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from running import Eapa

Write = Callable[[str, str, str], None]
"""Writes an agreement with an id, a date of signing, and further lines."""

AS_OF = "--as-of", "2026-11-24"
"""The day on which each command runs. The expected statuses and reminders follow from it."""
AGREEMENT = """\
id: {id}
type: agreement
signed: {{date: "{signed}"}}
parties: [{{organization: eapa}}, {{organization: tass}}]
sources: [{{url: "https://example.org/{id}"}}]
"""
# The agreement renews itself each year, unless a party gives notice a month before.
YEARLY_RENEWAL = "term: {duration: P1Y, renewal: {mode: tacit, period: P1Y}, notice: P1M}\n"


@pytest.fixture
def write(register: Path) -> Write:
    """Return a function that writes an agreement of `eapa` and `tass`."""

    def write_agreement(id_: str, signed: str, more: str) -> None:
        text = AGREEMENT.format(id=id_, signed=signed) + more
        (register / f"data/agreements/{id_}.yaml").write_text(text, encoding="utf-8")

    return write_agreement


def read_timeline(eapa: Eapa, id_: str) -> str:
    """Return the timeline on the page of an agreement."""
    outcome = eapa("show", id_, *AS_OF)
    assert outcome.code == 0, outcome.err
    return outcome.out.partition("Timeline")[2].partition("Computed")[0]


def list_due(eapa: Eapa, within: str = "400d") -> dict[str, tuple[str, str, str]]:
    """Return the day to act, the reason and its explanation for each agreement that is due."""
    records = json.loads(eapa("due", *AS_OF, "--within", within, "--format", "json").out)["records"]
    return {record["id"]: (record["act"], record["what"], record["how"]) for record in records}


def read_status(eapa: Eapa, id_: str) -> str:
    """Return the status of an agreement in `eapa list`."""
    records = json.loads(eapa("list", *AS_OF, "--columns", "id,status", "--format", "json").out)["records"]
    return next(str(record["status"]) for record in records if record["id"] == id_)


def test_timeline_ends_with_a_superseding_agreement(eapa: Eapa, write: Write) -> None:
    write("one", "2018-01-01", YEARLY_RENEWAL)
    write("two", "2022-01-01", "relations: [{type: supersedes, agreement: one}]\n")

    timeline = read_timeline(eapa, "one")

    assert "superseded by two" in timeline
    assert "2021-01-01\trenewed automatically for" in timeline
    # Both would be about the next renewal, but agreement two replaces agreement one before it.
    assert "last day for notice" not in timeline
    assert "unless a party acts" not in timeline


def test_timeline_ends_with_an_undated_termination(eapa: Eapa, write: Write) -> None:
    write("one", "2018-01-01", 'term: {ends: "2030-01-01"}\nterminated: {grounds: withdrawn}\n')

    timeline = read_timeline(eapa, "one")

    assert "2018-01-01" in timeline
    # The agreement may have ended before 2030.
    assert "expires" not in timeline


def test_end_is_due_again_after_the_renewal_is_withdrawn(eapa: Eapa, write: Write) -> None:
    write("one", "2018-01-01", 'term: {ends: "2026-12-20"}\n')
    renewal = "relations: [{type: renews, agreement: one}]\n"
    write("two", "2026-08-01", renewal)

    assert "one" not in list_due(eapa)
    write("two", "2026-08-01", renewal + 'terminated: {date: "2026-09-01", grounds: withdrawn}\n')
    day_to_act, reason, _ = list_due(eapa)["one"]
    assert (day_to_act, reason) == ("2026-12-20", "expires")


def test_amendment_extends_the_term_until_it_is_withdrawn(eapa: Eapa, write: Write) -> None:
    write("one", "2018-01-01", 'term: {ends: "2022-12-31"}\n')
    amendment = 'relations: [{type: amends, agreement: one}]\nterm: {ends: "2030-12-31"}\n'
    write("two", "2021-01-01", amendment)

    assert read_status(eapa, "one") == "in-force"
    write("two", "2021-01-01", amendment + 'terminated: {date: "2023", grounds: withdrawn}\n')
    assert read_status(eapa, "one") == "expired"


def test_termination_within_the_extended_term_has_no_warning(eapa: Eapa, write: Write) -> None:
    ended = 'terminated: {date: "2023-05", grounds: withdrawn}\n'
    write("one", "2018-01-01", 'term: {ends: "2020-12-31"}\n' + ended)
    write("two", "2019-01-01", 'relations: [{type: amends, agreement: one}]\nterm: {ends: "2030"}\n' + ended)

    report = json.loads(eapa("validate", "--format", "json").out)

    # The original term ended in 2020, before the termination; the amended one ends in 2030, after it.
    assert "ended-before-its-end" not in {problem["rule"] for problem in report["problems"]}


def test_end_from_the_duration_of_an_amendment_names_the_amendment(eapa: Eapa, write: Write) -> None:
    write("one", "2020-01-01", "term: {duration: P3Y}\n")
    write("two", "2022-06-01", "relations: [{type: amends, agreement: one}]\nterm: {duration: P5Y}\n")

    # Five years are counted from the signing of the amendment.
    _, _, explanation = list_due(eapa)["one"]
    assert explanation == "to end on 2027-06-01, as amended by two"


# Three months before the end, which is after the day of these tests, is 31 December 2026.
NOTICE_OF_THREE_MONTHS = 'ends: "2027-03-31", notice: P3M'


@pytest.fixture
def _notice_with_unknown_renewal(write: Write) -> None:
    """Write an agreement with a period of notice, and without a word about its renewal."""
    write("one", "2020-01-01", f"term: {{{NOTICE_OF_THREE_MONTHS}}}\n")


@pytest.mark.usefixtures("_notice_with_unknown_renewal")
def test_notice_is_due_if_the_renewal_is_unknown(eapa: Eapa) -> None:
    assert list_due(eapa)["one"] == ("2026-12-31", "notice", "stated to end on 2027-03-31, notice P3M before")
    assert read_status(eapa, "one") == "due"


@pytest.mark.usefixtures("_notice_with_unknown_renewal")
def test_timeline_and_calendar_have_the_last_day_for_notice_if_the_renewal_is_unknown(eapa: Eapa) -> None:
    calendar = eapa("due", *AS_OF, "--within", "400d", "--format", "ics").out

    assert "2026-12-31\tlast day for notice\n" in read_timeline(eapa, "one")
    assert "Last day for notice before 2027-03-31" in calendar


@pytest.mark.usefixtures("_notice_with_unknown_renewal")
def test_agreement_is_still_due_when_notice_is_no_longer_possible_and_the_end_is_near(eapa: Eapa) -> None:
    later = eapa("list", "--as-of", "2027-02-01", "--columns", "id,status", "--format", "tsv").out

    assert "one\tdue" in later.splitlines()


def test_notice_is_not_due_without_a_renewal(eapa: Eapa, write: Write) -> None:
    write("one", "2020-01-01", f"term: {{{NOTICE_OF_THREE_MONTHS}, renewal: {{mode: none}}}}\n")

    day_to_act, reason, _ = list_due(eapa)["one"]
    assert (day_to_act, reason) == ("2027-03-31", "expires")


def test_agreement_that_is_due_counts_as_in_force(eapa: Eapa, write: Write) -> None:
    write("one", "2020-01-01", 'term: {ends: "2026-12-31"}\n')
    write("two", "2020-02-01", 'term: {ends: "2030-12-31"}\n')

    def list_ids(*statuses: str) -> list[str]:
        chosen = [part for status in statuses for part in ("--status", status)]
        return eapa("list", *AS_OF, *chosen, "--format", "ids").out.split()

    assert list_ids("in-force") == ["one", "two"]
    assert list_ids("due") == ["one"]
    assert list_ids("in-force", "due") == ["one", "two"]
    assert eapa("list", *AS_OF, "--status", "in-force", "--expiring-within", "6m", "--format", "ids").out == "one\n"
    assert (read_status(eapa, "one"), read_status(eapa, "two")) == ("due", "in-force")


def test_list_shows_the_end_of_the_current_renewal(eapa: Eapa, write: Write) -> None:
    tacit = "renewal: {mode: tacit, period: P1Y}"
    write("unlimited", "2020-01-01", f'term: {{ends: "2021-02-28", {tacit}}}\n')
    write("month-only", "2020-01-01", f'term: {{ends: "2021-02", {tacit}}}\n')
    # The last of its two renewals ends in 2023.
    write("two-renewals", "2020-01-01", 'term: {ends: "2021-02-28", renewal: {mode: tacit, period: P1Y, max: 2}}\n')
    write("year-only", "2020-01-01", 'term: {ends: "2030"}\n')
    # An agreement without an end.
    write("open", "2020-01-01", 'term: {ends: ".."}\n')

    def read_ends(day: str) -> dict[str, str]:
        command = "list", "--as-of", day, "--party", "tass", "--columns", "id,ends", "--format", "json"
        records = json.loads(eapa(*command).out)["records"]
        return {record["id"]: record["ends"] for record in records if record["ends"]}

    assert read_ends("2026-11-24") == {
        "unlimited": "2027-02-28",
        "month-only": "2027-02",
        "two-renewals": "2023-02-28",
        "year-only": "2030",
        "open": "..",
    }
    # Before the first renewal.
    assert read_ends("2021-01-01") == {
        "unlimited": "2021-02-28", "month-only": "2021-02", "two-renewals": "2021-02-28", "year-only": "2030", "open": "..",
    }  # fmt: skip


def test_missed_notice_is_a_warning_before_and_after_the_renewal_until_the_agreement_is_terminated(
    eapa: Eapa, write: Write
) -> None:
    write("yearly", "2024-12-24", YEARLY_RENEWAL)

    def read_warning(day: str) -> str:
        """Return the warning of a check on a day, without its rule; an empty text if there is none."""
        report = eapa("validate", "data/agreements/yearly.yaml", "--as-of", day).out
        return report.partition(" warning: ")[2].partition(" [")[0]

    # The last day for notice.
    assert read_warning("2025-11-24") == ""
    assert read_warning("2025-11-25") == (
        "the agreement will renew itself after its end on 24 December 2025, since no notice was given by 24 November 2025"
    )
    assert read_warning("2025-12-25") == (
        "the agreement renewed itself after its end on 24 December 2025, since no notice was given by 24 November 2025"
    )
    assert eapa("terminate", "yearly", "--date", "2025-12-24", "--grounds", "withdrawn").code == 0
    assert read_warning("2025-12-25") == ""
