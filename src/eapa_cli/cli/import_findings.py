"""The report on an import: all findings in groups, so that they can be fixed together."""

from collections.abc import Sequence
from itertools import islice
from typing import Final

from eapa_cli.importing.import_plan import ImportPlan
from eapa_cli.importing.imported_row import FaultKind
from eapa_cli.importing.new_organizations import NewOrganization, format_rows
from eapa_cli.importing.row_results import Outcome
from eapa_cli.render.messages import message, note, write_hint
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_language import ngettext as n
from eapa_cli.text.suggestions import ask_if_meant

# Of a longer group, only this number of findings is listed. The table of rows shows all of them.
_MAX_LISTED: Final = 40


def report_findings(plan: ImportPlan, *, creates_organizations: bool) -> None:
    """Write the findings of each group to stderr, and the number of rows by outcome."""
    for text in plan.notes:
        note(text)
    problems = plan.problems
    _report_group(n("%(num)d column cannot be used:", "%(num)d columns cannot be used:", len(problems)), problems)
    if not creates_organizations:
        _report_new_organizations(plan.new)
    names = [
        f"{name} ({format_rows(ambiguous.rows)}): {ask_if_meant(ambiguous.candidates)}"
        for name, ambiguous in plan.ambiguous.items()
    ]
    title = n(
        "%(num)d name may be of an organization of the register:",
        "%(num)d names may be of an organization of the register:",
        len(names),
    )
    _report_group(title, names)
    cells, findings = plan.list_faults(FaultKind.CELL), plan.list_faults(FaultKind.RULE)
    _report_group(n("%(num)d cell cannot be read:", "%(num)d cells cannot be read:", len(cells)), cells)
    _report_group(n("%(num)d finding of the rules:", "%(num)d findings of the rules:", len(findings)), findings)
    numbers = {
        "new": len(plan.list_rows_with(Outcome.NEW)),
        "known": len(plan.list_rows_with(Outcome.KNOWN)),
        "refused": len(plan.list_rows_with(Outcome.REFUSED)),
    }
    message(_("%(new)d new, %(known)d already recorded, %(refused)d refused") % numbers)


def _report_new_organizations(new: Sequence[NewOrganization]) -> None:
    """Write the organizations that are not in the register, and how to create them."""
    lines = []
    for one in new:
        question = ask_if_meant(one.similar)
        lines.append(f"{one.name} ({format_rows(one.rows)}){f': {question}' if question else ''}")
    title = n(
        "%(num)d organization is not in the register:", "%(num)d organizations are not in the register:", len(lines)
    )
    _report_group(title, lines)
    if new:
        hint = _(
            "add --create-organizations to create them in the same change, or --missing FILE.xlsx to write "
            "a sheet of them, which you complete and import with this file"
        )
        write_hint(hint)


def _report_group(title: str, lines: Sequence[str]) -> None:
    if not lines:
        return
    note(title % {"num": len(lines)})
    for line in islice(lines, _MAX_LISTED):
        message(f"  {line}")
    if len(lines) > _MAX_LISTED:
        more = _("and %(number)d more, which are in the table") % {"number": len(lines) - _MAX_LISTED}
        message(f"  {more}")
