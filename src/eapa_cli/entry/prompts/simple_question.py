"""Prompts for answers of one part: text, names, countries and choices."""

from typing import Final

from eapa_cli.entry.answer_display import format_answer
from eapa_cli.entry.form_fields import Answer
from eapa_cli.entry.prompts.offered_choices import list_choices, suggest_countries
from eapa_cli.entry.prompts.prompter import COMMANDS, Choice, format_required_message, mark_optional
from eapa_cli.entry.prompts.session import ExistingOrganizationError, Session
from eapa_cli.entry.question import InputKind, Question
from eapa_cli.entry.unusual_names import MIN_LETTERS, find_objection_to_name
from eapa_cli.text.interface_language import gettext

# The minimum numbers of letters that differ from MIN_LETTERS, by the flag of the question.
_MIN_LETTERS: Final = {"short": 2, "acronym": 2}


class SimpleQuestion:
    """Prompts for one answer."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._different_ids: set[str] = set()
        """The ids of existing organizations that the person declared to be different."""

    def ask(self, question: Question, message: str, *, required: bool, default: Answer | None) -> Answer | None:
        """Ask for an answer, and return it; None if there is no answer."""
        if question.input_kind in {InputKind.CHOICE, InputKind.YES}:
            return self._choose(question, message, required=required, default=default)
        text = "" if default is None else question.format(default)
        prompt = message if required or text else mark_optional(message)
        suggestions = suggest_countries if question.input_kind is InputKind.COUNTRY else None
        while True:
            text = self._session.ask_text(
                prompt, explain=self._session.make_explanation(question), default=text, suggestions=suggestions
            )
            # A text that is equal to a command was entered with a backslash, and is an answer.
            if not required and (not text.strip() or (question.omits(text) and text not in COMMANDS)):
                return None
            if not text.strip():
                self._session.prompter.say(format_required_message())
                continue
            answer = self._session.parse(question, text)
            if answer is not None and (answer == default or self._confirm_answer(question, answer)):
                return answer

    def _choose(self, question: Question, message: str, *, required: bool, default: Answer | None) -> Answer | None:
        choices = list_choices(question, required=required)
        current = None if default is None else question.format(default)
        explain = self._session.make_explanation(question)
        chosen = self._session.choose(message, choices, explain=explain, default=current, required=required)
        return question.parse(chosen, self._session.context) if chosen else None

    def _confirm_answer(self, question: Question, answer: Answer) -> bool:
        """Ask the person to confirm an unusual name, and offer an organization that already has the name.

        Return whether the answer is confirmed. An answer that is not a name needs no confirmation.
        """
        if question.input_kind is not InputKind.NAME:
            return True
        name = answer["value"]
        # Only an answer that is a text can be mistaken for a name.
        others = {
            self._text_of(other_question, other): other_question.label
            for other_question in self._session.form.questions
            for other in self._session.answers[other_question.flag]
            if other_question is not question and (isinstance(other, str) or "value" in other)
        }
        objection = find_objection_to_name(name, others, min_letters=_MIN_LETTERS.get(question.flag, MIN_LETTERS))
        if not self._session.confirm_name(objection):
            return False
        self._offer_existing(name)
        return True

    def _text_of(self, question: Question, answer: Answer) -> str:
        """Return the text of an answer without its language."""
        return answer["value"] if isinstance(answer, dict) else format_answer(question, answer, self._session.context)

    def _offer_existing(self, name: str) -> None:
        """Offer the organization of the register that almost certainly has a name, instead of the new one.

        Raises:
            ExistingOrganizationError: the person uses it.
        """
        existing = self._session.context.find_duplicate(name)
        if existing and existing.id not in {*self._different_ids, *self._session.answers["id"]}:
            message = gettext("This looks like %(name)s, which is in the register. Use it?") % {"name": existing}
            choices = (Choice("use", gettext("yes, use it")), Choice("", gettext("no, it is a different one")))
            if self._session.choose(message, choices):
                raise ExistingOrganizationError(existing)
            self._different_ids.add(existing.id)
