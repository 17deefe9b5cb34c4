"""Workbooks as clerks make them: with blank rows, row numbers, two rows of headings, and links."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet
from running import Eapa, Outcome
from samples import read_record

HEADINGS = ["Type", "Date of signing", "Party 1", "Party 2", "Source"]
ROW = ["agreement", "01.02.2024", "eapa", "tass", "https://example.org/1"]
ID = "2024-02-01-eapa-tass"


@pytest.fixture
def import_workbook(register: Path, eapa: Eapa) -> Callable[..., Outcome]:
    """Return a function that writes a workbook with some rows, changes its sheet, and imports it."""

    def run(*rows: list[Any], change: Callable[[Worksheet], object] = lambda _: None) -> Outcome:
        book = Workbook()
        sheet = book.active
        assert sheet
        for row in rows:
            sheet.append(row)
        change(sheet)
        book.save(register / "a.xlsx")
        return eapa("import", "a.xlsx")

    return run


def read_agreement(register: Path, id_: str = ID) -> Any:
    """Return the data of an agreement, by default of the one in ROW."""
    return read_record(register, id_)


def test_blank_rows_and_cells_are_skipped(import_workbook: Callable[..., Outcome]) -> None:
    blank = [" ", "\u00a0", "\u200b", None, "\t"]

    outcome = import_workbook([" ", *HEADINGS, "\u00a0"], blank, ["\u00a0", *ROW, " "], [" ", "\u00a0"], blank)

    assert outcome.code == 0, outcome
    assert outcome.err.startswith("1 new, 0 already recorded, 0 refused\n")


@pytest.mark.parametrize(
    "heading",
    ["S.No.", "sr no", "Sl. No", "SNO", "serial №", "Nr", "№ п.п.", "п/п", "Lfd. Nr.", "Порядковый номер", "T/R"],
)
def test_columns_of_row_numbers_are_skipped_in_any_spelling(
    import_workbook: Callable[..., Outcome], heading: str
) -> None:
    assert import_workbook([heading, *HEADINGS], ["17", *ROW]).err.startswith("1 new")


@pytest.mark.parametrize("heading", ["Our count", None])
def test_a_column_that_counts_the_rows_is_skipped(import_workbook: Callable[..., Outcome], heading: str | None) -> None:
    rows = [[f"{number}.", ROW[0], f"0{number}.02.2024", *ROW[2:]] for number in (1, 2, 3)]

    assert import_workbook([heading, *HEADINGS], *rows).err.startswith("3 new")


def test_a_column_of_other_numbers_is_not_skipped(import_workbook: Callable[..., Outcome]) -> None:
    assert import_workbook(["Our count", *HEADINGS], ["1", *ROW], ["3", *ROW]).code == 2


def test_a_row_that_contains_only_its_number_is_skipped(import_workbook: Callable[..., Outcome]) -> None:
    assert import_workbook(["№", *HEADINGS], [1, *ROW], [2], [3]).err.startswith(
        "1 new, 0 already recorded, 0 refused\n"
    )


def merge_cells(*areas: str) -> Callable[[Worksheet], None]:
    """Return a function that merges areas of a sheet."""

    def change(sheet: Worksheet) -> None:
        for area in areas:
            sheet.merge_cells(area)

    return change


def test_headings_below_merged_groups_are_read(import_workbook: Callable[..., Outcome], register: Path) -> None:
    outcome = import_workbook(
        ["Register of agreements"],
        ["Document", None, "Parties", None, "Signatory 1", None, "Source"],
        ["Type", "Date of signing", "Party 1", "Party 2", "Name", "Position", None],
        ["agreement", "01.02.2024", "eapa", "tass", "TASS: Ann Lee", "Head", "https://example.org/1"],
        change=merge_cells("A1:G1", "A2:B2", "C2:D2", "E2:F2", "G2:G3"),
    )

    assert outcome.code == 0, outcome
    assert read_agreement(register)["signatories"] == [
        {"name": {"en": "Ann Lee"}, "position": {"en": "Head"}, "party": "tass"}
    ]


def test_a_title_below_document_is_the_title_of_the_agreement(
    import_workbook: Callable[..., Outcome], register: Path
) -> None:
    outcome = import_workbook(
        ["Документ", None, "Участники", "Источник"],
        ["Вид", "Название", None, None],
        ["соглашение", "О дружбе", "eapa; tass", "https://example.org/1"],
        change=merge_cells("A1:B1"),
    )

    assert outcome.code == 0, outcome
    assert read_agreement(register, "undated-eapa-tass")["title"] == {"ru": "О дружбе"}


def test_a_second_row_of_headings_fills_the_gaps_of_the_first(
    import_workbook: Callable[..., Outcome], register: Path
) -> None:
    outcome = import_workbook(
        ["Type", "Signing", None, "Partner 1", "Partner 2", "Source"],
        [None, "Date", "City", None, None, None],
        ["agreement", "01.02.2024", "Tashkent", "tass", "aaru", "https://example.org/1"],
    )

    assert outcome.code == 0, outcome
    agreement = read_agreement(register, "2024-02-01-eapa-tass-aaru")
    assert agreement["signed"] == {"date": "2024-02-01", "place": {"city": {"en": "Tashkent"}}}
    assert [party["organization"] for party in agreement["parties"]] == ["eapa", "tass", "aaru"]


def test_a_column_below_a_merged_heading_is_refused_without_its_own_heading(
    import_workbook: Callable[..., Outcome],
) -> None:
    outcome = import_workbook([*HEADINGS, None], [*ROW, "more"], change=merge_cells("E1:F1"))

    assert outcome.code == 2
    assert outcome.err.startswith(
        "note: 1 column cannot be used:\n  column F of 'Sheet' has cells but no heading: add a heading of its own, "
        "in the same row as the others and not in merged cells, or delete the cells\n"
    )


def add_link(address: str, *cells: str) -> Callable[[Worksheet], None]:
    """Return a function that links cells of a sheet to an address."""

    def change(sheet: Worksheet) -> None:
        for cell in cells:
            sheet[cell].hyperlink = address if ":" in address else Hyperlink(ref=cell, location=address)

    return change


@pytest.mark.parametrize("text", ["link", "ссылка на сайт"])
def test_a_linked_cell_of_a_source_gives_the_address(
    import_workbook: Callable[..., Outcome], register: Path, text: str
) -> None:
    import_workbook(HEADINGS, [*ROW[:-1], text], change=add_link("https://example.org/page?a=1&b=2", "E2"))

    assert read_agreement(register)["sources"] == [{"url": "https://example.org/page?a=1&b=2"}]


def test_a_formula_with_a_link_gives_the_address(
    import_workbook: Callable[..., Outcome], register: Path, eapa: Eapa
) -> None:
    import_workbook(HEADINGS, [*ROW[:-1], '=HYPERLINK("https://example.org/f","page")'])
    # openpyxl does not save the value of a formula, so the import is refused. Excel saves the displayed text.
    assert not (register / f"data/agreements/{ID}.yaml").exists()

    save_value_of_formula(register / "a.xlsx", "E2", "page")

    assert eapa("import", "a.xlsx").code == 0
    assert read_agreement(register)["sources"] == [{"url": "https://example.org/f"}]


def save_value_of_formula(workbook: Path, cell: str, text: str) -> None:
    """Save a text as the value of the only formula of a workbook, as spreadsheet programs do."""
    part = "xl/worksheets/sheet1.xml"
    with ZipFile(workbook) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    value = f"<v>{text}</v>".encode()
    # Releases of openpyxl write the missing value differently.
    sheet = parts[part].replace(b"<v></v>", value).replace(b"<v />", value)
    parts[part] = sheet.replace(f'<c r="{cell}">'.encode(), f'<c r="{cell}" t="str">'.encode())
    with ZipFile(workbook, "w") as book:
        for name, content in parts.items():
            book.writestr(name, content)


def test_a_written_address_has_priority_over_the_link_of_its_cell(
    import_workbook: Callable[..., Outcome], register: Path
) -> None:
    import_workbook(HEADINGS, ROW, change=add_link("https://example.org/other", "E2"))

    assert read_agreement(register)["sources"] == [{"url": "https://example.org/1"}]


def test_a_linked_title_gives_the_source_of_a_row_without_a_source(
    import_workbook: Callable[..., Outcome], register: Path
) -> None:
    rows = (["Title", *HEADINGS], ["On culture", *ROW[:-1], None])

    import_workbook(*rows, change=add_link("https://example.org/title", "A2"))
    assert read_agreement(register)["sources"] == [{"url": "https://example.org/title"}]


def test_a_linked_title_is_not_a_source_if_the_row_has_a_source(
    import_workbook: Callable[..., Outcome], register: Path
) -> None:
    import_workbook(["Title", *HEADINGS], ["On culture", *ROW], change=add_link("https://example.org/title", "A2"))

    assert read_agreement(register)["sources"] == [{"url": "https://example.org/1"}]


def test_a_sheet_with_one_known_heading_is_not_a_table(import_workbook: Callable[..., Outcome]) -> None:
    def change(sheet: Worksheet) -> None:
        assert sheet.parent
        sheet.parent.create_sheet("Ideas").append(["Source", "Whatever", "More"])

    assert (
        "note: the sheet 'Ideas' was ignored: no row contains known headings\n"
        in import_workbook(HEADINGS, ROW, change=change).err
    )


@pytest.mark.parametrize("address", ["mailto:a@example.org", "file:///etc/passwd", "javascript:alert(1)", "Sheet!A1"])
def test_a_link_that_is_not_a_web_page_is_ignored(import_workbook: Callable[..., Outcome], address: str) -> None:
    outcome = import_workbook(HEADINGS, [*ROW[:-1], "link"], change=add_link(address, "E2"))

    assert outcome.code == 3
    assert address not in outcome.out + outcome.err


@pytest.mark.parametrize(
    ("cell", "position"),
    [("Ann Lee, head of the office", "head of the office"), ("Ann Lee (Director)", "Director")],
)
def test_a_name_with_a_position_is_split(
    import_workbook: Callable[..., Outcome], register: Path, cell: str, position: str
) -> None:
    outcome = import_workbook([*HEADINGS, "Signatory 1", "Signatory 1 party"], [*ROW, cell, "tass"])

    assert outcome.code == 0, outcome
    assert read_agreement(register)["signatories"] == [
        {"name": {"en": "Ann Lee"}, "position": {"en": position}, "party": "tass"}
    ]


@pytest.mark.parametrize("cell", ["Lee, Ann", "Петров, Иван Иванович", "Петров, И. И.", "Lee, Director"])
def test_a_name_with_a_comma_that_can_be_a_first_name_is_refused(
    import_workbook: Callable[..., Outcome], cell: str
) -> None:
    outcome = import_workbook([*HEADINGS, "Signatory 1", "Signatory 1 party"], [*ROW, cell, "tass"])

    assert outcome.code == 3
    assert (
        f"F2 ('Signatory 1'): '{cell}' can be 'surname, first name' or 'name, position': "
        "write the position in a column of its own, and the name without a comma"
    ) in outcome.out


def test_a_name_with_letters_of_another_script_is_refused_with_a_question(
    import_workbook: Callable[..., Outcome],
) -> None:
    with_cyrillic_letters = "ТАSS Russian News Agenсy"  # the first two letters and the last "c"

    outcome = import_workbook(HEADINGS, [*ROW[:3], with_cyrillic_letters, ROW[4]])

    assert outcome.code == 3
    assert "did you mean 'TASS Russian News Agency'?" in outcome.out


def test_a_cell_that_shows_a_month_is_a_month(import_workbook: Callable[..., Outcome], register: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["B2"] = datetime(2024, 2, 1)  # noqa: DTZ001
        sheet["B2"].number_format = "mmm yyyy"

    import_workbook(HEADINGS, ROW, change=change)

    assert read_agreement(register, "2024-02-eapa-tass")["signed"] == {"date": "2024-02"}


def test_words_for_an_unknown_value_and_periods_are_read_in_cells(
    import_workbook: Callable[..., Outcome], register: Path
) -> None:
    import_workbook(
        [*HEADINGS, "Term", "City", "Renewal", "Online", "Notice", "Languages", "Notes"],
        ["agreement", "не указана", *ROW[2:], "с 01.01.2021 по 31.12.2025", "n/a", "нет", "no", "-", "нет", "unknown"],
    )

    agreement = read_agreement(register, "undated-eapa-tass")
    assert agreement["term"] == {"starts": "2021-01-01", "ends": "2025-12-31", "renewal": {"mode": "none"}}
    assert agreement["signed"] == {"online": False}
    assert not {"languages", "notes"} & agreement.keys()
