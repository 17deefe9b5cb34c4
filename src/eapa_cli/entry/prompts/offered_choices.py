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
    """Return the choices of a question with a closed list of answers, after "no" or "unknown" unless required."""
    if question.input_kind is InputKind.YES:
        choices, omitted = [Choice("yes", gettext("yes"))], gettext("no")  # "no" is stored as no answer
    else:
        choices, omitted = _make_label_choices(question.choices or ()), pgettext("prompt", question.omitted)
    if not required:
        choices.insert(0, Choice("", omitted))
    return choices


def list_capacity_choices() -> Sequence[Choice]:
    """Return "unknown" and the capacities of signatories."""
    return [Choice("", pgettext("prompt", "unknown")), *_make_label_choices(Capacity)]


def list_topic_choices() -> Sequence[Choice]:
    """Return the topics of areas, after the choice that ends the list of areas."""
    return [Choice("", gettext("no other area")), *_make_label_choices(Topic)]


def _make_label_choices(vocabulary: Iterable[StrEnum]) -> list[Choice]:
    return [Choice(code.value, label_formatter(type(code))(code.value)) for code in vocabulary]


def suggest_countries(typed: str) -> Sequence[Choice]:
    """Return the countries whose name starts with the input."""
    wanted = fold(typed)
    names = ((code, country_name(code, interface_language())) for code in sorted(ALPHA_2))
    return [Choice(code, f"{name} ({code})") for code, name in names if wanted and fold(name).startswith(wanted)]
