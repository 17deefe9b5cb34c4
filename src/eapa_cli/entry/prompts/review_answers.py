"""The numbered answers of a review: those of the record, and those of organizations that are added with it."""

from collections.abc import Iterable, Iterator, Mapping
from textwrap import shorten
from typing import Any, NamedTuple

from eapa_cli.entry.answer_display import shown
from eapa_cli.entry.entry_context import Progress
from eapa_cli.entry.form_changes import Proposal
from eapa_cli.entry.form_fields import Answer
from eapa_cli.entry.organization_form import ORGANIZATION
from eapa_cli.entry.prompts.dialogue import Dialogue
from eapa_cli.entry.question import Answers, Form, Question
from eapa_cli.render.clean import clean
from eapa_cli.text.interface_language import gettext

_MAIN = ""
_DRAFT = "+draft"
_LABEL_WIDTH = 22
_MAX_LABEL_WIDTH = 26
_NAME_WIDTH = 40


class NumberedAnswer(NamedTuple):
    """An answer by its number: the organization that it belongs to, its question and its place in the list."""

    owner: str
    question: Question
    at: int
    answer: Answer


class ReviewAnswers:
    """The answers of a proposal, which a person can change by their numbers."""

    def __init__(self, proposal: Proposal, dialogue: Dialogue) -> None:
        self._proposal = proposal
        self._context = proposal.context
        self._dialogue = dialogue

    def numbered(self) -> list[NumberedAnswer]:
        """Return all answers in the order of their numbers, from 1."""
        found = list(_answers(_MAIN, self._proposal.form, self._proposal.answers, self._proposal.data()))
        for id_ in self._used():
            record = self._context.added[id_]
            found += _answers(id_, ORGANIZATION, ORGANIZATION.answers_in(record), record)
        draft = self._context.draft_organization
        if draft.name:
            found += _answers(_DRAFT, ORGANIZATION, draft.answers, {})
        return found

    def lines(self) -> Iterator[str]:
        """Yield a line for each answer, with a heading for each organization and the evidence of the source."""
        owner = _MAIN
        question = None
        numbered = self.numbered()
        width = _label_width(one.question.label for one in numbered)
        for number, one in enumerate(numbered, 1):
            if one.owner != owner:
                owner = one.owner
                yield ""
                yield "  " + gettext("New organization: %(name)s") % {"name": clean(self._name_of(owner))}
            label = "" if one.question is question else one.question.label
            question = one.question
            yield f"{number:>4}  {label:<{width}}  {clean(shown(one.question, one.answer, self._context))}"
            evidence = self._evidence(one, is_first=bool(label)) if owner == _MAIN else None
            if evidence:
                yield f"{'':>4}  {'':<{width}}  > {clean(evidence)}"

    def _evidence(self, one: NumberedAnswer, *, is_first: bool) -> str | None:
        """Return the evidence of one answer of several, or that of the question at its first answer."""
        evidence = self._proposal.evidence
        return evidence.get(f"{one.question.flag}.{one.at}") or (evidence.get(one.question.flag) if is_first else None)

    def change(self, one: NumberedAnswer) -> None:
        """Ask for an answer again."""
        if one.owner == _MAIN:
            self._dialogue.edit(one.question, one.at)
        elif one.owner == _DRAFT:
            draft = self._context.draft_organization
            self._nested(draft.answers, {}).edit(one.question, one.at)
        else:
            self._change_organization(one)

    def addable(self) -> list[tuple[str, NumberedAnswer]]:
        """Return the answers that can be added with their labels: the record's, then those of new organizations."""
        proposal = self._proposal
        found = [(one.question.label, one) for one in _addable(_MAIN, proposal.form, proposal.answers)]
        for id_ in self._used():
            answers = ORGANIZATION.answers_in(self._context.added[id_])
            name = shorten(self._name_of(id_), _NAME_WIDTH, placeholder=" …")
            found += [(f"{name}: {one.question.label}", one) for one in _addable(id_, ORGANIZATION, answers)]
        return found

    def _nested(self, answers: Answers, base: Mapping[str, Any]) -> Dialogue:
        proposal = Proposal(form=ORGANIZATION, context=self._context, answers=answers, base=base)
        return self._dialogue.nested(proposal, Progress())

    def _used(self) -> list[str]:
        """Return the ids of the added organizations that the answers name."""
        named = [answer for answers in self._proposal.answers.values() for answer in answers if isinstance(answer, str)]
        return [id_ for id_ in self._context.added if id_ in named]

    def _name_of(self, owner: str) -> str:
        organization = self._context.organization(owner)
        return organization.name if organization else self._context.draft_organization.name

    def _change_organization(self, one: NumberedAnswer) -> None:
        before = self._context.added[one.owner]
        answers = ORGANIZATION.answers_in(before)
        self._nested(answers, before).edit(one.question, one.at)
        after = ORGANIZATION.record(answers, before)
        if before["id"] == ORGANIZATION.suggest_id(before) == after["id"]:
            suggested = ORGANIZATION.suggest_id(after)
            after["id"] = after["id"] if not suggested or self._context.is_taken(suggested) else suggested
        added = {id_: after if id_ == one.owner else record for id_, record in self._context.added.items()}
        self._context.added.clear()
        self._context.added.update({str(record["id"]): record for record in added.values()})
        self._rename(one.owner, str(after["id"]))

    def _rename(self, old: str, new: str) -> None:
        """Refer to an added organization by its new id."""
        for answers in self._proposal.answers.values():
            answers[:] = [_renamed(answer, old, new) for answer in answers]


def _label_width(labels: Iterable[str]) -> int:
    """Return the width of the column of labels; a longer label moves its answer to the right."""
    return max([_LABEL_WIDTH, *(len(label) for label in labels if len(label) <= _MAX_LABEL_WIDTH)])


def _answers(owner: str, form: Form, answers: Answers, record: Mapping[str, Any]) -> Iterator[NumberedAnswer]:
    """Yield the answers in the order of the prompts; the id comes last, and is shown even if it is derived."""
    flags = list(dict.fromkeys(flag for section in form.sections for flag in section.flags))
    others = [question.flag for question in form.questions if question.flag not in {*flags, "id"}]
    for question in map(form.question, [*flags, *others]):
        for at, answer in enumerate(answers.get(question.flag, ())):
            yield NumberedAnswer(owner, question, at, answer)
    for question in form.questions:
        if question.flag == "id" and record.get("id"):
            yield NumberedAnswer(owner, question, 0, record["id"])


def _addable(owner: str, form: Form, answers: Answers) -> Iterator[NumberedAnswer]:
    for question in form.questions:
        if question.repeatable or not answers[question.flag]:
            yield NumberedAnswer(owner, question, len(answers[question.flag]), None)


def _renamed(answer: Answer, old: str, new: str) -> Answer:
    match answer:
        case str() if answer == old:
            return new
        case {"party": party} if party == old:
            return {key: new if key == "party" else value for key, value in answer.items()}
        case _:
            return answer
