"""Countries and cities in the text of a source, such as the place of a signing."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from eapa_cli.matching.inflected_cities import find_city
from eapa_cli.text.cities import City, cities
from eapa_cli.text.countries import country_code, country_names

_MAX_NAME_WORDS: Final = 5
"""The words of the longest name of a country that is looked up: "Democratic Republic of the Congo"."""
# Words between which there are only spaces. The limit bounds the time for texts without punctuation.
_PHRASE: Final = re.compile(r"[^\W\d_][\w'-]*(?: [^\W\d_][\w'-]*){0,15}")
# The last letter of a Russian name, if other cases replace it.
_REPLACED_LETTER: Final = re.compile("[аяоеьйыиуюэ]$")
# The endings of Russian nouns in all cases, of up to three letters.
_RUSSIAN_ENDING: Final = re.compile("(?:[аяоеьйыиуюэ]|ой|ей|ом|ем|ам|ами|ах|ью)")
_MAX_ENDING_LENGTH: Final = 3
_MIN_REGION_STEM: Final = 4
"""The letters of a region's name by which a city is found. Shorter stems are the start of several names."""
_MIN_INFLECTED_LENGTH: Final = 4
"""A shorter word is an abbreviation, which is not inflected."""
# Adjectives of countries: in Russian without their endings, in English in lower case.
_RUSSIAN_ADJECTIVE_STEMS: Final = {
    "российск": "RU", "узбекистанск": "UZ", "узбекск": "UZ", "казахстанск": "KZ", "киргизск": "KG", "кыргызск": "KG",
    "таджикск": "TJ", "туркменск": "TM", "белорусск": "BY", "азербайджанск": "AZ", "армянск": "AM", "грузинск": "GE",
    "молдавск": "MD", "монгольск": "MN", "китайск": "CN", "индийск": "IN", "иранск": "IR", "турецк": "TR",
    "сирийск": "SY", "египетск": "EG", "сербск": "RS", "вьетнамск": "VN", "индонезийск": "ID", "пакистанск": "PK",
    "эфиопск": "ET", "кенийск": "KE", "нигерийск": "NG", "ангольск": "AO", "намибийск": "NA", "мозамбикск": "MZ",
    "танзанийск": "TZ", "угандийск": "UG", "зимбабвийск": "ZW", "сенегальск": "SN", "марокканск": "MA",
    "алжирск": "DZ", "тунисск": "TN", "суданск": "SD", "ливанск": "LB", "иракск": "IQ", "палестинск": "PS",
    "израильск": "IL", "афганск": "AF", "непальск": "NP", "бангладешск": "BD", "лаосск": "LA", "камбоджийск": "KH",
    "малайзийск": "MY", "филиппинск": "PH", "сингапурск": "SG", "таиландск": "TH", "японск": "JP",
    "южнокорейск": "KR", "болгарск": "BG", "венгерск": "HU", "румынск": "RO", "польск": "PL", "чешск": "CZ",
    "словацк": "SK", "македонск": "MK", "черногорск": "ME", "хорватск": "HR", "албанск": "AL", "греческ": "GR",
    "итальянск": "IT", "испанск": "ES", "португальск": "PT", "французск": "FR", "немецк": "DE", "германск": "DE",
    "австрийск": "AT", "швейцарск": "CH", "бельгийск": "BE", "норвежск": "NO", "шведск": "SE", "датск": "DK",
    "финск": "FI", "латвийск": "LV", "литовск": "LT", "эстонск": "EE", "украинск": "UA", "кубинск": "CU",
    "бразильск": "BR", "аргентинск": "AR", "чилийск": "CL", "перуанск": "PE", "боливийск": "BO",
    "венесуэльск": "VE", "никарагуанск": "NI", "мексиканск": "MX", "колумбийск": "CO",
}  # fmt: skip
ENGLISH_ADJECTIVES: Final = {
    "russian": "RU", "uzbek": "UZ", "kazakh": "KZ", "kyrgyz": "KG", "tajik": "TJ", "turkmen": "TM", "belarusian": "BY",
    "azerbaijani": "AZ", "armenian": "AM", "georgian": "GE", "moldovan": "MD", "mongolian": "MN", "chinese": "CN",
    "indian": "IN", "iranian": "IR", "turkish": "TR", "indonesian": "ID", "malaysian": "MY", "pakistani": "PK",
    "japanese": "JP", "vietnamese": "VN", "egyptian": "EG", "serbian": "RS", "german": "DE", "french": "FR",
    "italian": "IT", "spanish": "ES", "palestinian": "PS", "syrian": "SY", "lebanese": "LB", "jordanian": "JO",
    "iraqi": "IQ", "qatari": "QA", "kuwaiti": "KW", "cuban": "CU", "hungarian": "HU", "bulgarian": "BG",
    "ethiopian": "ET", "kenyan": "KE", "tanzanian": "TZ", "ugandan": "UG", "rwandan": "RW", "nigerian": "NG",
    "nigerien": "NE", "ghanaian": "GH", "senegalese": "SN", "malian": "ML", "moroccan": "MA", "algerian": "DZ",
    "tunisian": "TN", "libyan": "LY", "sudanese": "SD", "zimbabwean": "ZW", "zambian": "ZM", "namibian": "NA",
    "mozambican": "MZ", "angolan": "AO", "cameroonian": "CM", "afghan": "AF", "bangladeshi": "BD", "nepalese": "NP",
    "nepali": "NP", "bhutanese": "BT", "maldivian": "MV", "thai": "TH", "laotian": "LA", "cambodian": "KH",
    "filipino": "PH", "philippine": "PH", "singaporean": "SG", "omani": "OM", "bahraini": "BH", "yemeni": "YE",
    "emirati": "AE", "israeli": "IL", "cypriot": "CY", "greek": "GR", "albanian": "AL", "macedonian": "MK",
    "montenegrin": "ME", "bosnian": "BA", "croatian": "HR", "slovenian": "SI", "slovak": "SK", "czech": "CZ",
    "polish": "PL", "romanian": "RO", "austrian": "AT", "swiss": "CH", "dutch": "NL", "belgian": "BE",
    "portuguese": "PT", "danish": "DK", "swedish": "SE", "norwegian": "NO", "finnish": "FI", "estonian": "EE",
    "latvian": "LV", "lithuanian": "LT", "ukrainian": "UA", "brazilian": "BR", "argentine": "AR", "chilean": "CL",
    "peruvian": "PE", "bolivian": "BO", "venezuelan": "VE", "nicaraguan": "NI", "mexican": "MX", "colombian": "CO",
    "saudi": "SA",
}  # fmt: skip
# Other names of states, and names of regions that a text can mention without their country.
_OTHER_NAMES: Final = {
    "Russian Federation": "RU", "Czech Republic": "CZ", "Slovak Republic": "SK", "Dominican Republic": "DO",
    "Hong Kong": "HK", "Ivory Coast": "CI", "Holy See": "VA", "Great Britain": "GB", "Lao PDR": "LA",
    "Kyrgyz Republic": "KG", "Republic of Uzbekistan": "UZ", "Republic of Kazakhstan": "KZ",
    "Republic of Belarus": "BY", "Republic of Tajikistan": "TJ", "Republic of Armenia": "AM", "Republic of India": "IN",
    "Republic of Azerbaijan": "AZ", "People's Republic of China": "CN", "Islamic Republic of Iran": "IR", "UK": "GB",
    "Republic of Moldova": "MD", "Gagauzia": "MD", "UAE": "AE", "USA": "US", "Syria": "SY", "Turkey": "TR",
    "Tatarstan": "RU", "Mordovia": "RU", "Udmurtia": "RU", "Kalmykia": "RU", "Buryatia": "RU", "Khakassia": "RU",
    "Ingushetia": "RU", "Adygea": "RU", "Mari El": "RU", "Karelia": "RU", "Chuvashia": "RU", "Yakutia": "RU",
    "Komi": "RU", "Tuva": "RU", "Tyva": "RU", "North Ossetia": "RU", "Kabardino-Balkaria": "RU", "Ugra": "RU",
    "Karachay-Cherkessia": "RU", "Yugra": "RU", "Karakalpakstan": "UZ", "Xinjiang": "CN", "Tibet": "CN",
    "Inner Mongolia": "CN", "Democratic Republic of the Congo": "CD", "Cote d'Ivoire": "CI", "Myanmar": "MM",
    "Palestine": "PS", "Cabo Verde": "CV", "Turkiye": "TR", "Saint Vincent and the Grenadines": "VC",
    "Saint Kitts and Nevis": "KN", "Saint Lucia": "LC",
    "Коми": "RU", "Тыва": "RU", "Тува": "RU", "Кабардино-Балкария": "RU", "Каракалпакстан": "UZ",
    "Карачаево-Черкесия": "RU", "Синьцзян": "CN", "Тибет": "CN", "Внутренней Монголии": "CN",
    "Южная Корея": "KR", "Северная Корея": "KP", "Палестина": "PS", "Мьянма": "MM",
    "Боснии и Герцеговине": "BA", "Боснии и Герцеговины": "BA",
    "Объединённые Арабские Эмираты": "AE", "Соединённые Штаты": "US",
    "Марий Эл": "RU", "Мордовия": "RU", "Удмуртия": "RU", "Калмыкия": "RU", "Бурятия": "RU", "Хакасия": "RU",
    "Ингушетия": "RU", "Адыгея": "RU",
    "Bashkortostan": "RU", "Republic of Korea": "KR", "South Korea": "KR", "Dagestan": "RU", "Chechnya": "RU",
    "Altai": "RU", "Crimea": "UA", "Sakha": "RU", "Kazakstan": "KZ", "Kyrgyzstan": "KG", "Kirghizia": "KG",
    "Российской Федерации": "RU", "Российская Федерация": "RU", "Российской Федерацией": "RU", "РФ": "RU",
    "Кыргызстан": "KG", "Белоруссия": "BY", "Беларусь": "BY", "Молдова": "MD", "Молдавия": "MD", "Туркмения": "TM",
    "Великобритания": "GB", "Башкортостан": "RU",
    "Кыргызской Республики": "KG", "Кыргызская Республика": "KG", "Киргизии": "KG", "КР": "KG", "КНР": "CN",
    "США": "US", "ОАЭ": "AE", "ЮАР": "ZA", "ЦАР": "CF", "ДРК": "CD", "КНДР": "KP", "ФРГ": "DE", "АРЕ": "EG",
    "САР": "SY", "ИРИ": "IR", "ЛНДР": "LA", "СРВ": "VN",
    "Гагаузии": "MD", "Татарстана": "RU", "Татарстан": "RU", "Башкортостана": "RU",
    "Дагестана": "RU", "Алтай": "RU", "Якутии": "RU", "Чувашии": "RU", "Карелии": "RU", "Турции": "TR", "Сирии": "SY",
    "Азербайджанской Республики": "AZ", "Исламской Республики Иран": "IR", "РК": "KZ", "РБ": "BY", "РУз": "UZ",
    "Азербайджанская Республика": "AZ", "Югры": "RU", "Башкирии": "RU", "Чечни": "RU",
}  # fmt: skip

