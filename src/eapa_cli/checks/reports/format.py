"""The formats in which a report can be written."""

from enum import StrEnum


class ReportFormat(StrEnum):
    """A format, by the name it has on the command line; each has its module as_<name>."""

    TEXT = "text"
    JSON = "json"
