"""The dialogue that asks the questions of a form."""

from collections.abc import Callable
from typing import assert_never

from eapa_cli.checks.partial_record import partial_rule_violations
from eapa_cli.entry.answer_display import shown
from eapa_cli.entry.form_changes import Proposal
from eapa_cli.entry.form_fields import Answer, LocalTextField
from eapa_cli.entry.prompts.choices import choices_for, countries
from eapa_cli.entry.prompts.compound_questions import AreaQuestion, SignatoryQuestion
from eapa_cli.entry.prompts.party_question import PartyQuestion
from eapa_cli.entry.prompts.prompter import REQUIRED, Choice, Prompter, Suggestions
from eapa_cli.entry.prompts.session import AlreadyThereError, Session
from eapa_cli.entry.question import InputKind, Question, Section, conflict
from eapa_cli.render.clean import clean
from eapa_cli.text.clock import today

_DONE = "done"
_NO = ""


class Dialogue:
    """Asks the unanswered questions of a form; `asked` are the flags of the questions that were asked before.

    `save` is called after each answer, so that an interruption loses nothing.
    """

    def __init__(self, proposal: Proposal, prompter: Prompter, *, asked: list[str], save: Callable[[], None]) -> None:
        self.form = proposal.form
        self.context = proposal.context
        self.answers = proposal.answers
        self._prompter = prompter
        self._proposal = proposal
        self._asked = asked
        self._save = save
        self._session = Session(
            form=self.form, context=self.context, answers=self.answers, prompter=prompter, save=save
        )
        self._distinct_from: set[str] = set()

    def fill(self) -> None:
        """Ask each question that has no answer, then offer the optional sections."""
        for section in self.form.sections:
            if not section.optional:
                self._ask_section(section)
        self._offer()

    def ask(self, question: Question) -> None:
        """Ask a question until it has all its answers."""
        self._collect(question)
        self._asked.append(question.flag)
        self._save()
        if question.alternative and self.form.needs(question, self.answers):
            self._prompter.say(
                "  ! Required: a source or a copy of the document. Press Enter to go back to the source."
            )
            self.ask(self.form.question(question.alternative))
            if self.form.needs(question, self.answers):
                self.ask(question)

    def _collect(self, question: Question) -> None:
        answers = self.answers[question.flag]
        while True:
            answer = self.one(question, required=self._is_required(question), more=bool(answers))
            if answer is None:
                return
            if answer in answers:
                self._prompter.say(f"  ! {clean(shown(question, answer, self.context))} is already in the list")
            elif problem := conflict(question, answer, answers):
                self._prompter.say(f"  ! {clean(problem)}")
            else:
                if question.input_kind is InputKind.NAME:
                    self._offer_existing(answer["value"])
                answers.append(answer)
                self._save()
                if not question.repeatable:
                    return

    def _is_required(self, question: Question) -> bool:
        return question.alternative is None and self.form.needs(question, self.answers)

    def one(
        self, question: Question, *, required: bool, more: bool = False, default: Answer | None = None
    ) -> Answer | None:
        """Return one answer, or None."""
        message = f"{question.prompt}, {_again(question)}" if more else question.prompt
        match question.input_kind:
            case InputKind.TEXT | InputKind.NAME:
                return self._text(question, message, required=required, default=default)
            case InputKind.COUNTRY:
                return self._text(question, message, required=required, default=default, suggestions=countries)
            case InputKind.CHOICE | InputKind.YES:
                return self._choice(question, message, required=required, default=default)
            case InputKind.PARTY:
                party = PartyQuestion(self._session, question, self._nested)
                return party.ask(message, required=required, default=default or "")
            case InputKind.SIGNATORY:
                return SignatoryQuestion(self._session, question).ask(message, default=default)
            case InputKind.AREA:
                return AreaQuestion(self._session, question).ask(message, default=default)
            case _:
                assert_never(question.input_kind)

    def _nested(self, proposal: Proposal, asked: list[str]) -> "Dialogue":
        return Dialogue(proposal, self._prompter, asked=asked, save=self._save)

    def problems(self, section: Section) -> list[str]:
        """Return a sentence for each rule that the answers of a section violate."""
        keys = {self.form.question(flag).field.path[0] for flag in section.flags}
        data = self._proposal.data()
        found = partial_rule_violations(self.form.kind, data, self.context.register_around(data), today=today())
        about = (one for one in found if keys.intersection(one.steps[:1]))
        return [f"{one.message}{f' ({one.hint})' if one.hint else ''}" for one in about]

    def _offer_existing(self, name: str) -> None:
        existing = self.context.duplicate_of(name)
        if existing and existing.id not in self._distinct_from:
            message = f"This looks like {existing}, which is in the register. Use it?"
            choices = (Choice("use", "yes, use it"), Choice(_NO, "no, it is a different one"))
            if self._prompter.choose(message, choices):
                raise AlreadyThereError(existing)
            self._distinct_from.add(existing.id)

    def _ask_section(self, section: Section) -> None:
        for flag in section.flags:
            question = self.form.question(flag)
            if flag not in self._asked and self._is_open(question) and question.applies(self.answers):
                self.ask(question)
        for problem in (problems := self.problems(section)):
            self._prompter.say(f"  ! {clean(problem)}")
        if problems and self._agrees(f"Enter the section '{section.title}' again?"):
            for flag in section.flags:
                self.answers[flag].clear()
                if flag in self._asked:
                    self._asked.remove(flag)
            self._ask_section(section)

    def _is_open(self, question: Question) -> bool:
        incomplete = question.input_kind is InputKind.PARTY and bool(self.context.draft_organization.name)
        return incomplete or not self.answers[question.flag] or self.form.needs(question, self.answers)

    def _agrees(self, message: str) -> bool:
        return self._prompter.choose(message, (Choice("yes", "yes"), Choice(_NO, "no, continue"))) == "yes"

    def _offer(self) -> None:
        while True:
            left = [
                section
                for section in self.form.sections
                if section.optional and not any(flag in self._asked or self.answers[flag] for flag in section.flags)
            ]
            if not left:
                return
            choices = [Choice(_DONE, "No, that is all"), *(Choice(part.title, part.title) for part in left)]
            chosen = self._prompter.choose("Anything else to add?", choices)
            if chosen == _DONE:
                return
            self._ask_section(next(section for section in left if section.title == chosen))

    def _choice(self, question: Question, message: str, *, required: bool, default: Answer | None) -> Answer | None:
        choices = choices_for(question, required=required)
        current = None if default is None else question.format(default)
        chosen = self._prompter.choose(message, choices, default=current, required=required)
        return question.parse(chosen, self.context) if chosen else None

    def _text(
        self,
        question: Question,
        message: str,
        *,
        required: bool,
        default: Answer | None,
        suggestions: Suggestions | None = None,
    ) -> Answer | None:
        text = "" if default is None else question.format(default)
        hint = "" if required or text else " (optional)"
        rejected = False
        while True:
            written = self._session.text(f"{message}{hint}", default=text, suggestions=suggestions, replace=rejected)
            if not written.strip():
                if not required:
                    return None
                self._prompter.say(REQUIRED)
                continue
            answer = self._session.parse(question, written)
            if answer is not None:
                return answer
            text, rejected = written, True


def _again(question: Question) -> str:
    is_text = isinstance(question.field, LocalTextField) or question.input_kind is InputKind.NAME
    return "in another language" if is_text else "one more"
