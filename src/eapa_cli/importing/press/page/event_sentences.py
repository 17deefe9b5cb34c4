"""The sentences near a report that describe the event, meeting or visit at which the agreement was signed.

They can name its day and its place: "The forum was held in Osh on 4 March. A and B signed a memorandum.".
"""

import re
from collections.abc import Iterator
from typing import Final

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.page.layout import Layout

# Besides the first sentence of a page, only so many sentences before a report can describe its event.
_MAX_SENTENCES_BEFORE: Final = 5
# The first sentence of a page describes the event of a report that comes at most so many sentences later.
_MAX_SENTENCES_AFTER_LEAD: Final = 8
# A sentence after the report can start with the event of the report: "The forum was held in Osh".
_MAX_SENTENCES_AFTER: Final = 6
# The stem is the word without its last letter: "foru" in "The forum was held".
_FIRST_NOUN: Final = re.compile(r"(?:(?:The|This|Сам|Сама|Само) )?(?P<stem>[^\W\d_]{4,})[^\W\d_]")
# "the first meeting", "в прошлый визит": not the one of the report. "прошла" and "прошли" are verbs.
_OTHER_MEETING: Final = re.compile(
    r"\b(?:first|last|previous|next|earlier|later)\b|\b(?:перв|последн|предыдущ|прошл(?![аои] )|следующ)\w+ "
    r"|\b(?:ранее|позже)\b",
    re.IGNORECASE,
)


def sentences_of_event(layout: Layout, report: Span, language: Language) -> Iterator[Span]:
    """Yield the sentences about the event of a report: those before it, the nearest first, and then those after it.

    The first sentence of the page and the sentences next to the report describe its event even if the report has no
    words such as "at the forum".
    """
    if report not in layout.sentences:
        return
    at = layout.sentences.index(report)
    text = layout.text(report)
    refers_to_event = language.places.during_event.search(text)
    refers_to_visit = language.places.visit.search(text)
    for number in range(at - 1, -1, -1):
        is_lead = number == 0
        if at - number > _MAX_SENTENCES_BEFORE and not is_lead:
            continue
        sentence = layout.sentences[number]
        is_near = number == at - 1 or (is_lead and at <= _MAX_SENTENCES_AFTER_LEAD)
        words = layout.reported(sentence)
        is_event = (is_near or refers_to_event) and language.places.event_held.search(words)
        is_visit = (is_near or refers_to_visit) and language.places.met.search(words)
        if (is_event or is_visit) and not _is_other_time(words, language):
            yield sentence
    for sentence in layout.sentences[at + 1 : at + 1 + _MAX_SENTENCES_AFTER]:
        words = layout.reported(sentence)
        if _is_of_event_in(text, words, language) and not _is_other_time(words, language):
            yield sentence
    for sentence in layout.sentences[at + 1 : at + 2]:
        words = layout.reported(sentence)
        is_other = _OTHER_MEETING.search(words) or _is_other_time(words, language)
        if language.places.met.search(words) and not is_other:
            yield sentence


def _is_of_event_in(report: str, words: str, language: Language) -> bool:
    """Return whether a sentence says where or when the event was that the report names: "The forum was held in Osh"."""
    first = _FIRST_NOUN.match(words)
    if not first or not language.places.event_held.search(words):
        return False
    return re.search(rf"\b{first['stem']}", report, re.IGNORECASE) is not None


def _is_other_time(text: str, language: Language) -> bool:
    """Return whether a sentence is about an earlier signing, an earlier year or a later event."""
    events = language.events
    patterns = (events.retrospective, events.past_time, language.future)
    return any(pattern.search(text) for pattern in patterns)


def sentence_before(layout: Layout, report: Span) -> Span | None:
    """Return the sentence just before a report."""
    at = layout.sentences.index(report) if report in layout.sentences else 0
    return layout.sentences[at - 1] if at else None
