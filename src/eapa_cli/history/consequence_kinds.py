"""The kinds of consequences of changes, and a consequence as a value."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class ConsequenceKind(StrEnum):
    """The kind of a consequence."""

    FIRST_AGREEMENT = "first-agreement"
    """An organization has its first agreement."""
    NO_AGREEMENT = "no-agreement"
    """An organization has lost its last agreement."""
    STATUS = "status"
    """An agreement has another status."""
    DEADLINE = "deadline"
    """An agreement has another deadline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence:
    """A consequence for a record, in words, with the values before and after."""

    kind: ConsequenceKind
    id: str
    text: str
    before: Any = None
    after: Any = None
