"""Whether a page reports a signing, a plan, a meeting or an earlier signing, and the sentences that decide this."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.page.layout import Layout
from eapa_cli.importing.press.page.other_agreements import is_of_earlier_agreement, of_first_agreement
from eapa_cli.importing.press.page.publication_stamps import month_of_page
from eapa_cli.text.clock import today

# A year that is not a part of a number, of a range or of a date in digits.
_YEAR: Final = re.compile(r"(?<![\d.,-])(?:19|20)\d\d(?![\d-])")
# The words before a year that is not the year of the signing: "founded in ", "partners since ".
_FOUNDED: Final = re.compile(
    r"\b(?:(?:founded|established|created|opened(?: its doors)?|born|основан\w*|создан\w*|учрежд[её]н\w*)"
    r" (?:back )?(?:in|on|в)\b[^.,;]{0,15}|since )\Z"
)
# A year at most this far from the verb, in characters, dates the signing.
_MAX_DISTANCE_OF_YEAR: Final = 90
# Up to this day of its year, the end of April, a page can report a signing of the year before.
_LAST_DAY_OF_NEW_YEAR: Final = 120
# "in May 2023", at least this far before the stamp, is the month of an earlier signing.
_MIN_MONTHS_BEFORE_STAMP: Final = 4
# "in June" without a year is the month of an earlier signing if the last June is this many months before the stamp. Ten
# months or more before it are rather a month or two after it, of a plan.
_EARLIER_MONTHS: Final = range(3, 10)
# In a page about a meeting that is at least this long, a signing far below is not the news.
_MIN_SENTENCES_OF_MEETING: Final = 8


class PageKind(StrEnum):
    """The kind of event that a page reports."""

    SIGNING = "signing"
    PLAN = "plan"
    MEETING = "meeting"
    RETROSPECTIVE = "retrospective"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The kind of event that a page reports, the sentence that decides, and the sentences that report the signing.

    `others` are the sentences about plans and earlier signings.
    """

    kind: PageKind
    deciding: Span | None
    reports: tuple[Span, ...]
    others: tuple[Span, ...] = ()

    @property
    def is_signing(self) -> bool:
        """Whether the page reports a signing."""
        return self.kind is PageKind.SIGNING


def judge_page(layout: Layout, language: Language) -> Verdict:
    """Return what a page reports: the headline decides, else a sentence that reports a signing, else a plan."""
    events = language.events
    year = page_year(layout)
    kinds: list[tuple[Span, PageKind]] = []
    title = layout.headline
    for span in layout.sentences:
        after_document = (
            _introduces_document(layout, *kinds[-1], language) if kinds else events.document.search(title) is not None
        )
        kinds.append((span, _kind_of_sentence(layout, span, language, year, after_document=after_document)))
    title_kind = _kind_of_title(title, language)
    if title_kind is PageKind.NONE and events.other_page.search(title):
        return Verdict(kind=PageKind.NONE, deciding=layout.title, reports=())
    reports, plans, past = (
        tuple(span for span, found in kinds if found is kind)
        for kind in (PageKind.SIGNING, PageKind.PLAN, PageKind.RETROSPECTIVE)
    )
    # With --force, the draft uses the sentences on a plan or on an earlier signing.
    if title_kind is PageKind.RETROSPECTIVE:
        return Verdict(kind=PageKind.RETROSPECTIVE, deciding=layout.title, reports=reports or past)
    if title_kind is PageKind.PLAN:
        return Verdict(kind=PageKind.PLAN, deciding=layout.title, reports=reports or plans)
    if title_kind is PageKind.SIGNING:
        reports = tuple(one for one in reports if not is_of_earlier_agreement(layout.reported(one), [title], language))
    is_meeting = events.meeting.search(title) is not None and title_kind is not PageKind.SIGNING
    if reports and not _only_mentions_signing(layout, reports, is_meeting=is_meeting):
        first = of_first_agreement(layout, reports, language)
        return Verdict(kind=PageKind.SIGNING, deciding=reports[0], reports=tuple(first), others=(*plans, *past))
    if title_kind is PageKind.SIGNING:
        return Verdict(kind=PageKind.SIGNING, deciding=layout.title, reports=())
    if plans:
        return Verdict(kind=PageKind.PLAN, deciding=plans[0], reports=plans)
    # A page about a meeting mentions a signing of earlier, if the headline does not name it.
    if earlier := past or reports:
        return Verdict(kind=PageKind.RETROSPECTIVE, deciding=earlier[0], reports=earlier)
    kind = PageKind.MEETING if events.meeting.search(title) else PageKind.NONE
    return Verdict(kind=kind, deciding=layout.title or next(iter(layout.sentences), None), reports=())


def reports_and_ceremony(layout: Layout, verdict: Verdict, language: Language) -> list[Span]:
    """Return the sentences that report the signing, and those after them about the ceremony."""
    first = verdict.reports[0] if verdict.reports else layout.title
    reports = frozenset(verdict.reports)
    ceremonies = (
        one
        for one in layout.sentences
        if one not in reports and first and one > first and language.places.ceremony.search(layout.text(one))
    )
    return [*verdict.reports, *ceremonies]


def page_year(layout: Layout) -> int | None:
    """Return the year of the page: from its stamp, else the latest that the text names."""
    if layout.stamp:
        return layout.stamp.day.year
    if month := month_of_page(layout.plain):
        return month.year
    years = (int(match[0]) for match in _YEAR.finditer(layout.plain[: layout.end]))
    return max((year for year in years if year <= today().year), default=None)


