"""Which language a text may be in, told by its script and its letters."""

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


# Letters that Russian does not have, by the languages of Europe and Asia written with them: CLDR's exemplar
# characters. Where one of them stands, a text is not Russian, however it looks.
_LETTERS: Final = {
    "be": "іў", "bg": "", "kk": "әғқңөұүһі", "ky": "ңөү", "mk": "ѓѕјљњќџ", "mn": "өү", "ru": "", "sr": "ђјљњћџ",
    "tg": "ғӣқӯҳҷ", "tt": "әҗңөүһ", "uk": "ґєії", "uz-Cyrl": "ўқғҳ",
}  # fmt: skip
_RUSSIAN: Final = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")


def language_of(text: str, languages: Sequence[str]) -> str:
    """The first of some languages (BCP 47 tags) that is written as a text is; without one, the first of all.

    A text in Russian letters is Russian where none of the languages has such: it is not English.

    Raises:
        ValueError: its letters are not those of any of them, and of several others or of none that is known here.
    """
    odd = {letter for letter in text.casefold() if _script_of_letter(letter) == "CYRILLIC"} - _RUSSIAN
    if odd:
        return _language_with(odd, text, languages)
    script = next((name for name in map(_script_of_letter, text) if name), None)
    otherwise = "ru" if script == "CYRILLIC" else languages[0]
    return next((language for language in languages if _script_of_language(language) == script), otherwise)


def _language_with(odd: set[str], text: str, languages: Sequence[str]) -> str:
    possible = [language for language, letters in _LETTERS.items() if odd <= set(letters)]
    meant = [language for language in languages if language in possible] or possible
    if len(meant) != 1:
        letters = ", ".join(f"'{letter}'" for letter in sorted(odd))
        raise ValueError(f"its language is not clear from {letters}: write it before the text, such as 'sr={text}'")
    return meant[0]


def _script_of_letter(character: str) -> str | None:
    return unicodedata.name(character, "").partition(" ")[0] if character.isalpha() else None


@cache
def _script_of_language(language: str) -> str:
    if "-" in language and (code := language.split("-")[1]).istitle():
        return _NAMES.get(code, "")
    from babel.core import get_global

    likely = get_global("likely_subtags").get(language.partition("-")[0], "")
    return next((_NAMES[part] for part in likely.split("_") if part in _NAMES), "")
