"""The words of a source that a proposed value comes from, as spans of its text."""

from dataclasses import dataclass
from typing import Generic, TypeVar

V = TypeVar("V")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A part of a text: the offsets of its first character, and of the character after it."""

    start: int
    end: int

    def contains(self, other: "Span") -> bool:
        """Return whether another span is inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Return whether two spans have a character in common."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Generic[V]):
    """A proposed value with the span it comes from; `reason` is empty if the span states the value itself."""

    value: V
    span: Span
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unused:
    """A person, organization or date that was recognised and not used, with the reason."""

    what: str
    span: Span
    reason: str


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return the line and the column of an offset, both from 1."""
    line_start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - line_start + 1
