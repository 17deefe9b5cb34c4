"""Languages whose names for countries and months are searched, in the order of the search."""

import re
from functools import cache
from typing import Final

COMMON_LANGUAGES: Final = (
    "uz", "uz_Cyrl", "kk", "ky", "tg", "tk", "az", "hy", "ka", "be", "uk", "mn",
    "zh", "hi", "fa", "ar", "he", "tr", "sr", "fr", "es", "pt", "de",
)  # fmt: skip
"""The first languages to search. The names in the other 340 languages of CLDR take most of a second to load."""
# Without a territory: 'en_GB' has nearly the same names as 'en'.
_LANGUAGE: Final = re.compile("[a-z]+(_[A-Z][a-z]{3})?")


@cache
def all_languages() -> tuple[str, ...]:
    """Return the identifiers of all languages in CLDR, without territories."""
    from babel.localedata import locale_identifiers

    return tuple(filter(_LANGUAGE.fullmatch, locale_identifiers()))
