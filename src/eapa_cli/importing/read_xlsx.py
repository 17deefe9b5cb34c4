"""Reads workbooks (XLSX) as people keep them: with merged cells, formulas, hidden sheets and titles above the table."""

import re
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from eapa_cli.errors import UnreadableError
from eapa_cli.exporting.as_xlsx import unspoken
from eapa_cli.importing.sheet import MOST_BYTES, MOST_ROWS, Broken, Sheet, Value, too_large

# Cells that are there but empty count too: each costs about 300 bytes and a microsecond.
_MOST_CELLS: Final = 2_000_000
_MOST_PARTS: Final = 2_000
_FORMULA: Final = re.compile(rb"<f[ >/]")
_SHEETS: Final = "xl/worksheets/"


def read_xlsx(file: Path) -> list[Sheet]:
    """The sheets that are not hidden.

    Raises:
        UnreadableError: it is no workbook, holds macros, or is too large for a list of agreements.
    """
    has_formulas = _examined(file)
    values = _loaded(file, data_only=True)
    formulas = _loaded(file, data_only=False) if has_formulas else None
    hidden = [sheet.title for sheet in values.worksheets if sheet.sheet_state != "visible"]
    notes = [f"the sheet '{title}' is hidden, and was left out" for title in hidden]
    sheets: list[Sheet] = []
    for sheet in values.worksheets:
        if sheet.title not in hidden:
            if sheet.max_row > MOST_ROWS or sheet.max_row * sheet.max_column > _MOST_CELLS:
                raise too_large(
                    file.name, f"reaches to row {sheet.max_row} and column {sheet.max_column} in '{sheet.title}'"
                )
            rows = list(_rows(sheet, formulas[sheet.title] if formulas else None))
            sheets.append(Sheet(file=file.name, name=sheet.title, rows=rows, notes=notes if not sheets else ()))
    return sheets


def _examined(file: Path) -> bool:
    """Whether there are formulas; a workbook unpacks to what it says of its parts, and to no more."""
    try:
        with ZipFile(file) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > MOST_BYTES or len(parts) > _MOST_PARTS:
                raise too_large(file.name, f"unpacks to more than {MOST_BYTES // 1024 // 1024} MiB")
            if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
                raise UnreadableError(
                    f"'{file.name}' holds macros", hint="save it as an Excel workbook without macros (.xlsx)"
                )
            sheets = [part for part in parts if part.filename.startswith(_SHEETS)]
            return any(_FORMULA.search(archive.read(part)) for part in sheets)
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise _no_workbook(file) from error


def _loaded(file: Path, *, data_only: bool) -> Any:
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts that do not matter here, such as drop-down lists
            return load_workbook(file, data_only=data_only, keep_links=False)
    except Exception as error:  # whatever the library stumbles over, the file is not what it says
        raise _no_workbook(file) from error


def _no_workbook(file: Path) -> UnreadableError:
    return UnreadableError(
        f"'{file.name}' cannot be read as a workbook",
        hint="open it in a spreadsheet program and save it as .xlsx, without a password",
    )


def _rows(sheet: Any, formulas: Any) -> Iterator[tuple[int, Mapping[int, Value]]]:
    below = _merged_downwards(sheet)
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        found = {}
        for column, cell in enumerate(cells, start=1):
            # What is merged over several rows holds for each of them.
            value = _value(below.get((number, column), cell), formulas)
            if value not in (None, ""):
                found[column] = value
        yield number, found


def _merged_downwards(sheet: Any) -> dict[tuple[int, int], Any]:
    return {
        (row, area.min_col): sheet.cell(area.min_row, area.min_col)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row + 1, area.max_row + 1)
    }


def _value(cell: Any, formulas: Any) -> Value | None:
    if cell.value is None and formulas is not None and formulas[cell.coordinate].data_type == "f":
        return Broken("holds a formula whose value was not saved: open the file in a spreadsheet program and save it")
    if cell.data_type == "e":
        return Broken(f"holds the error {cell.value}")
    return unspoken(cell.value) if isinstance(cell.value, str) else cell.value
