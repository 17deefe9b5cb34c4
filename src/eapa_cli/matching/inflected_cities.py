"""Cities by their names in any grammatical case of Russian."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from typing import Final

from eapa_cli.text.cities import City, cities

# The endings of nouns and adjectives in the nominative and in the other cases; the first nominative that fits is used.
# Words that end otherwise, such as "Баку", have no cases.
_DECLENSIONS: Final = {
    "ия": "ии ию ией",
    "ья": "ьи ье ью ьей",
    "ая": "ой ую",
    "кий": "кого кому ким ком",
    "ний": "него нему ним нем",
    "ый": "ого ому ым ом",
    "ые": "ых ым ыми",
    "ие": "их им ими",
    "ье": "ья ью ьем",
    "ец": "ца цу цом цем це",
    "ёл": "ла лу лом ле",
    "й": "я ю ем е",
    "ь": "я ю и ем ью е",
    "а": "ы и е у ой ей",
    "я": "и е ю ей",
    "цы": "ц цев цов цам цами цах",
    "вы": "вых вым выми вов вам вами вах",
    "ни": "ней ням нями нях",
    "ки": "к ок ков кам ками ках",
    "чи": "чей чам чами чах",
    "щи": "щ щам щами щах",
    "о": "а у ом е",
}
_PLURAL_ENDINGS: Final = ("ов", "ам", "ами", "ах")
_MIN_PLURAL_STEM: Final = 4
_AFTER_CONSONANT: Final = ("а", "у", "ом", "ем", "е")


class InflectedCities:
    """Cities by their English names, and by their Russian names in any grammatical case."""

    def __init__(self, by_name: Mapping[str, City]) -> None:
        self._by_name = {_fold(name): city for name, city in by_name.items()}
        for name, city in by_name.items():
            if "а" <= name[-1].lower() <= "ё":
                for form in _forms(name):
                    self._by_name.setdefault(_fold(form), city)

    def find(self, words: str) -> City | None:
        """Return the city of a name in English, or in any grammatical case of Russian."""
        return self._by_name.get(_fold(words))


@cache
def _large_cities() -> InflectedCities:
    return InflectedCities(cities())


def find_city(words: str) -> City | None:
    """Return the city of a name in English, or in any grammatical case of Russian."""
    return _large_cities().find(words)


def _fold(name: str) -> str:
    return name.replace("ё", "е")


def _forms(name: str) -> Iterator[str]:
    """Yield the forms of a name of one or more words, each of which can have cases: "Великом Новгороде"."""
    parts = re.split("([ -])", name)
    for words in product(*(_forms_of_word(part) for part in parts)):
        yield "".join(words)


@cache
def _forms_of_word(word: str) -> tuple[str, ...]:
    if not word[:1].isupper():
        return (word,)
    for nominative, others in _DECLENSIONS.items():
        if word.endswith(nominative):
            stem = word.removesuffix(nominative)
            return (word, *(stem + ending for ending in others.split(" ")))
    if word.endswith("ы"):
        stem = word.removesuffix("ы")
        # The genitive of short words, such as "Сумы", looks like another word.
        genitive = (stem,) if len(stem) >= _MIN_PLURAL_STEM else ()
        return (word, *genitive, *(stem + ending for ending in _PLURAL_ENDINGS))
    return (word,) if word[-1] in "еиуэю" else (word, *(word + ending for ending in _AFTER_CONSONANT))
