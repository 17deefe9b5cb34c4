"""The word class of each token of an English sentence, first by the token alone.

`ambiguous_words` then changes the classes that the neighbours of a word decide.
"""

import re
from collections.abc import Sequence
from typing import Final

from eapa_cli.importing.press.english.ambiguous_words import adjust
from eapa_cli.importing.press.english.date_patterns import MONTH_WORD, WEEKDAYS
from eapa_cli.importing.press.english.given_names import GIVEN_NAMES
from eapa_cli.importing.press.english.words import (
    DOCUMENTS,
    FIELDS,
    HEAD_NOUNS,
    LOWER_ADJECTIVES,
    LOWER_CLASSES,
    MODIFIERS,
    NAMES_LIKE_FIELDS,
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
from eapa_cli.importing.press.words.tokens import Token, TokenKind
from eapa_cli.importing.press.words.word_classes import WordClass
from eapa_cli.matching.places_in_text import single_country_words
from eapa_cli.matching.position_words import ENGLISH as POSITIONS

# "Vice-Rector"
_PREFIX_OF_POST: Final = re.compile(r"\A(?:vice|deputy|co|pro|sub|under|ex)-")
# "inter" in "inter-school", which is an adjective although "school" is a head noun
_PREFIXES_OF_ADJECTIVES: Final = frozenset({"cross", "inter", "intra", "multi", "non", "post", "pre"})
_ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th)")
# "H. E.", "M. D.": titles that look like initials.
_DOTTED_TITLE: Final = re.compile(r"(?:H\.?\s?E|M\.?\s?D|Ph\.?\s?D)\.?", re.IGNORECASE)
_CLASS_OF_MARK: Final = {
    ",": WordClass.COMMA,
    ";": WordClass.SEMICOLON,
    "—": WordClass.DASH,
    "-": WordClass.DASH,
    "&": WordClass.AND,
    ":": WordClass.COLON,
    "/": WordClass.SLASH,
}
_CLASS_OF_KIND: Final = {
    TokenKind.QUOTE: WordClass.QUOTED,
    TokenKind.KNOWN: WordClass.KNOWN_NAME,
    TokenKind.DEGREE: WordClass.DEGREE,
    TokenKind.EVENT: WordClass.NUMBER,  # no name starts with a number or continues after one
}
# Family names with two capital letters, which are not acronyms: "McNeil", "D'Souza", "Al-Harbi".
_NAME_WITH_CAPITALS: Final = re.compile(
    r"(?:Mc|Mac|[A-Z]'|Al-?|El-?|De|Di|La|Le|Van|Fitz|Abd|[A-Z][a-z]+-)[A-Z][a-z'-]+"
)
# The title of a document in quotes: "Joint Agreement on Cooperation". `_CLASS_OF_KIND` would make it a name.
_QUOTED_DOCUMENT: Final = re.compile(
    r"\"(?:(?:Joint|General|Framework|Partnership|Cooperation) )?"
    r"(?:Agreement|Memorandum|Protocol|Declaration|Road ?map)\b.",
    re.IGNORECASE,
)
# Agencies write the first words of a report in capitals, such as "THE UNIVERSITY OF".
_SMALL_WORDS_IN_CAPITALS: Final = frozenset({"THE", "AND", "OF", "FOR", "BETWEEN", "WITH", "IN", "ON"})
# A family name with an article: "al-Rawas".
_ARABIC_NAME: Final = re.compile(r"(?:al|el|ad|ar|as|at|an|ash|ul|ud|ed)-[A-Z][\w'-]+")
# The class of a word in lower case is that of the first list that has it. Some titles need a capital letter, and
# "second" is rather a number.
_LOWER_CASE_LISTS: Final = (
    (SIGNED, WordClass.SIGNED),
    (DOCUMENTS, WordClass.DOCUMENT),
    (TITLES - {"he", "his", "her", "father", "lord", "lady"}, WordClass.TITLE),
    (POSITIONS, WordClass.POST),
    (MODIFIERS - {"second"}, WordClass.MODIFIER),
    (UNITS, WordClass.UNIT),
    (HEAD_NOUNS, WordClass.LOWER_HEAD_NOUN),
    (LOWER_ADJECTIVES, WordClass.ADJECTIVE),
    (PARTICLES, WordClass.PARTICLE),
)
# Units that start the name of an organization: "Council of Europe", "Department of Education".
_NAMING_UNITS: Final = frozenset(
    {"management", "council", "committee", "office", "department", "secretariat", "presidium"}
)
# "Universities" in "Association of Arab Universities".
_PLURAL_HEAD_NOUNS: Final = frozenset(re.sub(r"(?<=[^aeo])y\Z", "ie", noun) + "s" for noun in HEAD_NOUNS)
# Nouns and adjectives by their suffix, which names of people do not have: "Interaction", "Professional", "Psychology".
_FIELD: Final = re.compile(
    r"[a-z-]{3,}(?:tions?|sions?|ments?|ness|it(?:y|ies)|olog(?:y|ies)|graphy|nomy|ships?|istics|ism|ional|ical"
    r"|[tr]ural|ental|orial)"
)
# The class of a capitalised word is that of the first list that has it. The words that are removed from a list are
# rather in names: "Earth Charter", "Regional Office".
_CAPITALISED_LISTS: Final = (
    (SIGNED, WordClass.SIGNED),
    (DOCUMENTS - {"plan", "partnership", "convention", "map", "charter", "letter"}, WordClass.DOCUMENT),
    (TITLES, WordClass.TITLE),
    (POSITIONS, WordClass.POST),
    (MODIFIERS - {"regional", "commercial"}, WordClass.MODIFIER),
    (UNITS - _NAMING_UNITS, WordClass.UNIT),
    (HEAD_NOUNS, WordClass.HEAD_NOUN),
    (FIELDS, WordClass.FIELD),
)


