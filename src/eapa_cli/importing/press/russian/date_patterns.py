"""Patterns of dates in Russian. `press/language.py` describes each field of `Dates`."""

import re
from typing import Final

from eapa_cli.importing.press.language import Dates

MONTHS: Final = {
    "янв": 1, "фев": 2, "мар": 3, "апр": 4, "мая": 5, "май": 5, "мае": 5, "июн": 6,
    "июл": 7, "авг": 8, "сен": 9, "окт": 10, "ноя": 11, "дек": 12,
}  # fmt: skip
# An abbreviation ("сент"), or the stem of a month with an ending ("сентябр" + "я").
MONTH: Final = (
    r"(?:(?:янв|фев|мар|апр|июн|июл|авг|сен|сент|окт|ноя|нояб|дек)(?![а-я])"
    r"|январ|феврал|март|апрел|ма(?=[йяе])|июн|июл|август|сентябр|октябр|ноябр|декабр)[ьйяюеа]?"
)
_YEAR: Final = r"(?:19|20)\d\d"
# "5 мая", "5 мая 2019 г.", "05.03.2019"
_DAY: Final = rf"(?:\d{{1,2}} (?:{MONTH})\w*(?: {_YEAR}(?: г\.?| года)?)?|\d{{1,2}}\.\d{{1,2}}\.{_YEAR})"
MONTH_WORD: Final = re.compile(MONTH, re.IGNORECASE)
DATES: Final = Dates(
    months=MONTHS,
    # "5 мая 2021", "«5» мая", "5-го мая". The English pattern has the empty groups too, for "May 4, 2021".
    day_month=re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:-?го|[»\"])? (?P<month>{MONTH})\b(?:,? (?P<year>{_YEAR})\b)?"
        r"(?P<month2>)(?P<day2>)(?P<year2>)",
        re.IGNORECASE,
    ),
    month_year=re.compile(rf"\bв (?:(?:конце|начале|середине) )?(?P<month>{MONTH}) (?P<year>{_YEAR})\b", re.IGNORECASE),
    month_alone=re.compile(rf"\bв (?:(?:конце|начале|середине) )?(?P<month>{MONTH})\b(?! \d)", re.IGNORECASE),
    day_first=True,
    weekdays={"понедельник": 0, "вторник": 1, "сред": 2, "четверг": 3, "пятниц": 4, "суббот": 5, "воскресень": 6},
    before_later_day=re.compile(r"\b(?:следующ|ближайш)\w+ \Z", re.IGNORECASE),
    relative={"позавчера": -2, "два дня назад": -2, "три дня назад": -3, "вчера": -1, "сегодня": 0, "накануне": -1},
    vague=re.compile(
        r"\b(?:на|в (?:конце|начале|середине)) (?:этой |прошлой |минувшей |прошедшей )?недел"
        r"|\bнедавно\b|\bна днях\b"
        r"|\b(?:в|на) следующий день\b"
        r"|\bв (?:начале |конце |середине )?(?:январе|феврале|марте|апреле|мае|июне|июле|августе|сентябре|октябре|"
        r"ноябре|декабре)\b(?! (?:19|20)\d\d)"
    ),
    # A city, perhaps with its region in brackets, and then:
    # * a day with a full stop before the text: "Уфа, 5 мая. Вчера", "Уфа, 5 мая, ФедералПресс. Вчера";
    # * a day and a news agency in a line of their own: "Уфа, 5 мая, АГЕНТСТВО";
    # * or perhaps a day and a news agency, before a dash or a line break: "Уфа, 5 мая — РИА Новости.", "УФА. /ТАСС/.",
    #   "УФА, 05.03.2019 /ИА «Вести»/.".
    # The day can also be in front: "5 мая, Уфа /Корр. ТАСС/.".
    dateline=re.compile(
        rf"\A\W*(?:{_DAY}, )?(?P<city>[А-ЯЁ][А-Яа-яЁё.-]+(?: [А-ЯЁ][А-Яа-яЁё.-]+){{0,2}})(?:\s?\([^)]{{2,30}}\))?(?:"
        rf"[,.] ?{_DAY}(?:, [А-ЯЁ][\w-]{{2,20}})?(?:\.\s(?=[А-ЯЁA-Z«])|\Z)"
        rf"|(?:, ?{_DAY})?(?:(?:\.|,)? ?[—-]? ?(?:[/(]?[А-ЯЁA-Z][А-ЯЁA-Zа-яё. «»-]{{1,25}}[/)]|"
        r"(?:РИА|ТАСС|ИНТЕРФАКС|Интерфакс|КАБАР|БЕЛТА|БелТА|АЗЕРТАДЖ)[А-Яа-я ]{0,12}))?\.?\s?(?:[—]|- |\n|"
        r"(?<=[/)])\.?\s|(?<=[а-я]\.)\s(?=/)|"
        # "УФА. На встрече"
        r"(?<=[А-ЯЁ]{3}\.)\s(?=[А-ЯЁ][а-яё])))"
    ),
)
