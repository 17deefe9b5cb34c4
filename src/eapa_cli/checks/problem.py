"""Problems in the data."""

from dataclasses import dataclass
from enum import StrEnum

from eapa_cli.yaml.spans import Span


class Severity(StrEnum):
    """The severity of a problem: an error makes a register invalid, a warning needs a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class SecondPlace:
    """A second place that explains a problem, with its own message."""

    file: str
    span: Span
    message: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """An invalid part of a file: its place, a plain sentence, and what to do. Problems sort by place."""

    file: str
    span: Span
    rule: str
    severity: Severity
    message: str
    hint: str | None = None
    also: tuple[SecondPlace, ...] = ()
