"""What there is to choose from."""

from collections.abc import Sequence
from typing import Final

from eapa_cli.entry.prompts.asker import Choice
from eapa_cli.entry.question import Question, Way
from eapa_cli.model.vocabulary import Topic
from eapa_cli.text.countries import country_name
from eapa_cli.text.country_codes import ALPHA_2
from eapa_cli.text.fold import fold

# What the words of the closed lists mean to somebody who has only the paper before him.
_MEANINGS: Final = {
    "stated": "given in the text",
    "dateline": "from the date of the news",
    "deduced": "inferred; explain in the note",
    "tacit": "automatic, unless a party gives notice",
    "express": "by agreement of the parties",
    "none": "not renewed",
}


def choices_of(question: Question, *, needed: bool) -> Sequence[Choice]:
    """The answers to a question that has a closed list of them."""
    words = ("yes",) if question.way is Way.YES else tuple(map(str, question.choices or ()))
    unknown = [] if needed else [Choice("", "no" if question.way is Way.YES else "unknown")]
    return [*unknown, *(Choice(word, f"{word}: {_MEANINGS[word]}" if word in _MEANINGS else word) for word in words)]


def topics() -> Sequence[Choice]:
    """The topics of areas."""
    return [Choice("", "No other area"), *(Choice(topic.value, topic.value) for topic in Topic)]


def countries(typed: str) -> Sequence[Choice]:
    """The countries whose English name begins with what was typed."""
    wanted = fold(typed)
    names = ((code, country_name(code, "en")) for code in sorted(ALPHA_2))
    return [Choice(code, f"{name} ({code})") for code, name in names if wanted and fold(name).startswith(wanted)]
