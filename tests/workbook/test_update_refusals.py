"""Cells, workbooks and options that `eapa import --update` refuses."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from edited_workbooks import change_workbook, parse_updates, read_columns, read_rows
from openpyxl import Workbook
from running import Eapa
from samples import read_saved_files

TASS = "2020-01-31-eapa-tass"


@pytest.mark.parametrize(
    ("heading", "value", "message"),
    [
        ("Signed", "31.02.2020", "is not a day of the calendar"),
        ("Signed", "unknown (uncertain)", "'unknown (uncertain)' cannot be read as a date"),
        ("Areas", "Media\nunknown: Films", "'unknown' is not one of the choices"),
        ("Type", "Poem", "'Poem' is not one of the choices"),
        ("Country of signing", "Atlantis", "no country is called 'Atlantis'"),
        ("Parties", "World Peoples Assembly\nNo Such Body", "no organization is called 'No Such Body'"),
        ("Signatories", "Anna Ivanova, Secretary General", "the party of 'Anna Ivanova' is missing"),
        ("Signatories", ", Secretary General", "is not a signatory"),
        ("Title", "Re\u202eversed", "a character that reverses the order of text"),
        ("Title", "=1/0", "has a formula without a saved value"),
    ],
)
def test_a_cell_that_cannot_be_read_is_refused(
    eapa: Eapa, exported_workbook: Path, heading: str, value: str, message: str
) -> None:
    before = read_saved_files(exported_workbook.parent)

    def set_cell(workbook: Workbook) -> None:
        # Unlike `set_cells`, this makes a formula of a value that starts with '='.
        sheet = workbook["Agreements"]
        sheet.cell(read_rows(sheet)[TASS], read_columns(sheet)[heading]).value = value

    change_workbook(exported_workbook, set_cell)

    outcome = eapa("import", "--update", "w.xlsx", "--format", "jsonl")

    assert outcome.code == 3
    (update,) = parse_updates(outcome)
    assert message in update["remarks"][0]
    assert read_saved_files(exported_workbook.parent) == before


def test_a_year_in_a_cell_for_days_is_refused(register: Path, eapa: Eapa, exported_workbook: Path) -> None:
    def type_year(workbook: Workbook) -> None:
        sheet = workbook["Agreements"]
        column = read_columns(sheet)["Signed"]
        sheet.cell(read_rows(sheet)[TASS], column).value = 2021  # the cell has the format of days
        new_row = sheet.max_row + 1
        sheet.cell(new_row, column).value = datetime(1905, 7, 14)  # noqa: DTZ001
        sheet.cell(new_row, read_columns(sheet)["Type"]).value = "Protocol"
        sheet.cell(new_row, read_columns(sheet)["Parties"]).value = "EPA\nTASS"

    before = read_saved_files(register)
    change_workbook(exported_workbook, type_year)

    edited, new = parse_updates(eapa("import", "--update", "w.xlsx", "--format", "jsonl"))

    assert edited["remarks"] == [
        "shows the number 2021 as a day: format the cell as text, and write the year or the day again"
    ]
    assert new["outcome"] == "refused"
    assert "shows the number 2022 as a day" in new["remarks"][0]
    assert read_saved_files(register) == before


def test_an_unchanged_day_of_1905_is_not_an_edit(eapa: Eapa) -> None:
    assert eapa("set", "tass", "founded=1905-07-13").code == 0
    assert eapa("export", "--workbook", "w.xlsx").code == 0

    assert eapa("import", "--update", "w.xlsx").err == "nothing changed\n"


def test_a_workbook_without_the_exported_values_is_refused(eapa: Eapa, exported_workbook: Path) -> None:
    change_workbook(exported_workbook, lambda workbook: workbook.remove(workbook["eapa"]))

    outcome = eapa("import", "--update", "w.xlsx")

    assert outcome.code == 4
    assert outcome.err.startswith("error: 'w.xlsx' has no hidden sheet 'eapa' with the exported values")


@pytest.mark.parametrize(
    ("cell", "value", "message"),
    [
        pytest.param("B3", "another", "the hidden sheet 'eapa' of 'w.xlsx' was changed", id="exported value"),
        pytest.param("D1", None, "the hidden sheet 'eapa' of 'w.xlsx' was changed", id="digest of the exported values"),
        pytest.param("B1", "2", "'w.xlsx' was exported by a newer version of eapa", id="version"),
    ],
)
def test_a_workbook_whose_hidden_sheet_was_changed_is_refused(
    eapa: Eapa, exported_workbook: Path, cell: str, value: str | None, message: str
) -> None:
    change_workbook(exported_workbook, lambda workbook: setattr(workbook["eapa"][cell], "value", value))

    outcome = eapa("import", "--update", "w.xlsx")

    assert outcome.code == 4
    assert message in outcome.err


def _empty_hidden_sheet(workbook: Workbook) -> None:
    workbook["eapa"].delete_rows(1, workbook["eapa"].max_row)


def _remove_columns_of_ids(workbook: Workbook) -> None:
    for name in ("Agreements", "Organizations"):
        workbook[name].delete_cols(read_columns(workbook[name])["Id"])


def _repeat_heading(workbook: Workbook) -> None:
    sheet = workbook["Agreements"]
    sheet.cell(1, sheet.max_column + 1).value = "title"


@pytest.mark.parametrize(
    ("change", "code", "message"),
    [
        (_empty_hidden_sheet, 4, "the hidden sheet 'eapa' of 'w.xlsx' was changed"),
        (_remove_columns_of_ids, 4, "'w.xlsx' contains no table of agreements or organizations"),
        (_repeat_heading, 2, "'Agreements' has two columns for the same field: 'Title' and 'title'"),
    ],
)
def test_a_damaged_workbook_is_refused(
    eapa: Eapa, exported_workbook: Path, change: Callable[[Workbook], None], code: int, message: str
) -> None:
    change_workbook(exported_workbook, change)

    outcome = eapa("import", "--update", "w.xlsx")

    assert (outcome.code, message in outcome.err) == (code, True), outcome


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param((), "--update takes one workbook", id="no workbook"),
        pytest.param(("w.xlsx", "v.xlsx"), "--update takes one workbook", id="two workbooks"),
        pytest.param(("w.csv",), "--update reads an .xlsx file, not 'w.csv'", id="other format"),
        pytest.param(
            ("w.xlsx", "--map", "A=notes", "--encoding", "cp1251"),
            "--update cannot be used with --map, --encoding\n",
            id="options of other imports",
        ),
    ],
)
def test_invalid_arguments_of_an_update_are_refused(eapa: Eapa, arguments: tuple[str, ...], message: str) -> None:
    outcome = eapa("import", "--update", *arguments)

    assert outcome.code == 2
    assert message in outcome.err


def test_an_import_of_an_exported_workbook_without_the_option_update_is_refused(
    eapa: Eapa, exported_workbook: Path
) -> None:
    outcome = eapa("import", exported_workbook.name, "--dry-run")

    assert outcome.code == 2
    assert "'w.xlsx' was exported with --workbook" in outcome.err
    assert "or apply the edits: eapa import --update w.xlsx\n" in outcome.err
