"""The question for a party: picked from the register, or made on the spot."""

from typing import TYPE_CHECKING

from eapa_cli.entry.entry_context import Desk, Known
from eapa_cli.entry.form_changes import Proposal
from eapa_cli.entry.organization_form import ORGANIZATION
from eapa_cli.entry.prompts.asker import NEEDED, Choice
from eapa_cli.entry.question import Question
from eapa_cli.render.clean import clean

if TYPE_CHECKING:  # each asks for the other: an organization is made amid an agreement
    from eapa_cli.entry.prompts.dialogue import Dialogue

_NEW = "+new"
_AGAIN = "+again"
_NEITHER = ""
# What fits beside a pointer on a terminal of 80 columns.
_WIDEST = 74


class PartyQuestion:
    """Asks for an organization, by any part of any of its names."""

    def __init__(self, dialogue: "Dialogue", question: Question) -> None:
        self._dialogue = dialogue
        self._question = question
        self._desk: Desk = dialogue.desk

    def one(self, message: str, *, needed: bool, default: str = "") -> str:
        """The id of one party; empty if there is none."""
        hint = "" if needed else " (optional)"
        if id_ := self._taken_up():
            return id_
        while True:
            words = self._dialogue.text(f"{message}{hint}", default=default, offers=self._offers).strip()
            if not words:
                if not needed:
                    return ""
                self._dialogue.asker.say(NEEDED)
            elif id_ := self._picked(words):
                known = self._desk.known(id_)
                self._dialogue.asker.say(f"  = {clean(str(known))}")
                return id_

    def _offers(self, words: str) -> list[Choice]:
        return [_choice(known) for known in self._desk.with_words(words)]

    def _picked(self, words: str) -> str | None:
        found = self._desk.called(words)
        if len(found) == 1:
            return found[0]
        near = [known for known in map(self._desk.known, found) if known] or self._desk.like(words)
        said = f"'{words}' matches several organizations" if found else f"'{words}' is not in the register"
        if near and not found:
            said = f"'{words}' looks like an organization in the register. Use it?"
        choices = [*map(_choice, near), Choice(_NEW, f"Add it now: {words}"), Choice(_AGAIN, "Enter another name")]
        chosen = self._dialogue.asker.choose(said, choices)
        if chosen == _AGAIN:
            return None
        return self._made(words) if chosen == _NEW else chosen

    def _taken_up(self) -> str | None:
        """The id of an organization amid which the dialogue was left, if it is to be made now."""
        half_made = self._desk.half_made
        if not half_made.name:
            return None
        choices = (Choice("go on", "yes, continue"), Choice(_NEITHER, "no, discard it"))
        if (
            self._dialogue.asker.choose(f"The entry of '{half_made.name}' is not finished. Continue it?", choices)
            == _NEITHER
        ):
            half_made.clear()
            return None
        return self._finished()

    def _made(self, name: str) -> str | None:
        """The id of an organization that is made now, and written together with what it is made for."""
        first = self._dialogue.read(ORGANIZATION.question("name"), name)
        if first is None:
            return None
        self._desk.half_made.answers |= {**ORGANIZATION.read({}, self._desk), "name": [first]}
        self._dialogue.kept()
        self._dialogue.asker.say(f"  = New organization: {clean(name)}. The form continues after its questions.")
        return self._finished()

    def _finished(self) -> str:
        from eapa_cli.entry.prompts.dialogue import AlreadyThereError, Dialogue

        half_made, name = self._desk.half_made, ORGANIZATION.question("name")
        proposal = Proposal(form=ORGANIZATION, desk=self._desk, answers=half_made.answers)
        made = Dialogue(proposal, self._dialogue.asker, asked=half_made.asked, kept=self._dialogue.kept)
        try:
            if name.flag not in half_made.asked:
                made.ask(name)
            made.fill()
            self._name_it(made)
            data = ORGANIZATION.record(made.answers, {})
            id_ = str(data["id"])
            self._desk.added[id_] = data
        except AlreadyThereError as there:
            id_ = there.known.id
        half_made.clear()
        return id_

    def _name_it(self, made: "Dialogue") -> None:
        """Ask for an id if none can be made of the names, or if it is taken."""
        question = ORGANIZATION.question("id")
        while True:
            id_ = ORGANIZATION.record(made.answers, {})["id"]
            if id_ and not self._desk.is_taken(id_):
                return
            if id_:
                self._dialogue.asker.say(f"  ! The id '{id_}' is already used")
            made.answers["id"] = [made.one(question, needed=True)]


def _choice(known: Known) -> Choice:
    """A party to pick, its name cut so that id and country are seen as well."""
    rest = len(str(known)) - len(known.name)
    name = known.name if len(str(known)) <= _WIDEST else f"{known.name[: max(_WIDEST - rest - 1, 1)]}…"
    return Choice(known.id, str(known._replace(name=name)))
