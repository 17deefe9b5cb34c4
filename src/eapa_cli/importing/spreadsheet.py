"""The tables of a file that people keep in a spreadsheet program."""

from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

from eapa_cli.errors import UnreadableError, UsageError
from eapa_cli.exporting.as_xlsx import DICTIONARY, REGISTER
from eapa_cli.importing.column_mapping import (
    Headed,
    Heading,
    headed,
    heading_for,
    known_in,
    see_that_fields_are_given,
    see_that_headings_are_there,
)
from eapa_cli.importing.sheet import Sheet
from eapa_cli.model.vocabulary import Kind

_NOT_RECORDS: Final = frozenset({DICTIONARY, REGISTER})


def read_sheets(
    files: Sequence[Path], *, given: Mapping[str, str], encoding: str | None
) -> tuple[list[Headed], list[str]]:
    """The tables of records in some files, and in folders of CSV, and what the one who imports them should know.

    Raises:
        UnreadableError: a file cannot be read, or holds no table of records.
        UsageError: a heading is for no field, or one that is given a field is not there.
    """
    see_that_fields_are_given(given)
    found: list[Headed] = []
    notes: list[str] = []
    for file in chain.from_iterable(map(_in_folder, files)):
        tables = 0
        for sheet in _sheets(file, encoding):
            notes += sheet.notes
            table = None if sheet.name in _NOT_RECORDS else headed(sheet, given)
            if table:
                found.append(table)
                tables += 1
            elif sheet.name not in _NOT_RECORDS and sheet.rows:
                notes.append(f"the sheet '{sheet.name or sheet.file}' was left out: no row of it is one of headings")
        if not tables:
            raise UnreadableError(
                f"'{file.name}' holds no table of agreements or organizations",
                hint="its first row names the columns: see 'eapa import --template FILE', or give --map",
            )
    see_that_headings_are_there(given, found)
    return found, notes


def default_of(kind: Kind, text: str) -> tuple[Heading, str] | None:
    """The field and the value of `FIELD=VALUE`, if records of a kind have such a field."""
    name, _, value = text.partition("=")
    heading = heading_for(kind, name.strip())
    return (heading, value.strip()) if heading and value.strip() else None


def _in_folder(file: Path) -> list[Path]:
    """The tables of CSV in a folder, as an export makes it; of a file, itself."""
    if not file.is_dir():
        return [file]
    found = sorted(file.glob("*.csv"))
    if not found:
        raise UnreadableError(f"there is no .csv in the folder '{file}'", hint="name a .csv or .xlsx file")
    return found


def _sheets(file: Path, encoding: str | None) -> list[Sheet]:
    try:
        match file.suffix.lower():
            case ".csv" | ".tsv" | ".txt":
                from eapa_cli.importing.read_csv import read_csv

                return [read_csv(file, encoding=encoding, known_in=known_in)]
            case ".xlsx":
                from eapa_cli.importing.read_xlsx import read_xlsx

                return read_xlsx(file)
            case _:
                raise UsageError(f"'{file}' is neither .csv nor .xlsx", hint="save it as one of the two")
    except OSError as error:
        raise UnreadableError(f"the file '{file}' cannot be read: {error.strerror}") from error
