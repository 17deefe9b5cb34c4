"""The numbered answers of a review: about the record, and about organizations that are added with it."""

from collections.abc import Iterable, Iterator, Mapping
from textwrap import shorten
from typing import Any, NamedTuple

from eapa_cli.entry.answer_display import format_answer
from eapa_cli.entry.entry_context import Progress
from eapa_cli.entry.form_changes import Proposal
from eapa_cli.entry.form_fields import Answer
from eapa_cli.entry.organization_form import ORGANIZATION
from eapa_cli.entry.prompts.dialogue import Dialogue
from eapa_cli.entry.question import Answers, Form, Question
from eapa_cli.render.clean import clean
from eapa_cli.text.interface_language import gettext
from eapa_cli.text.organization_ids import free_id

# The owner of an answer: the record itself, the unfinished organization, or else the id of a new organization, which
# contains no plus sign.
_MAIN_RECORD = ""
_DRAFT = "+draft"
# The widths of the column of labels, and of the name of an organization before a label.
_MIN_LABEL_WIDTH = 22
_MAX_LABEL_WIDTH = 26
_MAX_NAME_WIDTH = 40


class NumberedAnswer(NamedTuple):
    """An answer in the review, or an answer to add, which is None.

    `owner` is the record that it belongs to, and `position` its position among the answers to its question.
    """

    owner: str
    question: Question
    position: int
    answer: Answer


class ReviewAnswers:
    """The answers of a proposal, which a person can change by their numbers."""

    def __init__(self, proposal: Proposal, dialogue: Dialogue) -> None:
        self._proposal = proposal
        self._context = proposal.context
        self._dialogue = dialogue

    def list_answers(self) -> list[NumberedAnswer]:
        """Return all answers in the order of their numbers, from 1."""
        answers = list(
            _number_answers(_MAIN_RECORD, self._proposal.form, self._proposal.answers, self._proposal.data())
        )
        for id_ in self._list_used_organizations():
            record = self._context.added[id_]
            answers += _number_answers(id_, ORGANIZATION, ORGANIZATION.read_answers(record), record)
        draft = self._context.draft_organization
        if draft.name:
            answers += _number_answers(_DRAFT, ORGANIZATION, draft.answers, {})
        return answers

    def lines(self) -> Iterator[str]:
        """Yield a line for each answer, with a heading for each organization and the evidence of the source."""
        owner = _MAIN_RECORD
        previous_question = None
        answers = self.list_answers()
        width = _measure_labels(numbered.question.label for numbered in answers)
        for number, numbered in enumerate(answers, 1):
            if numbered.owner != owner:
                owner = numbered.owner
                yield ""
                yield "  " + gettext("New organization: %(name)s") % {"name": clean(self._name_of(owner))}
            label = "" if numbered.question is previous_question else numbered.question.label
            previous_question = numbered.question
            answer = format_answer(numbered.question, numbered.answer, self._context)
            yield f"{number:>4}  {label:<{width}}  {clean(answer)}"
            evidence = self._find_evidence(numbered, is_first=bool(label)) if owner == _MAIN_RECORD else None
            if evidence:
                yield f"{'':>4}  {'':<{width}}  > {clean(evidence)}"

    def _find_evidence(self, numbered: NumberedAnswer, *, is_first: bool) -> str | None:
        """Return the evidence of an answer; the first answer also gets the evidence of the whole question."""
        evidence, flag = self._proposal.evidence, numbered.question.flag
        return evidence.get(f"{flag}.{numbered.position}") or (evidence.get(flag) if is_first else None)

    def change(self, numbered: NumberedAnswer) -> None:
        """Ask for an answer again."""
        if numbered.owner == _MAIN_RECORD:
            self._dialogue.edit(numbered.question, numbered.position)
        elif numbered.owner == _DRAFT:
            draft = self._context.draft_organization
            self._open_nested(draft.answers, {}).edit(numbered.question, numbered.position)
        else:
            self._change_organization(numbered)

    def list_addable(self) -> list[tuple[str, NumberedAnswer]]:
        """Return a label and an empty answer for each answer that can be added; new organizations come last."""
        proposal = self._proposal
        addable = [
            (numbered.question.label, numbered)
            for numbered in _list_addable(_MAIN_RECORD, proposal.form, proposal.answers)
        ]
        for id_ in self._list_used_organizations():
            answers = ORGANIZATION.read_answers(self._context.added[id_])
            name = shorten(self._name_of(id_), _MAX_NAME_WIDTH, placeholder=" …")
            addable += [
                (f"{name}: {numbered.question.label}", numbered)
                for numbered in _list_addable(id_, ORGANIZATION, answers)
            ]
        return addable

    def _open_nested(self, answers: Answers, base: Mapping[str, Any]) -> Dialogue:
        proposal = Proposal(form=ORGANIZATION, context=self._context, answers=answers, base=base)
        return self._dialogue.open_nested(proposal, Progress())

    def _list_used_organizations(self) -> list[str]:
        """Return the ids of the added organizations that are answers, such as parties."""
        answers = [answer for answers in self._proposal.answers.values() for answer in answers]
        return [id_ for id_ in self._context.added if id_ in answers]

    def _name_of(self, owner: str) -> str:
        organization = self._context.find_organization(owner)
        return organization.name if organization else self._context.draft_organization.name

    def _change_organization(self, numbered: NumberedAnswer) -> None:
        """Ask for an answer of a new organization again, and store the organization under its id, which may change."""
        old_id = numbered.owner
        before = self._context.added[old_id]
        answers = ORGANIZATION.read_answers(before)
        self._open_nested(answers, before).edit(numbered.question, numbered.position)
        # An id that was derived from the name follows the new name.
        if answers["id"] == [ORGANIZATION.suggest_id(before)]:
            answers["id"] = []
        after = ORGANIZATION.make_record(answers, before)
        after["id"] = free_id(after["id"] or old_id, lambda id_: id_ != old_id and self._context.is_taken(id_))
        added = {id_: after if id_ == old_id else record for id_, record in self._context.added.items()}
        self._context.added.clear()
        self._context.added.update({str(record["id"]): record for record in added.values()})
        self._rename(old_id, str(after["id"]))

    def _rename(self, old: str, new: str) -> None:
        """Refer to an added organization by its new id."""
        for answers in self._proposal.answers.values():
            answers[:] = [_rename_party(answer, old, new) for answer in answers]


