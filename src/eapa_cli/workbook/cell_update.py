"""An edited cell, and the change that it makes to its record."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from eapa_cli.importing.sheet import Broken, Value
from eapa_cli.text.fold import fold
from eapa_cli.text.hidden_characters import describe, first_forbidden
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.workbook.cell_context import CellContext
from eapa_cli.workbook.cell_form import EditableForm
from eapa_cli.workbook.cell_values import normalized_text
from eapa_cli.workbook.columns import Column
from eapa_cli.workbook.update_result import Update


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferingCell:
    """A cell whose text differs from the exported text."""

    place: str
    heading: str
    column: Column
    value: Value | None
    exported: str

    def as_update(self, id_: str) -> Update:
        """Return the update of the cell, before it is compared with the register."""
        after = "" if isinstance(self.value, Broken) else normalized_text(self.value)
        return Update(place=self.place, id=id_, heading=self.heading, before=self.exported, after=after)


class RowUpdate:
    """The update of one record. `data` is the record with the changes so far."""

    def __init__(self, id_: str, data: dict[str, Any], context: CellContext) -> None:
        self.data = data
        self._original = deepcopy(data)
        self._id = id_
        self._context = context

    def update(self, cell: DifferingCell) -> Update | None:
        """Change the record, and return the update; None if the cell has the same meaning as before.

        The update is refused if the cell cannot be read, or if the register was changed after the export.
        """
        update = cell.as_update(self._id)
        form = cell.column.form
        assert isinstance(form, EditableForm)
        try:
            text = readable_text(cell.value)
            edited = self._read(form, text, self._original)
            if edited == self._original or self._has_exported_meaning(form, cell.exported, edited):
                return None
            current = normalized_text(form.write(self._original, self._context))
            if current != cell.exported:
                update.before = current
                reason = _("the register was changed after the export, which had '%(value)s'")
                update.refuse(reason % {"value": cell.exported})
                return update
            update.remarks += form.read(self.data, text, self._context)
        except ValueError as error:
            update.refuse(str(error))
            return update
        update.after = normalized_text(form.write(self.data, self._context))
        if update.after == current:
            remark = _("'%(text)s' was added in its own language, and the cell shows the other one")
            update.remarks.append(remark % {"text": text})
        elif fold(update.after) != fold(text):
            update.remarks.append(_("read from '%(text)s'") % {"text": text})
        return update

    def _read(self, form: EditableForm, text: str, data: Any) -> Any:
        copy = deepcopy(data)
        form.read(copy, text, self._context)
        return copy

    def _has_exported_meaning(self, form: EditableForm, exported: str, edited: Any) -> bool:
        """Return whether the exported text would give the same record, as for a date in another notation."""
        try:
            return bool(self._read(form, exported, self._original) == edited)
        except ValueError:
            return False  # some exported texts cannot be read, such as the name of an organization that was removed


def readable_text(value: Value | None) -> str:
    """Return the text of a cell.

    Raises:
        ValueError: the cell has no readable value, or contains a forbidden character.
    """
    text = normalized_text(value)
    if character := first_forbidden(text):
        raise ValueError(_("the text contains %(character)s: delete it") % {"character": describe(character)})
    return text
