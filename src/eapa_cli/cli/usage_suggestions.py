"""Suggestions for a command line that has an error: a command, another option, a filter for a country, a period."""

import re
from collections.abc import Sequence
from difflib import get_close_matches  # Typer imports it anyway; rapidfuzz would take 30 ms
from typing import Any, Final

from eapa_cli.text.interface_language import gettext as _

# A year and a month, such as 2022-10.
_MONTH: Final = re.compile("[0-9]{4}-(0[1-9]|1[0-2])")
_OPTION_SYNONYMS: Final = {
    "--month": "--since 2022-10 --until 2022-10",
    "--organization": "--party",
    "--from": "--since",
    "--after": "--since",
    "--to": "--until",
    "--before": "--until",
    "--topic": "--area",
    "--city": "--place",
    "--where": "--place",
    "--person": "--signatory",
    "--signer": "--signatory",
    "--partner": "--party",
    "--ends": "--expiring-within",
    "--expires": "--expiring-within",
    "--date": "--since",
}
"""The options to suggest for other names that users try, with an example of the value if it has another form."""


def suggest_command(words: Sequence[str], commands: Sequence[str]) -> str | None:
    """Return a hint for a command line whose first word, apart from global options, is not a command."""
    name = words[0]
    if name == "help":
        return _hint_on_help(words[1:], commands)
    return _make_command_hints().get(name) or suggest_words(get_close_matches(name, commands))


def _hint_on_help(words: Sequence[str], commands: Sequence[str]) -> str:
    command = next((word for word in words if word in commands), None)
    if command is None:
        return _("'eapa --help' lists the commands, and 'eapa list --help' explains one of them")
    return _("'eapa %(command)s --help' explains the command") % {"command": command}


def _make_command_hints() -> dict[str, str]:
    """Return the hints for words that users try as commands."""
    add = _("'eapa add-agreement' adds an agreement, and 'eapa add-organization' an organization")
    search = _("'eapa search WORDS' finds records by their words")
    undo = _("'eapa undo' undoes the last command")
    changes = _("'eapa changes' shows the changes that are not saved yet")
    validate = _("'eapa validate' checks the register")
    remove = _("'eapa remove ID' removes a record")
    return {
        "add": add,
        "new": add,
        "create": add,
        "find": search,
        "grep": search,
        "query": _("'eapa list' takes filters, 'eapa search' words, and 'eapa sql' a query in SQL"),
        "count": _("'eapa stats' counts agreements"),
        "commit": _("'eapa save' saves the changes in git"),
        "push": _("'eapa save --push' saves the changes in git and sends them to the server"),
        "revert": undo,
        "restore": undo,
        "redo": _("'eapa undo --redo' undoes the last 'eapa undo'"),
        "diff": changes,
        "status": changes,
        "check": validate,
        "lint": validate,
        "format": _("'eapa fmt' formats files"),
        "delete": remove,
        "rm": remove,
        "mv": _("'eapa rename ID NEW_ID' renames a record"),
        "ls": _("'eapa list' lists agreements, and 'eapa list organizations' organizations"),
    }


def suggest_option(name: str, context: Any) -> str | None:
    """Return a question that suggests a synonym of an option, or else similar options, regardless of dashes."""
    known = list_options_of(context.command, context)
    if synonym := _OPTION_SYNONYMS.get(name):
        option, *_value = synonym.split()
        if option in known:
            return suggest_words([synonym])
    similar = get_close_matches(name.strip("-"), [option.strip("-") for option in known])
    return suggest_words([option for option in known if option.strip("-") in similar])


def suggest_country(word: str, context: Any) -> str | None:
    """Return a hint for an unexpected argument that names a country, if the command has the filter."""
    if "--country" not in list_options_of(context.command, context):
        return None
    from eapa_cli.text.countries import country_code

    return hint_to_write(f"--country {code}") if (code := country_code(word)) else None


def suggest_period(word: str) -> str | None:
    """Return a hint for a month such as 2022-10, which is not a year."""
    return hint_to_write(f"--since {word} --until {word}") if _MONTH.fullmatch(word) else None


def list_options_of(command: Any, context: Any) -> list[str]:
    """Return the options of a command of Typer, with their dashes."""
    return [name for parameter in command.get_params(context) for name in parameter.opts if name.startswith("-")]


def hint_to_write(text: str) -> str:
    """Return the hint to write a text in the command line."""
    return _("write '%(text)s'") % {"text": text}


def suggest_words(suggestions: Sequence[str]) -> str | None:
    """Return the question whether one of some words was meant; nothing if there are none."""
    if not suggestions:
        return None
    from eapa_cli.text.suggestions import ask_if_meant

    return ask_if_meant(suggestions)
