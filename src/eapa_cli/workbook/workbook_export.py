"""The export of records as a workbook that people read, print and edit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from eapa_cli.errors import RefusedError
from eapa_cli.exporting.formatted_workbook import Cell, FormattedSheet, SheetColumn, write_formatted
from eapa_cli.importing.limits import MAX_BYTES, MAX_CELLS
from eapa_cli.index.read_model import Index
from eapa_cli.model.vocabulary import Kind, Status
from eapa_cli.publishing.wording import Wording
from eapa_cli.query.record_list import Query, run_query
from eapa_cli.query.where import Filters
from eapa_cli.storage.output_file import write_output
from eapa_cli.tabular.selection import Data, extract
from eapa_cli.workbook.cell_context import CellContext
from eapa_cli.workbook.cell_values import capitalized_label, normalized_text
from eapa_cli.workbook.columns import COLUMNS, SHEET_NAMES, Column
from eapa_cli.workbook.explanation import explanation_sheet
from eapa_cli.workbook.exported_values import ExportedValues, Record, values_sheet
from eapa_cli.workbook.scalar_forms import DateForm
from eapa_cli.workbook.valid_records import valid_records

_MAX_FILLED: Final = 0.9
"""The part of the limits of an import that an export may use, so that a user can add to the workbook."""
_DATE_FORMATS: Final = {"en": "d mmm yyyy", "ru": "dd.mm.yyyy"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """The cells of the records of a kind, without the columns that no record needs."""

    kind: Kind
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]

    def record(self, row: Sequence[Cell]) -> tuple[str, Record]:
        """Return the id of a row, and the text of its cells."""
        id_ = str(row[[column.is_id for column in self.columns].index(True)])
        cells = zip(self.columns, row, strict=True)
        return id_, {
            column.field: text for column, cell in cells if column.is_editable and (text := normalized_text(cell))
        }


def export_workbook(index: Index, filters: Filters, kind: Kind, language: str, file: Path, *, force: bool) -> None:
    """Write the agreements that match filters with their parties, or organizations only, as a workbook.

    Raises:
        RefusedError: the file exists, or the workbook would be too large to be read again.
        UnreadableError: the file cannot be written.
    """
    sheets = workbook_sheets(index, filters, kind, language)

    def write(draft: Path) -> None:
        write_formatted(sheets, draft, date_format=_DATE_FORMATS[language])
        _check_size(draft, sheets)

    write_output(file, write, force=force)


def workbook_sheets(index: Index, filters: Filters, kind: Kind, language: str) -> list[FormattedSheet]:
    """Return the sheets of a workbook, also the hidden one with the exported values."""
    everything = extract(index, Filters(filters.as_of))
    wording = Wording(language, index.languages)
    records = valid_records(everything)
    selected = _selected(records, index, filters, kind)
    context = CellContext(wording, records[Kind.ORGANIZATION], _computed(index, filters, wording))
    tables = [_table(one, records, context) for one, records in selected.items()]
    title = wording.local(everything.register.get("title"))
    values = {table.kind: dict(table.record(row) for row in table.rows) for table in tables}
    return [
        *(_sheet(table, title, context) for table in tables),
        explanation_sheet([table.kind for table in tables], context),
        values_sheet(ExportedValues(language, values)),
    ]


def _selected(
    records: Mapping[Kind, Mapping[str, Data]], index: Index, filters: Filters, kind: Kind
) -> Mapping[Kind, Sequence[Data]]:
    """Return the valid records of each sheet, in the order of `list`."""
    matching = _matching(index, filters, kind)
    found = [records[kind][id_] for id_ in matching if id_ in records[kind]]
    if kind is Kind.ORGANIZATION:
        return {kind: found}
    bodies = records[Kind.ORGANIZATION]
    named = {party["organization"] for data in found for party in data["parties"]} if filters.values else bodies
    ordered = _matching(index, Filters(filters.as_of), Kind.ORGANIZATION)
    return {kind: found, Kind.ORGANIZATION: [bodies[id_] for id_ in ordered if id_ in bodies and id_ in named]}


def _matching(index: Index, filters: Filters, kind: Kind) -> list[str]:
    return [str(id_) for (id_,) in run_query(index, Query(kind=kind, filters=filters, columns=("id",))).cells]


def _computed(index: Index, filters: Filters, wording: Wording) -> dict[str, dict[str, Cell]]:
    """Return the computed values of all records by id."""
    every = Filters(filters.as_of, unsigned=True)
    found: dict[str, dict[str, Cell]] = {}
    query = Query(kind=Kind.AGREEMENT, filters=every, columns=("id", "status", "ends"))
    context = CellContext(wording, {})
    end = DateForm(Kind.AGREEMENT, "term.ends")
    for id_, status, ends in run_query(index, query).cells:
        shown = end.show(ends, context) if ends else None
        found[str(id_)] = {"status": capitalized_label(Status, str(status), context), "ends": shown}
    query = Query(kind=Kind.ORGANIZATION, filters=every, columns=("id", "agreements"))
    for id_, number in run_query(index, query).cells:
        found[str(id_)] = {"agreements": int(str(number))}
    return found


def _table(kind: Kind, records: Sequence[Data], context: CellContext) -> _Table:
    rows = [[column.form.write(data, context) for column in COLUMNS[kind]] for data in records]
    filled = [any(row[number] not in {None, ""} for row in rows) for number in range(len(COLUMNS[kind]))]
    shown = [not rows or column.essential or is_filled for column, is_filled in zip(COLUMNS[kind], filled, strict=True)]
    return _Table(
        kind=kind,
        columns=[column for column, wanted in zip(COLUMNS[kind], shown, strict=True) if wanted],
        rows=[[cell for cell, wanted in zip(row, shown, strict=True) if wanted] for row in rows],
    )


def _sheet(table: _Table, title: str, context: CellContext) -> FormattedSheet:
    gettext = context.wording.gettext
    return FormattedSheet(
        name=gettext(SHEET_NAMES[table.kind]),
        title=title,
        columns=[
            SheetColumn(
                heading=gettext(column.heading),
                width=column.width,
                choices=column.form.choices(context),
                computed=not column.is_editable,
            )
            for column in table.columns
        ],
        rows=table.rows,
        printed=len(list(takewhile(lambda column: column.printed, table.columns))),
    )


def _check_size(file: Path, sheets: Sequence[FormattedSheet]) -> None:
    """Check that an import can read the file again."""
    cells = sum(cell not in {None, ""} for sheet in sheets for row in sheet.rows for cell in row)
    with ZipFile(file) as archive:
        size = sum(part.file_size for part in archive.infolist())
    if max(cells / MAX_CELLS, size / MAX_BYTES) > _MAX_FILLED:
        raise RefusedError(
            "the workbook would be too large to be taken back by 'eapa import --update'",
            hint="select fewer agreements with filters, such as --year, or export without --workbook",
        )
