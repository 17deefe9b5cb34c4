"""OpenDocument spreadsheets are read like workbooks, within the same limits."""

import zipfile
from pathlib import Path

import pytest
from running import Eapa
from samples import read_record

from eapa_cli.importing.read_ods import read_ods
from eapa_cli.importing.sheet import Broken

NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{part}:1.0"'
    for name, part in (
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("number", "datastyle"),
    )
)  # fmt: skip
LINK_NAMESPACE = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
HEADINGS = ("Date", "Type", "Party 1", "Party 2", "Source", "Online")


def format_cell(value: object, attributes: str = "") -> str:
    """Return a cell with a text."""
    return f'<table:table-cell office:value-type="string" {attributes}><text:p>{value}</text:p></table:table-cell>'


def format_day(value: str, style: str = "") -> str:
    """Return a cell with a date. Its displayed text is `x`, which must not be read."""
    name = f'table:style-name="{style}"' if style else ""
    return f'<table:table-cell office:value-type="date" office:date-value="{value}" {name}><text:p>x</text:p></table:table-cell>'


def format_row(*cells: str, attributes: str = "") -> str:
    """Return a row with XML cells."""
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def format_document(*tables: str, styles: str = "", before: str = "") -> str:
    """Return the content of a spreadsheet with XML tables and styles, and with other markup before its root element."""
    return (
        f'<?xml version="1.0"?>{before}<office:document-content {NAMESPACES} {LINK_NAMESPACE}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>"
        f"{''.join(tables)}</office:spreadsheet></office:body></office:document-content>"
    )


def format_table(*rows: str, name: str = "S", attributes: str = "") -> str:
    """Return a table with XML rows."""
    return f'<table:table table:name="{name}" {attributes}>{"".join(rows)}</table:table>'


