"""Months by their names in any language. The names come from CLDR through Babel."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import Final

from eapa_cli.text.cldr_languages import COMMON_LANGUAGES, all_languages
from eapa_cli.text.fold import fold

_MIN_LENGTH: Final = 3
"""The minimum length of an abbreviated name, since 'Ju' would be June or July."""
# In a word of this length or more, the last letter may be an inflection: 'в сентябре'.
_MIN_INFLECTED_LENGTH: Final = 6


def find_months(name: str) -> frozenset[int]:
    """Return the numbers, 1 to 12, of the months with a name. There may be several, or none if the name is unknown.

    English and Russian names are searched first. In these languages, a prefix is enough (`Sept`, `сен`), and the last
    letter may be inflected. Then names in other languages are compared, common languages first: by exact spelling, and
    finally by fold. The first match decides. For example, `листопад` is one month in Ukrainian, but `listopad` is
    October in one language and November in three.
    """
    return next(filter(None, _list_matches(name)), frozenset())


def _list_matches(name: str) -> Iterator[frozenset[int]]:
    """Yield the months with a name in each step of the search; the first step that finds a month decides."""
    folded, spelling = fold(name), _normalize(name)
    if spelling.endswith("е"):  # 'в мае' and 'в марте' are found by their genitives, 'мая' and 'марта'
        yield from (_match_exactly(spelling[:-1] + ending, _month_names("ru")) for ending in "яа")
    yield _match_prefix(folded, "en")
    yield _match_prefix(folded, "ru")
    yield _match_exactly(spelling, _month_names(*COMMON_LANGUAGES))
    yield _match_exactly(spelling, _month_names(*all_languages()))
    yield _match_exactly(folded, _folded_month_names(*COMMON_LANGUAGES))
    yield _match_exactly(folded, _folded_month_names(*all_languages()))


def _match_prefix(folded: str, language: str) -> frozenset[int]:
    """Return the month with a folded name in a language, or else the months whose names start with it.

    If there are none, the last letter may be an inflection.
    """
    names = _folded_month_names(language)
    if exact := _match_exactly(folded, names):
        return exact
    if len(folded) < _MIN_LENGTH:
        return frozenset()
    stems = (folded, folded[:-1]) if len(folded) >= _MIN_INFLECTED_LENGTH else (folded,)
    for stem in stems:
        months = frozenset(month for name, month in names if name.startswith(stem))
        if months:
            return months
    return frozenset()


def _match_exactly(spelling: str, names: Iterable[tuple[str, int]]) -> frozenset[int]:
    # Some words of two letters, such as 'no', 'me' and 'de', are a month in a language, but are usually another word.
    if spelling.isascii() and len(spelling) < _MIN_LENGTH:
        return frozenset()
    return frozenset(month for name, month in names if name == spelling)


def _normalize(name: str) -> str:
    return name.casefold().strip(". ")


@cache
def _month_names(*languages: str) -> frozenset[tuple[str, int]]:
    from babel import Locale

    forms = chain.from_iterable(
        Locale.parse(language).months[context][width].items()
        for language in languages
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
    )
    # Names such as '9月' are omitted, since the date parser reads them as numbers.
    return frozenset((_normalize(name), number) for number, name in forms if not any(map(str.isdecimal, name)))


@cache
def _folded_month_names(*languages: str) -> frozenset[tuple[str, int]]:
    return frozenset((fold(name), number) for name, number in _month_names(*languages))
