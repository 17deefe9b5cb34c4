"""A reader for OpenDocument spreadsheets (ODS), with the same limits as for XLSX workbooks."""

from collections.abc import Sequence
from pathlib import Path

from eapa_cli.errors import EapaError, UnreadableError
from eapa_cli.importing.merged_cells import spread_merged_cells
from eapa_cli.importing.ods_scan import OdsScan, OdsSheet
from eapa_cli.importing.ods_styles import StyleScan
from eapa_cli.importing.sheet import Sheet, describe_hidden_sheet, make_size_error
from eapa_cli.importing.xml_scan import ExcessiveError
from eapa_cli.importing.zip_parts import Parts
from eapa_cli.storage.input_file import open_input
from eapa_cli.text.interface_language import gettext as _


def read_ods(file: Path) -> list[Sheet]:
    """Return the sheets that are not hidden.

    Raises:
        UnreadableError: the file is not a spreadsheet, or exceeds a limit.
    """
    try:
        with open_input(file) as stream, Parts(stream) as parts:
            scanned = _scan(parts)
        visible = [sheet for sheet in scanned if not sheet.is_hidden]
        notes = [describe_hidden_sheet(sheet.name) for sheet in scanned if sheet.is_hidden]
        # The first sheet has the notes on the whole file.
        return [_read_sheet(file.name, sheet, notes=() if index else notes) for index, sheet in enumerate(visible)]
    except EapaError:
        raise
    except ExcessiveError as error:
        raise make_size_error(file.name, str(error)) from error
    except Exception as error:  # a damaged archive has many ways to fail in zipfile, zlib and expat
        raise UnreadableError(
            _("'%(file)s' cannot be read as a spreadsheet") % {"file": file.name},
            hint=_("open it in a spreadsheet program and save it as .ods or .xlsx, without a password"),
        ) from error


def _scan(parts: Parts) -> list[OdsSheet]:
    styles = StyleScan(parts.budget)
    if "styles.xml" in set(parts.names):
        styles.run(parts.read_chunks("styles.xml"))
    content = OdsScan(parts.budget, styles)
    content.run(parts.read_chunks("content.xml"))
    return content.sheets


def _read_sheet(file: str, sheet: OdsSheet, *, notes: Sequence[str]) -> Sheet:
    spread_merged_cells(sheet.rows, sheet.merged)
    rows = [(number, sheet.rows.get(number, {})) for number in range(1, max(sheet.rows, default=0) + 1)]
    return Sheet(file=file, name=sheet.name, rows=rows, notes=notes)
