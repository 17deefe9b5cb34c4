"""Endings of Russian and foreign names of people in each case, for names that the dictionary does not have.

Only case and gender together decide: "Тураева" is the nominative of a woman's name and the genitive of a man's.
"""

import re
from typing import Final

from eapa_cli.importing.press.russian import nominative
from eapa_cli.importing.press.russian.words import ARTICLES, PARTICLES

MASCULINE: Final = "masc"
FEMININE: Final = "femn"
_ACCUSATIVE: Final = "accs"
_DATIVE: Final = "datv"

# "Холмов", "Берёзин": the family names with the most regular endings.
_FAMILY: Final = "(?<=[оеё]в|[иы]н)"
_ADJECTIVE: Final = "(?<=[сц]к)"
_SOFT: Final = "(?<=[гкхжшчщ])"
_HUSHING: Final = "(?<=[жшчщц])"
# Not after a vowel ("Судзуки"), and not in "Ковальски", "Хейкки".
_BEFORE_KI: Final = "(?<=[бвгджзлмнпртфхчшщ])"
_VOWEL: Final = "(?<=[аеёиоуыэюя])"
_VOWEL_OR_SIGN: Final = "(?<=[аеёийоуыьэюя])"
_CONSONANT: Final = "(?<=[бвгдзклмнпрстфхжшчщц])"

Ending = tuple[re.Pattern[str], str]


def _compiled(*endings: tuple[str, str]) -> tuple[Ending, ...]:
    return tuple((re.compile(rf"{ending}\Z"), replaced) for ending, replaced in endings)


# The endings of which a word is surely in the case and of the gender: "Холмовым", "Горским", "Ильича".
_SURE: Final = {
    (MASCULINE, nominative.GENITIVE): _compiled((f"{_FAMILY}а", ""), (f"{_ADJECTIVE}ого", "ий"), ("(?<=ич)а", "")),
    (MASCULINE, _DATIVE): _compiled((f"{_FAMILY}у", ""), (f"{_ADJECTIVE}ому", "ий"), ("(?<=ич)у", "")),
    (MASCULINE, nominative.INSTRUMENTAL): _compiled((f"{_FAMILY}ым", ""), (f"{_ADJECTIVE}им", "ий"), ("(?<=ич)ем", "")),
    (FEMININE, nominative.GENITIVE): _compiled((f"{_FAMILY}ой", "а"), (f"{_ADJECTIVE}ой", "ая"), ("(?<=вн)ы", "а")),
    (FEMININE, _DATIVE): _compiled((f"{_FAMILY}ой", "а"), (f"{_ADJECTIVE}ой", "ая"), ("(?<=вн)е", "а")),
    (FEMININE, nominative.INSTRUMENTAL): _compiled(
        (f"{_FAMILY}ой", "а"), (f"{_ADJECTIVE}ой", "ая"), ("(?<=вн)ой", "а")
    ),
    (FEMININE, _ACCUSATIVE): _compiled((f"{_FAMILY}у", "а"), (f"{_ADJECTIVE}ую", "ая"), ("(?<=вн)у", "а")),
}
# Endings that a word can also have in another case: "Табета", "Цзюнем", "Муссой".
_LIKELY: Final = {
    (MASCULINE, nominative.GENITIVE): _compiled(
        (f"{_SOFT}ого", "ий"),
        ("его", "ий"),
        ("ого", "ый"),
        ("(?<=[вб])ца", "ец"),
        (f"{_CONSONANT}а", ""),
        ("ия", "ий"),
        (f"{_VOWEL}я", "й"),
        (f"{_CONSONANT}я", "ь"),
        ("ии", "ия"),
        ("ьи", "ья"),
        (f"{_CONSONANT}ы", "а"),
        (f"{_BEFORE_KI}ки", "ка"),
    ),
    (MASCULINE, _DATIVE): _compiled(
        (f"{_SOFT}ому", "ий"),
        ("ему", "ий"),
        ("ому", "ый"),
        ("ию", "ий"),
        (f"{_CONSONANT}у", ""),
        (f"{_VOWEL}ю", "й"),
        (f"{_CONSONANT}ю", "ь"),
        ("ии", "ия"),
    ),
    (MASCULINE, nominative.INSTRUMENTAL): _compiled(
        (f"{_SOFT}им", "ий"),
        ("ым", "ый"),
        ("(?<=[вб])цем", "ец"),
        ("ием", "ий"),
        (f"{_VOWEL}ем", "й"),
        (f"{_HUSHING}ем", ""),
        (f"{_CONSONANT}ем", "ь"),
        (f"{_CONSONANT}ом", ""),
        (f"{_CONSONANT}ой", "а"),
        (f"{_VOWEL_OR_SIGN}ей", "я"),
        (f"{_HUSHING}ей", "а"),
    ),
    (FEMININE, nominative.GENITIVE): _compiled(
        ("ой", "ая"),
        ("ии", "ия"),
        ("ьи", "ья"),
        (f"{_CONSONANT}ы", "а"),
        (f"{_BEFORE_KI}ки", "ка"),
    ),
    (FEMININE, _DATIVE): _compiled(("ой", "ая"), ("ии", "ия"), ("ье", "ья")),
    (FEMININE, nominative.INSTRUMENTAL): _compiled(
        (f"{_CONSONANT}ой", "а"),
        (f"{_VOWEL_OR_SIGN}ей", "я"),
        (f"{_HUSHING}ей", "а"),
        (f"{_CONSONANT}ей", "я"),
        ("ью", "ь"),
    ),
    (FEMININE, _ACCUSATIVE): _compiled(("ую", "ая"), (f"{_CONSONANT}у", "а"), ("ию", "ия"), ("ью", "ья")),
}
# Words that are the same in all cases: "Живаго", "Чжу", "Черных"; and family names of women such as "Блом".
_UNCHANGED: Final = re.compile(r".*(?:[оеёиыуюэ]|[ыи]х)\Z")
# "Бекдурды": these given names never change.
_TURKIC: Final = re.compile(r".*(?:[гк]улы|[дб]урды|берды)\Z")
_ENDS_IN_CONSONANT: Final = re.compile(r".*[бвгджзклмнпрстфхцчшщйь]\Z")
# "Холмов", "Горский": surely the nominative, and of a man.
_NOMINATIVE_OF_MAN: Final = re.compile(r".{2,}(?:[оеё]в|[иы]н|[сц]кий)\Z")
# "Лесной", "Полевой": the nominative of a man or another case of a woman.
_MAY_BE_NOMINATIVE_OF_MAN: Final = re.compile(r".{2,}[вклнст](?<![оеё]в|[иы]н)ой\Z")
# "Холмова", "Горская": the nominative of a woman.
_NOMINATIVE_OF_WOMAN: Final = re.compile(r".{2,}(?:[оеё]ва|[иы]на|[сц]кая|вна)\Z")
# The dictionary has these only as the genitive of "Амин", "Карим" and so on, or not at all.
_LIST_OF_NAMES_OF_WOMEN: Final = """
    азиза амина амината вафа гулнора дилора замира захра камила камола карима латифа малика матлуба мохира мунира
    мухайё нафиса наима нигора нура озода парвина рашида сабира саида салима самира ситора умида фарида феруза
    хабиба хадиджа хадича халида хамида хилола хуршида шарифа шафига шоира
"""
_NAMES_OF_WOMEN: Final = frozenset(_LIST_OF_NAMES_OF_WOMEN.split())
_HAS_VOWEL: Final = re.compile("[аеёиоуыэюя]")


