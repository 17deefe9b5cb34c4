"""The result of an update: each edited cell with its value before and after, and each new row."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from eapa_cli.render.rows import Column, Rows
from eapa_cli.text import code_formatters


class UpdateOutcome(StrEnum):
    """The outcome of a cell or a row."""

    CHANGED = "changed"
    NEW = "new"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(slots=True, kw_only=True)
class Update:
    """An edited cell, a new row, or a row that is refused as a whole."""

    place: str
    """The name of the cell or the row, such as `Agreements!C7`."""
    id: str = ""
    heading: str = ""
    """The heading of the cell; empty for a row."""
    before: str = ""
    after: str = ""
    outcome: UpdateOutcome = UpdateOutcome.CHANGED
    remarks: list[str] = field(default_factory=list)
    """Remarks on the change, or the reasons why it is refused."""

    def refuse(self, reason: str) -> None:
        """Refuse the change."""
        self.outcome = UpdateOutcome.REFUSED
        self.remarks.append(reason)


_COLUMNS: Final = (
    Column("place", "Cell"),
    Column("outcome", "Outcome", omit_if_uniform=True, format_code=code_formatters.label_formatter(UpdateOutcome)),
    Column("id", "Id", can_stack=True),
    Column("field", "Field", can_wrap=True),
    Column("before", "Before", can_wrap=True, identifies_row=True),
    Column("after", "After", can_wrap=True, identifies_row=True),
    Column("remarks", "Remarks", can_wrap=True, omit_if_uniform=True),
)


def tabulate_updates(updates: Sequence[Update]) -> Rows:
    """Return updates as a table."""
    cells = [
        (
            update.place,
            update.outcome.value,
            update.id,
            update.heading,
            *_find_differing_lines(update),
            tuple(update.remarks),
        )
        for update in updates
    ]
    return Rows("update", _COLUMNS, cells)


def _find_differing_lines(update: Update) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lines that only the value before has, and the lines that only the value after has.

    If both values have the same lines, return all lines.
    """
    before, after = update.before.split("\n"), update.after.split("\n")
    removed = [line for line in before if line not in after]
    added = [line for line in after if line not in before]
    if not (removed or added):  # only the order or the number of lines differs
        removed, added = before, after
    return tuple(filter(None, removed)), tuple(filter(None, added))
