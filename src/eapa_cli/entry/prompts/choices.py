"""The choices of prompts."""

from collections.abc import Sequence
from typing import Final

from eapa_cli.entry.prompts.prompter import Choice
from eapa_cli.entry.question import InputKind, Question
from eapa_cli.model.vocabulary import Topic
from eapa_cli.text.countries import country_name
from eapa_cli.text.country_codes import ALPHA_2
from eapa_cli.text.fold import fold

# Explanations of values that are not obvious from the document alone.
_MEANINGS: Final = {
    "stated": "given in the text",
    "dateline": "from the date of the news",
    "deduced": "inferred; explain in the note",
    "tacit": "automatic, unless a party gives notice",
    "express": "by agreement of the parties",
    "none": "not renewed",
}


def choices_for(question: Question, *, required: bool) -> Sequence[Choice]:
    """Return the choices of a question with a closed list of answers."""
    words = ("yes",) if question.input_kind is InputKind.YES else tuple(map(str, question.choices or ()))
    unknown = [] if required else [Choice("", "no" if question.input_kind is InputKind.YES else "unknown")]
    return [*unknown, *(Choice(word, f"{word}: {_MEANINGS[word]}" if word in _MEANINGS else word) for word in words)]


def topics() -> Sequence[Choice]:
    """Return the topics of areas."""
    return [Choice("", "No other area"), *(Choice(topic.value, topic.value) for topic in Topic)]


def countries(typed: str) -> Sequence[Choice]:
    """Return the countries whose English name starts with the input."""
    wanted = fold(typed)
    names = ((code, country_name(code, "en")) for code in sorted(ALPHA_2))
    return [Choice(code, f"{name} ({code})") for code, name in names if wanted and fold(name).startswith(wanted)]
