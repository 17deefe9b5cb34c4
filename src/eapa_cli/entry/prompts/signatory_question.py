"""Prompts for the signatories: one for each party, from the people who signed for it before or by name."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from textwrap import shorten
from typing import Final

from eapa_cli.entry.answer_parser import parse_local_text, parse_local_texts
from eapa_cli.entry.compound_answer_parser import make_signatory
from eapa_cli.entry.earlier_signatories import find_earlier_signatories
from eapa_cli.entry.form_fields import Item
from eapa_cli.entry.prefilled_answer import local_texts_input, names_input, spelling_input
from eapa_cli.entry.prompts.compound_question import CompoundQuestion
from eapa_cli.entry.prompts.offered_choices import list_capacity_choices
from eapa_cli.entry.prompts.prompter import Choice, mark_optional
from eapa_cli.entry.prompts.session import BackError, ask_in_turn
from eapa_cli.entry.unusual_names import find_objection_to_name
from eapa_cli.model.names import text_in_language
from eapa_cli.render.clean import clean
from eapa_cli.text.interface_language import gettext, pgettext

# The value of a choice without a person, a party or a capacity.
_NONE: Final = ""
# The values of all other choices of people start with a plus sign, so that no typed name is mistaken for one.
_OTHER: Final = "+other"
# A prompt with a longer name of an organization would not fit into one line of 80 columns.
_MAX_NAME_LENGTH: Final = 50


@dataclass(slots=True, kw_only=True)
class _Parts:
    """The parts of a signatory as input."""

    party: str
    names: list[str]
    position: str
    capacity: str


class SignatoryQuestion(CompoundQuestion):
    """Prompts for the signatories of all parties, or for one signatory with all its parts."""

    def ask_all(self, *, returning: bool) -> None:
        """Ask for a signatory of each party; when `returning` from a later question, start at the last party."""
        parties = self._session.answers["party"]
        answered = [index for index, party in enumerate(parties) if self._find_current(party)]
        # The last answer may be incomplete after an interruption, so its party is asked for again.
        start = len(parties) - 1 if returning else max(answered, default=0)
        ask_in_turn(lambda index: self._ask_for(parties[index]), lambda: len(parties), start=start)

    def ask_details(self) -> None:
        """Ask for the other spellings and the capacity of each signatory."""
        ask_in_turn(self._ask_details, lambda: len(self._answers))

    def ask_one(self, *, default: Item | None) -> Item | None:
        """Ask for a signatory, and return it; None if there is none."""
        session, parts = self._session, self._split(default or {})
        organizations = [one for id_ in session.answers["party"] if (one := self._context.find_organization(id_))]
        choices = [Choice(_NONE, gettext("No one else")), *(Choice(one.id, str(one)) for one in organizations)]
        current = parts.party if parts.party in {one.id for one in organizations} else None
        explain = session.make_explanation_of_part("signatories", "party")

        def ask_party(parts: _Parts) -> None:
            parts.party = session.choose(gettext("Signatory's party"), choices, explain=explain, default=current)

        asks = [ask_party, self._ask_full_name, self._ask_spellings, self._ask_position, self._ask_capacity]
        # Without a party there is no signatory, so the other parts are not asked for.
        ask_in_turn(lambda number: asks[number](parts), lambda: len(asks) if parts.party else 1)
        return self._show(parts) if parts.party else None

    def _find_current(self, party: str) -> Item | None:
        return next((answer for answer in self._answers if answer["party"] == party), None)

    def _put(self, party: str, item: Item | None) -> None:
        current = self._find_current(party)
        index = len(self._answers) if current is None else self._answers.index(current)
        self._answers[index : index + 1] = [] if item is None else [item]
        self._session.save()

    def _ask_for(self, party: str) -> None:
        """Ask for the signatory of a party: a person who signed for it before, or a name."""
        organization = self._context.find_organization(party)
        name = shorten(organization.name if organization else party, _MAX_NAME_LENGTH, placeholder=" …")
        message = gettext("Signatory for %(name)s") % {"name": name}
        signatories = find_earlier_signatories(self._context.index, party)
        people = {f"+{number}": person for number, person in enumerate(signatories)}
        if not people:
            self._enter(party, message)
            return
        while (chosen := self._choose_person(party, message, people)) not in {_NONE, *people}:
            with suppress(BackError):  # going back from the name returns to the choice
                self._enter(party, gettext("Signatory's full name"), typed_name="" if chosen == _OTHER else chosen)
                return
        self._put(party, people.get(chosen))

    def _choose_person(self, party: str, message: str, people: Mapping[str, Item]) -> str:
        """Ask which of the known people signed.

        Return the key of the person, `_OTHER`, `_NONE`, or the typed name of another person.
        """
        choices = [
            Choice(_NONE, gettext("No one is named")),
            *(Choice(key, self._format_label(person)) for key, person in people.items()),
            Choice(_OTHER, gettext("Another person")),
        ]
        current = self._find_current(party)
        default = next((key for key, person in people.items() if person == current), None)
        default = default or (_OTHER if current else None)
        explain = self._session.make_explanation(self._question)
        return self._session.choose(message, choices, explain=explain, default=default, accepts_text=True)

    def _format_label(self, person: Item) -> str:
        texts = [person[key] for key in ("name", "position") if key in person]
        return ", ".join(text_in_language(text, self._context.languages) for text in texts)

    def _enter(self, party: str, message: str, *, typed_name: str = "") -> None:
        """Ask for the name of a signatory and the position; a name that was typed before is the default."""
        current = {} if typed_name else self._find_current(party)
        parts = self._split(current or {})
        parts.party = party
        if typed_name:
            parts.names = [typed_name]

        def ask(number: int) -> None:
            if number:
                self._ask_position(parts)
            elif not self._ask_name(parts, message=message, required=False):
                self._put(party, None)
                return
            self._put(party, self._make_item(parts))

        ask_in_turn(ask, lambda: 2 if parts.names else 1)
        if parts.names:
            self._show(parts)

    def _ask_details(self, number: int) -> None:
        parts = self._split(self._answers[number])
        self._session.prompter.say(f"  {clean(parts.names[0])}")
        ask_in_turn(lambda step: self._ask_capacity(parts) if step else self._ask_spellings(parts), lambda: 2)
        self._answers[number] = self._show(parts)
        self._session.save()

    def _ask_full_name(self, parts: _Parts) -> None:
        self._ask_name(parts, required=True)

    def _ask_name(self, parts: _Parts, *, required: bool, message: str = "") -> bool:
        """Ask for the first spelling of a name, and return whether there is one."""
        session = self._session
        message = message or gettext("Signatory's full name")
        prompt = message if required or parts.names else mark_optional(message)
        explain = session.make_explanation_of_part("signatories", "name", example=pgettext("example", "Ann Lee"))
        text = "".join(parts.names[:1])
        while True:
            text = session.ask_optional_text(prompt, explain=explain, default=text, suggestions=self._suggest_people)
            if not text and not required:
                parts.names = []
                return False
            names = [text, *parts.names[1:]]
            if session.check(self._question, self._make_item, replace(parts, names=names)) is None:
                continue
            objection = find_objection_to_name(text, self._list_organization_names(parts.party))
            if session.confirm_name(objection):
                parts.names = names
                return True

    def _suggest_people(self, words: str) -> list[Choice]:
        return [Choice(name, name) for name in self._context.find_people(words)]

    def _list_organization_names(self, party: str) -> dict[str, str]:
        organization = self._context.find_organization(party)
        return {organization.name: gettext("Party")} if organization else {}

    def _ask_spellings(self, parts: _Parts) -> None:
        """Ask for each name after the first, and for new ones until there are no more."""
        message = mark_optional(gettext("Another spelling, or the name in another language"))
        explain = self._session.make_explanation_of_part("signatories", "also", example=pgettext("example", "Anne Lee"))
        index = 1
        while True:
            names = parts.names
            text = names[index] if index < len(names) else ""
            text = self._session.ask_valid_text(message, text, explain, parse_local_text)
            parts.names = [*names[:index], *([text] if text else []), *names[index + 1 :]]
            if not (text or names[index:]):
                return
            if text:
                index += 1

    def _ask_position(self, parts: _Parts) -> None:
        explain = self._session.make_explanation_of_part(
            "signatories", "position", example=pgettext("example", "Secretary General")
        )
        message = mark_optional(gettext("Position"))
        parts.position = self._session.ask_valid_text(message, parts.position, explain, parse_local_texts)

    def _ask_capacity(self, parts: _Parts) -> None:
        explain = self._session.make_explanation_of_part("signatories", "capacity")
        default = parts.capacity or None
        parts.capacity = self._session.choose(
            gettext("Capacity"), list_capacity_choices(), explain=explain, default=default
        )

    def _split(self, item: Item) -> _Parts:
        names = item.get("name", {})
        spellings = (spelling_input(spelling, names, self._context) for spelling in item.get("also", ()))
        return _Parts(
            party=item.get("party", _NONE),
            names=[*names_input(names, self._context), *spellings],
            position=local_texts_input(item.get("position", {}), self._context),
            capacity=item.get("capacity", _NONE),
        )

    def _make_item(self, parts: _Parts) -> Item:
        return make_signatory(self._context, **asdict(parts))

    def _show(self, parts: _Parts) -> Item:
        item = self._make_item(parts)
        self._session.show(self._question, item)
        return item
