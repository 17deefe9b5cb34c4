"""Invented names in several scripts, for the organizations and people of a generated register."""

from random import Random
from typing import Final, NamedTuple

# The same syllables in each script. A word has four of them, and is in no dictionary.
_SYLLABLES: Final = {
    "Latn": "ka sa do li mo ra ne tu bo zi va de fu ga ho ji lo ma ni pa ri se ta vo ze be da ku ro sho",
    "Cyrl": "ка са до ли мо ра не ту бо зи ва де фу га хо джи ло ма ни па ри се та во зе бе да ку ро шо",
    "Arab": "كا سا دو لي مو را ني تو بو زي وا دي فو غا هو جي لو ما ني با ري سي تا وو زي بي دا كو رو شو",
    "Armn": "կա սա դո լի մո րա նե տու բո զի վա դե ֆու գա հո ջի լո մա նի պա րի սե տա վո զե բե դա կու րո շո",
    "Geor": "კა სა დო ლი მო რა ნე ტუ ბო ზი ვა დე ფუ გა ჰო ჯი ლო მა ნი პა რი სე ტა ვო ზე ბე და კუ რო შო",
    "Hans": "卡 萨 多 利 莫 拉 内 图 博 齐 瓦 德 富 加 霍 吉 洛 马 尼 帕 里 塞 塔 沃 泽 贝 达 库 罗 肖",
}
SYLLABLES: Final = {script: syllables.split() for script, syllables in _SYLLABLES.items()}
_COUNT: Final = len(SYLLABLES["Latn"])
WORDS: Final = _COUNT**4
"""The number of words, and so of organizations with a unique word."""
# The distance between words with successive numbers. It has no common divisor with the number of words, so that no word
# repeats.
_STRIDE: Final = 471_707


class Body(NamedTuple):
    """A type of organization, and the pattern of a name in each language."""

    type: str
    en: str
    ru: str


class Home(NamedTuple):
    """A city with its country, and the language and script of a name there. `weight` is its relative frequency."""

    country: str
    city: str
    city_ru: str
    lang: str
    script: str
    weight: int


BODIES: Final = (
    Body("ngo", "{} Center for Public Diplomacy", "Центр народной дипломатии «{}»"),
    Body("ngo", "Association of Friendship Societies «{}»", "Ассоциация обществ дружбы «{}»"),
    Body("foundation", "{} Foundation for Culture and Education", "Фонд культуры и образования «{}»"),
    Body("university", "{} State University", "Государственный университет «{}»"),
    Body("university", "{} Institute of Oriental Studies", "Институт востоковедения «{}»"),
    Body("media", "News Agency {}", "Информационное агентство «{}»"),
    Body("business", "{} Chamber of Commerce", "Торговая палата «{}»"),
    Body("regional-government", "Government of the Region of {}", "Правительство области {}"),
    Body("other", "Council of the Veterans of {}", "Совет ветеранов «{}»"),
)
HOMES: Final = (
    Home("RU", "Moscow", "Москва", "ru", "Cyrl", 30),
    Home("UZ", "Tashkent", "Ташкент", "uz-Latn", "Latn", 12),
    Home("UZ", "Samarkand", "Самарканд", "uz-Cyrl", "Cyrl", 4),
    Home("KZ", "Astana", "Астана", "kk", "Cyrl", 10),
    Home("KG", "Bishkek", "Бишкек", "ky", "Cyrl", 7),
    Home("TJ", "Dushanbe", "Душанбе", "tg", "Cyrl", 5),
    Home("AM", "Yerevan", "Ереван", "hy", "Armn", 5),
    Home("GE", "Tbilisi", "Тбилиси", "ka", "Geor", 3),
    Home("CN", "Beijing", "Пекин", "zh", "Hans", 8),
    Home("EG", "Cairo", "Каир", "ar", "Arab", 4),
    Home("JO", "Amman", "Амман", "ar", "Arab", 2),
    Home("RS", "Belgrade", "Белград", "sr-Cyrl", "Cyrl", 4),
    Home("TR", "Ankara", "Анкара", "tr", "Latn", 4),
    Home("NO", "Oslo", "Осло", "nb", "Latn", 1),
    Home("ES", "Madrid", "Мадрид", "es", "Latn", 2),
)
_WEIGHTS: Final = [home.weight for home in HOMES]
# First names, and endings of last names, each in English and in Russian.
_GIVEN: Final = (
    ("Andrei", "Андрей"), ("Svetlana", "Светлана"), ("Kabuljon", "Кабулжон"), ("Aigul", "Айгуль"), ("Sergey", "Сергей"),
    ("Natalia", "Наталья"), ("Rustam", "Рустам"), ("Anahit", "Анаит"), ("Giorgi", "Георгий"), ("Li", "Ли"),
    ("Ahmed", "Ахмед"), ("Salam", "Салам"), ("Dilnoza", "Дилноза"), ("Bakyt", "Бакыт"), ("Zarina", "Зарина"),
    ("Milan", "Милан"), ("Elena", "Елена"), ("Yuri", "Юрий"), ("Farida", "Фарида"), ("Nurlan", "Нурлан"),
)  # fmt: skip
_ENDINGS: Final = (
    ("ov", "ов"),
    ("enko", "енко"),
    ("yan", "ян"),
    ("shvili", "швили"),
    ("zoda", "зода"),
    ("ski", "ский"),
)


def random_home(random: Random) -> Home:
    """Return a random country and city. A city with a greater weight is more frequent."""
    return random.choices(HOMES, _WEIGHTS)[0]


def word(number: int, script: str = "Latn") -> str:
    """Return the word for a number below `WORDS` in a script; each number has a different word."""
    remainder, syllables = number * _STRIDE % WORDS, []
    for _ in range(4):
        remainder, syllable = divmod(remainder, _COUNT)
        syllables.append(SYLLABLES[script][syllable])
    return "".join(syllables).capitalize()


def random_person(random: Random) -> dict[str, str]:
    """Return a random name of a person in English and Russian."""
    (given, given_ru), (ending, ending_ru) = random.choice(_GIVEN), random.choice(_ENDINGS)
    syllables = [random.randrange(_COUNT) for _ in range(2)]
    family, family_ru = (
        "".join(SYLLABLES[script][syllable] for syllable in syllables).capitalize() for script in ("Latn", "Cyrl")
    )
    return {"en": f"{given} {family}{ending}", "ru": f"{given_ru} {family_ru}{ending_ru}"}
