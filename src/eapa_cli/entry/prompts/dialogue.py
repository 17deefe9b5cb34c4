"""The questions of a form, asked of a person."""

from collections.abc import Callable
from typing import assert_never

from eapa_cli.checks.partial_record import partial_rule_violations
from eapa_cli.entry.answer_display import shown
from eapa_cli.entry.entry_context import Known
from eapa_cli.entry.form_changes import Proposal
from eapa_cli.entry.form_fields import Texts
from eapa_cli.entry.prompts.asker import NEEDED, Asker, Choice, Offers
from eapa_cli.entry.prompts.choices import choices_of, countries
from eapa_cli.entry.prompts.compound_questions import AreaQuestion, SignatoryQuestion
from eapa_cli.entry.prompts.party_question import PartyQuestion
from eapa_cli.entry.question import Question, Section, Way, WrongAnswerError, clash, read_answer
from eapa_cli.render.clean import clean
from eapa_cli.text.clock import today
from eapa_cli.text.invisible import without_removable

_DONE = "done"
_NONE = ""


class AlreadyThereError(Exception):
    """What was to be made is in the register already."""

    def __init__(self, known: Known) -> None:
        super().__init__(str(known))
        self.known = known


class Dialogue:
    """Asks what a form still lacks; `asked` are the flags of what was asked already.

    `kept` is called after each answer, so that nothing is lost whatever happens.
    """

    def __init__(self, proposal: Proposal, asker: Asker, *, asked: list[str], kept: Callable[[], None]) -> None:
        self.form = proposal.form
        self.desk = proposal.desk
        self.answers = proposal.answers
        self.asker = asker
        self._proposal = proposal
        self._asked = asked
        self.kept = kept
        self._others_than: set[str] = set()

    def fill(self) -> None:
        """Ask each question that has no answer, then offer the optional sections."""
        for section in self.form.sections:
            if not section.optional:
                self._ask_section(section)
        self._offer()

    def ask(self, question: Question) -> None:
        """Ask a question, for as many answers as there are."""
        answers = self.answers[question.flag]
        while answer := self.one(question, needed=self._insists_on(question), more=bool(answers)):
            if answer in answers:
                self.asker.say(f"  ! {clean(shown(question, answer, self.desk))} is already in the list")
                continue
            if fault := clash(question, answer, answers):
                self.asker.say(f"  ! {clean(fault)}")
                continue
            if question.way is Way.NAME:
                self._see_that_it_is_new(answer)
            answers.append(answer)
            self.kept()
            if not question.many:
                break
        self._asked.append(question.flag)
        self.kept()
        if question.instead and self.form.needs(question, self.answers):
            self.asker.say("  ! Required: a source or a copy of the document. Press Enter to go back to the source.")
            self.ask(self.form.question(question.instead))
            if self.form.needs(question, self.answers):
                self.ask(question)

    def _insists_on(self, question: Question) -> bool:
        return question.instead is None and self.form.needs(question, self.answers)

    def one(self, question: Question, *, needed: bool, more: bool = False, default: str = "") -> str:
        """One answer, as it is kept; empty if there is none."""
        message = f"{question.text}, {_again(question)}" if more else question.text
        match question.way:
            case Way.TEXT | Way.NAME:
                return self._text(question, message, needed=needed, default=default)
            case Way.COUNTRY:
                return self._text(question, message, needed=needed, default=default, offers=countries)
            case Way.CHOICE | Way.YES:
                choices = choices_of(question, needed=needed)
                return self.asker.choose(message, choices, default=default or None, insist=needed)
            case Way.PARTY:
                return PartyQuestion(self, question).one(message, needed=needed, default=default)
            case Way.SIGNATORY:
                return SignatoryQuestion(self, question).one(message, default=default)
            case Way.AREA:
                return AreaQuestion(self, question).one(message, default=default)
            case _:
                assert_never(question.way)

    def faults(self, section: Section) -> list[str]:
        """What the rules say against the answers of a section, as a sentence each."""
        keys = {self.form.question(flag).part.path[0] for flag in section.flags}
        data = self._proposal.data()
        found = partial_rule_violations(self.form.kind, data, self.desk.around(data), today=today())
        about = (one for one in found if keys.intersection(one.steps[:1]))
        return [f"{one.message}{f' ({one.hint})' if one.hint else ''}" for one in about]

    def _see_that_it_is_new(self, name: str) -> None:
        known = self.desk.same(name.partition("=")[2])
        if known and known.id not in self._others_than:
            said = f"This looks like {known}, which is in the register. Use it?"
            if self.asker.choose(said, (Choice("use", "yes, use it"), Choice(_NONE, "no, it is a different one"))):
                raise AlreadyThereError(known)
            self._others_than.add(known.id)

    def _ask_section(self, section: Section) -> None:
        for flag in section.flags:
            question = self.form.question(flag)
            half_made = question.way is Way.PARTY and self.desk.half_made.name
            open_ = half_made or not self.answers[flag] or self.form.needs(question, self.answers)
            if open_ and flag not in self._asked and question.when(self.answers):
                self.ask(question)
        for fault in (faults := self.faults(section)):
            self.asker.say(f"  ! {clean(fault)}")
        if faults and self._agrees(f"Enter the section '{section.title}' again?"):
            for flag in section.flags:
                self.answers[flag].clear()
                if flag in self._asked:
                    self._asked.remove(flag)
            self._ask_section(section)

    def _agrees(self, message: str) -> bool:
        return self.asker.choose(message, (Choice("yes", "yes"), Choice(_NONE, "no, continue"))) == "yes"

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
            chosen = self.asker.choose("Anything else to add?", choices)
            if chosen == _DONE:
                return
            self._ask_section(next(section for section in left if section.title == chosen))

    def _text(
        self, question: Question, message: str, *, needed: bool, default: str, offers: Offers | None = None
    ) -> str:
        hint = "" if needed else " (optional)" if not default else ""
        refused = False
        while True:
            written = self.text(f"{message}{hint}", default=default, offers=offers, replace=refused)
            if not written.strip():
                if not needed:
                    return _NONE
                self.asker.say(NEEDED)
                continue
            answer = self.read(question, written)
            if answer is not None:
                return answer
            default, refused = written, True

    def text(self, message: str, *, default: str = "", offers: Offers | None = None, replace: bool = False) -> str:
        """Ask for a text; invisible characters that come with copied text are removed, which is said."""
        written, note = without_removable(self.asker.text(message, default=default, offers=offers, replace=replace))
        if note:
            self.asker.say(f"  = {note}")
        return written

    def read(self, question: Question, written: str) -> str | None:
        """An answer as it is kept, shown if it is not what was written; None, with the reason told, if it is wrong."""
        try:
            answer = read_answer(self.form, question, written, self.desk)
        except WrongAnswerError as error:
            self.asker.say(f"  ! {clean(str(error))}")
            return None
        if answer not in {written.strip(), f"{self.desk.languages[0]}={written.strip()}"}:
            self.asker.say(f"  = {clean(shown(question, answer, self.desk))}")
        return answer


def _again(question: Question) -> str:
    return "in another language" if isinstance(question.part, Texts) or question.way is Way.NAME else "one more"