# The capitals of regions by the start of the name of the region.
_CAPITALS_OF_REGIONS: Final = {
    "Tatarstan": "Kazan", "Bashk": "Ufa", "Dagestan": "Makhachkala", "Chech": "Grozny", "Altai": "Gorno-Altaysk",
    "Sakha": "Yakutsk", "Yakut": "Yakutsk", "Buryat": "Ulan-Ude", "Kalmyk": "Elista", "Mordov": "Saransk",
    "Udmurt": "Izhevsk", "Chuvash": "Cheboksary", "Karelia": "Petrozavodsk", "Gagauz": "Comrat",
    "Mari El": "Yoshkar-Ola", "Khakass": "Abakan", "Ingush": "Magas", "Adyg": "Maykop", "Komi": "Syktyvkar",
    "Tuva": "Kyzyl", "Tyva": "Kyzyl", "North Ossetia": "Vladikavkaz", "Kabardino-Balkar": "Nalchik",
    "Karach": "Cherkessk", "Crimea": "Simferopol", "Yugra": "Khanty-Mansiysk", "Karakalpak": "Nukus",
    "Xinjiang": "Urumqi", "Tibet": "Lhasa", "Inner Mongolia": "Hohhot", "Iraqi Kurdistan": "Erbil",
    "Republika Srpska": "Banja Luka", "Vojvodina": "Novi Sad", "Bavaria": "Munich", "Saxony": "Dresden",
    "Татарстан": "Казань", "Башк": "Уфа", "Дагестан": "Махачкала", "Чеч": "Грозный", "Алта": "Горно-Алтайск",
    "Якути": "Якутск", "Бурят": "Улан-Удэ", "Калмык": "Элиста", "Мордов": "Саранск", "Удмурт": "Ижевск",
    "Чуваш": "Чебоксары", "Карел": "Петрозаводск", "Гагауз": "Комрат", "Марий Эл": "Йошкар-Ола",
    "Хакас": "Абакан", "Ингуш": "Магас", "Адыге": "Майкоп", "Югр": "Ханты-Мансийск", "Коми": "Сыктывкар",
    "Тыв": "Кызыл", "Тув": "Кызыл", "Северной Осети": "Владикавказ", "Кабардино-Балкар": "Нальчик",
    "Карачаево-Черкес": "Черкесск", "Крым": "Симферополь", "Каракалпак": "Нукус", "Синьцзян": "Урумчи",
    "Тибет": "Лхаса", "Внутренней Монголи": "Хух-Хото", "Иракского Курдистан": "Эрбиль",
    "Республики Сербск": "Баня-Лука", "Воеводин": "Нови-Сад", "Бавари": "Мюнхен", "Саксони": "Дрезден",
}  # fmt: skip


