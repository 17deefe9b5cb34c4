"""The formats in which rows can be written."""

from enum import StrEnum


class Format(StrEnum):
    """A format, by the name it has on the command line; each has its module as_<name>."""

    TABLE = "table"
    TSV = "tsv"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    YAML = "yaml"
    MARKDOWN = "markdown"
    IDS = "ids"
    ICS = "ics"