def is_particle(word: str) -> bool:
    """Return whether a word of a name in lower case never changes: "оглы", "бин"."""
    return word in PARTICLES or word in ARTICLES


def is_name_of_woman(word: str) -> bool:
    """Return whether a word in lower case is a given name of women that looks like the genitive of one of men."""
    return word in _NAMES_OF_WOMEN


def may_be_unchanged(word: str, gender: str) -> bool:
    """Return whether a word can be the same in all cases."""
    return bool(_UNCHANGED.match(word) or (gender == FEMININE and _ENDS_IN_CONSONANT.match(word)))


def may_be_name_of_man(word: str) -> bool:
    """Return whether a family name can be the nominative of a man although it looks like another case of a woman."""
    return bool(_MAY_BE_NOMINATIVE_OF_MAN.match(word))


def without_ending(word: str, case: str, gender: str) -> str:
    """Return a word of a name in the nominative, by its ending in a case; the word itself without such an ending."""
    if _TURKIC.match(word):
        return word
    for ending, replaced in (*_SURE.get((gender, case), ()), *_LIKELY.get((gender, case), ())):
        found = ending.sub(replaced, word)
        if found != word and _HAS_VOWEL.search(found.lower()):
            return found
    return word


def agreement_of_ending(word: str, case: str, gender: str) -> int:
    """Return how well the ending of a word agrees with a case and a gender: from -2, surely not, to 2, surely."""
    if case == nominative.NOMINATIVE:
        return _agreement_with_nominative(word, gender)
    if any(ending.search(word) for ending, _ in _SURE.get((gender, case), ())):
        return 2
    if _NOMINATIVE_OF_MAN.match(word):
        return -2
    changes = without_ending(word, case, gender) != word
    if _has_sure_ending(word):
        # "Калиной" is usually a woman, but can be a man.
        return 0 if changes else -2
    if changes:
        return 1
    return 0 if may_be_unchanged(word, gender) else -1


def _agreement_with_nominative(word: str, gender: str) -> int:
    if _NOMINATIVE_OF_WOMAN.match(word):
        return 2 if gender == FEMININE else -2
    if _NOMINATIVE_OF_MAN.match(word):
        return 2 if gender == MASCULINE else -2
    return -2 if _has_sure_ending(word) else 1


def _has_sure_ending(word: str) -> bool:
    return any(ending.search(word) for endings in _SURE.values() for ending, _ in endings)
