"""Cities by their names in any grammatical case of Russian."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from typing import Final

from eapa_cli.text.cities import City, cities

# The endings of nouns and adjectives: in the nominative, and in the other cases. A word uses the first row that fits.
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
_ENDINGS_AFTER_CONSONANT: Final = ("а", "у", "ом", "ем", "е")
# No ending changes the first letters of a name.
_START_LENGTH: Final = 2
# Words with these endings, such as "Баку", are not declined.
_INVARIABLE_ENDINGS: Final = "еиуэю"


class InflectedCities:
    """Cities by their English names, and by their Russian names in any grammatical case."""

    def __init__(self, by_name: Mapping[str, City]) -> None:
        self._by_name = {_replace_yo(name): city for name, city in by_name.items()}
        # The forms of a name are made when a word with the same start is looked up, since a text contains few names.
        self._by_start: defaultdict[str, dict[str, City]] = defaultdict(dict)
        self._forms: dict[str, dict[str, City]] = {}
        for name, city in by_name.items():
            is_russian = "а" <= name[-1].lower() <= "ё"  # in Unicode, 'ё' follows 'я'
            if is_russian:
                self._by_start[_replace_yo(name)[:_START_LENGTH]][name] = city

    def find(self, words: str) -> City | None:
        """Return the city of a name in English, or in any grammatical case of Russian."""
        form = _replace_yo(words)
        return self._by_name.get(form) or self._forms_that_start(form[:_START_LENGTH]).get(form)

    def _forms_that_start(self, start: str) -> Mapping[str, City]:
        if start in self._by_start and start not in self._forms:
            forms = self._forms[start] = {}
            for name, city in self._by_start[start].items():
                for form in _decline_name(name):
                    forms.setdefault(_replace_yo(form), city)
        return self._forms.get(start, {})


@cache
def _index_cities() -> InflectedCities:
    return InflectedCities(cities())


def find_city(words: str) -> City | None:
    """Return the city of a name in English, or in any grammatical case of Russian."""
    return _index_cities().find(words)


def _replace_yo(name: str) -> str:
    return name.replace("ё", "е")


def _decline_name(name: str) -> Iterator[str]:
    """Yield the forms of a name in all cases. Each of its words is declined, as in "Великом Новгороде"."""
    parts = re.split("([ -])", name)
    for words in product(*(_decline_word(part) for part in parts)):
        yield "".join(words)


@cache
def _decline_word(word: str) -> tuple[str, ...]:
    """Return the forms of a word with a capital letter; another word, such as "на", has one form."""
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
    if word[-1] in _INVARIABLE_ENDINGS:
        return (word,)
    return (word, *(word + ending for ending in _ENDINGS_AFTER_CONSONANT))
