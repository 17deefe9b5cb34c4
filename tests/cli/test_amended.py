"""All commands show the effective term of an agreement, which it shares with its amendments."""

from pathlib import Path

import pytest
from running import Eapa

FIRST = """\
id: first
type: agreement
signed: {date: "2020-01-01"}
parties:
  - {organization: eapa}
  - {organization: tass}
term: {ends: "2022-12-31"}
sources:
  - {url: https://example.org/1}
"""
AMENDMENT = """\
id: prolonged
type: protocol
signed: {date: "2022-06-01"}
parties:
  - {organization: eapa}
  - {organization: tass}
term: {ends: "2030-12-31"}
relations:
  - {type: amends, agreement: first}
sources:
  - {url: https://example.org/2}
"""
# This amendment changes the first amendment, so the end of the agreement follows from both.
SECOND_AMENDMENT = AMENDMENT.replace("prolonged", "again").replace("2030", "2035").replace("first", "prolonged")


@pytest.fixture(autouse=True)
def agreements(register: Path) -> Path:
    """Write an agreement and an amendment that extends it, and return their folder."""
    folder = register / "data/agreements"
    (folder / "first.yaml").write_text(FIRST, encoding="utf-8")
    (folder / "prolonged.yaml").write_text(AMENDMENT, encoding="utf-8")
    return folder


def read_status_and_end(eapa: Eapa, id_: str = "first") -> str:
    """Return the columns `status` and `ends` of an agreement, separated by a tab."""
    lines = eapa("list", "--columns", "id,status,ends").out.splitlines()
    return next(line.removeprefix(f"{id_}\t") for line in lines if line.startswith(f"{id_}\t"))


def test_an_extended_agreement_is_in_force_until_its_new_end(eapa: Eapa) -> None:
    assert read_status_and_end(eapa) == "in-force\t2030-12-31"
    page = eapa("show", "first", "--as-of", "2026-11-24").out
    assert "Computed\tEnds\t2030-12-31: to end on 2030-12-31, as amended by prolonged\n" in page
    assert "Term\tEnds\t2022-12-31\n" in page
    assert "Timeline\t2022-06-01\tamended by prolonged\nTimeline\t2030-12-31\texpires\n" in page
    due = eapa("due", "--as-of", "2030-12-01", "--party", "tass").out
    assert "\tto end on 2030-12-31, as amended by prolonged\tfirst\n" in due


def test_a_due_agreement_and_its_amendment_are_listed_once(eapa: Eapa) -> None:
    arguments = ("--as-of", "2030-12-01", "--party", "tass")

    assert eapa("due", *arguments, "--format", "ids").out == "first\n"
    calendar = eapa("due", *arguments, "--format", "ics").out
    assert "UID:first-0-expires@eapa" in calendar
    assert "UID:prolonged-" not in calendar
    deadlines = "SELECT agreement, to_day FROM deadlines WHERE agreement IN ('first', 'prolonged')"
    assert eapa("sql", deadlines).out == "agreement\tto_day\nfirst\t2030-12-31\n"


def test_statistics_by_status_count_an_agreement_and_its_amendment_once(eapa: Eapa, agreements: Path) -> None:
    arguments = ("stats", "--by", "status", "--party", "tass", "--as-of", "2030-12-01")
    with_amendment = eapa(*arguments).out
    # With another relation, both are agreements of their own, which end on the same day.
    (agreements / "prolonged.yaml").write_text(AMENDMENT.replace("amends", "implements"), encoding="utf-8")
    (agreements / "first.yaml").write_text(FIRST.replace("2022", "2030"), encoding="utf-8")

    assert "Status\tdue\t1\n" in with_amendment
    assert "Status\tdue\t2\n" in eapa(*arguments).out


def test_an_amendment_has_the_status_and_the_end_of_the_agreement(eapa: Eapa, agreements: Path) -> None:
    (agreements / "again.yaml").write_text(SECOND_AMENDMENT, encoding="utf-8")

    assert read_status_and_end(eapa, "prolonged") == read_status_and_end(eapa, "again") == "in-force\t2035-12-31"
    page = eapa("show", "again", "--as-of", "2026-11-24").out
    assert "Computed\tShares\tthe term of first, which it amends\n" in page
    assert "Computed\tEnds\t2035-12-31: to end on 2035-12-31, as amended by prolonged\n" in page


