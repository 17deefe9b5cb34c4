"""Entry of a record from flags, a file or prompts."""

from functools import partial
from itertools import filterfalse
from typing import Any, Final, assert_never

import typer

from eapa_cli.checks.incomplete_record import partial_schema_violations
from eapa_cli.cli.apply_changes import apply_changes
from eapa_cli.cli.form_flags import Call, FlagTexts
from eapa_cli.entry.answer_parser import parse_address, parse_date, parse_duration, parse_end, parse_start
from eapa_cli.entry.compound_answer_parser import parse_document, parse_source
from eapa_cli.entry.drafts import Draft, Drafts
from eapa_cli.entry.entry_context import Progress
from eapa_cli.entry.form_changes import Edit, Proposal
from eapa_cli.entry.normalization_notice import remove_invisible, report_normalized, report_unknown
from eapa_cli.entry.prompts.prompter import has_terminal, open_prompter
from eapa_cli.entry.question import Form, InvalidAnswerError, Question
from eapa_cli.entry.record_file import read_record
from eapa_cli.entry.usable_drafts import find_usable_drafts
from eapa_cli.errors import EapaError, ExitCode, RefusedError, UsageError
from eapa_cli.model.vocabulary import Kind
from eapa_cli.render import messages
from eapa_cli.text.interface_language import gettext
from eapa_cli.text.translatable_message import translated

_NORMALIZING_PARSERS: Final = frozenset(
    {parse_date, parse_start, parse_end, parse_duration, parse_address, parse_document, parse_source}
)
"""The parsers whose result may look different from the input; the difference is reported."""


def enter(proposal: Proposal, command: str, call: Call, *, from_text: bool = False) -> None:
    """Fill a form from the flags, and with prompts if a required answer is missing; then apply the changes.

    `command` is the command with its arguments, without its options. With `from_text`, the answers were found in
    a text: the record is written only after a person has confirmed it in the review.

    Raises:
        UsageError: a required answer is missing and there is no terminal, or an answer is not valid.
        RefusedError: the register does not allow the record, there is no draft to resume, or the file of --from is not
            a valid record.
    """
    if call.from_ and call.resume:
        message = gettext("--from and --resume cannot be used together")
        raise UsageError(message, hint=gettext("omit one of them"))
    if call.from_:
        proposal.base = {**proposal.base, **_read_base(proposal.form, call.from_)}
    given = {flag: [remove_invisible(text, f"--{flag}") for text in texts] for flag, texts in call.given.items()}
    _parse_flags(proposal, given)
    if not call.dry_run:  # a dry run shows the stored values
        _report_normalized(proposal, given)
    if call.resume:
        _resume(proposal, command, call)
    elif from_text and call.dry_run:
        if flags := _list_missing_flags(proposal):
            messages.note(gettext("not in the text, and required: %(options)s") % {"options": flags})
        # With `force`, an incomplete record is shown in spite of its problems. A dry run writes nothing.
        apply_changes(proposal.changes(), dry_run=True, force=True)
    elif (missing := proposal.form.missing_questions(proposal.answers)) or from_text:
        _require_terminal(proposal)
        # A record from a text opens at its review: all questions but the missing ones count as asked.
        asked = [question.flag for question in proposal.form.questions if question not in missing] if from_text else []
        _run_dialogue(proposal, call, _make_draft(proposal, command, asked))
    else:
        changes = proposal.changes()
        if not call.force and (duplicate := next(proposal.duplicates(), None)):
            raise RefusedError(duplicate, hint=_make_hint_for_duplicate(proposal.form.kind))
        apply_changes(changes, dry_run=call.dry_run, force=call.force)
        _show_next_steps(proposal)


def _make_draft(proposal: Proposal, command: str, asked: list[str]) -> Draft:
    return Draft(
        command=command,
        answers=proposal.answers,
        base=proposal.base,
        evidence=proposal.evidence,
        added=proposal.context.added,
        progress=Progress(asked=asked),
    )


def _make_hint_for_duplicate(kind: Kind) -> str:
    if kind is Kind.ORGANIZATION:
        return gettext("if it really is a different one, add --force")
    return gettext("if both were signed together, add --relation signed-with=ID; otherwise add --force")


def _read_base(form: Form, file: str) -> dict[str, Any]:
    """Return the record in a file, and report the problems of the record with their places.

    Raises:
        RefusedError: the file does not contain a valid record.
    """
    data, spans = read_record(file)
    violations = partial_schema_violations(form.kind, data)
    problems = sorted((violation.span_in(spans), violation.message, violation.hint) for violation in violations)
    for span, message, hint in problems:
        text = f"{translated(message)}{f' ({translated(hint)})' if hint else ''}"
        messages.message(f"{file}:{span.line}:{span.column}: {text}")
    if problems:
        message = gettext("'%(file)s' does not contain a valid agreement; nothing was written")
        if form.kind is Kind.ORGANIZATION:
            message = gettext("'%(file)s' does not contain a valid organization; nothing was written")
        raise RefusedError(message % {"file": file})
    return data


def _parse_flags(proposal: Proposal, given: FlagTexts) -> None:
    """Set the answers of a proposal: the input to the flags, or else the values of its base record."""
    try:
        parsed = proposal.form.parse(given, proposal.context)
    except InvalidAnswerError as error:
        raise UsageError(f"--{error.question.flag}: {error}") from error
    existing = proposal.form.read_answers(proposal.base)
    # A flag with a word such as 'unknown' removes the value from the file or from the earlier agreement.
    proposal.answers = {flag: answers if given[flag] else existing[flag] for flag, answers in parsed.items()}


