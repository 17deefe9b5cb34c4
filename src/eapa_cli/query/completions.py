"""Candidates for the completion of a value that a user has started to type."""

import re
from collections.abc import Iterable
from typing import Final

from eapa_cli.model.vocabulary import Kind

_ID: Final = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
_MARKS: Final = '"«»“”„(),.;:'
_WITHOUT_APOSTROPHES: Final = str.maketrans("", "", "'`‘’ʻʼ")


def exact(values: Iterable[str], incomplete: str) -> list[str]:
    """Return the values that start with a text."""
    return [value for value in values if value.startswith(incomplete)]


def in_any_case(values: Iterable[str], incomplete: str) -> list[str]:
    """Return the values that start with a text, in lower case if the text is: Typer drops all that differ from it."""
    return exact((value.lower() if incomplete.islower() else value for value in values), incomplete)


def ids(values: Iterable[str], incomplete: str) -> list[str]:
    """Return the values that start with a text and have the form of an id, which a file name need not have."""
    return [value for value in exact(values, incomplete) if _ID.fullmatch(value)]


def words(values: Iterable[str], incomplete: str) -> list[str]:
    """Return the words that start with a text, since a shell splits a completed value at its spaces.

    The words have no apostrophes, which shells evaluate and the filters ignore: `OBrien` finds O'Brien.
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


def fields(_: Iterable[str], incomplete: str) -> list[str]:
    """Return the fields of records that start with a text and have at most as many parts."""
    from eapa_cli.index.field_paths import fields_of

    known = dict.fromkeys(path for kind in Kind for path in fields_of(kind))
    return exact((path for path in known if path.count(".") <= incomplete.count(".")), incomplete)
