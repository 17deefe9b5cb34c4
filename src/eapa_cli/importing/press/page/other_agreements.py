"""Which sentences of a page are about another agreement than the one that it reports: a second or an earlier one."""

import re
from collections.abc import Sequence
from typing import Final

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.page.layout import Layout
from eapa_cli.model.vocabulary import AgreementType

# "Then followed the agreement with C", "The third is a protocol with C": the document of another signing.
_NEXT_DOCUMENT: Final = re.compile(
    r"(?:Then|Next) (?:followed|came|was)\b|The (?:second|third|fourth|next|other)(?:,| (?:\w+ )?(?:is|was|document)\b)"
    r"|Another (?:document|agreement)\b|Затем последовал|(?:Второй|Третий|Другой) документ"
)
# A sentence that has a larger share of the words of the first report repeats it, perhaps with another day.
_SHARE_OF_REPEATED: Final = 0.8
# The first letters of each longer word.
_STEM: Final = re.compile(r"\b\w{5}")
# "the joint ", before a document that the text named before.
_DEFINITE: Final = re.compile(r"\bth(?:e|is) (?:\w+ ){0,2}\Z", re.IGNORECASE)
# "Agreement" is also the word for any document, and a "plan" or "statement" need not be the document that was signed.
GENERAL_TYPES: Final = frozenset({AgreementType.AGREEMENT, AgreementType.OTHER})
# A date so many days before that of the first report is of an earlier signing. A shorter time is rather a long event, a
# longer one the next year.
_EARLIER_DAYS: Final = range(7, 300)
# The same before the stamp. Of 49 labelled texts with a stamp, 48 report a signing of the last 13 days.
_DAYS_BEFORE_STAMP: Final = range(14, 300)
_DAYS_OF_MONTH: Final = 30
_DAYS_OF_YEAR: Final = 12 * _DAYS_OF_MONTH


def of_first_agreement(layout: Layout, reports: Sequence[Span], language: Language) -> list[Span]:
    """Return the reports, but not those about another agreement: "A also signed one with C. That was signed by X"."""
    # A page can report the main agreement after another one.
    other = language.events.other.match(layout.text(reports[0])) if len(reports) > 1 else None
    if other and not other["reference"]:
        reports = reports[1:]
    if not reports:
        return []
    main = _main_report(layout, reports, language)
    about_others: set[Span] = set()
    is_other = False
    for sentence in layout.sentences:
        text = layout.text(sentence)
        match = language.events.other.match(text)
        # "It was signed by X" is about the document of the sentence before.
        refers_back = bool(match and match["reference"]) or text.startswith("It ")
        starts_other = bool(match and not match["reference"]) or (
            _NEXT_DOCUMENT.match(text) is not None and language.events.document.search(text) is not None
        )
        is_other = starts_other or (is_other and refers_back)
        if is_other:
            about_others.add(sentence)
    return [
        report
        for report in reports
        if report is main or not (report in about_others or is_of_another(layout, main, report, language))
    ]


def _main_report(layout: Layout, reports: Sequence[Span], language: Language) -> Span:
    """Return the report of the news: the first one, unless it is about an older agreement than a later report.

    The later report must have as many words of the headline as the first.
    """
    first = reports[0]
    title, text_of_first = layout.headline, layout.reported(first)
    for later in reports[1:] if layout.title else ():
        text = layout.reported(later)
        names_day = _days_of_year(text, language) or any(word in text.lower() for word in language.dates.relative)
        first_is_older = (
            _is_of_earlier_day(layout, text_of_first, text, language)
            or is_of_earlier_agreement(text_of_first, (title, text), language)
            # The later report is the news if it names its day; then the first can be compared with it.
            or (names_day and is_of_another(layout, later, first, language))
        )
        if first_is_older and len(_stems(text) & _stems(title)) >= len(_stems(text_of_first) & _stems(title)):
            return later
    return first


def _stems(text: str) -> frozenset[str]:
    return frozenset(match[0].casefold() for match in _STEM.finditer(text))


def is_of_another(layout: Layout, first: Span, report: Span, language: Language) -> bool:
    """Return whether a sentence about a signing is about another agreement than the first report of the page.

    It is if it names an earlier time or an earlier document, or if both name documents of different types.
    """
    text, text_of_first = layout.reported(report), layout.reported(first)
    if is_of_earlier_agreement(text, (layout.headline, text_of_first), language):
        return True
    # "The document was signed in May" repeats the news, "X and Y signed a protocol in May" is older.
    stems = _stems(text_of_first)
    if refers_to_document(text, language) or len(stems & _stems(text)) > _SHARE_OF_REPEATED * len(stems):
        return False
    past_time = language.events.past_time
    is_past = past_time.search(text) and not past_time.search(text_of_first)
    return bool(is_past) or _is_of_earlier_day(layout, text, text_of_first, language)


def is_of_earlier_agreement(text: str, news: Sequence[str], language: Language) -> bool:
    """Return whether a sentence has words for an earlier agreement, or names a document of another type than the news.

    `news` are the headline and the first report, or one of them.
    """
    earlier = language.events.earlier
    if earlier.search(text) and not any(map(earlier.search, news)):
        return True
    types, types_of_news = _types_in(text, language), [found for one in news if (found := _types_in(one, language))]
    if not types or types & GENERAL_TYPES or not types_of_news:
        return False
    # "Agreement" is also the word for any document, unless the headline and the report both have it.
    agreed = frozenset.intersection(*types_of_news) if len(types_of_news) > 1 else types_of_news[0] - GENERAL_TYPES
    return bool(agreed) and not any(types & found for found in types_of_news)


def _types_in(text: str, language: Language) -> frozenset[AgreementType]:
    return frozenset(type_ for type_, pattern in language.types if pattern.search(text))


def refers_to_document(text: str, language: Language) -> bool:
    """Return whether a sentence refers to a document named before: "The memorandum was signed", "Договор подписали"."""
    documents = language.events.document.finditer(text)
    if not language.has_cases:
        return text.startswith("It ") or any(_DEFINITE.search(text, 0, one.start()) for one in documents)
    document, verb = next(documents, None), language.events.signing.search(text)
    return not document or bool(verb and document.start() < verb.start())


def _is_of_earlier_day(layout: Layout, text: str, news: str, language: Language) -> bool:
    """Return whether the only day or month of a sentence is well before that of the news, or long before the stamp."""
    days, days_of_news = _days_of_year(text, language), _days_of_year(news, language)
    earlier = _EARLIER_DAYS
    if layout.stamp and not days_of_news:
        stamp = layout.stamp.day
        days_of_news, earlier = {stamp.month * _DAYS_OF_MONTH + stamp.day}, _DAYS_BEFORE_STAMP
    if len(days) != 1 or len(days_of_news) != 1:
        return False
    return (days_of_news.pop() - days.pop()) % _DAYS_OF_YEAR in earlier


def _days_of_year(text: str, language: Language) -> set[int]:
    """Return the days of the dates in words, counted from the start of a year with months of 30 days.

    Of a month without a day, it is the last day.
    """
    dates = language.dates
    days = [dates.month_and_day(match) for match in dates.day_month.finditer(text)]
    patterns = (dates.month_alone, dates.month_year)
    days += [(dates.month(match["month"]), _DAYS_OF_MONTH) for one in patterns for match in one.finditer(text)]
    return {month * _DAYS_OF_MONTH + day for month, day in days}
