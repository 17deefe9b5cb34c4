"""Word classes: one letter for each token of a sentence, so that a regular expression can match a sentence.

The sentence "Ann Berg, rector of the Hill University, signed it with UNESCO" has the classes `NC,PotCH,vxwA`.
The pattern `[CNI]{2,},P` over classes means "a name of two words or more, a comma, and a post". The comment above a
pattern gives its examples with their letters: "Ann Berg, rector" = NC,P. The patterns are written with the letters; all
other code compares with the members of `WordClass`. Some letters have another meaning in Russian than in English, and
therefore two names.
"""

import re
from enum import StrEnum
from typing import Final


class WordClass(StrEnum):
    """The class of a token, with examples. An upper-case letter is usually a capitalised word."""

    # Words of names
    CAPITALISED = "C"
    """Any capitalised word that no list has: "Hill", "Берг"."""
    GIVEN_NAME = "N"
    """English: a given name: "Ann"."""
    PATRONYMIC = "N"
    """Russian: a patronymic, or a particle inside a name: "Петровна", "оглы"."""
    RUSSIAN_GIVEN_NAME = "G"
    """Russian: a given name: "Анна"."""
    INITIALS = "I"
    """Initials: "A. B."."""
    PARTICLE = "p"
    """English: a particle inside a name: "van", "bin"."""
    CLERGY_NAME = "X"
    """The only name of a clergyman: "Tikhon" in "Metropolitan Tikhon"."""
    COUNTRY = "g"
    """A word of the name of a country or region, or an adjective of a country: "Peru", "Russian", "oblast"."""

    # Words of organizations
    HEAD_NOUN = "H"
    """A capitalised noun for a type of organization: "University"."""
    LOWER_HEAD_NOUN = "h"
    """The same noun in lower case: "university"."""
    FIELD = "F"
    """English: a capitalised field of work: "Sciences" in "Academy of Sciences"."""
    UNIT = "U"
    """English: a part of an organization: "board", "department"."""
    ACRONYM = "A"
    """A word with several capital letters: "UNESCO"; in Russian text also a word in Latin letters."""
    POSSESSIVE = "s"
    """English: a capitalised word or a head noun with 's: "Russia's", "university's"."""
    QUOTED = "Q"
    """A name in quotes."""
    BRACKET = "B"
    """Text in brackets without a post: "(HSU)"."""
    KNOWN_NAME = "K"
    """The name of an organization of the register; it is one token."""
    COMMON_WORD = "Y"
    """Russian: two capitalised words of the dictionary in a row: "Независимых Государств"."""
    PLURAL_LEAD = "L"
    """A plural before a list that names the kind of its items: "rectors" in "the rectors of A and B"."""

    # Posts and titles
    POST = "P"
    """A post: "rector"."""
    MODIFIER = "M"
    """A word that is part of a post: "deputy", "general"."""
    BRACKET_WITH_POST = "E"
    """Text in brackets with a post: "(rector of HSU)"."""
    TITLE = "T"
    """A title before a name: "Dr", "Mr"."""
    DEGREE = "Z"
    """A degree after or before a name: "PhD", "к. э. н."."""
    LEADS = "V"
    """English: the verb of a person who leads an organization: "heads" in "who heads the Hill Fund"."""

    # Signing
    SIGNED = "v"
    """A verb of signing: "signed"."""
    DOCUMENT = "D"
    """A noun for a document: "memorandum"."""
    REPRESENTED = "R"
    """English: "represented"."""

    # Small words
    ARTICLE = "t"
    """English: an article or possessive pronoun: "the", "its"."""
    AND = "a"
    OF = "o"
    FOR = "f"
    IN = "i"
    AT = "@"
    WITH = "w"
    BY = "b"
    BETWEEN = "="
    UNDER = "u"
    TO_OR_FROM = "r"
    """ "to", "from"; in Russian "от"."""
    OTHER_PREPOSITION = "n"
    """A preposition of time or place that never starts a part of a name: "on", "during", "ходе"."""
    PREPOSITION_IN_NAME = "z"
    """Russian: a preposition that can be inside a name or a post: "по" in "министр по делам молодёжи", "имени"."""
    AUXILIARY = "z"
    """English: "was", "are"."""
    NAMED = "e"
    """English: "named" in "University named after ..."."""

    # Other tokens
    ADJECTIVE = "j"
    """An adjective in lower case: "national"; in English also an ordinal number."""
    NUMBER = "d"
    MONTH = "m"
    WEEKDAY = "y"
    OUTSIDE_NAMES = "k"
    """Russian: a verb, pronoun or other word that is never part of a name."""
    OTHER = "x"
    """Any other word in lower case."""
    COMMA = ","
    SEMICOLON = ";"
    COLON = ":"
    DASH = "-"
    SLASH = "/"
    STOP = "."
    """A full stop, or any other mark."""


PERSON_NAME: Final = frozenset({WordClass.CAPITALISED, WordClass.GIVEN_NAME, WordClass.INITIALS})
"""The classes of the words of an English name of a person."""
_NAME_MARKS: Final = (WordClass.HEAD_NOUN, WordClass.LOWER_HEAD_NOUN, WordClass.QUOTED, WordClass.KNOWN_NAME)
SURE_NAME: Final = re.compile(f"[{''.join(_NAME_MARKS)}]")
"""Over classes: a name that is surely one of an organization, such as "Hill University"."""
