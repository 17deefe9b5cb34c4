"""The forms of cells: a form writes a value to a cell, and changes the record to the text of an edited cell."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from eapa_cli.exporting.xlsx_file import Cell
from eapa_cli.tabular.extract import Data
from eapa_cli.text.interface_language import mark as _
from eapa_cli.workbook.cell_context import CellContext


@dataclass(frozen=True, slots=True)
class Form(ABC):
    """The form of the cells in a column. Edits of the cells have no effect, unless the form is an `EditableForm`."""

    field: str
    """The field that the value of a new row fills, and the key of an exported value in the hidden sheet."""

    accepts: ClassVar[str] = ""
    """A sentence on the values that a cell may have."""

    @abstractmethod
    def write(self, data: Data, context: CellContext) -> Cell:
        """Return the content of the cell for a record; None or an empty string if the record has no value."""

    def list_choices(self, context: CellContext) -> Sequence[str]:
        """Return the values of the drop-down list of the column; empty if the column has no list."""
        del context
        return ()


class EditableForm(Form):
    """The form of cells that a user can edit."""

    @abstractmethod
    def read(self, data: dict[str, Any], text: str, context: CellContext) -> Sequence[str]:
        """Change a record to the text of a cell, and return remarks on facts that the cell does not show.

        The remarks name those that the change removes, and texts in other languages that do not change.

        Raises:
            ValueError: the text cannot be read; the message is for the user who edited the cell.
        """

    def convert_for_import(self, text: str, context: CellContext) -> str:
        """Return the text of a cell in a new row in the form that an import reads."""
        del context
        return text


class IdForm(Form):
    """The id of the record."""

    accepts = _("Do not change it: it connects the row with its record. Leave it empty in a new row.")

    def write(self, data: Data, context: CellContext) -> Cell:
        """Return the id."""
        del context
        return str(data["id"])


class ComputedForm(Form):
    """A value that the program computes."""

    accepts = _("Computed: changes of it are ignored.")

    def write(self, data: Data, context: CellContext) -> Cell:
        """Return the computed value."""
        return context.computed.get(data["id"], {}).get(self.field)
