"""Writes a report in one of its formats."""

from pathlib import Path

from eapa_cli.publishing.report.report_format import ReportFormat
from eapa_cli.publishing.report.report_model import Report
from eapa_cli.storage.output_file import write_output


def write_report(report: Report, format_: ReportFormat, file: Path, *, force: bool) -> None:
    """Write a report to a file; the same report has the same bytes.

    Raises:
        RefusedError: the file exists.
        UnreadableError: the file cannot be written.
        UsageError: the format needs a library that is not installed.
    """
    content = _content(report, format_)
    write_output(file, lambda draft: draft.write_bytes(content), force=force)


def _content(report: Report, format_: ReportFormat) -> bytes:
    # Only the module of the requested format is imported.
    match format_:
        case ReportFormat.DOCX:
            from eapa_cli.publishing.report import as_docx

            return as_docx.content(report)
        case ReportFormat.PDF:
            from eapa_cli.publishing.report import as_pdf

            return as_pdf.content(report)
        case _:  # HTML; a workbook is not written from a report
            from eapa_cli.publishing.report import as_html

            return as_html.content(report)
