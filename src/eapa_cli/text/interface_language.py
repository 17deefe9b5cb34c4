"""The language in which the program writes for people, and its messages in that language."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from gettext import NullTranslations

ENGLISH: Final = "en"
LANGUAGE_VARIABLE: Final = "EAPA_LANG"
"""The environment variable with the language of the interface."""

# The first variable with a value decides, as POSIX defines it for all programs.
_VARIABLES: Final = (LANGUAGE_VARIABLE, "LC_ALL", "LC_MESSAGES", "LANG")


class _Interface:
    """The language of the present command."""

    language = ENGLISH


def choose_language(environ: Mapping[str, str]) -> None:
    """Choose the language of the environment variables, or English if the program does not have that language."""
    tag = next((value for name in _VARIABLES if (value := environ.get(name))), "")
    _Interface.language = _supported_language(tag) or ENGLISH


def use_language(tag: str) -> bool:
    """Choose the language of a tag such as `ru` or `ru-RU`; return whether the program has it."""
    language = _supported_language(tag)
    _Interface.language = language or _Interface.language
    return language is not None


def interface_language() -> str:
    """Return the chosen language."""
    return _Interface.language


@contextmanager
def in_english() -> Iterator[None]:
    """Use English in a `with` block, for output that programs read and that must not depend on the language."""
    language, _Interface.language = _Interface.language, ENGLISH
    try:
        yield
    finally:
        _Interface.language = language


def gettext(message: str) -> str:
    """Return a message in the chosen language."""
    return message if _Interface.language == ENGLISH else _messages().gettext(message)


def mark(message: str) -> str:
    """Mark a message for extraction; it is translated where it is used."""
    return message


def pgettext(context: str, message: str) -> str:
    """Return a message of a context in the chosen language."""
    return message if _Interface.language == ENGLISH else _messages().pgettext(context, message)


def ngettext(one: str, several: str, number: int) -> str:
    """Return the form of a message that a number needs in the chosen language."""
    if _Interface.language == ENGLISH:
        return one if number == 1 else several
    return _messages().ngettext(one, several, number)


def _supported_language(tag: str) -> str | None:
    # A locale may have an encoding and a modifier: ru_RU.UTF-8@euro.
    language = tag.replace("-", "_").partition("_")[0].partition(".")[0].partition("@")[0].lower()
    # Most commands run in English, and need no import of the catalogues.
    if language == ENGLISH:
        return ENGLISH
    if language in {"c", "posix", ""}:
        return None
    from eapa_cli.text.catalogues import INTERFACE_LANGUAGES

    return language if language in INTERFACE_LANGUAGES else None


def _messages() -> NullTranslations:
    from eapa_cli.text.catalogues import catalogue

    return catalogue(_Interface.language)
