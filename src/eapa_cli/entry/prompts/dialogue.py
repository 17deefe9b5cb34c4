"""The dialogue that asks the questions of a form."""

from collections.abc import Callable, Mapping
from typing import Final

from eapa_cli.checks.incomplete_record import partial_rule_violations
from eapa_cli.entry.answer_display import format_answer
from eapa_cli.entry.entry_context import Progress
from eapa_cli.entry.form_changes import Proposal
from eapa_cli.entry.form_fields import Answer, LocalTextField
from eapa_cli.entry.prompts.area_question import AreaQuestion
from eapa_cli.entry.prompts.compound_question import CompoundQuestion
from eapa_cli.entry.prompts.form_navigation import FormNavigation
from eapa_cli.entry.prompts.party_question import PartyQuestion
from eapa_cli.entry.prompts.prompter import Choice, Prompter
from eapa_cli.entry.prompts.session import BackError, Session
from eapa_cli.entry.prompts.signatory_question import SignatoryQuestion
from eapa_cli.entry.prompts.simple_question import SimpleQuestion
from eapa_cli.entry.prompts.source_question import SourceQuestion
from eapa_cli.entry.question import InputKind, Question, Section, SectionKind, find_conflict
from eapa_cli.render.clean import clean
from eapa_cli.text.clock import today
from eapa_cli.text.interface_language import gettext
from eapa_cli.text.translatable_message import translated

_DONE: Final = "done"
_COMPOUND_QUESTIONS: Final[Mapping[InputKind, type[CompoundQuestion]]] = {
    InputKind.SIGNATORY: SignatoryQuestion,
    InputKind.AREA: AreaQuestion,
    InputKind.SOURCE: SourceQuestion,
}


