"""A dialogue from its first question to its end: the record is shown, then written, changed or left."""

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
from eapa_cli.entry.prompts.asker import Asker, Choice, asker
from eapa_cli.entry.prompts.dialogue import AlreadyThereError, Dialogue
from eapa_cli.entry.question import Question, clash
from eapa_cli.errors import EapaError
from eapa_cli.render.clean import clean
from eapa_cli.render.diff import diff
from eapa_cli.storage.changes import Change, ChangeSet

_CHANGE = "change"
_BACK = ""
_MORE = "+more"
# What tells one draft from another at a glance, and how much of it fits beside the hour.
_TELLING: Final = ("name", "title")
_WIDEST: Final = 56


class Ending(Enum):
    """How a dialogue ended."""

    WRITE = auto()
    KEEP = auto()
    DROP = auto()


class Review:
    """Fills a form by a dialogue, and lets its answers be changed until the record is written or left."""

    def __init__(
        self, proposal: Proposal, asker: Asker, *, asked: list[str], kept: Callable[[], None], force: bool
    ) -> None:
        self._proposal = proposal
        self._form = proposal.form
        self._desk = proposal.desk
        self._answers = proposal.answers
        self._asker = asker
        self._force = force
        self._kept = kept
        self._dialogue = Dialogue(proposal, asker, asked=asked, kept=kept)

    def run(self) -> Ending:
        """Ask until the record is to be written, or left."""
        if opening := self._proposal.opening():
            self._asker.say(opening)
        try:
            self._dialogue.fill()
        except AlreadyThereError as there:
            self._asker.say(f"next: eapa show {there.known.id}")
            return Ending.DROP
        while True:
            may_be_written = self._show()
            write = [Choice(Ending.WRITE.name, self._proposal.confirm)] if may_be_written else []
            chosen = self._asker.choose(
                "Is the record correct?" if may_be_written else "The record cannot be saved yet",
                [
                    *write,
                    Choice(_CHANGE, "Change an answer"),
                    Choice(Ending.KEEP.name, "Quit and save the answers as a draft"),
                    Choice(Ending.DROP.name, self._proposal.discard),
                ],
            )
            if chosen != _CHANGE:
                return Ending[chosen]
            self._change()

    def _show(self) -> bool:
        """Show the record, its files and what is wrong with it; whether it may be written."""
        try:
            changes = self._proposal.changes()
        except EapaError as error:
            self._asker.say(f"  ! {clean(error.message)}")
            return False
        for line in self._lines(changes):
            self._asker.say(line)
        if name := self._desk.half_made.name:
            self._asker.say(
                f"  ! The entry of '{clean(name)}' is not finished: change the answer that needs it to continue"
            )
        verdict = judge(changes)
        if verdict.report.problems:
            self._tell(changes, verdict)
        for double in self._proposal.doubles():
            self._asker.say(f"  ! {clean(double)}")
        for line in self._proposal.left_to_do():
            self._asker.say(clean(line))
        return verdict.readable and (verdict.is_valid or self._force)

    def _lines(self, changes: ChangeSet) -> Iterator[str]:
        yield ""
        for question in self._form.questions:
            for number, answer in enumerate(self._answers[question.flag]):
                yield f"  {'' if number else question.flag:<16}{clean(shown(question, answer, self._desk))}"
        for change in changes:
            yield f"\nThe file {clean(change.path)}:\n"
            after = change.text_after or ""
            lines = after.splitlines() if change.before is None else _differences(change)
            yield from (f"    {clean(line)}" for line in lines)
        yield ""

    def _tell(self, changes: ChangeSet, verdict: Verdict) -> None:
        view = ReportContext.of(changes.store, sys.stderr, os.environ, proposed=verdict.proposed)
        write_report(verdict.report, ReportFormat.TEXT, sys.stderr, context=view)

    def _change(self) -> None:
        """Let one answer be given again, taken out, or added."""
        questions = [self._form.question(flag) for section in self._form.sections for flag in section.flags]
        questions += [one for one in self._form.questions if one.flag == "id"]
        choices = [Choice(one.flag, f"{one.flag}: {self._told(one)}") for one in questions]
        flag = self._asker.choose("Which answer?", [*choices, Choice(_BACK, "none")])
        if not flag:
            return
        question = self._form.question(flag)
        answers = self._answers[flag]
        at = self._which(question) if question.many and answers else 0
        if at is None:
            return
        others = [*answers[:at], *answers[at + 1 :]]
        default = answers[at] if at < len(answers) else ""
        needed = self._form.needs(question, {**self._answers, flag: others})
        answer = self._dialogue.one(question, needed=needed, default=default)
        while fault := clash(question, answer, others):
            self._asker.say(f"  ! {clean(fault)}")
            answer = self._dialogue.one(question, needed=needed, default=answer)
        answers[at : at + 1] = [answer] if answer else []
        self._kept()

    def _told(self, question: Question) -> str:
        return "; ".join(shown(question, answer, self._desk) for answer in self._answers[question.flag]) or "-"

    def _which(self, question: Question) -> int | None:
        answers = self._answers[question.flag]
        choices = [Choice(str(number), shown(question, answer, self._desk)) for number, answer in enumerate(answers)]
        chosen = self._asker.choose("Which one?", [*choices, Choice(_MORE, "Add another"), Choice(_BACK, "none")])
        if chosen == _BACK:
            return None
        return len(answers) if chosen == _MORE else int(chosen)


def _differences(change: Change) -> Iterator[str]:
    """What changes in a file, without the lines that name it."""
    texts = (change.text_before or "", change.text_after or "")
    return (line for line in diff(*texts, old_name="", new_name="") if line[:3] not in {"---", "+++"})


def chosen_draft(drafts: Sequence[Draft], proposal: Proposal) -> Draft:
    """The draft to go on with: the only one, or the one that is chosen of several."""
    if len(drafts) == 1:
        return drafts[0]
    choices = [Choice(str(number), _summary(draft, proposal)) for number, draft in enumerate(drafts)]
    return drafts[int(asker().choose("Which draft?", choices))]


def _summary(draft: Draft, proposal: Proposal) -> str:
    begun = datetime.fromisoformat(draft.begun).strftime("%Y-%m-%d %H:%M")
    questions = sorted(proposal.form.questions, key=lambda question: question.flag not in _TELLING)
    told = [
        shown(question, answer, proposal.desk)
        for question in questions
        for answer in draft.answers.get(question.flag, ())
    ]
    return f"{begun}  {shorten('; '.join(told) or 'no answers yet', _WIDEST, placeholder=' …')}"
