"""Posts without a name in a Russian list: "подписали губернатор А X, директор Б и ректор В Y".

The words look like two posts of Y. The comma before them, or the plural of the verb, shows that they are two people.
"""

import re
from dataclasses import replace
from typing import Final

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.phrases.mention import Mention, Sentence

# "и" = a before a post, "ректор" = P or "первый проректор" = MP
_AND_POST: Final = re.compile("a(?=M*P)")


def without_nameless_post(sentence: Sentence, person: Mention) -> Mention:
    """Return a person with only the last of several posts before the name: "ректор В" in "директор Б и ректор В Y"."""
    position = person.position
    if not position or not person.name or person.name.start < position.start:
        return person
    tokens = range(sentence.index_at(position.start), sentence.index_at(position.end))
    starts = [one.end() for one in _AND_POST.finditer(sentence.classes, tokens.start, tokens.stop)]
    if not starts:
        return person
    last = Span(sentence.tokens[starts[-1]].start, position.end)
    return replace(person, position=last, orgs=tuple(org for org in person.orgs if org.start >= last.start))
