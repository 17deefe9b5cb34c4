"""Days that a report names by their distance from the day of publication: "yesterday", a weekday."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.page.layout import Layout

# A verb of what a person said, not of what was signed.
_VERB_OF_STATEMENT: Final = (
    r"\b(?:report(?:ed|s)|said|told|announced|stated|noted|сообщил\w*|сообща\w+|переда[её]т|заявил\w*|отметил\w*"
    r"|объявил\w*)\b"
)
# "he said on " before a day, but not "he said that the agreement signed on ".
_STATEMENT_BEFORE: Final = re.compile(rf"{_VERB_OF_STATEMENT}(?:(?!\bsigned)[^,;])*\Z", re.IGNORECASE)
# ", the minister announced that" after a day, without a signing between.
_STATEMENT_AFTER: Final = re.compile(
    r"\s(?:сообщ\w+|рассказал\w*|заявил\w*|объявил\w*) (?:в|на|пресс|журналист|корр|ТАСС|РИА|агентств)"
    rf"|,?(?:(?!\bsign|\bподпис)[^,;.]){{0,160}}{_VERB_OF_STATEMENT}[^,;.]{{0,60}},? (?:that|что)\b",
    re.IGNORECASE,
)
# After "накануне", the eve of an event, not of the publication: "накануне открытия", "накануне Нового года".
_OF_EVENT: Final = re.compile(
    r" (?:[А-ЯЁа-яё]+(?:ого|его|ой|ых|их) )*"
    r"(?:форум|праздник|визит|открыти|саммит|год|дн[яе]\b|конференц|съезд|юбиле|выбор|встреч|заседани|сесси|начал|церемони)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RelativeDay:
    """A word for a day: its distance from the day of publication ("yesterday" is -1), or a weekday (Monday is 0)."""

    span: Span
    distance: int | None = None
    weekday: int | None = None

    def day(self, published: date) -> date:
        """Return the day, counted back from the day of publication."""
        if self.weekday is not None:
            return published - timedelta(days=(published.weekday() - self.weekday) % 7)
        return published + timedelta(days=self.distance or 0)


def find_relative_days(layout: Layout, reports: Sequence[Span], language: Language) -> Iterator[RelativeDay]:
    """Yield the relative days in the reports, but not "next Monday" and days of a statement ("said on Monday")."""
    for report in reports:
        text = layout.reported(report)
        for match in _words_of_days(language).finditer(text):
            before, after = text[: match.start()], text[match.end() :]
            if is_day_of_statement(before, after) or language.dates.before_later_day.search(before):
                continue
            word = match[0].lower()
            if word == "накануне" and _OF_EVENT.match(after):
                continue
            span = Span(report.start + match.start(), report.start + match.end())
            if (distance := language.dates.relative.get(word)) is not None:
                yield RelativeDay(span=span, distance=distance)
            else:
                weekdays = language.dates.weekdays.items()
                yield RelativeDay(span=span, weekday=next(at for stem, at in weekdays if word.startswith(stem)))


def _words_of_days(language: Language) -> re.Pattern[str]:
    """Return the pattern of all words for days: those of `Dates.relative`, and weekdays with short endings.

    "сред" is the start of "среда" and "среду", but also of "средств".
    """
    weekdays = (rf"{stem}\w{{0,2}}" for stem in language.dates.weekdays)
    return re.compile(rf"\b(?:{'|'.join((*language.dates.relative, *weekdays))})\b", re.IGNORECASE)


def is_day_of_statement(before: str, after: str) -> bool:
    """Return whether the words around a day make it the day of a statement: "reported on Monday that"."""
    return bool(_STATEMENT_BEFORE.search(before) or _STATEMENT_AFTER.match(after))
