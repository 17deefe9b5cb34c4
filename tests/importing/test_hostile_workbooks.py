"""A small workbook cannot use up memory or time, and a damaged workbook is refused with one sentence."""

import os
import re
import resource
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from running import Eapa

from importing import hostile_workbooks
from importing.hostile_workbooks import (
    BOOK,
    HEADINGS,
    LINKS,
    MAIN,
    RELS,
    ROW,
    SHEET,
    STRINGS,
    STYLES,
    format_cell,
    format_merged_areas,
    format_rows,
    format_sheet,
    make_workbook,
    make_workbook_of_rows,
)
from importing.import_reports import read_report

UNREADABLE = "cannot be read as a workbook"
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
TWO_ROWS = format_rows(HEADINGS, ROW, ("2025", *ROW[1:]))
WHOLE_SHEET = "A1:XFD1048576"
LINK_ON_EVERY_CELL = f'<hyperlink ref="{WHOLE_SHEET}" location="x"/>'
FORMAT_OF_EVERY_CELL = f'<conditionalFormatting sqref="{WHOLE_SHEET}"><cfRule type="x"/></conditionalFormatting>'
# Each case is a function that makes a workbook, and the message that refuses it.
EXCESSIVE_WORKBOOKS: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty cells": (
        lambda: make_workbook_of_rows(f"<row>{'<c/>' * 3_000_000}</row>"),
        "has more than 1,000,000 cells and other XML elements",
    ),
    "cells": (
        lambda: make_workbook_of_rows(hostile_workbooks.format_numbers(250_000)),
        "has more than 200,000 cells with a value",
    ),
    "overlapping areas": (
        lambda: make_workbook_of_rows(
            format_rows(*[("a",) * 5] * 1_000), format_merged_areas(*["A1:C1048576"] * 3_000)
        ),
        "has merged areas of too many cells, or many that overlap",
    ),
    "false sizes": (lambda: hostile_workbooks.make_false_sizes(250_000_000), UNREADABLE),
    "long text": (
        lambda: hostile_workbooks.make_shared_strings(f"<si><t>{'x' * 100_000_000}</t></si>"),
        "has a text of more than 1,048,576 characters",
    ),
    "formats": (lambda: hostile_workbooks.make_cell_formats(100_000), "has more than 65,536 cell formats"),
    "long format": (
        lambda: hostile_workbooks.make_cell_formats(1, "[" * 200_000),
        "has a number format of more than 1,024 characters",
    ),
    "long tag": (
        lambda: make_workbook_of_rows(hostile_workbooks.format_long_tag()),
        "has an XML tag or comment of more than 256 KiB",
    ),
    "directory": (lambda: hostile_workbooks.make_many_parts(25_000), "has a directory of more than 1,048,576 bytes"),
}
# Workbooks that are damaged or exceed a limit, and could not use up memory or time.
REFUSED_WORKBOOKS: dict[str, tuple[Callable[[], bytes], str]] = {
    "far row": (
        lambda: make_workbook_of_rows(f'<row r="1048576">{format_cell("XFD", 1048576, "x")}</row>'),
        "has more than 100,000 rows in the sheet 'Sheet'",
    ),
    "huge row": (lambda: make_workbook_of_rows('<row r="99999999999"><c><v>1</v></c></row>'), UNREADABLE),
    "negative row": (lambda: make_workbook_of_rows('<row r="-1"><c><v>1</v></c></row>'), UNREADABLE),
    "huge column": (lambda: make_workbook_of_rows(format_cell("XFE", 1, "x")), UNREADABLE),
    "many areas": (
        lambda: make_workbook_of_rows("", format_merged_areas(*["A1:B2"] * 20_001)),
        "has more than 20,000 merged areas",
    ),
    "incomplete area": (lambda: make_workbook_of_rows("", format_merged_areas("A1:B")), UNREADABLE),
    "large strings": (
        lambda: make_workbook_of_rows(format_rows(*[("x" * 1_000_000,)] * 40)),
        "has more than 32 MiB of XML",
    ),
    "spaces": (lambda: make_workbook_of_rows(" " * 2_000_000), "has a text of more than 1,048,576 characters"),
    "many strings": (
        lambda: hostile_workbooks.make_shared_strings("<si/>" * 300_001),
        "has more than 300,000 shared strings",
    ),
    "missing text": (lambda: hostile_workbooks.make_shared_strings(""), UNREADABLE),
    "negative text": (lambda: make_workbook_of_rows('<row><c t="s"><v>-1</v></c></row>'), UNREADABLE),
    "missing format": (lambda: make_workbook_of_rows('<row><c s="7"><v>1</v></c></row>'), UNREADABLE),
    "unknown type": (lambda: make_workbook_of_rows('<row><c t="x"><v>1</v></c></row>'), UNREADABLE),
    "word as number": (lambda: make_workbook_of_rows("<row><c><v>one</v></c></row>"), UNREADABLE),
    "digits": (lambda: make_workbook_of_rows(f"<row><c><v>{'9' * 10_000}</v></c></row>"), UNREADABLE),
    "long comment": (
        lambda: make_workbook_of_rows(f"<!--{'x' * 3_000_000}-->"),
        "has an XML tag or comment of more than 256 KiB",
    ),
    "deep": (lambda: make_workbook_of_rows("<row>" * 100_000), "has XML elements nested more than 64 deep"),
    "entities": (lambda: make_workbook({SHEET: DOCTYPE + format_sheet("<row><c><v>&b;</v></c></row>")}), UNREADABLE),
    "entities in strings": (lambda: make_workbook({STRINGS: f'{DOCTYPE}<sst xmlns="{MAIN}"/>'}), UNREADABLE),
    "entities of styles": (lambda: make_workbook({STYLES: f'{DOCTYPE}<styleSheet xmlns="{MAIN}"/>'}), UNREADABLE),
    "sheets": (
        lambda: make_workbook({BOOK: f'<workbook xmlns="{MAIN}"><sheets>{"<sheet/>" * 1_001}</sheets></workbook>'}),
        "has more than 1,000 sheets",
    ),
    "strict": (
        lambda: make_workbook(
            {BOOK: hostile_workbooks.read_parts()[BOOK].replace(MAIN.encode(), b"http://purl.oclc.org/ooxml/main")}
        ),
        UNREADABLE,
    ),
    "sheet without part": (lambda: make_workbook({RELS: "<x/>"}), UNREADABLE),
    "parts": (lambda: hostile_workbooks.make_many_parts(2_001), "has more than 2,000 parts"),
    "same name": (hostile_workbooks.make_duplicate_part, UNREADABLE),
    "missing part": (lambda: make_workbook({}, omit=SHEET), UNREADABLE),
    "no workbook": (lambda: make_workbook({}, omit="_rels/.rels"), UNREADABLE),
    # Methods that workbooks do not use.
    "lzma": (lambda: make_workbook({}, method=zipfile.ZIP_LZMA), UNREADABLE),
    "bzip2": (lambda: make_workbook({}, method=zipfile.ZIP_BZIP2), UNREADABLE),
    "damaged data": (hostile_workbooks.make_damaged_data, UNREADABLE),
    "not UTF-8": (
        lambda: make_workbook(
            {SHEET: format_sheet("<row><c><v>\udcff</v></c></row>").encode("utf-8", "surrogateescape")}
        ),
        UNREADABLE,
    ),
    "half": (lambda: make_workbook({})[:2_000], UNREADABLE),
}
# Workbooks that look excessive or damaged, but whose two agreements can be read with little memory and time.
HARMLESS_WORKBOOKS: dict[str, Callable[[], bytes]] = {
    "whole columns": lambda: make_workbook_of_rows(
        TWO_ROWS, format_merged_areas("F1:F1048576", "G1:G1048576", "H1:H1048576")
    ),
    "the whole sheet below": lambda: make_workbook_of_rows(TWO_ROWS, format_merged_areas("A4:XFD1048576")),
    "areas without cells": lambda: make_workbook_of_rows(
        TWO_ROWS, format_merged_areas(*[f"A{row}:XFD1048576" for row in range(4, 3_004)])
    ),
    "empty cells far away": lambda: make_workbook_of_rows(
        TWO_ROWS + '<row r="1048576" ht="15"><c r="XFD1048576" s="0"/></row>'
    ),
    "a false dimension": lambda: make_workbook_of_rows(TWO_ROWS, before=f'<dimension ref="{WHOLE_SHEET}"/>'),
    "empty rows": lambda: make_workbook_of_rows(
        TWO_ROWS + "".join(f'<row r="{row}" ht="15"/>' for row in range(4, 50_000))
    ),
    "rows out of order": lambda: make_workbook_of_rows(
        format_rows(("2025", *ROW[1:]), first=9) + format_rows(HEADINGS, ROW)
    ),
    "conditional formats": lambda: make_workbook_of_rows(TWO_ROWS, FORMAT_OF_EVERY_CELL * 20_000),
    "links": lambda: make_workbook_of_rows(TWO_ROWS, f"<hyperlinks>{LINK_ON_EVERY_CELL * 2_000}</hyperlinks>"),
    "overlapping entries": lambda: hostile_workbooks.make_overlapping_entries(TWO_ROWS, 1_000),
    "large pictures": lambda: make_workbook({SHEET: format_sheet(TWO_ROWS), "xl/media/a": b"0" * 100_000_000}),
    "a broken drawing": lambda: make_workbook(
        {SHEET: format_sheet(TWO_ROWS, '<drawing xmlns:r="x" r:id="r"/>'), "xl/drawings/a.xml": b"<"}
    ),
    "broken properties": lambda: make_workbook({SHEET: format_sheet(TWO_ROWS), "docProps/core.xml": b"<"}),
}


