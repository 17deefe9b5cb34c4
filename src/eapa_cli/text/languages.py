"""Languages by their names, and the likely language of a text by its letters."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from eapa_cli.text.fold import fold
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_phrases import names, quote

# The first word of a letter's Unicode name, by ISO 15924 script code.
_SCRIPT_NAMES: Final = {
    "Latn": "LATIN", "Cyrl": "CYRILLIC", "Arab": "ARABIC", "Armn": "ARMENIAN", "Geor": "GEORGIAN", "Grek": "GREEK",
    "Hebr": "HEBREW", "Deva": "DEVANAGARI", "Hans": "CJK", "Hant": "CJK", "Jpan": "CJK", "Kore": "HANGUL",
    "Mong": "MONGOLIAN", "Thai": "THAI", "Ethi": "ETHIOPIC", "Beng": "BENGALI", "Gujr": "GUJARATI",
    "Guru": "GURMUKHI", "Khmr": "KHMER", "Knda": "KANNADA", "Laoo": "LAO", "Mlym": "MALAYALAM", "Mymr": "MYANMAR",
    "Orya": "ORIYA", "Sinh": "SINHALA", "Taml": "TAMIL", "Telu": "TELUGU", "Thaa": "THAANA", "Tibt": "TIBETAN",
}  # fmt: skip
_KANA: Final = frozenset({"HIRAGANA", "KATAKANA"})
"""The scripts that Japanese uses with Chinese characters."""
# By language, its Cyrillic letters that Russian does not have (from CLDR's exemplar characters).
_LETTERS_BY_LANGUAGE: Final = {
    "be": "іў", "bg": "", "kk": "әғқңөұүһі", "ky": "ңөү", "mk": "ѓѕјљњќџ", "mn": "өү", "ru": "", "sr": "ђјљњћџ",
    "tg": "ғӣқӯҳҷ", "tt": "әҗңөүһ", "uk": "ґєії", "uz-Cyrl": "ўқғҳ",
}  # fmt: skip
_RUSSIAN: Final = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")


def detect_language(text: str, languages: Sequence[str]) -> str:
    """Return the language of a text: the first of some languages (BCP 47 tags) that is written in its script.

    If no language is written in this script, return the first language, or Russian for Russian letters. Letters that
    Russian does not have decide between the languages of the Cyrillic script.

    Raises:
        ValueError: the letters of the text do not determine exactly one language.
    """
    unusual = {letter for letter in text.casefold() if _find_script_of_letter(letter) == "CYRILLIC"} - _RUSSIAN
    if unusual:
        return _find_language_with_letters(unusual, text, languages)
    script = next((name for name in map(_find_script_of_letter, text) if name), None)
    default = "ru" if script == "CYRILLIC" else languages[0]
    return next((language for language in languages if _find_script_of_language(language) == script), default)


def find_language(name: str, tags: Iterable[str]) -> str | None:
    """Return the main language (`uz` of `uz-Latn`) of the first tag with a language of this name.

    The name may be in English, in Russian or in the language itself.
    """
    from babel import Locale, UnknownLocaleError

    folded_name = fold(name)
    for tag in tags:
        language = tag.partition("-")[0]
        for locale in ("en", "ru", language):
            try:
                name_in_locale = Locale.parse(locale).languages.get(language)
            except (ValueError, UnknownLocaleError):
                continue  # CLDR has no names in this language
            if name_in_locale and fold(name_in_locale) == folded_name:
                return language
    return None


def language_name(tag: str) -> str:
    """Return the name of a language (BCP 47) in the language of the interface, or its tag if CLDR has no name."""
    return names().language(tag)


def _find_language_with_letters(unusual: set[str], text: str, languages: Sequence[str]) -> str:
    possible = [language for language, letters in _LETTERS_BY_LANGUAGE.items() if unusual <= set(letters)]
    matching = [language for language in languages if language in possible] or possible
    if len(matching) != 1:
        letters = ", ".join(map(quote, sorted(unusual)))
        message = _(
            "the language is not clear from the letters %(letters)s: write it before the text, such as 'sr=%(text)s'"
        )
        raise ValueError(message % {"letters": letters, "text": text})
    return matching[0]


def _find_script_of_letter(character: str) -> str | None:
    if not character.isalpha():
        return None
    script = unicodedata.name(character, "").partition(" ")[0]
    return "CJK" if script in _KANA else script


@cache
def _find_script_of_language(language: str) -> str:
    if "-" in language and (code := language.split("-")[1]).istitle():  # a script as in 'uz-Latn', not a region
        return _SCRIPT_NAMES.get(code, "")
    from babel.core import get_global

    likely = get_global("likely_subtags").get(language.partition("-")[0], "")
    return next((_SCRIPT_NAMES[part] for part in likely.split("_") if part in _SCRIPT_NAMES), "")
