"""Comparison of the status that a spreadsheet states with the status that follows from the record."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from eapa_cli.importing.free_wording.status import StatedStatus
from eapa_cli.model.effective_term import stated_term
from eapa_cli.model.records import Agreement
from eapa_cli.model.vocabulary import Grounds, Stage, Status
from eapa_cli.storage.codec import decode
from eapa_cli.text.code_formatters import code_or_label
from eapa_cli.text.interface_language import gettext as _

# The computed statuses that agree with a stated one. A row is computed without later agreements, so that it is never
# superseded, only terminated.
_AGREEING_STATUSES: Final = {
    StatedStatus.IN_FORCE: {Status.IN_FORCE, Status.DUE},
    StatedStatus.EXPIRED: {Status.EXPIRED},
    StatedStatus.TERMINATED: {Status.TERMINATED},
    StatedStatus.SUPERSEDED: {Status.TERMINATED},
}


Comparison = tuple[dict[str, str], str | None]
"""The fields that store a stated status, which are empty if it follows from the record; and a remark, or None."""


def compare_status(data: Mapping[str, Any], stated: StatedStatus, text: str, today: date) -> Comparison:
    """Compare the status that a cell states in `text` with the other values of its row."""
    if "stage" in data or stated in {StatedStatus.PLANNED, StatedStatus.NEGOTIATING}:
        return _compare_with_stage(data.get("stage"), stated, text)
    record = decode(Agreement, {**data, "id": "row"})  # a row may still lack an id
    status = stated_term(record).status_on(today) if isinstance(record, Agreement) else Status.UNKNOWN
    if stated is StatedStatus.SIGNED or status in _AGREEING_STATUSES[stated]:
        return {}, None
    termination = data.get("terminated", {})
    match stated:
        case StatedStatus.TERMINATED | StatedStatus.SUPERSEDED if "grounds" not in termination:
            return _complete_termination(termination, stated, text)
        case StatedStatus.EXPIRED if status is Status.UNKNOWN:
            note = data.get("term", {}).get("note", "")
            if text not in note:
                note = f"{note}; {text}" if note else text
            remark = _("'%(text)s' is stored as a note on the term, since the last day is not known")
            return {"term.note": note}, remark % {"text": text}
        case _ if status is Status.UNKNOWN:
            remark = _("'%(text)s' was not stored: a status follows from the term, which is not known")
            return {}, remark % {"text": text}
        case _:
            remark = _("'%(text)s' was not stored: the status that follows from the term is '%(status)s'")
            return {}, remark % {"text": text, "status": code_or_label(Status, status)}


def _compare_with_stage(stage: str | None, stated: StatedStatus, text: str) -> Comparison:
    """Return the stage that a status means, unless the row has a stage."""
    if stage is None:
        remark = _("'%(text)s' is stored as the stage '%(stage)s' of an agreement that is not signed")
        return {"stage": stated.value}, remark % {"text": text, "stage": code_or_label(Stage, stated)}
    if stage == stated.value:
        return {}, None
    remark = _("'%(text)s' was not stored: the row has the stage '%(stage)s'")
    return {}, remark % {"text": text, "stage": code_or_label(Stage, stage)}


def _complete_termination(termination: Mapping[str, str], stated: StatedStatus, text: str) -> Comparison:
    """Return the grounds that a status means. The text of the status is the note, unless the row has a note."""
    grounds = Grounds.SUPERSEDED if stated is StatedStatus.SUPERSEDED else Grounds.OTHER
    fields = {"terminated.grounds": grounds.value}
    if "note" not in termination:
        fields["terminated.note"] = text
    if "date" in termination:
        return fields, _("'%(text)s' is stored as the grounds for the termination") % {"text": text}
    return fields, _("'%(text)s' is stored as a termination without a date") % {"text": text}
