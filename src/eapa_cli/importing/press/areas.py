"""Areas of cooperation: list items or the words of a sentence, with their topics."""

import re
from collections.abc import Iterator
from typing import Final

from eapa_cli.importing.press.evidence import Found, Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.layout import Layout
from eapa_cli.importing.press.page_verdict import Verdict
from eapa_cli.model.vocabulary import Topic
from eapa_cli.text.translatable_message import Message

_ITEM: Final = re.compile(r"\A\W*(?:[-•*·—]|\d{1,2}[.)])\s*(?P<text>\S.*?)[;,.]?\s*\Z")
_PART: Final = re.compile(r"[^,;]+")
_MAX_AREAS: Final = 12
_MAX_WORDS: Final = 16
_MAX_PART: Final = 7
_MAX_SENTENCE: Final = 400
_JOINING: Final = re.compile(r"\A(?:(?:and|as well as|also|и|а также)\s+)+")


def find_areas(layout: Layout, verdict: Verdict, language: Language) -> tuple[Found[tuple[Topic, str]], ...]:
    """Return the areas of cooperation, from a list if the text has one."""
    items = list(_list_items(layout, language))
    found = items if len(items) > 1 else list(_in_sentence(layout, verdict, language))
    return tuple(found[:_MAX_AREAS])


def topic_of(text: str, language: Language) -> Topic:
    """Return the topic of the words of an area: the one that is named first."""
    found = [
        (match.start(), number, topic)
        for number, (topic, pattern) in enumerate(language.topics)
        if (match := pattern.search(text))
    ]
    specific = [one for one in found if one[2] is not Topic.PARTNERSHIP]
    return min(specific or found)[2] if found else Topic.OTHER


def _list_items(layout: Layout, language: Language) -> Iterator[Found[tuple[Topic, str]]]:
    for line in layout.lines:
        match = _ITEM.match(layout.text(line))
        if match and len(match["text"].split()) <= 2 * _MAX_WORDS:
            span = Span(line.start + match.start("text"), line.start + match.end("text"))
            text = " ".join(layout.source.words(span).split())
            yield Found(value=(topic_of(text, language), text), span=span, reason=Message("the topic of these words"))


def _in_sentence(layout: Layout, verdict: Verdict, language: Language) -> Iterator[Found[tuple[Topic, str]]]:
    for sentence in layout.sentences:
        if sentence in verdict.reports[:1] and len(layout.sentences) > 1:
            continue
        text = layout.text(sentence)
        intro = next(reversed(list(language.areas.finditer(text))), None)
        if not intro or not (
            language.events.document.search(text)
            or "cooperat" in text
            or "сотруднич" in text
            or len(text) < _MAX_SENTENCE
        ):
            continue
        for match in _PART.finditer(text, intro.end()):
            part = match[0].rstrip(" .")
            start = match.start() + len(part) - len(part.lstrip())
            part = part.strip()
            if joining := _JOINING.match(part):
                start, part = start + joining.end(), part[joining.end() :]
            if part and len(part.split()) <= _MAX_PART and (topic := topic_of(part, language)) is not Topic.OTHER:
                span = Span(sentence.start + start, sentence.start + start + len(part))
                yield Found(
                    value=(topic, " ".join(layout.source.words(span).split())),
                    span=span,
                    reason=Message("the topic of these words"),
                )
        return
