"""The state that all prompts of a dialogue share, and the commands that a person may type at any of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from eapa_cli.entry.answer_display import format_answer
from eapa_cli.entry.entry_context import EntryContext, OrganizationSummary
from eapa_cli.entry.form_fields import Answer
from eapa_cli.entry.prompts.prompter import BACK, COMMANDS, EXPLAIN, REVIEW, Choice, Prompter, Suggestions
from eapa_cli.entry.question import Answers, Form, Parser, Question, check_answer, parse_answer
from eapa_cli.entry.question_explanations import add_example, explain, explain_field
from eapa_cli.render.clean import clean
from eapa_cli.text.hidden_characters import describe_removal, strip_invisible
from eapa_cli.text.interface_language import gettext
from eapa_cli.text.unknown_words import is_unknown_name

Parsed = TypeVar("Parsed")

Explain = Callable[[], str]
"""A function that returns the explanation of a prompt."""


class BackError(Exception):
    """The person wants to go back to the previous question."""


class ReviewError(Exception):
    """The person wants to go to the review."""


class ExistingOrganizationError(Exception):
    """The person uses an organization of the register instead of the new one."""

    def __init__(self, existing: OrganizationSummary) -> None:
        super().__init__(str(existing))
        self.existing = existing


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A form that a person fills on a terminal; `save` stores the draft after each answer.

    All prompts raise BackError and ReviewError for the commands of the person.
    """

    form: Form
    context: EntryContext
    answers: Answers
    prompter: Prompter
    save: Callable[[], None]

    def ask_text(
        self, message: str, *, explain: Explain, default: str = "", suggestions: Suggestions | None = None
    ) -> str:
        r"""Prompt for text; report the invisible characters that are removed from copied text.

        A backslash before a command makes it text: `\?` is the text `?`.
        """
        while True:
            typed = self.prompter.ask_text(message, default=default, suggestions=suggestions)
            if note := describe_removal(typed):
                self.prompter.say(f"  = {note}")
            written = strip_invisible(typed)
            text = written.strip()
            if not self._is_handled(text, explain):
                return text[1:] if text[:1] == "\\" and text[1:] in COMMANDS else written

    def ask_optional_text(
        self, message: str, *, explain: Explain, default: str = "", suggestions: Suggestions | None = None
    ) -> str:
        """Prompt for text that may be empty; a word such as `unknown` counts as empty."""
        written = self.ask_text(message, explain=explain, default=default, suggestions=suggestions).strip()
        # A text of signs only, such as `?`, counts as unknown. But `ask_text` returns a command
        # only if it was typed as `\?`, and so is meant as text.
        return "" if is_unknown_name(written) and written not in COMMANDS else written

    def ask_valid_text(self, message: str, text: str, explain: Explain, parse: Parser) -> str:
        """Prompt until the text is empty or valid, and return it; `text` is the first default."""
        while True:
            text = self.ask_optional_text(message, explain=explain, default=text)
            if not text or self.try_parse(parse, text, self.context) is not None:
                return text

    def choose(
        self,
        message: str,
        choices: Sequence[Choice],
        *,
        explain: Explain = lambda: gettext("Choose one of the lines."),
        default: str | None = None,
        required: bool = False,
        accepts_text: bool = False,
    ) -> str:
        """Prompt for one of several choices; with `accepts_text`, text that is not a choice is returned, too."""
        while True:
            chosen = self.prompter.choose(
                message, choices, default=default, required=required, accepts_text=accepts_text
            )
            if not self._is_handled(chosen, explain):
                return chosen

    def confirm_name(self, objection: str | None) -> bool:
        """Return whether there is no objection to a name, or the person confirms it; Enter does not confirm it."""
        if objection is None:
            return True
        self.warn(objection)
        choices = (Choice("no", gettext("no, enter it again")), Choice("yes", gettext("yes, use it")))
        return self.choose(gettext("Use this name?"), choices) == "yes"

    def make_explanation(self, question: Question) -> Explain:
        """Return a function that explains a question."""
        return lambda: explain(self.form.kind, question)

    def make_explanation_of_part(self, *path: str, example: str = "") -> Explain:
        """Return a function that explains a part of an answer, by the part's path in the schema."""
        return lambda: add_example(explain_field(self.form.kind, path), example)

    def parse(self, question: Question, written: str) -> Answer | None:
        """Return the answer in an input, and show it if it differs from the input; None if the input is not valid."""
        answer = self.try_parse(parse_answer, self.form, question, written, self.context)
        # A text in the first language of the register needs no confirmation of its language.
        in_first_language = f"{written.strip()} ({self.context.languages[0]})"
        unchanged = {written.strip(), in_first_language}
        if answer is not None and format_answer(question, answer, self.context) not in unchanged:
            self.show(question, answer)
        return answer

    def check(self, question: Question, build: Callable[..., Answer], *arguments: Any) -> Answer | None:
        """Return an answer that is built from its parts; None if it is not valid."""
        return self.try_parse(check_answer, self.form, question, partial(build, *arguments))

    def show(self, question: Question, answer: Answer) -> None:
        """Show an answer in the form in which it is stored."""
        self.prompter.say(f"  = {clean(format_answer(question, answer, self.context))}")

    def warn(self, sentence: str) -> None:
        """Show a problem with an answer."""
        self.prompter.say(f"  ! {clean(sentence)}")

    def try_parse(self, parse: Callable[..., Parsed], *arguments: Any) -> Parsed | None:
        """Return the result of a parser; None after a message if the input is not valid."""
        try:
            return parse(*arguments)
        except ValueError as error:
            self.warn(str(error))
            return None

    def _is_handled(self, typed: str, explain: Explain) -> bool:
        """Handle a command: show the explanation and return True, or raise an exception; return False for an answer.

        Raises:
            BackError: the command goes back.
            ReviewError: the command shows the review.
        """
        if typed == BACK:
            raise BackError
        if typed == REVIEW:
            raise ReviewError
        if typed == EXPLAIN:
            self.prompter.say(f"  {clean(explain())}")
        return typed == EXPLAIN


def ask_in_turn(ask: Callable[[int], None], count: Callable[[], int], *, start: int = 0) -> None:
    """Ask the prompts from number `start` to `count() - 1`; going back returns to the prompt before it.

    `count` is called before each prompt, since an answer can change the number of prompts.

    Raises:
        BackError: the person goes back from prompt 0. Going back from prompt `start` returns to the prompt before it.
    """
    number = start
    while number < count():
        try:
            ask(number)
        except BackError:
            if number == 0:
                raise
            number -= 1
        else:
            number += 1
