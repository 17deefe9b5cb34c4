"""A parser for durations in common languages. The result is a duration in ISO 8601."""

import re
from typing import Final

from eapa_cli.model.durations import Duration
from eapa_cli.text.fold import fold
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.translatable_message import translated_error

_ISO_DURATION: Final = re.compile("P[0-9A-Z]*")
# A number and a unit: '5 years', '6мес.'.
_PAIR: Final = re.compile(r"(\d{1,5})\s*([^\W\d_]+)\.?")
# The separators of '1 year and 6 months' and '1 year, 6 months'.
_SEPARATORS: Final = re.compile(r"[\s,]*(?:\b(?:and|и|va|ва)\b)?[\s,]*")
_UNITS: Final = {"duration-year": "Y", "duration-month": "M", "duration-week": "W", "duration-day": "D"}
_ABBREVIATIONS: Final = {"yr": "Y", "yrs": "Y", "г": "Y", "mo": "M", "mos": "M", "wk": "W", "wks": "W"}
_LANGUAGES: Final = ("en", "ru", "uz", "uz_Cyrl", "kk", "ky", "tg", "az", "tr", "fr", "es", "de", "zh")
# The widths of CLDR: '5 years' and '5 yrs'.
_LENGTHS: Final = ("long", "short")
_UNIT_ORDER: Final = "YMWD"
_DAYS_IN_WEEK: Final = 7


def read_duration(text: str) -> Duration:
    """Parse a duration as numbers and units, such as `5 years`, `5 лет` or `1 year 6 months`, or in ISO 8601.

    Raises:
        ValueError: the text is not a duration. The message is a sentence for the user.
    """
    try:
        return _parse_duration(text)
    except ValueError as error:
        raise ValueError(translated_error(error)) from None


def _parse_duration(text: str) -> Duration:
    written = text.strip()
    if _ISO_DURATION.fullmatch(written):
        return Duration.parse(written)
    amounts = _parse_amounts(written)
    if not amounts:
        message = _("'%(text)s' is not a duration: write '5 years', '6 months', '90 days' or 'P5Y'")
        raise ValueError(message % {"text": text})
    if len(amounts) > 1 and "W" in amounts:  # ISO 8601 does not combine weeks with other units
        amounts["D"] = amounts.get("D", 0) + _DAYS_IN_WEEK * amounts.pop("W")
    return Duration.parse("P" + "".join(f"{amounts[unit]}{unit}" for unit in _UNIT_ORDER if unit in amounts))


def _parse_amounts(text: str) -> dict[str, int] | None:
    """Return the amount of each unit; None if the text contains other words, or a unit twice."""
    if _SEPARATORS.sub("", _PAIR.sub(" ", text)):
        return None
    pairs = [(_find_unit(int(number), word), int(number)) for number, word in _PAIR.findall(text)]
    amounts = {unit: number for unit, number in pairs if unit}
    return amounts if len(amounts) == len(pairs) else None


def _find_unit(number: int, word: str) -> str | None:
    """Return the unit that a word after a number means; None for another word.

    The word depends on the number (`1 год`, `5 лет`), so the number and the word are compared with the format of CLDR.
    The words after 2 and 5 are accepted after any number, as in the genitive `в течение 1 года` and `в течение 3 лет`.
    """
    from babel.units import format_unit

    for amount in (number, 2, 5):
        searched = fold(f"{amount}{word}")
        for language in _LANGUAGES:
            for name, unit in _UNITS.items():
                for length in _LENGTHS:
                    if fold(format_unit(amount, name, length, locale=language)).replace(" ", "") == searched:
                        return unit
    return _ABBREVIATIONS.get(word.casefold())