def save_document(file: Path, content: str, styles: str = "") -> Path:
    """Write a spreadsheet with a content and a part of styles, and return its file."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", content)
        if styles:
            archive.writestr("styles.xml", styles)
    return file


def test_repeated_merged_and_linked_cells_are_read_and_a_hidden_sheet_is_ignored(register: Path, eapa: Eapa) -> None:
    # The styles: "m" shows month and year, "c" refers to the style "Y" of another part, and "h" hides a sheet.
    month_style = '<number:date-style style:name="M"><number:month/><number:text>.</number:text><number:year/></number:date-style>'
    content = format_document(
        "<table:calculation-settings/>",
        format_table(
            '<table:table-column table:default-cell-style-name="c"/><table:table-column/>',
            format_row(format_cell("Register of agreements", 'table:number-columns-spanned="6" table:number-rows-spanned="1"')),
            format_row('<table:table-cell table:number-columns-repeated="1000"/>', attributes='table:number-rows-repeated="2"'),
            format_row(*map(format_cell, HEADINGS)),
            format_row(
                format_day("2024-02-01"), format_cell("agreement", 'table:number-rows-spanned="2"'), format_cell("eapa"), format_cell("tass"),
                format_cell('<text:a xlink:href="https://example.org/1">the news</text:a>'),
                '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>',
            ),
            format_row(
                format_day("2023-05-31T00:00:00", "m"), "<table:covered-table-cell/>", format_cell("eapa"), format_cell("aaru"),
                format_cell("https://example.org/2<office:annotation><text:p>remark</text:p></office:annotation>"),
            ),
            format_row('<table:table-cell table:number-columns-repeated="16384"/>', attributes='table:number-rows-repeated="1048000"'),
        ),
        format_table(format_row(format_cell("Date"), format_cell("Party 1")), format_row(format_cell("never"), format_cell("x")), name="Old", attributes='table:style-name="h"'),
        styles=f'{month_style}<style:style style:name="m" style:data-style-name="M"/>'
        '<style:style style:name="c" style:data-style-name="Y"/>'
        '<style:style style:name="t"><style:table-properties/></style:style>'
        '<style:style style:name="h"><style:table-properties table:display="false"/></style:style>',
    )  # fmt: skip
    # The last part of a date is not in a style, so it is ignored.
    styles = (
        f'<office:document-styles {NAMESPACES}><number:date-style style:name="Y"><number:year/></number:date-style>'
        "<number:year/></office:document-styles>"
    )
    save_document(register / "a.ods", content, styles)

    outcome = eapa("import", "a.ods")

    assert outcome.code == 0, outcome
    assert outcome.err.startswith("note: the hidden sheet 'Old' was ignored\n2 new, 0 already recorded, 0 refused\n")
    # The date in the first row has no style. The style of its column shows the year only.
    first = read_record(register, "2024-eapa-tass")
    assert first["signed"] == {"date": "2024", "online": True}
    assert first["sources"] == [{"url": "https://example.org/1"}]
    second = read_record(register, "2023-05-eapa-aaru")
    assert (second["type"], second["sources"]) == ("agreement", [{"url": "https://example.org/2"}])


def test_values_of_each_type_are_read(tmp_path: Path) -> None:
    cells = (
        '<table:table-cell office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell>',
        '<table:table-cell office:value-type="float" office:value="x"><text:p>five</text:p></table:table-cell>',
        '<table:table-cell office:value-type="time"><text:p>12:30</text:p></table:table-cell>',
        '<table:table-cell table:formula="of:=1/0" office:value-type="string"><text:p>#DIV/0!</text:p></table:table-cell>',
        format_cell('a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d</text:p><text:p>e<text:span>f</text:span>'),
        format_day("2024-02-01T12:30:00"),
        # A space outside of a paragraph is not shown.
        '<table:table-cell office:value-type="string"><text:s/><text:p>plain</text:p></table:table-cell>',
        format_day("2024-02-01"),
        format_cell("same", 'table:number-columns-repeated="2"'),
    )

    (sheet,), _notes = read_ods(
        save_document(tmp_path / "a.ods", format_document(format_table("<table:table-column/>", format_row(*cells))))
    )

    values = [value for _column, value in sorted(dict(sheet.rows)[1].items())]
    assert [value.reason if isinstance(value, Broken) else str(value) for value in values] == [
        "5.0",
        "has a value that cannot be read: 'five'",
        "12:30",
        "has the error #DIV/0!",
        "a  b\tc\nd\nef",
        "2024-02-01 12:30:00",
        "plain",
        "2024-02-01",
        "same",
        "same",
    ]


# Nested entities expand to many times their size.
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
REPEATED = 'table:number-rows-repeated="1048576"'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (format_document(format_table(format_row(format_cell("&b;"))), before=ENTITIES), "cannot be read as a spreadsheet"),
        (format_document(format_table(format_row(format_cell("x"), attributes=REPEATED))), "has more than 100,000 rows in the sheet 'S'"),
        (format_document(format_table(format_row(format_cell("x", 'table:number-columns-repeated="16384"')))), "has cells beyond column 1,000"),
        (
            format_document(format_table(format_row(format_cell("x", 'table:number-columns-repeated="900"'), attributes='table:number-rows-repeated="900"'))),
            "has more than 200,000 cells with a value",
        ),
        (format_document(format_table(format_row(format_cell("x", 'table:number-columns-repeated="-1"')))), "cannot be read as a spreadsheet"),
        (format_document(format_table(format_row(format_cell('a<text:s text:c="999999"/>' * 2)))), "has more than 1,000,000 repeated spaces"),
        (format_document(*(format_table() for _ in range(1_001))), "has more than 1,000 sheets"),
        (format_document(format_table(*(format_row(format_cell("x", 'table:number-rows-spanned="2"')) for _ in range(20_001)))), "has more than 20,000 merged"),
        (format_document(styles="".join(f'<style:style style:name="{n}" style:data-style-name="d"/>' for n in range(65_537))), "has more than 65,536 cell formats"),
        ("<a>" * 70, "has XML elements nested more than 64 deep"),
        (format_document(format_table(format_row(format_cell("x" * 1_100_000)))), "has a text of more than 1,048,576 characters"),
        ("not xml", "cannot be read as a spreadsheet"),
    ],
    ids=[
        "entities", "rows", "columns", "cells", "negative", "spaces", "sheets", "merged", "styles", "deep", "text", "no-xml",
    ],
)  # fmt: skip
def test_hostile_files_are_refused(register: Path, eapa: Eapa, content: str, message: str) -> None:
    save_document(register / "a.ods", content)

    outcome = eapa("import", "a.ods")

    assert (outcome.code, outcome.out) == (4, "")
    assert outcome.err.startswith("error: 'a.ods' ")
    assert message in outcome.err


def test_a_small_file_with_huge_content_is_refused(register: Path, eapa: Eapa) -> None:
    save_document(register / "a.ods", format_document(f"<!--{'x' * 200_000_000}-->"))

    assert eapa("import", "a.ods").code == 4


def test_a_damaged_archive_and_a_missing_file_are_reported(register: Path, eapa: Eapa) -> None:
    (register / "a.ods").write_bytes(b"PK\x03\x04broken")

    assert eapa("import", "a.ods").err.startswith("error: 'a.ods' cannot be read as a spreadsheet\n")
    assert eapa("import", "missing.ods").err.startswith("error: the file 'missing.ods' cannot be read: ")
