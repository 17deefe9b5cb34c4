"""The review of a record: it is shown, and then added, changed or discarded."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from enum import Enum, auto
from itertools import islice

from eapa_cli.checks.proposed_changes import find_verdict
from eapa_cli.entry.entry_context import Progress
from eapa_cli.entry.form_changes import Proposal
from eapa_cli.entry.prompts.dialogue import Dialogue
from eapa_cli.entry.prompts.numbered_answers import ReviewAnswers
from eapa_cli.entry.prompts.prompter import BACK, COMMANDS, EXPLAIN, Choice, Prompter, mark_optional
from eapa_cli.entry.prompts.record_problems import describe_problems
from eapa_cli.entry.prompts.session import BackError, ExistingOrganizationError, ReviewError
from eapa_cli.errors import EapaError
from eapa_cli.render.clean import clean
from eapa_cli.render.diff import diff
from eapa_cli.render.syntax_highlighting import write_source
from eapa_cli.render.terminal import Terminal
from eapa_cli.storage.change_set import Change, ChangeSet
from eapa_cli.storage.document_content import FileContent
from eapa_cli.text.interface_language import gettext
from eapa_cli.text.shell_quoting import quote_command

# The lines with the old and the new name of a file.
_DIFF_HEADER_LINE_COUNT = 2
_CHANGE = "change"
_ADD = "add"
_CONTINUE = "continue"
_FILES = "files"
_NONE = ""


class Ending(Enum):
    """The outcome of a review."""

    WRITE = auto()
    KEEP = auto()
    DROP = auto()


class Review:
    """A review that fills a form by a dialogue, and lets the person change answers.

    It ends when the record is to be written, kept as a draft, or discarded.
    """

    def __init__(
        self, proposal: Proposal, prompter: Prompter, *, progress: Progress, save: Callable[[], None], force: bool
    ) -> None:
        self._proposal = proposal
        self._context = proposal.context
        self._prompter = prompter
        self._force = force
        self._dialogue = Dialogue(proposal, prompter, progress=progress, save=save)
        self._answers = ReviewAnswers(proposal, self._dialogue)
        self._changes: ChangeSet | None = None

    def run(self) -> Ending:
        """Prompt until the record is to be written, kept as a draft, or discarded."""
        self._prompter.say(
            "  " + gettext("Type < to go back, ? for an explanation, ! for the review. Ctrl-C keeps a draft.")
        )
        if introduction := self._proposal.introduction():
            self._prompter.say(introduction)
        try:
            if not self._proposal.starts_with_review or self._dialogue.form.missing_questions(self._proposal.answers):
                self._fill()
            while (chosen := self._choose()) not in Ending.__members__:
                self._perform(chosen)
        except ExistingOrganizationError as error:  # the person chose an existing record in place of the new one
            self._prompter.say(
                gettext("next: %(command)s") % {"command": quote_command(["eapa", "show", error.existing.id])}
            )
            return Ending.DROP
        return Ending[chosen]

    def _fill(self) -> None:
        with suppress(ReviewError):
            self._dialogue.fill()

    def _choose(self) -> str:
        """Show the record, and return the choice of the next step."""
        can_be_added = self._show()
        accept = [Choice(Ending.WRITE.name, self._proposal.accept_label)] if can_be_added else []
        is_open = self._dialogue.has_open_questions() or bool(self._context.draft_organization.name)
        choices = [
            *accept,
            Choice(_CHANGE, gettext("Change an answer")),
            Choice(_ADD, gettext("Add an answer")),
            *([Choice(_CONTINUE, gettext("Continue with the questions"))] if is_open else []),
            *([] if self._changes is None else [Choice(_FILES, gettext("Show the files"))]),
            Choice(Ending.KEEP.name, gettext("Quit and keep the answers as a draft")),
            Choice(Ending.DROP.name, self._proposal.discard_label),
        ]
        message = gettext("Is the record correct?") if can_be_added else gettext("The record cannot be added yet")
        while (chosen := self._prompter.choose(message, choices)) in {_FILES, EXPLAIN}:
            if chosen == _FILES:
                self._show_files(self._changes or ())
            else:
                self._prompter.say("  " + gettext("Choose one of the lines."))
        return chosen

    def _perform(self, chosen: str) -> None:
        """Change or add an answer, or continue with the questions."""
        # Going back from a prompt of the review leads back to the review.
        with suppress(BackError, ReviewError):
            if chosen == _CHANGE:
                self._change()
            elif chosen == _ADD:
                self._add()
            elif chosen in {_CONTINUE, BACK}:
                self._fill()

    def _show(self) -> bool:
        """Show the answers and their problems, and return whether the record can be added."""
        self._changes = None
        for line in ("", *self._answers.lines(), ""):
            self._prompter.say(line)
        if missing := [question.label for question in self._dialogue.form.missing_questions(self._proposal.answers)]:
            self._warn(gettext("Required: %(answers)s") % {"answers": ", ".join(missing)})
            return False
        try:
            self._changes = changes = self._proposal.changes()
        except EapaError as error:
            self._warn(error.message)
            return False
        if self._proposal.shows_differences:
            self._show_files(changes)
        if name := self._context.draft_organization.name:
            self._warn(gettext("The entry of '%(name)s' is not finished") % {"name": name})
        verdict = find_verdict(changes)
        for sentence in (
            *describe_problems(verdict.report.problems, changes, self._proposal),
            *self._proposal.duplicates(),
        ):
            self._warn(sentence)
        for line in self._proposal.next_steps():
            self._prompter.say(clean(line))
        if not verdict.report.problems:
            self._prompter.say("  = " + gettext("'eapa validate' would report nothing about this record"))
        return verdict.is_readable and (verdict.is_valid or self._force)

    def _show_files(self, changes: Iterable[Change]) -> None:
        """Show each file: a copied document by its paths, a new file as YAML, a changed file as differences."""
        terminal = Terminal.of(sys.stderr, os.environ)
        for change in changes:
            if isinstance(change.after, FileContent):
                fields = {"file": clean(change.path), "original": clean(str(change.after.source))}
                self._prompter.say("\n" + gettext("The file %(file)s, a copy of %(original)s") % fields)
                continue
            self._prompter.say("\n" + gettext("The file %(file)s:") % {"file": clean(change.path)} + "\n")
            is_new = change.before is None
            lines = (change.text_after or "").splitlines() if is_new else list(_format_differences(change))
            write_source(lines, "yaml" if is_new else "diff", sys.stderr, terminal)
        self._prompter.say("")

    def _warn(self, sentence: str) -> None:
        self._prompter.say(f"  ! {clean(sentence)}")

    def _change(self) -> None:
        """Change or remove one answer, by its number."""
        answers = self._answers.list_answers()
        while True:
            text = self._prompter.ask_text(
                mark_optional(gettext("Number of the answer, 1 to %(last)d") % {"last": len(answers)})
            ).strip()
            if not text or text in COMMANDS:
                return
            if text.isdecimal() and 0 < int(text) <= len(answers):
                self._answers.change(answers[int(text) - 1])
                return
            self._warn(gettext("There is no answer with the number '%(number)s'") % {"number": text})

    def _add(self) -> None:
        addable = self._answers.list_addable()
        choices = [
            Choice(_NONE, gettext("none of them")),
            *(Choice(str(position), label) for position, (label, _) in enumerate(addable)),
        ]
        chosen = self._prompter.choose(gettext("Which answer?"), choices)
        if chosen.isdecimal():
            _label, answer = addable[int(chosen)]
            self._answers.change(answer)


def _format_differences(change: Change) -> Iterator[str]:
    """Yield the changed lines of a file, without the header of the diff."""
    lines = diff(change.text_before or "", change.text_after or "", old_name="", new_name="")
    return islice(lines, _DIFF_HEADER_LINE_COUNT, None)
