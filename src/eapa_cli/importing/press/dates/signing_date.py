"""The date of signing, with the basis on which it is known.

The sources of a date, the surest first: a date in a report or a sentence before it, a month ("in March 2019"), a day
that is counted from the publication ("yesterday"), a date in the headline, and the date at the start of an agency
report.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from eapa_cli.importing.press.dates.printed_dates import DateFound, date_in_digits, date_in_words, is_before_stamp
from eapa_cli.importing.press.dates.relative_days import is_day_of_statement
from eapa_cli.importing.press.dates.report_dates import dates_of_dateline, names_other_day, relative_dates
from eapa_cli.importing.press.evidence import Found, Span, Unused
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.page.event_sentences import sentences_of_event
from eapa_cli.importing.press.page.layout import Layout
from eapa_cli.importing.press.page.publication_stamps import numeric_dates, valid_day
from eapa_cli.model.message import Message
from eapa_cli.model.vocabulary import Basis

# The numbers of characters next to a date that can show that it is of something else: by `_BEFORE_OTHER_DATE` and
# `_AFTER_OTHER_DATE`; as the day of a statement ("the minister said on"), or of a plan ("will be held on").
_CHARACTERS_BEFORE: Final = 20
_CHARACTERS_AFTER: Final = 12
_CHARACTERS_OF_STATEMENT: Final = 80
_CHARACTERS_OF_PLAN: Final = 90
# The first letters of a document are the same in all cases: "протоколом" and "протокол".
_LETTERS_OF_STEM: Final = 6
# "In June" on a page of August is the last June; a month further back is one of an earlier signing.
_MAX_MONTHS_BEFORE_STAMP: Final = 2
_SIGNED_ON: Final = re.compile(r",? (?:signed|подписанн\w+) (?:on )?")
_DEFINITE: Final = re.compile(r"\bthe (?:(?!second|third|earlier|previous|first)\w+ )?\Z", re.IGNORECASE)
# A date with a year gives its year to a date of the same event, such as another day of a forum.
_MAX_DAYS_WITHIN_EVENT: Final = 7


def find_date(layout: Layout, reports: Sequence[Span], language: Language) -> Found[DateFound] | None:
    """Return the date of signing."""
    dateline = next(dates_of_dateline(layout, language, reports), None)
    return (
        next(_with_year_of_event(layout, _in_reports(layout, reports, language), language), None)
        or next(_months(layout, reports, language), None)
        or next(relative_dates(layout, reports, language, dateline), None)
        or next(_of_document(layout, reports, language), None)
        or next(_in_title(layout, language), None)
        or (dateline if not names_other_day(layout, reports, language) else None)
    )


def find_planned_date(layout: Layout, sentence: Span, language: Language) -> Found[DateFound] | None:
    """Return the first date with a year in a sentence that announces a signing."""
    matches = language.dates.day_month.finditer(layout.text(sentence))
    words = [date_in_words(match, sentence, layout, language) for match in matches if match["year"] or match["year2"]]
    digits = [date_in_digits(match, layout, language) for match in numeric_dates(layout.plain, sentence)]
    return next((found for found in (*words, *digits) if found), None)


def other_dates(layout: Layout, used: Found[DateFound] | None, language: Language) -> list[Unused]:
    """Return the dates of the text that the draft does not use."""
    return [
        Unused(what="date", span=span, reason=Message("not in the sentence that reports the signing"))
        for span in _all_dates(layout, language)
        if not used or not span.overlaps(used.span)
    ]


def _in_reports(layout: Layout, reports: Sequence[Span], language: Language) -> Iterator[Found[DateFound]]:
    """Yield the dates of the reports, and the only date of a sentence before one, about the document or the event.

    A date at the start of the page is the last, because it is rather the date of publication.
    """
    at_page_start: list[Found[DateFound]] = []
    is_of_another_day = any(_ANOTHER_DAY.search(layout.text(report)) for report in reports)
    for report in reports:
        events = [] if is_of_another_day else [*sentences_of_event(layout, report, language)]
        before = [] if is_of_another_day else _sentences_before(layout, report)
        for span in dict.fromkeys((report, *before, *events)):
            text = _without_dateline(layout, span, language)
            words = [date_in_words(match, span, layout, language) for match in language.dates.day_month.finditer(text)]
            after_dateline = Span(span.end - len(text.lstrip()), span.end)
            digits = [date_in_digits(match, layout, language) for match in numeric_dates(layout.plain, after_dateline)]
            dates = [one for one in (*words, *digits) if one and _is_signing_date(layout, span, one, language)]
            if span is report:
                yield from sorted(
                    (one for one in dates if not _starts_page(layout, one)), key=lambda one: one.span.start
                )
                at_page_start += [one for one in dates if _starts_page(layout, one)]
            elif len(dates) == 1 and (
                span in events
                # "A ceremony about an agreement took place on 2 May. A and B signed it."
                or language.events.document.search(text)
                # "The rector arrived on 2 May. During the visit, A and B signed an agreement."
                or language.places.visit.search(layout.text(report))
            ):
                yield from dates
    yield from at_page_start


def _in_title(layout: Layout, language: Language) -> Iterator[Found[DateFound]]:
    """Yield the dates in the headline, but not the date of publication."""
    for found in _in_reports(layout, [layout.title] if layout.title else [], language):
        if not layout.stamp or layout.stamp.day.isoformat() != found.value.edtf:
            yield found


def _of_document(layout: Layout, reports: Sequence[Span], language: Language) -> Iterator[Found[DateFound]]:
    """Yield the date of "under the protocol signed on 5 May", if a report names a protocol too.

    With a year, it can be another document, unless the date is near the stamp of the page.
    """
    reported = " ".join(layout.text(report) for report in reports).lower()
    for sentence in layout.sentences:
        text = layout.reported(sentence)
        for document in language.events.document.finditer(text):
            signed = _SIGNED_ON.match(text, document.end())
            dated = language.dates.day_month.match(text, signed.end()) if signed else None
            is_reported = document[0].lower()[:_LETTERS_OF_STEM] in reported
            is_definite = language.has_cases or _DEFINITE.search(text, 0, document.start())
            if not dated or not is_reported or not is_definite:
                continue
            found = date_in_words(dated, sentence, layout, language)
            has_year = dated["year"] or dated["year2"]
            if found and (not has_year or _is_near_stamp(layout, found.value.edtf)):
                yield found


def _is_near_stamp(layout: Layout, day: str) -> bool:
    return layout.stamp is not None and is_before_stamp(layout.stamp, date.fromisoformat(day))


def _with_year_of_event(
    layout: Layout, dates: Iterator[Found[DateFound]], language: Language
) -> Iterator[Found[DateFound]]:
    """Yield dates. One without a year gets the year of an event on the same days: "the forum of 5-7 June 2024"."""
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
            *(date_in_words(match, sentence, layout, language) for match in words),
            *(date_in_digits(match, layout, language) for match in digits),
        ):
            if dated and not dated.value.edtf.startswith("X"):
                day = date.fromisoformat(dated.value.edtf)
                other = valid_day(day.year, int(found.value.edtf[5:7]), int(found.value.edtf[8:]))
                if other and abs((day - other).days) <= _MAX_DAYS_WITHIN_EVENT:
                    return dated
    return None


def _without_dateline(layout: Layout, span: Span, language: Language) -> str:
    """Return the words of a sentence with the place and the date of an agency report replaced by spaces."""
    text = layout.reported(span)
    opening = language.dates.dateline.match(text) if any(line.start == span.start for line in layout.lines) else None
    return " " * opening.end() + text[opening.end() :] if opening else text


def _months(layout: Layout, reports: Sequence[Span], language: Language) -> Iterator[Found[DateFound]]:
    """Yield the months in which a report says that the signing took place: "in March 2019", "in March" with a stamp."""
    for report in reports:
        text = layout.reported(report)
        for match in language.dates.month_year.finditer(text):
            span = Span(report.start + match.start("month"), report.start + match.end("year"))
            edtf = f"{match['year']}-{language.dates.month(match['month']):02}"
            yield Found(value=DateFound(edtf=edtf, basis=Basis.STATED), span=span)
        for match in language.dates.month_alone.finditer(text):
            month = language.dates.month(match["month"])
            stamp = layout.stamp
            if not stamp or stamp.months_since(month) > _MAX_MONTHS_BEFORE_STAMP:
                continue
            year = stamp.day.year - (1 if month > stamp.day.month else 0)
            span = Span(report.start + match.start("month"), report.start + match.end("month"))
            words = layout.text(stamp.span) or str(stamp.day)
            reason = Message("year %(year)d from the stamp %(words)s", year=year, words=words)
            yield Found(value=DateFound(edtf=f"{year}-{month:02}", basis=Basis.DEDUCED), span=span, reason=reason)


def _sentences_before(layout: Layout, report: Span) -> list[Span]:
    at = layout.sentences.index(report) if report in layout.sentences else 0
    return [*reversed(layout.sentences[max(0, at - 2) : at])]


def _starts_page(layout: Layout, found: Found[DateFound]) -> bool:
    """Return whether a date is the first word of a page, or of a line before a dash: rather the date of publication."""
    if not any(line.start == found.span.start for line in layout.lines):
        return False
    is_first = layout.lines[0].start == found.span.start
    return is_first or re.match(r"\s?[—–-]\s", layout.plain[found.span.end :][:3]) is not None


# "They arrived on 4 March. On the following day, A and B signed it.": the date is not that of the signing. Neither is
# that before "накануне", but "накануне праздника" names no day.
_ANOTHER_DAY: Final = re.compile(
    r"\b(?:next|following|second|third|last|final) day\b|\bdays? (?:later|after)\b"
    r"|\b(?:the day before|the previous day|a day earlier)\b"
    r"|\b(?:следующ|втор|трет|последн)\w+ день|\b(?:дн[её]м|днями) (?:позже|ранее)|\bдень спустя"
    r"|\bнакануне\b(?! \w+[аяи]\b)",
    re.IGNORECASE,
)
# The words before a date of something else.
_BEFORE_OTHER_DATE: Final = re.compile(
    # a period: "3 — ", "3 May — ", "3 and ", "from "
    r"(?:\d(?: [A-Za-zа-я]{3,9})?\s?[—-]\s?|\d\s(?:to|and|и|по)\s"
    r"|\b(?:since|until|from|before|by|till|to|as of|dated|с|до|к|от|после|по"
    # another event: "founded on ", "открыт "
    r"|(?:founded|established|created|opened|launched|born) (?:on|in)"
    r"|(?:откры[тлв]|нача[тлв]|стартова|основан|создан|учрежд[её]н|утвержд[её]н)\w*)\s)\Z",
    re.IGNORECASE,
)
# After the start of a period: " — 5 May", " to 5 May"; after a date of birth: " года рождения".
_AFTER_OTHER_DATE: Final = re.compile(r"\A\s?(?:[—-]\s?\d|(?:to|and|until) \d|(?:года?|г\.)?\s?рождения)")


def _is_signing_date(layout: Layout, span: Span, found: Found[DateFound], language: Language) -> bool:
    """Return whether a date in a sentence does not belong to a period, a statement or an earlier or later event."""
    year = found.value.edtf[:4]
    # A page reports signings of its year and of the year before.
    if layout.stamp and year.isdigit() and int(year) < layout.stamp.day.year - 1:
        return False
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


def _all_dates(layout: Layout, language: Language) -> Iterator[Span]:
    """Yield the spans of all dates of the text."""
    for sentence in layout.sentences:
        text = layout.text(sentence)
        for match in language.dates.day_month.finditer(text):
            yield Span(sentence.start + match.start(), sentence.start + match.end())
        for match in numeric_dates(layout.plain, sentence):
            yield Span(match.start(), match.end())