@contextmanager
def limited_resources() -> Iterator[None]:
    """Let this process allocate at most 200 MB more, and check that it uses less than ten seconds of processor time."""
    limit, hard_limit = resource.getrlimit(resource.RLIMIT_DATA)
    pages_of_data = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])
    start = time.process_time()
    resource.setrlimit(resource.RLIMIT_DATA, (pages_of_data * resource.getpagesize() + 200_000_000, hard_limit))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (limit, hard_limit))
    assert time.process_time() - start < 10


def format_row_with_date(date_cell: str) -> str:
    """Return the second row of a table with the given XML as the cell of the date."""
    return format_rows(("", *ROW[1:]), first=2).replace('<row r="2">', f'<row r="2">{date_cell}')


@pytest.mark.parametrize("name", EXCESSIVE_WORKBOOKS)
def test_an_excessive_workbook_is_refused_in_little_memory_and_time(register: Path, eapa: Eapa, name: str) -> None:
    make, message = EXCESSIVE_WORKBOOKS[name]
    (register / "a.xlsx").write_bytes(make())

    with limited_resources():
        outcome = eapa("import", "a.xlsx")

    assert outcome.code == 4
    assert f"error: 'a.xlsx' {message}" in outcome.err.splitlines()


@pytest.mark.parametrize("name", REFUSED_WORKBOOKS)
def test_a_damaged_or_large_workbook_is_refused_with_one_sentence_and_a_hint(
    register: Path, eapa: Eapa, name: str
) -> None:
    make, message = REFUSED_WORKBOOKS[name]
    (register / "a.xlsx").write_bytes(make())

    outcome = eapa("import", "a.xlsx")

    error, hint = outcome.err.splitlines()
    assert (outcome.code, outcome.out, error) == (4, "", f"error: 'a.xlsx' {message}")
    assert hint.startswith("hint: ")