class Dialogue:
    """A dialogue that asks the unanswered questions of a form.

    `save` is called after each answer, so that an interruption loses nothing. A nested dialogue is part of another one:
    going back from its first question leaves it.
    """

    def __init__(
        self,
        proposal: Proposal,
        prompter: Prompter,
        *,
        progress: Progress,
        save: Callable[[], None],
        is_nested: bool = False,
    ) -> None:
        self.form = proposal.form
        self.context = proposal.context
        self.answers = proposal.answers
        self._prompter = prompter
        self._proposal = proposal
        self._save = save
        self._is_nested = is_nested
        self._navigation = FormNavigation(proposal, progress, is_nested=is_nested)
        self._session = Session(
            form=self.form, context=self.context, answers=self.answers, prompter=prompter, save=save
        )
        self._simple_question = SimpleQuestion(self._session)

    def fill(self) -> None:
        """Ask each question that has no answer, then offer the optional sections.

        Raises:
            BackError: the person goes back from the first question of a nested dialogue.
            ReviewError: the person wants to see the review.
        """
        question, returning = None, False
        while True:
            try:
                question = question or self._find_next()
                if question is None:
                    return
                self._ask(question, returning=returning)
                question, returning = None, False
            except BackError:
                question, returning = self._find_previous(question), True

    def edit(self, question: Question, position: int) -> Answer | None:
        """Ask for the answer at a position again, or for a further one, until it can be stored, and return it.

        If the input is empty, the answer at the position is removed, and the result is None.
        """
        answers = self.answers[question.flag]
        others = [*answers[:position], *answers[position + 1 :]]
        required = self.form.needs_answer(question, {**self.answers, question.flag: others})
        is_another = position > 0 and position == len(answers)
        default = answers[position] if position < len(answers) else None
        while True:
            answer = self.ask_one(question, required=required, is_another=is_another, default=default)
            problem = None if answer is None else self._find_objection(question, answer, others)
            if problem is None:
                answers[position : position + 1] = [] if answer is None else [answer]
                self._save()
                return answer
            self._session.warn(problem)
            if answer not in others:  # the text can be corrected, but a repeated answer is wrong as a whole
                default = answer

    def ask_one(
        self, question: Question, *, required: bool, is_another: bool = False, default: Answer | None = None
    ) -> Answer | None:
        """Ask for one answer, and return it; None if there is no answer."""
        message = _prompt_for_another(question) if is_another else question.message
        if compound := _COMPOUND_QUESTIONS.get(question.input_kind):
            return compound(self._session, question).ask_one(default=default)
        if question.input_kind is InputKind.PARTY:
            party = PartyQuestion(self._session, question, self.open_nested)
            return party.ask(message, required=required, default=default or "")
        return self._simple_question.ask(question, message, required=required, default=default)

    def open_nested(self, proposal: Proposal, progress: Progress) -> "Dialogue":
        """Return a dialogue for an organization that this record needs."""
        return Dialogue(proposal, self._prompter, progress=progress, save=self._save, is_nested=True)

    def has_open_questions(self) -> bool:
        """Return whether a question of the main sections was not asked yet."""
        return self._navigation.has_open_questions()

    def _ask(self, question: Question, *, returning: bool) -> None:
        """Ask a question until it has all its answers; when returning to it, start at its last prompt."""
        self._navigation.start(question)
        if evidence := self._proposal.evidence.get(question.flag):
            self._prompter.say(f"  > {clean(evidence)}")
        if compound := _COMPOUND_QUESTIONS.get(question.input_kind):
            compound(self._session, question).ask_all(returning=returning)
        else:
            self._collect(question)
        self._navigation.finish(question)
        self._save()
        self._report_problems(question)

    def _collect(self, question: Question) -> None:
        """Ask for the answers to a question, one after the other.

        Existing answers of a list are skipped. An existing single answer is the default of its prompt.
        """
        position = len(self.answers[question.flag]) if question.asks_again else 0
        while True:
            try:
                answer = self.edit(question, position)
            except BackError:
                if position == 0:
                    raise
                position -= 1
                continue
            if answer is None or not question.asks_again:
                return
            position += 1

    def _find_objection(self, question: Question, answer: Answer, others: list[Answer]) -> str | None:
        """Return why an answer cannot be stored next to the other answers, or None."""
        if answer in others:
            return gettext("%(answer)s is already in the list") % {
                "answer": format_answer(question, answer, self.context)
            }
        # For the record itself, the review reports an id that another record has.
        is_new_id = question.flag == "id" and answer not in self.answers["id"]
        if self._is_nested and is_new_id and self.context.is_taken(answer):
            return gettext("The id '%(id)s' is already used") % {"id": answer}
        return find_conflict(question, answer, others)

    def _find_previous(self, question: Question | None) -> Question | None:
        """Return the question that was asked before this one, or the first question again with a warning.

        Raises:
            BackError: this is the first question of a nested dialogue.
        """
        if previous := self._navigation.go_back(question):
            return previous
        if self._is_nested:
            raise BackError
        self._session.warn(gettext("This is the first question"))
        return question

    def _find_next(self) -> Question | None:
        return self._navigation.find_next() or self._find_missing() or self._choose_section()

    def _find_missing(self) -> Question | None:
        question = self._navigation.find_missing()
        if question and question.flag in {"source", "document"}:
            self._session.warn(
                gettext("Required: a source or a copy of the document. Press Enter to go back to the source.")
            )
        elif question:  # a party, if the stage of an agreement with one party was removed
            self._session.warn(gettext("Required: %(answers)s") % {"answers": question.label})
        return question

    def _choose_section(self) -> Question | None:
        """Let the person choose among the sections that are offered at the end.

        If an optional section is chosen, return its first question. Other sections are asked at once, and the choice is
        offered again. Return None if the person chooses no further section.
        """
        while sections := self._navigation.list_offered_sections():
            choices = [Choice(_DONE, gettext("No, that is all")), *(Choice(one.title, one.name) for one in sections)]
            chosen = self._session.choose(gettext("Anything else to add?"), choices)
            if chosen == _DONE:
                return None
            section = next(section for section in sections if section.title == chosen)
            if section.kind is SectionKind.OPTIONAL:
                self._navigation.choose(section)
                return self._find_next()
            self._ask_more(section)
        return None

    def _report_problems(self, question: Question) -> None:
        """After the last question of a section, show the rules that its answers violate."""
        section = self._navigation.find_finished_section(question)
        if section is None:
            return
        keys = {one.field.path[0] for one in self._navigation.list_questions(section)}
        data = self._proposal.data()
        violations = partial_rule_violations(
            self.form.kind, data, self.context.make_register_around(data), today=today()
        )
        for violation in violations:
            if keys.intersection(violation.steps[:1]):
                hint = f" ({translated(violation.hint)})" if violation.hint else ""
                self._session.warn(f"{translated(violation.message)}{hint}")

    def _ask_more(self, section: Section) -> None:
        """Ask for another answer to each question of a section, or for details; going back leads to the choice."""
        for question in self._navigation.list_questions(section):
            if not self.answers[question.flag]:
                continue
            try:
                if section.kind is SectionKind.DETAILS:
                    SignatoryQuestion(self._session, question).ask_details()
                else:
                    self.edit(question, len(self.answers[question.flag]))
            except BackError:
                return


def _prompt_for_another(question: Question) -> str:
    is_text = isinstance(question.field, LocalTextField) or question.input_kind is InputKind.NAME
    text = gettext("%(prompt)s, in another language") if is_text else gettext("%(prompt)s, one more")
    return text % {"prompt": question.message}
