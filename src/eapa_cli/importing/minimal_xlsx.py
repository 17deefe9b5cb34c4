"""A minimal workbook with the scanned cells that are not text. Unlike the user's file, it is safe for openpyxl."""

import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZipFile

from eapa_cli.importing.sheet import format_column_letters
from eapa_cli.importing.xlsx_scan import ScannedWorkbook
from eapa_cli.importing.xlsx_sheet_scan import RELATIONSHIPS_NAMESPACE, SHEETS_NAMESPACE, Cell

_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_CONTENTS: Final = f"""<Types xmlns="{_PACKAGE}/content-types">
<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}sheet.main+xml"/></Types>"""


def write_minimal_workbook(workbook: ScannedWorkbook) -> io.BytesIO:
    """Return a workbook with the numbers, dates, booleans and errors; the name of each sheet is its number."""
    styles: dict[int, int] = {0: 0}  # the index of the cell style by the id of the number format
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for number, sheet in enumerate(workbook.sheets, start=1):
            _write(archive, f"xl/{number}.xml", _format_sheet(sheet.rows, styles))
        _write(archive, "[Content_Types].xml", [_CONTENTS])
        _write(archive, "xl/workbook.xml", _format_workbook(workbook))
        _write(archive, "xl/_rels/workbook.xml.rels", _format_relationships(len(workbook.sheets)))
        _write(archive, "xl/styles.xml", _format_styles(styles, workbook.formats))
    return out


def _write(archive: ZipFile, name: str, pieces: Iterable[str]) -> None:
    with archive.open(name, "w") as part, io.TextIOWrapper(part, "utf-8", newline="") as text:
        text.writelines(pieces)


def _format_sheet(rows: Mapping[int, Mapping[int, Cell]], styles: dict[int, int]) -> Iterator[str]:
    yield f'<worksheet xmlns="{SHEETS_NAMESPACE}"><sheetData>'
    for number, cells in rows.items():
        values = [(column, cell) for column, cell in cells.items() if not cell.is_text]
        yield f'<row r="{number}">' if values else ""
        for column, cell in values:
            style = styles.setdefault(cell.format, len(styles))
            place = f"{format_column_letters(column)}{number}"
            yield f'<c r="{place}" s="{style}" t="{cell.type}"><v>{escape(cell.value)}</v></c>'
        yield "</row>" if values else ""
    yield "</sheetData></worksheet>"


def _format_workbook(workbook: ScannedWorkbook) -> Iterator[str]:
    yield f'<workbook xmlns="{SHEETS_NAMESPACE}" xmlns:r="{RELATIONSHIPS_NAMESPACE}">'
    yield f'<workbookPr date1904="{int(workbook.counts_from_1904)}"/><sheets>'
    for number in range(1, len(workbook.sheets) + 1):
        yield f'<sheet name="{number}" sheetId="{number}" r:id="r{number}"/>'
    yield "</sheets></workbook>"


def _format_relationships(count: int) -> Iterator[str]:
    yield f'<Relationships xmlns="{_PACKAGE}/relationships">'
    for number in range(1, count + 1):
        yield f'<Relationship Id="r{number}" Type="{RELATIONSHIPS_NAMESPACE}/worksheet" Target="{number}.xml"/>'
    yield "</Relationships>"


def _format_styles(formats: Iterable[int], codes: Mapping[int, str]) -> Iterator[str]:
    yield f'<styleSheet xmlns="{SHEETS_NAMESPACE}"><numFmts>'
    for id_ in formats:
        if id_ in codes:
            yield f'<numFmt numFmtId="{id_}" formatCode={quoteattr(codes[id_])}/>'
    yield "</numFmts><cellXfs>"
    for id_ in formats:
        yield f'<xf numFmtId="{id_}"/>'
    yield "</cellXfs></styleSheet>"
