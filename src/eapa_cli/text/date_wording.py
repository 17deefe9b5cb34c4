"""Dates with their precision, and durations, in the words of one language."""

import re
from collections.abc import Iterator
from datetime import date
from gettext import NullTranslations
from typing import Final

from eapa_cli.model.dates import PARTS, POINT, EdtfDate
from eapa_cli.model.durations import Duration
from eapa_cli.text.cldr_names import CldrNames
from eapa_cli.text.interface_language import mark as _

_ANY_YEAR: Final = 2000
"""The year of a date whose month is written without it."""


# A qualifier applies to its part of a date and to all parts before it (EDTF level 2).
QUALIFIER_MESSAGES: Final = {
    ("all", "?"): _("%(date)s (uncertain)"),
    ("all", "~"): _("%(date)s (approximate)"),
    ("all", "%"): _("%(date)s (uncertain and approximate)"),
    ("year", "?"): _("%(date)s (year uncertain)"),
    ("year", "~"): _("%(date)s (year approximate)"),
    ("year", "%"): _("%(date)s (year uncertain and approximate)"),
    ("month", "?"): _("%(date)s (year and month uncertain)"),
    ("month", "~"): _("%(date)s (year and month approximate)"),
    ("month", "%"): _("%(date)s (year and month uncertain and approximate)"),
}
"""The message for a qualifier, by the last part of the date to which it applies and by its sign."""


class DateWording:
    """Dates and durations in words."""

    def __init__(self, messages: NullTranslations, names: CldrNames) -> None:
        self._messages = messages
        self._names = names

    def day(self, day: date) -> str:
        """Return a day in words: 24 September 2021."""
        return self._day_with_year(self.day_of_month(day.day, day.month), str(day.year))

    def day_of_month(self, day: int, month: int) -> str:
        """Return a day without its year in words: 24 September."""
        return f"{day} {self._month(month, 'MMMM')}"

    def month(self, month: int) -> str:
        """Return the name of a month."""
        return self._month(month, "LLLL")

    def date(self, day: EdtfDate) -> str:
        """Return a date in words: `September 2021`, `not before 2019 and not after 2021`."""
        _ = self._messages.gettext
        if day.is_open:
            return _("no end date")
        first, between, last = day.text.partition("/")
        if not between:
            return self._point_in_words(first)
        if first == "..":
            return _("%(date)s or earlier") % {"date": self._genitive(last)}
        if last == "..":
            return _("%(date)s or later") % {"date": self._genitive(first)}
        return _("between %(first)s and %(last)s") % {"first": self._genitive(first), "last": self._genitive(last)}

    def period(self, start: EdtfDate | None, end: EdtfDate | None) -> str:
        """Return a period in words: `from May 2019 to 2021`; an empty string if neither date is known."""
        _ = self._messages.gettext
        first, last = (day and self._genitive(day.text) for day in (start, end))
        if first and last:
            return _("from %(first)s to %(last)s") % {"first": first, "last": last}
        if first:
            return _("since %(first)s") % {"first": first}
        return _("until %(last)s") % {"last": last} if last else ""

    def duration(self, duration: Duration) -> str:
        """Return a duration in words: `3 years`, `1 year 6 months`."""
        return " ".join(self._amount(number, unit) for number, unit in duration.amounts)

    def length(self, duration: Duration) -> str:
        """Return a duration in the grammatical case that it has after `for`: `3 years`."""
        return " ".join(
            self._week(number) if unit == "W" else self._amount(number, unit) for number, unit in duration.amounts
        )

    def repetition(self, duration: Duration) -> str:
        """Return a repetition in words: `every 3 years`."""
        return self._messages.gettext("every %(length)s") % {"length": self.length(duration)}

    def times(self, number: int) -> str:
        """Return a number of times in words: `3 times`."""
        return self._messages.ngettext("%(num)d time", "%(num)d times", number) % {"num": number}

    def at_most(self, number: int) -> str:
        """Return a limit: `at most 3 times`."""
        return self._messages.ngettext("at most %(num)d time", "at most %(num)d times", number) % {"num": number}

    def _week(self, number: int) -> str:
        return self._messages.npgettext("for", "%(num)d week", "%(num)d weeks", number) % {"num": number}

    def _amount(self, number: int, unit: str) -> str:
        n = self._messages.ngettext
        match unit:
            case "Y":
                text = n("%(num)d year", "%(num)d years", number)
            case "M":
                text = n("%(num)d month", "%(num)d months", number)
            case "W":
                text = n("%(num)d week", "%(num)d weeks", number)
            case _:
                text = n("%(num)d day", "%(num)d days", number)
        return text % {"num": number}

    def _genitive(self, text: str) -> str:
        """Return a date in the grammatical case that it has after a preposition; an interval stays in EDTF."""
        if "/" in text or text == "..":
            return text
        return self._point_in_words(text, after_preposition=True)

    def _point_in_words(self, text: str, *, after_preposition: bool = False) -> str:
        match = POINT.fullmatch(text)
        assert match, "a date that was parsed consists of such points"
        words = self._words(match, after_preposition=after_preposition)
        for message in _qualifier_messages(match):
            words = self._messages.gettext(message) % {"date": words}
        return words

    def _words(self, match: re.Match[str], *, after_preposition: bool) -> str:
        year, month, day = match.group(*PARTS)
        if not month:
            return self._year(year, after_preposition=after_preposition)
        if day:
            text = self.day_of_month(int(day), int(month))
        else:
            # In CLDR, 'MMMM' is the name of a month in a date (Russian: its genitive), and 'LLLL' is the name alone.
            text = self._month(int(month), "MMMM" if after_preposition else "LLLL")
        if year is None:
            return self._messages.pgettext("day", "%(day)s of an unknown year") % {"day": text}
        return self._day_with_year(text, year) if day else self._month_with_year(text, year)

    def _day_with_year(self, day: str, year: str) -> str:
        return self._messages.pgettext("day", "%(day)s %(year)s") % {"day": day, "year": year}

    def _month_with_year(self, month: str, year: str) -> str:
        return self._messages.pgettext("month", "%(month)s %(year)s") % {"month": month, "year": year}

    def _year(self, year: str, *, after_preposition: bool) -> str:
        p = self._messages.pgettext
        return (p("since, until", "%(year)s") if after_preposition else p("year", "%(year)s")) % {"year": year}

    def _month(self, number: int, pattern: str) -> str:
        return self._names.date(date(_ANY_YEAR, number, 1), pattern)


class ShortDateWording(DateWording):
    """Dates in words on pages and in forms. In Russian, the word for 'year' is abbreviated."""

    def _day_with_year(self, day: str, year: str) -> str:
        return f"{day} {self._year(year)}"

    def _month_with_year(self, month: str, year: str) -> str:
        return f"{month} {self._year(year)}"

    def _year(self, year: str, *, after_preposition: bool = False) -> str:  # noqa: ARG002
        return self._messages.pgettext("short year", "%(year)s") % {"year": year}


class ColumnDateWording(ShortDateWording):
    """Dates in words in a narrow column. In Russian, the word for 'year' is omitted."""

    def _year(self, year: str, *, after_preposition: bool = False) -> str:  # noqa: ARG002
        return year


def _qualifier_messages(match: re.Match[str]) -> Iterator[str]:
    """Yield the messages for the qualifiers of a date, from the year to the day."""
    parts = [part for part in PARTS if match[part]]
    for part in parts:
        if sign := match[f"{part}_sign"]:
            # A qualifier also applies to the parts before it, so the last one applies to the whole date.
            yield QUALIFIER_MESSAGES["all" if part == parts[-1] else part, sign]
