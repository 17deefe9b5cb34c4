"""The formats in which a register can be exported."""

from enum import StrEnum
from typing import Final


class ExportFormat(StrEnum):
    """A format by its name on the command line; each has a module as_<name>."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    JSONL = "jsonl"
    SQLITE = "sqlite"
    PARQUET = "parquet"
    JSONLD = "jsonld"


EXTENSIONS: Final = {
    **{f".{format_}": format_ for format_ in ExportFormat},
    ".ndjson": ExportFormat.JSONL,
    ".db": ExportFormat.SQLITE,
    ".sqlite3": ExportFormat.SQLITE,
}
