"""Lists of people and organizations in a sentence: "the Hill University, UNESCO and Ann Berg, rector of the Lake Club".

A list is a row of items with separators. After each item, words that belong to it are skipped: its place (", Peru"),
its representative (", represented by X") and a description (", one of the oldest in the country,").

The patterns use the letters C capitalised, F field, b "by", t article, x other word.
"""

import re
from typing import Final

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.phrases import shared_posts
from eapa_cli.importing.press.phrases.after_names import skip_place, skip_representative
from eapa_cli.importing.press.phrases.mention import Mention, Sentence, TokenRange
from eapa_cli.importing.press.phrases.name_parts import merge_by_acronym, without_parents
from eapa_cli.importing.press.phrases.name_phrases import as_person, named_after_noun, organization_at, person_at
from eapa_cli.importing.press.phrases.nameless_posts import without_nameless_post
from eapa_cli.importing.press.phrases.organizations_in_posts import orgs_of_position
from eapa_cli.importing.press.phrases.relations import skip_possessive
from eapa_cli.importing.press.russian import nominative
from eapa_cli.importing.press.words.word_classes import WordClass

_MAX_ITEMS: Final = 12
_MAX_WORDS_OF_DESCRIPTION: Final = 12
_ONE_OF: Final = (["one", "of"], ["одним", "из"], ["одной", "из"])
_LEADERSHIP: Final = frozenset({"leadership", "руководство", "руководством"})
# "Accompanied by the" = xbt
_BEFORE_COMPANION: Final = re.compile("xbt?")
# "Harmony" = C in "the Institute of Peace and Harmony"
_BARE_NAME: Final = re.compile("[CF]+")


def mentions_at(sentence: Sentence, start: int, language: Language) -> tuple[list[Mention], int]:
    """Return the people and organizations of the list that starts at a token, and the number of the token after it."""
    found: list[Mention] = []
    lead = language.plural_lead.match(sentence.classes, start)
    if lead and (named := shared_posts.read_names_after_places(sentence, lead.span(), language)):
        return named
    at = lead.end() if lead else start
    end = start
    has_and = False  # whether a separator had "and", after which a list usually has one more item
    while len(found) < _MAX_ITEMS:
        item = person_at(sentence, at, language) or named_after_noun(sentence, at, language)
        if not item:
            break
        mention, last = _add_second_post(sentence, *item, language)
        if found and _is_of_other_clause(sentence, (at, last), language):
            break
        end = last
        found.append(mention)
        end = skip_place(sentence, mention, end, language)
        end = skip_representative(sentence, end, language)
        separator = _separator_at(sentence, (at, end), language)
        if not separator:
            break
        # After "A and B", a comma starts something else, if the list is not longer.
        is_comma_after_and = has_and and WordClass.AND not in separator[0] and not mention.is_person
        if is_comma_after_and and not _is_list_longer(sentence, start, (at, end), separator, language):
            break
        has_and = has_and or WordClass.AND in separator[0]
        at = _skip_description(sentence, separator)
        # "и его коллега Y"
        at = skip_possessive(sentence, at) if language.has_cases else at
        # "A and the leadership of B"
        inner = language.plural_lead.match(sentence.classes, at)
        if inner and any(token.text.lower() in _LEADERSHIP for token in sentence.tokens[at : inner.end()]):
            at = inner.end()
    found = found if has_and else _drop_nameless_post(sentence, found, language)
    if shared := _share_post(sentence, lead and lead.span(), found, end, language):
        return shared
    if any(mention.is_person for mention in found):
        found = [as_person(mention, sentence, language) for mention in found]
    return without_parents(sentence, merge_by_acronym(sentence, found)), end


def _is_list_longer(
    sentence: Sentence, start: int, item: TokenRange, separator: re.Match[str], language: Language
) -> bool:
    """Return whether a list of organizations goes on at a comma after its "and": not in "A and B, TASS reports".

    `start` is the first token of the list, and `item` the range of the last item.
    """
    # "A and the societies of Peru, Chile and Cuba"
    if _is_between_countries(sentence, separator):
        return True
    # "between A and B, C and D"; "the Institute of Peace and Harmony, the Lake Society and UNESCO": its first "and" is
    # inside a name
    can_go_on = sentence.classes[:start].endswith(WordClass.BETWEEN) or _BARE_NAME.fullmatch(sentence.classes, *item)
    return bool(can_go_on) and _is_pair_at(sentence, separator.end(), language)


def _drop_nameless_post(sentence: Sentence, found: list[Mention], language: Language) -> list[Mention]:
    """Return "губернатор А X, директор Б и ректор В Y", whose only "и" is in the last item, with "ректор В" for Y."""
    is_russian_list = language.has_cases and len(found) > 1
    return [*found[:-1], without_nameless_post(sentence, found[-1])] if is_russian_list else found


def _separator_at(sentence: Sentence, item: TokenRange, language: Language) -> re.Match[str] | None:
    """Return the separator after an item; None if what follows does not continue the list.

    In "X and witnessed by Z", Z did not sign.
    """
    separator = language.separator.match(sentence.classes, item[1])
    if not separator or _has_witness(sentence, separator, language):
        return None
    # "Accompanied by X, Y signed it"
    is_companion = not language.has_cases and _BEFORE_COMPANION.fullmatch(sentence.classes, 0, item[0])
    if is_companion and WordClass.AND not in separator[0]:
        return None
    # "подписано ректором А, директор Б ...": in another case, the name after a comma starts another clause.
    has_comma = language.has_cases and WordClass.COMMA in separator[0]
    if has_comma and not _is_between_countries(sentence, separator):
        return separator if _is_in_same_case(sentence, item[0], separator.end()) else None
    return separator