def classify(tokens: Sequence[Token]) -> str:
    """Return the classes of the tokens of a sentence, one letter for each."""
    countries = single_country_words("en")
    return adjust(tokens, [_class_of_token(token, countries) for token in tokens])


def _class_of_token(token: Token, countries: frozenset[str]) -> str:
    text = token.text
    match token.kind:
        case kind if kind in _CLASS_OF_KIND:
            return WordClass.DOCUMENT if _QUOTED_DOCUMENT.match(text) else _CLASS_OF_KIND[kind]
        case TokenKind.BRACKET:
            has_post = any(word.lower() in POSITIONS for word in re.findall(r"[\w-]+", text))
            return WordClass.BRACKET_WITH_POST if has_post else WordClass.BRACKET
        case TokenKind.MARK:
            return _CLASS_OF_MARK.get(text, WordClass.STOP)
        case TokenKind.NUMBER:
            return WordClass.ADJECTIVE if _ORDINAL.fullmatch(text) else WordClass.NUMBER
        case TokenKind.INITIALS:
            return WordClass.TITLE if _DOTTED_TITLE.fullmatch(text) else WordClass.INITIALS
    return _class_of_word(text, countries)


def _class_of_word(text: str, countries: frozenset[str]) -> str:
    lower = text.lower()
    # "al-Rawas", "d'Ivoire", and "Md", which is short for a given name ("MD" is a post)
    if _ARABIC_NAME.fullmatch(text) or re.match(r"[dl]'[A-Z]|Md\.?\Z", text):
        return WordClass.CAPITALISED
    if text in NO_NAMES:
        return WordClass.OTHER
    if text in _SMALL_WORDS_IN_CAPITALS:
        return LOWER_CLASSES[lower]
    # "universities of" and "Rectors of", but not "Universities of" inside a name
    if lower in PLURALS and (lower == text or lower in PLURALS_OF_PEOPLE):
        return WordClass.PLURAL_LEAD
    # "Vice-Rector", "Chairman-Director"
    if _PREFIX_OF_POST.sub("", lower) in POSITIONS or ("-" in lower and POSITIONS.issuperset(lower.split("-"))):
        return WordClass.POST
    # "iTrade Corp.", "eHealth Fund"
    if text[0].islower() and text[1:2].isupper():
        return WordClass.ACRONYM
    if text[0].isupper():
        return _class_of_capitalised(text, lower, countries)
    if text.endswith("'s") and lower.removesuffix("'s") in HEAD_NOUNS:
        return WordClass.POSSESSIVE
    if _is_compound(lower):
        return WordClass.LOWER_HEAD_NOUN
    listed = next((letter for words, letter in _LOWER_CASE_LISTS if lower in words), None)
    return listed or LOWER_CLASSES.get(lower, WordClass.OTHER)


def _is_compound(word: str) -> bool:
    """Return whether a word has a hyphen and a head noun: "university-college", but not "inter-school"."""
    prefix, hyphen, _ = word.partition("-")
    return bool(hyphen) and prefix not in _PREFIXES_OF_ADJECTIVES and not HEAD_NOUNS.isdisjoint(word.split("-"))


def _class_of_capitalised(text: str, lower: str, countries: frozenset[str]) -> str:
    if len(text) == 1:
        return WordClass.ARTICLE if text == "A" else WordClass.INITIALS
    if _is_compound(lower):
        return WordClass.HEAD_NOUN
    listed = next((letter for words, letter in _CAPITALISED_LISTS if lower.rstrip(".") in words), None)
    # "In", but not "AT" and "BY", which can be acronyms
    if listed or (lower in LOWER_CLASSES and not text.isupper()):
        return listed or LOWER_CLASSES[lower]
    if MONTH_WORD.fullmatch(text):
        return WordClass.MONTH
    if lower in WEEKDAYS:
        return WordClass.WEEKDAY
    if text.endswith("'s"):
        return WordClass.POSSESSIVE
    if text in countries or NATIONS.fullmatch(text) or lower in REGIONS:
        return WordClass.COUNTRY
    # "Jean-Pierre", which has several capital letters like an acronym
    is_double = "-" in text and all(part.istitle() for part in text.split("-"))
    is_acronym = sum(map(str.isupper, text)) > 1 and not is_double and not _NAME_WITH_CAPITALS.fullmatch(text)
    # "UNESCO", "Lake.org"
    if is_acronym or "." in text[:-1]:
        return WordClass.ACRONYM
    if lower.removesuffix("'s").rstrip("'") in GIVEN_NAMES:
        return WordClass.GIVEN_NAME
    is_field = lower in _PLURAL_HEAD_NOUNS or (_FIELD.fullmatch(lower) and lower not in NAMES_LIKE_FIELDS)
    return WordClass.FIELD if is_field else WordClass.CAPITALISED
