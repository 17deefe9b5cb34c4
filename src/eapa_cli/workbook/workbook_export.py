"""The export of records as a workbook that people read, print and edit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from eapa_cli.errors import RefusedError
from eapa_cli.exporting.formatted_workbook import FormattedSheet, SheetColumn, write_formatted
from eapa_cli.exporting.xlsx_file import Cell
from eapa_cli.importing.limits import MAX_BYTES, MAX_CELLS
from eapa_cli.index.read_model import Index
from eapa_cli.model.names import select_valid_texts
from eapa_cli.model.vocabulary import Kind, Status
from eapa_cli.publishing.wording import Wording
from eapa_cli.query.applied_filters import Filters
from eapa_cli.query.record_list import Query, run_query
from eapa_cli.storage.output_file import write_output
from eapa_cli.tabular.extract import Data, make_extract
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.workbook.cell_context import CellContext
from eapa_cli.workbook.cell_values import format_label, normalize_cell
from eapa_cli.workbook.columns import COLUMNS, SHEET_NAMES, Column
from eapa_cli.workbook.explanation_sheet import make_explanation_sheet
from eapa_cli.workbook.exported_values import ExportedCells, ExportedValues, make_values_sheet
from eapa_cli.workbook.scalar_forms import DateForm
from eapa_cli.workbook.valid_records import select_valid_records

_MAX_LIMIT_SHARE: Final = 0.9
"""The part of the limits of an import that an export may use. The other part is for rows that a user adds."""
_DATE_FORMATS: Final = {"en": "d mmm yyyy", "ru": "dd.mm.yyyy"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """The records of a kind as cells. Columns that are empty in all rows are omitted, unless they are essential."""

    kind: Kind
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]

    def list_values(self) -> dict[str, ExportedCells]:
        """Return the texts of the editable cells by the id of the record, without empty cells."""
        id_index = next(index for index, column in enumerate(self.columns) if column.is_id)
        return {str(row[id_index]): self._list_values_of_row(row) for row in self.rows}

    def _list_values_of_row(self, row: Sequence[Cell]) -> ExportedCells:
        cells = zip(self.columns, row, strict=True)
        return {column.field: text for column, cell in cells if column.is_editable and (text := normalize_cell(cell))}


def export_workbook(index: Index, filters: Filters, kind: Kind, language: str, file: Path, *, force: bool) -> None:
    """Write the records of a kind that match the filters as a workbook.

    A workbook of agreements also has their parties or, without filters, all organizations.

    Raises:
        RefusedError: the file exists, or the workbook would be too large to be read again.
        UnreadableError: the file cannot be written.
    """
    sheets = make_sheets(index, filters, kind, language)

    def write(draft: Path) -> None:
        write_formatted(sheets, draft, date_format=_DATE_FORMATS[language])
        _check_size(draft, sheets)

    write_output(file, write, force=force)


def make_sheets(index: Index, filters: Filters, kind: Kind, language: str) -> list[FormattedSheet]:
    """Return the sheets of a workbook, including the hidden sheet with the exported values."""
    extract = make_extract(index, Filters(filters.as_of))
    wording = Wording(language, index.languages)
    records = select_valid_records(extract)
    selected = _select_records(records, index, filters, kind)
    context = CellContext(wording, records[Kind.ORGANIZATION], _compute_values(index, filters, wording))
    tables = [_make_table(one, selected[one], context) for one in selected]
    title = wording.local(select_valid_texts(extract.register.get("title")))
    values = {table.kind: table.list_values() for table in tables}
    return [
        *(_make_sheet(table, title, context) for table in tables),
        make_explanation_sheet([table.kind for table in tables], context),
        make_values_sheet(ExportedValues(language, values)),
    ]


def _select_records(
    records: Mapping[Kind, Mapping[str, Data]], index: Index, filters: Filters, kind: Kind
) -> Mapping[Kind, Sequence[Data]]:
    """Return the valid records of each sheet, in the order of 'eapa list'."""
    matching = [records[kind][id_] for id_ in _find_ids(index, filters, kind) if id_ in records[kind]]
    if kind is Kind.ORGANIZATION:
        return {kind: matching}
    organizations = records[Kind.ORGANIZATION]
    ids = _find_ids(index, Filters(filters.as_of), Kind.ORGANIZATION)
    if filters.values:
        parties = {party["organization"] for agreement in matching for party in agreement["parties"]}
        ids = [id_ for id_ in ids if id_ in parties]
    return {kind: matching, Kind.ORGANIZATION: [organizations[id_] for id_ in ids if id_ in organizations]}


def _find_ids(index: Index, filters: Filters, kind: Kind) -> list[str]:
    return [str(id_) for (id_,) in run_query(index, Query(kind=kind, filters=filters, columns=("id",))).cells]


def _compute_values(index: Index, filters: Filters, wording: Wording) -> dict[str, dict[str, Cell]]:
    """Return the computed values of all records by id and name."""
    all_records = Filters(filters.as_of, unsigned=True)
    computed: dict[str, dict[str, Cell]] = {}
    query = Query(kind=Kind.AGREEMENT, filters=all_records, columns=("id", "status", "ends"))
    context = CellContext(wording, {})
    end = DateForm("term.ends", Kind.AGREEMENT)
    for id_, status, ends in run_query(index, query).cells:
        shown = end.format_value(ends, context) if ends else None
        computed[str(id_)] = {"status": format_label(Status, str(status), context), "ends": shown}
    query = Query(kind=Kind.ORGANIZATION, filters=all_records, columns=("id", "agreements"))
    for id_, number in run_query(index, query).cells:
        computed[str(id_)] = {"agreements": int(str(number))}
    return computed


def _make_table(kind: Kind, records: Sequence[Data], context: CellContext) -> _Table:
    columns = COLUMNS[kind]
    rows = [[column.form.write(data, context) for column in columns] for data in records]
    # A table without rows has all columns, so that a user can fill it.
    shown = [
        number
        for number, column in enumerate(columns)
        if column.is_essential or not rows or any(row[number] not in {None, ""} for row in rows)
    ]
    return _Table(
        kind=kind,
        columns=[columns[number] for number in shown],
        rows=[[row[number] for number in shown] for row in rows],
    )


def _make_sheet(table: _Table, title: str, context: CellContext) -> FormattedSheet:
    gettext = context.wording.gettext
    printed_columns = list(takewhile(lambda column: column.is_printed, table.columns))
    return FormattedSheet(
        name=gettext(SHEET_NAMES[table.kind]),
        title=title,
        columns=[
            SheetColumn(
                heading=gettext(column.heading),
                width=column.width,
                choices=column.form.list_choices(context),
                is_computed=not column.is_editable,
            )
            for column in table.columns
        ],
        rows=table.rows,
        printed_column_count=max(len(printed_columns), 1),  # a print area has at least one column
    )


def _check_size(file: Path, sheets: Sequence[FormattedSheet]) -> None:
    """Check that an import can read the file again, also with more rows.

    Raises:
        RefusedError: the file exceeds a share of the limits of an import.
    """
    cells = sum(cell not in {None, ""} for sheet in sheets for row in sheet.rows for cell in row)
    with ZipFile(file) as archive:
        size = sum(part.file_size for part in archive.infolist())
    if max(cells / MAX_CELLS, size / MAX_BYTES) > _MAX_LIMIT_SHARE:
        raise RefusedError(
            _("the workbook would be too large for 'eapa import --update', which reads the edited file"),
            hint=_("select fewer records with filters, such as --country, or export without --workbook"),
        )