@cache
def _map_countries(language: str) -> dict[str, str]:
    """Return the codes of countries by their names in a language, including names of regions."""
    names = {
        form: code
        for code, name in country_names(language).items()
        for form in (name, name.replace("&", "and"), name.replace("’", "'"))
    }
    # Of the other names, the English ones have only ASCII letters.
    return {**names, **{name: code for name, code in _OTHER_NAMES.items() if name.isascii() == (language == "en")}}


@cache
def single_country_words(language: str) -> frozenset[str]:
    """Return the names of countries that are one word; in English also `Federation`, for the Russian Federation."""
    words = frozenset(name for name in _map_countries(language) if " " not in name)
    return words | (frozenset({"Federation"}) if language == "en" else frozenset())


@cache
def country_phrases(language: str) -> frozenset[tuple[str, ...]]:
    """Return the words of names of countries that have several words.

    Names with "of" are omitted, since the patterns of names read "Republic of India" word by word.
    """
    names = (name.split() for name in _map_countries(language) if " of " not in name)
    return frozenset(tuple(words) for words in names if 1 < len(words) <= _MAX_NAME_WORDS)


@cache
def _map_russian_stems() -> dict[str, str]:
    """Return the countries by their Russian names of one word, without the letter that other cases replace."""
    single = ((name, code) for name, code in _map_countries("ru").items() if " " not in name and not name.isupper())
    # "Египта" has another stem than "Египет".
    return {_REPLACED_LETTER.sub("", name): code for name, code in single} | {"Египт": "EG"}