def _is_of_other_clause(sentence: Sentence, item: TokenRange, language: Language) -> bool:
    """Return whether an item is the subject of a verb of witnesses: "X; Ambassador Z, attended", "A, TASS reports"."""
    at, end = item
    # the class of the separator, before an article
    before = sentence.classes[:at].rstrip(WordClass.ARTICLE)[-1:]
    if before not in {WordClass.COMMA, WordClass.SEMICOLON}:
        return False
    if before == WordClass.SEMICOLON:
        # "X; Ambassador Z, attended"
        end = end + 1 if sentence.classes[end : end + 1] == WordClass.COMMA else end
        # "X; Ambassador Z was present"
        if not language.has_cases and sentence.classes[end : end + 1] == WordClass.AUXILIARY:
            return True
    return end < len(sentence.tokens) and language.witnesses.fullmatch(sentence.tokens[end].text) is not None


def _has_witness(sentence: Sentence, separator: re.Match[str], language: Language) -> bool:
    """Return whether a separator has a word next to those who did not sign: "and attended by"."""
    words = (token.text for token in sentence.tokens[separator.start() : separator.end()])
    return any(language.witnesses.fullmatch(word) for word in words)


def _is_pair_at(sentence: Sentence, number: int, language: Language) -> bool:
    """Return whether a token starts two organizations with "and" between them."""
    first = organization_at(sentence, number, language)
    separator = language.separator.match(sentence.classes, first[1]) if first else None
    if not separator or WordClass.AND not in separator[0]:
        return False
    return organization_at(sentence, separator.end(), language) is not None


def _is_between_countries(sentence: Sentence, separator: re.Match[str]) -> bool:
    """Return whether a comma is between two countries."""
    around = sentence.classes[separator.start() - 1 : separator.start()] + sentence.classes[separator.end() :][:1]
    return around == WordClass.COUNTRY * 2


def _is_in_same_case(sentence: Sentence, start: int, other: int) -> bool:
    """Return whether two items of a list can be in one case; in another case, a name does not continue the list."""
    words = (sentence.tokens[number].text.lower() for number in (start, other) if number < len(sentence.tokens))
    cases = [nominative.cases_of(word) for word in words]
    return len(cases) < 2 or not all(cases) or bool(cases[0] & cases[1])  # noqa: PLR2004


def _skip_description(sentence: Sentence, separator: re.Match[str]) -> int:
    """Return the token after a separator, and after "one of the oldest in the country," if it follows "and"."""
    _, conjunction, rest = separator[0].partition(WordClass.AND)
    start = separator.end() - len(rest)
    words = [token.text.lower() for token in sentence.tokens[start : start + 2]]
    comma = sentence.classes.find(WordClass.COMMA, start, start + _MAX_WORDS_OF_DESCRIPTION)
    return comma + 1 if conjunction and words in _ONE_OF and comma >= 0 else separator.end()


def _share_post(
    sentence: Sentence, lead: TokenRange | None, found: list[Mention], end: int, language: Language
) -> tuple[list[Mention], int] | None:
    """Return the people of a list before or after which a plural names their post; None without such a post.

    `lead` has the tokens of the plural before the list: "the rectors of A and B, X and Y". After a list it is "X and Y,
    rectors of A and B".
    """
    if lead:
        listed, last = _add_people_after_comma(sentence, found, end, language)
        if named := shared_posts.share_post_before(sentence, lead, listed, language):
            return named, last
    if language.has_cases and (each_post := shared_posts.give_each_post(sentence, found, end, language)):
        return each_post, end
    if after := shared_posts.find_post_after(sentence, found, end, language):
        orgs, last = mentions_at(sentence, after[1], language)
        if named := shared_posts.share_post_after(sentence, after, found, orgs, language):
            return named, last
    return None


def _add_people_after_comma(
    sentence: Sentence, found: list[Mention], end: int, language: Language
) -> tuple[list[Mention], int]:
    """Return a list of organizations with the people after a comma: "the rectors of A and B, X and Y".

    In Russian it can be a dash: "главы А и Б — Х и У".
    """
    marks = {WordClass.COMMA, WordClass.DASH} if language.has_cases else {WordClass.COMMA}
    if sentence.classes[end : end + 1] not in marks or any(one.is_person for one in found):
        return found, end
    others, last = mentions_at(sentence, end + 1, language)
    is_named = others and as_person(others[0], sentence, language).is_person
    return ([*found, *others], last) if is_named else (found, end)


def first_person_or_organization(sentence: Sentence, start: int, language: Language) -> tuple[list[Mention], int]:
    """Return the one person or organization at a token as a list, and the number of the token after it."""
    item = person_at(sentence, start, language) or organization_at(sentence, start, language)
    return ([item[0]], item[1]) if item else ([], start)


def _add_second_post(sentence: Sentence, mention: Mention, end: int, language: Language) -> tuple[Mention, int]:
    """Return a person with a second post after the first, if it follows: "X, rector of A and chairman of B"."""
    if not mention.name or not mention.position or mention.position.start < mention.name.start:
        return mention, end
    joining = language.next_position.match(sentence.classes, end)
    if not joining or person_at(sentence, joining.end(), language):
        return mention, end
    post = language.full_position.match(sentence.classes, joining.end())
    if not post:
        return mention, end
    orgs = (sentence.slice(*one) for one in orgs_of_position(sentence, post.span(), language))
    last = sentence.tokens[post.end() - 1].end
    both = Mention(
        name=mention.name,
        position=Span(mention.position.start, last),
        orgs=(*mention.orgs, *(org for org in orgs if org)),
    )
    return both, post.end()
