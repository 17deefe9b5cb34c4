"""All commands use the effective term of an agreement, which follows from renewals, amendments and terminations."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from running import Eapa, list_ids
from samples import edit_file

Write = Callable[[str, str, str], Path]
"""Writes an agreement with an id, a date of signing, and further lines; returns its file."""

AS_OF = "--as-of", "2026-11-24"
"""The day on which commands run. The expected statuses and reminders follow from it."""
NEAR_THE_END_OF_2030 = "--as-of", "2030-12-01"
AGREEMENT = """\
id: {id}
type: agreement
signed: {{date: "{signed}"}}
parties: [{{organization: eapa}}, {{organization: tass}}]
sources: [{{url: "https://example.org/{id}"}}]
"""
ENDS_2022, ENDS_2030, ENDS_2035 = (f'term: {{ends: "{year}-12-31"}}\n' for year in (2022, 2030, 2035))
# The agreement renews itself each year, unless a party gives notice a month before.
YEARLY_RENEWAL = "term: {duration: P1Y, renewal: {mode: tacit, period: P1Y}, notice: P1M}\n"


@pytest.fixture
def write(register: Path) -> Write:
    """Return a function that writes an agreement of `eapa` and `tass`."""

    def write_agreement(id_: str, signed: str, more: str) -> Path:
        path = register / f"data/agreements/{id_}.yaml"
        path.write_text(AGREEMENT.format(id=id_, signed=signed) + more, encoding="utf-8")
        return path

    return write_agreement


def relate(type_: str, id_: str) -> str:
    """Return the line of an agreement that relates it to another one."""
    return f"relations: [{{type: {type_}, agreement: {id_}}}]\n"


@pytest.fixture
def _amended(write: Write) -> None:
    """Write agreement `one`, which ends in 2022, and its amendment `two`, which extends it until 2030."""
    write("one", "2020-01-01", ENDS_2022)
    write("two", "2022-06-01", relate("amends", "one") + ENDS_2030)


@pytest.fixture
def amendment_of_the_amendment(write: Write, _amended: None) -> Path:
    """Write `three`, which amends amendment `two` and extends the agreement until 2035, and return its file."""
    return write("three", "2022-06-01", relate("amends", "two") + ENDS_2035)


def read_timeline(eapa: Eapa, id_: str) -> str:
    """Return the timeline on the page of an agreement."""
    outcome = eapa("show", id_, *AS_OF)
    assert outcome.code == 0, outcome.err
    return outcome.out.partition("Timeline")[2].partition("Computed")[0]


def list_due(eapa: Eapa) -> dict[str, tuple[str, str, str]]:
    """Return the day to act, the reason and its explanation for each agreement that is due."""
    records = json.loads(eapa("due", *AS_OF, "--within", "400d", "--format", "json").out)["records"]
    return {record["id"]: (record["act"], record["what"], record["how"]) for record in records}


def read_status_and_end(eapa: Eapa, id_: str) -> tuple[str, str]:
    """Return the status and the end of an agreement in `eapa list`."""
    records = json.loads(eapa("list", *AS_OF, "--columns", "id,status,ends", "--format", "json").out)["records"]
    return next((record["status"], record["ends"]) for record in records if record["id"] == id_)


def test_timeline_ends_with_a_superseding_agreement(eapa: Eapa, write: Write) -> None:
    write("one", "2018-01-01", YEARLY_RENEWAL)
    write("two", "2022-01-01", relate("supersedes", "one"))

    timeline = read_timeline(eapa, "one")

    assert "superseded by two" in timeline
    assert "2021-01-01\trenewed automatically for" in timeline
    # Both would be about the next renewal, but agreement two replaces agreement one before it.
    assert "last day for notice" not in timeline
    assert "unless a party acts" not in timeline


def test_an_unsigned_agreement_supersedes_no_other(eapa: Eapa, write: Write) -> None:
    write("one", "2018-01-01", "")
    write("two", "2022-01-01", relate("supersedes", "one"))
    write("draft", "2027", relate("supersedes", "one") + "stage: negotiating\n")
    write("another-draft", "2027", relate("supersedes", "draft") + "stage: agreed\n")

    assert "Computed\tStatus\tsuperseded: it was superseded by two\n" in eapa("show", "one", *AS_OF).out
    assert "2027\tsuperseded by draft (negotiating)\n" in read_timeline(eapa, "one")
    assert "2027\tanother-draft (agreed) supersedes draft\n" in read_timeline(eapa, "one")
    assert "'one' was superseded by 'two': supersede that one" in eapa("supersede", "one").err


def test_timeline_ends_with_an_undated_termination(eapa: Eapa, write: Write) -> None:
    write("one", "2018-01-01", 'term: {ends: "2030-01-01"}\nterminated: {grounds: withdrawn}\n')

    timeline = read_timeline(eapa, "one")

    assert "2018-01-01" in timeline
    # The agreement may have ended before 2030.
    assert "expires" not in timeline


def test_end_is_due_again_after_the_renewal_is_withdrawn(eapa: Eapa, write: Write) -> None:
    write("one", "2018-01-01", 'term: {ends: "2026-12-20"}\n')
    renewal = relate("renews", "one")
    write("two", "2026-08-01", renewal)

    assert "one" not in list_due(eapa)
    write("two", "2026-08-01", renewal + 'terminated: {date: "2026-09-01", grounds: withdrawn}\n')
    day_to_act, reason, _ = list_due(eapa)["one"]
    assert (day_to_act, reason) == ("2026-12-20", "expires")


@pytest.mark.usefixtures("_amended")
def test_amendment_extends_the_term_until_it_is_withdrawn(eapa: Eapa, write: Write) -> None:
    assert read_status_and_end(eapa, "one") == ("in-force", "2030-12-31")
    terminated = 'terminated: {date: "2023", grounds: withdrawn}\n'
    write("two", "2022-06-01", relate("amends", "one") + ENDS_2030 + terminated)
    assert read_status_and_end(eapa, "one") == ("expired", "2022-12-31")


@pytest.mark.usefixtures("_amended")
def test_page_and_list_of_due_agreements_name_the_amendment_that_extended_the_term(eapa: Eapa) -> None:
    page = eapa("show", "one", *AS_OF).out
    assert "Computed\tEnds\t2030-12-31: to end on 2030-12-31, as amended by two\n" in page
    assert "Term\tEnds\t2022-12-31\n" in page
    assert "Timeline\t2022-06-01\tamended by two\nTimeline\t2030-12-31\texpires\n" in page
    due = eapa("due", *NEAR_THE_END_OF_2030).out
    assert "\tto end on 2030-12-31, as amended by two\tone\n" in due


@pytest.mark.usefixtures("_amended")
def test_due_agreement_and_its_amendment_are_listed_once(eapa: Eapa) -> None:
    arguments = (*NEAR_THE_END_OF_2030, "--party", "tass")

    assert eapa("due", *arguments, "--format", "ids").out == "one\n"
    calendar = eapa("due", *arguments, "--format", "ics").out
    assert "UID:one-0-expires@eapa" in calendar
    assert "UID:two-" not in calendar
    deadlines = "SELECT agreement, to_day FROM deadlines WHERE agreement IN ('one', 'two')"
    assert eapa("sql", deadlines).out == "agreement\tto_day\none\t2030-12-31\n"


@pytest.mark.parametrize(("relation", "due"), [("amends", 1), ("implements", 2)])
def test_statistics_by_status_count_an_amendment_together_with_its_agreement(
    eapa: Eapa, write: Write, relation: str, due: int
) -> None:
    write("one", "2020-01-01", ENDS_2030)
    write("two", "2022-06-01", relate(relation, "one") + ENDS_2030)

    statistics = eapa("stats", "--by", "status", "--party", "tass", *NEAR_THE_END_OF_2030).out

    assert f"Status\tdue\t{due}\n" in statistics


@pytest.mark.usefixtures("amendment_of_the_amendment")
def test_amendments_have_the_status_and_the_end_of_the_agreement(eapa: Eapa) -> None:
    for id_ in ("one", "two", "three"):
        assert read_status_and_end(eapa, id_) == ("in-force", "2035-12-31")
    page = eapa("show", "three", *AS_OF).out
    assert "Computed\tShares\tthe term of one, which it amends\n" in page
    assert "Computed\tEnds\t2035-12-31: to end on 2035-12-31, as amended by two\n" in page


@pytest.mark.usefixtures("_amended")
def test_amendment_ends_when_the_agreement_is_terminated(eapa: Eapa) -> None:
    # The agreement can be terminated after its first end.
    outcome = eapa("terminate", "one", "--date", "2024-03-01", "--grounds", "withdrawn")

    assert outcome.code == 0, outcome.err
    assert eapa("validate", "--strict", *AS_OF).code == 0
    assert read_status_and_end(eapa, "two")[0] == "terminated"
    assert "Computed\tStatus\tterminated: one, which it amends, was terminated\n" in eapa("show", "two", *AS_OF).out


@pytest.mark.usefixtures("_amended")
def test_amendment_ends_when_the_agreement_is_superseded(eapa: Eapa, write: Write) -> None:
    write("three", "2022-06-01", relate("supersedes", "one"))

    assert read_status_and_end(eapa, "two")[0] == "superseded"
    assert "Computed\tStatus\tsuperseded: it was superseded by three\n" in eapa("show", "two", *AS_OF).out


def test_end_is_computed_again_when_an_agreement_is_removed_added_or_changed(
    eapa: Eapa, write: Write, amendment_of_the_amendment: Path
) -> None:
    amendment = amendment_of_the_amendment.with_name("two.yaml")
    agreement = amendment_of_the_amendment.with_name("one.yaml")
    agreement.unlink()
    assert read_status_and_end(eapa, "two") == ("in-force", "2035-12-31")  # the end from its own amendment
    amendment.unlink()
    assert read_status_and_end(eapa, "three") == ("in-force", "2035-12-31")

    write("two", "2022-06-01", relate("amends", "one") + ENDS_2030)
    write("one", "2020-01-01", ENDS_2022.replace("2022", "2041"))
    # The last amendment states an earlier end than the agreement.
    assert read_status_and_end(eapa, "three") == read_status_and_end(eapa, "one") == ("in-force", "2035-12-31")
    write("three", "2022-06-01", relate("amends", "two") + ENDS_2022)
    assert read_status_and_end(eapa, "one") == ("expired", "2022-12-31")
    amendment_of_the_amendment.unlink()
    assert read_status_and_end(eapa, "one") == ("in-force", "2030-12-31")
    amendment.unlink()
    assert read_status_and_end(eapa, "one") == ("in-force", "2041-12-31")


def test_agreement_that_another_renews_is_not_due(eapa: Eapa, write: Write) -> None:
    write("one", "2020-01-01", ENDS_2030)
    assert "\tone\n" in eapa("due", *NEAR_THE_END_OF_2030).out
    write("two", "2022-06-01", relate("renews", "one"))

    assert "\tone\n" not in eapa("due", *NEAR_THE_END_OF_2030).out
    for filter_ in (("--status", "due"), ("--expiring-within", "90d")):
        assert "one" not in list_ids(eapa, *NEAR_THE_END_OF_2030, *filter_)
    page = eapa("show", "one", *NEAR_THE_END_OF_2030).out
    assert "in-force: its term has started, and two renews it\n" in page
    assert "Computed\tRenewed by\ttwo\n" in page
    assert "Computed\tAct by\t" not in page


def test_page_of_an_agreement_with_very_many_renewals_has_no_computed_end(eapa: Eapa, write: Write) -> None:
    # A renewal on each day since 2020.
    write("one", "2020-01-01", "term: {duration: P1D, renewal: {mode: tacit}}\n")

    assert "in-force: it renews automatically, and later ends are not computed\n" in eapa("show", "one", *AS_OF).out


def test_agreement_without_a_date_supersedes_another(eapa: Eapa, write: Write) -> None:
    write("one", "2020-01-01", ENDS_2030)
    superseding = write("two", "2022-06-01", relate("supersedes", "one"))
    edit_file(superseding, 'signed: {date: "2022-06-01"}\n', "")

    assert read_status_and_end(eapa, "one")[0] == "superseded"


def test_termination_within_the_extended_term_has_no_warning(eapa: Eapa, write: Write) -> None:
    ended = 'terminated: {date: "2023-05", grounds: withdrawn}\n'
    write("one", "2018-01-01", 'term: {ends: "2020-12-31"}\n' + ended)
    write("two", "2019-01-01", relate("amends", "one") + 'term: {ends: "2030"}\n' + ended)

    report = json.loads(eapa("validate", "--format", "json").out)

    # The original term ended in 2020, before the termination; the amended one ends in 2030, after it.
    assert "ended-before-its-end" not in {problem["rule"] for problem in report["problems"]}


def test_end_from_the_duration_of_an_amendment_names_the_amendment(eapa: Eapa, write: Write) -> None:
    write("one", "2020-01-01", "term: {duration: P3Y}\n")
    write("two", "2022-06-01", relate("amends", "one") + "term: {duration: P5Y}\n")

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
    assert read_status_and_end(eapa, "one") == ("due", "2027-03-31")


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

    in_force, due = ("--status", "in-force"), ("--status", "due")
    assert list_ids(eapa, *AS_OF, *in_force) == ["one", "two"]
    assert list_ids(eapa, *AS_OF, *due) == ["one"]
    assert list_ids(eapa, *AS_OF, *in_force, *due) == ["one", "two"]
    assert list_ids(eapa, *AS_OF, *in_force, "--expiring-within", "6m") == ["one"]
    assert read_status_and_end(eapa, "one")[0] == "due"
    assert read_status_and_end(eapa, "two")[0] == "in-force"


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
