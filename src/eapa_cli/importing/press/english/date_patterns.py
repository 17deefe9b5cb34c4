"""Patterns of dates in English. `press/language.py` describes each field of `Dates`."""

import re
from typing import Final

from eapa_cli.importing.press.language import Dates

MONTHS: Final = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
MONTH: Final = (
    r"Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?"
)
MONTH_WORD: Final = re.compile(f"(?:{MONTH})")
# Agencies write "BAKU, JULY 20".
ANY_MONTH: Final = f"{MONTH}|{MONTH.upper()}"
DATE: Final = (
    rf"(?:(?:(?:{ANY_MONTH})\.? \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? (?:{ANY_MONTH})\.?)"
    r"(?:,? (?:19|20)\d\d)?"
    r"|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d)"
)
WEEKDAYS: Final = {
    name: number
    for number, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
}
DATES: Final = Dates(
    months=MONTHS,
    day_month=re.compile(
        # "5 May 2021", "5th of May", "the 5th day of May, 2021", "5-May-2021"
        rf"\b(?:(?P<day>\d{{1,2}})(?:(?:st|nd|rd|th)?(?: day)?(?: of)?,? |-)(?P<month>{ANY_MONTH})\b\.?"
        r"(?:(?:,? |-)(?P<year>(?:19|20)\d\d)\b)?"
        # "May 5, 2021", "May the 5th of 2021"
        rf"|(?P<month2>{ANY_MONTH})\b\.? (?:the )?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:\d)"
        r"(?:(?:, ?| )(?:of )?(?P<year2>(?:19|20)\d\d)\b)?)"
    ),
    month_year=re.compile(
        r"\b(?:[Ii]n|[Aa]t the (?:end|beginning|start) of|[Ii]n the (?:\w+ )?(?:week|days|half|middle) of)"
        rf" (?:early |mid-?|late )?(?P<month>{ANY_MONTH}),? "
        r"(?:of )?(?P<year>(?:19|20)\d\d)\b"
    ),
    month_alone=re.compile(
        rf"\b(?:[Tt]his|[Ll]ast|[Ii]n|[Bb]ack in) (?:early |mid-?|late )?(?P<month>{ANY_MONTH})\b(?!,? \d)"
    ),
    day_first=False,
    weekdays=WEEKDAYS,
    before_later_day=re.compile(r"next \Z", re.IGNORECASE),
    relative={"day before yesterday": -2, "two days ago": -2, "three days ago": -3, "yesterday": -1, "today": 0},
    vague=re.compile(
        r"\b(?:(?:two|three|four|five|six|several|\d+)-day"
        r"|last (?:week|month|year|night)"
        r"|(?:earlier )?this (?:week|month)"
        r"|recently|the (?:next|other) day"
        rf"|in (?:early |mid-?|late )?(?:{MONTH.lower()})(?!,? (?:of )?(?:19|20)\d\d))\b"
    ),
    dateline=re.compile(
        # An agency that took over the report can be in front: "(Lake Wire - Hill News) BAKU, March 5 -".
        r"\A(?:\([^()\n]{3,40}\) ?)?\W*(?P<city>[A-Z][\w'.-]+(?: [A-Z][\w'.-]+){0,2})"
        # A city and an agency in capitals: "BAKU. TREND The", and the city alone: "BAKU. The".
        r"(?:(?<=[A-Z]{3})[.,] ?/?[A-Z]{4,15}/?[.:,]? (?=[A-Z][a-z])"
        r"|(?<=[A-Z]{4})\. (?=[A-Z][a-z]* [A-Za-z])"
        # A date after the city: "Baku, Azerbaijan, March 5. Trend", and a colon, "Baku [Azerbaijan], March 5 :"; after
        # two cities, "Baku/Lima, March 5 -"; after a dash, "BAKU - March 5:"; in brackets, "BAKU (Trend - March 5)".
        r"|(?:/[A-Z][\w ]{2,25})?"
        r"(?:, [A-Z][\w ]{2,25}| ?[\[(][A-Z][\w ]{2,25}[\])]){0,2}[,.:]? ?(?:[—-] ?)?"
        rf"(?:\((?:[A-Z][^()\n]{{1,50}} [—-] ?)?)?{DATE}[.,)\]]{{0,2}}"
        r" ?(?:[/(]?[A-Z][\w.-]{1,20}(?: [A-Z]\w+| \"\w+\")?[/)]?)? ?"
        r"(?:(?:—|--|[-:.])\s|(?<=\]) ?|(?<=\w\)) |\Z)"
        # Up to four dates, countries and agencies before a dash, a colon or the text: "Baku, 5 March 2019 (Trend) —",
        # "BAKU /Trend/. The". One of their marks must be near, so that other texts are not searched.
        rf"|(?=.{{0,60}}(?:{MONTH}|[—:/(]| - |--|[A-Z]{{3,}}))"
        rf"(?:[,.]? ?(?:(?:{MONTH})\.? \d{{1,2}}(?:, ?(?:19|20)\d\d)?|\d{{1,2}} (?:{MONTH})(?: (?:19|20)\d\d)?|"
        r"[/(][A-Z][\w. ,'-]{1,30}[/)]|[A-Z]{3,12}\b|[A-Z][a-z]+(?: [A-Z][a-z]+)?(?=[,.—:(/]| ?[—-] ))){0,4}"
        r"[.,]?\s?(?:—|--|- |:|(?<=/)\.?(?:\s|\Z)|(?<=[A-Z]{3})\.?\Z|(?<=[A-Z]{3}\))\s))"
    ),
)
