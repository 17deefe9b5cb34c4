"""The date of signing, with the basis on which it is known.

The sources of a date, the surest first: a date in a report or a sentence before it, a month ("in March 2019"), a day
that is counted from the publication ("yesterday"), and the date at the start of an agency report.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from eapa_cli.importing.press.event_sentences import sentences_of_event
from eapa_cli.importing.press.evidence import Found, Span, Unused
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.layout import Layout
from eapa_cli.importing.press.publication_stamps import Stamp, numeric_date, numeric_dates
from eapa_cli.importing.press.relative_days import find_relative_days, is_day_of_statement
from eapa_cli.importing.press.smaller_cities import find_city_of_report
from eapa_cli.model.message import Message
from eapa_cli.model.vocabulary import Basis

# A page can announce a day after its publication.
_DAYS_AHEAD: Final = 7
# A date without a year that would be older has no year.
_MAX_DAYS_BEFORE_STAMP: Final = 330
_DAYS_NEAR_STAMP: Final = 32
_LEAP_YEAR: Final = 2000
_LINES_OF_DATELINE: Final = 6
# As many characters around a date decide whether it is that of the signing.
_CHARACTERS_BEFORE: Final = 20
_CHARACTERS_AFTER: Final = 12
_CHARACTERS_OF_STATEMENT: Final = 80
_CHARACTERS_OF_PLAN: Final = 90
_MAX_DATE_WORDS: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFound:
    """A date in EDTF with the basis on which it is known."""

    edtf: str
    basis: Basis


def find_date(
    layout: Layout, reports: Sequence[Span], language: Language
) -> tuple[Found[DateFound] | None, list[Unused]]:
    """Return the date of signing, and the other dates of the text."""
    dateline = next(_dateline(layout, language, reports), None)
    found = (
        next(_with_year_of_event(layout, _in_reports(layout, reports, language), language), None)
        or next(_months(layout, reports, language), None)
        or next(_relative(layout, reports, language, dateline), None)
        or next(_in_title(layout, language), None)
        or (dateline if not _names_other_day(layout, reports, language) else None)
    )
    unused = [
        Unused(what="date", span=span, reason=Message("not in the sentence that reports the signing"))
        for span in _all_dates(layout, language)
        if not found or not span.overlaps(found.span)
    ]
    return found, unused


def find_planned_date(layout: Layout, sentence: Span, language: Language) -> Found[DateFound] | None:
    """Return the first date with a year in a sentence that announces a signing."""
    matches = language.dates.day_month.finditer(layout.text(sentence))
    words = [_from_words(match, sentence, layout, language) for match in matches if match["year"] or match["year2"]]
    digits = [_from_digits(match, layout, language) for match in numeric_dates(layout.plain, sentence)]
    return next((found for found in (*words, *digits) if found), None)


def _in_reports(layout: Layout, reports: Sequence[Span], language: Language) -> Iterator[Found[DateFound]]:
    """Yield the dates of the reports, and the only date of a sentence before one, about the document or the event.

    A date at the start of the page is the last, because it is rather that of publication.
    """
    first: list[Found[DateFound]] = []
    for report in reports:
        events = [*sentences_of_event(layout, report, language)]
        for span in dict.fromkeys((report, *_sentences_before(layout, report), *events)):
            text = _without_dateline(layout, span, language)
            words = [_from_words(match, span, layout, language) for match in language.dates.day_month.finditer(text)]
            digits = [_from_digits(match, layout, language) for match in numeric_dates(layout.plain, span)]
            dates = [one for one in (*words, *digits) if one and _is_signing_date(layout, span, one, language)]
            if span is report:
                yield from sorted(
                    (one for one in dates if not _starts_page(layout, one)), key=lambda one: one.span.start
                )
                first += [one for one in dates if _starts_page(layout, one)]
            elif len(dates) == 1 and (
                span in events
                or language.events.document.search(text)
                or language.places.visit.search(layout.text(report))
            ):
                yield from dates
    yield from first


def _in_title(layout: Layout, language: Language) -> Iterator[Found[DateFound]]:
    """Yield the dates of the headline, but not that of publication."""
    for found in _in_reports(layout, [layout.title] if layout.title else [], language):
        if not layout.stamp or layout.stamp.day.isoformat() != found.value.edtf:
            yield found


def _with_year_of_event(
    layout: Layout, dates: Iterator[Found[DateFound]], language: Language
) -> Iterator[Found[DateFound]]:
    """Yield dates, those without a year with that of an event of the same days: "the forum of 5-7 June 2024"."""
    for found in dates:
        dated = _date_near(layout, found, language) if found.value.edtf.startswith("X") else None
        if dated:
            year = int(dated.value.edtf[:4])
            reason = Message("year %(year)d from '%(words)s'", year=year, words=layout.text(dated.span))
            edtf = f"{year}{found.value.edtf[4:]}"
            yield Found(value=DateFound(edtf=edtf, basis=Basis.DEDUCED), span=found.span, reason=reason)
        else:
            yield found


def _date_near(layout: Layout, found: Found[DateFound], language: Language) -> Found[DateFound] | None:
    """Return a date with a year at most a week from the day of a date without one."""
    for sentence in layout.sentences:
        words = language.dates.day_month.finditer(layout.text(sentence))
        digits = numeric_dates(layout.plain, sentence)
        for dated in (
            *(_from_words(match, sentence, layout, language) for match in words),
            *(_from_digits(match, layout, language) for match in digits),
        ):
            if dated and not dated.value.edtf.startswith("X"):
                day = date.fromisoformat(dated.value.edtf)
                other = _valid(day.year, int(found.value.edtf[5:7]), int(found.value.edtf[8:]))
                if other and abs((day - other).days) <= _DAYS_AHEAD:
                    return dated
    return None


def _without_dateline(layout: Layout, span: Span, language: Language) -> str:
    """Return the words of a sentence with the place and the date of an agency report replaced by spaces."""
    text = layout.reported(span)
    opening = language.dates.dateline.match(text) if any(line.start == span.start for line in layout.lines) else None
    return " " * opening.end() + text[opening.end() :] if opening else text


def _months(layout: Layout, reports: Sequence[Span], language: Language) -> Iterator[Found[DateFound]]:
    """Yield the months with a year in which a report says that the signing took place: "in March 2019"."""
    for report in reports:
        for match in language.dates.month_year.finditer(layout.reported(report)):
            span = Span(report.start + match.start("month"), report.start + match.end("year"))
            edtf = f"{match['year']}-{language.dates.month(match['month']):02}"
            yield Found(value=DateFound(edtf=edtf, basis=Basis.STATED), span=span)


def _sentences_before(layout: Layout, report: Span) -> list[Span]:
    at = layout.sentences.index(report) if report in layout.sentences else 0
    return [*reversed(layout.sentences[max(0, at - 2) : at])]


def _starts_page(layout: Layout, found: Found[DateFound]) -> bool:
    """Return whether a date is the first word of a page, where it is rather that of publication."""
    return bool(layout.lines) and found.span.start == layout.lines[0].start


# "from ", "since ", "founded on ", "3 — ": the date after it is that of something else.
_BEFORE_OTHER_DATE: Final = re.compile(
    r"(?:(?:\d|\d [A-Za-zа-я]{3,9})\s?[—-]\s?|\d\s(?:to|and|и|по)\s|(?:since|until|from|before|by|till|to|as of|dated"
    r"|(?:founded|established|created|opened|launched|born) (?:on|in)|с|до|к|от|после|по)\s)\Z",
    re.IGNORECASE,
)
# " — 5 May", " to 5 May": the date before it starts a period.
_AFTER_OTHER_DATE: Final = re.compile(r"\A\s?(?:[—-]\s?\d|(?:to|and|until) \d|(?:года?|г\.)?\s?рождения)")


def _is_signing_date(layout: Layout, span: Span, found: Found[DateFound], language: Language) -> bool:
    """Return whether a date of a sentence is not that of a period, a statement or a later event."""
    before = layout.plain[max(span.start, found.span.start - _CHARACTERS_BEFORE) : found.span.start]
    after = layout.plain[found.span.end : found.span.end + _CHARACTERS_AFTER]
    if _BEFORE_OTHER_DATE.search(before) or _AFTER_OTHER_DATE.match(after):
        return False
    words_before = layout.plain[max(span.start, found.span.start - _CHARACTERS_OF_STATEMENT) : found.span.start]
    if is_day_of_statement(words_before, layout.plain[found.span.end : span.end]):
        return False
    # "a summit that will be held on 24 October"
    clause = re.split(r"[;—]", layout.plain[span.start : found.span.start])[-1]
    return not language.future.search(clause[-_CHARACTERS_OF_PLAN:])


def _from_words(match: re.Match[str], span: Span, layout: Layout, language: Language) -> Found[DateFound] | None:
    """Return the date of a match of `Dates.day_month` in a sentence; None for "31 June"."""
    groups = match.groupdict()
    month = language.dates.month(groups["month"] or groups["month2"])
    day, year = int(groups["day"] or groups["day2"]), groups["year"] or groups["year2"]
    return _make_date(
        day, month, int(year) if year else None, Span(span.start + match.start(), span.start + match.end()), layout
    )


def _make_date(day: int, month: int, year: int | None, span: Span, layout: Layout) -> Found[DateFound] | None:
    """Return a date. Without a year it gets that of the stamp if it is near, else it has none ("XXXX-10-07")."""
    if year:
        valid = _valid(year, month, day)
        return Found(value=DateFound(edtf=valid.isoformat(), basis=Basis.STATED), span=span) if valid else None
    if not _valid(_LEAP_YEAR, month, day):
        return None
    near = _year_near(day, month, layout.stamp) if layout.stamp else None
    if near and layout.stamp:
        words = layout.text(layout.stamp.span) or str(layout.stamp.day)
        reason = Message("year %(year)d from the stamp %(words)s", year=near.year, words=words)
        return Found(value=DateFound(edtf=near.isoformat(), basis=Basis.DATELINE), span=span, reason=reason)
    return Found(value=DateFound(edtf=f"XXXX-{month:02}-{day:02}", basis=Basis.STATED), span=span)


def _year_near(day: int, month: int, stamp: Stamp) -> date | None:
    """Return the last such day that is not after the stamp, or just after it."""
    latest = max(stamp.day, stamp.other or stamp.day) + timedelta(days=_DAYS_AHEAD)
    for year in (latest.year, latest.year - 1):
        found = _valid(year, month, day)
        if found and found <= latest:
            return found if (latest - found).days <= _MAX_DAYS_BEFORE_STAMP else None
    return None


def _from_digits(match: re.Match[str], layout: Layout, language: Language) -> Found[DateFound] | None:
    """Return the date of digits. If it can mean two days, it is the one in the month before the stamp."""
    day, other = numeric_date(match, day_first=language.dates.day_first)
    span = Span(match.start(), match.end())
    if day and other:
        near = [one for one in (day, other) if layout.stamp and _is_before(layout.stamp, one)]
        day = near[0] if len(near) == 1 else None
    return Found(value=DateFound(edtf=day.isoformat(), basis=Basis.STATED), span=span) if day else None


def _is_before(stamp: Stamp, day: date) -> bool:
    """Return whether a day is not after the publication of a page, and at most a month before it."""
    return 0 <= (stamp.day - day).days < _DAYS_NEAR_STAMP


def _dateline(layout: Layout, language: Language, reports: Sequence[Span]) -> Iterator[Found[DateFound]]:
    """Yield the dates at the start of agency reports, not below the first report of the signing."""
    for line in layout.lines[:_LINES_OF_DATELINE]:
        if reports and line.start > reports[0].start:
            return
        text = layout.text(line)
        opening = language.dates.dateline.match(text)
        # A date in front of the place of the report: "Baku, November 20, AZERTAC".
        if opening and opening.end() == len(text) and not find_city_of_report(opening["city"]):
            continue
        end = opening.end() if opening else _end_of_short_sentence(layout, line)
        match = language.dates.day_month.search(text, 0, end)
        if match and (found := _from_words(match, line, layout, language)):
            yield Found(
                value=DateFound(edtf=found.value.edtf, basis=Basis.DATELINE),
                span=found.span,
                reason=found.reason or Message("'%(words)s' dates the report", words=layout.text(found.span)),
            )


def _end_of_short_sentence(layout: Layout, line: Span) -> int:
    """Return the length of a sentence at the start of a line that is hardly more than a date: "Astana, 4 March."."""
    first = next((one for one in layout.sentences if one.start == line.start and one.end < line.end), None)
    is_short = first and len(layout.text(first).split()) <= _MAX_DATE_WORDS
    return first.end - first.start if first and is_short else 0


def _relative(
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
        for one in find_relative_days(layout, [*reports, *events], language):
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
    """Yield the day before that of an agency report whose year is unknown: "yesterday"."""
    _, month, day = dateline.value.edtf.split("-")
    for one in find_relative_days(layout, reports, language):
        found = date(_LEAP_YEAR, int(month), int(day)) + timedelta(days=one.distance or 0)
        # The day before 1 March depends on the year.
        if one.distance and (month, day) != ("03", "01"):
            words, other = layout.text(one.span), layout.text(dateline.span)
            reason = Message("'%(words)s' counted from the date of the report %(date)s", words=words, date=other)
            edtf = f"XXXX-{found.month:02}-{found.day:02}"
            yield Found(value=DateFound(edtf=edtf, basis=Basis.DEDUCED), span=one.span, reason=reason)


def _names_other_day(layout: Layout, reports: Sequence[Span], language: Language) -> bool:
    """Return whether a report names "yesterday", a weekday, or "last week", which are not the day of a news report."""
    if any(one.weekday is not None or one.distance for one in find_relative_days(layout, reports, language)):
        return True
    return any(language.dates.vague.search(layout.reported(one).lower()) for one in reports)


def _full_date(edtf: str) -> date | None:
    return None if edtf.startswith("X") else date.fromisoformat(edtf)


def _all_dates(layout: Layout, language: Language) -> Iterator[Span]:
    """Yield the slices of all dates of the text."""
    for sentence in layout.sentences:
        text = layout.text(sentence)
        for match in language.dates.day_month.finditer(text):
            yield Span(sentence.start + match.start(), sentence.start + match.end())
        for match in numeric_dates(layout.plain, sentence):
            yield Span(match.start(), match.end())


def _valid(year: int, month: int, day: int) -> date | None:
    """Return a day, or None if there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
