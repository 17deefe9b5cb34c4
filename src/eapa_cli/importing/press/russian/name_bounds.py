"""Which words of a match are the name of a person, by the case of the position: "президентом Фонда Петра Холмова"."""

import re
from functools import lru_cache
from typing import Final

from eapa_cli.importing.press.phrases.mention import Sentence, TokenRange
from eapa_cli.importing.press.russian import nominative
from eapa_cli.importing.press.russian.name_start import start_of_russian_name
from eapa_cli.importing.press.russian.person_nominative import agrees_only_with, is_family_name, is_in_other_case
from eapa_cli.importing.press.words.word_classes import WordClass

# Two words of a name that end a position before another post: "главой Перу Пак Чином и ректором".
_NAME_BEFORE_POST: Final = re.compile("[CGYNP]{2}(?=,?aM*P)")
_MAX_WORDS_OF_POST: Final = 8
# Over classes: "Горного института", "ТГУ", "фонда «Мир»", at the end of the text that is searched.
_COMPLETE_NAME: Final = re.compile(r"(?:[CYj][hH]|[AQKB])\Z")
# Posts that the name of a place can follow directly: "мэр Холмова".
_OF_PLACE: Final = re.compile(
    r"(?:и\.о\. )?(?:глав|мэр|губернатор|президент|хоким|аким|посол|посл|консул|правител)", re.IGNORECASE
)


def match_in_one_case(sentence: Sentence, pattern: re.Pattern[str], match: re.Match[str]) -> re.Match[str] | None:
    """Return a match, or another one if the cases of its words show that the name is not where it seems to be."""
    classes = sentence.classes
    if "family" in match.groupdict():
        return match if _is_family_name(sentence, match) else None
    if _is_namesake(sentence, match):
        return None
    if other := _name_in_other_case(sentence, match):
        # "президентом Фонда Петра Холмова, профессором Иваном Беловым": the first name belongs to the organization
        hidden = WordClass.COMMON_WORD * (other[1] - other[0])
        return pattern.match(classes[: other[0]] + hidden + classes[other[1] :], match.start())
    if first := _name_inside_position(sentence, match):
        # "глава Перу Пак Чин и ректор Анна Берг": the first two words are a name, though they are in the dictionary
        name = WordClass.RUSSIAN_GIVEN_NAME + WordClass.CAPITALISED
        return pattern.match(classes[: first[0]] + name + classes[first[1] :], match.start())
    return match


def _is_family_name(sentence: Sentence, match: re.Match[str]) -> bool:
    """Return whether a word after a position is surely a family name in its case: "ректор Холмов", not "мэр Холмова".

    A word that can also be a genitive is one only after a post, or after an organization that needs no name: it is one
    in "ректор Горного института Крылова", but not in "директор Фонда Крылова".
    """
    number = match.start("family")
    text = sentence.tokens[number].text
    position = sentence.slice(*match.span("position"))
    if not position:
        return False
    printed = sentence.plain[position.start : position.end]
    is_of_person = is_family_name(text, cases_of_position(printed))
    is_of_post = sentence.classes[number - 1] == WordClass.POST and not _OF_PLACE.match(printed)
    is_complete = is_of_post or _COMPLETE_NAME.search(sentence.classes, 0, number) is not None
    return is_of_person and (is_complete or not is_family_name(text, frozenset({nominative.GENITIVE})))


def _is_namesake(sentence: Sentence, match: re.Match[str]) -> bool:
    """Return whether a name is only the one that an organization has: "ректор университета имени А. Крылова"."""
    start, end = match.span("name")
    is_after_post = match.groupdict().get("position") and match.start("position") < start
    name = start_of_russian_name(sentence, (start, end)) if is_after_post else start
    return sentence.tokens[name - 1].text.lower() in {"имени", "им"} if name else False


def _name_inside_position(sentence: Sentence, match: re.Match[str]) -> TokenRange | None:
    """Return the range of a name before "and" in a position: it is in the case of the position and not in another."""
    span = match.span("position") if match.groupdict().get("position") else (0, 0)
    found = _NAME_BEFORE_POST.search(sentence.classes, *span)
    position = sentence.slice(*span)
    if not found or not position:
        return None
    words = [token.text for token in sentence.tokens[found.start() : found.end()]]
    cases = cases_of_position(sentence.plain[position.start : position.end])
    is_name = bool(cases) and nominative.GENITIVE not in cases and agrees_only_with(tuple(words), cases)
    return found.span() if is_name else None


def _name_in_other_case(sentence: Sentence, match: re.Match[str]) -> TokenRange | None:
    """Return the range of the name of a match if it is in another case than the position, so that it is not its name.

    In "в присутствии Ивана Белова ректор Анна Берг", "ректор" is not the position of the first person.
    """
    if "position" not in match.groupdict() or not (position := sentence.slice(*match.span("position"))):
        return None
    name = match.span("name")
    if position.start < sentence.tokens[name[0]].start:
        name = (start_of_russian_name(sentence, name), name[1])
    cases = cases_of_position(sentence.plain[position.start : position.end])
    span = sentence.slice(*name)
    is_other = span and cases and is_in_other_case(sentence.plain[span.start : span.end], cases)
    return name if is_other else None


@lru_cache(maxsize=2_000)
def cases_of_position(text: str, number: str = "sing") -> frozenset[str]:
    """Return the cases in which a position can be, by its adjectives and its noun; none if they do not show any.

    `number` is "sing" or "plur". An abbreviation such as "и.о." does not show a case.
    """
    cases: frozenset[str] = frozenset()
    for word in text.lower().split()[:_MAX_WORDS_OF_POST]:
        found, is_noun = _cases_of_post(word, number)
        if nominative.part_of_speech(word) == "ADVB":  # "временно"
            continue
        if not found:
            break
        cases = cases & found if cases else found
        if is_noun:
            break
    return cases


def _cases_of_post(word: str, number: str) -> tuple[frozenset[str], bool]:
    """Return the cases in which a word of a post can be, and whether it is the noun, such as "rector"."""
    morph = nominative.analyzer()
    parses = morph.parse(word) if morph and nominative.WORD.fullmatch(word) else []
    tags = [parse.tag for parse in parses if parse.tag.number == number and parse.tag.case]
    is_noun = any({"NOUN", "anim"} in tag for tag in tags)
    words = [tag for tag in tags if {"NOUN", "anim"} in tag or tag.POS in {"ADJF", "PRTF"}]
    return frozenset(str(tag.case) for tag in words), is_noun
