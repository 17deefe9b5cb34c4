"""The lists of choices that prompts offer: codes with their labels, and countries."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from eapa_cli.entry.prompts.prompter import Choice
from eapa_cli.entry.question import InputKind, Question
from eapa_cli.model.vocabulary import Capacity, Topic
from eapa_cli.text.code_formatters import label_formatter
from eapa_cli.text.countries import country_name
from eapa_cli.text.country_codes import ALPHA_2
from eapa_cli.text.fold import fold
from eapa_cli.text.interface_language import gettext, interface_language, pgettext


def list_choices(question: Question, *, required: bool) -> Sequence[Choice]:
    """Return the choices of a question with a closed list of answers."""
    if question.input_kind is InputKind.YES:
        return [*([] if required else [Choice("", gettext("no"))]), Choice("yes", gettext("yes"))]
    return [
        *([] if required else [Choice("", pgettext("prompt", question.omitted))]),
        *_make_label_choices(question.choices or ()),
    ]


def list_capacity_choices() -> Sequence[Choice]:
    """Return the capacities of signatories."""
    return [Choice("", pgettext("prompt", "unknown")), *_make_label_choices(Capacity)]


def list_topic_choices() -> Sequence[Choice]:
    """Return the topics of areas."""
    return [Choice("", gettext("no other area")), *_make_label_choices(Topic)]


def _make_label_choices(vocabulary: Iterable[StrEnum]) -> list[Choice]:
    return [Choice(code.value, label_formatter(type(code))(code.value)) for code in vocabulary]


def suggest_countries(typed: str) -> Sequence[Choice]:
    """Return the countries whose name starts with the input."""
    wanted = fold(typed)
    names = ((code, country_name(code, interface_language())) for code in sorted(ALPHA_2))
    return [Choice(code, f"{name} ({code})") for code, name in names if wanted and fold(name).startswith(wanted)]
