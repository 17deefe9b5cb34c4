"""The questions of which an answer has several parts: who signed, and what an agreement is about.

Each part is asked for by itself. Where an answer is given again, or could not be read, its parts stand there as before.
"""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from eapa_cli.entry.answer_parser import tagged
from eapa_cli.entry.entry_context import Desk
from eapa_cli.entry.form_fields import Items, tagged_texts
from eapa_cli.entry.prompts.asker import Choice
from eapa_cli.entry.prompts.choices import topics
from eapa_cli.entry.question import Question
from eapa_cli.model.names import LocalText
from eapa_cli.model.vocabulary import Capacity

if TYPE_CHECKING:  # it asks these questions
    from eapa_cli.entry.prompts.dialogue import Dialogue

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
        told = _Told(
            self._dialogue,
            self._question,
            default,
            party=item.get("party", _NONE),
            names=[*_as_typed(item.get("name", {}), desk), *item.get("also", ())],
            post=_joined(item.get("position", {}), desk),
            capacity=item.get("capacity", _NONE),
        )
        parties = self._signing()
        standing = next((choice.value for choice in parties if choice.value and choice.value == told["party"]), None)
        party = told.keep("party", asker.choose(message, parties, default=standing))
        while party:
            name = self._dialogue.text("Signatory's full name", default="".join(told["names"][:1])).strip()
            if not name:
                break
            told.keep("names", [name, *told["names"][1:]])
            self._ask_others(told)
            post = told.keep("post", self._dialogue.text("Position (optional)", default=told["post"]).strip())
            capacity = told.keep("capacity", asker.choose("Capacity", _capacities(), default=told["capacity"] or None))
            spelt = "|".join(told["names"])
            written = f"{party}{capacity and f':{capacity}'}={spelt}{post and f'; {post}'}"
            answer = self._dialogue.read(self._question, written)
            if answer is not None:
                return told.whole(answer)
        return told.whole(_NONE)

    def _signing(self) -> list[Choice]:
        parties = (self._dialogue.desk.known(id_) for id_ in self._dialogue.answers["party"])
        return [Choice(_NONE, "No one else"), *(Choice(one.id, str(one)) for one in parties if one)]

    def _ask_others(self, told: "_Told") -> None:
        """Ask for the names behind the first, where they stand already, and for one more until there is none."""
        message, at = "Another spelling, or the name in another language (optional)", 1
        while True:
            others = told["names"][at:]
            name = self._dialogue.text(message, default="".join(others[:1])).strip()
            told.keep("names", [*told["names"][:at], *([name] if name else []), *others[1:]])
            if not (name or others):
                return
            at += 1 if name else 0


class AreaQuestion:
    """Asks what an agreement is about: the topic, and the source's words."""

    def __init__(self, dialogue: "Dialogue", question: Question) -> None:
        self._dialogue = dialogue
        self._question = question

    def one(self, message: str, *, default: str = "") -> str:
        """One answer, as it is kept; empty if there is none."""
        asker, item = self._dialogue.asker, _item(self._question, default)
        text = _joined(item.get("text", {}), self._dialogue.desk)
        told = _Told(self._dialogue, self._question, default, topic=item.get("topic", _NONE), text=text)
        topic = told.keep("topic", asker.choose(message, topics(), default=told["topic"] or None))
        message, refused = "Wording of the source (optional)", False
        while topic:
            text = told.keep("text", self._dialogue.text(message, default=told["text"], replace=refused).strip())
            answer = self._dialogue.read(self._question, f"{topic}={text}" if text else topic)
            if answer is not None:
                return told.whole(answer)
            refused = True
        return told.whole(_NONE)


class _Told:
    """The parts of one answer, each of which is kept as it is given, so that whoever stops goes on from there."""

    def __init__(self, dialogue: "Dialogue", question: Question, replaced: str, **standing: Any) -> None:
        self._dialogue = dialogue
        self._amid = dialogue.desk.half_told
        self._amid.begin(question.flag, replaced, standing)

    def __getitem__(self, part: str) -> Any:
        return self._amid.parts[part]

    def keep(self, part: str, value: Any) -> Any:
        """Keep a part, and give it back."""
        self._amid.parts[part] = value
        self._dialogue.kept()
        return value

    def whole(self, answer: str) -> str:
        """Have no half of an answer any more, and give the whole back."""
        self._amid.clear()
        return answer


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
    return [Choice(_NONE, "unknown"), *(Choice(str(word), str(word)) for word in Capacity)]
