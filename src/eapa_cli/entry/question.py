"""A question, and the form that a record's questions make."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from eapa_cli.entry.answer_parser import means_unknown
from eapa_cli.entry.entry_context import Desk
from eapa_cli.entry.form_fields import Part, Texts, both_in_one_language
from eapa_cli.model.records import RECORDS
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import in_order

Answers = dict[str, list[str]]
"""The answers to each question by its flag, in the form in which they are kept; empty where there are none."""

Reader = Callable[[str, Desk], str]
"""Turns what a person wrote into the form in which it is kept; raises ValueError with a sentence if it cannot."""


class Way(StrEnum):
    """How an answer is given on a terminal."""

    TEXT = "text"
    CHOICE = "choice"
    NAME = "name"
    COUNTRY = "country"
    PARTY = "party"
    SIGNATORY = "signatory"
    AREA = "area"
    YES = "yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: how often it must be answered and may be, how an answer is read, and where it stands in the record.

    `text` asks on a terminal, `help` and `metavar` tell of the flag; `choices` are all the answers there are, and
    `when` says whether, after what was answered before, there is anything to ask.
    An answer to the question `instead` does as well.
    """

    flag: str
    text: str
    help: str
    read: Reader
    part: Part
    metavar: str | None = None
    least: int = 0
    many: bool = False
    choices: type[StrEnum] | None = None
    way: Way = Way.TEXT
    instead: str | None = None
    when: Callable[[Answers], bool] = lambda _: True

    def omits(self, text: str) -> bool:
        """Return whether an answer means that an optional value is not known."""
        return self.least == 0 and self.way not in {Way.CHOICE, Way.YES} and means_unknown(self.read, text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Questions that are asked together; an optional section is asked only if there is something to tell."""

    title: str
    flags: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """All questions about a kind of record, in the order of its file, and the sections in the order of asking."""

    kind: Kind
    questions: tuple[Question, ...]
    sections: tuple[Section, ...]
    suggest_id: Callable[[Mapping[str, Any]], str] = lambda _: ""

    def question(self, flag: str) -> Question:
        """The question of a flag."""
        return next(question for question in self.questions if question.flag == flag)

    def answers_in(self, data: Mapping[str, Any]) -> Answers:
        """The answers that stand in a record."""
        return {question.flag: question.part.get(data) for question in self.questions}

    def read(self, given: Mapping[str, Sequence[str]], desk: Desk) -> Answers:
        """Answers as they are kept, from answers as they were written; what is not given has none.

        Raises:
            WrongAnswerError: one of them is not an answer to its question.
        """
        answers: Answers = {question.flag: [] for question in self.questions}
        for question in self.questions:
            kept = answers[question.flag]
            for text in given.get(question.flag, ()):
                if question.omits(text):
                    continue
                answer = read_answer(self, question, text, desk)
                if fault := clash(question, answer, kept):
                    raise WrongAnswerError(question, fault)
                kept.append(answer)
        return answers

    def missing(self, answers: Answers) -> list[Question]:
        """The questions that are answered less often than they must be."""
        return [question for question in self.questions if self.needs(question, answers)]

    def needs(self, question: Question, answers: Answers) -> bool:
        """Whether a question must be answered once more."""
        replaced = question.instead is not None and answers[question.instead]
        return len(answers[question.flag]) < question.least and not replaced

    def record(self, answers: Answers, base: Mapping[str, Any]) -> dict[str, Any]:
        """The record that answers make, with all of a base record that they do not tell otherwise."""
        data: dict[str, Any] = {"id": "", **base}
        standing = self.answers_in(base)
        for question in self.questions:
            if answers[question.flag] != standing[question.flag]:
                question.part.put(data, answers[question.flag])
        data["id"] = data["id"] or self.suggest_id(data)
        return in_order(RECORDS[self.kind], data)


class WrongAnswerError(ValueError):
    """Something is wrong with an answer; the message is the sentence that `validate` would give."""

    def __init__(self, question: Question, fault: str) -> None:
        super().__init__(fault)
        self.question = question


def read_answer(form: Form, question: Question, text: str, desk: Desk) -> str:
    """An answer as it is kept.

    Raises:
        WrongAnswerError: it is none, by its reader or by the schema.
    """
    from eapa_cli.checks.schema import schema_violations
    from eapa_cli.text.date_parser import NotKnownError

    try:
        answer = question.read(text, desk)
    except NotKnownError:
        raise WrongAnswerError(question, f"'{text}' means that the date is not known, and it is required") from None
    except ValueError as error:
        raise WrongAnswerError(question, str(error)) from None
    data: dict[str, Any] = {}
    question.part.put(data, [answer])
    place = question.part.path
    for violation in schema_violations(form.kind, data):
        # Of a list that is being filled, only what is wrong with the item counts: it may yet grow.
        if violation.steps[: len(place)] == place and (len(violation.steps) > len(place) or not question.many):
            hint = f": {violation.hint}" if violation.hint else ""
            raise WrongAnswerError(question, f"{violation.message}{hint}")
    return answer


def clash(question: Question, answer: str, others: Sequence[str]) -> str | None:
    """Why an answer cannot stand beside others, if it cannot."""
    return both_in_one_language(answer, others) if isinstance(question.part, Texts) else None
