"""A file that is not a list of agreements is refused with a hint. CSV files of different programs are read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from running import Eapa

from eapa_cli.importing.limits import MAX_BYTES, MAX_CSV_FILES, MAX_ROWS
from eapa_cli.importing.read_xlsx import read_xlsx
from eapa_cli.importing.sheet import format_column_letters
from importing.hostile_workbooks import BOOK, make_workbook, make_workbook_of_rows

HEADINGS = "Date,Type,Party 1,Party 2,Source\n"
ROW = "2024,agreement,eapa,tass,https://example.org\n"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (b"a" * (MAX_BYTES + 1), "'a.csv' is larger than 32 MiB"),
        (("," * 1_000_000).encode(), "'a.csv' has more than 100,000 rows or 1,000 columns"),
        (b"x\n" * (MAX_ROWS + 1), "'a.csv' has more than 100,000 rows or 1,000 columns"),
        ((HEADINGS + '2024,"agreement,eapa,tass\n').encode(), "'a.csv' cannot be read as CSV: row 2: unexpected end of data"),
        ((HEADINGS + '2024,"agree"ment,eapa\n').encode(), "'a.csv' cannot be read as CSV: row 2: ',' expected after '\"'"),
        (b'"' + b"a" * (1024 * 1024 + 1) + b'"', "'a.csv' cannot be read as CSV: row 1: field larger than field limit"),
        (b'"a\n",' * 2_000_000, "'a.csv' cannot be read as CSV: row 1: row of more than 4,194,304 characters"),
        (b"ab,cd\n" * 9 + b"ab," * 2_000_000, "'a.csv' cannot be read as CSV: row 10: row of more than 4,194,304"),
        (b"ab,cd,ef,gh,ij,kl,mn,op,qr,st,uv\n" * 95_000, "'a.csv' has more than 1,000,000 cells with a value"),
        (b"", "'a.csv' contains no table of agreements or organizations"),
        (b"\x00\x01\x02\xff\xfe", "'a.csv' contains no table of agreements or organizations"),
        (b"\xff\xfe\x00", "'a.csv' is not in the encoding utf-16"),
    ],
    ids=[
        "too many bytes", "too many columns", "too many rows", "unclosed quotation mark", "text after quotation mark",
        "long cell", "row of many lines", "long line", "too many cells", "empty", "binary", "half a character",
    ],
)  # fmt: skip
def test_a_file_that_is_not_a_csv_table_is_refused(register: Path, eapa: Eapa, source: bytes, message: str) -> None:
    (register / "a.csv").write_bytes(source)

    outcome = eapa("import", "a.csv")

    error, hint = outcome.err.splitlines()
    assert (outcome.code, outcome.out) == (4, "")
    assert error.startswith(f"error: {message}")
    assert hint.startswith("hint: ")


@pytest.mark.parametrize(
    "source",
    [
        ("\ufeff" + HEADINGS + ROW).encode("utf-16-le"),
        ("\ufeff" + HEADINGS + ROW).encode(),
        ("sep=;\n" + (HEADINGS + ROW).replace(",", ";")).encode(),
        (HEADINGS + ROW).replace(",", "\t").encode(),
        (HEADINGS + ROW).replace("\n", "\r\n").encode(),
    ],
    ids=["UTF-16", "byte order mark", "separator line", "tabs", "CRLF"],
)
def test_csv_is_read_as_programs_write_it(register: Path, eapa: Eapa, source: bytes) -> None:
    (register / "a.csv").write_bytes(source)

    assert eapa("import", "a.csv", "--dry-run").err == "1 new, 0 already recorded, 0 refused\n"


@pytest.mark.parametrize("name", ["a.tsv", "a.TXT"])
def test_tabs_separate_the_columns_of_a_text_file_as_those_of_csv(register: Path, eapa: Eapa, name: str) -> None:
    (register / name).write_text((HEADINGS + ROW).replace(",", "\t"))

    assert eapa("import", name, "--dry-run").err == "1 new, 0 already recorded, 0 refused\n"


def test_the_stated_encoding_is_used_and_must_fit(register: Path, eapa: Eapa) -> None:
    (register / "a.csv").write_bytes((HEADINGS.replace("Date", "Дата") + ROW).encode("koi8-r"))

    assert eapa("import", "a.csv", "--dry-run", "--encoding", "koi8-r").code == 0
    assert eapa("import", "a.csv", "--encoding", "utf-8").err.startswith(
        "error: 'a.csv' is not in the encoding utf-8\n"
    )
    assert eapa("import", "a.csv", "--encoding", "undefined").err.startswith(
        "error: 'a.csv' is not in the encoding undefined\n"
    )
    assert eapa("import", "a.csv", "--encoding", "klingon") == (
        2, "", "error: there is no encoding 'klingon'\nhint: write 'utf-8' or 'cp1251'\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (lambda: make_workbook({"xl/vbaProject.bin": b"macros"}), "'a.xlsx' contains macros"),
        (lambda: make_workbook({BOOK: b"<workbook"}), "'a.xlsx' cannot be read as a workbook"),
        (lambda: b"\xd0\xcf\x11\xe0 an old .xls", "'a.xlsx' cannot be read as a workbook"),
        (lambda: b"", "'a.xlsx' cannot be read as a workbook"),
    ],
    ids=["macros", "broken", "xls", "empty"],
)  # fmt: skip
def test_a_file_that_is_not_a_workbook_of_agreements_is_refused(
    register: Path, eapa: Eapa, source: Callable[[], bytes], message: str
) -> None:
    (register / "a.xlsx").write_bytes(source())

    outcome = eapa("import", "a.xlsx")

    error, hint = outcome.err.splitlines()
    assert (outcome.code, outcome.out, error) == (4, "", f"error: {message}")
    assert hint.startswith("hint: ")


def test_a_formula_has_the_value_that_was_saved_with_it(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(make_workbook_of_rows('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>'))

    (sheet,), _notes = read_xlsx(tmp_path / "a.xlsx")

    assert list(sheet.rows) == [(1, {1: 2})]


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (1_000, "ALL"), (16_384, "XFD")])
def test_columns_have_the_letters_that_spreadsheet_programs_give_them(number: int, letters: str) -> None:
    assert format_column_letters(number) == letters


@pytest.mark.parametrize("separator", ['"', "", "ab"])
def test_invalid_separator_line_is_read_as_text(register: Path, eapa: Eapa, separator: str) -> None:
    (register / "a.csv").write_text(f"sep={separator}\n{HEADINGS}{ROW}", encoding="utf-8")

    assert eapa("import", "a.csv", "--dry-run").err == "1 new, 0 already recorded, 0 refused\n"


def test_folder_of_too_many_tables_is_refused(register: Path, eapa: Eapa) -> None:
    for number in range(MAX_CSV_FILES):
        (register / f"{number}.csv").touch()
    (register / "last.CSV").touch()

    assert eapa("import", ".") == (
        4, "", "error: the folder '.' has more than 100 .csv files\nhint: name some of them\n",
    )  # fmt: skip