@pytest.mark.parametrize("name", HARMLESS_WORKBOOKS)
def test_a_workbook_that_only_looks_excessive_or_damaged_is_imported(register: Path, eapa: Eapa, name: str) -> None:
    (register / "a.xlsx").write_bytes(HARMLESS_WORKBOOKS[name]())

    with limited_resources():
        outcome = eapa("import", "a.xlsx", "--dry-run")

    assert (outcome.code, outcome.err) == (0, "2 new, 0 already recorded, 0 refused\n")


def test_merged_whole_columns_give_their_value_to_each_row(register: Path, eapa: Eapa) -> None:
    # The type of row 2 applies to row 3, and the type of row 4 to row 5. All cells of row 4 are merged, so it has no
    # agreement of its own. The area of empty cells has no value to give.
    rows = format_rows(HEADINGS, ROW, ("2025", "", *ROW[2:]), ("", "protocol"), ("2026", "", *ROW[2:]))
    (register / "a.xlsx").write_bytes(make_workbook_of_rows(rows, format_merged_areas("B2:B4", "B4:B1048576", "F2:G5")))

    outcome = eapa("import", "a.xlsx", "--dry-run")

    assert [row.id for row in read_report(outcome)] == [
        "2024-eapa-tass",
        "2025-eapa-tass",
        "2026-eapa-tass-protocol",
    ]


