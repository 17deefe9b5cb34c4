"""A reader for spreadsheet files of all types and for folders of CSV files: their tables of records."""

from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

from eapa_cli.errors import UnreadableError, UsageError
from eapa_cli.exporting.as_xlsx import DICTIONARY, REGISTER
from eapa_cli.exporting.xlsx_file import LISTS
from eapa_cli.importing.column_mapping import Table, map_columns
from eapa_cli.importing.field_options import check_mapped_fields, check_mapped_headings
from eapa_cli.importing.heading_fields import count_headings
from eapa_cli.importing.limits import MAX_CSV_FILES
from eapa_cli.importing.sheet import Sheet
from eapa_cli.text.interface_language import gettext as _

# The sheets of an exported workbook that do not contain records.
_SHEETS_WITHOUT_RECORDS: Final = frozenset({DICTIONARY, LISTS, REGISTER})


def read_tables(
    files: Sequence[Path], *, mapping: Mapping[str, str], encoding: str | None
) -> tuple[list[Table], list[str]]:
    """Return the tables of records in files and in folders of CSV files, and notes for the user.

    Raises:
        UnreadableError: a file cannot be read, or contains no table of records.
        UsageError: a file is of another type, the encoding does not exist, or a field or heading of the mapping does
            not exist.
    """
    check_mapped_fields(mapping)
    tables: list[Table] = []
    notes: list[str] = []
    for file in chain.from_iterable(map(_expand_folder, files)):
        has_table = False
        sheets, notes_on_file = _read_file(file, encoding)
        notes += notes_on_file
        for sheet in sheets:
            table = None if sheet.name in _SHEETS_WITHOUT_RECORDS else map_columns(sheet, mapping)
            if table:
                tables.append(table)
                notes += table.notes
                has_table = True
            elif sheet.name not in _SHEETS_WITHOUT_RECORDS and sheet.rows:
                note = _("the sheet '%(sheet)s' was ignored: no row contains known headings")
                notes.append(note % {"sheet": sheet.name or sheet.file})
        if not has_table:
            raise UnreadableError(
                _("'%(file)s' contains no table of agreements or organizations") % {"file": file.name},
                hint=_("its first row must be a header: see 'eapa import --template FILE', or add --map"),
            )
    check_mapped_headings(mapping, tables)
    return tables, notes


def _expand_folder(file: Path) -> list[Path]:
    """Return the CSV files of a folder, or the file itself."""
    if not file.is_dir():
        return [file]
    found = sorted(child for child in file.iterdir() if child.suffix.lower() == ".csv")
    if not found:
        raise UnreadableError(
            _("the folder '%(folder)s' contains no .csv file") % {"folder": file},
            hint=_("name a .csv, .tsv, .txt, .xlsx or .ods file"),
        )
    if len(found) > MAX_CSV_FILES:
        raise UnreadableError(
            _("the folder '%(folder)s' has more than %(max)s .csv files") % {"folder": file, "max": MAX_CSV_FILES},
            hint=_("name some of them"),
        )
    return found


def _read_file(file: Path, encoding: str | None) -> tuple[list[Sheet], list[str]]:
    match file.suffix.lower():
        case ".csv" | ".tsv" | ".txt":
            from eapa_cli.importing.read_csv import read_csv

            sheet, notes = read_csv(file, encoding=encoding, count_headings=count_headings)
            return [sheet], notes
        case ".xlsx":
            from eapa_cli.importing.read_xlsx import read_xlsx

            return read_xlsx(file)
        case ".ods":
            from eapa_cli.importing.read_ods import read_ods

            return read_ods(file)
        case _:
            raise UsageError(
                _("'%(file)s' is not a .csv, .tsv, .txt, .xlsx or .ods file") % {"file": file},
                hint=_("save it as one of these"),
            )
