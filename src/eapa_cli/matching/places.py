"""Places of signing: city, country, venue."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain
from typing import Final

from eapa_cli.matching.inflected_cities import find_city
from eapa_cli.text.cities import City, cities
from eapa_cli.text.countries import country_code, country_names

_LAST_VOWEL: Final = re.compile("[аяоеьйыиуюэ]$")
_RUSSIAN_ENDING: Final = re.compile("(?:[аяоеьйыиуюэ]|ой|ей|ом|ем|ам|ами|ах|ью)")
_ADJECTIVES: Final = {
    "российск": "RU", "узбекистанск": "UZ", "узбекск": "UZ", "казахстанск": "KZ", "киргизск": "KG", "кыргызск": "KG",
    "таджикск": "TJ", "туркменск": "TM", "белорусск": "BY", "азербайджанск": "AZ", "армянск": "AM", "грузинск": "GE",
    "молдавск": "MD", "монгольск": "MN", "китайск": "CN", "индийск": "IN", "иранск": "IR", "турецк": "TR",
    "сирийск": "SY", "египетск": "EG", "сербск": "RS", "вьетнамск": "VN", "индонезийск": "ID", "пакистанск": "PK",
}  # fmt: skip
_NATIONS: Final = {
    "russian": "RU", "uzbek": "UZ", "kazakh": "KZ", "kyrgyz": "KG", "tajik": "TJ", "turkmen": "TM", "belarusian": "BY",
    "azerbaijani": "AZ", "armenian": "AM", "georgian": "GE", "moldovan": "MD", "mongolian": "MN", "chinese": "CN",
    "indian": "IN", "iranian": "IR", "turkish": "TR", "indonesian": "ID", "malaysian": "MY", "pakistani": "PK",
    "japanese": "JP", "vietnamese": "VN", "egyptian": "EG", "serbian": "RS", "german": "DE", "french": "FR",
    "italian": "IT", "spanish": "ES", "palestinian": "PS", "syrian": "SY", "lebanese": "LB", "jordanian": "JO",
    "iraqi": "IQ", "qatari": "QA", "kuwaiti": "KW", "cuban": "CU", "hungarian": "HU", "bulgarian": "BG",
}  # fmt: skip
# Full names of states and regions whose country a text leaves out.
_MORE_NAMES: Final = {
    "Russian Federation": "RU", "Czech Republic": "CZ", "Slovak Republic": "SK", "Dominican Republic": "DO",
    "Hong Kong": "HK", "Ivory Coast": "CI", "Holy See": "VA", "Great Britain": "GB", "Lao PDR": "LA",
    "Kyrgyz Republic": "KG", "Republic of Uzbekistan": "UZ", "Republic of Kazakhstan": "KZ",
    "Republic of Belarus": "BY", "Republic of Tajikistan": "TJ", "Republic of Armenia": "AM", "Republic of India": "IN",
    "Republic of Azerbaijan": "AZ", "People's Republic of China": "CN", "Islamic Republic of Iran": "IR", "UK": "GB",
    "Republic of Moldova": "MD", "Gagauzia": "MD", "UAE": "AE", "USA": "US", "Syria": "SY", "Turkey": "TR",
    "Tatarstan": "RU",
    "Bashkortostan": "RU", "Republic of Korea": "KR", "South Korea": "KR", "Dagestan": "RU", "Chechnya": "RU",
    "Altai": "RU", "Crimea": "UA", "Sakha": "RU", "Kazakstan": "KZ", "Kyrgyzstan": "KG", "Kirghizia": "KG",
    "Российской Федерации": "RU", "Российская Федерация": "RU", "Российской Федерацией": "RU", "РФ": "RU",
    "Кыргызстан": "KG", "Белоруссия": "BY", "Беларусь": "BY", "Молдова": "MD", "Молдавия": "MD", "Туркмения": "TM",
    "Великобритания": "GB", "Башкортостан": "RU",
    "Кыргызской Республики": "KG", "Кыргызская Республика": "KG", "Киргизии": "KG", "КР": "KG", "КНР": "CN",
    "США": "US", "ОАЭ": "AE", "Гагаузии": "MD", "Татарстана": "RU", "Татарстан": "RU", "Башкортостана": "RU",
    "Дагестана": "RU", "Алтай": "RU", "Якутии": "RU", "Чувашии": "RU", "Карелии": "RU", "Турции": "TR", "Сирии": "SY",
    "Азербайджанской Республики": "AZ", "Исламской Республики Иран": "IR", "РК": "KZ", "РБ": "BY", "РУз": "UZ",
    "Азербайджанская Республика": "AZ", "Югры": "RU", "Башкирии": "RU", "Чечни": "RU",
}  # fmt: skip


@cache
def _names(language: str) -> dict[str, str]:
    names = {name: code for code, name in country_names(language).items()}
    return {**names, **{name: code for name, code in _MORE_NAMES.items() if name.isascii() == (language == "en")}}


@cache
def country_words(language: str) -> frozenset[str]:
    """Return the words of the names of countries that have one word or that name a state in two."""
    words = frozenset(name for name in _names(language) if " " not in name)
    return words | (frozenset({"Federation"}) if language == "en" else frozenset())


@cache
def country_phrases(language: str) -> frozenset[tuple[str, ...]]:
    """Return the names of countries of two to four words; with "of" only if they have an apostrophe."""
    split = (tuple(name.split()) for name in _names(language) if " of " not in name or "'" in name)
    return frozenset(words for words in split if 1 < len(words) < 5)  # noqa: PLR2004


@cache
def _russian_stems() -> dict[str, str]:
    single = ((name, code) for name, code in _names("ru").items() if " " not in name and not name.isupper())
    return {_LAST_VOWEL.sub("", name): code for name, code in single}


@cache
def country_of_word(word: str, language: str) -> str | None:
    """Return the country that one word names, in any case of Russian; adjectives count."""
    if found := _names(language).get(word):
        return found
    if language == "en":
        return _NATIONS.get(word.lower())
    if not word[:1].isupper() or len(word) < 4:  # noqa: PLR2004  # abbreviations are in the table of names
        return None
    stems = _russian_stems()
    for cut in range(4):
        stem = word[: len(word) - cut]
        if stem in stems and cut and _RUSSIAN_ENDING.fullmatch(word[len(stem) :]):
            return stems[stem]
    return next((code for stem, code in _ADJECTIVES.items() if word.lower().startswith(stem)), None)


def countries_in(text: str, language: str) -> Iterator[str]:
    """Yield the codes of the countries that a text names, in order; cities and adjectives follow names."""
    found = [
        (match.start(), code)
        for match in re.finditer(r"[^\W\d_][\w'-]*(?: [^\W\d_][\w'-]*){0,4}", text)
        for start, code in _in_words(match[0], match.start(), language)
    ]
    yield from (code for _, code in sorted(found))


def _in_words(text: str, offset: int, language: str) -> Iterator[tuple[int, str]]:
    words = list(re.finditer(r"\S+", text))
    taken = -1
    for number, word in enumerate(words):
        if word.start() < taken:
            continue
        for last in range(min(number + 4, len(words)) - 1, number - 1, -1):
            name = text[word.start() : words[last].end()].removesuffix("'s")
            code = _names(language).get(name) or (country_of_word(name, language) if last == number else None)
            if code:
                yield offset + word.start(), code
                taken = words[last].end()
                break


def country_of(text: str, language: str) -> str | None:
    """Return the only country that a name contains, or its city is in; None if it names several."""
    found = dict.fromkeys(countries_in(text, language))
    if not found:
        found = dict.fromkeys(city.country for _, city in cities_in(text))
    return next(iter(found)) if len(found) == 1 else None


FindCity = Callable[[str], City | None]
"""A look-up of a city by its name."""

_CITY_WORDS: Final = re.compile(r"[A-ZА-ЯЁ][\w'.-]*(?: (?:[A-ZА-ЯЁ][\w'.-]*|es|am|de|la|на|El|al-?)){0,3}")


def cities_in(text: str, find: FindCity = find_city) -> Iterator[tuple[int, City]]:
    """Yield the cities that a text names with their offsets."""
    for match in _CITY_WORDS.finditer(text):
        words = list(re.finditer(r"[^ ]+", match[0]))
        first = 0
        while first < len(words):
            for last in range(len(words), first, -1):
                name = match[0][words[first].start() : words[last - 1].end()].rstrip(".'").removesuffix("'s")
                if city := find(name):
                    yield match.start() + words[first].start(), city
                    first = last - 1
                    break
            first += 1


def city_at(text: str, offset: int, find: FindCity = find_city) -> tuple[City, str] | None:
    """Return the city whose name starts at an offset, with the name as written."""
    match = _CITY_WORDS.match(text, offset)
    if not match:
        return None
    words = list(re.finditer(r"[^ ]+", match[0]))
    for last in range(len(words), 0, -1):
        name = match[0][: words[last - 1].end()].rstrip(".,'")
        if city := find(name) or (find(name.title()) if name.isupper() else None):
            return city, name
    return None


@cache
def capital_of(country: str) -> City | None:
    """Return the capital of a country: the first city of the country in the list."""
    return next((city for city in chain(cities().values()) if city.country == country), None)


def country_named(name: str) -> str | None:
    """Return the code of a country by its name in any language."""
    return country_of_word(name, "ru") or country_code(name)
