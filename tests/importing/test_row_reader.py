"""Files that are no list of agreements are refused soon, and with what to do."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from running import Eapa

from eapa_cli.importing.read_xlsx import read_xlsx
from eapa_cli.importing.sheet import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, letters

CSV = "Date,Type,Party 1,Party 2,Source\n"
ROW = "2024,agreement,eapa,tass,https://example.org\n"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (b"a" * (MOST_BYTES + 1), "'a.csv' is larger than 64 MiB"),
        (("," * 1_000_000).encode(), "'a.csv' has more than 100000 rows or 1000 columns"),
        (b"x\n" * (MOST_ROWS + 1), "'a.csv' has more than 100000 rows or 1000 columns"),
        ((CSV + '2024,"agreement,eapa,tass\n').encode(), "'a.csv' cannot be read as CSV: row 2: unexpected end of data"),
        ((CSV + '2024,"agree"ment,eapa\n').encode(), "'a.csv' cannot be read as CSV: row 2: ',' expected after '\"'"),
        (b'"' + b"a" * (1024 * 1024 + 1) + b'"', "'a.csv' cannot be read as CSV: row 1: field larger than field limit"),
        (b"", "'a.csv' holds no table of agreements or organizations"),
        (b"\x00\x01\x02\xff\xfe", "'a.csv' holds no table of agreements or organizations"),
        (b"\xff\xfe\x00", "'a.csv' is not in the encoding utf-16"),
    ],
    ids=["large", "wide", "long", "open", "stray", "long-cell", "empty", "binary", "half"],
)  # fmt: skip
def test_what_is_no_table_of_csv_is_refused(register: Path, eapa: Eapa, source: bytes, said: str) -> None:
    (register / "a.csv").write_bytes(source)

    outcome = eapa("import", "a.csv")

    assert (outcome.code, outcome.out) == (4, "")
    assert outcome.err.splitlines()[0].startswith(f"error: {said}")
    assert outcome.err.splitlines()[1].startswith("hint: ")


@pytest.mark.parametrize(
    "source",
    [
        ("\ufeff" + CSV + ROW).encode("utf-16-le"),
        ("\ufeff" + CSV + ROW).encode(),
        ("sep=;\n" + (CSV + ROW).replace(",", ";")).encode(),
        (CSV + ROW).replace(",", "\t").encode(),
        (CSV + ROW).replace("\n", "\r\n").encode(),
    ],
    ids=["utf-16", "utf-8-sig", "sep", "tabs", "crlf"],
)
def test_csv_is_read_as_programs_write_it(register: Path, eapa: Eapa, source: bytes) -> None:
    (register / "a.csv").write_bytes(source)

    assert eapa("import", "a.csv", "--dry-run").err == "1 new, 0 there already, 0 refused\n"


def test_an_encoding_can_be_given_and_is_then_held_to(register: Path, eapa: Eapa) -> None:
    (register / "a.csv").write_bytes((CSV.replace("Date", "Дата") + ROW).encode("koi8-r"))

    assert eapa("import", "a.csv", "--dry-run", "--encoding", "koi8-r").code == 0
    assert eapa("import", "a.csv", "--encoding", "utf-8").err.startswith(
        "error: 'a.csv' is not in the encoding utf-8\n"
    )
    assert eapa("import", "a.csv", "--encoding", "klingon") == (
        2, "", "error: there is no encoding 'klingon'\nhint: write 'utf-8' or 'cp1251'\n",
    )  # fmt: skip


def with_part(name: str, content: bytes) -> bytes:
    """A workbook with one part more, or with another in its place."""
    book, out = io.BytesIO(), io.BytesIO()
    Workbook().save(book)
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            if part != name:
                target.writestr(part, source.read(part))
        target.writestr(name, content)
    return out.getvalue()


def reaching_far() -> bytes:
    return with_part(
        "xl/worksheets/sheet1.xml",
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>',
    )


def with_lying_size() -> bytes:
    """A bomb whose directory says that it is small: what is read of a part is no more than it says."""
    source = bytearray(with_part("xl/worksheets/sheet1.xml", b" " * 50_000_000))
    sizes = struct.pack("<L", 50_000_000)
    while (at := source.find(sizes)) >= 0:
        source[at : at + 4] = struct.pack("<L", 10)
    return bytes(source)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (lambda: with_part("xl/media/bomb", b"0" * (MOST_BYTES + 1)), "'a.xlsx' unpacks to more than 64 MiB"),
        (lambda: with_part("xl/vbaProject.bin", b"macros"), "'a.xlsx' holds macros"),
        (lambda: with_part("xl/workbook.xml", b"<workbook"), "'a.xlsx' cannot be read as a workbook"),
        (with_lying_size, "'a.xlsx' cannot be read as a workbook"),
        (lambda: b"\xd0\xcf\x11\xe0 an old .xls", "'a.xlsx' cannot be read as a workbook"),
        (lambda: b"", "'a.xlsx' cannot be read as a workbook"),
        (reaching_far, "'a.xlsx' reaches to row 1048576 and column 16384 in 'Sheet'"),
    ],
    ids=["bomb", "macros", "broken", "lying", "xls", "empty", "far"],
)  # fmt: skip
def test_what_is_no_workbook_of_agreements_is_refused(
    register: Path, eapa: Eapa, source: Callable[[], bytes], said: str
) -> None:
    (register / "a.xlsx").write_bytes(source())

    outcome = eapa("import", "a.xlsx")

    assert (outcome.code, outcome.out) == (4, "")
    assert outcome.err.splitlines()[0] == f"error: {said}"
    assert outcome.err.splitlines()[1].startswith("hint: ")


def test_entities_of_xml_that_grow_without_end_are_not_followed(register: Path, eapa: Eapa) -> None:
    grown = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 12))
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">' + grown + b"]><workbook>&l11;</workbook>"
    (register / "a.xlsx").write_bytes(with_part("xl/workbook.xml", bomb))

    assert eapa("import", "a.xlsx").code == 4


def test_a_formula_has_the_value_that_was_saved_with_it(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(
        with_part(
            "xl/worksheets/sheet1.xml",
            b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
            b'<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row></sheetData></worksheet>',
        )
    )

    (sheet,) = read_xlsx(tmp_path / "a.xlsx")

    assert list(sheet.rows) == [(1, {1: 2})]


def test_columns_have_the_letters_that_spreadsheet_programs_give_them() -> None:
    assert [letters(number) for number in (1, 26, 27, MOST_COLUMNS, 16_384)] == ["A", "Z", "AA", "ALL", "XFD"]