def _measure_labels(labels: Iterable[str]) -> int:
    """Return the width of the column of labels; a longer label moves its answer to the right."""
    return max([_MIN_LABEL_WIDTH, *(len(label) for label in labels if len(label) <= _MAX_LABEL_WIDTH)])


def _number_answers(owner: str, form: Form, answers: Answers, record: Mapping[str, Any]) -> Iterator[NumberedAnswer]:
    """Yield the answers in the order of the prompts. The id comes last, and is included even if it is derived."""
    flags = list(dict.fromkeys(flag for section in form.sections for flag in section.flags))
    others = [question.flag for question in form.questions if question.flag not in {*flags, "id"}]
    for question in map(form.question, [*flags, *others]):
        for position, answer in enumerate(answers.get(question.flag, ())):
            yield NumberedAnswer(owner, question, position, answer)
    for question in form.questions:
        if question.flag == "id" and record.get("id"):
            yield NumberedAnswer(owner, question, 0, record["id"])


def _list_addable(owner: str, form: Form, answers: Answers) -> Iterator[NumberedAnswer]:
    for question in form.questions:
        if question.repeatable or not answers[question.flag]:
            yield NumberedAnswer(owner, question, len(answers[question.flag]), None)


def _rename_party(answer: Answer, old: str, new: str) -> Answer:
    match answer:
        case str() if answer == old:
            return new
        case {"party": party} if party == old:
            return {key: new if key == "party" else value for key, value in answer.items()}
        case _:
            return answer
