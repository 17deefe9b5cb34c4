"""Marks "and" inside the name of an English organization: "Committee for Peace and National Accord of Peru".

The word gets the class of a field, so that all patterns take it for a part of the name. The patterns are over
classes, whose letters are those of `WordClass`: H is a head noun, F a field, C an unknown capitalised word.
"""

import re
from typing import Final

from eapa_cli.importing.press.english.words import words
from eapa_cli.importing.press.words.word_classes import WordClass
from eapa_cli.importing.press.words.word_row import Row

# The start of a name with fields before "and": "Committee for Peace", "Agency of the Hill Republic for Labour".
_FIELDS_BEFORE: Final = re.compile(r"[HhU][CFgNA]*[ofn]t?[CFgMj]*F\Z")
# After it, words without a head noun that another part of the name follows: "National Accord of", "Crafts under".
_FIELDS_AFTER: Final = re.compile(r"(?:[CFgMjD]*F[CFDg]*(?=[ofiu])|C(?=[ou])|CC(?=u))")
# The same at the end of the name: "Conflict Studies", "Applied Sciences".
_FIELDS_AT_END: Final = re.compile(r"[CFg]+(?<=F)(?=[,.;v:)]|z|\Z)")
# "Union of Bakers" and "Millers": two plurals.
_PLURAL_BEFORE: Final = re.compile(r"[HhU][ofn]t?[CFgM]*[CF]\Z")
_PLURAL_AFTER: Final = re.compile(r"C(?![CHNFp])")
_PLURAL: Final = re.compile(r"[a-z]+[^siu]s")
# "International Youth" and "Music Foundation": fields before and after, and then a head noun.
_START_WITH_FIELDS: Final = re.compile(r"(?:\A|[^CFgNMAjsHhKQ,])[ACFgsMNj]*F\Z")
_FIELDS_AND_HEAD_NOUN: Final = re.compile(r"F+[HU]")
# "the National" and "Lake Sports Committee": adjectives alone, and then a head noun.
_ADJECTIVES_AFTER_ARTICLE: Final = re.compile(r"t[gM]*F+\Z")
_HEAD_NOUN_AFTER: Final = re.compile(r"[CFg]{1,3}H")
# Last words of names of companies: "Hill Media" after "Ministry of Culture and" is another organization.
_COMPANIES: Final = words(
    "media energy technologies communications industries logistics mining film music projects resources investment"
    " development innovation innovations television"
)
# "Hill & Lake Partners", but not "Ann Berg & Bo Hale" and not "Hill University & Lake College".
_BEFORE_AMPERSAND: Final = re.compile(r"(?<!N)[CFNg]\Z")
_AFTER_AMPERSAND: Final = re.compile(r"[CFNgH](?!C[,.vz])")


def mark_and(row: Row) -> None:
    """Mark each "and" inside a name as a field."""
    for index, letter in enumerate(row.letters):
        if letter != WordClass.AND:
            continue
        before, after = "".join(row.letters[:index]), "".join(row.letters[index + 1 :])
        if end := _end_of_name(row, index, before, after):
            row.letters[index] = WordClass.FIELD
            # "Accord" is a document only outside of a name.
            for number in range(index + 1, index + 1 + end):
                if row.letters[number] == WordClass.DOCUMENT:
                    row.letters[number] = WordClass.FIELD


def _end_of_name(row: Row, index: int, before: str, after: str) -> int:
    """Return the number of words after "and" that are surely in the same name; 0 if it joins two names."""
    if row.word(index) == "&":
        return int(bool(_BEFORE_AMPERSAND.search(before) and _AFTER_AMPERSAND.match(after)))
    found = None
    if _FIELDS_BEFORE.search(before):
        found = _FIELDS_AFTER.match(after)
        if not found and (found := _FIELDS_AT_END.match(after)) and row.word(index + found.end()) in _COMPANIES:
            found = None
    is_plural = _PLURAL.fullmatch(row.word(index - 1)) and _PLURAL.fullmatch(row.word(index + 1))
    if not found and is_plural and _PLURAL_BEFORE.search(before):
        found = _PLURAL_AFTER.match(after)
    if not found and _START_WITH_FIELDS.search(before):
        found = _FIELDS_AND_HEAD_NOUN.match(after)
    if not found and _ADJECTIVES_AFTER_ARTICLE.search(before):
        found = _HEAD_NOUN_AFTER.match(after)
    return found.end() if found else 0
