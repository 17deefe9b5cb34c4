"""The state that all prompts of a dialogue share."""

from collections.abc import Callable
from dataclasses import dataclass

from eapa_cli.entry.answer_display import shown
from eapa_cli.entry.entry_context import EntryContext, OrganizationSummary
from eapa_cli.entry.form_fields import Answer
from eapa_cli.entry.prompts.prompter import Prompter, Suggestions
from eapa_cli.entry.question import Answers, Form, InvalidAnswerError, Question, checked_answer, parse_answer
from eapa_cli.render.clean import clean
from eapa_cli.text.invisible import without_removable


class AlreadyThereError(Exception):
    """The new organization is in the register already."""

    def __init__(self, existing: OrganizationSummary) -> None:
        super().__init__(str(existing))
        self.existing = existing


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A form that is being filled on a terminal; `save` stores the draft and runs after each answer."""

    form: Form
    context: EntryContext
    answers: Answers
    prompter: Prompter
    save: Callable[[], None]

    def text(
        self, message: str, *, default: str = "", suggestions: Suggestions | None = None, replace: bool = False
    ) -> str:
        """Prompt for text; report the invisible characters that are removed from copied text."""
        written, note = without_removable(
            self.prompter.text(message, default=default, suggestions=suggestions, replace=replace)
        )
        if note:
            self.prompter.say(f"  = {note}")
        return written

    def parse(self, question: Question, written: str) -> Answer | None:
        """Return the answer in an input, and show it if it looks different; None if it is not valid."""
        answer = self._valid(lambda: parse_answer(self.form, question, written, self.context))
        expected = {written.strip(), f"{self.context.languages[0]}={written.strip()}"}
        if answer is not None and question.format(answer) not in expected:
            self.show(question, answer)
        return answer

    def check(self, question: Question, build: Callable[[], Answer]) -> Answer | None:
        """Return an answer that is built from its parts; None if it is not valid."""
        return self._valid(lambda: checked_answer(self.form, question, build))

    def show(self, question: Question, answer: Answer) -> None:
        """Show an answer as the program understood it."""
        self.prompter.say(f"  = {clean(shown(question, answer, self.context))}")

    def _valid(self, build: Callable[[], Answer]) -> Answer | None:
        try:
            return build()
        except InvalidAnswerError as error:
            self.prompter.say(f"  ! {clean(str(error))}")
            return None
