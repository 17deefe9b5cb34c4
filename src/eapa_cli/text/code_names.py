"""The names of codes in English and Russian, and a search for the codes with a name.

The names are compared with text that a user types. They do not occur in records, which contain codes.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Final, NamedTuple

from eapa_cli.text.catalogues import INTERFACE_LANGUAGES, catalogue
from eapa_cli.text.cities import list_city_names
from eapa_cli.text.countries import ALTERNATIVE_NAMES
from eapa_cli.text.country_labels import country_labels
from eapa_cli.text.english_labels import LABELS
from eapa_cli.text.fold import fold
from eapa_cli.text.label_synonyms import SYNONYMS

COUNTRY: Final = "Country"
CITY: Final = "City"
MAX_WORDS: Final = 6
"""The maximum number of words in a name."""

# Endings of Russian adjectives and nouns, and of English words. In a name of one word, an ending follows at least four
# letters; in a longer name, at least three.
_RUSSIAN_ENDING: Final = "[аеиоуыэюяйьмхгв]{1,3}"
_ENGLISH_ENDING: Final = "(?:ies|es|s|y)"
_ENDING: Final = re.compile(f"(?<=[а-я]{{4}}){_RUSSIAN_ENDING}$|(?<=[a-z]{{4}}){_ENGLISH_ENDING}$")
_ENDING_IN_PHRASE: Final = re.compile(f"(?<=[а-я]{{3}}){_RUSSIAN_ENDING}$|(?<=[a-z]{{3}}){_ENGLISH_ENDING}$")
# A table that replaces ё and removes apostrophes.
_PLAIN: Final = str.maketrans("ё", "е", "'’‘ʻʼ`´")
_MIN_START_LENGTH: Final = 3
"""The least number of letters of an incomplete word that is completed; fewer letters start too many words."""
_MIN_WORD_LENGTH: Final = 4
"""The least number of letters of a word by which a code is found; shorter words are mostly prepositions."""
# A word, perhaps with apostrophes: "O'zbekiston".
_WORD: Final = re.compile(r"[^\W_]+(?:['’‘ʻʼ`´][^\W_]+)*")


class Code(NamedTuple):
    """A code and its vocabulary. A country has its code of ISO 3166-1, and a city its number in the list of cities."""

    vocabulary: str
    value: str


def list_labels(vocabulary: str, code: str) -> list[str]:
    """Return the labels of a code in the languages of the interface; the code itself if it has no labels."""
    if vocabulary == COUNTRY:
        return list(country_labels().get(code, (code,)))
    label = LABELS[vocabulary].get(code)
    if label is None:
        return [code]
    return list(dict.fromkeys(catalogue(language).pgettext(vocabulary, label) for language in INTERFACE_LANGUAGES))


def list_suggested_names(vocabulary: str, codes: Iterable[str], text: str) -> list[str]:
    """Return names of codes to suggest for a text: Russian labels if the text is in Cyrillic, else the codes."""
    is_russian = re.search("[а-яё]", text, re.IGNORECASE)
    # Of the labels, the Russian one is the last.
    return [list_labels(vocabulary, code)[-1] if is_russian else code for code in codes]


def list_names(code: Code) -> list[str]:
    """Return the names of a code. Names of a country or city that another country or city also has are omitted."""
    if code.vocabulary in {COUNTRY, CITY}:
        return [name for name in _list_official_names(code) if find_codes_named(name, {code.vocabulary}) == [code]]
    return list_labels(*code)


def find_codes_named(
    text: str, vocabularies: Collection[str], *, synonyms: bool = False, inflected: bool = True
) -> list[Code]:
    """Return the codes of some vocabularies that have a text as their name.

    If there is no such code and `inflected` is true, return the codes that have the text as their name in another
    grammatical case or number. With `synonyms`, other words that people use for a label also count as names.
    """
    words = split_words(text)
    keys = [_make_exact_key(words)]
    if inflected:
        keys.append(_make_stem_key(words))
    for key in keys:
        matching = [name for name in _map_names_by_key().get(key, ()) if name.code.vocabulary in vocabularies]
        if codes := dict.fromkeys(name.code for name in matching if synonyms or not name.is_synonym):
            return list(codes)
    return []


def find_codes_with_word(word: str, vocabularies: Collection[str], *, incomplete: bool) -> list[Code]:
    """Return the codes of some vocabularies that have a word in their name.

    If the word is `incomplete`, words that start with it count as well.
    """
    start = fold(word)
    codes = _map_codes_by_word().get(start, frozenset()) | _map_codes_by_word().get(_make_stem_key([word]), frozenset())
    if incomplete and len(start) >= _MIN_START_LENGTH:
        codes = codes.union(*(others for key, others in _map_codes_by_word().items() if key.startswith(start)))
    return sorted(code for code in codes if code.vocabulary in vocabularies)


def map_name_words() -> dict[str, str]:
    """Return the words of all names in lower case, by their folds. Synonyms are not included."""
    names = (name for code in _list_codes() for name in _list_official_names(code))
    return {fold(word): word.lower() for name in names for word in split_words(name)}


def split_words(text: str) -> list[str]:
    """Return the words of a text."""
    return _WORD.findall(text)


def _make_exact_key(words: Iterable[str]) -> str:
    """Return the key of a name in exact spelling. Capitals and script do not matter."""
    return fold(" ".join(words))


def _make_stem_key(words: Sequence[str]) -> str:
    """Return the key of a name without the endings of its words. It starts with `~`, so it is never an exact key."""
    ending = _ENDING if len(words) == 1 else _ENDING_IN_PHRASE
    return f"~{' '.join(ending.sub('', word.casefold().translate(_PLAIN)) for word in words)}"


class _Name(NamedTuple):
    """A name of a code: its words, and its keys of exact spelling and of stems."""

    code: Code
    words: Sequence[str]
    keys: tuple[str, str]
    is_synonym: bool


@cache
def _list_all_names() -> tuple[_Name, ...]:
    official = ((code, name, False) for code in _list_codes() for name in _list_official_names(code))
    synonyms = (
        (Code(vocabulary, code), name, True)
        for vocabulary, codes in SYNONYMS.items()
        for code, names in codes.items()
        for name in names
    )
    named = ((code, split_words(name), is_synonym) for code, name, is_synonym in chain(official, synonyms))
    return tuple(
        _Name(code, words, (_make_exact_key(words), _make_stem_key(words)), is_synonym)
        for code, words, is_synonym in named
    )


def _list_codes() -> Iterator[Code]:
    yield from (Code(COUNTRY, code) for code in country_labels())
    yield from (Code(CITY, str(number)) for number in range(len(list_city_names())))
    yield from (Code(vocabulary, code) for vocabulary, labels in LABELS.items() for code in labels)


def _list_official_names(code: Code) -> Sequence[str]:
    """Return the names of a code without synonyms; for a code of a vocabulary, also the code itself."""
    if code.vocabulary == COUNTRY:
        return [*list_labels(*code), *ALTERNATIVE_NAMES.get(code.value, ())]
    if code.vocabulary == CITY:
        return list_city_names()[int(code.value)]
    return [code.value, *list_labels(*code)]


@cache
def _map_names_by_key() -> Mapping[str, Sequence[_Name]]:
    by_key: defaultdict[str, list[_Name]] = defaultdict(list)
    for name in _list_all_names():
        for key in name.keys:
            by_key[key].append(name)
    return by_key


@cache
def _map_codes_by_word() -> Mapping[str, frozenset[Code]]:
    """Return the codes by each long word of their names; the keys are folded words, and words without endings.

    A word in several names of one vocabulary, such as 'organization' or 'republic', is omitted, unless the word alone
    is a name, such as 'government'.
    """
    by_word: defaultdict[str, set[Code]] = defaultdict(set)
    for name in _list_all_names():
        words = [word for word in name.words if len(word) >= _MIN_WORD_LENGTH and not name.is_synonym]
        if words and len(name.words) == 1:
            # The keys of the only word are those of the name. Not computing them again saves time.
            keys = set(name.keys)
        else:
            keys = {key for word in words for key in (fold(word), _make_stem_key([word]))}
        for key in keys:
            by_word[key].add(name.code)
    return {key: frozenset(_select_unambiguous(key, codes)) for key, codes in by_word.items()}


def _select_unambiguous(key: str, codes: set[Code]) -> set[Code]:
    """Return the codes of a word; if several are of one vocabulary, only those whose whole name is the word."""
    if len(codes) == len({code.vocabulary for code in codes}):
        return codes
    return codes & {name.code for name in _map_names_by_key().get(key, ())}
