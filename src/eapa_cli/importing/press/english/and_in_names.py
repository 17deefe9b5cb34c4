"""Marks "and" inside the name of an English organization: "Committee for Peace and National Accord of Peru".

The word gets the class of a field, so that all patterns take it for a part of the name.

The patterns use the letters A acronym, C capitalised, D document, F field, H head noun, h the same in lower case,
K known name, M modifier of a post, N given name, Q quoted name, U unit, g country, j adjective, p particle,
s possessive, t article, v "signed", z "is", and the small words f "for", i "in", n "on", o "of", u "under".
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
# "bakers"; not "business", "campus", "basis".
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
        if rest := _rest_of_name(row, index, before, after):
            row.letters[index] = WordClass.FIELD
            # "Accord" is a document only outside of a name.
            for number in range(index + 1, index + 1 + rest.end()):
                if row.letters[number] == WordClass.DOCUMENT:
                    row.letters[number] = WordClass.FIELD


def _rest_of_name(row: Row, index: int, before: str, after: str) -> re.Match[str] | None:
    """Return the words after "and" that are surely in the same name, as a match in `after`; None if there are none."""
    if row.word(index) == "&":
        return _AFTER_AMPERSAND.match(after) if _BEFORE_AMPERSAND.search(before) else None
    if _FIELDS_BEFORE.search(before):
        if found := _FIELDS_AFTER.match(after):
            return found
        if (found := _FIELDS_AT_END.match(after)) and row.word(index + found.end()) not in _COMPANIES:
            return found
    are_plurals = _PLURAL.fullmatch(row.word(index - 1)) and _PLURAL.fullmatch(row.word(index + 1))
    if are_plurals and _PLURAL_BEFORE.search(before) and (found := _PLURAL_AFTER.match(after)):
        return found
    if _START_WITH_FIELDS.search(before) and (found := _FIELDS_AND_HEAD_NOUN.match(after)):
        return found
    return _HEAD_NOUN_AFTER.match(after) if _ADJECTIVES_AFTER_ARTICLE.search(before) else None
