"""Prompts for answers of several parts: signatories and areas.

Each part has its own prompt. A changed or rejected answer starts from its previous parts.
"""

from typing import Any

from eapa_cli.entry.answer_input import local_texts_input, names_input
from eapa_cli.entry.answer_parser import area_item, signatory_item
from eapa_cli.entry.form_fields import Item
from eapa_cli.entry.prompts.choices import topics
from eapa_cli.entry.prompts.prompter import Choice
from eapa_cli.entry.prompts.session import Session
from eapa_cli.entry.question import Question
from eapa_cli.model.vocabulary import Capacity

_NONE = ""


class SignatoryQuestion:
    """Prompts for a signatory: the party, the names, the position, the capacity."""

    def __init__(self, session: Session, question: Question) -> None:
        self._session = session
        self._question = question

    def ask(self, message: str, *, default: Item | None = None) -> Item | None:
        """Return a signatory, or None."""
        session, item = self._session, default or {}
        parts = _AnswerParts(
            session,
            self._question,
            default,
            party=item.get("party", _NONE),
            names=[*names_input(item.get("name", {}), session.context), *item.get("also", ())],
            position=local_texts_input(item.get("position", {}), session.context),
            capacity=item.get("capacity", _NONE),
        )
        choices = self._parties()
        current = next((choice.value for choice in choices if choice.value and choice.value == parts["party"]), None)
        party = parts.save("party", session.prompter.choose(message, choices, default=current))
        answer = None
        while party and answer is None:
            name = session.text("Signatory's full name", default="".join(parts["names"][:1])).strip()
            if not name:
                break
            parts.save("names", [name, *parts["names"][1:]])
            answer = self._rest(parts)
        return parts.complete(answer)

    def _rest(self, parts: "_AnswerParts") -> Item | None:
        """Prompt for the parts after the first name, and return the signatory; None if it is not valid."""
        session = self._session
        self._ask_spellings(parts)
        position = session.text("Position (optional)", default=parts["position"]).strip()
        parts.save("position", position)
        parts.save("capacity", session.prompter.choose("Capacity", _capacities(), default=parts["capacity"] or None))
        answer = session.check(self._question, lambda: signatory_item(session.context, **parts.values))
        if answer is not None:
            session.show(self._question, answer)
        return answer

    def _parties(self) -> list[Choice]:
        parties = (self._session.context.organization(id_) for id_ in self._session.answers["party"])
        return [Choice(_NONE, "No one else"), *(Choice(one.id, str(one)) for one in parties if one)]

    def _ask_spellings(self, parts: "_AnswerParts") -> None:
        """Prompt for each name after the first, and for new ones until there are no more."""
        message, at = "Another spelling, or the name in another language (optional)", 1
        while True:
            others = parts["names"][at:]
            name = self._session.text(message, default="".join(others[:1])).strip()
            parts.save("names", [*parts["names"][:at], *([name] if name else []), *others[1:]])
            if not (name or others):
                return
            at += 1 if name else 0


class AreaQuestion:
    """Prompts for an area of cooperation: the topic, and the wording of the source."""

    def __init__(self, session: Session, question: Question) -> None:
        self._session = session
        self._question = question

    def ask(self, message: str, *, default: Item | None = None) -> Item | None:
        """Return an area, or None."""
        session, item = self._session, default or {}
        text = local_texts_input(item.get("text", {}), session.context)
        parts = _AnswerParts(session, self._question, default, topic=item.get("topic", _NONE), text=text)
        topic = parts.save("topic", session.prompter.choose(message, topics(), default=parts["topic"] or None))
        answer, rejected = None, False
        while topic and answer is None:
            written = session.text("Wording of the source (optional)", default=parts["text"], replace=rejected)
            parts.save("text", written.strip())
            answer = session.check(self._question, lambda: area_item(session.context, **parts.values))
            rejected = True
        if answer is not None and "text" in answer:
            session.show(self._question, answer)
        return parts.complete(answer)


class _AnswerParts:
    """The parts of an incomplete answer, each of which is saved in the draft."""

    def __init__(self, session: Session, question: Question, replaced: Item | None, **initial: Any) -> None:
        self._session = session
        self._draft = session.context.draft_answer
        self._draft.start(question.flag, replaced, initial)

    @property
    def values(self) -> dict[str, Any]:
        """All parts by their names."""
        return self._draft.parts

    def __getitem__(self, part: str) -> Any:
        return self._draft.parts[part]

    def save(self, part: str, value: Any) -> Any:
        """Save a part, and return it."""
        self._draft.parts[part] = value
        self._session.save()
        return value

    def complete(self, answer: Item | None) -> Item | None:
        """Clear the partial answer and return the complete one."""
        self._draft.clear()
        return answer


def _capacities() -> list[Choice]:
    return [Choice(_NONE, "unknown"), *(Choice(str(word), str(word)) for word in Capacity)]
