"""Prompts for the signatories: one for each party, from the people who signed for it before or by name."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from textwrap import shorten
from typing import Any, Final

from eapa_cli.entry.answer_input import local_texts_input, names_input
from eapa_cli.entry.answer_parser import parse_local_text, parse_local_texts
from eapa_cli.entry.entry_context import EntryContext
from eapa_cli.entry.form_fields import Item
from eapa_cli.entry.item_parser import make_signatory
from eapa_cli.entry.known_people import people_of
from eapa_cli.entry.prompts.choices import capacities
from eapa_cli.entry.prompts.prompter import Choice, optional
from eapa_cli.entry.prompts.session import BackError, Explain, Session, ask_in_turn
from eapa_cli.entry.question import Question
from eapa_cli.entry.unusual_names import objection_to_name
from eapa_cli.model.names import in_language
from eapa_cli.text.interface_language import gettext, pgettext

_NONE: Final = ""
_OTHER: Final = "+other"
_MAX_WIDTH: Final = 50


@dataclass(slots=True, kw_only=True)
class _Parts:
    """The parts of a signatory as input."""

    party: str
    names: list[str]
    position: str
    capacity: str


class SignatoryQuestion:
    """Prompts for the signatories of all parties, or for one signatory with all its parts."""

    def __init__(self, session: Session, question: Question) -> None:
        self._session = session
        self._question = question
        self._context = session.context
        self._answers: list[Item] = session.answers[question.flag]

    def ask_all(self, *, returning: bool) -> None:
        """Ask for a signatory of each party."""
        parties = self._session.answers["party"]
        answered = [at for at, party in enumerate(parties) if self._current(party)]
        # The last one may be incomplete after an interruption.
        start = len(parties) - 1 if returning else max(answered, default=0)
        ask_in_turn(lambda at: self._ask_for(parties[at]), lambda: len(parties), start=start)

    def ask_details(self) -> None:
        """Ask for the other spellings and the capacity of each signatory."""
        ask_in_turn(self._ask_details, lambda: len(self._answers))

    def ask_one(self, *, default: Item | None) -> Item | None:
        """Return a signatory, or None."""
        session, parts = self._session, self._parts(default or {})
        organizations = (self._context.organization(id_) for id_ in session.answers["party"])
        choices = [Choice(_NONE, gettext("No one else")), *(Choice(one.id, str(one)) for one in organizations if one)]
        current = next((choice.value for choice in choices if choice.value and choice.value == parts.party), None)
        explain = session.about_part("signatories", "party")

        def ask_party(parts: _Parts) -> None:
            parts.party = session.choose(gettext("Signatory's party"), choices, explain=explain, default=current)

        asks = [ask_party, self._ask_full_name, self._ask_spellings, self._ask_position, self._ask_capacity]
        ask_in_turn(lambda at: asks[at](parts), lambda: len(asks) if parts.party else 1)
        return self._shown(parts) if parts.party else None

    def _current(self, party: str) -> Item | None:
        return next((answer for answer in self._answers if answer["party"] == party), None)

    def _put(self, party: str, item: Item | None) -> None:
        current = self._current(party)
        at = len(self._answers) if current is None else self._answers.index(current)
        self._answers[at : at + 1] = [] if item is None else [item]
        self._session.save()

    def _ask_for(self, party: str) -> None:
        organization = self._context.organization(party)
        name = shorten(organization.name if organization else party, _MAX_WIDTH, placeholder=" …")
        message = gettext("Signatory for %(name)s") % {"name": name}
        people = people_of(self._context.index, party)
        while people:
            if not self._is_another(party, message, people):
                return
            try:
                self._enter(party, gettext("Signatory's full name"))
            except BackError:
                continue
            return
        self._enter(party, message)

    def _is_another(self, party: str, message: str, people: list[Item]) -> bool:
        """Let the person choose one of the known people, and return whether it is another one."""
        choices = [
            Choice(_NONE, gettext("No one is named")),
            *(Choice(str(number), self._label(person)) for number, person in enumerate(people)),
            Choice(_OTHER, gettext("Another person")),
        ]
        current = self._current(party)
        default = next((str(number) for number, person in enumerate(people) if person == current), None)
        default = default or (_OTHER if current else None)
        chosen = self._session.choose(message, choices, explain=self._session.about(self._question), default=default)
        if chosen != _OTHER:
            self._put(party, people[int(chosen)] if chosen else None)
        return chosen == _OTHER

    def _label(self, person: Item) -> str:
        texts = [person[key] for key in ("name", "position") if key in person]
        return ", ".join(in_language(text, self._context.languages) for text in texts)

    def _enter(self, party: str, message: str) -> None:
        """Ask for the name of a signatory and the position."""
        parts = self._parts(self._current(party) or {})
        parts.party = party

        def ask(at: int) -> None:
            if at:
                self._ask_position(parts)
            elif not self._ask_name(parts, message=message, required=False):
                self._put(party, None)
                return
            self._put(party, self._item(parts))

        ask_in_turn(ask, lambda: 2 if parts.names else 1)
        if parts.names:
            self._shown(parts)

    def _ask_details(self, at: int) -> None:
        parts = self._parts(self._answers[at])
        self._session.prompter.say(f"  {parts.names[0]}")
        ask_in_turn(lambda step: self._ask_capacity(parts) if step else self._ask_spellings(parts), lambda: 2)
        self._answers[at] = self._shown(parts)
        self._session.save()

    def _ask_full_name(self, parts: _Parts) -> None:
        self._ask_name(parts, required=True)

    def _ask_name(self, parts: _Parts, *, required: bool, message: str = "") -> bool:
        """Ask for the first spelling of a name, and return whether there is one."""
        session = self._session
        message = message or gettext("Signatory's full name")
        prompt = message if required or parts.names else optional(message)
        explain = session.about_part("signatories", "name", example=pgettext("example", "Ann Lee"))
        text = "".join(parts.names[:1])
        while True:
            text = session.optional_text(prompt, explain=explain, default=text, suggestions=self._people)
            if not text and not required:
                parts.names = []
                return False
            names = [text, *parts.names[1:]]
            if session.check(self._question, self._item, replace(parts, names=names)) is None:
                continue
            objection = objection_to_name(text, self._organization_names(parts.party))
            if session.accepts_name(objection):
                parts.names = names
                return True

    def _people(self, words: str) -> list[Choice]:
        return [Choice(name, name) for name in self._context.people(words)]

    def _organization_names(self, party: str) -> dict[str, str]:
        organization = self._context.organization(party)
        return {organization.name: gettext("Party")} if organization else {}

    def _ask_spellings(self, parts: _Parts) -> None:
        """Ask for each name after the first, and for new ones until there are no more."""
        message, at = optional(gettext("Another spelling, or the name in another language")), 1
        explain = self._session.about_part("signatories", "also", example=pgettext("example", "Anne Lee"))
        while True:
            names = parts.names
            text = "".join(names[at : at + 1])
            text = self._text(message, text, explain, parse_local_text)
            parts.names = [*names[:at], *([text] if text else []), *names[at + 1 :]]
            if not (text or names[at:]):
                return
            at += 1 if text else 0

    def _ask_position(self, parts: _Parts) -> None:
        explain = self._session.about_part("signatories", "position", example=pgettext("example", "Secretary General"))
        parts.position = self._text(optional(gettext("Position")), parts.position, explain, parse_local_texts)

    def _text(self, message: str, text: str, explain: Explain, parse: Callable[[str, EntryContext], Any]) -> str:
        """Prompt for text until it is empty or valid."""
        while True:
            text = self._session.optional_text(message, explain=explain, default=text)
            if not text or self._session.valid(parse, text, self._context) is not None:
                return text

    def _ask_capacity(self, parts: _Parts) -> None:
        explain = self._session.about_part("signatories", "capacity")
        default = parts.capacity or None
        parts.capacity = self._session.choose(gettext("Capacity"), capacities(), explain=explain, default=default)

    def _parts(self, item: Item) -> _Parts:
        return _Parts(
            party=item.get("party", _NONE),
            names=[*names_input(item.get("name", {}), self._context), *item.get("also", ())],
            position=local_texts_input(item.get("position", {}), self._context),
            capacity=item.get("capacity", _NONE),
        )

    def _item(self, parts: _Parts) -> Item:
        return make_signatory(self._context, **asdict(parts))

    def _shown(self, parts: _Parts) -> Item:
        item = self._item(parts)
        self._session.show(self._question, item)
        return item
