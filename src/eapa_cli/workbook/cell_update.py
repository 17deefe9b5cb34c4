"""The cells whose text differs from the exported text, and the changes that they make to their records."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from eapa_cli.importing.sheet import Broken, Value, format_column_letters
from eapa_cli.text.fold import fold
from eapa_cli.text.hidden_characters import check_characters
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.workbook.cell_context import CellContext
from eapa_cli.workbook.cell_form import EditableForm
from eapa_cli.workbook.cell_values import normalize_cell, refuse_year_as_day
from eapa_cli.workbook.columns import Column
from eapa_cli.workbook.exported_values import ExportedCells
from eapa_cli.workbook.read_workbook import EditedRow
from eapa_cli.workbook.update_result import Update


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferingCell:
    """A cell whose text differs from the exported text."""

    place: str
    heading: str
    column: Column
    value: Value | None
    exported: str

    def make_update(self, id_: str) -> Update:
        """Return an update with the value of the cell as the user wrote it."""
        after = "" if isinstance(self.value, Broken) else normalize_cell(self.value)
        return Update(place=self.place, id=id_, heading=self.heading, before=self.exported, after=after)


def find_differing_cells(row: EditedRow, exported: ExportedCells) -> Iterator[DifferingCell]:
    """Yield the editable cells of a row whose text differs from the exported text."""
    for column_number, column in row.table.columns.items():
        value = row.cells.get(column_number)
        before = exported.get(column.field, "")
        if column.is_editable and not _is_equal(value, before):
            place = f"{row.table.sheet.name}!{format_column_letters(column_number)}{row.number}"
            heading = row.table.headings[column_number]
            typed = None if value is None else refuse_year_as_day(value)
            yield DifferingCell(place=place, heading=heading, column=column, value=typed, exported=before)


def _is_equal(value: Value | None, text: str) -> bool:
    try:
        return normalize_cell(value) == text
    except ValueError:
        return False  # the error is reported with the cell


class RecordUpdate:
    """The edits of the cells of one record. `data` is the record with the cells that were applied so far."""

    def __init__(self, id_: str, data: dict[str, Any], context: CellContext) -> None:
        self.data = data
        self._original = deepcopy(data)
        self._id = id_
        self._context = context

    def apply_cell(self, cell: DifferingCell) -> Update | None:
        """Change the record, and return the update; None if the record or the exported cell has the same value.

        The update is refused if the cell cannot be read, or if the register has another value than at the export.
        """
        update = cell.make_update(self._id)
        form = cell.column.form
        assert isinstance(form, EditableForm), "only cells of editable columns are compared"
        try:
            text = read_text(cell.value)
            edited = self._read(form, text)
            if edited == self._original or self._has_exported_meaning(form, cell.exported, edited):
                return None
            current = normalize_cell(form.write(self._original, self._context))
            if current != cell.exported:
                update.before = current
                reason = _("the register was changed after the export, which had '%(value)s'")
                update.refuse(reason % {"value": cell.exported})
                return update
            update.remarks += form.read(self.data, text, self._context)
        except ValueError as error:
            update.refuse(str(error))
            return update
        update.after = normalize_cell(form.write(self.data, self._context))
        if update.after == current:
            remark = _("'%(text)s' was added in its own language, and the cell shows the other one")
            update.remarks.append(remark % {"text": text})
        elif fold(update.after) != fold(text):
            update.remarks.append(_("read from '%(text)s'") % {"text": text})
        return update

    def _read(self, form: EditableForm, text: str) -> Any:
        """Return a copy of the original record with the text of a cell."""
        edited = deepcopy(self._original)
        form.read(edited, text, self._context)
        return edited

    def _has_exported_meaning(self, form: EditableForm, exported: str, edited: Any) -> bool:
        """Return whether the exported text gives the same record as the edit, such as a date in another notation."""
        try:
            return bool(self._read(form, exported) == edited)
        except ValueError:
            return False  # some exported texts cannot be read, such as the name of an organization that was removed


def read_text(value: Value | None) -> str:
    """Return the text of a cell.

    Raises:
        ValueError: the cell has no readable value, or contains a forbidden character.
    """
    return check_characters(normalize_cell(value))
