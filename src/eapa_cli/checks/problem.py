"""Problems in the data."""

from dataclasses import dataclass
from enum import StrEnum

from eapa_cli.yaml.spans import Span


class Severity(StrEnum):
    """The severity of a problem: an error makes a register invalid, a warning should be reviewed."""

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
    """An invalid part of a file: its place, a message, and a hint on how to fix it. Problems sort by place."""

    file: str
    span: Span
    rule: str
    severity: Severity
    message: str
    hint: str | None = None
    second_places: tuple[SecondPlace, ...] = ()
