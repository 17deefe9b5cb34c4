"""The output formats of rows, and the default format."""

from contextlib import AbstractContextManager, nullcontext
from enum import StrEnum

from eapa_cli.render.terminal import Terminal
from eapa_cli.text.interface_language import in_english


class Format(StrEnum):
    """The output formats by their names on the command line. The module `as_<name>` writes a format."""

    TABLE = "table"
    TSV = "tsv"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    YAML = "yaml"
    MARKDOWN = "markdown"
    IDS = "ids"
    ICS = "ics"


def default_format(terminal: Terminal) -> Format:
    """Return the default format: a table for a person, TSV for a program."""
    return Format.TABLE if terminal.is_interactive else Format.TSV


def language_for(format_: Format) -> AbstractContextManager[None]:
    """Return a context for output in a format: English for programs, and otherwise the language of the interface."""
    return nullcontext() if format_ in {Format.TABLE, Format.MARKDOWN} else in_english()
