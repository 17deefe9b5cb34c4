"""The formats of a report."""

from enum import StrEnum
from typing import Final


class ReportFormat(StrEnum):
    """A format by its name on the command line."""

    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"


EXTENSIONS: Final = {**{f".{format_}": format_ for format_ in ReportFormat}, ".htm": ReportFormat.HTML}
"""The format of a report by the extension of its file."""
