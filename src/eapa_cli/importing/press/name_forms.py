"""Names of organizations in a text: their proper form, acronyms and short forms, and whether two mean the same."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from eapa_cli.importing.press.language import Language
from eapa_cli.matching.places_in_text import country_of, country_of_word

_BRACKET: Final = re.compile(r"\s*\(([^()]*)\)\s*$")
# "Russia's Roscosmos": the country is known by the words, and is no part of the name.
_POSSESSIVE: Final = re.compile(r"\A([A-Z][a-z]+)'s (?=[A-Z])")
_ACRONYM: Final = re.compile(r"[A-ZА-ЯЁ][A-Za-zА-Яа-яЁё]*[A-ZА-ЯЁ][A-ZА-ЯЁa-zа-яё]*")
_ACRONYMS: Final = re.compile(r"[A-ZА-ЯЁ]{2,}(?: [A-ZА-ЯЁ]{2,}){1,2}")
# An acronym with the kind of organization, in brackets after the full name.
_SHORT: Final = re.compile(r"[A-ZА-ЯЁ]{2,} (?:University|Institute|Academy|Foundation)")
_WORD: Final = re.compile(r"[^\W_]+")
_SMALL_WORDS: Final = "the a an of and in for to with on at by under de la и в во на по при с со им имени г"
_SMALL: Final = frozenset(_SMALL_WORDS.split())
_STEM: Final = 5
_CYRILLIC_STEM: Final = 4
_SAME: Final = 0.6
_LIKELY: Final = 0.5


def clean_name(text: str, language: Language) -> str:
    """Return a name on one line, without an article, other lead-in words, and punctuation around it."""
    line = " ".join(text.split()).strip(" ,;:.—-")
    line = language.lead_in.sub("", line)
    owner = _POSSESSIVE.match(line)
    if owner and country_of_word(owner[1], language.code):
        line = line[owner.end() :]
    while (match := _BRACKET.search(line)) and (not is_acronym(match[1]) or country_of(match[1], language.code)):
        line = line[: match.start()]
    return re.sub(r"'s?\Z", "", line) if re.search(r"[a-z]'s\Z", line) else line


def without_acronym(name: str) -> str:
    """Return a name without its acronym in brackets."""
    return _BRACKET.sub("", name)


def acronym_in(name: str) -> str | None:
    """Return the acronym in brackets at the end of a name."""
    match = _BRACKET.search(name)
    return match[1] if match and is_acronym(match[1]) else None


def short_in(name: str) -> str | None:
    """Return the short name in quotes after the words for the type of an organization."""
    match = re.search(r"(?<=\w\s)[\"«](.{3,100})[\"»]\Z", without_acronym(name))
    return match[1].strip('"«»') if match else None


def is_acronym(text: str) -> bool:
    """Return whether a text is one word with several capital letters, or a short form in brackets."""
    return (
        bool(_ACRONYM.fullmatch(text))
        or bool(_ACRONYMS.fullmatch(text))
        or bool(_SHORT.fullmatch(text))
        or bool(re.fullmatch(r"[A-ZА-ЯЁ][\w-]+", text))
    )


@lru_cache(maxsize=2_000)
def stems(name: str) -> frozenset[str]:
    """Return the words of a name without their endings."""
    words = (word.casefold().replace("ё", "е") for word in _WORD.findall(name.replace("'s", "").replace("s'", "s")))
    return frozenset(word[: _STEM if word.isascii() else _CYRILLIC_STEM] for word in words if word not in _SMALL)


@lru_cache(maxsize=2_000)
def initials(name: str) -> str:
    """Return the initials of a name."""
    return "".join(word[0] for word in _WORD.findall(without_acronym(name)) if word.casefold() not in _SMALL).casefold()


def similarity(one: str, other: str) -> float:
    """Return how much two names have in common, from 0 to 1; an acronym and its name are the same."""
    short, long = sorted((one, other), key=len)
    if _is_short_form(short, long):
        return 1.0
    first, second = stems(without_acronym(one)), stems(without_acronym(other))
    if not first or not second:
        return 0.0
    common = len(first & second)
    dice = 2 * common / (len(first) + len(second))
    if first <= second or second <= first:
        return max(dice, _SAME if common > 1 else _LIKELY)
    return dice


def _is_short_form(short: str, long: str) -> bool:
    if short.casefold() == long.casefold():
        return True
    word = short.strip('"«»')
    acronym = acronym_in(long)
    if acronym and stems(acronym) == stems(word):
        return True
    if " " in word or not is_acronym(word):
        return False
    acronym_word = word.casefold()
    is_initials = (
        word.isupper()
        and len(word) > 1
        and (
            # An acronym can have the "Г" of a state university whose name omits the word.
            initials(long) in {acronym_word, acronym_word[:1] + acronym_word[1:].replace("г", "", 1)}
            or _all_initials(long).startswith(acronym_word)
        )
    )
    return is_initials or _is_abbreviation(word, without_acronym(long))


def _is_abbreviation(word: str, long: str) -> bool:
    """Return whether the parts of "КазНУ" or "СПбГУ" start the words of a name."""
    parts = re.findall(r"[A-ZА-ЯЁ][a-zа-яё]*", word)
    words = [one.casefold() for one in _WORD.findall(long) if one.casefold() not in _SMALL]
    if len(parts) < 3 or "".join(parts) != word or len(words) < len(parts):  # noqa: PLR2004
        return False
    return all(_abbreviates(part.casefold(), one) for part, one in zip(parts, words, strict=False))


def _abbreviates(part: str, word: str) -> bool:
    letters = iter(word[1:])
    return part[0] == word[0] and all(letter in letters for letter in part[1:])


def _all_initials(name: str) -> str:
    words = re.findall(r"[^\W_]+", without_acronym(name).replace('"', " "))
    return "".join(word[0] for word in words if word.casefold() not in _SMALL).casefold()


def best_match(name: str, names: Iterable[str], *, at_least: float = _LIKELY) -> int | None:
    """Return the number of the most similar name; None if none is similar, or two are equally."""
    scored = sorted(((similarity(name, other), -number) for number, other in enumerate(names)), reverse=True)
    if not scored or scored[0][0] < at_least:
        return None
    if len(scored) > 1 and scored[1][0] == scored[0][0]:
        return None
    return -scored[0][1]
