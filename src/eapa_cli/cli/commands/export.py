"""`eapa export`: the register in another form, for other programs."""

import sys
import tempfile
from pathlib import Path
from typing import Annotated, Final

import typer

from eapa_cli.cli.context import index_of, warn_if_incomplete
from eapa_cli.cli.filter_options import FilterOptions, with_filters
from eapa_cli.cli.options import RegisterOption
from eapa_cli.errors import UsageError
from eapa_cli.exporting.as_csv import Dialect
from eapa_cli.exporting.export import ExportOptions, export
from eapa_cli.exporting.export_format import ExportFormat, format_by_ending
from eapa_cli.model.vocabulary import Kind
from eapa_cli.tabular.selection import Extract, extract

_STDOUT: Final = "-"
_TEXTS: Final = {ExportFormat.JSON, ExportFormat.JSONL, ExportFormat.JSONLD}


@with_filters
def run(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The file or folder to make; - for stdout.")],
    *,
    format_: Annotated[
        ExportFormat | None, typer.Option("--format", help="The form; without it, by the file's ending.")
    ] = None,
    kind: Annotated[
        Kind, typer.Option(help="Agreements with the organizations they name, or organizations only.")
    ] = Kind.AGREEMENT,
    filter_options: FilterOptions,
    excel: Annotated[
        bool, typer.Option("--excel", help="CSV for spreadsheet programs: a byte order mark, no formulas.")
    ] = False,
    separator: Annotated[str, typer.Option(help="What parts the cells of CSV.")] = ",",
    base: Annotated[
        str | None, typer.Option(metavar="URL", help="Where the records of JSON-LD are on the web.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace what is there.")] = False,
    register: RegisterOption = None,
) -> None:
    """Write the register to a file for other programs.

    Filters choose agreements, as in 'eapa list'. CSV and XLSX hold a row a record, which 'eapa import' takes back. CSV
    makes a folder with agreements.csv and organizations.csv; a name that ends in .csv is one of the two, by --kind.
    """
    if len(separator) != 1 or separator in '"\r\n':
        raise UsageError(f"'{separator}' cannot part cells", hint="give one character, such as ';'")
    if file == _STDOUT and format_ is None:
        raise UsageError("stdout has no ending that names a form", hint="give --format json, jsonl or jsonld")
    index = index_of(register)
    form = format_ or format_by_ending(Path(file))
    manner = ExportOptions(force=force, dialect=Dialect(spreadsheet=excel, separator=separator), base=base, kind=kind)
    found = extract(index, filter_options.parse(index, kind), kind)
    if file == _STDOUT:
        _print(found, form, manner)
    else:
        for written in export(found, form, Path(file), manner):
            sys.stderr.write(f"written: {written}\n")
    warn_if_incomplete(index)


def _print(found: Extract, form: ExportFormat, manner: ExportOptions) -> None:
    if form not in _TEXTS:
        raise UsageError(f"{form} does not go to stdout", hint="name a file, or see 'eapa list --format csv'")
    with tempfile.TemporaryDirectory() as room:
        export(found, form, Path(room) / "export", manner)
        sys.stdout.write((Path(room) / "export").read_text(encoding="utf-8"))