@pytest.mark.parametrize(
    ("termination", "status", "reason"),
    [
        (
            'terminated: {date: "2024-03-01", grounds: withdrawn}\n',
            "terminated",
            "first, which it amends, was terminated",
        ),
        ("", "superseded", "it was superseded by instead"),
    ],
)
def test_an_amendment_ends_with_the_agreement(
    eapa: Eapa, agreements: Path, termination: str, status: str, reason: str
) -> None:
    assert read_status_and_end(eapa, "prolonged") == "in-force\t2030-12-31"
    (agreements / "first.yaml").write_text(FIRST + termination, encoding="utf-8")
    if not termination:
        instead = AMENDMENT.replace("prolonged", "instead").replace("amends", "supersedes")
        (agreements / "instead.yaml").write_text(instead, encoding="utf-8")

    assert read_status_and_end(eapa, "prolonged").startswith(f"{status}\t")
    assert f"Computed\tStatus\t{status}: {reason}\n" in eapa("show", "prolonged").out


def test_an_amendment_without_a_recorded_agreement_has_its_own_end(eapa: Eapa, agreements: Path) -> None:
    (agreements / "again.yaml").write_text(SECOND_AMENDMENT, encoding="utf-8")

    (agreements / "first.yaml").unlink()
    assert read_status_and_end(eapa, "prolonged") == "in-force\t2035-12-31"  # the end from its own amendment
    (agreements / "prolonged.yaml").unlink()
    assert read_status_and_end(eapa, "again") == "in-force\t2035-12-31"


def test_the_end_follows_from_the_amendments_as_soon_as_all_records_exist(eapa: Eapa, agreements: Path) -> None:
    for name in ("first.yaml", "prolonged.yaml"):
        (agreements / name).unlink()
    (agreements / "again.yaml").write_text(SECOND_AMENDMENT, encoding="utf-8")
    assert read_status_and_end(eapa, "again") == "in-force\t2035-12-31"

    (agreements / "prolonged.yaml").write_text(AMENDMENT, encoding="utf-8")
    (agreements / "first.yaml").write_text(FIRST.replace("2022-12", "2041-12"), encoding="utf-8")
    # The last amendment states an earlier end than the agreement.
    assert read_status_and_end(eapa, "again") == read_status_and_end(eapa) == "in-force\t2035-12-31"


def test_the_end_is_computed_again_when_an_amendment_is_added_changed_or_removed(eapa: Eapa, agreements: Path) -> None:
    (agreements / "again.yaml").write_text(SECOND_AMENDMENT, encoding="utf-8")
    assert read_status_and_end(eapa) == "in-force\t2035-12-31"
    (agreements / "again.yaml").write_text(SECOND_AMENDMENT.replace("2035", "2024"), encoding="utf-8")
    assert read_status_and_end(eapa) == "expired\t2024-12-31"
    (agreements / "again.yaml").unlink()
    assert read_status_and_end(eapa) == "in-force\t2030-12-31"
    (agreements / "prolonged.yaml").unlink()
    assert read_status_and_end(eapa) == "expired\t2022-12-31"


def test_extended_agreement_can_be_terminated_after_its_first_end(eapa: Eapa) -> None:
    outcome = eapa("terminate", "first", "--date", "2024-05-01", "--grounds", "withdrawn")

    assert outcome.code == 0, outcome.err
    assert eapa("validate", "--strict").code == 0


def test_agreement_that_another_renews_is_not_due(eapa: Eapa, agreements: Path) -> None:
    arguments = ("--as-of", "2030-12-01", "--party", "tass")
    assert "\tfirst\n" in eapa("due", *arguments).out
    (agreements / "renewed.yaml").write_text(
        AMENDMENT.replace("prolonged", "renewed")
        .replace("amends", "renews")
        .replace('term: {ends: "2030-12-31"}\n', ""),
        encoding="utf-8",
    )

    assert "\tfirst\n" not in eapa("due", *arguments).out
    assert "first" not in eapa("list", *arguments, "--status", "due", "--columns", "id").out.splitlines()
    assert "first" not in eapa("list", *arguments, "--expiring-within", "90d", "--columns", "id").out.splitlines()
    page = eapa("show", "first", "--as-of", "2030-12-01").out
    assert "Computed\tRenewed by\trenewed\n" in page
    assert "Computed\tAct by\t" not in page


def test_the_page_of_an_agreement_with_very_many_renewals_has_no_computed_end(eapa: Eapa, agreements: Path) -> None:
    # A renewal on each day since 2020.
    (agreements / "first.yaml").write_text(
        FIRST.replace('{ends: "2022-12-31"}', "{duration: P1D, renewal: {mode: tacit}}"), encoding="utf-8"
    )
    (agreements / "prolonged.yaml").unlink()

    assert "in-force: it renews automatically, and later ends are not computed\n" in eapa("show", "first").out


def test_agreement_without_a_date_supersedes_another(eapa: Eapa, agreements: Path) -> None:
    text = AMENDMENT.replace("prolonged", "instead").replace("amends", "supersedes")
    (agreements / "instead.yaml").write_text(text.replace('signed: {date: "2022-06-01"}\n', ""), encoding="utf-8")

    assert read_status_and_end(eapa).startswith("superseded\t")