def _report_normalized(proposal: Proposal, given: FlagTexts) -> None:
    """Report the answers whose stored form differs from the input, and those that are not stored."""
    for question in proposal.form.questions:
        flag = question.flag
        for text in filter(question.omits, given[flag]):
            report_unknown(f"--{flag}", text)
        if question.parse in _NORMALIZING_PARSERS:
            # Without input to this flag, the answers are those of the file or the earlier agreement.
            for text, answer in zip(filterfalse(question.omits, given[flag]), proposal.answers[flag], strict=False):
                # An attached file is reported when it is copied.
                if not (isinstance(answer, dict) and "path" in answer):
                    report_normalized(f"--{flag}", text, question.format(answer))


def _show_next_steps(proposal: Proposal) -> None:
    for line in proposal.next_steps():
        messages.message(line)


def _list_missing_flags(proposal: Proposal) -> str:
    """Return the flags that answer the missing questions: `--type, --party (at least 2)`."""
    form, answers = proposal.form, proposal.answers
    missing = form.missing_questions(answers)
    return ", ".join(_name_flags(question, form.find_minimum(question, answers)) for question in missing)


def _name_flags(question: Question, minimum: int) -> str:
    """Return the flags that answer a question, and the number of answers that it needs if this is more than one."""
    *others, last = (f"--{flag}" for flag in (question.flag, *question.alternatives))
    flag = gettext("%(others)s or %(last)s") % {"others": ", ".join(others), "last": last} if others else last
    if minimum == 1:
        return flag
    return gettext("%(option)s (at least %(number)d)") % {"option": flag, "number": minimum}


def _require_terminal(proposal: Proposal) -> None:
    if has_terminal():
        return
    if flags := _list_missing_flags(proposal):
        raise UsageError(
            gettext("required options are missing: %(options)s") % {"options": flags},
            hint=gettext("add them, or run the command on a terminal"),
        )
    raise UsageError(gettext("a draft must be confirmed on a terminal"), hint=gettext("add --dry-run to see it only"))


def _resume(proposal: Proposal, command: str, call: Call) -> None:
    """Continue the dialogue of a saved draft of the command."""
    drafts = find_usable_drafts(command, proposal)
    if not drafts:
        raise RefusedError(
            gettext("there is no draft of 'eapa %(command)s'") % {"command": command},
            hint=gettext("run it without --resume"),
        )
    if not has_terminal():
        raise UsageError(gettext("--resume needs a terminal"), hint=gettext("run the command on a terminal"))
    from eapa_cli.entry.prompts.draft_choice import choose_draft

    draft = choose_draft(drafts, proposal)
    replaced = {flag for flag, texts in call.given.items() if texts}
    if isinstance(proposal, Edit):  # the record may have changed since the draft
        old_answers = proposal.form.read_answers(draft.base)
        unchanged = {flag for flag, answers in old_answers.items() if draft.answers.get(flag) == answers}
        replaced |= unchanged
        draft.base = proposal.base
    # The flags of this call replace the answers of the draft. So do the present values of a record in fields that the
    # draft did not change.
    draft.answers = {
        flag: answers if flag in replaced else draft.answers.get(flag, []) for flag, answers in proposal.answers.items()
    }
    proposal.answers, proposal.base, proposal.evidence = draft.answers, draft.base, draft.evidence
    _run_dialogue(proposal, call, draft)


def _run_dialogue(proposal: Proposal, call: Call, draft: Draft) -> None:
    """Prompt until the changes are applied, kept as a draft, or discarded."""
    from eapa_cli.entry.prompts.review import Ending, Review

    drafts = Drafts(proposal.context.index.root)
    context = proposal.context
    context.added = draft.added
    context.draft_organization = draft.draft_organization
    save = partial(drafts.save, draft)
    review = Review(proposal, open_prompter(), progress=draft.progress, save=save, force=call.force)
    try:
        ending = review.run()
    except (KeyboardInterrupt, EOFError):
        has_input = bool(call.from_ or draft.evidence or any(call.given.values()))
        _save_interrupted(drafts, draft, has_input=has_input)
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    match ending:
        case Ending.WRITE:
            try:
                apply_changes(proposal.changes(), dry_run=call.dry_run, force=call.force)
            except EapaError:  # another command may have changed the register during the dialogue
                _keep(drafts, draft)
                raise
            _show_next_steps(proposal)
            if call.dry_run:
                _keep(drafts, draft)
            else:
                drafts.delete(draft)
        case Ending.KEEP:
            _keep(drafts, draft)
        case Ending.DROP:
            drafts.delete(draft)
            messages.message(gettext("nothing was written"))
        case _:
            assert_never(ending)


def _keep(drafts: Drafts, draft: Draft) -> None:
    drafts.save(draft)
    messages.message(gettext("kept: a draft of the answers; the register was not changed"))
    messages.suggest_next_command(f"eapa {draft.command} --resume")


def _save_interrupted(drafts: Drafts, draft: Draft, *, has_input: bool) -> None:
    """Save the draft of an interrupted dialogue, if there is any input.

    Each answer to a prompt was saved at once, but input from flags, a file or a text was not.
    """
    messages.message("")  # the cursor is still in the line of the prompt
    if drafts.has(draft) or has_input:
        drafts.save(draft)
        messages.message(gettext("kept: a draft of the answers so far"))
        messages.suggest_next_command(f"eapa {draft.command} --resume")
    else:
        messages.message(gettext("there were no answers to keep"))
