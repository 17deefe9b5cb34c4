"""Countries that a text names by one of their regions or cities: "Henan University", "Тверской институт"."""

import re
from functools import cache
from typing import Final

from eapa_cli.matching.places_in_text import ENGLISH_ADJECTIVES, country_of, country_of_word
from eapa_cli.text.cities import City, cities

# Regions, and some of their adjectives, that belong to one country only. Russian names are stems, to which endings of
# up to `_MAX_ENDING` letters are added.
_REGIONS: Final = {
    "CN": "Anhui Fujian Gansu Guangdong Guangxi Guizhou Hainan Hebei Heilongjiang Henan Hubei Hunan Jiangsu Jiangxi"
    " Jilin Liaoning Ningxia Qinghai Shaanxi Shandong Shanxi Sichuan Yunnan Zhejiang"
    " Аньхо Фуцзян Ганьс Гуандун Гуанс Гуйчжоу Хайнан Хэбэ Хэйлунцзян Хэнан Хубэ Хунан Цзянс Цзянсу Цзилин Ляонин"
    " Шэньс Шаньдун Шаньс Сычуан Юньнан Чжэцзян",
    "IN": "Assam Bihar Chhattisgarh Goa Gujarat Haryana Himachal Jharkhand Karnataka Kerala Maharashtra Manipur"
    " Meghalaya Mizoram Nagaland Odisha Rajasthan Sikkim Telangana Tripura Uttarakhand"
    " Ассам Бихар Гоа Гуджарат Карнатак Керал Махараштр Раджастан Телангана",
    "PK": "Sindh Sindhi Синд",
    "ID": "Aceh Bali Kalimantan Lombok Sulawesi Sumatra Бали Суматр",
    "MY": "Johor Kedah Kelantan Pahang Perak Perlis Sabah Sarawak Selangor Terengganu Сабах Саравак",
    "IR": "Gilan Golestan Hormozgan Khorasan Khuzestan Lorestan Mazandaran Гилян Голестан Хорасан Мазендеран",
    "UZ": "Kashkadarya Khorezm Surkhandarya Syrdarya Кашкадарь Сурхандарь Сырдарь Хорезм",
    "KZ": "Akmola Mangystau Zhetysu Мангиста Жетыс",
    "KG": "Batken Issyk-Kul Баткен",
    "TJ": "Badakhshan Khatlon Sughd Согд Хатлон",
    "RU": "Chukotka Kamchatka Kuban Primorye Sakhalin Siberia Transbaikalia Yamal Zabaikalye Siberian Ural"
    " Забайкаль Камчатк Кубан Примор Сахалин Сибир Урал Чукотк Ямал Подмосковь Поволжь Зауралье",
    "AZ": "Karabakh Nakhchivan Карабах Нахчыван",
    "GE": "Adjara Imereti Kakheti Аджари Имерети Кахети",
    "AM": "Shirak Syunik Ширак Сюник",
    "RS": "Vojvodina Šumadija Воеводин",
    "TR": "Anatolia Anatolian Cappadocia Анатоли Каппадоки",
    "JP": "Hokkaido Kyushu Okinawa Хоккайдо",
    "TZ": "Zanzibar Занзибар",
    "DE": "Bavaria Hesse Saxony Thuringia Westphalia Бавари Гессен Саксони Тюринги",
    "IT": "Apulia Calabria Lombardy Piedmont Puglia Sardinia Sicily Tuscany Umbria Veneto Ломбарди Тоскан Сицили",
    "ES": "Andalusia Catalonia Extremadura Андалуси Каталони",
    "FR": "Alsace Brittany Normandy Provence Бретан Нормандь Прованс",
    "GB": "England Scotland Wales Шотланди Уэльс",
    "US": "Alaska Arizona California Florida Hawaii Massachusetts Michigan Minnesota Nebraska Ohio Oregon Pennsylvania"
    " Texas Utah Wisconsin Калифорни Техас Аляск",
    "CA": "Alberta Manitoba Ontario Saskatchewan Онтарио Альберт",
    "AU": "Queensland Tasmania Квинсленд Тасмани",
    "BR": "Amazonas Bahia Paraná Бахи Амазонас",
}  # fmt: skip
# Types of regions and of their administrations that only one country has, such as "край" and "хокимият".
_TYPES_OF_REGIONS: Final = (
    (re.compile(r"\bкра(?:й|я|е|ю|ем)\b|\b[Kk]rai\b"), "RU"),
    (re.compile(r"\b[Аа]ймак(?:а|е|у|ом)?\b|\b[Aa]imag\b"), "MN"),
    (re.compile(r"\b[Аа]кимат\w*\b|\b[Aa]kimat\b"), "KZ"),
    (re.compile(r"\b[Хх]окимият\w*\b|\b[Kk]?[Hh]okimiy[ao]t\b"), "UZ"),
)
_MAX_ENDING: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# An adjective in any case: "Тверской", "Тверского", "донецкая".
_ADJECTIVE: Final = re.compile(r"(?P<stem>\w{2,}?)(?P<suffix>ск|цк)(?:ий|ой|ая|ое|ие|ого|ому|им|ом|ую|их|ими)")
# The letters between the stem of a city and "ск": "Бак-ин-ск", "Твер-ск", "Моск-ов-ск", "Гагр-ен-ск".
_INTERFIXES: Final = ("", "ов", "ин", "ен", "им", "ан", "ей")
_MIN_STEM_OF_CITY: Final = 2
# An adjective of a language does not name a country: "Institute of the Chinese Language", "Институт китайского языка".
_LANGUAGE: Final = re.compile(r"\b[\w-]+ (?:[Ll]anguages?|язык\w*)\b")


