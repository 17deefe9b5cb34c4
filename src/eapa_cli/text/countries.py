"""Countries under any code or name, and their names in any language.

Names are those of CLDR, as Babel ships them, and a few more that people write.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import chain

from eapa_cli.text.country_codes import ALPHA_2, assigned_code
from eapa_cli.text.fold import fold
from eapa_cli.text.suggestions import nearest

# CLDR has one name for a country in a language. These are others that agreements and their signatories use:
# full names of the states met most often, abbreviations, and former names still in use. A name that stands
# under two codes is used for both, and so means neither.
_ALSO = {
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

# Asked before the other 340 that CLDR has, which take most of a second to load.
_WIDELY_READ = (
    *("uz", "uz_Cyrl", "kk", "ky", "tg", "tk", "az", "hy", "ka", "be", "uk", "mn"),
    *("zh", "hi", "fa", "ar", "he", "tr", "sr", "fr", "es", "pt", "de"),
)
# Without a territory: 'en_GB' and its like differ from their language in hardly a name.
_LANGUAGE = re.compile("[a-z]+(_[A-Z][a-z]{3})?")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_ALPHA_2_LENGTH = 2
_Names = Iterable[tuple[str, str]]
"""Codes of countries, each with a name."""


def country_code(text: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country given by code or name; None if it is not one country.

    Codes are alpha-2 and alpha-3 in any case, and numeric. Names are in any language, compared by fold. English
    is asked first, then Russian, further names in these two, other widely read languages, all the rest; the first
    of the five that knows the name decides. If it means two countries there ('Congo') or none of ISO 3166-1
    ('Kosovo', 'European Union'), it is refused.
    """
    spelt = text.strip()
    if assigned := assigned_code(spelt):
        return assigned
    if not _key(spelt):
        return None
    for names in _BY_PRECEDENCE:
        # The spelling itself goes first, since folds also meet by chance: Iran in Korean, Ireland in Bafia.
        found = _codes(names, str.casefold).get(spelt.casefold()) or _codes(names, _key).get(_key(spelt))
        if found:
            return next(iter(found)) if len(found) == 1 and found <= ALPHA_2 else None
    return None


def country_name(code: str, language: str) -> str:
    """The short name of a country in a language (a BCP 47 tag), else in English, else its code."""
    return _names(language).get(code) or _names("en").get(code, code)


def near_countries(text: str) -> list[str]:
    """Up to three countries that may have been meant, best first, as 'Uzbekistan (UZ)' in the script asked in."""
    names = [(code, name) for code, name in chain(_english(), _russian(), _further()) if code in ALPHA_2]
    found = nearest(_key(text), (name for _, name in names), limit=6)
    codes = dict.fromkeys(code for near in found for code, name in names if name == near)
    language = "ru" if _CYRILLIC.search(text) else "en"
    return [f"{country_name(code, language)} ({code})" for code in codes][:3]


@cache
def _codes(names: Callable[[], _Names], form: Callable[[str], str]) -> Mapping[str, frozenset[str]]:
    """The codes that each of some names has, by a form of it."""
    # Kept, since a file of many unknown names would have all languages read for each.
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for code, name in names():
        codes[form(name)].add(code)
    return {name: frozenset(having) for name, having in codes.items()}


def _key(name: str) -> str:
    # Names are also written with 'and' for '&', and with an article: Bosnia & Herzegovina, The Gambia.
    return fold(name.replace("&", " and ")).removeprefix("the ")


def _english() -> _Names:
    return _names("en").items()


def _russian() -> _Names:
    return _names("ru").items()


def _further() -> _Names:
    return ((code, name) for code, names in _ALSO.items() for name in names)


def _widely_read() -> _Names:
    return chain.from_iterable(_names(language).items() for language in _WIDELY_READ)


def _all() -> _Names:
    from babel.localedata import locale_identifiers

    every = filter(_LANGUAGE.fullmatch, locale_identifiers())
    return chain.from_iterable(_names(language).items() for language in every)


_BY_PRECEDENCE = (_english, _russian, _further, _widely_read, _all)


@cache
def _names(language: str) -> Mapping[str, str]:
    # Babel takes 20 ms to import, which a look-up by alpha-2 code need not pay.
    from babel import Locale, UnknownLocaleError

    try:
        territories = Locale.parse(language.replace("-", "_")).territories
    except (ValueError, UnknownLocaleError):
        return {}
    # The longer codes are numbers of regions, such as 150 for Europe.
    return {code: name for code, name in territories.items() if len(code) == _ALPHA_2_LENGTH}
