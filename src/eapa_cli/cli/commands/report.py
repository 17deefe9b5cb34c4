"""`eapa report`: a report for people, to print or to send."""

from pathlib import Path
from typing import Annotated

import typer

from eapa_cli.cli.filter_options import FilterOptions, with_filters
from eapa_cli.cli.options import RegisterOption
from eapa_cli.cli.record_arguments import find_record
from eapa_cli.cli.record_completion import complete_ids
from eapa_cli.cli.register_access import open_index, warn_if_incomplete
from eapa_cli.errors import UsageError
from eapa_cli.index.read_model import Index
from eapa_cli.model.terms import DUE_WITHIN_DAYS
from eapa_cli.model.vocabulary import Kind
from eapa_cli.publishing.report.agreement_rows import GroupBy
from eapa_cli.publishing.report.build_report import ReportOptions, build_report, report_language
from eapa_cli.publishing.report.report_format import EXTENSIONS, ReportFormat
from eapa_cli.publishing.report.write_report import write_report
from eapa_cli.render.messages import report_written_file
from eapa_cli.tabular.file_extensions import find_format
from eapa_cli.text.catalogues import INTERFACE_LANGUAGES, hint_on_languages
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.option_values import parse_duration


@with_filters
def run(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write: .html, .docx, .pdf or .xlsx.")],
    *,
    format_: Annotated[
        ReportFormat | None, typer.Option("--format", help="The format (default: by the extension of the file).")
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option("--lang", metavar="TAG", help="The language, en or ru (default: the first one of the register)."),
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="The title (default: that of the register).")
    ] = None,
    group_by: Annotated[GroupBy | None, typer.Option("--group-by", help="Group the agreements by this.")] = None,
    record: Annotated[
        str | None,
        typer.Option(
            "--of", metavar="ID", help="Report on this agreement or organization only.", autocompletion=complete_ids
        ),
    ] = None,
    partner_pages: Annotated[
        bool, typer.Option("--partner-pages", help="Add a page for each partner, with its agreements.")
    ] = False,
    within: Annotated[
        str, typer.Option(metavar="PERIOD", help="How far ahead of --as-of to list decisions: 90d, 3m, 1y.")
    ] = f"{DUE_WITHIN_DAYS}d",
    filter_options: FilterOptions,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing file.")] = False,
    register: RegisterOption = None,
) -> None:
    """Write a report for people: figures, decisions due, and a table of agreements with sources as footnotes.

    Filters select agreements, as in 'eapa list'. The same register, options and day give the same file. Private fields
    never appear, and unsigned agreements only in a section of their own, if a filter selects them.
    """
    if lang and lang not in INTERFACE_LANGUAGES:
        message = _("'%(tag)s' is not a language of reports") % {"tag": lang}
        raise UsageError(message, hint=hint_on_languages())
    chosen = format_ or find_format(file, EXTENSIONS)
    index = open_index(register)
    filters = filter_options.parse(index, Kind.AGREEMENT)
    found = find_record(index, record) if record is not None else None
    if found and found.kind is Kind.AGREEMENT and (filters.values or group_by or partner_pages):
        raise UsageError(
            _("'%(id)s' is an agreement, whose report has no groups, partner pages or filters") % {"id": found.id},
            hint=_("omit these options, or name an organization with --of"),
        )
    options = ReportOptions(
        filters=filters,
        typed_values=filter_options.values,
        within=parse_duration(within, "--within"),
        language=lang,
        title=title,
        group_by=group_by,
        record=found.id if found else None,
        has_partner_pages=partner_pages,
    )
    if chosen is ReportFormat.XLSX:
        _write_workbook(index, options, file, force=force)
    else:
        write_report(build_report(index, options), chosen, file, force=force)
    report_written_file(file)
    warn_if_incomplete(index)


def _write_workbook(index: Index, options: ReportOptions, file: Path, *, force: bool) -> None:
    """Write the workbook of 'eapa export --workbook' for the selected agreements."""
    if options.title or options.group_by or options.record or options.has_partner_pages:
        raise UsageError(
            _("a workbook has no title, groups, partner pages or report of one record"),
            hint=_("omit --title, --group-by, --partner-pages and --of, or write .html, .docx or .pdf"),
        )
    from eapa_cli.workbook.workbook_export import export_workbook

    language = report_language(index, options.language)
    export_workbook(index, options.filters, Kind.AGREEMENT, language, file, force=force)