def country_of_name(name: str, language: str) -> str | None:
    """Return the country that the name of an organization or a venue shows: by a country or city, or else by a region.

    Adjectives of countries count, and in Russian also those of cities and regions. Return None if the name shows no
    country or several.
    """
    name = _LANGUAGE.sub("", name)
    named = country_of(name, language)
    if named:
        return named
    found = {code for pattern, code in _TYPES_OF_REGIONS if pattern.search(name)}
    found = found or {code for word in _WORD.findall(name) if (code := _country_of_part(word, language))}
    return found.pop() if len(found) == 1 else None


def country_of_named_region(word: str) -> str | None:
    """Return the country of a region by its name: "Gujarat", "Сычуани"."""
    regions = _countries_of_regions()
    if word.isascii():
        return regions.get(word)
    stems = (word[: len(word) - length] for length in range(_MAX_ENDING + 1))
    return next((regions[stem] for stem in stems if stem in regions), None)


def _country_of_part(word: str, language: str) -> str | None:
    """Return the country that one word of a name shows: a region, or an adjective of a country or city."""
    if language == "en":
        return country_of_named_region(word) or ENGLISH_ADJECTIVES.get(word.lower())
    adjective = _ADJECTIVE.fullmatch(word.lower())
    if not adjective:
        return country_of_named_region(word)
    country = country_of_word(word.capitalize(), language) or country_of_named_region(adjective["stem"].capitalize())
    if country:
        return country
    codes = {city.country for city in _cities_of_adjective(word)}
    return codes.pop() if len(codes) == 1 else None


def city_of_adjective(word: str) -> City | None:
    """Return the only city of a Russian adjective: Tashkent for "ташкентском", "Ташкентский"."""
    found = _cities_of_adjective(word)
    return found[0] if len(found) == 1 else None


def _cities_of_adjective(word: str) -> list[City]:
    """Return the cities that a Russian adjective can mean."""
    adjective = _ADJECTIVE.fullmatch(word.lower())
    return _cities_by_adjective().get(adjective["stem"] + adjective["suffix"], []) if adjective else []


@cache
def _countries_of_regions() -> dict[str, str]:
    return {name: code for code, names in _REGIONS.items() for name in names.split(" ")}


@cache
def _cities_by_adjective() -> dict[str, list[City]]:
    """Return the cities by the possible stems of their Russian adjectives: "тверск", "московск", "минск"."""
    found: dict[str, list[City]] = {}
    for name, city in cities().items():
        stem = re.sub("(?:ые|ый|[аяоеьйыиую])$", "", name).lower()
        if name.isascii() or len(stem) < _MIN_STEM_OF_CITY or " " in name:
            continue
        adjectives = [stem] if stem.endswith(("ск", "цк")) else [f"{stem}{interfix}ск" for interfix in _INTERFIXES]
        for adjective in adjectives:
            same = found.setdefault(adjective, [])
            if city not in same:
                same.append(city)
    return found
