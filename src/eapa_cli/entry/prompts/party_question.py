"""The prompt for an organization: chosen from the register, or entered as a new one."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from eapa_cli.entry.entry_context import OrganizationSummary, Progress
from eapa_cli.entry.form_changes import Proposal
from eapa_cli.entry.organization_form import ORGANIZATION
from eapa_cli.entry.prompts.prompter import Choice, format_required_message, mark_optional
from eapa_cli.entry.prompts.session import BackError, ExistingOrganizationError, Session
from eapa_cli.entry.question import Question
from eapa_cli.entry.unusual_names import find_objection_to_name
from eapa_cli.render.clean import clean
from eapa_cli.text.interface_language import gettext

if TYPE_CHECKING:
    from eapa_cli.entry.prompts.dialogue import Dialogue

# The keys of choices that are not organizations. An id contains no plus sign.
_NEW = "+new"
_AGAIN = "+again"
_DISCARD = ""
# A label of this width fits on a terminal of 80 columns.
_MAX_LABEL_WIDTH = 74
# A shortened name has at least one letter and the ellipsis.
_MIN_NAME_WIDTH = 2


class PartyQuestion:
    """Prompts for an organization, by its id or any part of a name.

    `open_dialogue` opens a dialogue for a proposal, with the questions that were asked before.
    """

    def __init__(
        self, session: Session, question: Question, open_dialogue: Callable[[Proposal, Progress], "Dialogue"]
    ) -> None:
        self._session = session
        self._question = question
        self._context = session.context
        self._open_dialogue = open_dialogue

    def ask(self, message: str, *, required: bool, default: str = "") -> str | None:
        """Ask for an organization, and return its id; None if it is not required and the person omits it."""
        prompt = message if required or default else mark_optional(message)
        words = default
        if id_ := self._resume_draft():
            return id_
        while True:
            explain = self._session.make_explanation(self._question)
            words = self._session.ask_text(
                prompt, explain=explain, default=words, suggestions=self._list_suggestions
            ).strip()
            if not required and (not words or self._question.omits(words)):
                return None
            if not words:
                self._session.prompter.say(format_required_message())
            elif id_ := self._find(words):
                self._session.prompter.say(f"  = {clean(str(self._context.find_organization(id_) or id_))}")
                return id_

    def _find(self, words: str) -> str | None:
        """Return the id of the organization that some words mean; None if the person wants to enter other words."""
        try:
            return self._choose(words)
        except BackError:
            self._context.draft_organization.clear()
            self._session.save()
            return None

    def _list_suggestions(self, words: str) -> list[Choice]:
        return [_make_choice(one) for one in self._context.find_containing(words)]

    def _choose(self, words: str) -> str | None:
        """Let the person choose an organization with the words or a similar name, or add a new one.

        Return the id of the organization; None if the person wants to enter other words.
        """
        ids = self._context.find_ids(words)
        if len(ids) == 1:
            return ids[0]
        matching = [one for one in map(self._context.find_organization, ids) if one]
        candidates = matching or self._context.find_similar(words)
        if ids:
            message = gettext("'%(words)s' matches several organizations") % {"words": words}
        elif candidates:
            message = gettext("'%(words)s' looks like an organization in the register. Use it?") % {"words": words}
        else:
            message = gettext("'%(words)s' is not in the register") % {"words": words}
        add = gettext("Add it now: %(words)s") % {"words": words}
        choices = [*map(_make_choice, candidates), Choice(_NEW, add), Choice(_AGAIN, gettext("Enter another name"))]
        chosen = self._session.choose(message, choices)
        if chosen == _AGAIN:
            return None
        return self._enter_new(words) if chosen == _NEW else chosen

    def _resume_draft(self) -> str | None:
        """Offer to continue the incomplete organization of the last session; return its id, or None."""
        draft = self._context.draft_organization
        if not draft.name:
            return None
        choices = (Choice("yes", gettext("yes, continue")), Choice(_DISCARD, gettext("no, discard it")))
        message = gettext("The entry of '%(name)s' is not finished. Continue it?") % {"name": draft.name}
        try:
            if self._session.choose(message, choices) != _DISCARD:
                return self._complete_draft()
        except BackError:  # the person does not want to continue the entry
            pass
        draft.clear()
        return None

    def _enter_new(self, name: str) -> str | None:
        """Enter a new organization, and return its id; None if the name is invalid or the person rejects it.

        The organization is written together with the record that needs it.
        """
        question, session = ORGANIZATION.question("name"), self._session
        answer = session.parse(question, name)
        if answer is None:
            return None
        if not session.confirm_name(find_objection_to_name(name, {})):
            return None
        draft = self._context.draft_organization
        no_answers = ORGANIZATION.parse({}, self._context)
        draft.answers |= {**no_answers, "name": [answer]}
        draft.progress.asked.append(question.flag)
        session.save()
        text = gettext("New organization: %(name)s. The form continues after its questions.")
        session.prompter.say(f"  = {text % {'name': clean(name)}}")
        return self._complete_draft()

    def _complete_draft(self) -> str:
        """Ask the open questions on the draft, and return its id, or that of an existing organization."""
        draft = self._context.draft_organization
        proposal = Proposal(form=ORGANIZATION, context=self._context, answers=draft.answers)
        dialogue = self._open_dialogue(proposal, draft.progress)
        try:
            self._fill(dialogue)
            data = ORGANIZATION.make_record(dialogue.answers, {})
            id_ = str(data["id"])
            self._context.added[id_] = data
        except ExistingOrganizationError as error:
            id_ = error.existing.id
        draft.clear()
        return id_

    def _fill(self, dialogue: "Dialogue") -> None:
        """Ask all questions; going back from the question on the id leads to the others."""
        while True:
            dialogue.fill()
            try:
                self._ask_id(dialogue)
            except BackError:
                continue
            return

    def _ask_id(self, dialogue: "Dialogue") -> None:
        """Ask for an id if none can be derived from the names, or if it is already used."""
        question = ORGANIZATION.question("id")
        while True:
            id_ = ORGANIZATION.make_record(dialogue.answers, {})["id"]
            if id_ and not self._context.is_taken(id_):
                return
            if id_:
                self._session.warn(gettext("The id '%(id)s' is already used") % {"id": id_})
            dialogue.answers["id"] = [dialogue.ask_one(question, required=True)]


def _make_choice(organization: OrganizationSummary) -> Choice:
    """Return a choice; a long name is shortened so that the id and the country stay visible."""
    name, label = organization.name, str(organization)
    if len(label) > _MAX_LABEL_WIDTH:
        max_name_width = max(_MAX_LABEL_WIDTH - (len(label) - len(name)), _MIN_NAME_WIDTH)
        label = str(organization._replace(name=f"{name[: max_name_width - 1]}…"))
    return Choice(organization.id, label)
