"""Words of one interface language: labels, names of countries and languages, numbers, dates and durations."""

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.durations import Duration
from eapa_cli.model.names import LocalText, text_in_language
from eapa_cli.model.records import Figure, Place
from eapa_cli.text.catalogues import catalogue
from eapa_cli.text.cldr_names import CldrNames
from eapa_cli.text.date_wording import DateWording
from eapa_cli.text.english_labels import LABELS

# Many records of a register share their days and numbers.
_CACHE_SIZE = 10_000


class Wording:
    """Words in a language of the interface, and the text of records in the preferred available language."""

    def __init__(self, language: str, languages: Sequence[str]) -> None:
        self.language = language
        # The language of the page is preferred, then the languages of the register in their order.
        page_languages = [tag for tag in languages if tag.partition("-")[0] == language]
        self.languages = list(dict.fromkeys([*page_languages, *languages]))
        self.messages = catalogue(language)
        self.gettext = self.messages.gettext
        self.ngettext = self.messages.ngettext
        self.pgettext = self.messages.pgettext
        self.names = CldrNames(language)
        self._dates = DateWording(self.messages, self.names)
        self.date = lru_cache(_CACHE_SIZE)(self._dates.date)
        self.day = lru_cache(_CACHE_SIZE)(self._dates.day)
        self.number = lru_cache(_CACHE_SIZE)(self.names.number)

    def local(self, text: LocalText | None) -> str:
        """Return a text in the preferred available language; empty if there is none."""
        return text_in_language(text, self.languages) if text else ""

    def language_of(self, text: LocalText) -> str:
        """Return the language in which `local` returns a text."""
        return next((tag for tag in self.languages if tag in text), next(iter(text), self.language))

    def label(self, code: StrEnum) -> str:
        """Return the label of a code of the vocabulary."""
        vocabulary = type(code).__name__
        return self.messages.pgettext(vocabulary, LABELS[vocabulary].get(code.value, code.value))

    def heading(self, code: StrEnum) -> str:
        """Return the label of a code with a capital letter."""
        label = self.label(code)
        return label[:1].upper() + label[1:]

    def country(self, code: str) -> str:
        """Return the name of a country."""
        return self.names.countries.get(code, code)

    def language_name(self, tag: str) -> str:
        """Return the name of a language."""
        return self.names.language(tag)

    def duration(self, duration: Duration) -> str:
        """Return a duration in words."""
        return self._dates.duration(duration)

    def period(self, start: EdtfDate | None, end: EdtfDate | None) -> str:
        """Return a period in words; empty if neither its start nor its end is known."""
        return self._dates.period(start, end)

    def place(self, place: Place | None) -> str:
        """Return a place in words: the venue, the city and the country, as far as they are recorded."""
        if place is None:
            return ""
        country = self.country(place.country) if place.country else ""
        return ", ".join(filter(None, (self.local(place.name), self.local(place.city), country)))

    def agreement_count(self, number: int) -> str:
        """Return a number of agreements in words: `3 agreements`."""
        return self.ngettext("%(num)s agreement", "%(num)s agreements", number) % {"num": self.number(number)}

    def figure(self, figure: Figure) -> str:
        """Return a stated count in words."""
        if figure.exactly is not None:
            return self.number(figure.exactly)
        if figure.about is not None:
            return self.gettext("about %(number)s") % {"number": self.number(figure.about)}
        return self.gettext("more than %(number)s") % {"number": self.number(figure.number)}
