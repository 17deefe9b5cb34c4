"""Imports of workbooks, and round trips of exports."""

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from running import Eapa
from samples import read_record, read_saved_files

from importing.import_reports import SOURCE, read_remark, read_report


def remove_all_records(register: Path) -> None:
    """Remove all records, but not the register's own file."""
    for folder in ("organizations", "agreements"):
        shutil.rmtree(register / "data" / folder)


@pytest.fixture
def save_workbook(register: Path) -> Callable[[Workbook], str]:
    """Return a function that saves a workbook and returns the name of the file."""

    def save(book: Workbook) -> str:
        book.save(register / "book.xlsx")
        return "book.xlsx"

    return save


@pytest.mark.parametrize(
    "options", [[], ["--excel"], ["--excel", "--separator", ";"], ["--separator", "|"]], ids=" ".join
)
@pytest.mark.parametrize("records", ["sample", "every field"])
def test_a_csv_export_round_trips_byte_for_byte(
    register: Path, eapa: Eapa, request: pytest.FixtureRequest, options: list[str], records: str
) -> None:
    if records == "every field":
        request.getfixturevalue("full_register")
    before = read_saved_files(register)
    assert eapa("export", "out", "--format", "csv", "--private", *options).code == 0
    remove_all_records(register)

    # The files can be named one by one, or by their folder.
    files = ["out/agreements.csv", "out/organizations.csv"] if options else ["out"]
    outcome = eapa("import", *files)

    assert outcome.code == 0, outcome
    assert read_saved_files(register) == before


@pytest.mark.parametrize("records", ["sample", "every field"])
def test_a_workbook_export_round_trips_byte_for_byte(
    register: Path, eapa: Eapa, request: pytest.FixtureRequest, records: str
) -> None:
    if records == "every field":
        request.getfixturevalue("full_register")
    before = read_saved_files(register)
    assert eapa("export", "a.xlsx", "--private").code == 0
    remove_all_records(register)

    outcome = eapa("import", "a.xlsx")

    assert outcome.code == 0, outcome
    assert read_saved_files(register) == before


def test_a_workbook_with_a_title_merged_cells_dates_and_hidden_sheets_is_imported(
    register: Path, eapa: Eapa, save_workbook: Callable[[Workbook], str]
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet
    sheet.title = "Соглашения 2024"
    sheet.append(["Register of agreements"])
    sheet.merge_cells("A1:F1")
    sheet.append([])
    sheet.append(["Date", "Type", "Party 1", "Party 2", "Source", "Online"])
    sheet.append([datetime(2024, 2, 1), "agreement", "eapa", "tass", SOURCE, True])  # noqa: DTZ001
    sheet.append([45324.0, None, "eapa", "aaru", SOURCE, False])  # 2 February 2024 as a number of days
    sheet.append([date(2024, 2, 3), None, "eapa", "nnosc", SOURCE, None])
    sheet.merge_cells("B4:B6")
    sheet.append([])
    hidden = book.create_sheet("Old")
    hidden.append(["Date", "Party 1"])
    hidden.append(["nonsense", "unknown"])
    hidden.sheet_state = "hidden"
    book.create_sheet("Ideas").append(["buy", "paper"])
    book.create_sheet("Empty")

    outcome = eapa("import", save_workbook(book))

    assert outcome.err.startswith(
        "note: the hidden sheet 'Old' was ignored\nnote: the sheet 'Ideas' was ignored: no row contains known headings\n3 new"
    )
    assert [row.place for row in read_report(outcome)] == [
        "Соглашения 2024!4",
        "Соглашения 2024!5",
        "Соглашения 2024!6",
    ]
    assert read_record(register, "2024-02-01-eapa-tass")["signed"] == {
        "date": "2024-02-01",
        "online": True,
    }
    assert read_record(register, "2024-02-02-eapa-aaru")["signed"]["date"] == "2024-02-02"
    assert read_record(register, "2024-02-03-eapa-nnosc")["type"] == "agreement"


def test_cells_of_a_workbook_are_named_as_in_a_spreadsheet_program(
    eapa: Eapa, save_workbook: Callable[[Workbook], str]
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet
    sheet.title = "agreements"
    sheet.append(["Date", "Party 1", "Party 2", "Notes", "Source", "Type"])
    sheet.append(["=TODAY()", "eapa", "#REF!", datetime(2024, 1, 1, 12, 30), SOURCE, 5.5])  # noqa: DTZ001
    sheet["C2"].data_type = "e"

    outcome = eapa("import", save_workbook(book))

    assert read_remark(outcome).split("; ") == [
        "A2 ('Date'): has a formula without a saved value: open the file in a spreadsheet program and save it",
        "C2 ('Party 2'): has the error #REF!",
        "F2 ('Type'): '5.5' is not one of the choices: choose one of agreement, memorandum, roadmap, protocol, convention, other",
    ]


def test_headings_without_a_readable_value_are_reported(eapa: Eapa, save_workbook: Callable[[Workbook], str]) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet
    sheet.append(["Date", "Party 1", "=UPPER(A1)", "#REF!"])
    sheet["D1"].data_type = "e"
    sheet.append([2024, "eapa", "x", "y"])

    outcome = eapa("import", save_workbook(book))

    assert (
        "  the heading of column C of 'Sheet' has a formula without a saved value: "
        "open the file in a spreadsheet program and save it\n"
        "  the heading of column D of 'Sheet' has the error #REF!\n"
    ) in outcome.err
    assert outcome.err.endswith("error: nothing was written, because of columns that cannot be used\n")


def test_times_and_booleans_in_text_columns_are_written_as_text(
    register: Path, eapa: Eapa, save_workbook: Callable[[Workbook], str]
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet
    sheet.append(["Date", "Party 1", "Party 2", "Notes", "Event", "Source", "Type"])
    sheet.append([2024, "eapa", "tass", True, datetime(2024, 1, 1, 12, 30), SOURCE, "other"])  # noqa: DTZ001

    assert eapa("import", save_workbook(book)).code == 0
    agreement = read_record(register, "2024-eapa-tass-other")
    assert (agreement["notes"], agreement["signed"]["event"]) == ("true", {"en": "2024-01-01T12:30:00"})
