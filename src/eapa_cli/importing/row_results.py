"""The results of an import by row, and their table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from eapa_cli.importing.cell_explanations import explain_cells
from eapa_cli.importing.imported_row import ImportedRow
from eapa_cli.model.vocabulary import Kind
from eapa_cli.render.rows import Cell, Column, Rows
from eapa_cli.text import code_formatters


class Outcome(StrEnum):
    """The outcome of a row."""

    NEW = "new"
    KNOWN = "known"
    REFUSED = "refused"


_COLUMNS: Final = (
    Column("row", "Row"),
    Column("outcome", "Outcome", format_code=code_formatters.label_formatter(Outcome)),
    Column("kind", "Kind", omit_if_uniform=True, format_code=code_formatters.label_formatter(Kind)),
    Column("id", "Id", can_stack=True),
    Column("remarks", "Remarks", can_wrap=True, identifies_row=True),
)
_MEANING: Final = Column("understood", "Understood", can_wrap=True, can_stack=True)


@dataclass(slots=True)
class RowResult:
    """A row, and the id of its existing or proposed record."""

    row: ImportedRow
    id: str = ""
    is_known: bool = False
    """Whether the register has the record with all values of the row."""

    @property
    def outcome(self) -> Outcome:
        """The outcome of the row according to its present faults."""
        if self.row.faults:
            return Outcome.REFUSED
        return Outcome.KNOWN if self.is_known else Outcome.NEW


def tabulate_results(results: Iterable[RowResult], *, with_meaning: bool = False) -> Rows:
    """Return the results as a table; `with_meaning` adds a column with the meaning of the cells."""
    cells: Iterator[tuple[Cell, ...]] = (
        (
            result.row.name,
            result.outcome.value,
            result.row.kind.value,
            result.id,
            (*result.row.faults, *result.row.remarks),
            *((tuple(explain_cells(result.row)),) if with_meaning else ()),
        )
        for result in results
    )
    return Rows("import", (*_COLUMNS, _MEANING) if with_meaning else _COLUMNS, cells)
