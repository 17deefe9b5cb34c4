"""The files of a report, in each of its formats."""

from pathlib import Path

from eapa_cli.publishing.report.report_format import ReportFormat
from eapa_cli.publishing.report.report_model import Report
from eapa_cli.storage.output_file import write_output


def write_report(report: Report, format_: ReportFormat, file: Path, *, force: bool) -> None:
    """Write a report to a file. Equal reports give equal files.

    Raises:
        RefusedError: the file exists.
        UnreadableError: the file cannot be written.
        UsageError: the format needs a library that is not installed.
    """
    content = _make_content(report, format_)
    write_output(file, lambda draft: draft.write_bytes(content), force=force)


def _make_content(report: Report, format_: ReportFormat) -> bytes:
    """Return the bytes of the file; only the module of the requested format is imported."""
    match format_:
        case ReportFormat.DOCX:
            from eapa_cli.publishing.report.as_docx import make_docx

            return make_docx(report)
        case ReportFormat.PDF:
            from eapa_cli.publishing.report.as_pdf import make_pdf

            return make_pdf(report)
        case _:  # HTML; a workbook is not written from a report
            from eapa_cli.publishing.report.as_html import make_html

            return make_html(report)
