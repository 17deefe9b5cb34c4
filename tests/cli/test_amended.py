"""An agreement stands as the papers that amend it leave it, whatever is asked."""

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
PROLONGED = """\
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
# Changes a paper that itself amends: the end of the first follows from both.
AGAIN = PROLONGED.replace("prolonged", "again").replace("2030", "2035").replace("first", "prolonged")


@pytest.fixture(autouse=True)
def papers(register: Path) -> Path:
    """The folder of an agreement and the one that prolongs it."""
    folder = register / "data/agreements"
    (folder / "first.yaml").write_text(FIRST, encoding="utf-8")
    (folder / "prolonged.yaml").write_text(PROLONGED, encoding="utf-8")
    return folder


def standing(eapa: Eapa) -> str:
    (line,) = (
        line for line in eapa("list", "--columns", "id,status,ends").out.splitlines() if line.startswith("first\t")
    )
    return line.removeprefix("first\t")


def test_what_was_prolonged_is_in_force_to_its_new_end(eapa: Eapa) -> None:
    assert standing(eapa) == "in-force\t2030-12-31"
    page = eapa("show", "first", "--as-of", "2026-11-24").out
    assert "Computed\tEnds\t2030-12-31: to end on 2030-12-31, as amended by prolonged\n" in page
    assert "Term\tEnds\t2022-12-31\n" in page
    assert "Timeline\t2022-06-01\tamended by prolonged\nTimeline\t2030-12-31\texpires\n" in page
    due = eapa("due", "--as-of", "2030-12-01", "--party", "tass").out
    assert "\tto end on 2030-12-31, as amended by prolonged\tfirst\n" in due


def test_the_answer_follows_when_an_amendment_comes_changes_and_goes(eapa: Eapa, papers: Path) -> None:
    (papers / "again.yaml").write_text(AGAIN, encoding="utf-8")
    assert standing(eapa) == "in-force\t2035-12-31"
    (papers / "again.yaml").write_text(AGAIN.replace("2035", "2024"), encoding="utf-8")
    assert standing(eapa) == "expired\t2024-12-31"
    (papers / "again.yaml").unlink()
    assert standing(eapa) == "in-force\t2030-12-31"
    (papers / "prolonged.yaml").unlink()
    assert standing(eapa) == "expired\t2022-12-31"


def test_what_was_prolonged_can_be_terminated_after_its_first_end(eapa: Eapa) -> None:
    outcome = eapa("terminate", "first", "--date", "2024-05-01", "--grounds", "withdrawn")

    assert outcome.code == 0, outcome.err
    assert eapa("validate", "--strict").code == 0


def test_what_another_agreement_renews_is_no_duty_any_more(eapa: Eapa, papers: Path) -> None:
    asked = ("--as-of", "2030-12-01", "--party", "tass")
    assert "\tfirst\n" in eapa("due", *asked).out
    (papers / "renewed.yaml").write_text(
        PROLONGED.replace("prolonged", "renewed")
        .replace("amends", "renews")
        .replace('term: {ends: "2030-12-31"}\n', ""),
        encoding="utf-8",
    )

    assert "\tfirst\n" not in eapa("due", *asked).out
    assert "first" not in eapa("list", *asked, "--status", "due", "--columns", "id").out.splitlines()
    assert "first" not in eapa("list", *asked, "--expiring-within", "90d", "--columns", "id").out.splitlines()
    page = eapa("show", "first", "--as-of", "2030-12-01").out
    assert "Computed\tRenewed by\trenewed\n" in page
    assert "Computed\tAct by\t" not in page


def test_the_reason_for_what_renews_itself_beyond_all_reckoning_is_true(eapa: Eapa, papers: Path) -> None:
    (papers / "first.yaml").write_text(
        FIRST.replace('{ends: "2022-12-31"}', "{duration: P1D, renewal: {mode: tacit}}"), encoding="utf-8"
    )
    (papers / "prolonged.yaml").unlink()

    assert "in-force: it renews automatically, and later ends are not computed\n" in eapa("show", "first").out


def test_the_other_agreement_of_an_unknown_day_takes_the_place_all_the_same(eapa: Eapa, papers: Path) -> None:
    text = PROLONGED.replace("prolonged", "instead").replace("amends", "supersedes")
    (papers / "instead.yaml").write_text(text.replace('signed: {date: "2022-06-01"}\n', ""), encoding="utf-8")

    assert standing(eapa).startswith("superseded\t")
