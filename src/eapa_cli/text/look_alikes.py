"""Letters of different scripts that look the same, and words that mix them."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

# Letters that look the same in most typefaces, small or as capitals. Each letter is above the Latin letter, or the
# digit 3, that it looks like.
_CYRILLIC: Final = "авекмнорстухіјѕһԁԛԝАВЕЗКМНОРСТУХІЈЅԌԚԜ"
_CYRILLIC_AS_LATIN: Final = "abekmhopctyxijshdqwABE3KMHOPCTYXIJSGQW"
_GREEK: Final = "ανορυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
_GREEK_AS_LATIN: Final = "avopuABEZHIKMNOPTYX"
_AS_LATIN: Final = dict(zip(_CYRILLIC + _GREEK, _CYRILLIC_AS_LATIN + _GREEK_AS_LATIN, strict=True))
_AS_CYRILLIC: Final = {latin: cyrillic for cyrillic, latin in zip(_CYRILLIC, _CYRILLIC_AS_LATIN, strict=True)}
_AS_CYRILLIC.update((greek, _AS_CYRILLIC[_AS_LATIN[greek]]) for greek in _GREEK if _AS_LATIN[greek] in _AS_CYRILLIC)
_WORD: Final = re.compile(r"[^\W\d_]+")
# A Roman numeral up to 39, such as that of a century. The letters of larger ones, such as C, are common in acronyms.
_ROMAN_NUMERAL: Final = re.compile("[IVX]+")
_LATIN_LETTER: Final = re.compile("[A-Za-z]")


class Correction(NamedTuple):
    """A word in the script of most of its letters, and the first letter of another script, with that script."""

    word: str
    foreign_letter: str
    script: str


def correct_script(word: str) -> Correction | None:
    """Correct a word to one script; None if it is in one, or if a letter has no look-alike in the other script."""
    scripts = [unicodedata.name(letter, "").partition(" ")[0] for letter in word]
    is_numeral = _ROMAN_NUMERAL.fullmatch(_replace_letters(word, _AS_LATIN))
    # The intended script is Latin for a Roman numeral, and otherwise the script of most letters. If the numbers are
    # equal, it is the one that can write all letters, and Cyrillic if both can.
    for script, table in (("CYRILLIC", _AS_CYRILLIC), ("LATIN", _AS_LATIN)):
        foreign = [(letter, name) for letter, name in zip(word, scripts, strict=True) if name != script]
        is_intended = (script == "LATIN") if is_numeral else (2 * len(foreign) <= len(word))
        if is_intended and 0 < len(foreign) < len(word) and all(letter in table for letter, _ in foreign):
            foreign_letter, foreign_script = foreign[0]
            return Correction(_replace_letters(word, table), foreign_letter, foreign_script.title())
    return None


def correct_scripts(text: str) -> str:
    """Return a text in which each word that mixes Latin letters with look-alikes is corrected to one script."""
    if text.isascii() or not _LATIN_LETTER.search(text):
        return text
    return _WORD.sub(_correct_match, text)


def _correct_match(match: re.Match[str]) -> str:
    correction = correct_script(match[0])
    return correction.word if correction else match[0]


def list_look_alikes(text: str) -> Iterator[str]:
    """Yield a text in Cyrillic and in Latin letters; only words that look the same in both scripts are converted."""
    for table in (_AS_CYRILLIC, _AS_LATIN):
        other = " ".join(_convert(word, table) for word in text.split())
        if other != text:
            yield other


def convert_to_each_script(text: str) -> tuple[str, str]:
    """Return a text with all look-alike letters in Latin, and the same text with them in Cyrillic."""
    return _replace_letters(text, _AS_LATIN), _replace_letters(text, _AS_CYRILLIC)


def _convert(word: str, table: Mapping[str, str]) -> str:
    is_similar = all(letter in table or not letter.isalpha() for letter in word)
    return _replace_letters(word, table) if is_similar else word


def _replace_letters(text: str, table: Mapping[str, str]) -> str:
    return "".join(table.get(letter, letter) for letter in text)
