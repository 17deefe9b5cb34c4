"""Translation of messages whose text is English (`Message`) into the language of the interface."""

from typing import overload

from eapa_cli.model.message import InvalidValueError, Message
from eapa_cli.text.interface_language import ENGLISH, gettext, interface_language


@overload
def translated(text: str) -> str: ...
@overload
def translated(text: None) -> None: ...
def translated(text: str | None) -> str | None:
    """Return a message in the language of the interface. Any other text is returned unchanged."""
    if not isinstance(text, Message) or interface_language() == ENGLISH:
        return text
    fields = {name: _translated_field(value) for name, value in text.fields.items()}
    return gettext(text.template) % fields


def translated_error(error: ValueError) -> str:
    """Return the message of an error in the language of the interface."""
    if not isinstance(error, InvalidValueError):
        return str(error)
    problem = translated(error.problem)
    return f"{problem}: {translated(error.advice)}" if error.advice else problem


def _translated_field(value: object) -> object:
    # English output needs none of these modules.
    from eapa_cli.model.dates import Month
    from eapa_cli.model.english_dates import DateInWords, DatePhrase, DayInWords, DurationInWords
    from eapa_cli.text.interface_phrases import (
        date_in_words,
        date_phrase,
        day_in_words,
        duration_in_words,
        month_in_words,
    )

    match value:
        case Month():
            return month_in_words(value)
        case DatePhrase():
            return date_phrase(value.date)
        case DateInWords():
            return date_in_words(value.date)
        case DayInWords():
            return day_in_words(value.day)
        case DurationInWords():
            return duration_in_words(value.duration)
        case str():
            return translated(value)
        case _:
            return value
