"""The date of a news report, and the days that are counted from it or from the stamp of the page."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from eapa_cli.importing.press.dates.printed_dates import LEAP_YEAR, DateFound, date_in_digits, date_in_words
from eapa_cli.importing.press.dates.relative_days import find_relative_days
from eapa_cli.importing.press.evidence import Found, Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.page.event_sentences import sentences_of_event
from eapa_cli.importing.press.page.layout import Layout
from eapa_cli.importing.press.page.publication_stamps import numeric_dates
from eapa_cli.importing.press.places.smaller_cities import find_city_of_report
from eapa_cli.model.message import Message
from eapa_cli.model.vocabulary import Basis

# "Также сегодня подписан": the other agreement has the same day as the first one.
_ALSO: Final = re.compile(r"(?:Также|Also,?) (?=сегодня|вчера|накануне|today|yesterday)")
# A dateline is in one of these first lines, or starts the first report.
_LINES_OF_DATELINE: Final = 14
# A sentence of at most so many words is hardly more than a date: "Astana, 4 March.".
_MAX_DATE_WORDS: Final = 6


def dates_of_dateline(layout: Layout, language: Language, reports: Sequence[Span]) -> Iterator[Found[DateFound]]:
    """Yield the dates at the start of agency reports, not below the first report of the signing."""
    start_of_report = reports[0].start if reports else len(layout.plain)
    for number, line in enumerate(layout.lines):
        if line.start > start_of_report:
            return
        if number >= _LINES_OF_DATELINE and line.start != start_of_report:
            continue
        text = layout.text(line)
        opening = language.dates.dateline.match(text)
        # A line that is only a dateline has a city: "Baku, November 20, AZERTAC".
        if opening and opening.end() == len(text) and not find_city_of_report(opening["city"]):
            continue
        if opening:
            end = opening.end()
        else:
            end = len(text) if _is_above_city(layout, number, language) else _end_of_short_sentence(layout, line)
        found = _date_before(line, end, layout, language)
        if found:
            yield Found(
                value=DateFound(edtf=found.value.edtf, basis=Basis.DATELINE),
                span=found.span,
                reason=found.reason or Message("'%(words)s' dates the report", words=layout.text(found.span)),
            )


def _date_before(line: Span, end: int, layout: Layout, language: Language) -> Found[DateFound] | None:
    """Return the first date of a line that ends before an offset in it."""
    if match := language.dates.day_month.search(layout.text(line), 0, end):
        return date_in_words(match, line, layout, language)
    digits = next(numeric_dates(layout.plain, Span(line.start, line.start + end)), None) if end else None
    return date_in_digits(digits, layout, language) if digits else None


def _is_above_city(layout: Layout, number: int, language: Language) -> bool:
    """Return whether a line is only a date, and the next one starts with a city: "4 March" over "Osh, Press Office"."""
    following = layout.text(layout.lines[number + 1]) if number + 1 < len(layout.lines) else ""
    city, comma, rest = following.partition(",")
    is_short = comma and len(rest.split()) <= _MAX_DATE_WORDS
    is_date = language.dates.day_month.fullmatch(layout.text(layout.lines[number]))
    return bool(is_short and is_date and find_city_of_report(city))


def _end_of_short_sentence(layout: Layout, line: Span) -> int:
    """Return the length of a short sentence at the start of a line, such as "Astana, 4 March."; 0 without one."""
    first = next((one for one in layout.sentences if one.start == line.start and one.end < line.end), None)
    is_short = first and len(layout.text(first).split()) <= _MAX_DATE_WORDS
    return first.end - first.start if first and is_short else 0


def relative_dates(
    layout: Layout, reports: Sequence[Span], language: Language, dateline: Found[DateFound] | None
) -> Iterator[Found[DateFound]]:
    """Yield the dates that are counted from the stamp, or from the date of an agency report."""
    stamp = layout.stamp.day if layout.stamp and not layout.stamp.other else None
    if not stamp and dateline and dateline.value.edtf.startswith("X"):
        yield from _days_before(layout, reports, language, dateline)
    # The date of an agency report is nearer to its words than the stamp of the page.
    day_of_report = _full_date(dateline.value.edtf) if dateline else None
    published = day_of_report or stamp
    if published:
        events = (span for report in reports[:1] for span in sentences_of_event(layout, report, language))
        also = (span for span in layout.sentences if _ALSO.match(layout.text(span)))
        for one in find_relative_days(layout, [*reports, *events, *also], language):
            found = DateFound(edtf=one.day(published).isoformat(), basis=Basis.DEDUCED)
            fields = {"words": layout.text(one.span), "date": published.isoformat()}
            reason = (
                Message("'%(words)s' counted from the date of the report %(date)s", **fields)
                if day_of_report
                else Message("'%(words)s' counted from the stamp %(date)s", **fields)
            )
            yield Found(value=found, span=one.span, reason=reason)


def _days_before(
    layout: Layout, reports: Sequence[Span], language: Language, dateline: Found[DateFound]
) -> Iterator[Found[DateFound]]:
    """Yield the days before the day of an agency report whose year is unknown: "yesterday", "two days ago"."""
    _, month, day = dateline.value.edtf.split("-")
    published = date(LEAP_YEAR, int(month), int(day))
    for one in find_relative_days(layout, reports, language):
        found = published + timedelta(days=one.distance or 0)
        # Across the end of February, the day depends on the year.
        if one.distance and not found <= date(LEAP_YEAR, 2, 29) < published:
            words, other = layout.text(one.span), layout.text(dateline.span)
            reason = Message("'%(words)s' counted from the date of the report %(date)s", words=words, date=other)
            edtf = f"XXXX-{found.month:02}-{found.day:02}"
            yield Found(value=DateFound(edtf=edtf, basis=Basis.DEDUCED), span=one.span, reason=reason)


def names_other_day(layout: Layout, reports: Sequence[Span], language: Language) -> bool:
    """Return whether a report names "yesterday", a weekday, or "last week", which are not the day of a news report.

    Russian agencies name the weekday of the day of the report.
    """
    days = [*find_relative_days(layout, reports, language)]
    if any(one.distance or (one.weekday is not None and not language.has_cases) for one in days):
        return True
    return any(language.dates.vague.search(layout.reported(one).lower()) for one in reports)


def _full_date(edtf: str) -> date | None:
    return None if edtf.startswith("X") else date.fromisoformat(edtf)
