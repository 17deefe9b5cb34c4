"""Questions to the person at the terminal, one for each flag that was not given."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from eapa_cli.errors import UsageError

Answers = dict[str, list[str]]
"""What was given for each flag, as it was typed; empty if nothing was."""

Check = Callable[[str], str | None]
"""Says what is wrong with an answer, or nothing."""


def _accept(_: str) -> str | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked when a flag is missing: how often at least, whether for more, and what the answers may be."""

    flag: str
    text: str
    least: int = 0
    many: bool = False
    choices: tuple[str, ...] = ()
    check: Check = _accept


def complete(questions: Sequence[Question], given: Mapping[str, Sequence[str]]) -> Answers:
    """The answers to all questions: what was given, and on a terminal what was asked for the rest.

    Nothing is asked when all that is needed was given.

    Raises:
        UsageError: something that is needed was not given, and nobody can be asked; or an answer is wrong.
    """
    answers = {question.flag: list(given.get(question.flag, ())) for question in questions}
    for question in questions:
        for answer in answers[question.flag]:
            if fault := question.check(answer):
                raise UsageError(f"--{question.flag}: {fault}")
    missing = [question for question in questions if len(answers[question.flag]) < question.least]
    if missing and not (sys.stdin.isatty() and sys.stdout.isatty()):
        flags = ", ".join(_needed(question) for question in missing)
        raise UsageError(f"these are missing: {flags}", hint="give them as options, or run the command on a terminal")
    if missing:
        for question in questions:
            if not answers[question.flag] or len(answers[question.flag]) < question.least:
                answers[question.flag] += _ask(question, already=len(answers[question.flag]))
    return answers


def _needed(question: Question) -> str:
    return f"--{question.flag}" if question.least == 1 else f"--{question.flag} ({question.least} at least)"


def _ask(question: Question, *, already: int) -> list[str]:
    found: list[str] = []
    while True:
        needed = already + len(found) < question.least
        answer = _ask_once(question, needed=needed)
        if answer:
            found.append(answer)
        if not answer or not question.many:
            return found


def _ask_once(question: Question, *, needed: bool) -> str:
    # Imported here since it costs 70 ms, which only a person at a terminal waits for.
    import questionary

    def validate(answer: str) -> bool | str:
        text = answer.strip()
        if not text:
            return not needed or "this one is needed"
        if question.choices and text not in question.choices:
            return f"write one of {', '.join(question.choices)}"
        return question.check(text) or True

    text = question.text if needed else f"{question.text} (Enter: none)"
    if question.choices:
        prompt = questionary.autocomplete(text, choices=list(question.choices), validate=validate)
    else:
        prompt = questionary.text(text, validate=validate)
    return str(prompt.unsafe_ask()).strip()
