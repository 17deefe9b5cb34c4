"""`openpyxl` reads the exported .xlsx file, with typed cells and a layout for reading and printing."""

from datetime import date, datetime
from pathlib import Path

import pytest
from exported_files import export_all_fields
from full_register import ALPHA
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from running import Eapa
from samples import edit_file

from eapa_cli.errors import RefusedError
from eapa_cli.exporting.as_xlsx import write_tables

TASS_AGREEMENT = "data/agreements/2020-01-31-eapa-tass.yaml"
A4 = 9
"""The number of the paper size in a workbook."""


def append_line(file: Path, line: str) -> None:
    file.write_text(f"{file.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")


def export_agreement_of_tass(eapa: Eapa) -> Worksheet:
    """Export the agreement with TASS, and return the sheet of agreements. Its second row is this agreement."""
    sheet: Worksheet = load_workbook(export_all_fields(eapa, "a.xlsx", "--party", "tass"))["agreements"]
    return sheet


def read_first_record(sheet: Worksheet) -> dict[str, Cell]:
    """Return the cells of the first row below the headings, by heading."""
    return dict(zip([heading.value for heading in sheet[1]], sheet[2], strict=True))


@pytest.mark.usefixtures("full_register")
def test_a_workbook_has_sheets_for_records_the_dictionary_and_the_register(eapa: Eapa) -> None:
    workbook = load_workbook(export_all_fields(eapa, "a.xlsx"))

    assert workbook.sheetnames == ["organizations", "agreements", "dictionary", "register"]
    headings, *described_columns = workbook["dictionary"].values
    assert headings == (
        "sheet", "column (# is a number from 1, @ a language)", "type", "required", "choices", "description",
    )  # fmt: skip
    assert ("organizations", "names.#.value", "text", "yes") in {row[:4] for row in described_columns}
    assert ("title.ru", "Реестр") in list(workbook["register"].values)


@pytest.mark.usefixtures("full_register")
def test_cells_of_a_workbook_are_text_or_numbers_and_no_formulas(eapa: Eapa) -> None:
    alpha = read_first_record(load_workbook(export_all_fields(eapa, "a.xlsx"))["organizations"])

    formula_like, number = alpha["names.4.value"], alpha["figures.1.exactly"]
    assert (formula_like.value, formula_like.data_type) == ("=ALPHA()", "s")
    assert (number.value, number.data_type) == (98, "n")
    assert alpha["notes"].value == ALPHA["notes"]


def test_a_sheet_has_fixed_bold_headings_and_a_filter(eapa: Eapa) -> None:
    sheet = load_workbook(export_all_fields(eapa, "a.xlsx"))["agreements"]

    headings, first_record = sheet[1], sheet[2]
    assert {cell.font.bold for cell in headings} == {True}
    assert {cell.font.bold for cell in first_record} == {False}
    assert {cell.alignment.wrap_text for cell in (*headings, *first_record)} == {True}
    assert sheet.auto_filter.ref == sheet.dimensions
    assert sheet.freeze_panes == "B2"


def test_a_sheet_is_printed_on_landscape_a4_with_headings_and_page_numbers(eapa: Eapa) -> None:
    sheet = load_workbook(export_all_fields(eapa, "a.xlsx"))["agreements"]

    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", A4)
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.oddFooter.center.text == "&A, &P / &N"  # the sheet, the page and the number of pages


def test_a_narrow_sheet_is_fitted_to_the_width_of_a_page(eapa: Eapa) -> None:
    narrow = load_workbook(export_all_fields(eapa, "a.xlsx"))["dictionary"]

    assert (narrow.page_setup.fitToHeight, narrow.sheet_properties.pageSetUpPr.fitToPage) == (0, True)


def test_a_wide_sheet_is_printed_legibly_on_several_pages_with_the_ids_on_each(eapa: Eapa) -> None:
    wide = load_workbook(export_all_fields(eapa, "a.xlsx"))["agreements"]

    assert (wide.page_setup.scale, wide.page_setup.pageOrder, wide.print_title_cols) == (60, "overThenDown", "$A:$A")


def test_rows_are_as_high_as_their_longest_text(register: Path, eapa: Eapa) -> None:
    append_line(register / TASS_AGREEMENT, f"notes: {'word ' * 50}")

    sheet = export_agreement_of_tass(eapa)

    one_line, five_lines = 15, 75
    assert [sheet.row_dimensions[row].height for row in (1, 2)] == [one_line, five_lines]


@pytest.mark.parametrize("day", [date(2020, 1, 31), date(1900, 3, 1)])
def test_a_full_date_is_a_day_in_a_workbook(register: Path, eapa: Eapa, day: date) -> None:
    edit_file(register / TASS_AGREEMENT, 'date: "2020-01-31"', f'date: "{day}"')

    cell = read_first_record(export_agreement_of_tass(eapa))["signed.date"]

    assert isinstance(cell.value, datetime)
    assert cell.value.date() == day
    assert cell.number_format == "yyyy-mm-dd"


@pytest.mark.parametrize(
    "written_date",
    [
        pytest.param("2021-02-30", id="not in the calendar"),
        pytest.param("1900-02-28", id="before March 1900, where programs show days differently"),
        pytest.param("2020-01", id="without a day"),
        pytest.param("2020-01-31?", id="uncertain"),
        pytest.param("2020-01-30/2020-01-31", id="two days"),
    ],
)
def test_any_other_date_is_text_in_a_workbook(register: Path, eapa: Eapa, written_date: str) -> None:
    edit_file(register / TASS_AGREEMENT, 'date: "2020-01-31"', f'date: "{written_date}"')

    assert read_first_record(export_agreement_of_tass(eapa))["signed.date"].value == written_date


def test_a_note_that_looks_like_a_date_is_text_in_a_workbook(register: Path, eapa: Eapa) -> None:
    append_line(register / TASS_AGREEMENT, "notes: '2021-09-24'")

    assert read_first_record(export_agreement_of_tass(eapa))["notes"].value == "2021-09-24"


def test_a_workbook_omits_columns_without_values(register: Path, eapa: Eapa) -> None:
    append_line(register / TASS_AGREEMENT, "notes: ''")

    assert "notes" not in read_first_record(export_agreement_of_tass(eapa))


@pytest.mark.parametrize("command", ["export a.xlsx", "site public"])
def test_text_that_is_too_long_for_a_cell_is_refused_with_what_to_do(register: Path, eapa: Eapa, command: str) -> None:
    append_line(register / "data/organizations/tass.yaml", f"notes: {'long ' * 7000}")

    outcome = eapa(*command.split())

    assert outcome.code == 3
    assert outcome.err == (
        "error: 'notes' of 'tass' has 34999 characters, but the limit of a cell is 32767\n"
        "hint: shorten it, or export as CSV, JSON, SQLite or Parquet\n"
    )
    assert not (register / "a.xlsx").exists()


def test_too_many_columns_for_a_workbook_are_refused(tmp_path: Path) -> None:
    headings = [f"x-{number}" for number in range(16_385)]
    message = "would have 1 rows and 16385 columns, but the limits of a workbook are 1048576"

    with pytest.raises(RefusedError, match=message):
        write_tables({"agreements": [headings]}, tmp_path / "a.xlsx")
