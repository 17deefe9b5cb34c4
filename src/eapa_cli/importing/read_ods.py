"""A reader for OpenDocument spreadsheets (ODS), with the same limits as for XLSX workbooks."""

from pathlib import Path

from eapa_cli.importing.merged_cells import list_rows
from eapa_cli.importing.ods_scan import OdsScan, OdsSheet
from eapa_cli.importing.ods_styles import StyleScan
from eapa_cli.importing.sheet import Sheet, describe_hidden_sheet
from eapa_cli.importing.zip_parts import Parts, open_parts
from eapa_cli.text.interface_language import gettext as _


def read_ods(file: Path) -> tuple[list[Sheet], list[str]]:
    """Return the sheets that are not hidden, and notes for the user.

    Raises:
        UnreadableError: the file is not a spreadsheet, or exceeds a limit.
    """
    message = _("'%(file)s' cannot be read as a spreadsheet")
    hint = _("open it in a spreadsheet program and save it as .ods or .xlsx, without a password")
    with open_parts(file, message, hint=hint) as parts:
        scanned = _scan(parts)
        sheets = [
            Sheet(file=file.name, name=sheet.name, rows=list_rows(sheet.rows, sheet.merged))
            for sheet in scanned
            if not sheet.is_hidden
        ]
    return sheets, [describe_hidden_sheet(sheet.name) for sheet in scanned if sheet.is_hidden]


def _scan(parts: Parts) -> list[OdsSheet]:
    styles = StyleScan(parts.budget)
    if "styles.xml" in set(parts.names):
        styles.run(parts.read_chunks("styles.xml"))
    content = OdsScan(parts.budget, styles)
    content.run(parts.read_chunks("content.xml"))
    return content.sheets
