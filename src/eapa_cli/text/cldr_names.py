"""Names of countries and languages, and formats of numbers and dates, in one language (CLDR)."""

from collections.abc import Mapping
from datetime import date

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal


class CldrNames:
    """The names and formats of one language."""

    def __init__(self, language: str) -> None:
        self._locale = Locale.parse(language)
        self.countries: Mapping[str, str] = self._locale.territories

    def language(self, tag: str) -> str:
        """Return the name of a language by its tag (BCP 47), or the tag itself if CLDR does not have its name."""
        code = tag.partition("-")[0]
        name: str | None = self._locale.languages.get(code)
        try:
            locale = Locale.parse(tag, sep="-")
        except (ValueError, UnknownLocaleError):
            return name or tag
        # Babel replaces some languages by others: Twi (tw) by Akan, and an unknown language (und) by English.
        if name and locale.language != code:
            return name
        return locale.get_display_name(self._locale) or tag

    def number(self, number: int) -> str:
        """Return a number with its digits grouped."""
        return format_decimal(number, locale=self._locale)

    def date(self, day: date, pattern: str) -> str:
        """Return a date in a pattern of CLDR."""
        return format_date(day, pattern, locale=self._locale)
