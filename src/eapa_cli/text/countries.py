"""Codes of countries by their names, and names of countries in any language.

The names come from CLDR through Babel, with some common alternatives.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import chain

from eapa_cli.text.cldr_languages import COMMON_LANGUAGES, all_languages
from eapa_cli.text.country_codes import ALPHA_2, assigned_code
from eapa_cli.text.fold import fold
from eapa_cli.text.suggestions import find_similar

# CLDR has one name for a country in each language. Agreements also use official names, abbreviations and former
# names. A name listed under two codes is ambiguous and matches neither.
ALTERNATIVE_NAMES = {
    "AE": ("UAE", "Объединённые Арабские Эмираты"),
    "AM": ("Republic of Armenia", "Республика Армения"),
    "AZ": ("Republic of Azerbaijan", "Азербайджанская Республика"),
    "BY": ("Republic of Belarus", "Республика Беларусь", "Белоруссия"),
    "CD": (
        "Congo",
        "Конго",
        "DR Congo",
        "DRC",
        "Democratic Republic of the Congo",
        "ДР Конго",
        "ДРК",
        "Демократическая Республика Конго",
    ),
    "CF": ("ЦАР",),
    "CG": ("Congo", "Конго", "Republic of the Congo", "Республика Конго"),
    "CI": ("Ivory Coast",),
    "CN": ("People's Republic of China", "PRC", "Китайская Народная Республика", "КНР"),
    "CV": ("Cabo Verde",),
    "CZ": ("Czech Republic", "Чешская Республика"),
    "EG": ("Arab Republic of Egypt", "Арабская Республика Египет"),
    "GB": ("UK", "Great Britain", "United Kingdom of Great Britain and Northern Ireland"),
    "HK": ("Hong Kong", "Гонконг"),
    "IN": ("Republic of India", "Республика Индия"),
    "IR": ("Islamic Republic of Iran", "Исламская Республика Иран"),
    "KG": ("Kyrgyz Republic", "Кыргызская Республика", "Киргизская Республика", "Киргизстан"),
    "KP": ("DPRK", "Северная Корея", "Korea", "Корея"),
    "KR": ("Republic of Korea", "Южная Корея", "Korea", "Корея"),
    "KZ": ("Republic of Kazakhstan", "Республика Казахстан"),
    "LA": ("Lao PDR", "ЛНДР"),
    "MD": ("Republic of Moldova", "Республика Молдова", "Молдавия"),
    "MM": ("Myanmar", "Burma", "Мьянма", "Бирма"),
    "MO": ("Macao", "Macau", "Макао"),
    "PS": ("Palestine", "State of Palestine", "Палестина", "Государство Палестина"),
    "RS": ("Republic of Serbia", "Республика Сербия"),
    "RU": ("Russian Federation", "Российская Федерация", "РФ"),
    "SA": ("KSA",),
    "SY": ("Syrian Arab Republic", "Сирийская Арабская Республика"),
    "SZ": ("Swaziland",),
    "TJ": ("Republic of Tajikistan", "Республика Таджикистан"),
    "TL": ("East Timor",),
    "TM": ("Туркмения",),
    "TR": ("Turkey", "Republic of Türkiye", "Турецкая Республика"),
    "US": ("United States of America", "Соединённые Штаты Америки", "США"),
    "UZ": ("Republic of Uzbekistan", "Республика Узбекистан"),
    "VN": ("Viet Nam", "Socialist Republic of Vietnam", "Социалистическая Республика Вьетнам"),
    "ZA": ("Republic of South Africa", "ЮАР"),
}

_CYRILLIC = re.compile("[\u0400-\u04ff]")
# A country as `similar_countries` suggests it: 'Uzbekistan (UZ)'.
_NAME_WITH_CODE = re.compile(r"(.+) \(([A-Z]{2})\)")
# A letter of an abbreviation with its dot, as in 'U.S.A.'.
_ABBREVIATED = re.compile(r"\b([^\W\d_])\.")
_ALPHA_2_LENGTH = 2
_MAX_SUGGESTIONS = 3

_Names = Iterable[tuple[str, str]]
"""Pairs of a country code and a name."""


def country_code(text: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code for a code or name of a country; None unless it identifies one country.

    Codes are alpha-2, alpha-3 or numeric, in upper or lower case. Names are in any language and are compared by fold.
    A name can have its code after it, as in 'Uzbekistan (UZ)'.
    Names are searched in this order: English, Russian, alternative names in these two, common languages, all other
    languages. The first match decides. The result is None for a name of two countries ('Congo'), and for a name
    without a code in ISO 3166-1 ('Kosovo', 'European Union').
    """
    if assigned := assigned_code(_without_dots(text)):
        return assigned
    spelling = text.strip()
    if with_code := _NAME_WITH_CODE.fullmatch(spelling):
        name, code = with_code.groups()
        return code if country_code(name) == code else None
    if not _key(spelling):
        return None
    for names in _BY_PRECEDENCE:
        # The exact spelling is compared first, since the folds of unrelated names can be equal, such as those of Iran
        # in Korean and of Ireland in Bafia.
        exact = _codes_by_form(names, str.casefold).get(spelling.casefold())
        codes = exact or _codes_by_form(names, _key).get(_key(spelling))
        if codes:
            return next(iter(codes)) if len(codes) == 1 and codes <= ALPHA_2 else None
    return None


