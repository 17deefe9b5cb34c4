"""The plan to apply the edits of a workbook: the cells that change records, and the new rows."""

from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from eapa_cli.importing.row_results import RowResult
from eapa_cli.index.read_model import Index
from eapa_cli.model.vocabulary import Kind
from eapa_cli.publishing.wording import Wording
from eapa_cli.query.applied_filters import Filters
from eapa_cli.storage.change_set import ChangeSet
from eapa_cli.tabular.extract import make_extract
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.workbook.cell_context import CellContext
from eapa_cli.workbook.cell_update import DifferingCell, RecordUpdate, find_differing_cells
from eapa_cli.workbook.new_rows import plan_new_rows
from eapa_cli.workbook.read_workbook import EditedRow, EditedWorkbook
from eapa_cli.workbook.update_result import Update, UpdateOutcome
from eapa_cli.workbook.valid_records import is_valid, select_valid_records


@dataclass(slots=True)
class UpdatePlan:
    """The changes that the edits of a workbook cause."""

    updates: list[Update] = field(default_factory=list)
    new: Sequence[RowResult] = ()
    changed: dict[str, tuple[Kind, dict[str, Any]]] = field(default_factory=dict)
    """The kinds and the data of changed records by the paths of their files."""
    missing: Sequence[str] = ()
    """The ids of exported records without a row."""

    def list_updates_with(self, outcome: UpdateOutcome) -> list[Update]:
        """Return the updates with an outcome."""
        return [one for one in self.updates if one.outcome is outcome]


def plan_update(workbook: EditedWorkbook, index: Index, changes: ChangeSet, *, today: date, force: bool) -> UpdatePlan:
    """Compare a workbook with the exported values and with the register, and plan the changes of its edits.

    With `force`, a new row that violates a rule is not refused.
    """
    wording = Wording(workbook.values.language, index.languages)
    records = select_valid_records(make_extract(index, Filters(today)))
    context = CellContext(wording, records[Kind.ORGANIZATION])
    rows = list(workbook.list_rows())
    new, new_row_updates = plan_new_rows([row for row in rows if not row.id], index, context, today=today, force=force)
    plan = UpdatePlan(new=new, missing=list(_find_missing_ids(workbook, rows)))
    planner = _Planner(plan, workbook, index, changes, context)
    for row in rows:
        if row.id:
            planner.add_updates(row)
    plan.updates += new_row_updates
    return plan


def _find_missing_ids(workbook: EditedWorkbook, rows: Sequence[EditedRow]) -> Iterator[str]:
    """Yield the ids of exported records without a row, for each kind with a table."""
    ids = {(row.table.kind, row.id) for row in rows}
    for kind in Kind:
        if any(table.kind is kind for table in workbook.tables):
            yield from (id_ for id_ in workbook.values.records[kind] if (kind, id_) not in ids)


class _Planner:
    """The comparison of rows with the exported values and the register, which adds to a plan."""

    def __init__(
        self, plan: UpdatePlan, workbook: EditedWorkbook, index: Index, changes: ChangeSet, context: CellContext
    ) -> None:
        self._plan = plan
        self._values = workbook.values
        self._index = index
        self._changes = changes
        self._context = context
        self._row_counts = Counter((row.table.kind, row.id) for row in workbook.list_rows())

    def add_updates(self, row: EditedRow) -> None:
        """Add the updates of the edited cells in a row to the plan, or refuse the whole row."""
        kind = row.table.kind
        exported = self._values.records[kind].get(row.id)
        if exported is None:
            if self._index.find(row.id):
                reason = _(
                    "the record is in the register, but was not exported to this sheet: export the workbook again"
                )
            else:
                reason = _("no exported record has this id: clear it if the row is a new record")
            self._refuse_row(row, reason)
        elif self._row_counts[kind, row.id] > 1:
            self._refuse_row(row, _("several rows have this id: clear it in the rows that are new records"))
        elif differing := list(find_differing_cells(row, exported)):
            self._apply_cells(kind, row.id, differing)

    def _refuse_row(self, row: EditedRow, reason: str) -> None:
        update = Update(place=row.table.sheet.format_row_name(row.number), id=row.id)
        update.refuse(reason)
        self._plan.updates.append(update)

    def _apply_cells(self, kind: Kind, id_: str, differing: Sequence[DifferingCell]) -> None:
        """Apply differing cells to the record in the register, or refuse all of them."""
        stored = self._index.find(id_)
        if stored is None or stored.kind is not kind:
            self._refuse_cells(id_, differing, _("the record is not in the register any more"))
            return
        data = self._changes.parse(stored.path).data
        if not is_valid(kind, data):
            reason = _("'%(path)s' has errors: correct it first, see 'eapa validate'") % {"path": stored.path}
            self._refuse_cells(id_, differing, reason)
            return
        record = RecordUpdate(id_, deepcopy(data), self._context)
        self._plan.updates += [update for cell in differing if (update := record.apply_cell(cell))]
        if record.data != data:
            self._plan.changed[stored.path] = (kind, record.data)

    def _refuse_cells(self, id_: str, differing: Sequence[DifferingCell], reason: str) -> None:
        for cell in differing:
            update = cell.make_update(id_)
            update.refuse(reason)
            self._plan.updates.append(update)
