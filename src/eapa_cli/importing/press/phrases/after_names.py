"""The words after a name in a list that belong to it: its place, its representative or a description.

The patterns use the letters C capitalised, F field, H head noun, h the same in lower case, M modifier of a post,
P post, d number, g country, j adjective, k Russian word outside of names, m month, p particle, s possessive, t article,
x other word, y weekday, z "is" or a Russian preposition inside a name; and the small words a "and", b "by", f "for",
i "in", n "on", o "of", r "to", u "under", v "signed", w "with".
"""

import re
from typing import Final

from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.phrases.mention import Mention, Sentence
from eapa_cli.importing.press.phrases.name_phrases import person_at
from eapa_cli.importing.press.places.smaller_cities import find_city_after_preposition
from eapa_cli.importing.press.words.word_classes import WordClass
from eapa_cli.matching.places_in_text import country_of, country_of_word

_MAX_WORDS_OF_PLACE: Final = 3
# A description of the name before it. At least one of its words, x or d, is none of a name.
_APPOSITION: Final = re.compile(
    # ", the largest centre of science," = ,txhox, before "and"
    r",[dfhijmnoptuxyzHMFCg]*[xd][dfhijmnoptuxyzHMFCg]*,(?=a)"
    # ", Nigeria's premier private university," = ,sPjh, before "signed" or "and", or at the end of the sentence
    r"|,t?s[xjPM][jxPMCFg]*[hH](?:,(?=[avxz])|(?=\.))"
    # ", действующий по доверенности ректора," = ,MzxP, before "и"
    r"|,M[ixhz]*z[ixhjMPk]+,(?=a)"
)
# What can follow the place of an organization: the end, a comma or full stop, a verb, a weekday, or a word in lower
# case that does not continue a name, such as "and" and "with".
_AFTER_PLACE: Final = re.compile(r"\Z|[,a.vnxybzwfr]")
# "University," = H, "University of Arts Hilltown," = HoFC, "University, Hilltown," = H,C, before a region
_BEFORE_REGION: Final = re.compile(r"H(?:oF+)?C?(?:,C)?,\Z")
# "Punjab" = C before "signed"
_REGION: Final = re.compile("C{1,2}(?=[vznf])")
# "Edo State" = Cg before "," or "signed"
_STATE: Final = re.compile("C{1,2}g(?=[,avxz])")


def skip_place(sentence: Sentence, mention: Mention, end: int, language: Language) -> int:
    """Return the token after the place of an organization: ", Peru" or ", Chennai, India"."""
    if mention.is_person:
        return end
    classes = sentence.classes
    has_several_words = end - sentence.index_at(mention.orgs[0].start) > 1
    # such as "Peru" and "Republic of Peru (RP)"
    is_country = classes[:end].removesuffix(WordClass.BRACKET).endswith(WordClass.COUNTRY)
    is_after_bracket = classes[end - 1] == WordClass.BRACKET
    at = end
    while at < len(classes):
        start = at + 1 if classes[at] == WordClass.COMMA else at
        # "(SMIU) Karachi signed": without a comma only after a bracket
        after = _end_of_place(sentence, start, language) if start > at or is_after_bracket else None
        # A country is not the place of a country. A city is not the place of one word, which can be a city itself.
        is_fitting = not is_country if classes[start : start + 1] == WordClass.COUNTRY else has_several_words
        if after is None or not is_fitting or not _AFTER_PLACE.match(classes, after):
            break
        at = after
    # The comma before the verb in "University, Chennai, signed" belongs to the place.
    is_before_verb = classes[at : at + 2] == WordClass.COMMA + WordClass.SIGNED
    return at + 1 if at > end and is_before_verb else at


def _end_of_place(sentence: Sentence, start: int, language: Language) -> int | None:
    """Return the token after a city, a state or a country that starts at a token; None if there is none."""
    at = start
    while sentence.classes[at : at + 1] == WordClass.COUNTRY and at < start + _MAX_WORDS_OF_PLACE:
        at += 1
    words = " ".join(token.text for token in sentence.tokens[start:at])
    if words and (country_of_word(words, language.code) or country_of(words, language.code)):
        return at
    if state := _STATE.match(sentence.classes, start):
        return state.end()
    is_after_name = not language.has_cases and _BEFORE_REGION.search(sentence.classes[:start])
    if is_after_name and (region := _REGION.match(sentence.classes, start)):
        return region.end()
    for end in range(min(start + _MAX_WORDS_OF_PLACE, len(sentence.tokens)), start, -1):
        if find_city_after_preposition(" ".join(token.text for token in sentence.tokens[start:end])):
            return end
    return None


def skip_representative(sentence: Sentence, end: int, language: Language) -> int:
    """Return the token after ", represented by its rector X" or ", the largest centre of science,"."""
    classes = sentence.classes
    if description := _APPOSITION.match(classes, end):
        return description.end()
    start = end + 1 if classes[end : end + 1] == WordClass.COMMA else end
    is_represented = classes[start : start + 2] == WordClass.REPRESENTED + WordClass.BY
    if is_represented and (person := person_at(sentence, start + 2, language)):
        return person[1]
    return end
