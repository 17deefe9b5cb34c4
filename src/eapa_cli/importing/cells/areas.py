"""Areas of cooperation in free wording: several in a cell, in English or Russian, each with its topic."""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from eapa_cli.importing.cells.items import split_items
from eapa_cli.matching import topic_words
from eapa_cli.model.vocabulary import Topic

_SEPARATORS: Final = (":", "=", " – ", " — ", " - ")
_COMMA: Final = re.compile(r",\s*(?:(?:and|as well as|а также|и)\s+)?(?![^()]*\))")
_AND: Final = re.compile(r"\s+(?:and|и|&)\s+|\s*/\s*")
_ADJECTIVE: Final = re.compile(r"\w+(?:al|ic|ive|ary|ый|ий|ой|ая|ое|ые|ие|ых|их)", re.IGNORECASE)
_LEAD: Final = re.compile(
    r"(?:(?:the )?(?:areas?|fields?|spheres?)(?: of cooperation)?|направлени\w+|област\w+|сфер\w+|темы)(?: сотрудничества)?\s*:\s*",
    re.IGNORECASE,
)
_BULLETS: Final = " \t-–—•·*.,"

FindTopic = Callable[[str], str | None]
"""Returns the topic that is called so exactly, or None."""


class Area(NamedTuple):
    """A topic, and the words of the cell unless they are a name of the topic."""

    topic: str
    text: str | None
    is_known: bool = True


def read_areas(text: str, find_topic: FindTopic) -> list[Area]:
    """Read a cell of areas; words without a known topic have the topic `other`, and are not known."""
    found = split_items(_LEAD.sub("", text, count=1))
    if len(found) == 1 and find_topic(found[0]) is None:
        found = list(_split(found[0], find_topic))
    areas = [area for piece in found for area in _read_piece(piece.strip(_BULLETS), find_topic)]
    return list(dict.fromkeys(areas))


def topic_in(text: str) -> str | None:
    """Return the topic of some words: the first one that they name, and cooperation only if there is no other."""
    patterns = (*topic_words.ENGLISH, *topic_words.RUSSIAN)
    found = [(match.start(), topic) for topic, pattern in patterns if (match := pattern.search(text))]
    specific = [one for one in found if one[1] is not Topic.PARTNERSHIP]
    return min(specific or found)[1].value if found else None


def _split(text: str, find_topic: FindTopic) -> Iterator[str]:
    """Split a cell without other separators at commas, unless these list adjectives of one noun."""
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


def _read_piece(piece: str, find_topic: FindTopic) -> Iterator[Area]:
    if not piece:
        return
    if topic := find_topic(piece):
        yield Area(topic, None)
        return
    for mark in _SEPARATORS:
        head, _, meant = piece.partition(mark)
        if meant.strip() and (topic := find_topic(head.strip())):
            yield Area(topic, meant.strip())
            return
    both = [find_topic(part) for part in _AND.split(piece)]
    if len(both) > 1 and all(both):
        yield from (Area(topic, None) for topic in both if topic)
        return
    topic = topic_in(piece)
    yield Area(topic or Topic.OTHER.value, piece, is_known=topic is not None)
