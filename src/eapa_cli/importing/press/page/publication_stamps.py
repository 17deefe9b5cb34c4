"""Stamps: the dates of publication that a page shows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from eapa_cli.importing.press.evidence import Span
from eapa_cli.text.months import find_months

# "2019-03-05", "2019/03/05", "05.03.2019", "5/3/2019"
_NUMERIC_DATE: Final = re.compile(
    r"(?<![\d./-])(?:(?P<iso>(?:19|20)\d\d(?P<iso_mark>[./-])\d{2}(?P=iso_mark)\d{2})"
    r"|(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d))(?![\d/-]|\.\d)"
)
# "05.03.19" in a sentence, with the groups of the pattern above
_DATE_WITH_SHORT_YEAR: Final = re.compile(
    r"(?<![\d.])(?P<first>\d\d)(?P<mark>\.)(?P<second>\d\d)\.(?P<year>\d\d)(?!\d|\.\d)(?P<iso>)"
)
# "5th of March, 2019", "05-Mar-2019", "«5» марта 2019", "March 5, 2019"; a page can have the month in its own language.
_WORDED_DATE: Final = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?[»\"]?[\s-](?:of )?(?P<month>[^\W\d_]{3,9})\.?,?[\s-]"
    r"(?P<year>(?:19|20)\d\d)\b"
    r"|\b(?P<month2>[^\W\d_a-zа-я][^\W\d_]{2,8})\.?\s(?P<day2>\d{1,2})(?:st|nd|rd|th)?"
    r"(?:,\s?|\s)(?P<year2>(?:19|20)\d\d)\b"
)
# "05.03.19 10:22": with two digits of the year, a date is a stamp only if the line has nothing else but a time.
_LINE_WITH_SHORT_YEAR: Final = re.compile(r"\W*(?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>\d\d)(?:,? \d\d?:\d\d)?\W*")
# "date 2023-11": a stamp without a day.
_MONTH_STAMP: Final = re.compile(r"\W*(?:date|published|опубликовано):? ((?:19|20)\d\d)-(\d\d)\b(?!-)", re.IGNORECASE)
# Day, month and year in two or three lines of a decorated page, with the groups of a worded date: "Mar\n05, 2019".
_IN_LINES: Final = re.compile(
    r"^\W*(?:(?P<day>\d{1,2})\W+(?P<month>[^\W\d_]{3,9})|(?P<month2>[^\W\d_]{3,9})\W+(?P<day2>\d{1,2}))\W+"
    r"(?P<year>(?:19|20)\d\d)(?P<year2>)\W*$",
    re.MULTILINE,
)
_LABEL: Final = (
    r"\b(?:date|published|posted|updated|created|released?|publication|публикаци[ия]|опубликовано?|дата|размещен[оа]"
    r"|создано|добавлено|обновлено|обновление)\b"
)
# "Published on: " at the start of a line
_LABEL_IN_FRONT: Final = re.compile(rf"\W*{_LABEL}(?: on)?\s?:?\s*", re.IGNORECASE)
_LABELLED: Final = re.compile(rf"\W*(?:\w+ )?{_LABEL}", re.IGNORECASE)
# The day of a change can be years after the publication. "Last updated" is not here: English news sites write it for
# the time of publication.
_LAST_CHANGE: Final = re.compile(r"\W*последн(?:ее|яя|ие) (?:обновлени|изменени|редакци|правк)", re.IGNORECASE)
# The first letters of the weekdays from Monday on, in both languages.
_WEEKDAYS: Final = ("mon|пн|пон", "tue|вт", "wed|ср", "thu|чт|чет", "fri|пт|пят", "sat|сб|суб", "sun|вс|вос")
# In a longer line, a date is a stamp only between these: "Home > News > 5 March 2019 | 10:22". Before it are the start
# of the line, a mark, a label, a time or a weekday; after it are the end of the line, a mark, a time or an author.
_BEFORE_STAMP: Final = re.compile(
    rf"(?:\A|[|/>»·•–—;:(\[]|\s-|\s\s|\bon|{_LABEL}|\d:\d\d,?|\b(?:{'|'.join(_WEEKDAYS)})[a-zа-я]*[.,]*)\s*[«\"]?\Z",
    re.IGNORECASE,
)
_AFTER_STAMP: Final = re.compile(
    r"\s*(?:г(?:ода?|\.)?)?,?\s*(?:\Z|[|/<·•–—;)\]]|-\s|\s\s|(?:at |в )?\d\d?:\d\d|by\b|автор)", re.IGNORECASE
)
# A full stop, but not the one in "2019 г."
_END_OF_SENTENCE: Final = re.compile(r"(?<!\sг)(?<!\sг\.)(?<!года)\.\Z")
# A stamp is in these first lines of a page, or in its last lines. A date in several lines is in the first ones only.
FIRST_LINES: Final = 12
_MONTHS_OF_YEAR: Final = 12
_LAST_LINES: Final = 2
_LINES_OF_DECORATION: Final = 8
# A line with at most so many words is hardly more than a date: "05.03.2019 by Ann Berg", "5 March 2019 by Ann Berg".
_MAX_WORDS_WITH_DIGITS: Final = 6
_MAX_WORDS: Final = 7
# So is a line with a label, such as "Published", and fewer characters.
_LABELLED_LINE_LIMIT: Final = 60
# In a line of more characters, a date between marks is not searched, because this would take too long.
_MAX_LINE_LENGTH: Final = 300
# Of years of two digits, 69 to 99 are in the 20th century, as in POSIX.
_FIRST_YEAR_OF_20TH_CENTURY: Final = 69


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """The date of publication that a page shows.

    `other` is the other day that a date such as "04/05/2019" can mean. The span is empty for the date of the file.
    """

    day: date
    other: date | None = None
    span: Span

    def months_since(self, month: int, year: int | None = None) -> int:
        """Return the number of months from a month to that of the stamp; without a year, from the last such month."""
        distance = self.day.month - month
        return distance % _MONTHS_OF_YEAR if year is None else distance + (self.day.year - year) * _MONTHS_OF_YEAR


def find_stamp(plain: str, lines: Sequence[Span], published: str, *, day_first: bool) -> Stamp | None:
    """Return the date of publication: in front of the text, with a label, in a line of its own, or from the file.

    `published` is the date of the file or page in ISO 8601, or empty. `day_first` is `Dates.day_first` of the language.
    """
    in_front = (_date_in_front(plain, line, is_first=line is lines[0]) for line in lines[:FIRST_LINES])
    if match := next(filter(None, in_front), None):
        return _stamp_in_digits(match, match[0], day_first=day_first)
    stamps = [(line, _stamp_of_line(plain, line, day_first=day_first)) for line in lines[:FIRST_LINES]]
    labelled = (found for line, found in stamps if found and _LABELLED.match(plain, line.start, line.end))
    if found := next(labelled, None):
        return found
    # A date in several lines; one in a single line is in `stamps`.
    in_lines = _IN_LINES.search(plain, 0, lines[:_LINES_OF_DECORATION][-1].end) if lines else None
    if in_lines and "\n" in in_lines[0].strip() and (found := _stamp_in_words(in_lines)):
        return found
    last_lines = lines[FIRST_LINES:][-_LAST_LINES:]
    others = (_stamp_of_line(plain, line, day_first=day_first) for line in last_lines)
    if found := next(filter(None, (*(found for _, found in stamps), *others)), None):
        # Of two dates above the text, a later day in front is the one on which the page was read. Dates below the start
        # of the text are of other news.
        end = _start_of_text(plain, lines)
        below = (one for _, one in stamps if one and found.span < one.span < Span(end, end))
        return next((one for one in below if one.day < found.day), found)
    day = _day_of_iso(published[:10])
    return Stamp(day=day, span=Span(0, 0)) if day else None


def _start_of_text(plain: str, lines: Sequence[Span]) -> int:
    """Return where the first line of more than a few words starts that is a sentence."""
    texts = ((line.start, plain[line.start : line.end]) for line in lines)
    return next((start for start, text in texts if len(text.split()) > _MAX_WORDS and text.endswith(".")), len(plain))


def month_of_page(plain: str) -> date | None:
    """Return the first day of the month that starts a page: "date 2023-11"."""
    match = _MONTH_STAMP.match(plain)
    return valid_day(int(match[1]), int(match[2]), 1) if match else None


def _stamp_of_line(plain: str, line: Span, *, day_first: bool) -> Stamp | None:
    """Return the stamp of a line that is hardly more than a date, or in which a date is between marks."""
    text = plain[line.start : line.end]
    if _LAST_CHANGE.match(text):
        return None
    if short := _LINE_WITH_SHORT_YEAR.fullmatch(text):
        day = valid_day(_full_year(int(short["year"])), int(short["month"]), int(short["day"]))
        return Stamp(day=day, span=line) if day else None
    for match in _NUMERIC_DATE.finditer(plain, line.start, line.end):
        if is_stamp(text) or match.end() == line.end or _is_between_marks(plain, line, match):
            return _stamp_in_digits(match, text, day_first=day_first)
    is_short = len(text.split()) <= _MAX_WORDS or (len(text) < _LABELLED_LINE_LIMIT and _LABELLED.match(text))
    is_stamp_in_words = is_short and not _END_OF_SENTENCE.search(text)
    for match in _WORDED_DATE.finditer(plain, line.start, line.end) if len(text) < _MAX_LINE_LENGTH else ():
        if (is_stamp_in_words or _is_between_marks(plain, line, match)) and (found := _stamp_in_words(match)):
            return found
    return None


def _is_between_marks(plain: str, line: Span, match: re.Match[str]) -> bool:
    if line.end - line.start > _MAX_LINE_LENGTH:
        return False
    before = plain[line.start : match.start()]
    return bool(_BEFORE_STAMP.search(before) and _AFTER_STAMP.match(plain, match.end(), line.end))


def numeric_date(match: re.Match[str], *, day_first: bool) -> tuple[date | None, date | None]:
    """Return the day of a date in digits, and the other day that it can mean, if its order is not known.

    The order is known with full stops ("04.05.2019"), or if `day_first` is true. Otherwise "04/05/2019" is 4 May or
    5 April.
    """
    if match["iso"]:
        return valid_day(*map(int, match["iso"].split(match["iso_mark"]))), None
    first, second, year = int(match["first"]), int(match["second"]), _full_year(int(match["year"]))
    by_day, by_month = valid_day(year, second, first), valid_day(year, first, second)
    is_ambiguous = by_day and by_month and by_day != by_month and match["mark"] != "." and not day_first
    return by_day or by_month, by_month if is_ambiguous else None


def _full_year(year: int) -> int:
    """Return the year of four digits for a year of two."""
    if year > 99:  # noqa: PLR2004
        return year
    return year + (1900 if year >= _FIRST_YEAR_OF_20TH_CENTURY else 2000)


def numeric_dates(plain: str, span: Span) -> Iterator[re.Match[str]]:
    """Yield the dates in digits of a span."""
    yield from _NUMERIC_DATE.finditer(plain, span.start, span.end)
    yield from _DATE_WITH_SHORT_YEAR.finditer(plain, span.start, span.end)


def is_stamp(text: str) -> bool:
    """Return whether a line is hardly more than a date in digits."""
    return bool(_NUMERIC_DATE.search(text)) and len(text.split()) <= _MAX_WORDS_WITH_DIGITS


def _stamp_in_digits(match: re.Match[str], text: str, *, day_first: bool) -> Stamp | None:
    """Return the stamp of a date in digits; a weekday in the text decides between two days."""
    day, other = numeric_date(match, day_first=day_first)
    if day and other and len(named := [one for one in (day, other) if _names_weekday(text, one)]) == 1:
        day, other = named[0], None
    return Stamp(day=day, other=other, span=Span(match.start(), match.end())) if day else None


def _names_weekday(text: str, day: date) -> bool:
    """Return whether a text has the weekday of a day."""
    return re.search(rf"\b(?:{_WEEKDAYS[day.weekday()]})[a-zа-я]*\b", text, re.IGNORECASE) is not None


def _stamp_in_words(match: re.Match[str]) -> Stamp | None:
    months = find_months(match["month"] or match["month2"])  # several for a word that differs between languages
    year, day = int(match["year"] or match["year2"]), int(match["day"] or match["day2"])
    found = valid_day(year, min(months), day) if months else None
    return Stamp(day=found, span=Span(match.start(), match.end())) if found else None


def valid_day(year: int, month: int, day: int) -> date | None:
    """Return a day; None if it does not exist."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day_of_iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def without_stamp(plain: str, line: Span, *, is_first: bool) -> Span:
    """Return a line of a page without the date of publication in front of it."""
    match = _date_in_front(plain, line, is_first=is_first)
    return Span(line.end - len(plain[match.end() : line.end].lstrip()), line.end) if match else line


def _date_in_front(plain: str, line: Span, *, is_first: bool) -> re.Match[str] | None:
    """Return the date that starts a line after a label ("date 2019-03-05"), or a headline in the first line."""
    label = _LABEL_IN_FRONT.match(plain, line.start, line.end)
    match = _NUMERIC_DATE.match(plain, label.end() if label else line.start, line.end)
    if not match or label or not is_first:
        return match if label else None
    # Two spaces after the date, or a headline, which has no full stop: "05.03.2019 Memorandum signed".
    is_headline = plain.startswith(" ", match.end()) and not _END_OF_SENTENCE.search(plain, match.end(), line.end)
    return match if is_headline or plain[match.end() :][:2].isspace() else None
