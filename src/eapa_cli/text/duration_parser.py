"""Lengths of time as people write them, in any widely read language, turned into ISO 8601."""

import re
from typing import Final

from eapa_cli.model.dates import Duration
from eapa_cli.text.fold import fold

_ISO: Final = re.compile("P[0-9A-Z]*")
_PAIR: Final = re.compile(r"(\d{1,5})\s*([^\W\d_]+)\.?")
# Between 'a year and six months', and in '1 year, 6 months'.
_JOINED: Final = re.compile(r"[\s,]*(?:\b(?:and|и|va|ва)\b)?[\s,]*")
_UNITS: Final = {"duration-year": "Y", "duration-month": "M", "duration-week": "W", "duration-day": "D"}
_ALSO: Final = {"yr": "Y", "yrs": "Y", "г": "Y", "mo": "M", "mos": "M", "wk": "W", "wks": "W"}
_LANGUAGES: Final = ("en", "ru", "uz", "uz_Cyrl", "kk", "ky", "tg", "az", "tr", "fr", "es", "de", "zh")
_LENGTHS: Final = ("long", "short")
_ORDER: Final = "YMWD"
_DAYS_OF_WEEK: Final = 7


def read_duration(text: str) -> Duration:
    """The duration that a text writes: `5 years`, `5 лет`, `1 year 6 months` or ISO 8601 as it is.

    Raises:
        ValueError: it writes none; the message is a sentence for the one who wrote it.
    """
    written = text.strip()
    if _ISO.fullmatch(written):
        return Duration.parse(written)
    amounts = _amounts(written)
    if not amounts:
        raise ValueError(
            f"'{text}' cannot be read as a length of time: write '5 years', '6 months', '90 days' or 'P5Y'"
        )
    if len(amounts) > 1 and "W" in amounts:
        amounts["D"] = amounts.get("D", 0) + _DAYS_OF_WEEK * amounts.pop("W")
    return Duration.parse("P" + "".join(f"{amounts[unit]}{unit}" for unit in _ORDER if unit in amounts))


def _amounts(text: str) -> dict[str, int] | None:
    """How much there is of each unit; None if anything else stands there, or a unit twice."""
    if _JOINED.sub("", _PAIR.sub(" ", text)):
        return None
    found = [(_unit(int(number), word), int(number)) for number, word in _PAIR.findall(text)]
    amounts = {unit: number for unit, number in found if unit}
    return amounts if len(amounts) == len(found) else None


def _unit(number: int, word: str) -> str | None:
    """The unit that a word behind a number means; languages inflect it by the number, as CLDR knows."""
    from babel.units import format_unit

    wanted = fold(f"{number}{word}")
    for language in _LANGUAGES:
        for name, unit in _UNITS.items():
            for length in _LENGTHS:
                if fold(format_unit(number, name, length, locale=language)).replace(" ", "") == wanted:
                    return unit
    return _ALSO.get(word.casefold())
