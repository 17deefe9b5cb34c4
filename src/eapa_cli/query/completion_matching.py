"""Candidates for the completion of an option value."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from itertools import product
from typing import Final

from eapa_cli.model.vocabulary import Kind

_PUNCTUATION: Final = '"«»“”„(),.;:'
_WITHOUT_APOSTROPHES: Final = str.maketrans("", "", "'`‘’ʻʼ")


def complete_values(values: Iterable[str], incomplete: str) -> list[str]:
    """Return the values that start with a text."""
    return [value for value in values if value.startswith(incomplete)]


def complete_in_any_case(values: Iterable[str], incomplete: str) -> list[str]:
    """Return the values that start with a text. For a text in lower case, the values are in lower case too.

    Otherwise Typer would drop them, since they would not start with the text.
    """
    return complete_values((value.lower() if incomplete.islower() else value for value in values), incomplete)


def complete_countries(values: Iterable[str], incomplete: str) -> list[str]:
    """Return the codes of countries that start with a text, or else their names in English and Russian."""
    from eapa_cli.text.code_names import COUNTRY

    known = list(values)
    return complete_in_any_case(known, incomplete) or _complete_labels([COUNTRY], known, incomplete)


def code_completer(*vocabularies: type[StrEnum]) -> Callable[[Iterable[str], str], list[str]]:
    """Return a function that completes a text to codes of some vocabularies, or else to labels of one word.

    A shell would split a longer label.
    """

    def complete(values: Iterable[str], incomplete: str) -> list[str]:
        known = list(values)
        return complete_values(known, incomplete) or _complete_labels(
            [one.__name__ for one in vocabularies], known, incomplete
        )

    return complete


def _complete_labels(vocabularies: Iterable[str], codes: Iterable[str], incomplete: str) -> list[str]:
    """Return the labels of one word that start with a text, in any language and also with е for ё."""
    from eapa_cli.text.code_names import list_labels

    pairs = product(codes, vocabularies)
    labels = (label for code, vocabulary in pairs for label in list_labels(vocabulary, code))
    forms = dict.fromkeys(form for label in labels for form in (label, label.replace("ё", "е")) if " " not in form)
    return list(dict.fromkeys(complete_in_any_case(forms, incomplete)))


def complete_places(cities: Iterable[str], incomplete: str) -> list[str]:
    """Return the words in names of cities that start with a text, or else in their names in other languages."""
    known = list(cities)
    if found := complete_words(known, incomplete):
        return found
    from eapa_cli.query.place_lookup import names_of_city

    return complete_words((name for city in known for name in names_of_city(city)), incomplete)


def complete_valid_ids(values: Iterable[str], incomplete: str) -> list[str]:
    """Return the valid ids that start with a text. The values may contain invalid ids, which are names of files."""
    from eapa_cli.model.ids import VALID_ID

    return [value for value in complete_values(values, incomplete) if VALID_ID.fullmatch(value)]


def complete_words(values: Iterable[str], incomplete: str) -> list[str]:
    """Return the words that start with a text; a shell would split a longer value at its spaces.

    Apostrophes are removed, because shells evaluate them. Filters ignore them: `OBrien` finds O'Brien.
    """
    return complete_in_any_case(words_in(values), incomplete)


def complete_people(names: Iterable[str], incomplete: str) -> list[str]:
    """Return the words in names that start with a text, or else their forms without ё and in Latin letters."""
    from eapa_cli.text.fold import fold

    known = words_in(names)
    if found := complete_in_any_case(known, incomplete):
        return found
    plain = (word.replace("ё", "е").replace("Ё", "Е") for word in known)
    other_forms = {form for word in plain for form in (word, fold(word), fold(word).title())}
    return list(dict.fromkeys(complete_in_any_case(sorted(other_forms), incomplete)))


def words_in(values: Iterable[str]) -> list[str]:
    """Return the sorted words of some values, without apostrophes and without punctuation around them."""
    words = " ".join(values).translate(_WITHOUT_APOSTROPHES).split()
    return sorted({word.strip(_PUNCTUATION) for word in words} - {""})


def complete_fields(extensions: Iterable[str], incomplete: str) -> list[str]:
    """Return the fields that start with a text and have at most as many dots; `extensions` are further fields.

    The fields within a map are therefore offered only after the name of the map and a dot.
    """
    from eapa_cli.index.field_paths import list_fields

    known = dict.fromkeys([*(path for kind in Kind for path in list_fields(kind)), *extensions])
    return complete_values((path for path in known if path.count(".") <= incomplete.count(".")), incomplete)


def complete_comparisons(extensions: Iterable[str], incomplete: str) -> list[str]:
    """Return the extension fields that start with a text, with an equals sign."""
    return complete_values((f"{name}=" for name in extensions), incomplete)