def _introduces_document(layout: Layout, span: Span, kind: PageKind, language: Language) -> bool:
    """Return whether a sentence reports a signing or names a document, to which the next one refers with a pronoun."""
    if kind in {PageKind.PLAN, PageKind.RETROSPECTIVE}:
        return False
    events, text = language.events, layout.reported(span)
    # "Подписание состоялось в рамках форума": the signing of a document
    is_signing = language.has_cases and events.noun.search(text) is not None
    return kind is PageKind.SIGNING or is_signing or events.document.search(text) is not None


def _kind_of_title(title: str, language: Language) -> PageKind:
    events = language.events
    if not title or not events.document.search(title) or events.other_object.search(title):
        return PageKind.NONE
    if events.planned.search(title):
        return PageKind.PLAN
    if _names_earlier_document(title, language):
        return PageKind.RETROSPECTIVE
    return PageKind.SIGNING if events.headline.search(title) else PageKind.NONE


def _kind_of_sentence(
    layout: Layout, span: Span, language: Language, year: int | None, *, after_document: bool
) -> PageKind:
    """Return what one sentence reports; `after_document` is whether it can refer to a document with a pronoun."""
    events = language.events
    text = layout.reported(span)
    verb = events.signing.search(text)
    names_document = events.document.search(text) or (after_document and verb)
    if not names_document or events.other_object.search(text):
        return PageKind.NONE
    past = events.retrospective.search(text)
    planned = events.planned.search(text)
    if not verb and planned:
        return PageKind.PLAN
    if not verb:
        return PageKind.RETROSPECTIVE if past else PageKind.NONE
    if _names_earlier_document(text, language):
        return PageKind.RETROSPECTIVE
    if planned and _is_about_verb(planned, verb):
        return PageKind.PLAN
    start = max(0, verb.start() - _MAX_DISTANCE_OF_YEAR)
    end = _end_of_statement(text, verb, past.start() if past else len(text), language)
    years = [int(match[0]) for match in _YEAR.finditer(text, start, end) if not _is_of_founding(text, match)]
    is_of_earlier_year = year and years and _is_of_earlier_year(layout, max(years), year)
    if is_of_earlier_year or _is_of_earlier_month(layout, text[start:end], language):
        return PageKind.RETROSPECTIVE
    return PageKind.SIGNING


def _is_of_founding(text: str, year: re.Match[str]) -> bool:
    """Return whether a year is as in "founded in 1950", but not as in "partners since 2019, when they signed"."""
    before = text[max(0, year.start() - _MAX_DISTANCE_OF_YEAR) : year.start()]
    return _FOUNDED.search(before) is not None and not re.match(",? when ", text[year.end() :])


def _names_earlier_document(text: str, language: Language) -> bool:
    """Return whether a text is about an earlier document, and not as in "signed a plan under the agreement of 2019"."""
    events = language.events
    past = events.retrospective.search(text)
    verb = events.signing.search(text) or events.headline.search(text)
    is_basis = past and verb and past.start() > verb.end() and events.document.search(text, verb.end(), past.start())
    return past is not None and not is_basis


def _is_of_earlier_year(layout: Layout, year: int, year_of_page: int) -> bool:
    """Return whether a year near a verb is before the year of the page; last year counts only after the new year."""
    if year >= year_of_page:
        return False
    if layout.stamp is None or year < year_of_page - 1:
        return True
    return layout.stamp.day.timetuple().tm_yday > _LAST_DAY_OF_NEW_YEAR


def _is_of_earlier_month(layout: Layout, text: str, language: Language) -> bool:
    """Return whether the words about a signing name only months long before the stamp: "in May 2023", "this June"."""
    stamp, dates = layout.stamp, language.dates
    if not stamp:
        return False
    dated = [
        stamp.months_since(dates.month(match["month"]), int(match["year"])) for match in dates.month_year.finditer(text)
    ]
    if dated:
        return min(dated) >= _MIN_MONTHS_BEFORE_STAMP
    undated = [stamp.months_since(dates.month(match["month"])) for match in dates.month_alone.finditer(text)]
    return bool(undated) and all(distance in _EARLIER_MONTHS for distance in undated)


def _end_of_statement(text: str, verb: re.Match[str], past: int, language: Language) -> int:
    """Return where the words about a signing end: after "a plan" in "signed a plan under the agreement of 2019".

    `past` is where the words about an earlier document start.
    """
    # A document with a year after the one that is signed is an earlier one.
    documents = list(language.events.document.finditer(text, verb.end()))[1:]
    dated = (one.start() for one in documents if re.match(r"[^.,;]{0,20}(?:19|20)\d\d", text[one.end() :]))
    return min(next(dated, len(text)), past, verb.end() + _MAX_DISTANCE_OF_YEAR)


def _is_about_verb(planned: re.Match[str], verb: re.Match[str]) -> bool:
    """Return whether a plan is about the verb: "will sign", but not "signed a plan, and will sign a protocol"."""
    # In "met to sign", the plan is a part of the verb, and reports a signing.
    if verb.start() < planned.start() and planned.end() <= verb.end():
        return False
    return planned.start() <= verb.end()


def _only_mentions_signing(layout: Layout, reports: tuple[Span, ...], *, is_meeting: bool) -> bool:
    """Return whether a page about a meeting has only one report of a signing, in its second half."""
    if not is_meeting or len(layout.sentences) < _MIN_SENTENCES_OF_MEETING:
        return False
    return layout.sentences.index(reports[0]) * 2 > len(layout.sentences) and len(reports) == 1
