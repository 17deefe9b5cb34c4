"""The review of a record: it is shown, and then saved, changed or discarded."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from enum import Enum, auto
from textwrap import shorten
from typing import Final

from eapa_cli.checks.proposed_changes import Verdict, judge
from eapa_cli.checks.reports import ReportContext, ReportFormat, write_report
from eapa_cli.entry.answer_display import shown
from eapa_cli.entry.drafts import Draft
from eapa_cli.entry.form_changes import Proposal
from eapa_cli.entry.prompts.dialogue import Dialogue
from eapa_cli.entry.prompts.prompter import Choice, Prompter, open_prompter
from eapa_cli.entry.prompts.session import AlreadyThereError
from eapa_cli.entry.question import Question, conflict
from eapa_cli.errors import EapaError
from eapa_cli.render.clean import clean
from eapa_cli.render.diff import diff
from eapa_cli.storage.changes import Change, ChangeSet

_CHANGE = "change"
_BACK = ""
_MORE = "+more"
# The answers that identify a draft come first; the summary fits on a line after the time.
_IDENTIFYING: Final = ("name", "title")
_MAX_WIDTH: Final = 56


class Ending(Enum):
    """The outcome of a review."""

    WRITE = auto()
    KEEP = auto()
    DROP = auto()


class Review:
    """Fills a form by a dialogue, and lets the person change answers until the record is saved or discarded."""

    def __init__(
        self, proposal: Proposal, prompter: Prompter, *, asked: list[str], save: Callable[[], None], force: bool
    ) -> None:
        self._proposal = proposal
        self._form = proposal.form
        self._context = proposal.context
        self._answers = proposal.answers
        self._prompter = prompter
        self._force = force
        self._save = save
        self._dialogue = Dialogue(proposal, prompter, asked=asked, save=save)

    def run(self) -> Ending:
        """Prompt until the record is to be saved or discarded."""
        if introduction := self._proposal.introduction():
            self._prompter.say(introduction)
        try:
            self._dialogue.fill()
        except AlreadyThereError as error:
            self._prompter.say(f"next: eapa show {error.existing.id}")
            return Ending.DROP
        while True:
            can_be_saved = self._show()
            save = [Choice(Ending.WRITE.name, self._proposal.confirm)] if can_be_saved else []
            chosen = self._prompter.choose(
                "Is the record correct?" if can_be_saved else "The record cannot be saved yet",
                [
                    *save,
                    Choice(_CHANGE, "Change an answer"),
                    Choice(Ending.KEEP.name, "Quit and save the answers as a draft"),
                    Choice(Ending.DROP.name, self._proposal.discard),
                ],
            )
            if chosen != _CHANGE:
                return Ending[chosen]
            self._change()

    def _show(self) -> bool:
        """Show the record, its files and its problems, and return whether it can be saved."""
        try:
            changes = self._proposal.changes()
        except EapaError as error:
            self._prompter.say(f"  ! {clean(error.message)}")
            return False
        for line in self._lines(changes):
            self._prompter.say(line)
        if name := self._context.draft_organization.name:
            self._prompter.say(
                f"  ! The entry of '{clean(name)}' is not finished: change the answer that needs it to continue"
            )
        verdict = judge(changes)
        if verdict.report.problems:
            self._report(changes, verdict)
        for sentence in self._proposal.duplicates():
            self._prompter.say(f"  ! {clean(sentence)}")
        for line in self._proposal.next_steps():
            self._prompter.say(clean(line))
        return verdict.readable and (verdict.is_valid or self._force)

    def _lines(self, changes: ChangeSet) -> Iterator[str]:
        yield ""
        for question in self._form.questions:
            for number, answer in enumerate(self._answers[question.flag]):
                yield f"  {'' if number else question.flag:<16}{clean(shown(question, answer, self._context))}"
        for change in changes:
            yield f"\nThe file {clean(change.path)}:\n"
            after = change.text_after or ""
            lines = after.splitlines() if change.before is None else _differences(change)
            yield from (f"    {clean(line)}" for line in lines)
        yield ""

    def _report(self, changes: ChangeSet, verdict: Verdict) -> None:
        view = ReportContext.of(changes.store, sys.stderr, os.environ, proposed=verdict.proposed)
        write_report(verdict.report, ReportFormat.TEXT, sys.stderr, context=view)

    def _change(self) -> None:
        """Change, remove or add one answer."""
        questions = [self._form.question(flag) for section in self._form.sections for flag in section.flags]
        questions += [one for one in self._form.questions if one.flag == "id"]
        choices = [Choice(one.flag, f"{one.flag}: {self._summary(one)}") for one in questions]
        flag = self._prompter.choose("Which answer?", [*choices, Choice(_BACK, "none")])
        if not flag:
            return
        question = self._form.question(flag)
        answers = self._answers[flag]
        at = self._which(question) if question.repeatable and answers else 0
        if at is None:
            return
        others = [*answers[:at], *answers[at + 1 :]]
        default = answers[at] if at < len(answers) else None
        required = self._form.needs(question, {**self._answers, flag: others})
        answer = self._dialogue.one(question, required=required, default=default)
        while answer is not None and (problem := conflict(question, answer, others)):
            self._prompter.say(f"  ! {clean(problem)}")
            answer = self._dialogue.one(question, required=required, default=answer)
        answers[at : at + 1] = [] if answer is None else [answer]
        self._save()

    def _summary(self, question: Question) -> str:
        return "; ".join(shown(question, answer, self._context) for answer in self._answers[question.flag]) or "-"

    def _which(self, question: Question) -> int | None:
        answers = self._answers[question.flag]
        choices = [Choice(str(number), shown(question, answer, self._context)) for number, answer in enumerate(answers)]
        chosen = self._prompter.choose("Which one?", [*choices, Choice(_MORE, "Add another"), Choice(_BACK, "none")])
        if chosen == _BACK:
            return None
        return len(answers) if chosen == _MORE else int(chosen)


def _differences(change: Change) -> Iterator[str]:
    """Yield the changed lines of a file, without the header of the diff."""
    texts = (change.text_before or "", change.text_after or "")
    return (line for line in diff(*texts, old_name="", new_name="") if line[:3] not in {"---", "+++"})


def chosen_draft(drafts: Sequence[Draft], proposal: Proposal) -> Draft:
    """Return the only draft, or the one that the person chooses."""
    if len(drafts) == 1:
        return drafts[0]
    choices = [Choice(str(number), _summary(draft, proposal)) for number, draft in enumerate(drafts)]
    return drafts[int(open_prompter().choose("Which draft?", choices))]


def _summary(draft: Draft, proposal: Proposal) -> str:
    started = datetime.fromisoformat(draft.started).strftime("%Y-%m-%d %H:%M")
    questions = sorted(proposal.form.questions, key=lambda question: question.flag not in _IDENTIFYING)
    answers = [
        shown(question, answer, proposal.context)
        for question in questions
        for answer in draft.answers.get(question.flag, ())
    ]
    return f"{started}  {shorten('; '.join(answers) or 'no answers yet', _MAX_WIDTH, placeholder=' …')}"
