"""People named by their relation to the person before: "Rector X and his deputy Y", "X and his colleague Y"."""

import re
from dataclasses import replace
from typing import Final

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.phrases.mention import Mention, Sentence
from eapa_cli.importing.press.words.word_classes import WordClass
from eapa_cli.matching.places_in_text import country_of_word

_POSSESSIVES: Final = frozenset({"its", "his", "her", "their", "его", "её", "ее"})
_COLLEAGUE: Final = re.compile("colleague|counterpart|коллег[аиеу]|коллегой", re.IGNORECASE)
_MAX_WORDS_TO_COLLEAGUE: Final = 4
# " of the " at the end of "head of the "
_BEFORE_ORGANIZATION: Final = re.compile(r"(?:\s|,|\b(?:of|at|for|from|the)\b)+\Z")


def with_relation(sentence: Sentence, mention: Mention, before: Mention | None, language: Language) -> Mention:
    """Return a person with what the person before adds.

    "Rector X of A and his deputy Y": Y has the organization of X. "Minister X and his Tunisian colleague Y": Y has the
    post of X, and signs for Tunisia (`side`).
    """
    if not mention.name or not before or not before.is_person:
        return mention
    if mention.position:
        number = sentence.index_at(mention.position.start) - 1
        is_deputy = number >= 0 and not mention.orgs and sentence.tokens[number].text in _POSSESSIVES
        return replace(mention, orgs=before.orgs) if is_deputy else mention
    start = sentence.index_at(min(span.start for span in (mention.name, *mention.orgs)))
    end = sentence.index_at(mention.name.end)
    # "his Tunisian colleague Y", or "Y, his Tunisian colleague"
    for first, last in ((start - _MAX_WORDS_TO_COLLEAGUE, start), (end, end + _MAX_WORDS_TO_COLLEAGUE)):
        words = [token.text for token in sentence.tokens[max(0, first) : last]]
        colleague = next((number for number, word in enumerate(words) if _COLLEAGUE.fullmatch(word)), None)
        if colleague and (last == start or words[0] == ","):
            nation = words[colleague - 1] if colleague else ""
            country = country_of_word(nation.capitalize(), language.code)
            return replace(mention, position=_bare_position(sentence, before), side=country or mention.side)
    return mention


def has_post_of_colleague(plain: str, mention: Mention) -> bool:
    """Return whether the position of a person is "colleague" or similar: "Minister X and his counterpart Y"."""
    position, name = mention.position, mention.name
    return bool(position and name and _COLLEAGUE.search(plain, position.end, name.start))


def _bare_position(sentence: Sentence, person: Mention) -> Span | None:
    """Return the position of a person up to its organization: "head" in "head of the Hill Institute"."""
    position = person.position
    org = next((one for one in person.orgs if position and position.contains(one)), None)
    if not position or not org or org.start == position.start:
        return position
    before = _BEFORE_ORGANIZATION.sub("", sentence.plain[position.start : org.start])
    return Span(position.start, position.start + len(before))


def skip_possessive(sentence: Sentence, at: int) -> int:
    """Return the token after "его", or after "его чилийский" before "коллега"; without "его", the same token."""
    if at < len(sentence.tokens) and sentence.tokens[at].text in _POSSESSIVES:
        is_adjective = sentence.classes[at + 1 : at + 3] == WordClass.ADJECTIVE + WordClass.TITLE
        return at + 2 if is_adjective else at + 1
    return at
