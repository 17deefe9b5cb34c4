"""Areas of cooperation in free wording: a cell has one or more areas in English or Russian."""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from eapa_cli.importing.free_wording.items import split_items
from eapa_cli.matching import topic_words
from eapa_cli.model.vocabulary import Topic

# The marks between a topic and its wording: 'education: exchange of students'.
_WORDING_MARKS: Final = (":", "=", " – ", " — ", " - ")
# A comma outside of brackets, with the conjunction after it: ', ' or ', and '.
_COMMA: Final = re.compile(r",\s*(?:(?:and|as well as|а также|и)\s+)?(?![^()]*\))")
_AND: Final = re.compile(r"\s+(?:and|и|&)\s+|\s*/\s*")
# A word with the ending of an adjective, 'cultural' or 'научные', but not a noun: 'music', 'образование'.
_ADJECTIVE: Final = re.compile(
    r"(?!(?:music|clinic|festival|carnival|journal|hospital|archive|initiative|library"
    r"|отдых|\w+(?:[бвдзлмпрстфц]|[аеёиоуя]н)и[ей])$)"
    r"\w+(?:al|ic|ive|ary|ый|ий|ой|ая|ое|ые|ие|ых|их)",
    re.IGNORECASE,
)
# The words before the areas: 'Areas of cooperation:', 'Направления сотрудничества:'.
_INTRODUCTION: Final = re.compile(
    r"(?:(?:the )?(?:areas?|fields?|spheres?)(?: of cooperation)?|направлени\w+|област\w+|сфер\w+|темы)(?: сотрудничества)?\s*:\s*",
    re.IGNORECASE,
)
_BULLETS: Final = " \t-–—•·*.,"

FindTopic = Callable[[str], str | None]
"""Returns the topic whose name is exactly a text, or None."""


class Area(NamedTuple):
    """An area of cooperation."""

    topic: str
    text: str | None
    """The wording of the cell; None if it is only a name of the topic."""
    is_known: bool = True
    """Whether the topic follows from the words; otherwise it is `other`."""


def read_areas(text: str, find_topic: FindTopic) -> list[Area]:
    """Read a cell of areas; words without a known topic get the topic `other`."""
    parts = split_items(_INTRODUCTION.sub("", text, count=1))
    if len(parts) == 1 and find_topic(parts[0]) is None:
        parts = list(_split_at_commas(parts[0], find_topic))
    areas = [area for part in parts for area in _read_part(part.strip(_BULLETS), find_topic)]
    return list(dict.fromkeys(areas))


def find_topic_of_words(text: str) -> str | None:
    """Return the first topic that the words of a text mean; partnership only if they mean no other topic."""
    patterns = (*topic_words.ENGLISH, *topic_words.RUSSIAN)
    matches = [(match.start(), topic) for topic, pattern in patterns if (match := pattern.search(text))]
    specific = [(start, topic) for start, topic in matches if topic is not Topic.PARTNERSHIP]
    return min(specific or matches)[1].value if matches else None


def _split_at_commas(text: str, find_topic: FindTopic) -> Iterator[str]:
    """Split a cell at commas; adjectives stay with the noun after them, as in 'cultural, scientific exchange'.

    A topic with its wording after a colon is not split.
    """
    head, mark, _ = text.partition(":")
    if mark and find_topic(head.strip()):
        yield text
        return
    adjectives = ""
    for part in filter(None, map(str.strip, _COMMA.split(text))):
        adjectives = f"{adjectives}, {part}".lstrip(", ")
        if not _ADJECTIVE.fullmatch(part):
            yield adjectives
            adjectives = ""
    if adjectives:
        yield adjectives


def _read_part(part: str, find_topic: FindTopic) -> Iterator[Area]:
    """Yield the areas of a part: a topic, a topic with its wording, several topics, or words that mean a topic."""
    if not part:
        return
    if topic := find_topic(part):
        yield Area(topic, None)
        return
    for mark in _WORDING_MARKS:
        head, _, wording = part.partition(mark)
        if wording.strip() and (topic := find_topic(head.strip())):
            yield Area(topic, wording.strip())
            return
    topics = [find_topic(phrase) for phrase in _AND.split(part)]
    if len(topics) > 1 and all(topics):
        yield from (Area(topic, None) for topic in topics if topic)
        return
    topic = find_topic_of_words(part)
    yield Area(topic or Topic.OTHER.value, part, is_known=topic is not None)
