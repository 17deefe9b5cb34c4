"""Areas of cooperation, each with its topic: the items of a list, or the parts of a sentence."""

import re
from collections.abc import Iterator
from typing import Final

from eapa_cli.importing.press.evidence import Found, Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.page.layout import Layout
from eapa_cli.importing.press.page.page_verdict import Verdict
from eapa_cli.model.message import Message
from eapa_cli.model.vocabulary import Topic

# An item of a list: "- joint research;", "2) exchange of students"; not "12.05.2024".
_ITEM: Final = re.compile(r"\A\W*(?:[-•*·—]|\d{1,2}[.)](?!\d))\s*(?P<text>\S.*?)[;,.]?\s*\Z")
# The areas in a sentence are separated by commas: "in culture, sport and tourism" has two parts.
_PART: Final = re.compile(r"[^,;]+")
# Of more areas, a draft has the first ones.
_MAX_AREAS: Final = 12
# A longer item of a list, or part of a sentence, is not the name of an area.
_MAX_ITEM_WORDS: Final = 32
_MAX_PART_WORDS: Final = 7
# After its areas, a report continues: "cooperation in culture, in the presence of the sports minister".
_MAX_REPORT_PART_WORDS: Final = 4
# A paragraph without full stops, of at least so many characters, names areas only if it is about cooperation.
_PARAGRAPH_LENGTH: Final = 400
# "and culture", "а также спорта", "2) sport": the words in front of a part that do not belong to it.
_BEFORE_PART: Final = re.compile(r"(?:(?:and|as well as|also|и|а также|\(?\d{1,2}[.)]|[a-zа-я]\))\s+)+")


def find_areas(layout: Layout, verdict: Verdict, language: Language) -> tuple[Found[tuple[Topic, str]], ...]:
    """Return the areas of cooperation, from a list of two items or more, else from a sentence.

    A list without any topic is a menu: "- Print this page", "- Contacts".
    """
    items = list(_list_items(layout, language))
    is_list = len(items) > 1 and any(one.value[0] is not Topic.OTHER for one in items)
    found = items if is_list else list(_in_sentence(layout, verdict, language))
    return tuple(found[:_MAX_AREAS])


def topic_of(text: str, language: Language) -> Topic:
    """Return the topic that is named first; "partnership" only if no other topic is named."""
    named = [
        (match.start(), number, topic)
        for number, (topic, pattern) in enumerate(language.topics)
        if (match := pattern.search(text))
    ]
    specific = [one for one in named if one[2] is not Topic.PARTNERSHIP]
    return min(specific or named)[2] if named else Topic.OTHER


def _list_items(layout: Layout, language: Language) -> Iterator[Found[tuple[Topic, str]]]:
    for line in layout.lines:
        match = _ITEM.match(layout.text(line))
        if match and len(match["text"].split()) <= _MAX_ITEM_WORDS:
            span = Span(line.start + match.start("text"), line.start + match.end("text"))
            text = " ".join(layout.source.words(span).split())
            yield Found(value=(topic_of(text, language), text), span=span, reason=Message("the topic of these words"))


def _in_sentence(layout: Layout, verdict: Verdict, language: Language) -> Iterator[Found[tuple[Topic, str]]]:
    """Yield the areas of the first sentence that introduces areas: "It provides for exchanges of students, ..."."""
    first_report = verdict.reports[0] if verdict.reports else None
    # The first report comes last: "signed a memorandum on education and culture, in the presence of the minister".
    for sentence in sorted(layout.sentences, key=lambda one: one == first_report):
        text = layout.text(sentence)
        introductions = list(language.areas.finditer(text))
        if not introductions or not _may_name_areas(text, language):
            continue
        max_words = _MAX_REPORT_PART_WORDS if sentence == first_report else _MAX_PART_WORDS
        for span in _parts(text, introductions[-1].end(), sentence.start):
            words = layout.text(span)
            topic = topic_of(words, language)
            is_area = topic is not Topic.OTHER and len(words.split()) <= max_words
            # In the first report, other words than areas follow.
            if sentence == first_report and not (is_area and words.islower()):
                return
            if is_area:
                printed = " ".join(layout.source.words(span).split())
                yield Found(value=(topic, printed), span=span, reason=Message("the topic of these words"))
        return


def _may_name_areas(text: str, language: Language) -> bool:
    """Return whether a sentence is about a document or cooperation, or at least is not a whole paragraph."""
    is_about_cooperation = language.events.document.search(text) or "cooperat" in text or "сотруднич" in text
    return bool(is_about_cooperation) or len(text) < _PARAGRAPH_LENGTH


def _parts(text: str, start: int, offset: int) -> Iterator[Span]:
    """Yield the parts of a sentence from `start` on, without numbers and conjunctions; the sentence is at `offset`."""
    for match in _PART.finditer(text, start):
        part = match[0].rstrip(" .")
        first = match.start() + len(part) - len(part.lstrip())
        end = match.start() + len(part)
        if before := _BEFORE_PART.match(text[first:end]):
            first += before.end()
        if first < end:
            yield Span(offset + first, offset + end)
