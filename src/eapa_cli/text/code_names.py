"""The names of codes in English and Russian, and the codes that a text names.

Only the text that a user types is compared with them: records contain codes.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Final, NamedTuple

from eapa_cli.text.catalogues import INTERFACE_LANGUAGES, catalogue
from eapa_cli.text.cities import names_of_cities
from eapa_cli.text.countries import ALTERNATIVE_NAMES
from eapa_cli.text.country_labels import country_labels
from eapa_cli.text.fold import fold
from eapa_cli.text.label_synonyms import SYNONYMS
from eapa_cli.text.labels import LABELS

COUNTRY: Final = "Country"
CITY: Final = "City"
MAX_WORDS: Final = 6
"""The greatest number of words of a name."""

# Endings of Russian adjectives and nouns and of English words. In a single word they follow four letters or more.
_RUSSIAN: Final = "[аеиоуыэюяйьмхгв]{1,3}"
_ENGLISH: Final = "(?:ies|es|s|y)"
_ENDING: Final = re.compile(f"(?<=[а-я]{{4}}){_RUSSIAN}$|(?<=[a-z]{{4}}){_ENGLISH}$")
_ENDING_IN_NAME: Final = re.compile(f"(?<=[а-я]{{3}}){_RUSSIAN}$|(?<=[a-z]{{3}}){_ENGLISH}$")
_PLAIN: Final = str.maketrans("ё", "е", "'’‘ʻʼ`´")
_SHORTEST_BEGINNING: Final = 3
_SHORTEST_WORD: Final = 4
_WORD: Final = re.compile(r"[^\W_]+(?:['’‘ʻʼ`´][^\W_]+)*")


class Code(NamedTuple):
    """A code and its vocabulary; a country has its ISO 3166-1 code, and a city its number in the list of cities."""

    vocabulary: str
    value: str


def labels_in_all_languages(vocabulary: str, code: str) -> list[str]:
    """Return the labels of a code in the languages of the interface; the code itself if it has none."""
    if vocabulary == COUNTRY:
        return list(country_labels().get(code, (code,)))
    label = LABELS[vocabulary].get(code)
    if label is None:
        return [code]
    return list(dict.fromkeys(catalogue(language).pgettext(vocabulary, label) for language in INTERFACE_LANGUAGES))


def known_names(vocabulary: str, codes: Iterable[str], text: str) -> list[str]:
    """Return the names of some codes to suggest for a text: Russian labels for one in Cyrillic, else the codes."""
    russian = re.search("[а-яё]", text, re.IGNORECASE)
    return [labels_in_all_languages(vocabulary, code)[-1] if russian else code for code in codes]


def names_of(code: Code) -> list[str]:
    """Return the names of a country or city that no other one has, and the labels of another code."""
    if code.vocabulary in {COUNTRY, CITY}:
        return [name for name in _official_names(code) if codes_named(name, {code.vocabulary}) == [code]]
    return labels_in_all_languages(*code)


def codes_named(
    text: str, vocabularies: Collection[str], *, synonyms: bool = False, inflected: bool = True
) -> list[Code]:
    """Return the codes of some vocabularies with a name, else with a name in another grammatical case or number.

    With `synonyms`, the other words that people use for a label count as well. Without `inflected`, only names as they
    are written count.
    """
    words = words_of(text)
    for names, key in ((_exact(), exact_key(words)), (_stemmed(), stem_key(words) if inflected else "")):
        found = [one for one in names.get(key, ()) if one.code.vocabulary in vocabularies]
        if codes := dict.fromkeys(one.code for one in found if synonyms or not one.is_synonym):
            return list(codes)
    return []


def codes_with_word(word: str, vocabularies: Collection[str], *, incomplete: bool) -> list[Code]:
    """Return the codes of some vocabularies with this word in a longer name, or with words that start with it."""
    start = fold(word)
    found = _words().get(start, frozenset()) | _words().get(stem_key([word]), frozenset())
    if incomplete and len(start) >= _SHORTEST_BEGINNING:
        found = found.union(*(codes for one, codes in _words().items() if one.startswith(start)))
    return sorted(code for code in found if code.vocabulary in vocabularies)


def words_of_labels() -> dict[str, str]:
    """Return the words of all names in lower case by their folds; synonyms are not included."""
    return {
        fold(word): word.lower() for code in _all_codes() for name in _official_names(code) for word in words_of(name)
    }


def words_of(text: str) -> list[str]:
    """Return the words of a text."""
    return _WORD.findall(text)


def exact_key(words: Iterable[str]) -> str:
    """Return the key of a name as it is written, in any case and script."""
    return fold(" ".join(words))


def stem_key(words: Sequence[str]) -> str:
    """Return the key of a name without endings."""
    ending = _ENDING if len(words) == 1 else _ENDING_IN_NAME
    return f"~{' '.join(ending.sub('', word.casefold().translate(_PLAIN)) for word in words)}"


class _Name(NamedTuple):
    """A name of a code: its words, and its keys."""

    code: Code
    words: Sequence[str]
    exact: str
    stem: str
    is_synonym: bool


@cache
def _keys() -> tuple[_Name, ...]:
    official = ((code, name, False) for code in _all_codes() for name in _official_names(code))
    synonyms = (
        (Code(vocabulary, code), name, True)
        for vocabulary, codes in SYNONYMS.items()
        for code, names in codes.items()
        for name in names
    )
    named = ((code, words_of(name), is_synonym) for code, name, is_synonym in chain(official, synonyms))
    return tuple(_Name(code, words, exact_key(words), stem_key(words), is_synonym) for code, words, is_synonym in named)


def _all_codes() -> Iterator[Code]:
    yield from (Code(COUNTRY, code) for code in country_labels())
    yield from (Code(CITY, str(number)) for number in range(len(names_of_cities())))
    yield from (Code(vocabulary, code) for vocabulary, labels in LABELS.items() for code in labels)


def _official_names(code: Code) -> Sequence[str]:
    if code.vocabulary == COUNTRY:
        return [*country_labels()[code.value], *ALTERNATIVE_NAMES.get(code.value, ())]
    if code.vocabulary == CITY:
        return names_of_cities()[int(code.value)]
    return [code.value, *labels_in_all_languages(*code)]


@cache
def _exact() -> Mapping[str, Sequence[_Name]]:
    return _grouped((one.exact, one) for one in _keys())


@cache
def _stemmed() -> Mapping[str, Sequence[_Name]]:
    return _grouped((one.stem, one) for one in _keys())


def _grouped(names: Iterable[tuple[str, _Name]]) -> Mapping[str, Sequence[_Name]]:
    found: defaultdict[str, list[_Name]] = defaultdict(list)
    for key, name in names:
        found[key].append(name)
    return found


@cache
def _words() -> Mapping[str, frozenset[Code]]:
    """Return the codes by each long word of their names, folded or without its ending.

    A word of several names of one vocabulary, such as 'organization' or 'republic', has no code, unless it is a name
    itself, such as 'government'.
    """
    found: defaultdict[str, set[Code]] = defaultdict(set)
    for name in _keys():
        words = [word for word in name.words if len(word) >= _SHORTEST_WORD and not name.is_synonym]
        for word in words if len(name.words) > 1 else ():
            found[fold(word)].add(name.code)
            found[stem_key([word])].add(name.code)
        # The keys of most names, which have one word, are known.
        if words and len(name.words) == 1:
            found[name.exact].add(name.code)
            found[name.stem].add(name.code)
    return {key: frozenset(_distinctive(key, codes)) for key, codes in found.items()}


def _distinctive(key: str, codes: set[Code]) -> set[Code]:
    if len(codes) == 1 or len(codes) == len({code.vocabulary for code in codes}):
        return codes
    return codes & {name.code for names in (_exact(), _stemmed()) for name in names.get(key, ())}
