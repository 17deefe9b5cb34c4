"""A parser for dates as people write them, in any language. The result is a date in EDTF.

Ambiguous dates are refused, since a guess would later look like a known date.
"""

import re
from datetime import date, timedelta
from typing import Final, NamedTuple

from eapa_cli.model.dates import MAX_LENGTH, EdtfDate
from eapa_cli.text.date_bounds import Bound, correct_russian_from, find_bound, split_range
from eapa_cli.text.date_parts import TOKEN, DateParts, complete_range, make_not_a_date_error, parse_parts, write_edtf
from eapa_cli.text.date_words import APPROXIMATE_WORDS, OPEN_END_WORDS, RELATIVE_DAYS, UNCERTAIN_WORDS
from eapa_cli.text.fold import fold
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.translatable_message import translated_error
from eapa_cli.text.unknown_words import is_unknown

# The time after a date: ' 14:30', 'T14:30:00Z'.
_TIME: Final = re.compile(r"[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*Z?$")
# A day and a month: '24.09' and '24.09.'.
_DOTTED_WITHOUT_YEAR: Final = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.?")
# Only signs of EDTF, or an interval of EDTF: '2019-05-23/2019-05-24', also without its second year: '2019-05/06'.
_EDTF_SIGNS: Final = re.compile(r"[-.?~%/]*|[0-9]{4}[0-9?~%-]*/[0-9]{4}[0-9?~%-]*|[0-9]{4}-[0-9-]*/[0-9-]+")
# The marks of a qualifier before or after a date: '~2021', '2021?', '2021 (?)'.
_MARKS: Final = re.compile(r"^[~≈]\s*|\s*\(?[?~%]+\)?$")
_QUALIFIERS: Final = {(True, True): "%", (True, False): "~", (False, True): "?", (False, False): ""}
"""The qualifier of EDTF, by whether a date is approximate and whether it is uncertain."""
# A mark inside of a date, which may belong to one of its parts only, or a dash at its end, which may mean an open end.
_UNCLEAR: Final = re.compile(r"[?~≈%]|[-–—]\s*$")


def read_date(text: str, today: date | None = None) -> EdtfDate:
    """Parse a date in words, in numbers or in EDTF.

    Words such as `yesterday` are relative to `today`. Without `today`, they are refused. Examples:

    * `24 September 2021`, `24.09.2021` and `2021 yil 24 sentabr` are `2021-09-24`;
    * `сентябрь 2021` is `2021-09`, `c. 2021` is `2021~`, and `24 September` is `XXXX-09-24`;
    * `23 or 24 May 2019` is `2019-05-23/2019-05-24`, and `not later than 24.12.2020` is `../2020-12-24`.

    Raises:
        ValueError: the text is not a date, or it is ambiguous. The message is a sentence for the user.
    """
    written = text.strip()
    if is_unknown(written):
        raise NotKnownError(written)
    if today and (distance := RELATIVE_DAYS.get(fold(written))) is not None:
        day = today + timedelta(days=distance)
        return EdtfDate.between(day, day)
    try:
        return EdtfDate.parse(written)
    except ValueError as error:
        # If the text looks like EDTF, the message of the EDTF parser is more helpful.
        if _EDTF_SIGNS.fullmatch(written) or len(written) > MAX_LENGTH:
            raise ValueError(translated_error(error)) from None
    plain, qualifier = _split_qualifier(correct_russian_from(_TIME.sub("", written)))
    if _UNCLEAR.search(plain):
        raise make_not_a_date_error(text)
    edtf = _EdtfWriter(text, qualifier).write(plain)
    try:
        return EdtfDate.parse(edtf, written=written)
    except ValueError as error:
        raise ValueError(translated_error(error)) from None


def read_start(text: str, today: date | None = None) -> EdtfDate:
    """Parse the first day of a period, with or without a word before it: `from 1 March 2021`, `с 01.03.2021`.

    Raises:
        ValueError: as for `read_date`.
    """
    bound = find_bound(text.strip())
    return read_date(bound.date_text if bound and bound.starts_period else text, today)


