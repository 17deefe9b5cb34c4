"""The review of the organizations that an import creates: near matches first, then a table to correct."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Final

from eapa_cli.entry.answer_parser import find_code
from eapa_cli.entry.prompts.prompter import BACK, COMMANDS, Choice, Prompter
from eapa_cli.entry.prompts.session import BackError, ask_in_turn
from eapa_cli.importing.new_organizations import NewOrganization
from eapa_cli.importing.party_matching import AmbiguousName
from eapa_cli.model.vocabulary import OrganizationType, Scope
from eapa_cli.render.clean import clean
from eapa_cli.text.code_formatters import format_country, label_formatter
from eapa_cli.text.countries import country_code, similar_countries
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_language import pgettext
from eapa_cli.text.languages import detect_language
from eapa_cli.text.suggestions import ask_if_meant
from eapa_cli.text.unknown_words import is_unknown

_NEW: Final = "+new"  # an id contains no plus sign
# A prompt lists at most this number of the rows with a name.
_MAX_ROWS: Final = 3
_type_label: Final = label_formatter(OrganizationType)


def choose_matches(names: Mapping[str, AmbiguousName], prompter: Prompter) -> dict[str, str | None]:
    """Prompt for the organization of each ambiguous name, and return the ids by name; None for a new organization."""
    ids: dict[str, str | None] = {}
    for name, ambiguous in names.items():
        choices = [*(Choice(id_, id_) for id_ in ambiguous.candidates), Choice(_NEW, _("a new organization"))]
        text = _("'%(name)s' in %(rows)s may be an organization of the register")
        prompter.say(f"  {text % {'name': clean(name), 'rows': clean(', '.join(ambiguous.rows[:_MAX_ROWS]))}}")
        # There is nothing to go back to, to explain or to review.
        while (chosen := prompter.choose(_("Organization"), choices, required=True)) in COMMANDS:
            pass
        ids[name] = None if chosen == _NEW else chosen
    return ids


def correct_organizations(new: Sequence[NewOrganization], prompter: Prompter, languages: Sequence[str]) -> None:
    """Show the new organizations, and prompt for a row to correct until the answer is empty.

    `languages` are those of the register, which decide the language of a corrected name.
    """
    while True:
        for number, organization in enumerate(new, start=1):
            prompter.say(f"  {number:>3}  {clean(organization.name)}: {_describe(organization)}")
        answer = prompter.ask_text(_("Row to correct (empty to create them)")).strip()
        if not answer:
            return
        if answer.isdecimal() and 0 < int(answer) <= len(new):
            _change_answers(new[int(answer) - 1], prompter, languages)
        elif answer not in COMMANDS:
            text = _("Enter a number from 1 to %(last)d, or nothing") % {"last": len(new)}
            prompter.say(f"  ! {text}")


def _describe(organization: NewOrganization) -> str:
    """Return the type and the country of an organization in words, and a similar organization."""
    country = organization.country or organization.scope
    place = format_country(country) if country else _("country unknown")
    type_ = _type_label(organization.type) if organization.type else _("type unknown")
    if organization.similar:
        similar = _("similar: %(names)s") % {"names": clean(organization.similar[0])}
        return f"{type_}, {place} ({similar})"
    return f"{type_}, {place}"


def _change_answers(organization: NewOrganization, prompter: Prompter, languages: Sequence[str]) -> None:
    """Prompt for the name, the type and the country. Going back from the name ends the correction."""
    steps = (partial(_change_name, languages=languages), _change_type, _change_country)
    with suppress(BackError):
        ask_in_turn(lambda number: steps[number](organization, prompter), lambda: len(steps))


def _ask_until_answered(ask: Callable[[], str]) -> str:
    """Ask until the input is an answer, since there is nothing to explain or to review.

    Raises:
        BackError: the person wants to go back.
    """
    while (answer := ask().strip()) in COMMANDS:
        if answer == BACK:
            raise BackError
    return answer


def _change_name(organization: NewOrganization, prompter: Prompter, *, languages: Sequence[str]) -> None:
    name = _ask_until_answered(
        lambda: prompter.ask_text(pgettext("prompt", "Official name"), default=organization.name)
    )
    if name not in {"", organization.name}:
        changed = {"value": name}
        with suppress(ValueError):  # a name whose letters fit several languages keeps its language
            changed["lang"] = detect_language(name, languages)
        organization.names[0] = {**organization.names[0], **changed}


def _change_type(organization: NewOrganization, prompter: Prompter) -> None:
    """Prompt for the type, and store it as confirmed by the person."""
    choices = [Choice(word.value, _type_label(word)) for word in OrganizationType]
    organization.type = _ask_until_answered(
        lambda: prompter.choose(
            pgettext("prompt", "Organization type"), choices, default=organization.type, required=True
        )
    )
    organization.reasons.pop("type", None)


def _change_country(organization: NewOrganization, prompter: Prompter) -> None:
    """Prompt for the country or 'international', and store it as confirmed by the person."""
    prompt = pgettext("prompt", "Country, or 'international'")
    before = organization.scope or organization.country or ""
    while True:
        answer = _ask_until_answered(lambda: prompter.ask_text(prompt, default=before))
        scope = find_code(Scope, answer)
        country = None if scope else country_code(answer)
        if scope or country or not answer or is_unknown(answer):
            break
        text = _("No country is called '%(name)s'.") % {"name": clean(answer)}
        prompter.say(f"  ! {text} {ask_if_meant(similar_countries(answer)) or ''}")
    organization.country, organization.scope = country, scope
    for key in ("country", "scope"):
        organization.reasons.pop(key, None)
