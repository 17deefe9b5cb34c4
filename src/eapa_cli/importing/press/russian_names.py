"""Russian names of people in the nominative, by the dictionary of pymorphy3; without it they stay as printed."""

import re
from functools import lru_cache
from typing import Any, Final

from eapa_cli.importing.press import nominative
from eapa_cli.importing.press.english_given_names import GIVEN_NAMES
from eapa_cli.importing.press.nominative import WORD
from eapa_cli.text.fold import fold

# "Смирновым": the instrumental of a family name, which the dictionary takes for an adjective.
_SURNAME_IN_INSTRUMENTAL: Final = re.compile(r"(\w{2,}(?:[оеё]в|ин|ын))ым")
_WITH_INITIALS: Final = re.compile(
    r"(?P<initials>(?:[А-ЯЁ]\. ?){1,2})(?P<name>[А-ЯЁ]\w+(?:[оеё]в|ин|ын))(?P<ending>ым|ой)"
)
# Endings of foreign names in the instrumental, which the dictionary does not have: "Жадом", "Цзюнем", "Муссой".
_FOREIGN_INSTRUMENTAL: Final = (
    (re.compile(r"(?<=[бвгдзклмнпрстфх])ом\Z"), ""),
    (re.compile(r"(?<=[жшчщц])ем\Z"), ""),
    (re.compile(r"(?<=[лнр])ем\Z"), "ь"),
    (re.compile(r"(?<=[аеоуы])ем\Z"), "й"),
    (re.compile(r"(?<=[бвгдзклмнпрстфхжшчщц])ой\Z"), "а"),
    (re.compile(r"(?<=й)ей\Z"), "я"),
)


@lru_cache(maxsize=2_000)
def nominative_from_instrumental(text: str) -> str:
    """Return the name of a person in the nominative, if its position is in the instrumental.

    Foreign names that the dictionary does not have change too: "Жадом Табетом", "Ли Цзюнем".
    """
    words = name_of_person(text).split(" ")
    for number, (word, printed) in enumerate(zip(words, text.split(" "), strict=True)):
        if word == printed:
            words[number] = _without_instrumental(word)
    return " ".join(words)


def name_in_genitive(text: str) -> str:
    """Return the name of a person in the nominative, if its position is in the genitive: "ректора Петра Холмова"."""
    morph = nominative.analyzer()
    parses = (parse for word in WORD.findall(text) for parse in morph.parse(word)) if morph else ()
    given = next((one for one in parses if "gent" in one.tag and ({"Name"} in one.tag or {"Patr"} in one.tag)), None)
    if given is None:
        return name_of_person(text)
    return WORD.sub(lambda match: _inflected(morph, match[0], "gent", given.tag.gender), text)


def is_given_in_instrumental(word: str) -> bool:
    """Return whether a word is a given name in the instrumental that the dictionary may not have: "Резой"."""
    name = _without_instrumental(word)
    return name != word and fold(name) in GIVEN_NAMES and fold(word) not in GIVEN_NAMES


def _without_instrumental(word: str) -> str:
    for ending, replaced in _FOREIGN_INSTRUMENTAL:
        if ending.search(word):
            return ending.sub(replaced, word)
    return word


@lru_cache(maxsize=2_000)
def name_of_person(text: str) -> str:
    """Return the name of a person in the nominative."""
    words = WORD.findall(text)
    morph = nominative.analyzer()
    if not morph or not words:
        return text
    if family := _WITH_INITIALS.fullmatch(text):
        return family["initials"] + family["name"] + ("а" if family["ending"] == "ой" else "")
    given = next(
        (
            (word, parse)
            for word in words
            for parse in morph.parse(word)
            if {"Name"} in parse.tag or {"Patr"} in parse.tag
        ),
        None,
    )
    if given is None or _is_nominative(morph, words):
        return text
    case, gender = given[1].tag.case, given[1].tag.gender
    return WORD.sub(lambda match: _inflected(morph, match[0], case, gender), text)


def _is_nominative(morph: Any, words: list[str]) -> bool:
    return any({"Name", "nomn", "sing"} in parse.tag for word in words for parse in morph.parse(word))


def _inflected(morph: Any, word: str, case: str | None, gender: str | None) -> str:
    if not case or len(word) == 1:
        return word
    if case == "ablt" and gender == "masc" and (surname := _SURNAME_IN_INSTRUMENTAL.fullmatch(word)):
        return surname[1]
    wanted = {case, "sing"}
    parses = [
        parse
        for parse in morph.parse(word)
        if wanted in parse.tag and (not gender or parse.tag.gender in {gender, None})
    ]
    parses.sort(key=lambda parse: not ({"Surn"} in parse.tag or {"Name"} in parse.tag or {"Patr"} in parse.tag))
    for parse in parses:
        if found := parse.inflect({"nomn", "sing"}):
            return nominative.copy_capitals(word, str(found.word))
    return word
