"""Forms: filled from options, a file or answers at prompts, and turned into changes of the register."""

from typing import Any, assert_never

import typer

from eapa_cli.checks.partial_record import partial_schema_violations
from eapa_cli.cli.apply_changes import apply_changes
from eapa_cli.cli.form_flags import Call, Given
from eapa_cli.entry.answer_parser import RESTATED
from eapa_cli.entry.drafts import Draft, Drafts
from eapa_cli.entry.form_changes import Proposal
from eapa_cli.entry.normalization_notice import pasted, tell_kept, tell_unknown
from eapa_cli.entry.prompts.asker import asker, has_terminal
from eapa_cli.entry.question import Form, Question, WrongAnswerError
from eapa_cli.entry.record_file import whole_record
from eapa_cli.errors import ExitCode, RefusedError, UsageError
from eapa_cli.render import messages


def enter(proposal: Proposal, command: str, call: Call) -> None:
    """Fill a form from options, or with prompts if a required field is missing, and make its changes.

    `command` is the command line without options.

    Raises:
        UsageError: a required field is missing and there is no terminal, or an answer is not valid.
        RefusedError: the register does not allow the changes.
    """
    if call.from_:
        proposal.base = {**proposal.base, **_read_record(proposal.form, call.from_)}
    given = {flag: [pasted(value, f"--{flag}") for value in values] for flag, values in call.given.items()}
    _parse(proposal, given)
    if not call.dry_run:
        _report_changed_dates(proposal, given)
    if call.resume:
        _resume(proposal, command, call)
    elif missing := proposal.form.missing(proposal.answers):
        _check_terminal(missing)
        _ask(proposal, call, Draft(command=command, answers=proposal.answers, base=proposal.base))
    else:
        changes = proposal.changes()
        if not call.force and (duplicate := next(proposal.doubles(), None)):
            raise RefusedError(duplicate, hint="if it really is a different one, add --force")
        apply_changes(changes, dry_run=call.dry_run, force=call.force)
        _report_remaining_work(proposal)


def _read_record(form: Form, file: str) -> dict[str, Any]:
    data, spans = whole_record(file)
    found = sorted((one.span_in(spans), one.message, one.hint) for one in partial_schema_violations(form.kind, data))
    for span, message, hint in found:
        messages.message(f"{file}:{span.line}:{span.column}: {message}{f' ({hint})' if hint else ''}")
    if found:
        raise RefusedError(f"nothing was written: '{file}' does not contain a valid {form.kind}")
    return data


def _parse(proposal: Proposal, given: Given) -> None:
    try:
        parsed = proposal.form.read(given, proposal.desk)
    except WrongAnswerError as error:
        raise UsageError(f"--{error.question.flag}: {error}") from error
    defaults = proposal.form.answers_in(proposal.base)
    # A value that is given as not known replaces the one of a file or of an earlier agreement.
    proposal.answers = {flag: answers if given[flag] else defaults[flag] for flag, answers in parsed.items()}


def _report_changed_dates(proposal: Proposal, given: Given) -> None:
    """Report the answers that are stored in another form, and those that are not stored."""
    for question in proposal.form.questions:
        written = [text for text in given[question.flag] if not question.omits(text)]
        for text in given[question.flag]:
            if text not in written:
                tell_unknown(f"--{question.flag}", text)
        if question.read in RESTATED:
            for text, answer in zip(written, proposal.answers[question.flag], strict=False):
                tell_kept(f"--{question.flag}", text, answer)


def _report_remaining_work(proposal: Proposal) -> None:
    for line in proposal.left_to_do():
        messages.message(line)


def _flag(question: Question) -> str:
    flag = f"--{question.flag}" if question.instead is None else f"--{question.flag} or --{question.instead}"
    return flag if question.least == 1 else f"{flag} (at least {question.least})"


def _check_terminal(missing: list[Question]) -> None:
    if not has_terminal():
        flags = ", ".join(map(_flag, missing))
        raise UsageError(f"required options are missing: {flags}", hint="add them, or run the command on a terminal")


def _resume(proposal: Proposal, command: str, call: Call) -> None:
    drafts = Drafts(proposal.desk.index.root).of(command)
    if not drafts:
        raise RefusedError(f"there are no saved answers for 'eapa {command}'", hint="run it without --resume")
    if not has_terminal():
        raise UsageError("--resume needs a terminal for its prompts", hint="run the command on a terminal")
    from eapa_cli.entry.prompts.review import chosen_draft

    draft = chosen_draft(drafts, proposal)
    draft.answers = {
        flag: answers if call.given[flag] else draft.answers.get(flag, []) for flag, answers in proposal.answers.items()
    }
    proposal.answers, proposal.base = draft.answers, draft.base
    _ask(proposal, call, draft)


def _ask(proposal: Proposal, call: Call, draft: Draft) -> None:
    """Ask for the missing fields, then make the changes, save the answers or drop them."""
    from eapa_cli.entry.prompts.review import Ending, Review

    drafts = Drafts(proposal.desk.index.root)
    desk = proposal.desk
    desk.added, desk.half_made, desk.half_told = draft.added, draft.half_made, draft.half_told
    review = Review(proposal, asker(), asked=draft.asked, kept=lambda: drafts.keep(draft), force=call.force)
    try:
        ending = review.run()
    except (KeyboardInterrupt, EOFError):
        _interrupt(drafts, draft, anything_given=bool(call.from_ or any(call.given.values())))
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    match ending:
        case Ending.WRITE:
            apply_changes(proposal.changes(), dry_run=call.dry_run, force=call.force)
            drafts.forget(draft)
            _report_remaining_work(proposal)
        case Ending.KEEP:
            drafts.keep(draft)
            messages.message("the answers were saved; nothing was written")
            messages.next_command(f"eapa {draft.command} --resume")
        case Ending.DROP:
            drafts.forget(draft)
            messages.message("nothing was written")
        case _:
            assert_never(ending)


def _interrupt(drafts: Drafts, draft: Draft, *, anything_given: bool) -> None:
    """Save the answers when the prompts are interrupted."""
    messages.message("")  # end the line of the prompt
    if drafts.has(draft) or anything_given:
        drafts.keep(draft)
        messages.message("the answers so far were saved")
        messages.next_command(f"eapa {draft.command} --resume")
    else:
        messages.message("there were no answers to save")
