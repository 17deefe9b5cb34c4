"""The questions of which an answer has several parts: who signed, and what an agreement is about.

Each part is asked for by itself. Where an answer is given again, or could not be read, its parts stand there as before.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from eapa_cli.cli.forms.desk import Desk
from eapa_cli.cli.forms.parts import Items, tagged_texts
from eapa_cli.cli.forms.question import Question
from eapa_cli.cli.forms.reading import tagged
from eapa_cli.cli.prompts.asker import Choice
from eapa_cli.cli.prompts.choosing import topics
from eapa_cli.model.names import LocalText
from eapa_cli.model.vocabulary import Capacity

if TYPE_CHECKING:  # it asks these questions
    from eapa_cli.cli.prompts.dialogue import Dialogue

_NONE = ""


class SignatoryQuestion:
    """Asks who signed: the party, the name in its spellings, the post, the capacity."""

    def __init__(self, dialogue: "Dialogue", question: Question) -> None:
        self._dialogue = dialogue
        self._question = question

    def one(self, message: str, *, default: str = "") -> str:
        """One answer, as it is kept; empty if there is none."""
        desk, asker = self._dialogue.desk, self._dialogue.asker
        item = _item(self._question, default)
        names = [*_as_typed(item.get("name", {}), desk), *item.get("also", ())]
        post, capacity = _joined(item.get("position", {}), desk), item.get("capacity", _NONE)
        parties = self._signing()
        standing = next((choice.value for choice in parties if choice.value == item.get("party")), None)
        party = asker.choose(message, parties, default=standing)
        while party:
            name = asker.text("Name of who signed", default="".join(names[:1])).strip()
            if not name:
                return _NONE
            names = [name, *self._others(names[1:])]
            post = asker.text("Post (Enter: none)", default=post).strip()
            capacity = asker.choose("Signed as", _capacities(), default=capacity or None)
            written = f"{party}{capacity and f':{capacity}'}={'|'.join(names)}{post and f'; {post}'}"
            answer = self._dialogue.read(self._question, written)
            if answer is not None:
                return answer
        return _NONE

    def _signing(self) -> list[Choice]:
        parties = (self._dialogue.desk.known(id_) for id_ in self._dialogue.answers["party"])
        return [Choice(_NONE, "nobody is named, or nobody else"), *(Choice(one.id, str(one)) for one in parties if one)]

    def _others(self, standing: Sequence[str]) -> list[str]:
        message = "Another spelling, or the name in another language (Enter: none)"
        kept = (self._dialogue.asker.text(message, default=name).strip() for name in standing)
        others = [name for name in kept if name]
        while other := self._dialogue.asker.text(message).strip():
            others.append(other)
        return others


class AreaQuestion:
    """Asks what an agreement is about: the topic, and the source's words."""

    def __init__(self, dialogue: "Dialogue", question: Question) -> None:
        self._dialogue = dialogue
        self._question = question

    def one(self, message: str, *, default: str = "") -> str:
        """One answer, as it is kept; empty if there is none."""
        item = _item(self._question, default)
        text = _joined(item.get("text", {}), self._dialogue.desk)
        topic = self._dialogue.asker.choose(message, topics(), default=item.get("topic"))
        while topic:
            text = self._dialogue.asker.text("In the source's words (Enter: none)", default=text).strip()
            answer = self._dialogue.read(self._question, f"{topic}={text}" if text else topic)
            if answer is not None:
                return answer
        return _NONE


def _item(question: Question, answer: str) -> dict[str, Any]:
    assert isinstance(question.part, Items)
    return question.part.plain(answer) if answer else {}


def _as_typed(texts: LocalText, desk: Desk) -> Iterator[str]:
    """Texts as one would type them: with a tag only where another language would be taken for theirs."""
    for answer in tagged_texts(texts):
        text = answer.partition("=")[2]
        yield text if tagged(text, desk) == answer else answer


def _joined(texts: LocalText, desk: Desk) -> str:
    # A tag is what parts the others from the first.
    return "|".join([*islice(_as_typed(texts, desk), 1), *tagged_texts(texts)[1:]])


def _capacities() -> list[Choice]:
    return [Choice(_NONE, "not known"), *(Choice(str(word), str(word)) for word in Capacity)]
