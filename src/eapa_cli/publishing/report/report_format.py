"""The formats of a report."""

from enum import StrEnum
from pathlib import Path
from typing import Final

from eapa_cli.tabular.file_extensions import find_format


class ReportFormat(StrEnum):
    """A format by its name on the command line."""

    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"


_EXTENSIONS: Final = {**{f".{format_}": format_ for format_ in ReportFormat}, ".htm": ReportFormat.HTML}


def find_format_by_extension(file: Path) -> ReportFormat:
    """Return the format for the extension of a file name.

    Raises:
        UsageError: the extension is missing or not known.
    """
    return find_format(file, _EXTENSIONS)
