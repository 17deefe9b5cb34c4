"""The plan to apply the edits of a workbook: the cells that change records, and the new rows."""

from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from eapa_cli.importing.row_results import RowResult
from eapa_cli.importing.sheet import Row, Value, format_column_letters
from eapa_cli.index.read_model import Index
from eapa_cli.model.vocabulary import Kind
from eapa_cli.publishing.wording import Wording
from eapa_cli.query.applied_filters import Filters
from eapa_cli.storage.change_set import ChangeSet
from eapa_cli.tabular.extract import make_extract
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.workbook.cell_context import CellContext
from eapa_cli.workbook.cell_update import DifferingCell, RecordUpdate
from eapa_cli.workbook.cell_values import normalize_cell
from eapa_cli.workbook.new_rows import plan_new_rows
from eapa_cli.workbook.read_workbook import EditedTable, EditedWorkbook
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
    planner = _Planner(workbook, index, changes, context)
    plan = UpdatePlan(missing=list(planner.find_missing_rows()))
    rows = [(table, row) for table in workbook.tables for row in table.rows]
    new_rows = [(table, row) for table, row in rows if planner.is_new(table, row)]
    plan.new, new_row_updates = plan_new_rows(new_rows, index, context, today=today, force=force)
    for table, row in rows:
        if not planner.is_new(table, row):
            planner.add_updates(plan, table, row)
    plan.updates += new_row_updates
    return plan


class _Planner:
    """The comparison of a workbook with the exported values and the register."""

    def __init__(self, workbook: EditedWorkbook, index: Index, changes: ChangeSet, context: CellContext) -> None:
        self._values = workbook.values
        self._tables = workbook.tables
        self._index = index
        self._changes = changes
        self._context = context
        self._row_counts = Counter(
            (table.kind, _find_id(table, row)) for table in workbook.tables for row in table.rows
        )

    def find_missing_rows(self) -> Iterator[str]:
        """Yield the ids of exported records without a row, for each kind with a table."""
        for kind in {table.kind for table in self._tables}:
            yield from (id_ for id_ in self._values.records[kind] if not self._row_counts[kind, id_])

    def is_new(self, table: EditedTable, row: Row) -> bool:
        """Return whether a row has no id, and so is for a new record."""
        return not _find_id(table, row)

    def add_updates(self, plan: UpdatePlan, table: EditedTable, row: Row) -> None:
        """Add the updates of the edited cells in a row to the plan."""
        id_ = _find_id(table, row)
        exported = self._values.records[table.kind].get(id_)
        reason = self._reason_to_refuse(table, id_)
        if reason:
            number, _cells = row
            place = table.sheet.format_row_name(number)
            plan.updates.append(Update(place=place, id=id_, outcome=UpdateOutcome.REFUSED, remarks=[reason]))
            return
        assert exported is not None, "a row without an exported record is refused"
        differing = list(_find_differing_cells(table, row, exported))
        if differing:
            self._compare(plan, table, id_, differing)

    def _reason_to_refuse(self, table: EditedTable, id_: str) -> str:
        """Return the reason to refuse the whole row; an empty string if there is no reason."""
        if id_ not in self._values.records[table.kind]:
            if self._index.find(id_):
                return _("the record is in the register, but was not exported to this sheet: export the workbook again")
            return _("no exported record has this id: clear it if the row is a new record")
        if self._row_counts[table.kind, id_] > 1:
            return _("several rows have this id: clear it in the rows that are new records")
        return ""

    def _compare(self, plan: UpdatePlan, table: EditedTable, id_: str, differing: Sequence[DifferingCell]) -> None:
        stored = self._index.find(id_)
        if stored is None or stored.kind is not table.kind:
            _refuse_all(plan, id_, differing, _("the record is not in the register any more"))
            return
        data = self._changes.parse(stored.path).data
        if not is_valid(table.kind, data):
            reason = _("'%(path)s' has errors: correct it first, see 'eapa validate'") % {"path": stored.path}
            _refuse_all(plan, id_, differing, reason)
            return
        record = RecordUpdate(id_, deepcopy(data), self._context)
        plan.updates += [update for cell in differing if (update := record.apply_cell(cell))]
        if record.data != data:
            plan.changed[stored.path] = (table.kind, record.data)


def _find_id(table: EditedTable, row: Row) -> str:
    """Return the id of a row; an empty string for a new record."""
    _number, cells = row
    try:
        return normalize_cell(cells.get(table.id_column))
    except ValueError:
        return ""  # the import of new rows reports the error


def _find_differing_cells(table: EditedTable, row: Row, exported: Any) -> Iterator[DifferingCell]:
    """Yield the editable cells of a row whose text differs from the exported text."""
    number, cells = row
    for column_number, column in table.columns.items():
        value: Value | None = cells.get(column_number)
        before = exported.get(column.field, "")
        if column.is_editable and not _is_equal(value, before):
            place = f"{table.sheet.name}!{format_column_letters(column_number)}{number}"
            heading = table.headings[column_number]
            yield DifferingCell(place=place, heading=heading, column=column, value=value, exported=before)


def _is_equal(value: Value | None, text: str) -> bool:
    try:
        return normalize_cell(value) == text
    except ValueError:
        return False  # the error is reported with the cell


def _refuse_all(plan: UpdatePlan, id_: str, differing: Sequence[DifferingCell], reason: str) -> None:
    for cell in differing:
        update = cell.make_update(id_)
        update.refuse(reason)
        plan.updates.append(update)
