"""The sheet that explains how to edit a workbook, how to apply the edits, and the columns."""

from collections.abc import Iterator, Sequence
from typing import Final

from eapa_cli.exporting.formatted_workbook import FormattedSheet, SheetColumn
from eapa_cli.model.vocabulary import Kind, Topic
from eapa_cli.text.interface_language import mark as _
from eapa_cli.workbook.cell_context import CellContext
from eapa_cli.workbook.cell_values import format_label
from eapa_cli.workbook.columns import COLUMNS, SHEET_NAMES, Column

_INSTRUCTIONS: Final = (
    (
        _("How to edit"),
        _(
            "Change cells, or add rows at the end for new records. You may sort and filter rows, hide, move and remove "
            "columns, and change widths, colours and fonts. Columns without a value in any row are omitted; to fill "
            "one in, add a column with its heading as it is listed below."
        ),
    ),
    (
        _("How to apply the edits"),
        _(
            "Save the file as .xlsx and run 'eapa import --update FILE.xlsx --dry-run', which shows each changed cell "
            "before and after. Without --dry-run the changes are written to the register."
        ),
    ),
    (
        _("Which edits count"),
        _(
            "Only cells that differ from the exported cells. A cell is refused if its value was changed in the "
            "register after the export. An emptied cell removes the value. A removed row removes nothing."
        ),
    ),
    (
        _("New rows"),
        _("A row without an id is a new record. The other cells are read as in 'eapa import'."),
    ),
)


def make_explanation_sheet(kinds: Sequence[Kind], context: CellContext) -> FormattedSheet:
    """Return the sheet for a workbook with some kinds of records."""
    gettext = context.wording.gettext
    instructions = [(gettext(subject), gettext(text)) for subject, text in _INSTRUCTIONS]
    columns = [row for kind in kinds for row in _explain_columns(kind, context)]
    return FormattedSheet(
        name=gettext(_("How to use")),
        columns=[
            SheetColumn(heading=gettext(_("Subject")), width=34),
            SheetColumn(heading=gettext(_("Explanation")), width=100),
        ],
        rows=[*instructions, *columns],
        has_filter=False,
    )


def _explain_columns(kind: Kind, context: CellContext) -> Iterator[tuple[str, str]]:
    gettext = context.wording.gettext
    for column in COLUMNS[kind]:
        subject = f"{gettext(SHEET_NAMES[kind])}: {gettext(column.heading)}"
        yield subject, f"{gettext(column.description)} {_describe_accepted_values(column, context)}"


def _describe_accepted_values(column: Column, context: CellContext) -> str:
    """Return a sentence on the values of a column; the sentence of the column of areas lists the topics."""
    topics = ", ".join(format_label(Topic, topic.value, context) for topic in Topic)
    return context.wording.gettext(column.form.accepts) % {"topics": topics}
