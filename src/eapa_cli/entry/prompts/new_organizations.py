"""The review of the organizations that an import creates: near matches first, then a table to correct."""

from collections.abc import Mapping, Sequence
from typing import Final

from eapa_cli.entry.prompts.prompter import BACK, COMMANDS, Choice, Prompter
from eapa_cli.importing.new_organizations import NewOrganization
from eapa_cli.model.vocabulary import OrganizationType, Scope
from eapa_cli.render.clean import clean
from eapa_cli.text.code_formatters import format_country
from eapa_cli.text.countries import country_code, near_countries
from eapa_cli.text.labels import label
from eapa_cli.text.suggestions import ask_if_meant
from eapa_cli.text.unknown_words import is_unknown

_NEW: Final = ""


def choose_matches(ambiguous: Mapping[str, tuple[Sequence[str], Sequence[str]]], prompter: Prompter) -> dict[str, str]:
    """Prompt for the organization of each name that several may have; a new one has an empty id."""
    found = {}
    for name, (rows, ids) in ambiguous.items():
        choices = [*(Choice(id_, id_) for id_ in ids), Choice(_NEW, "a new organization")]
        prompter.say(f"  '{clean(name)}' in {clean(', '.join(rows[:3]))} may be an organization of the register")
        answer = BACK
        while answer in COMMANDS:
            answer = prompter.choose("Organization", choices, default=None, required=True)
        found[name] = answer
    return found


def correct(new: Sequence[NewOrganization], prompter: Prompter) -> None:
    """Show the new organizations, and prompt for the rows to correct until there is none."""
    while True:
        for number, one in enumerate(new, start=1):
            prompter.say(f"  {number:>3}  {clean(one.name)}: {_facts(one)}")
        answer = prompter.text("Row to correct (empty to create them)").strip()
        if not answer:
            return
        if answer.isdecimal() and 0 < int(answer) <= len(new):
            _correct(new[int(answer) - 1], prompter)
        elif answer not in COMMANDS:
            prompter.say(f"  ! Enter a number from 1 to {len(new)}, or nothing")


def _facts(one: NewOrganization) -> str:
    where = format_country(one.country) if one.country else label(Scope, one.scope) if one.scope else "country unknown"
    kind = label(OrganizationType, one.type) if one.type else "type unknown"
    return f"{kind}, {where}{f' (similar: {clean(one.similar[0])})' if one.similar else ''}"


def _correct(one: NewOrganization, prompter: Prompter) -> None:
    name = prompter.text("Official name", default=one.name).strip()
    if name and name not in COMMANDS:
        one.names[0] = {**one.names[0], "value": name}
    choices = [Choice(word.value, label(OrganizationType, word)) for word in OrganizationType]
    chosen = prompter.choose("Organization type", choices, default=one.type)
    if chosen not in COMMANDS:
        one.type = chosen or None
        one.reasons.pop("type", None)
    while not _put_country(one, prompter):
        pass


def _put_country(one: NewOrganization, prompter: Prompter) -> bool:
    """Prompt for the country; return whether the answer was valid."""
    answer = prompter.text("Country, or 'international'", default=one.scope or one.country or "").strip()
    if answer in COMMANDS:
        return True
    code = country_code(answer) if answer else None
    is_international = answer.casefold() == label(Scope, Scope.INTERNATIONAL)
    if answer and not (code or is_international or is_unknown(answer)):
        prompter.say(f"  ! No country is called '{clean(answer)}'. {ask_if_meant(near_countries(answer)) or ''}")
        return False
    one.country, one.scope = code, Scope.INTERNATIONAL.value if is_international else None
    for key in ("country", "scope"):
        one.reasons.pop(key, None)
    return True
