"""The sentences before a report that describe the event, meeting or visit at which the agreement was signed.

They can name its day and its place: "The forum was held in Osh on 4 March. A and B signed a memorandum.".
"""

from collections.abc import Iterator
from typing import Final

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.layout import Layout

_MAX_SENTENCES_BEFORE: Final = 3
# The first sentence of a page describes the event of a report that is as near.
_MAX_SENTENCES_AFTER_LEAD: Final = 8


def sentences_of_event(layout: Layout, report: Span, language: Language) -> Iterator[Span]:
    """Yield the sentences before a report about its event, the nearest first, and the first sentence of the page."""
    at = layout.sentences.index(report) if report in layout.sentences else 0
    text = layout.text(report)
    refers_to_event = language.places.during_event.search(text)
    refers_to_visit = language.places.visit.search(text)
    for number in range(at - 1, -1, -1):
        distance = at - 1 - number
        if distance >= _MAX_SENTENCES_BEFORE and number > 0:
            continue
        sentence = layout.sentences[number]
        words = layout.reported(sentence)
        if language.events.retrospective.search(words) or language.future.search(words):
            continue
        is_event = language.places.event_held.search(words)
        is_visit = language.places.met.search(words)
        is_near = distance == 0 or (number == 0 and at <= _MAX_SENTENCES_AFTER_LEAD)
        if (is_event and (is_near or refers_to_event)) or (is_visit and (is_near or refers_to_visit)):
            yield sentence


def sentence_before(layout: Layout, report: Span) -> Span | None:
    """Return the sentence just before a report."""
    at = layout.sentences.index(report) if report in layout.sentences else 0
    return layout.sentences[at - 1] if at else None
