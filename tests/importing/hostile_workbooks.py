"""Functions that make small workbooks which are damaged, or which would use up memory or time when they are read."""

import io
import struct
import zipfile

from openpyxl import Workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
BOOK = "xl/workbook.xml"
RELS = "xl/_rels/workbook.xml.rels"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADINGS = ("Date", "Type", "Party 1", "Party 2", "Source")
ROW = ("2024", "agreement", "eapa", "tass", "https://example.org")
_FIXED_HEADER_BYTES = 30
"""The length of the header of a ZIP entry before its name."""


def format_rows(*rows: tuple[str, ...], first: int = 1) -> str:
    """Return rows of XML with strings in their cells."""
    return "".join(
        f'<row r="{number}">'
        + "".join(format_cell(letter, number, text) for letter, text in zip("ABCDEFGH", row, strict=False))
        + "</row>"
        for number, row in enumerate(rows, start=first)
    )


def format_cell(letter: str, number: int, text: str) -> str:
    """Return the XML of a cell with a string. An empty text has no cell."""
    return f'<c r="{letter}{number}" t="inlineStr"><is><t>{text}</t></is></c>' if text else ""


def format_sheet(rows: str, after: str = "", before: str = "") -> str:
    """Return the part of a sheet with XML rows, and with other elements after or before them."""
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def read_parts() -> dict[str, bytes]:
    """Return the parts of an empty workbook of openpyxl, with an additional part for shared strings."""
    out = io.BytesIO()
    Workbook().save(out)
    with zipfile.ZipFile(out) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    shared = f'<Relationship Type="{LINKS}/sharedStrings" Target="sharedStrings.xml" Id="rId9"/></Relationships>'
    parts[RELS] = parts[RELS].replace(b"</Relationships>", shared.encode())
    parts[STRINGS] = f'<sst xmlns="{MAIN}"/>'.encode()
    return parts


def make_workbook(
    changed_parts: dict[str, str | bytes], *, omit: str = "", method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """Return the default workbook with some parts replaced or added, without a part, compressed with a method."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as target:
        for name, content in {**read_parts(), **changed_parts}.items():
            if name != omit:
                target.writestr(name, content)
    return out.getvalue()


def make_workbook_of_rows(rows: str, after: str = "", before: str = "") -> bytes:
    """Return a workbook whose sheet has XML rows, and other elements after or before them."""
    return make_workbook({SHEET: format_sheet(rows, after, before)})


def format_merged_areas(*areas: str) -> str:
    """Return the XML element that merges areas such as "A1:B2"."""
    return "<mergeCells>" + "".join(f'<mergeCell ref="{area}"/>' for area in areas) + "</mergeCells>"


def make_false_sizes(size: int) -> bytes:
    """Return a workbook with a part of `size` bytes whose headers state a size of 10 bytes."""
    source = bytearray(make_workbook({SHEET: b" " * size}))
    actual, stated = struct.pack("<L", size), struct.pack("<L", 10)
    return bytes(source.replace(actual, stated))


def make_many_parts(count: int) -> bytes:
    """Return a workbook with additional empty parts."""
    out = io.BytesIO(make_workbook({}))
    with zipfile.ZipFile(out, "a") as archive:
        for number in range(count):
            archive.writestr(f"x/{number}", b"")
    return out.getvalue()


def make_duplicate_part() -> bytes:
    """Return a workbook with two parts of the same name."""
    out = io.BytesIO(make_workbook({}))
    with zipfile.ZipFile(out, "a") as archive:
        info = zipfile.ZipInfo(SHEET)
        archive.NameToInfo.pop(SHEET)  # otherwise `zipfile` warns of the duplicate
        archive.writestr(info, format_sheet(format_rows(HEADINGS, ROW)))
    return out.getvalue()


def make_overlapping_entries(rows: str, count: int) -> bytes:
    """Return a workbook with many entries for the same compressed data, which are 10 MB when they are decompressed."""
    out = io.BytesIO(make_workbook({SHEET: format_sheet(rows), "xl/media/a": b"0" * 10_000_000}))
    with zipfile.ZipFile(out, "a") as archive:
        archive._didModify = True  # type: ignore[attr-defined]  # so that the directory is written again
        original = archive.getinfo("xl/media/a")
        for number in range(count):
            copy = zipfile.ZipInfo(f"xl/media/{number}")
            for name in ("compress_type", "CRC", "compress_size", "file_size", "header_offset"):
                setattr(copy, name, getattr(original, name))
            archive.filelist.append(copy)
    return out.getvalue()


def make_cell_formats(count: int, code: str = "0.0") -> bytes:
    """Return a workbook with many cell formats, which use one number format."""
    styles = (
        f'<numFmts><numFmt numFmtId="200" formatCode="{code}"/></numFmts><cellXfs>' + '<xf numFmtId="200"/>' * count
    )
    return make_workbook({STYLES: f'<styleSheet xmlns="{MAIN}">{styles}</cellXfs></styleSheet>'})


def make_shared_strings(content: str) -> bytes:
    """Return a workbook with XML elements as its shared strings, and a cell with the first of them."""
    return make_workbook(
        {
            STRINGS: f'<sst xmlns="{MAIN}">{content}</sst>',
            SHEET: format_sheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'),
        }
    )


def format_numbers(count: int) -> str:
    """Return XML rows with a number of cells, 1,000 in each row."""
    return "".join(f"<row>{'<c><v>1</v></c>' * 1000}</row>" for _ in range(count // 1000))


def format_long_tag() -> str:
    """Return an XML element with a million attributes."""
    return "<row " + " ".join(f"a{number}=''" for number in range(1_000_000)) + "/>"


def make_damaged_data() -> bytes:
    """Return a workbook with invalid compressed data in one part."""
    source = make_workbook({})
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        info = archive.getinfo(SHEET)
    start = info.header_offset + _FIXED_HEADER_BYTES + len(SHEET)
    return source[:start] + b"\xff" * info.compress_size + source[start + info.compress_size :]
