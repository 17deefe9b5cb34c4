"""The formats in which a register can be exported."""

from enum import StrEnum
from pathlib import Path

from eapa_cli.tabular.file_extensions import find_format


class ExportFormat(StrEnum):
    """A format by its name on the command line; each has a module as_<name>."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    JSONL = "jsonl"
    SQLITE = "sqlite"
    PARQUET = "parquet"
    JSONLD = "jsonld"


_EXTENSIONS = {
    **{f".{format_}": format_ for format_ in ExportFormat},
    ".ndjson": ExportFormat.JSONL,
    ".db": ExportFormat.SQLITE,
    ".sqlite3": ExportFormat.SQLITE,
}


def format_by_extension(file: Path) -> ExportFormat:
    """Return the format for the extension of a file name.

    Raises:
        UsageError: the extension is missing or not known.
    """
    return find_format(file, _EXTENSIONS)