@cache
def country_of_word(word: str, language: str) -> str | None:
    """Return the country of a one-word name or an adjective, in English or any grammatical case of Russian."""
    if code := country_named(word, language):
        return code
    if language == "en":
        return ENGLISH_ADJECTIVES.get(word.lower())
    if not word[:1].isupper() or len(word) < _MIN_INFLECTED_LENGTH:
        return None
    return next((code for stem, code in _RUSSIAN_ADJECTIVE_STEMS.items() if word.lower().startswith(stem)), None)


@cache
def country_named(name: str, language: str) -> str | None:
    """Return the country with a name, in English or any grammatical case of Russian. An adjective is not a name."""
    if code := _map_countries(language).get(name):
        return code
    if language == "en" or not name[:1].isupper() or len(name) < _MIN_INFLECTED_LENGTH:
        return None
    stems = _map_russian_stems()
    for ending_length in range(1, _MAX_ENDING_LENGTH + 1):
        stem, ending = name[:-ending_length], name[-ending_length:]
        if stem in stems and _RUSSIAN_ENDING.fullmatch(ending):
            return stems[stem]
    return None


def countries_in(text: str, language: str) -> Iterator[str]:
    """Yield the codes of the countries that a text names, in order. Adjectives of countries count; cities do not."""
    for match in _PHRASE.finditer(text):
        yield from _find_countries_in_phrase(match[0], language)


