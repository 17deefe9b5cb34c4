"""All commands agree about the term of an agreement, also after withdrawals and amendments."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from running import Eapa

Write = Callable[[str, str, str], None]

AS_OF = "--as-of", "2026-11-24"
HEAD = """\
id: {id}
type: agreement
signed: {{date: "{signed}"}}
parties: [{{organization: eapa}}, {{organization: tass}}]
sources: [{{url: "https://example.org/{id}"}}]
"""
TACIT = "term: {duration: P1Y, renewal: {mode: tacit, period: P1Y}, notice: P1M}\n"


@pytest.fixture
def write(register: Path) -> Write:
    """Write an agreement."""

    def written(id_: str, signed: str, more: str) -> None:
        text = HEAD.format(id=id_, signed=signed) + more
        (register / f"data/agreements/{id_}.yaml").write_text(text, encoding="utf-8")

    return written


def timeline(eapa: Eapa, id_: str) -> str:
    outcome = eapa("show", id_, *AS_OF)
    assert outcome.code == 0, outcome.err
    return outcome.out.partition("Timeline")[2].partition("Computed")[0]


def due(eapa: Eapa, within: str = "400d") -> dict[str, tuple[str, str, str]]:
    found = json.loads(eapa("due", *AS_OF, "--within", within, "--format", "json").out)["records"]
    return {one["id"]: (one["act"], one["what"], one["how"]) for one in found}


def status(eapa: Eapa, id_: str) -> str:
    found = json.loads(eapa("list", *AS_OF, "--columns", "id,status", "--format", "json").out)["records"]
    return next(str(one["status"]) for one in found if one["id"] == id_)


def test_timeline_ends_with_a_superseding_agreement(eapa: Eapa, write: Write) -> None:
    write("one", "2018-01-01", TACIT)
    write("two", "2022-01-01", "relations: [{type: supersedes, agreement: one}]\n")

    found = timeline(eapa, "one")

    assert "superseded by two" in found
    assert "2021-01-01\trenewed automatically for" in found
    assert "last day for notice" not in found
    assert "unless a party acts" not in found


def test_timeline_ends_with_an_undated_termination(eapa: Eapa, write: Write) -> None:
    write("one", "2018-01-01", 'term: {ends: "2030-01-01"}\nterminated: {grounds: withdrawn}\n')

    found = timeline(eapa, "one")

    assert "2018-01-01" in found
    assert "expires" not in found


def test_withdrawn_renewal_leaves_the_end_due(eapa: Eapa, write: Write) -> None:
    write("one", "2018-01-01", 'term: {ends: "2026-12-20"}\n')
    renewal = "relations: [{type: renews, agreement: one}]\n"
    write("two", "2026-08-01", renewal)

    assert "one" not in due(eapa)
    write("two", "2026-08-01", renewal + 'terminated: {date: "2026-09-01", grounds: withdrawn}\n')
    assert due(eapa)["one"][:2] == ("2026-12-20", "expires")


def test_withdrawn_amendment_prolongs_nothing(eapa: Eapa, write: Write) -> None:
    write("one", "2018-01-01", 'term: {ends: "2022-12-31"}\n')
    amendment = 'relations: [{type: amends, agreement: one}]\nterm: {ends: "2030-12-31"}\n'
    write("two", "2021-01-01", amendment)

    assert status(eapa, "one") == "in-force"
    write("two", "2021-01-01", amendment + 'terminated: {date: "2023", grounds: withdrawn}\n')
    assert status(eapa, "one") == "expired"


def test_amendment_that_ended_with_its_agreement_applied_until_then(eapa: Eapa, write: Write) -> None:
    ended = 'terminated: {date: "2023-05", grounds: withdrawn}\n'
    write("one", "2018-01-01", 'term: {ends: "2020-12-31"}\n' + ended)
    write("two", "2019-01-01", 'relations: [{type: amends, agreement: one}]\nterm: {ends: "2030"}\n' + ended)

    found = eapa("validate").out

    assert " files checked: " in found
    assert "ended-before-its-end" not in found


def test_end_from_the_duration_of_an_amendment_is_not_called_stated(eapa: Eapa, write: Write) -> None:
    write("one", "2020-01-01", "term: {duration: P3Y}\n")
    write("two", "2022-06-01", "relations: [{type: amends, agreement: one}]\nterm: {duration: P5Y}\n")

    assert due(eapa)["one"][2] == "to end on 2027-06-01, as amended by two"


def test_notice_applies_if_renewal_is_unknown(eapa: Eapa, write: Write) -> None:
    write("one", "2020-01-01", 'term: {ends: "2027-03-31", notice: P3M}\n')

    assert due(eapa)["one"] == ("2026-12-31", "notice", "stated to end on 2027-03-31, notice P3M before")
    assert "2026-12-31\tlast day for notice\n" in timeline(eapa, "one")
    calendar = eapa("due", *AS_OF, "--within", "400d", "--format", "ics").out
    assert "Last day for notice before 2027-03-31" in calendar
    assert status(eapa, "one") == "due"
    later = eapa("list", "--as-of", "2027-02-01", "--columns", "id,status", "--format", "tsv").out
    assert "one\tdue" in later  # the day of notice is past, and its end is near


def test_agreement_without_renewal_has_no_notice(eapa: Eapa, write: Write) -> None:
    write("one", "2020-01-01", 'term: {ends: "2027-03-31", notice: P3M, renewal: {mode: none}}\n')

    assert due(eapa)["one"][:2] == ("2027-03-31", "expires")


def test_due_agreement_is_in_force(eapa: Eapa, write: Write) -> None:
    write("one", "2020-01-01", 'term: {ends: "2026-12-31"}\n')
    write("two", "2020-02-01", 'term: {ends: "2030-12-31"}\n')

    def ids(*statuses: str) -> list[str]:
        chosen = [part for status in statuses for part in ("--status", status)]
        return eapa("list", *AS_OF, *chosen, "--format", "ids").out.split()

    assert ids("in-force") == ["one", "two"]
    assert ids("due") == ["one"]
    assert ids("in-force", "due") == ["one", "two"]
    assert eapa("list", *AS_OF, "--status", "in-force", "--expiring-within", "6m", "--format", "ids").out == "one\n"
    assert (status(eapa, "one"), status(eapa, "two")) == ("due", "in-force")


def test_listed_end_is_that_of_the_current_renewal(eapa: Eapa, write: Write) -> None:
    tacit = "renewal: {mode: tacit, period: P1Y}"
    write("for-ever", "2020-01-01", f'term: {{ends: "2021-02-28", {tacit}}}\n')
    write("of-a-month", "2020-01-01", f'term: {{ends: "2021-02", {tacit}}}\n')
    write("run-out", "2020-01-01", 'term: {ends: "2021-02-28", renewal: {mode: tacit, period: P1Y, max: 2}}\n')
    write("to-a-year", "2020-01-01", 'term: {ends: "2030"}\n')
    write("open", "2020-01-01", 'term: {ends: ".."}\n')

    def ends(day: str) -> dict[str, str]:
        asked = "list", "--as-of", day, "--party", "tass", "--columns", "id,ends", "--format", "json"
        return {one["id"]: one["ends"] for one in json.loads(eapa(*asked).out)["records"] if one["ends"]}

    assert ends("2026-11-24") == {
        "for-ever": "2027-02-28",
        "of-a-month": "2027-02",
        "run-out": "2023-02-28",
        "to-a-year": "2030",
        "open": "..",
    }
    assert ends("2021-01-01") == {
        "for-ever": "2021-02-28", "of-a-month": "2021-02", "run-out": "2021-02-28", "to-a-year": "2030", "open": "..",
    }  # fmt: skip


def test_a_missed_day_for_notice_is_a_warning_before_and_after_the_renewal(eapa: Eapa, write: Write) -> None:
    write("yearly", "2024-12-24", TACIT)

    def found(day: str) -> str:
        return (
            eapa("validate", "data/agreements/yearly.yaml", "--as-of", day)
            .out.partition(" warning: ")[2]
            .partition(" [")[0]
        )

    assert found("2025-11-24") == ""
    assert found("2025-11-25") == (
        "the agreement will renew itself after its end on 24 December 2025, since no notice was given by 24 November 2025"
    )
    assert found("2025-12-25") == (
        "the agreement renewed itself after its end on 24 December 2025, since no notice was given by 24 November 2025"
    )
    assert eapa("terminate", "yearly", "--date", "2025-12-24", "--grounds", "withdrawn").code == 0
    assert found("2025-12-25") == ""
