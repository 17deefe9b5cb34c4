"""The order, format and notation of the cells of a workbook can be changed, and columns and sheets can be removed."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from edited_workbooks import Update, apply_edits, change_workbook, read_columns, read_rows, set_cells
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from running import Eapa
from samples import read_saved_files

TASS = "2020-01-31-eapa-tass"
FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001
"""The day 0 of a workbook."""


def _reverse_rows(sheet: Worksheet) -> None:
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for number, row in enumerate(reversed(rows), start=2):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column).value = value


def _move_first_column_to_the_end(sheet: Worksheet) -> None:
    sheet.move_range(f"A1:A{sheet.max_row}", cols=sheet.max_column + 2)


def _hide_row_and_column(sheet: Worksheet) -> None:
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[3].hidden = True


def _change_notation_of_all_cells(sheet: Worksheet) -> None:
    """Change fonts, add spaces, an invisible character and line breaks of Windows, and write days as numbers."""
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.font = Font(name="Arial", bold=True)
            if isinstance(cell.value, str):
                cell.value = f" {cell.value} \u200b".replace("\n", " \r\n")
            elif isinstance(cell.value, datetime):
                cell.value = (cell.value - FIRST_DAY).days
                cell.number_format = "General"


def _write_values_in_other_words(sheet: Worksheet) -> None:
    columns, row = read_columns(sheet), read_rows(sheet)[TASS]
    for heading, text in (("Signed", "31 января 2020"), ("Type", "agreement"), ("Country of signing", "RU")):
        sheet.cell(row, columns[heading]).value = text


def _insert_title_above_headings(sheet: Worksheet) -> None:
    sheet.insert_rows(1, 2)
    sheet["A1"] = "Our agreements"


def _change_computed_column(sheet: Worksheet) -> None:
    sheet.cell(read_rows(sheet)[TASS], read_columns(sheet)["Status"]).value = "Expired"


@pytest.mark.parametrize(
    "change",
    [
        _reverse_rows,
        _move_first_column_to_the_end,
        _hide_row_and_column,
        _change_notation_of_all_cells,
        _write_values_in_other_words,
        _insert_title_above_headings,
        _change_computed_column,
    ],
)
def test_a_change_of_order_format_or_notation_is_not_an_edit(
    register: Path, eapa: Eapa, exported_workbook: Path, change: Callable[[Worksheet], None]
) -> None:
    before = read_saved_files(register)
    change_workbook(exported_workbook, lambda workbook: change(workbook["Agreements"]))

    assert eapa("import", "--update", "w.xlsx").err == "nothing changed\n"
    assert read_saved_files(register) == before


def test_added_and_removed_columns_and_removed_sheets_are_reported(
    register: Path, eapa: Eapa, exported_workbook: Path
) -> None:
    before = read_saved_files(register)

    def change_columns_and_sheets(workbook: Workbook) -> None:
        workbook.remove(workbook["Organizations"])
        sheet = workbook["Agreements"]
        sheet.delete_cols(read_columns(sheet)["Notes"])
        first_free_column = sheet.max_column + 1
        sheet.cell(1, first_free_column).value = "Our remarks"
        sheet.cell(2, first_free_column).value = "ask Anna"
        sheet.cell(1, first_free_column + 1).value = "—"  # not reported, as it has no letters and no cells below it

    change_workbook(exported_workbook, change_columns_and_sheets)

    outcome = eapa("import", "--update", "w.xlsx")

    assert outcome.err.splitlines() == [
        "note: the column 'Our remarks' of 'Agreements' was not in the export, and was ignored",
        "note: the column 'Notes' of 'Agreements' is missing, and its cells were not compared",
        "note: no sheet has the columns of 'Organizations': its records were not compared",
        "nothing changed",
    ]
    assert read_saved_files(register) == before


def test_notes_name_missing_sheets_and_columns_in_the_language_of_the_workbook(register: Path, eapa: Eapa) -> None:
    assert eapa("export", "--workbook", "w.xlsx", "--lang", "ru").code == 0

    def remove_sheet_and_column(workbook: Workbook) -> None:
        workbook.remove(workbook["Организации"])
        workbook["Соглашения"].delete_cols(read_columns(workbook["Соглашения"])["Примечания"])

    change_workbook(register / "w.xlsx", remove_sheet_and_column)

    assert eapa("import", "--update", "w.xlsx").err.splitlines() == [
        "note: the column 'Примечания' of 'Соглашения' is missing, and its cells were not compared",
        "note: no sheet has the columns of 'Организации': its records were not compared",
        "nothing changed",
    ]


def test_a_sheet_with_few_columns_is_recognized_by_its_name(eapa: Eapa, exported_workbook: Path) -> None:
    set_cells(exported_workbook, {(TASS, "City"): "Kazan"})

    def keep_two_columns(workbook: Workbook) -> None:
        sheet = workbook["Agreements"]
        others = [number for heading, number in read_columns(sheet).items() if heading not in {"Id", "City"}]
        for number in sorted(others, reverse=True):  # from the right, so that the other numbers do not change
            sheet.delete_cols(number)

    change_workbook(exported_workbook, keep_two_columns)

    assert apply_edits(eapa) == [Update("changed", TASS, "City")]