def _find_countries_in_phrase(phrase: str, language: str) -> Iterator[str]:
    """Yield the codes of the countries in a few words, in order."""
    words = list(re.finditer(r"\S+", phrase))
    name_end = -1
    for first, word in enumerate(words):
        if word.start() < name_end:
            continue  # the word is part of the name that was found before
        # Longer names are tried first.
        for last in range(min(first + _MAX_NAME_WORDS, len(words)) - 1, first - 1, -1):
            name = phrase[word.start() : words[last].end()].removesuffix("'s")
            code = _map_countries(language).get(name)
            if code is None and last == first:
                code = country_of_word(name, language)
            if code:
                yield code
                name_end = words[last].end()
                break


def country_of(text: str, language: str) -> str | None:
    """Return the only country that a text names, or the only country of its cities; None if there are several."""
    codes = set(countries_in(text, language))
    if not codes:
        codes = {city.country for _, city in cities_in(text)}
    return codes.pop() if len(codes) == 1 else None


FindCity = Callable[[str], City | None]
"""A function that returns the city of a name, or None."""

# The small words inside of names of cities.
_SMALL_WORD: Final = re.compile(r"(?<= )(?:Es|Am|De|Del|La|An|Der|Sur|Upon|And|На)(?= )")
# Up to four words with capital letters, such as 'Dar es Salaam'.
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
                    first = last - 1  # the last word of the city
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
        plain = name.removesuffix("'s")
        if city := find(plain) or (find(_title_case(plain)) if plain.isupper() else None):
            return city, name
    return None


def _title_case(name: str) -> str:
    """Return a name in capitals as it is usually written: "Santiago de Cuba"."""
    return _SMALL_WORD.sub(lambda match: match[0].lower(), name.title())


@cache
def country_of_region(name: str) -> str | None:
    """Return the country of a region that is named for one of its cities: "Samara", or the stem "Самар"."""
    if name.isascii():
        city = find_city(name)
        return city.country if city else None
    start = name[: max(_MIN_REGION_STEM, len(name) - 2)]  # without the last two letters, which can be an ending
    codes = {city.country for spelling, city in cities().items() if spelling.startswith(start)}
    return codes.pop() if len(codes) == 1 else None


def capital_of_region(name: str) -> City | None:
    """Return the capital of a region, such as Tatarstan; None for other names."""
    words = re.sub(r"\A(?:the )?(?:Republic of |Республик\w )?", "", name)
    found = next((city for start, city in _CAPITALS_OF_REGIONS.items() if words.startswith(start)), None)
    return find_city(found) if found else None


def find_country(name: str) -> str | None:
    """Return the code of the country with a name in any language, or in any case of a Russian name or adjective."""
    return country_of_word(name, "ru") or country_code(name)
