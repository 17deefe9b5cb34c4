"""The report on an import: all findings in groups, so that they can be fixed in one go."""

from collections.abc import Sequence
from itertools import islice
from typing import Final

from eapa_cli.importing.import_result import Outcome, Plan
from eapa_cli.importing.new_organizations import NewOrganization
from eapa_cli.importing.read_row import FaultKind
from eapa_cli.render.messages import message, note
from eapa_cli.text.suggestions import ask_if_meant

# The table of rows shows the other findings.
_MAX_LISTED: Final = 40


def report(plan: Plan, *, creates: bool) -> None:
    """Write the findings of each group to stderr, and the number of rows by outcome."""
    for text in plan.notes:
        note(text)
    _report_group("1 column cannot be used:", "{} columns cannot be used:", plan.problems)
    if not creates:
        _report_new_organizations(plan.new)
    _report_group(
        "1 name may be of an organization of the register:",
        "{} names may be of an organization of the register:",
        [f"{name} ({_format_rows(rows)}): {ask_if_meant(ids)}" for name, (rows, ids) in plan.ambiguous.items()],
    )
    _report_group("1 cell cannot be read:", "{} cells cannot be read:", plan.faults(FaultKind.CELL))
    _report_group("1 finding of the rules:", "{} findings of the rules:", plan.faults(FaultKind.RULE))
    new, known, refused = (len(plan.list_rows_with(outcome)) for outcome in Outcome)
    message(f"{new} new, {known} already recorded, {refused} refused")


def _report_new_organizations(new: Sequence[NewOrganization]) -> None:
    lines = []
    for one in new:
        question = ask_if_meant(one.similar)
        lines.append(f"{one.name} ({_format_rows(one.rows)}){f': {question}' if question else ''}")
    _report_group("1 organization is not in the register:", "{} organizations are not in the register:", lines)
    if new:
        message(
            "hint: add --create-organizations to create them in the same change, or --missing FILE.xlsx to write "
            "a sheet of them, which you complete and import with this file"
        )


def _report_group(single: str, several: str, lines: Sequence[str]) -> None:
    if lines:
        note(single if len(lines) == 1 else several.format(len(lines)))
        _report_lines(lines)


def _report_lines(lines: Sequence[str]) -> None:
    for line in islice(lines, _MAX_LISTED):
        message(f"  {line}")
    if len(lines) > _MAX_LISTED:
        message(f"  and {len(lines) - _MAX_LISTED} more, which are in the table")


def _format_rows(rows: Sequence[str]) -> str:
    return f"{rows[0]} and {len(rows) - 1} more" if len(rows) > 1 else rows[0]
