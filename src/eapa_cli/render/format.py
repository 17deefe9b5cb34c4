"""The output formats of rows."""

from enum import StrEnum


class Format(StrEnum):
    """An output format, by its name on the command line; its module is as_<name>."""

    TABLE = "table"
    TSV = "tsv"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    YAML = "yaml"
    MARKDOWN = "markdown"
    IDS = "ids"
    ICS = "ics"
