"""The output formats of rows."""

from contextlib import AbstractContextManager, nullcontext
from enum import StrEnum

from eapa_cli.text.interface_language import in_english


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


def language_for(format_: Format) -> AbstractContextManager[None]:
    """Return a context for the messages in a format: in English for programs."""
    return nullcontext() if format_ in {Format.TABLE, Format.MARKDOWN} else in_english()
