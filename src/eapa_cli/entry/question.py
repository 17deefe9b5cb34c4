"""Questions about a record, and the form that contains them."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from eapa_cli.entry.answer_parser import parse_date, parse_duration, parse_end, parse_number, parse_start
from eapa_cli.entry.compound_answer_parser import is_unknown_signatory, parse_language, parse_signatory
from eapa_cli.entry.entry_context import EntryContext
from eapa_cli.entry.form_fields import Answer, Field, LocalTextField, find_language_conflict
from eapa_cli.model.records import RECORDS
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import sort_keys
from eapa_cli.text.date_parser import NotKnownError
from eapa_cli.text.interface_language import gettext, pgettext
from eapa_cli.text.translatable_message import translated
from eapa_cli.text.unknown_words import is_unknown, is_unknown_code, is_unknown_name

Answers = dict[str, list[Answer]]
"""The answers to each question by its flag; an empty list if there are none."""

Parser = Callable[[str, EntryContext], Answer]
"""Turns input into an answer; raises ValueError with a sentence if it is not valid."""

# The tests for words such as 'no', which mean that a value is not known. Other parsers have the test `is_unknown_name`,
# since 'NO' and 'NA' can be acronyms. `parse_language` has a test of its own, since 'no' is also the code of Norwegian.
_UNKNOWN_TESTS: Final[Mapping[Parser, Callable[[str], bool]]] = {
    **dict.fromkeys((parse_date, parse_start, parse_end, parse_duration, parse_number), is_unknown),
    parse_language: is_unknown_code,
    parse_signatory: is_unknown_signatory,
}


class InputKind(StrEnum):
    """The type of prompt for a question."""

    TEXT = "text"
    CHOICE = "choice"
    NAME = "name"
    COUNTRY = "country"
    PARTY = "party"
    SIGNATORY = "signatory"
    AREA = "area"
    SOURCE = "source"
    YES = "yes"


class SectionKind(StrEnum):
    """When a section is asked.

    The questions of a main section are asked in turn. The others are offered at the end: optional questions, another
    answer to questions that have one, or details of the answers.
    """

    MAIN = "main"
    OPTIONAL = "optional"
    ANOTHER = "another"
    DETAILS = "details"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question of a form, with its flag, its prompt and its field.

    `parse` reads input, and `format` writes an answer as input again. `help` and `metavar` describe the flag, and
    `example` is a typical input. The question needs `minimum` answers, or `unsigned_minimum` if the agreement is not
    signed, or an answer to one of the questions `alternatives`. `applies` decides from the earlier answers whether the
    question is asked. `omitted` is the label of the choice that gives no answer.
    """

    flag: str
    prompt: str
    help: str
    parse: Parser
    field: Field
    format: Callable[[Answer], str] = str
    metavar: str | None = None
    minimum: int = 0
    unsigned_minimum: int | None = None
    repeatable: bool = False
    choices: type[StrEnum] | None = None
    omitted: str = "unknown"
    input_kind: InputKind = InputKind.TEXT
    alternatives: tuple[str, ...] = ()
    applies: Callable[[Answers], bool] = lambda _: True
    example: str = ""

    def omits(self, text: str) -> bool:
        """Return whether input means that an optional value is not known."""
        is_optional = self.minimum == 0
        # A flag with choices accepts only these.
        has_choices = self.input_kind in {InputKind.CHOICE, InputKind.YES}
        return is_optional and not has_choices and _UNKNOWN_TESTS.get(self.parse, is_unknown_name)(text)

    @property
    def message(self) -> str:
        """The prompt in the language of the interface."""
        return pgettext("prompt", self.prompt)

    @property
    def label(self) -> str:
        """The message without its remarks, for a list of answers: "Party" for "Party: id or part of a name"."""
        return re.split(r"[:,(?]", self.message, maxsplit=1)[0].strip()

    @property
    def asks_again(self) -> bool:
        """Whether the prompt asks for one more answer after each; other languages of a text are offered at the end."""
        is_text = isinstance(self.field, LocalTextField) or self.input_kind is InputKind.NAME
        return self.repeatable and not is_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Questions that are asked together; `SectionKind` describes when."""

    title: str
    flags: tuple[str, ...]
    kind: SectionKind = SectionKind.MAIN

    @property
    def name(self) -> str:
        """The title in the language of the interface."""
        return pgettext("section", self.title)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The questions for a kind of record in the order of its fields, and the sections in the order of the prompts."""

    kind: Kind
    questions: tuple[Question, ...]
    sections: tuple[Section, ...]
    suggest_id: Callable[[Mapping[str, Any]], str] = lambda _: ""

    def question(self, flag: str) -> Question:
        """Return the question with a flag."""
        return next(question for question in self.questions if question.flag == flag)

    def read_answers(self, data: Mapping[str, Any]) -> Answers:
        """Return the answers that a record contains."""
        return {question.flag: question.field.get(data) for question in self.questions}

    def parse(self, inputs: Mapping[str, Sequence[str]], context: EntryContext) -> Answers:
        """Return the answers to all questions from the inputs by flag.

        Raises:
            InvalidAnswerError: an input is not valid.
        """
        answers: Answers = {question.flag: [] for question in self.questions}
        for question in self.questions:
            earlier = answers[question.flag]
            for text in inputs.get(question.flag, ()):
                if question.omits(text):
                    continue
                answer = parse_answer(self, question, text, context)
                if problem := find_conflict(question, answer, earlier):
                    raise InvalidAnswerError(question, problem)
                earlier.append(answer)
        return answers

    def missing_questions(self, answers: Answers) -> list[Question]:
        """Return the questions that need another answer."""
        return [question for question in self.questions if self.needs_answer(question, answers)]

    def needs_answer(self, question: Question, answers: Answers) -> bool:
        """Return whether a question needs another answer."""
        has_alternative = any(answers[flag] for flag in question.alternatives)
        return len(answers[question.flag]) < self.find_minimum(question, answers) and not has_alternative

    def find_minimum(self, question: Question, answers: Answers) -> int:
        """Return the number of answers that a question needs; it may be lower if the agreement is not signed."""
        is_unsigned = bool(answers.get("stage"))
        return question.unsigned_minimum if is_unsigned and question.unsigned_minimum is not None else question.minimum

    def make_record(self, answers: Answers, base: Mapping[str, Any]) -> dict[str, Any]:
        """Return a base record changed by the answers that differ from it. An id that it lacks is derived."""
        data = dict(base)
        existing = self.read_answers(base)
        for question in self.questions:
            if answers[question.flag] != existing[question.flag]:
                question.field.put(data, answers[question.flag])
        data["id"] = data.get("id") or self.suggest_id(data)
        return sort_keys(RECORDS[self.kind], data)