def country_name(code: str, language: str) -> str:
    """Return the short name of a country in a language (a BCP 47 tag), or else in English, or else its code."""
    return _names_in(language).get(code) or _names_in("en").get(code, code)


def country_names(language: str) -> Mapping[str, str]:
    """Return the short names of all countries in a language, by code; empty if CLDR does not have the language."""
    return {code: name for code, name in _names_in(language).items() if code in ALPHA_2}


def similar_countries(text: str) -> list[str]:
    """Return up to three countries with names similar to a text, best first, such as 'Uzbekistan (UZ)'.

    The names are in Russian if the text is in Cyrillic, else in English.
    """
    all_names = chain(_list_english(), _list_russian(), _list_alternative())
    names = [(code, name) for code, name in all_names if code in ALPHA_2]
    # A country can have two similar names.
    similar_names = find_similar(_key(text), (name for _, name in names), limit=2 * _MAX_SUGGESTIONS)
    codes = dict.fromkeys(code for similar in similar_names for code, name in names if name == similar)
    language = "ru" if _CYRILLIC.search(text) else "en"
    return [f"{country_name(code, language)} ({code})" for code in codes][:_MAX_SUGGESTIONS]


@cache
def _codes_by_form(names: Callable[[], _Names], form: Callable[[str], str]) -> Mapping[str, frozenset[str]]:
    """Return the country codes by a normalized form of their names.

    The result is cached because an unknown name needs the names in all languages, and a file can have many such names.
    """
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for code, name in names():
        codes[form(name)].add(code)
    return {name: frozenset(matching) for name, matching in codes.items()}


def _key(name: str) -> str:
    # People write 'Bosnia and Herzegovina' for 'Bosnia & Herzegovina', and 'The Gambia' for 'Gambia'.
    return fold(_without_dots(name).replace("&", " and ")).removeprefix("the ")


def _without_dots(name: str) -> str:
    return _ABBREVIATED.sub(r"\1", name)


def _list_english() -> _Names:
    return _names_in("en").items()


def _list_russian() -> _Names:
    return _names_in("ru").items()


def _list_alternative() -> _Names:
    return ((code, name) for code, names in ALTERNATIVE_NAMES.items() for name in names)


def _list_common() -> _Names:
    return chain.from_iterable(_names_in(language).items() for language in COMMON_LANGUAGES)


def _list_all() -> _Names:
    return chain.from_iterable(_names_in(language).items() for language in all_languages())


# A name that has different countries in two of these groups means the country of the first group.
_BY_PRECEDENCE = (_list_english, _list_russian, _list_alternative, _list_common, _list_all)


@cache
def _names_in(language: str) -> Mapping[str, str]:
    # Importing Babel takes 20 ms, and a look-up by alpha-2 code does not need it.
    from babel import Locale, UnknownLocaleError

    try:
        territories = Locale.parse(language.replace("-", "_")).territories
    except (ValueError, UnknownLocaleError):
        return {}
    # Longer codes are numbers of regions, such as 150 for Europe.
    return {code: name for code, name in territories.items() if len(code) == _ALPHA_2_LENGTH}
