"""Months under their names in any language, which are those of CLDR, as Babel ships them."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import Final

from eapa_cli.text.fold import fold

# Asked before the other 340 that CLDR has, which take most of a second to load.
_WIDELY_READ: Final = (
    *("uz", "uz_Cyrl", "kk", "ky", "tg", "tk", "az", "hy", "ka", "be", "uk", "mn"),
    *("zh", "hi", "fa", "ar", "he", "tr", "sr", "fr", "es", "pt", "de"),
)
_LANGUAGE: Final = re.compile("[a-z]+(_[A-Z][a-z]{3})?")
_SHORTEST: Final = 3
# From this length on the last letter may be an ending: 'в сентябре'.
_INFLECTED: Final = 6


def months_called(name: str) -> frozenset[int]:
    """The numbers, 1 to 12, of the months that a name means: none, one, or several where languages differ.

    English and Russian are asked first, where the beginning of a name is enough (`Sept`, `сен`) and an ending may
    follow it; then other widely read languages and all the rest by their spelling, then both by fold. The first that
    knows the name decides: `листопад` is Ukrainian, `listopad` is October in one language and November in three.
    """
    return next(filter(None, _answers(name)), frozenset())


def _answers(name: str) -> Iterator[frozenset[int]]:
    folded, spelt = fold(name), _spelling(name)
    if not folded:
        return
    yield _beginning(folded, "en")
    yield _beginning(folded, "ru")
    yield _having(spelt, _names_of(*_WIDELY_READ))
    yield _having(spelt, _names_of(*_every_language()))
    yield _having(folded, _folded(*_WIDELY_READ))
    yield _having(folded, _folded(*_every_language()))


def _beginning(folded: str, language: str) -> frozenset[int]:
    names = _folded(language)
    if exact := _having(folded, names):
        return exact
    stems = (folded, folded[:-1]) if len(folded) >= _INFLECTED else (folded,)
    found = (
        frozenset(month for name, month in names if name.startswith(stem)) for stem in stems if len(stem) >= _SHORTEST
    )
    return next(filter(None, found), frozenset())


def _having(wanted: str, names: Iterable[tuple[str, int]]) -> frozenset[int]:
    return frozenset(month for name, month in names if name == wanted)


def _spelling(name: str) -> str:
    return name.casefold().strip(". ")


@cache
def _names_of(*languages: str) -> frozenset[tuple[str, int]]:
    from babel import Locale

    forms = chain.from_iterable(
        Locale.parse(language).months[context][width].items()
        for language in languages
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
    )
    # Where a name is a number with a sign for 'month', it is read as a number.
    return frozenset((_spelling(name), number) for number, name in forms if not any(map(str.isdecimal, name)))


@cache
def _folded(*languages: str) -> frozenset[tuple[str, int]]:
    return frozenset((fold(name), number) for name, number in _names_of(*languages))


@cache
def _every_language() -> tuple[str, ...]:
    from babel.localedata import locale_identifiers

    return tuple(filter(_LANGUAGE.fullmatch, locale_identifiers()))
