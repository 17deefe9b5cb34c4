"""The "и" inside of one Russian name: "историко-архитектурный и художественный музей"."""

import re
from collections.abc import Sequence
from typing import Final

from eapa_cli.importing.press.russian import nominative
from eapa_cli.importing.press.words.tokens import Token
from eapa_cli.importing.press.words.word_classes import WordClass

# Over classes: adjectives with the noun of an organization.
_ADJECTIVES_OF_NOUN: Final = re.compile("[jM]{1,3}[hH]")
# Over classes: the noun of a name and the words after it, up to "и"; and the first noun after "и".
_NOUN_BEFORE_AND: Final = re.compile("(?P<post>P?)[jMC]{0,3}(?P<noun>[Hh])[xjM]+$")
_NOUN_AFTER_AND: Final = re.compile("[jM]{0,3}(?P<noun>h)")


def mark_and_between_adjectives(tokens: Sequence[Token], letters: list[str], number: int) -> None:
    """Mark the "и" of "историко-архитектурный и художественный музей", which is one name."""
    match = _ADJECTIVES_OF_NOUN.match("".join(letters), number + 1)
    if not match or not number or letters[number - 1] not in {WordClass.ADJECTIVE, WordClass.MODIFIER}:
        return
    words = [tokens[at].text.lower() for at in (number - 1, *range(number + 1, match.end() - 1))]
    if nominative.agree_with_noun(words, tokens[match.end() - 1].text.lower()):
        letters[number : match.end() - 1] = [WordClass.ADJECTIVE] * (match.end() - 1 - number)


def mark_and_before_genitive(tokens: Sequence[Token], letters: list[str], number: int) -> None:
    """Mark the "и" of "Академия народного хозяйства и государственной службы", which is one name.

    The second noun is in the genitive and not in the case of the first one.
    """
    row = "".join(letters)
    name = _NOUN_BEFORE_AND.search(row, 0, number)
    following = _NOUN_AFTER_AND.match(row, number + 1)
    if not name or not following:
        return
    first, second = (tokens[one.start("noun")].text.lower() for one in (name, following))
    cases = nominative.cases_of(first)
    # "ректор Академии": the genitive belongs to the post.
    cases -= {nominative.GENITIVE} if name["post"] else set()
    is_genitive = nominative.GENITIVE in nominative.cases_of(second)
    if cases and is_genitive and not any(nominative.may_be_in_case(second, case) for case in cases):
        letters[number] = WordClass.OTHER
