"""From flags, a file or a person's answers to changes of the register."""

import sys
from typing import Any, assert_never

import typer

from eapa_cli.checks.partial_record import partial_schema_violations
from eapa_cli.cli.apply_changes import conclude
from eapa_cli.cli.form_flags import Call, Given
from eapa_cli.entry.answer_parser import RESTATED
from eapa_cli.entry.drafts import Draft, Drafts
from eapa_cli.entry.form_changes import Proposal
from eapa_cli.entry.normalization_notice import pasted, tell_kept
from eapa_cli.entry.prompts.asker import asker, has_terminal
from eapa_cli.entry.question import Form, Question, WrongAnswerError
from eapa_cli.entry.record_file import whole_record
from eapa_cli.errors import ExitCode, RefusedError, UsageError
from eapa_cli.render.clean import clean


def enter(proposal: Proposal, command: str, call: Call) -> None:
    """Fill a form: from what was given if that is enough, else with a person's answers; and make its changes.

    `command` is the command as it was typed, without what its options gave.

    Raises:
        UsageError: something that is needed was not given, and nobody can be asked; or an answer is wrong.
        RefusedError: the register does not allow it.
    """
    if call.from_:
        proposal.base = {**proposal.base, **_whole(proposal.form, call.from_)}
    given = {flag: [pasted(text, f"--{flag}") for text in texts] for flag, texts in call.given.items()}
    _answer(proposal, given)
    if not call.dry_run:
        _tell_dates(proposal, given)
    if call.resume:
        _resume(proposal, command, call)
    elif missing := proposal.form.missing(proposal.answers):
        _need_a_terminal(missing)
        _converse(proposal, call, Draft(command=command, answers=proposal.answers, base=proposal.base))
    else:
        changes = proposal.changes()
        if not call.force and (double := next(proposal.doubles(), None)):
            raise RefusedError(double, hint="if it really is a different one, add --force")
        conclude(changes, dry_run=call.dry_run, force=call.force)
        _tell_what_is_left(proposal)


def _whole(form: Form, file: str) -> dict[str, Any]:
    data, spans = whole_record(file)
    found = sorted((one.span_in(spans), one.message, one.hint) for one in partial_schema_violations(form.kind, data))
    for span, message, hint in found:
        told = f"{message}{f' ({hint})' if hint else ''}"
        sys.stderr.write(f"{clean(file)}:{span.line}:{span.column}: {clean(told)}\n")
    if found:
        raise RefusedError(f"'{file}' does not contain a valid {form.kind}; nothing was written")
    return data


def _answer(proposal: Proposal, given: Given) -> None:
    try:
        read = proposal.form.read(given, proposal.desk)
    except WrongAnswerError as error:
        raise UsageError(f"--{error.question.flag}: {error}") from error
    standing = proposal.form.answers_in(proposal.base)
    proposal.answers = {flag: answers or standing[flag] for flag, answers in read.items()}


def _tell_dates(proposal: Proposal, given: Given) -> None:
    restated = (one.flag for one in proposal.form.questions if one.read in RESTATED)
    for flag in restated:
        for written, answer in zip(given[flag], proposal.answers[flag], strict=False):
            tell_kept(f"--{flag}", written, answer)


def _tell_what_is_left(proposal: Proposal) -> None:
    sys.stderr.writelines(f"{clean(line)}\n" for line in proposal.left_to_do())


def _flag(question: Question) -> str:
    flag = f"--{question.flag}" if question.instead is None else f"--{question.flag} or --{question.instead}"
    return flag if question.least == 1 else f"{flag} (at least {question.least})"


def _need_a_terminal(missing: list[Question]) -> None:
    if not has_terminal():
        flags = ", ".join(map(_flag, missing))
        raise UsageError(f"required options are missing: {flags}", hint="add them, or run the command on a terminal")


def _resume(proposal: Proposal, command: str, call: Call) -> None:
    drafts = Drafts(proposal.desk.index.root).of(command)
    if not drafts:
        raise RefusedError(f"there is no draft of 'eapa {command}'", hint="run it without --resume")
    if not has_terminal():
        raise UsageError("--resume needs a terminal", hint="run the command on a terminal")
    from eapa_cli.entry.prompts.review import chosen_draft

    draft = chosen_draft(drafts, proposal)
    draft.answers = {
        flag: answers if call.given[flag] else draft.answers.get(flag, []) for flag, answers in proposal.answers.items()
    }
    proposal.answers, proposal.base = draft.answers, draft.base
    _converse(proposal, call, draft)


def _converse(proposal: Proposal, call: Call, draft: Draft) -> None:
    """Ask until the changes are made, or left."""
    from eapa_cli.entry.prompts.review import Ending, Review

    drafts = Drafts(proposal.desk.index.root)
    desk = proposal.desk
    desk.added, desk.half_made, desk.half_told = draft.added, draft.half_made, draft.half_told
    review = Review(proposal, asker(), asked=draft.asked, kept=lambda: drafts.keep(draft), force=call.force)
    try:
        ending = review.run()
    except (KeyboardInterrupt, EOFError):
        _leave(drafts, draft, anything_given=bool(call.from_ or any(call.given.values())))
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    match ending:
        case Ending.WRITE:
            conclude(proposal.changes(), dry_run=call.dry_run, force=call.force)
            drafts.forget(draft)
            _tell_what_is_left(proposal)
        case Ending.KEEP:
            drafts.keep(draft)
            sys.stderr.write(
                f"saved: a draft of the answers; the register was not changed\nnext: eapa {draft.command} --resume\n"
            )
        case Ending.DROP:
            drafts.forget(draft)
            sys.stderr.write("nothing was written\n")
        case _:
            assert_never(ending)


def _leave(drafts: Drafts, draft: Draft, *, anything_given: bool) -> None:
    """Keep what there is when the dialogue is broken off; each answer was kept as it was given."""
    if drafts.has(draft) or anything_given:
        drafts.keep(draft)
        sys.stderr.write(f"\nsaved: a draft of the answers so far\nnext: eapa {draft.command} --resume\n")
    else:
        sys.stderr.write("\nthere were no answers to save\n")
