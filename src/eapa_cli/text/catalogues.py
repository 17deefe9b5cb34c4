"""Catalogues of messages in the languages of the interface (gettext); `make messages` extracts and compiles them."""

from collections.abc import Sequence
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Final

from eapa_cli.text.interface_language import gettext as _

SOURCE_LANGUAGE: Final = "en"
"""The language in which messages are written in the code."""

INTERFACE_LANGUAGES: Final = (SOURCE_LANGUAGE, "ru")
"""The languages in which the program can write."""

DOMAIN: Final = "eapa"
LOCALES: Final = Path(__file__).with_name("locales")


@cache
def catalogue(language: str) -> NullTranslations:
    """Return the messages in a language of the interface."""
    if language == SOURCE_LANGUAGE:
        return NullTranslations()
    with (LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
        return GNUTranslations(file)


def hint_on_languages() -> str:
    """Return the hint on an error about a language in which the program cannot write."""
    return _("the languages are %(languages)s") % {"languages": ", ".join(INTERFACE_LANGUAGES)}


def interface_languages(tags: Sequence[str]) -> list[str]:
    """Return the languages among some BCP 47 tags in which the program can write; English if there are none."""
    languages = [language for tag in tags if (language := tag.partition("-")[0]) in INTERFACE_LANGUAGES]
    return list(dict.fromkeys(languages)) or [SOURCE_LANGUAGE]
