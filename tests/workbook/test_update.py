"""`eapa import --update` applies the edits of a workbook, and changes nothing else."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from edited_workbooks import (
    Update,
    apply_edits,
    parse_updates,
    read_values,
    set_cells,
)
from running import Eapa, Outcome
from samples import read_record, read_saved_files

from eapa_cli.exporting.xlsx_file import unescape_from_xml

TASS = "2020-01-31-eapa-tass"
BENIN = "2020-10-07-eapa-cdcr-bj"
BASHKORTOSTAN = "2019-05-23-eapa-bashkortostan-government"


def test_the_reference_of_a_source_is_shown_and_can_be_corrected(register: Path, eapa: Eapa) -> None:
    assert eapa("add-to", TASS, "sources", "reference=folder 12, no. 34", "archive=The Assembly").code == 0
    assert eapa("export", "--workbook", "w.xlsx").code == 0
    cell = read_values(register / "w.xlsx")[TASS]["Sources"]
    assert cell.endswith("\nfolder 12, no. 34")

    set_cells(register / "w.xlsx", {(TASS, "Sources"): cell.replace("34", "35")})

    assert apply_edits(eapa) == [Update("changed", TASS, "Sources")]
    assert read_record(register, TASS)["sources"][-1] == {"reference": "folder 12, no. 35", "archive": "The Assembly"}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_workbook_without_edits_changes_no_byte(full_register: Path, eapa: Eapa, language: str) -> None:
    assert eapa("export", "--workbook", "w.xlsx", "--lang", language).code == 0
    before = read_saved_files(full_register)

    outcome = eapa("import", "--update", "w.xlsx")

    assert outcome == Outcome(0, "", "nothing changed\n")
    assert read_saved_files(full_register) == before


@pytest.mark.usefixtures("exported_workbook")
def test_a_workbook_without_edits_gives_a_program_an_empty_list(eapa: Eapa) -> None:
    outcome = eapa("import", "--update", "w.xlsx", "--format", "json")

    assert (json.loads(outcome.out)["records"], outcome.err) == ([], "nothing changed\n")


def test_ten_edited_cells_change_ten_values_in_five_records(
    register: Path, eapa: Eapa, exported_workbook: Path
) -> None:
    before = read_saved_files(register)
    cells = read_values(exported_workbook)
    edits_of_agreements = {
        (TASS, "Signed"): datetime(2020, 2, 1),  # noqa: DTZ001
        (TASS, "City"): "Saint Petersburg",
        (TASS, "Signatories"): cells[TASS]["Signatories"].replace("Mikhail Gusman", "Mikhail S. Gusman"),
        (BASHKORTOSTAN, "Type"): "меморандум",
        (BASHKORTOSTAN, "Areas"): cells[BASHKORTOSTAN]["Areas"].replace("Economic integration", "The integration"),
        (BASHKORTOSTAN, "Notes"): None,
        (BENIN, "Title"): "Another title",
        (BENIN, "Sources"): cells[BENIN]["Sources"] + "\nhttps://example.org/more",
    }
    edits_of_organizations = {("tass", "Country"): "Узбекистан", ("uca-es", "Name"): "The University of Cadiz"}
    set_cells(exported_workbook, edits_of_agreements)
    set_cells(exported_workbook, edits_of_organizations, "Organizations")

    outcome = eapa("import", "--update", "w.xlsx", "--format", "jsonl")

    assert outcome.code == 0, outcome
    assert len(parse_updates(outcome)) == len(edits_of_agreements) + len(edits_of_organizations) == 10
    after = read_saved_files(register)
    assert len([name for name in before if after[name] != before[name]]) == 5
    signed = read_record(register, TASS)["signed"]
    assert (signed["date"], signed["place"]["city"]) == ("2020-02-01", {"en": "Saint Petersburg"})
    assert read_record(register, BASHKORTOSTAN)["type"] == "memorandum"
    assert "notes" not in read_record(register, BASHKORTOSTAN)
    assert read_record(register, BENIN)["title"] == {"en": "Another title"}
    assert read_record(register, "tass")["country"] == "UZ"
    assert eapa("validate").code == 0


def test_an_edit_is_reported_with_its_cell_and_the_values_before_and_after(eapa: Eapa, exported_workbook: Path) -> None:
    set_cells(
        exported_workbook,
        {(TASS, "Signatories"): read_values(exported_workbook)[TASS]["Signatories"].replace("Mikhail", "M.")},
    )

    (update,) = parse_updates(eapa("import", "--update", "w.xlsx", "--dry-run", "--format", "jsonl"))

    assert update == {
        "place": "Agreements!E3",
        "outcome": "changed",
        "id": TASS,
        "field": "Signatories",
        "before": ["TASS: Mikhail Gusman, First Deputy Director General"],
        "after": ["TASS: M. Gusman, First Deputy Director General"],
        "remarks": [],
    }


def test_a_dry_run_reports_that_the_register_would_be_invalid_and_writes_nothing(
    register: Path, eapa: Eapa, exported_workbook: Path
) -> None:
    before = read_saved_files(register)
    set_cells(exported_workbook, {(TASS, "Parties"): "World Peoples Assembly"})  # an agreement needs two parties

    outcome = eapa("import", "--update", "w.xlsx", "--dry-run")

    assert outcome.code == 3
    assert "the register would have errors" in outcome.err
    assert read_saved_files(register) == before


def test_diff_shows_the_changed_lines_and_writes_nothing(register: Path, eapa: Eapa, exported_workbook: Path) -> None:
    before = read_saved_files(register)
    set_cells(exported_workbook, {(TASS, "City"): "Kazan"})

    outcome = eapa("import", "--update", "w.xlsx", "--diff")

    assert "-    city: {en: Moscow}\n+    city: {en: Kazan}\n" in outcome.out
    assert read_saved_files(register) == before


def test_an_edit_keeps_the_comments_and_the_format_of_the_file(register: Path, eapa: Eapa) -> None:
    path = register / f"data/agreements/{TASS}.yaml"
    text = "# by hand\n" + path.read_text(encoding="utf-8").replace("Moscow}", "Moscow}  # a comment")
    path.write_text(text, encoding="utf-8")
    assert eapa("export", "--workbook", "w.xlsx").code == 0
    set_cells(register / "w.xlsx", {(TASS, "City"): "Kazan"})

    assert eapa("import", "--update", "w.xlsx").code == 0

    assert path.read_text(encoding="utf-8") == text.replace("Moscow", "Kazan")


@pytest.mark.parametrize(
    "notes",
    [
        pytest.param("=1+1", id="formula"),
        # In the hidden sheet, which escapes emoji, this text continues in a second cell that starts with '='.
        pytest.param("a" + "\U0001f600" * 1_000 + "=" * 8_000, id="long text"),
        pytest.param("+998 71 200", id="plus"),
        pytest.param("@home", id="at"),
        pytest.param("-1", id="minus"),
        pytest.param("a\u00a0b \U0001f600", id="fixed space and emoji"),
        pytest.param("_x0041_", id="escape sequence of .xlsx"),
    ],
)
def test_unusual_text_is_exported_unchanged_and_is_not_an_edit(register: Path, eapa: Eapa, notes: str) -> None:
    assert eapa("set", TASS, f"notes={notes}").code == 0
    assert eapa("export", "--workbook", "w.xlsx").code == 0

    assert unescape_from_xml(read_values(register / "w.xlsx")[TASS]["Notes"]) == notes
    assert eapa("import", "--update", "w.xlsx").err == "nothing changed\n"


def test_text_that_looks_like_a_formula_can_be_typed(register: Path, eapa: Eapa, exported_workbook: Path) -> None:
    set_cells(exported_workbook, {(TASS, "Notes"): "=2+2"})

    assert apply_edits(eapa) == [Update("changed", TASS, "Notes")]
    assert read_record(register, TASS)["notes"] == "=2+2"