def test_an_agreement_over_two_merged_rows_is_one_agreement(register: Path, eapa: Eapa) -> None:
    # A merged area shows only its first cell, so the text "hidden" below it is not read.
    areas = [f"{letter}2:{letter}3" for letter in "ABCDE"]
    (register / "a.xlsx").write_bytes(
        make_workbook_of_rows(format_rows(HEADINGS, ROW, ("", "", "", "", "hidden")), format_merged_areas(*areas))
    )

    assert eapa("import", "a.xlsx", "--dry-run").err == "1 new, 0 already recorded, 0 refused\n"


def test_shared_strings_are_read_without_formats_and_phonetic_readings(register: Path, eapa: Eapa) -> None:
    texts = [*HEADINGS, *ROW]
    shared = "".join(f"<si><r><t>{text[:2]}</t></r><r><t>{text[2:]}</t></r><rPh><t>x</t></rPh></si>" for text in texts)
    cells = [f'<c t="s"><v>{number}</v></c>' for number in range(len(texts))]
    rows = f"<row>{''.join(cells[:5])}</row><row>{''.join(cells[5:])}</row>"
    source = make_workbook({SHEET: format_sheet(rows), STRINGS: f'<sst xmlns="{MAIN}">{shared}</sst>'})
    (register / "a.xlsx").write_bytes(source)

    assert "2024-eapa-tass" in eapa("import", "a.xlsx", "--dry-run").out


def test_a_workbook_of_another_program_is_read(register: Path, eapa: Eapa) -> None:
    """Read line breaks between elements, whole numbers with a point, and a reference to an external template."""
    rels = hostile_workbooks.read_parts()[RELS].decode()
    template = f'<Relationship Id="t" Type="{LINKS}/template" TargetMode="External" Target="file:///t.xltx"/>'
    rows = format_rows(HEADINGS) + format_row_with_date('<c r="A2"><v>2024.0</v></c>')
    source = make_workbook({SHEET: format_sheet(rows).replace("><", ">\n<"), RELS: rels.replace("</", f"{template}</")})
    (register / "a.xlsx").write_bytes(source)

    assert "2024-eapa-tass" in eapa("import", "a.xlsx", "--dry-run").out


def test_a_chart_has_no_cells(register: Path, eapa: Eapa) -> None:
    rels = hostile_workbooks.read_parts()[RELS].decode()
    source = make_workbook({SHEET: format_sheet(TWO_ROWS), RELS: rels.replace('/worksheet"', '/chartsheet"')})
    (register / "a.xlsx").write_bytes(source)

    assert eapa("import", "a.xlsx").err.startswith("error: 'a.xlsx' contains no table")


def test_dates_use_the_date_system_of_the_workbook(register: Path, eapa: Eapa) -> None:
    # Day 43831 is 1 January 2020 in the system of 1900, and 2 January 2024 in that of 1904.
    rows = format_rows(HEADINGS) + format_row_with_date('<c r="A2" s="1"><v>43831</v></c>')
    far = '<row r="3"><c r="A3" s="1"><v>9e99</v></c></row>'
    styles = '<numFmts><numFmt numFmtId="200" formatCode="yyyy-mm-dd"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs>'
    book = re.sub("<workbookPr(?=[ /])", '<workbookPr date1904="1"', hostile_workbooks.read_parts()[BOOK].decode())
    source = make_workbook({
        BOOK: book,
        SHEET: format_sheet(rows + far),
        STYLES: f'<styleSheet xmlns="{MAIN}">{styles}<cellXfs><xf/><xf numFmtId="200"/></cellXfs></styleSheet>',
    })  # fmt: skip
    (register / "a.xlsx").write_bytes(source)

    outcome = eapa("import", "a.xlsx", "--dry-run")

    assert "2024-01-02-eapa-tass" in outcome.out
    assert "A3 ('Date'): has the error #VALUE!" in outcome.out


def test_a_pipe_instead_of_a_workbook_is_refused_without_waiting(register: Path, eapa: Eapa) -> None:
    os.mkfifo(register / "a.xlsx")
    os.mkfifo(register / "a.csv")

    for name in ("a.xlsx", "a.csv"):
        assert eapa("import", name) == (4, "", f"error: '{name}' is not a regular file\nhint: name a file\n")
