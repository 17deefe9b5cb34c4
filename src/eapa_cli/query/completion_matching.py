"""Candidates for the completion of an option value."""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from itertools import product
from typing import Final

from eapa_cli.model.vocabulary import Kind

_ID: Final = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
_MARKS: Final = '"«»“”„(),.;:'
_WITHOUT_APOSTROPHES: Final = str.maketrans("", "", "'`‘’ʻʼ")


def exact(values: Iterable[str], incomplete: str) -> list[str]:
    """Return the values that start with a text."""
    return [value for value in values if value.startswith(incomplete)]


def in_any_case(values: Iterable[str], incomplete: str) -> list[str]:
    """Return the values that start with a text, in lower case if the text is; Typer drops values in another case."""
    return exact((value.lower() if incomplete.islower() else value for value in values), incomplete)


def countries(values: Iterable[str], incomplete: str) -> list[str]:
    """Return the codes of countries that start with a text, else their names in English and Russian that do."""
    from eapa_cli.text.code_names import COUNTRY

    known = list(values)
    return in_any_case(known, incomplete) or _labels([COUNTRY], known, incomplete)


def codes_of(*vocabularies: type[StrEnum]) -> Callable[[Iterable[str], str], list[str]]:
    """Return a function for codes of vocabularies that start with a text, else for labels of one word that do.

    A shell would split a longer label.
    """

    def find(values: Iterable[str], incomplete: str) -> list[str]:
        known = list(values)
        return exact(known, incomplete) or _labels([one.__name__ for one in vocabularies], known, incomplete)

    return find


def _labels(vocabularies: Iterable[str], codes: Iterable[str], incomplete: str) -> list[str]:
    from eapa_cli.text.code_names import labels_in_all_languages

    named = product(codes, vocabularies)
    labels = (label for code, vocabulary in named for label in labels_in_all_languages(vocabulary, code))
    forms = dict.fromkeys(form for label in labels for form in (label, label.replace("ё", "е")) if " " not in form)
    return list(dict.fromkeys(in_any_case(forms, incomplete)))


def places(cities: Iterable[str], incomplete: str) -> list[str]:
    """Return the words of the names of cities that start with a text, else those of their names in other languages."""
    known = list(cities)
    if found := words(known, incomplete):
        return found
    from eapa_cli.query.place_lookup import names_of_city

    return words((name for city in known for name in names_of_city(city)), incomplete)


def ids(values: Iterable[str], incomplete: str) -> list[str]:
    """Return the values that start with a text and are valid ids; file names may be invalid."""
    return [value for value in exact(values, incomplete) if _ID.fullmatch(value)]


def words(values: Iterable[str], incomplete: str) -> list[str]:
    """Return the words that start with a text; a shell would split a longer value at its spaces.

    Apostrophes are removed, because shells evaluate them. Filters ignore them: `OBrien` finds O'Brien.
    """
    return in_any_case(words_in(values), incomplete)


def words_of_people(names: Iterable[str], incomplete: str) -> list[str]:
    """Return the words of names that start with a text, else their forms without ё and in Latin letters that do."""
    from eapa_cli.text.fold import fold

    known = words_in(names)
    if found := in_any_case(known, incomplete):
        return found
    plain = (word.replace("ё", "е").replace("Ё", "Е") for word in known)
    other = {form for word in plain for form in (word, fold(word), fold(word).title())}
    return list(dict.fromkeys(in_any_case(sorted(other), incomplete)))


def words_in(values: Iterable[str]) -> list[str]:
    """Return the words of some values, sorted, without the marks around them and apostrophes."""
    return sorted({word.strip(_MARKS) for value in values for word in value.translate(_WITHOUT_APOSTROPHES).split()})


def fields(extensions: Iterable[str], incomplete: str) -> list[str]:
    """Return the fields of records and given extension fields that start with a text and are at most as deep."""
    from eapa_cli.index.field_paths import list_fields

    known = dict.fromkeys([*(path for kind in Kind for path in list_fields(kind)), *extensions])
    return exact((path for path in known if path.count(".") <= incomplete.count(".")), incomplete)


def comparisons(extensions: Iterable[str], incomplete: str) -> list[str]:
    """Return the extension fields that start with a text, with an equals sign."""
    return exact((f"{name}=" for name in extensions), incomplete)
