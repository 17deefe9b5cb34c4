"""A problem: something wrong in the data, as a value."""

from dataclasses import dataclass
from enum import StrEnum

from eapa_cli.yaml.spans import Span


class Severity(StrEnum):
    """Whether a problem makes a register invalid, or is just worth a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class SecondPlace:
    """A second place that explains a problem, and what stands there."""

    file: str
    span: Span
    message: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """Something wrong in a file: one plain sentence, where it is, and what to do. Sorted by place."""

    file: str
    span: Span
    rule: str
    severity: Severity
    message: str
    hint: str | None = None
    also: tuple[SecondPlace, ...] = ()