class InvalidAnswerError(ValueError):
    """An answer that is not valid. Its message is a sentence of the parser, or of the schema as in `validate`."""

    def __init__(self, question: Question, problem: str) -> None:
        super().__init__(problem)
        self.question = question


def parse_answer(form: Form, question: Question, text: str, context: EntryContext) -> Answer:
    """Return the answer in the input to a question.

    Raises:
        InvalidAnswerError: the parser or the schema rejects the input.
    """

    def parse() -> Answer:
        try:
            return question.parse(text, context)
        except NotKnownError:
            sentence = gettext("'%(text)s' means that the date is not known, and it is required")
            raise ValueError(sentence % {"text": text}) from None

    return check_answer(form, question, parse)


def check_answer(form: Form, question: Question, build: Callable[[], Answer]) -> Answer:
    """Build an answer and check it by the schema.

    Raises:
        InvalidAnswerError: `build` raised ValueError, or the schema rejects the answer.
    """
    from eapa_cli.checks.schema import schema_violations

    try:
        answer = build()
    except ValueError as error:
        raise InvalidAnswerError(question, str(error)) from error
    data: dict[str, Any] = {}
    question.field.put(data, [answer])
    path = question.field.path
    for violation in schema_violations(form.kind, data):
        # The record has no other fields yet, so their violations do not count.
        is_in_field = violation.steps[: len(path)] == path
        # A list may still grow, so a violation by the whole list does not count.
        is_of_list = question.repeatable and len(violation.steps) == len(path)
        if is_in_field and not is_of_list:
            hint = f": {translated(violation.hint)}" if violation.hint else ""
            raise InvalidAnswerError(question, f"{translated(violation.message)}{hint}")
    return answer


def find_conflict(question: Question, answer: Answer, others: Sequence[Answer]) -> str | None:
    """Return a sentence if an answer conflicts with the other answers to its question."""
    return find_language_conflict(answer, others) if isinstance(question.field, LocalTextField) else None
