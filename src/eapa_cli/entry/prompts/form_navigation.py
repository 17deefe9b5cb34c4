"""The way through the questions of a form: the next question, the previous one, and the sections that are offered."""

from collections.abc import Iterator
from typing import assert_never

from eapa_cli.entry.entry_context import Progress
from eapa_cli.entry.form_changes import Proposal
from eapa_cli.entry.question import InputKind, Question, Section, SectionKind


class FormNavigation:
    """The questions of a form that are open, and those that were asked.

    `progress` is saved with a draft. The position among the earlier questions, to which a person goes back, is not.
    """

    def __init__(self, proposal: Proposal, progress: Progress, *, is_nested: bool) -> None:
        self._proposal = proposal
        self._form = proposal.form
        self._answers = proposal.answers
        self._progress = progress
        self._is_nested = is_nested
        self._chosen_flags: list[str] = []
        """The questions of the optional section that the person chose, which come next."""
        self._back_position: int | None = None
        """The position of the current question among the asked ones, after going back."""
        self._last_flag = ""
        """The flag of the question that was asked last."""

    def find_next(self) -> Question | None:
        """Return the interrupted question, the next one of the chosen section, or the next open one."""
        if self._progress.current:
            return self._form.question(self._progress.current)
        while self._chosen_flags:
            question = self._form.question(self._chosen_flags.pop(0))
            if question.applies(self._answers):
                return question
        return next(self._list_open_questions(), None)

    def go_back(self, question: Question | None) -> Question | None:
        """Go back from a question to the one that was asked before, and return it; return None at the first one.

        An optional question that is left without an answer is asked again later.
        """
        self._progress.current = ""
        asked = self._progress.asked
        if question and question.flag not in asked and self._find_section_kind(question) is SectionKind.OPTIONAL:
            self._chosen_flags.insert(0, question.flag)
        position = len(asked) if self._back_position is None else self._back_position
        if not position:
            return None
        self._back_position = position - 1
        return self._form.question(asked[position - 1])

    def start(self, question: Question) -> None:
        """Note that a question is being asked, so that an interrupted dialogue continues with it."""
        self._progress.current = question.flag

    def finish(self, question: Question) -> None:
        """Note that a question was asked."""
        self._progress.current = ""
        self._last_flag = question.flag
        self._back_position = None
        if question.flag not in self._progress.asked:
            self._progress.asked.append(question.flag)

    def has_open_questions(self) -> bool:
        """Return whether a question of the main sections was not asked yet."""
        return bool(self._progress.current) or next(self._list_open_questions(), None) is not None

    def find_missing(self) -> Question | None:
        """Return a question that needs another answer; if it was just asked in vain, return its last alternative."""
        for question in self._form.missing_questions(self._answers):
            alternatives = question.alternatives
            was_asked = bool(alternatives) and self._last_flag == question.flag
            return self._form.question(alternatives[-1]) if was_asked else question
        return None

    def find_finished_section(self, question: Question) -> Section | None:
        """Return the section of a question, if none of its questions is open."""
        section = self._find_section(question)
        return None if section is None or any(map(self._is_open, self.list_questions(section))) else section

    def list_questions(self, section: Section) -> list[Question]:
        """Return the questions of a section."""
        return [self._form.question(flag) for flag in section.flags]

    def list_offered_sections(self) -> list[Section]:
        """Return the sections that a person can choose after the main ones."""
        return [section for section in self._form.sections if self._is_offered(section)]

    def choose(self, section: Section) -> None:
        """Ask the questions of an optional section next."""
        self._chosen_flags = list(section.flags)

    def _list_open_questions(self) -> Iterator[Question]:
        """Yield the questions of the main sections that are still to be asked."""
        for section in self._form.sections:
            if section.kind is SectionKind.MAIN:
                yield from filter(self._is_open, self.list_questions(section))

    def _find_section(self, question: Question) -> Section | None:
        return next((section for section in self._form.sections if question.flag in section.flags), None)

    def _find_section_kind(self, question: Question) -> SectionKind:
        section = self._find_section(question)
        return section.kind if section else SectionKind.MAIN

    def _is_open(self, question: Question) -> bool:
        """Return whether a question is still to be asked."""
        return self._needs_asking(question) and question.applies(self._answers)

    def _needs_asking(self, question: Question) -> bool:
        """Return whether a question was not asked yet, or its answers are incomplete or to be confirmed."""
        # The question on the parties completes an unfinished organization. A nested dialogue asks about this
        # organization itself.
        draft_organization = self._proposal.context.draft_organization
        if question.input_kind is InputKind.PARTY and draft_organization.name and not self._is_nested:
            return True
        if question.flag in self._progress.asked:
            return False
        has_enough = self._answers[question.flag] and not self._form.needs_answer(question, self._answers)
        return not has_enough or question.flag in self._proposal.confirm

    def _is_offered(self, section: Section) -> bool:
        """Return whether a person can choose a section after the main ones."""
        match section.kind:
            case SectionKind.MAIN:
                return False
            case SectionKind.OPTIONAL:
                return not any(flag in self._progress.asked or self._answers[flag] for flag in section.flags)
            case SectionKind.ANOTHER | SectionKind.DETAILS:
                return any(self._answers[flag] for flag in section.flags)
            case _:
                assert_never(section.kind)
