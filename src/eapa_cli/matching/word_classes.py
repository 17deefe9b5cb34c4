"""What a word in the name of an organization says: whose it is, what sort of body, of which field, or just its name."""

import re
from collections.abc import Mapping
from enum import IntEnum
from functools import cache, lru_cache
from typing import Final, NamedTuple

from eapa_cli.matching.country_words import country_words
from eapa_cli.matching.word_lists import BODIES, COMMON, FIELDS, NAMES, PHRASES, SILENT


class WordSort(IntEnum):
    """What a word is for in a name."""

    NAME = 1
    """What tells a body from others of its sort: 'noosphere', 'altai'."""
    NUMBER = 2
    """A number, in digits or as a Roman numeral: 'school 5' is not 'school 6'."""
    PLACE = 3
    """A country."""
    FIELD = 4
    """What tells apart bodies of one sort in one place: 'medical', 'women', 'branch'."""
    BODY = 5
    """The sort of body: 'university', 'ministry'."""
    COMMON = 6
    """What hardly tells anything: 'national', 'public'."""


class Word(NamedTuple):
    """A word of a name as it is compared: words that mean the same have the same form."""

    form: str
    sort: WordSort
    initial: str = ""


_ROMAN: Final = re.compile("(?=[ivxl])x{0,3}(?:ix|iv|v?i{0,3})")
_SHORTEST_STEM: Final = 3


def words_of(folded: str) -> tuple[Word, ...]:
    """The words of a folded name that say something, in their order."""
    phrases, forms = _phrases()
    phrased = phrases.sub(lambda match: forms[match.lastgroup or ""], folded)
    return tuple(word for word in map(_word, phrased.split()) if word is not None)


@lru_cache(maxsize=2_000)
def _word(spelt: str) -> Word | None:
    if spelt in _silent() or (len(spelt) == 1 and not spelt.isdigit()):
        return None  # a letter is somebody's initial, or the Russian for 'in' or 'and'
    if spelt.isdigit() or _ROMAN.fullmatch(spelt):
        return Word(spelt.lstrip("0") or "0", WordSort.NUMBER, spelt[0])
    stems = _stems()
    beginnings = (f"{spelt[:end]}*" for end in range(len(spelt), _SHORTEST_STEM - 1, -1))
    known = stems.get(spelt) or next((stems[stem] for stem in beginnings if stem in stems), None)
    return known._replace(initial=spelt[0]) if known else Word(_form(spelt), WordSort.NAME, spelt[0])


# Spellings between which romanisations waver, each brought to one: Makhmudov, Mahmudov; Dzhalal, Jalal; Yuriy, Iuri.
_WAVERING: Final = (
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


def _form(spelt: str) -> str:
    form = spelt
    for wavering, one in _WAVERING:
        form = wavering.sub(one, form)
    # Plurals and cases. A short word keeps its end, which is too much of it to lose.
    stem = form.rstrip("aeios")
    return stem if len(stem) > _SHORTEST_STEM else form


@cache
def _silent() -> frozenset[str]:
    return frozenset(SILENT.split())


@cache
def _stems() -> Mapping[str, Word]:
    stems: dict[str, Word] = {}
    for code, words in country_words():
        stems |= dict.fromkeys(words, Word(code, WordSort.PLACE))
    for lines, sort in (
        (BODIES, WordSort.BODY),
        (FIELDS, WordSort.FIELD),
        (COMMON, WordSort.COMMON),
        (NAMES, WordSort.NAME),
    ):
        for line in filter(None, map(str.split, lines.splitlines())):
            stems |= dict.fromkeys(line[1:], Word(line[0], sort))
    return stems


@cache
def _phrases() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """What finds the phrases, and what stands for each of its groups."""
    forms: dict[str, str] = {}
    patterns = []
    for line in filter(None, map(str.strip, PHRASES.splitlines())):
        form, _, phrases = line.partition(" = ")
        for phrase in phrases.split(" | "):
            group = f"p{len(forms)}"
            forms[group] = form
            patterns.append(f"(?P<{group}>{phrase.replace('*', '[a-z0-9]*')})")
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b"), forms
