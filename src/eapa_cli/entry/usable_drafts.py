"""The saved drafts from which a dialogue can continue. Someone may have edited them by hand."""

from collections.abc import Mapping, Sequence
from copy import copy
from functools import partial
from itertools import chain
from typing import Any

from eapa_cli.checks.incomplete_record import partial_schema_violations
from eapa_cli.checks.schema import schema_violations
from eapa_cli.entry.answer_display import format_answer
from eapa_cli.entry.drafts import Draft, Drafts
from eapa_cli.entry.entry_context import EntryContext, Progress
from eapa_cli.entry.form_changes import Edit, Proposal
from eapa_cli.entry.form_fields import Answer, NoField
from eapa_cli.entry.organization_form import ORGANIZATION
from eapa_cli.entry.question import Form, check_answer
from eapa_cli.model.vocabulary import Kind
from eapa_cli.render import messages
from eapa_cli.text.interface_language import gettext


def find_usable_drafts(command: str, proposal: Proposal) -> list[Draft]:
    """Return the drafts of a command, the latest first, and report the files that are not usable drafts."""
    drafts: list[Draft] = []
    for path, draft in Drafts(proposal.context.index.root).read_all().items():
        is_of_command = draft is not None and draft.command == command
        if draft is None or (is_of_command and not _is_usable(draft, proposal)):
            message = gettext("the draft in %(file)s is damaged or was changed, so it cannot be continued")
            messages.warning(message % {"file": path}, hint=gettext("copy what you need from the file, and delete it"))
        elif is_of_command:
            drafts.append(draft)
    return drafts


def _is_usable(draft: Draft, proposal: Proposal) -> bool:
    organization, context = draft.draft_organization, proposal.context
    # The draft of a change has the record as it was, whose other fields may be invalid and are not used.
    base = {} if isinstance(proposal, Edit) else draft.base
    try:
        proposal.form.read_answers(draft.base)
        return (
            all(isinstance(text, str) for text in chain.from_iterable(draft.evidence.items()))
            and all(_is_organization(id_, data) for id_, data in draft.added.items())
            and _are_answers(proposal.form, draft.answers, draft.progress, base, context)
            and _are_answers(ORGANIZATION, organization.answers, organization.progress, {}, context)
            and (not organization.answers or len(organization.answers) == len(ORGANIZATION.questions))
        )
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return False  # a value of another type, or without a required part


def _is_organization(id_: str, data: Mapping[str, Any]) -> bool:
    return data["id"] == id_ and not any(schema_violations(Kind.ORGANIZATION, data))


def _is_text(answer: Answer) -> bool:
    """Return whether an answer is text, or text with its language."""
    texts = list(answer.values()) if isinstance(answer, dict) else [answer]
    return bool(texts) and all(isinstance(text, str) for text in texts)


def _are_answers(
    form: Form,
    answers: Mapping[str, Sequence[Answer]],
    progress: Progress,
    base: Mapping[str, Any],
    context: EntryContext,
) -> bool:
    """Return whether answers are valid values for the questions of a form, also together with the base record.

    Raises:
        AttributeError, IndexError, KeyError, TypeError, ValueError: they are not.
    """
    flags = {question.flag for question in form.questions}
    if not {*progress.asked, *answers} <= flags or progress.current not in {*flags, ""}:
        return False
    if not all(isinstance(part, list) for part in (progress.asked, *answers.values())):
        return False
    for question in form.questions:
        if len(answers.get(question.flag, ())) > 1 and not question.repeatable:
            return False
        for answer in answers.get(question.flag, ()):
            format_answer(question, answer, context)
            check_answer(form, question, partial(copy, answer))
            # A record has no empty values, and no part for some answers, so the schema does not check these.
            is_checked = answer not in (None, [], {}) and not isinstance(question.field, NoField)
            if not (is_checked or _is_text(answer)):
                return False
    form.make_record({flag: list(answers.get(flag, ())) for flag in flags}, base)
    return not any(
        # A list may still grow, so a violation by the whole list does not count.
        not (len(violation.steps) == 1 and isinstance(base.get(str(violation.steps[0])), list))
        for violation in partial_schema_violations(form.kind, base)
    )
