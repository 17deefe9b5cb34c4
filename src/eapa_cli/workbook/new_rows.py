"""The plan for the new rows of a workbook, which are imported."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from eapa_cli.importing.column_mapping import Table
from eapa_cli.importing.heading_fields import Heading
from eapa_cli.importing.import_planner import Defaults, ImportOptions, plan_import
from eapa_cli.importing.row_results import Outcome, RowResult
from eapa_cli.importing.sheet import Cells, Value
from eapa_cli.index.read_model import Index
from eapa_cli.model.vocabulary import Kind
from eapa_cli.workbook.cell_context import CellContext
from eapa_cli.workbook.cell_form import EditableForm
from eapa_cli.workbook.cell_values import normalize_cell, refuse_year_as_day
from eapa_cli.workbook.columns import Column
from eapa_cli.workbook.read_workbook import EditedRow
from eapa_cli.workbook.update_result import Update, UpdateOutcome


def plan_new_rows(
    rows: Sequence[EditedRow], index: Index, context: CellContext, *, today: date, force: bool
) -> tuple[list[RowResult], list[Update]]:
    """Plan the import of new rows. Return the results of rows with a new record, and an update for each row.

    New organizations are added to the context, so that edited agreements can name them.
    """
    if not rows:
        return [], []
    by_sheet: defaultdict[str | None, list[EditedRow]] = defaultdict(list)
    for row in rows:
        by_sheet[row.table.sheet.name].append(row)
    tables = [_make_table(rows_of_sheet, context) for rows_of_sheet in by_sheet.values()]
    no_defaults: Defaults = {kind: [] for kind in Kind}
    results = plan_import(index, tables, no_defaults, ImportOptions(today=today, force=force)).results
    new = [result for result in results if result.outcome is Outcome.NEW]
    for result in new:
        if result.row.kind is Kind.ORGANIZATION:
            context.add(result.row.data)
    return new, [_make_update(result) for result in results]


def _make_table(rows: Sequence[EditedRow], context: CellContext) -> Table:
    """Return the table of an import for rows of one sheet."""
    table = rows[0].table
    columns = {number: column for number, column in table.columns.items() if column.is_editable or column.is_id}
    return Table(
        sheet=table.sheet,
        kind=table.kind,
        header=list(table.headings.values()),
        headings={
            # People write these cells, so that they are normalized.
            number: Heading(text=table.headings[number], field=column.field, exact=False)
            for number, column in columns.items()
        },
        rows=[(row.number, _convert_cells(row.cells, columns, context)) for row in rows],
    )


def _convert_cells(cells: Cells, columns: Mapping[int, Column], context: CellContext) -> dict[int, Value]:
    """Return the cells of known columns in the form that an import reads."""
    return {
        number: _convert_cell(value, columns[number], context) for number, value in cells.items() if number in columns
    }


def _convert_cell(value: Value, column: Column, context: CellContext) -> Value:
    value = refuse_year_as_day(value)
    if not (isinstance(value, str) and isinstance(column.form, EditableForm)):
        return value
    try:
        return column.form.convert_for_import(normalize_cell(value), context)
    except ValueError:
        return value  # the import reports the error


def _make_update(result: RowResult) -> Update:
    row = result.row
    return Update(
        place=row.name,
        id=result.id,
        outcome=UpdateOutcome(result.outcome),  # the outcomes of an import are among those of an update
        remarks=[*row.faults, *row.remarks],
    )
