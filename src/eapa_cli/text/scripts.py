"""Which of a register's languages a text may be in, told by its script."""

import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Final

# The first word of a letter's name in Unicode, by the code of its script in ISO 15924.
_NAMES: Final = {
    "Latn": "LATIN", "Cyrl": "CYRILLIC", "Arab": "ARABIC", "Armn": "ARMENIAN", "Geor": "GEORGIAN", "Grek": "GREEK",
    "Hebr": "HEBREW", "Deva": "DEVANAGARI", "Hans": "CJK", "Hant": "CJK", "Jpan": "CJK", "Kore": "HANGUL",
    "Mong": "MONGOLIAN", "Thai": "THAI", "Ethi": "ETHIOPIC",
}  # fmt: skip


def language_of(text: str, languages: Sequence[str]) -> str:
    """The first of some languages (BCP 47 tags) that is written as a text is; without one, the first of all."""
    script = next((name for name in map(_script_of_letter, text) if name), None)
    return next((language for language in languages if _script_of_language(language) == script), languages[0])


def _script_of_letter(character: str) -> str | None:
    return unicodedata.name(character, "").partition(" ")[0] if character.isalpha() else None


@cache
def _script_of_language(language: str) -> str:
    if "-" in language and (code := language.split("-")[1]).istitle():
        return _NAMES.get(code, "")
    from babel.core import get_global

    likely = get_global("likely_subtags").get(language.partition("-")[0], "")
    return next((_NAMES[part] for part in likely.split("_") if part in _NAMES), "")
