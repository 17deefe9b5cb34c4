"""`eapa export`: the register in a file for other programs."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final

import typer

from eapa_cli.cli.filter_options import FilterOptions, with_filters
from eapa_cli.cli.options import KIND_METAVAR, RegisterOption, complete_kinds
from eapa_cli.cli.register_access import open_index, warn_if_incomplete
from eapa_cli.cli.streams import write_bytes
from eapa_cli.errors import UsageError
from eapa_cli.exporting.as_csv import Dialect
from eapa_cli.exporting.export import ExportOptions, export
from eapa_cli.exporting.export_format import EXTENSIONS, ExportFormat
from eapa_cli.model.vocabulary import Kind
from eapa_cli.query.filter_value_parsers import parse_record_kind
from eapa_cli.render.messages import report_written_file
from eapa_cli.tabular.extract import Extract, make_extract
from eapa_cli.tabular.file_extensions import find_format
from eapa_cli.text.catalogues import INTERFACE_LANGUAGES, hint_on_languages, interface_languages
from eapa_cli.text.interface_language import gettext as _

_STDOUT: Final = "-"
_FORMATS_OF_OPTIONS: Final = {
    "--excel": ExportFormat.CSV,
    "--separator": ExportFormat.CSV,
    "--base": ExportFormat.JSONLD,
}
_STDOUT_FORMATS: Final = {ExportFormat.JSON, ExportFormat.JSONL, ExportFormat.JSONLD}


@with_filters
def run(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The file or folder to write; - for stdout.")],
    *,
    format_: Annotated[
        ExportFormat | None, typer.Option("--format", help="The format (default: by the extension of the file).")
    ] = None,
    kind: Annotated[
        str,
        typer.Option(
            metavar=KIND_METAVAR,
            help="Agreements and their parties, or organizations only.",
            autocompletion=complete_kinds,
        ),
    ] = Kind.AGREEMENT.value,
    filter_options: FilterOptions,
    excel: Annotated[
        bool, typer.Option("--excel", help="CSV for spreadsheet programs: a byte order mark, no formulas.")
    ] = False,
    separator: Annotated[str, typer.Option(metavar="CHARACTER", help="The separator of CSV cells.")] = ",",
    workbook: Annotated[
        bool, typer.Option("--workbook", help="An .xlsx for people, whose edits 'eapa import --update' applies.")
    ] = False,
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar="TAG",
            help="The language of a workbook: en or ru (default: the first one of the register).",
        ),
    ] = None,
    base: Annotated[str | None, typer.Option(metavar="URL", help="The base URL of records in JSON-LD.")] = None,
    private: Annotated[
        bool, typer.Option("--private", help="Include who is responsible for agreements, which is not public.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing file or folder.")] = False,
    register: RegisterOption = None,
) -> None:
    """Write the register to a file for other programs.

    Filters select agreements, as in 'eapa list'. CSV and XLSX have one row per record, and 'eapa import' reads them.
    CSV is a folder with agreements.csv and organizations.csv; a name ending in .csv is one of the two, by --kind.
    """
    if len(separator) != 1 or separator in '"\r\n':
        message = _("'%(text)s' cannot separate cells") % {"text": separator}
        raise UsageError(message, hint=_("give one character, such as ';'"))
    if workbook:
        _check_workbook(file, format_, lang, private=private)
    elif lang:
        raise UsageError(_("--lang is for --workbook only"), hint=_("the other formats have no words to translate"))
    elif file == _STDOUT and format_ is None:
        raise UsageError(_("stdout needs a format"), hint=_("add --format json, jsonl or jsonld"))
    chosen = format_ or (ExportFormat.XLSX if workbook else find_format(Path(file), EXTENSIONS))
    _check_format_of_options(chosen, {"--excel": excel, "--separator": separator != ",", "--base": base is not None})
    if base is not None and ":" not in base:
        raise UsageError(
            _("--base: '%(url)s' is not an address") % {"url": base},
            hint=_("write it in full, as in https://example.org/"),
        )
    index = open_index(register)
    kind_ = parse_record_kind(kind)
    filters = filter_options.parse(index, kind_)
    if workbook:
        from eapa_cli.workbook.workbook_export import export_workbook

        # As in other exports, unsigned agreements are omitted only if filters are given.
        selected = filters._replace(unsigned=not filters.values)
        language = lang or interface_languages(index.languages)[0]
        export_workbook(index, selected, kind_, language, Path(file), force=force)
        report_written_file(Path(file))
        warn_if_incomplete(index)
        return
    dialect = Dialect(spreadsheet=excel, separator=separator)
    options = ExportOptions(force=force, dialect=dialect, base=base, kind=kind_)
    records = make_extract(index, filters, kind_, private=private)
    if file == _STDOUT:
        _write_to_stdout(records, chosen, options)
    else:
        for path in export(records, chosen, Path(file), options):
            report_written_file(path)
    warn_if_incomplete(index)


def _check_format_of_options(chosen: ExportFormat, given: Mapping[str, bool]) -> None:
    """Refuse an option that the format does not use; `given` maps each option to whether it was given."""
    for option, is_given in given.items():
        if is_given and chosen is not (needed := _FORMATS_OF_OPTIONS[option]):
            message = _("%(option)s is for the format %(needed)s only, not for %(format)s")
            raise UsageError(
                message % {"option": option, "needed": needed, "format": chosen},
                hint=_("omit the option, or add --format %(format)s") % {"format": needed},
            )


def _check_workbook(file: str, format_: ExportFormat | None, lang: str | None, *, private: bool) -> None:
    if private:
        raise UsageError(_("a workbook has no private fields"), hint=_("omit --private, or export without --workbook"))
    if format_ not in {None, ExportFormat.XLSX} or Path(file).suffix.lower() != ".xlsx":
        message = _("--workbook writes an .xlsx file, not '%(file)s'") % {"file": file}
        raise UsageError(message, hint=_("name a file that ends in .xlsx"))
    if lang and lang not in INTERFACE_LANGUAGES:
        message = _("'%(tag)s' is not a language of a workbook") % {"tag": lang}
        raise UsageError(message, hint=hint_on_languages())


def _write_to_stdout(records: Extract, chosen: ExportFormat, options: ExportOptions) -> None:
    if chosen not in _STDOUT_FORMATS:
        message = _("%(format)s cannot be written to stdout") % {"format": chosen}
        raise UsageError(message, hint=_("name a file, or use 'eapa list --format csv'"))
    with tempfile.TemporaryDirectory() as folder:
        export(records, chosen, Path(folder) / "export", options)
        write_bytes((Path(folder) / "export").read_bytes())
