"""Classes of the words in names of organizations: place, field, type of body, proper name and others."""

import re
from collections.abc import Mapping
from enum import IntEnum
from functools import cache, lru_cache
from typing import Final, NamedTuple

from eapa_cli.matching.country_words import country_words
from eapa_cli.matching.legal_forms import omit_legal_forms
from eapa_cli.matching.name_word_lists import BODIES, COMMON, FIELDS, NAMES, PHRASES, STOP_WORDS


class WordClass(IntEnum):
    """The class of a word in a name."""

    NAME = 1
    """A proper name: 'noosphere', 'altai'."""
    NUMBER = 2
    """A number in digits or Roman numerals: 'school 5' is not 'school 6'."""
    PLACE = 3
    """A country, by its code."""
    FIELD = 4
    """A field that distinguishes bodies of the same type and place: 'medical', 'women', 'branch'."""
    BODY = 5
    """A type of body: 'university', 'ministry'."""
    COMMON = 6
    """A frequent word that hardly distinguishes bodies: 'national', 'public'."""


class Word(NamedTuple):
    """A word of a name."""

    form: str
    """The normalized word; synonyms have the same form."""
    word_class: WordClass
    initial: str = ""
    """The first letter of the word, which can differ from that of its form."""


# A Roman numeral from 1 to 39.
_ROMAN: Final = re.compile("(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
_MIN_STEM_LENGTH: Final = 3
"""The minimum length of a stem in the word lists. An ending is removed only if a longer stem remains."""


def classify_words(folded: str) -> tuple[Word, ...]:
    """Return the words of a folded name in order, without stop words."""
    phrases, forms = _phrases()
    replaced = phrases.sub(lambda match: forms[match.lastgroup or ""], omit_legal_forms(folded))
    return tuple(word for word in map(_classify, replaced.split()) if word is not None)


@lru_cache(maxsize=2_000)
def _classify(text: str) -> Word | None:
    if text in _stop_words() or (len(text) == 1 and not text.isdigit()):
        return None  # a single letter is an initial, or a Russian word such as 'в' (in) or 'и' (and)
    if text.isdigit() or _ROMAN.fullmatch(text):
        return Word(text.lstrip("0") or "0", WordClass.NUMBER, text[0])
    stems = _stems()
    prefixes = (f"{text[:end]}*" for end in range(len(text), _MIN_STEM_LENGTH - 1, -1))
    known = stems.get(text) or next((stems[stem] for stem in prefixes if stem in stems), None)
    return known._replace(initial=text[0]) if known else Word(_normalize(text), WordClass.NAME, text[0])


# Variants of romanization, each with its normalized form: Makhmudov, Mahmudov; Dzhalal, Jalal; Yuriy, Iuri.
_SPELLING_VARIANTS: Final = (
    (re.compile("shch|sch"), "sh"),
    (re.compile("dzh|dj|zh|j"), "j"),
    (re.compile("kh|x"), "h"),
    (re.compile("ts|tz"), "c"),
    (re.compile("ph"), "f"),
    (re.compile("ck|q"), "k"),
    (re.compile("w"), "v"),
    (re.compile("[yi]+"), "i"),
    (re.compile("i(?=[aoeu])"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


def _normalize(text: str) -> str:
    form = text
    for variant, replacement in _SPELLING_VARIANTS:
        form = variant.sub(replacement, form)
    # Plural and case endings are removed, except from short words.
    stem = form.rstrip("aeios")
    return stem if len(stem) > _MIN_STEM_LENGTH else form


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(STOP_WORDS.split())


@cache
def _stems() -> Mapping[str, Word]:
    """Return the known words by their spellings; a spelling with * matches every word that starts with it."""
    stems: dict[str, Word] = {}
    for code, words in country_words():
        stems |= dict.fromkeys(words, Word(code, WordClass.PLACE))
    for lines, word_class in (
        (BODIES, WordClass.BODY),
        (FIELDS, WordClass.FIELD),
        (COMMON, WordClass.COMMON),
        (NAMES, WordClass.NAME),
    ):
        for line in filter(None, map(str.split, lines.splitlines())):
            stems |= dict.fromkeys(line[1:], Word(line[0], word_class))
    return stems


@cache
def _phrases() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return a pattern with a group for each phrase, and the replacements by the names of the groups."""
    forms: dict[str, str] = {}
    patterns = []
    for line in filter(None, map(str.strip, PHRASES.splitlines())):
        form, _, phrases = line.partition(" = ")
        for phrase in phrases.split(" | "):
            group = f"p{len(forms)}"
            forms[group] = form
            patterns.append(f"(?P<{group}>{phrase.replace('*', '[a-z0-9]*')})")
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b"), forms
