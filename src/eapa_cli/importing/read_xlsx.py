"""A reader for workbooks (XLSX), with support for merged cells, links, saved values of formulas, and hidden sheets."""

import warnings
from collections.abc import Container
from datetime import date
from pathlib import Path
from typing import Any

from eapa_cli.errors import UnreadableError, UsageError
from eapa_cli.exporting.xlsx_file import EXPORTED_VALUES, unescape_from_xml
from eapa_cli.importing.date_precision import reduce_to_shown_parts
from eapa_cli.importing.merged_cells import list_rows
from eapa_cli.importing.minimal_xlsx import write_minimal_workbook
from eapa_cli.importing.sheet import Broken, LinkedText, Row, Sheet, Value, describe_hidden_sheet
from eapa_cli.importing.xlsx_scan import ScannedWorkbook, scan_workbook
from eapa_cli.importing.xlsx_sheet_scan import Cell, ScannedSheet
from eapa_cli.importing.zip_parts import open_parts
from eapa_cli.model.message import Message
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.shell_quoting import quote_command


def read_xlsx(file: Path, *, hidden: Container[str] = ()) -> tuple[list[Sheet], list[str]]:
    """Return the visible sheets and the hidden sheets whose names are in `hidden`, and notes for the user.

    Raises:
        UnreadableError: the file is not a workbook, contains macros, or exceeds a limit.
        UsageError: the workbook was exported for editing, and its hidden sheet is not in `hidden`.
    """
    message = _("'%(file)s' cannot be read as a workbook")
    hint = _("open it in a spreadsheet program and save it as .xlsx, without a password")
    with open_parts(file, message, hint=hint) as parts:
        if any(name.lower().endswith("vbaproject.bin") for name in parts.names):
            raise UnreadableError(
                _("'%(file)s' contains macros") % {"file": file.name},
                hint=_("save it as an Excel workbook without macros (.xlsx)"),
            )
        workbook = scan_workbook(parts, read_hidden=hidden)
        sheets = [
            Sheet(file=file.name, name=sheet.name, rows=_read_rows(sheet, loaded))
            for sheet, loaded in zip(workbook.sheets, _load(workbook), strict=True)
        ]
    if EXPORTED_VALUES in workbook.hidden:
        raise UsageError(
            _("'%(file)s' was exported with --workbook, and may contain edits of records") % {"file": file.name},
            hint=_("copy new rows to a file of their own, or apply the edits: %(command)s")
            % {"command": quote_command(["eapa", "import", "--update", str(file)])},
        )
    return sheets, list(map(describe_hidden_sheet, workbook.hidden))


def _load(workbook: ScannedWorkbook) -> list[Any]:
    """Return the sheets as openpyxl reads them. It parses numbers, dates, booleans and errors."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns about missing styles and dates out of range
        return list(load_workbook(write_minimal_workbook(workbook), data_only=True).worksheets)


def _read_rows(sheet: ScannedSheet, loaded: Any) -> list[Row]:
    rows: dict[int, dict[int, Value]] = {
        number: {
            column: _with_link(_read_value(cell, loaded, number, column), sheet.links.get((number, column), ""))
            for column, cell in cells.items()
        }
        for number, cells in sheet.rows.items()
    }
    return list_rows(rows, sheet.merged)


def _with_link(value: Value, link: str) -> Value:
    """Return the text of a cell with its link, if the link is to a web page; return any other value unchanged."""
    is_page = link.lower().startswith(("https://", "http://"))
    return LinkedText(value, link) if is_page and isinstance(value, str) else value


def _read_value(scanned: Cell, sheet: Any, row: int, column: int) -> Value:
    """Return the value of a scanned cell; a value that is not text is taken from `sheet`, where openpyxl parsed it."""
    if not scanned.value:
        return Broken(
            Message("has a formula without a saved value: open the file in a spreadsheet program and save it")
        )
    if scanned.is_text:
        return unescape_from_xml(scanned.value)
    cell = sheet.cell(row, column)
    if cell.data_type == "e":
        return Broken(Message("has the error %(error)s", error=cell.value))
    value: Value = cell.value
    return reduce_to_shown_parts(value, cell.number_format) if isinstance(value, date) else value