def read_end(text: str, today: date | None = None) -> EdtfDate:
    """Parse the end of a term: a date such as `until 31 March 2021`, or an open end (`..`, `open`, `бессрочно`).

    Raises:
        ValueError: as for `read_date`.
    """
    if text.strip() == ".." or fold(text) in OPEN_END_WORDS:
        return EdtfDate.parse_end("..")
    bound = find_bound(text.strip())
    if bound and bound.starts_period:
        raise ValueError(_("'%(text)s' gives the first day of a term: write the last day only") % {"text": text})
    return read_date(bound.date_text if bound and bound.is_of_period else text, today)


def read_period(text: str, today: date | None = None) -> tuple[EdtfDate | None, EdtfDate | None]:
    """Parse the first and the last day of a term; one of them is None if the text does not have it.

    A single date is the last day, unless a word such as `from` says that it is the first.

    Raises:
        ValueError: as for `read_date`.
    """
    bound = find_bound(text.strip())
    if _is_range(text.strip(), bound):
        # The date has one bound if a mark hides a word such as 'to' from find_bound, as in '~ to 01.09.2025'.
        match str(read_date(text, today)).split("/"):
            case [first, last] if ".." not in {first, last}:
                return EdtfDate.parse(first), EdtfDate.parse(last)
    if bound and bound.starts_period:
        return read_start(text, today), None
    return None, read_end(text, today)


class NotKnownError(ValueError):
    """The error for a text that means that the date is not known."""

    def __init__(self, text: str) -> None:
        super().__init__(_("'%(text)s' means that the date is not known: omit it") % {"text": text})


class _EdtfWriter(NamedTuple):
    """A writer of EDTF for a date in words."""

    whole: str
    """The whole text, for messages."""
    qualifier: str
    """The EDTF qualifier of all parts of the date, such as `~`; it may be empty."""

    def write(self, text: str) -> str:
        """Return the EDTF for a text: a date, a range of dates, or a date with one bound."""
        bound = find_bound(text)
        if bound and not _is_range(text, bound):
            return self._write_bound(bound)
        first, *others = split_range(text)
        if len(others) > 1:
            raise make_not_a_date_error(self.whole)
        if not others:
            return self._write_point(parse_parts(first, self.whole))
        last = parse_parts(others[0], self.whole)
        if match := _DOTTED_WITHOUT_YEAR.fullmatch(first.strip()):
            start = DateParts(month=int(match[2]), day=int(match[1]))
        else:
            start = parse_parts(first, self.whole)
        start, last = complete_range(start, last)
        return f"{self._write_point(start)}/{self._write_point(last)}"

    def _write_bound(self, bound: Bound) -> str:
        point = self._write_point(parse_parts(bound.date_text, self.whole))
        return f"../{point}" if bound.is_latest else f"{point}/.."

    def _write_point(self, parts: DateParts) -> str:
        return write_edtf(parts, self.whole) + self.qualifier


def _is_range(text: str, bound: Bound | None) -> bool:
    """Return whether a text is a range of dates. A word such as `from` can also start a range: 'from 1 to 5 May'."""
    return (bound is None or bound.starts_period) and len(split_range(text)) > 1


def _split_qualifier(text: str) -> tuple[str, str]:
    """Return a text without qualifier marks, and its qualifier in EDTF."""
    marks = "".join(_MARKS.findall(text))
    words = {fold(token) for token in TOKEN.findall(text)}
    is_approximate = bool(words & APPROXIMATE_WORDS) or any(mark in marks for mark in "~≈%")
    is_uncertain = bool(words & UNCERTAIN_WORDS) or any(mark in marks for mark in "?%")
    return _MARKS.sub("", text), _QUALIFIERS[is_approximate, is_uncertain]
