"""Word classes of the tokens of a sentence in English: one letter for each."""

import re
from collections.abc import Sequence
from typing import Final

from eapa_cli.importing.press.english_ambiguous_words import adjust
from eapa_cli.importing.press.english_date_patterns import MONTH_WORD, WEEKDAYS
from eapa_cli.importing.press.english_given_names import GIVEN_NAMES
from eapa_cli.importing.press.english_words import (
    DOCUMENTS,
    FIELDS,
    HEADS,
    LOWER_ADJECTIVES,
    LOWER_CLASSES,
    MODIFIERS,
    NATIONS,
    NO_NAMES,
    PARTICLES,
    PLURALS,
    PLURALS_OF_PEOPLE,
    REGIONS,
    SIGNED,
    TITLES,
    UNITS,
)
from eapa_cli.importing.press.tokens import Token
from eapa_cli.matching.position_words import ENGLISH as POSITIONS

_PREFIX: Final = re.compile(r"\A(?:vice|deputy|co|pro|sub|under|ex)-")
_ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th)")
_TITLE: Final = re.compile(r"(?:H\.?\s?E|M\.?\s?D|Ph\.?\s?D)\.?", re.IGNORECASE)
_MARKS: Final = {",": ",", ";": ";", "—": "-", "-": "-", "&": "a", ":": ":", "/": "/"}
_KINDS: Final = {"quote": "Q", "known": "K", "degree": "Z"}
# Names of people with two capital letters, which are no acronyms: "McNeil", "D'Souza", "Al-Harbi", "Anna-Maria".
_NAME: Final = re.compile(r"(?:Mc|Mac|[A-Z]'|Al-?|El-?|De|Di|La|Le|Van|Fitz|Abd|[A-Z][a-z]+-)[A-Z][a-z'-]+")
# "Agreement on Cooperation" in quotes
_DOCUMENT: Final = re.compile(
    r"\"(?:(?:Joint|General|Framework|Partnership|Cooperation) )?"
    r"(?:Agreement|Memorandum|Protocol|Declaration|Road ?map)\b.",
    re.IGNORECASE,
)
# Agencies write the first words of a report in capitals.
_CAPITALS: Final = frozenset({"THE", "AND", "OF", "FOR", "BETWEEN", "WITH", "IN", "ON"})
# A family name with an article: "al-Rawas".
_ARABIC: Final = re.compile(r"(?:al|el|ad|ar|as|at|an|ash|ul|ud|ed)-[A-Z][\w'-]+")
_BY_LOWER: Final = (
    (SIGNED, "v"),
    (DOCUMENTS, "D"),
    (TITLES - {"he", "his", "her", "father", "lord", "lady"}, "T"),
    (POSITIONS, "P"),
    (MODIFIERS - {"secretary", "state", "board", "second"}, "M"),
    (UNITS, "U"),
    (HEADS, "h"),
    (LOWER_ADJECTIVES, "j"),
    (PARTICLES, "p"),
)
_NAMING_UNITS: Final = frozenset(
    {"management", "council", "committee", "office", "department", "secretariat", "presidium"}
)
_BY_CAPITAL: Final = (
    (SIGNED, "v"),
    (DOCUMENTS - {"plan", "partnership", "convention", "map", "charter", "letter"}, "D"),
    (TITLES, "T"),
    (POSITIONS, "P"),
    (MODIFIERS - {"secretary", "state", "board", "regional", "commercial"}, "M"),
    (UNITS - _NAMING_UNITS, "U"),
    (HEADS, "H"),
    (FIELDS, "F"),
)


def classify(tokens: Sequence[Token]) -> str:
    """Return a letter for each token."""
    from eapa_cli.matching.places_in_text import single_country_words

    places = single_country_words("en")
    return adjust(tokens, [_class(token, places) for token in tokens])


def _class(token: Token, places: frozenset[str]) -> str:
    text = token.text
    match token.kind:
        case "quote" | "known" | "degree":
            return "D" if _DOCUMENT.match(text) else _KINDS[token.kind]
        case "bracket":
            return "E" if any(word.lower() in POSITIONS for word in re.findall(r"[\w-]+", text)) else "B"
        case "mark":
            return _MARKS.get(text, ".")
        case "number":
            return "j" if _ORDINAL.fullmatch(text) else "d"
        case "initials":
            return "T" if _TITLE.fullmatch(text) else "I"
    return _class_of_word(text, places)


def _class_of_word(text: str, places: frozenset[str]) -> str:
    lower = text.lower()
    if _ARABIC.fullmatch(text) or re.match(r"[dl]'[A-Z]", text):
        return "C"
    if text in NO_NAMES:
        return "x"
    if text in _CAPITALS:
        return LOWER_CLASSES[lower]
    if lower in PLURALS and (lower == text or lower in PLURALS_OF_PEOPLE):
        return "L"
    # "Vice-Rector", "Chairman-Director"
    if _PREFIX.sub("", lower) in POSITIONS or ("-" in lower and POSITIONS.issuperset(lower.split("-"))):
        return "P"
    if text[0].isupper():
        return _class_of_capitalised(text, lower, places)
    if text.endswith("'s") and lower.removesuffix("'s") in HEADS:
        return "s"
    if "-" in lower and HEADS & set(lower.split("-")):
        return "h"
    return next((letter for words, letter in _BY_LOWER if lower in words), LOWER_CLASSES.get(lower, "x"))


def _class_of_capitalised(text: str, lower: str, places: frozenset[str]) -> str:
    if len(text) == 1:
        return "t" if text == "A" else "I"
    if "-" in lower and HEADS & set(lower.split("-")):
        return "H"
    listed = next((letter for words, letter in _BY_CAPITAL if lower in words), None)
    if listed or (lower in LOWER_CLASSES and not text.isupper()):
        return listed or LOWER_CLASSES[lower]
    if MONTH_WORD.fullmatch(text) or lower in WEEKDAYS:
        return "m" if MONTH_WORD.fullmatch(text) else "y"
    if text.endswith("'s"):
        return "s"
    if text in places or NATIONS.fullmatch(text) or lower in REGIONS:
        return "g"
    is_double = "-" in text and all(part.istitle() for part in text.split("-"))
    if sum(map(str.isupper, text)) > 1 and not is_double and not _NAME.fullmatch(text):
        return "A"
    return "N" if lower.removesuffix("'s").rstrip("'") in GIVEN_NAMES else "C"
