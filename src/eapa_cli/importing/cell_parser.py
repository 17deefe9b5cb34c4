"""From a cell of a spreadsheet to the value that a field has."""

import json
import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Final

from eapa_cli.importing.sheet import Broken, Value
from eapa_cli.importing.synonyms import NO, NOTHING, TAGS, VALUES, YES
from eapa_cli.model.vocabulary import Kind
from eapa_cli.tabular.data_dictionary import FREE, Field, find_field
from eapa_cli.tabular.flattening import Scalar
from eapa_cli.text.countries import country_code, near_countries
from eapa_cli.text.date_parser import read_date, read_end
from eapa_cli.text.duration_parser import read_duration
from eapa_cli.text.fold import fold
from eapa_cli.text.suggestions import ask_if_meant, did_you_mean

# Days since 1899-12-30, as spreadsheet programs count them; a smaller or larger number is no day of an agreement.
_FIRST_DAY: Final = date(1899, 12, 30)
_SERIALS: Final = range(10_000, 100_000)  # 1927 to 2173
_BLANKS: Final = re.compile(r"[ \t\u00a0\u2007\u202f]+")


def text_in(value: Value, *, exact: bool) -> str:
    """A cell's text, empty if it says nothing; exact, to the letter, else without what only lays it out.

    Raises:
        ValueError: the cell cannot be read; the message goes on from its name.
    """
    match value:
        case Broken():
            raise ValueError(value.reason)
        case str():
            return value if exact else _plain(value)
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return str(value)


def scalar_in(kind: Kind, column: str, value: Value, *, exact: bool, today: date | None = None) -> Scalar | None:
    """A cell's value as its field has it; None if it says nothing.

    `today` is the day on which it is written, if that is known.

    Raises:
        ValueError: it is none that the field can have; the message is a sentence for the one who wrote it.
    """
    text = text_in(value, exact=exact)
    if not text:
        return None
    field = find_field(kind, column)
    if field is None:
        return _free(text) if column.rpartition(".")[2].startswith(FREE) else text
    match field.type:
        case "date":
            return date_in(text, today, is_end=field.pattern == "term.ends")
        case "duration":
            return str(read_duration(text))
        case "country":
            return _country(text)
        case "boolean":
            return _truth(text)
        case "integer":
            return _number(text)
        case "language_tag":
            return _tags().get(fold(text), text)
        case _:
            return choice_in(text, field) if field.choices else text


def date_in(text: str, today: date | None, *, is_end: bool = False) -> str:
    """A date in EDTF, also from the number that a spreadsheet program keeps a day as."""
    if text.isdecimal() and int(text) in _SERIALS:
        return (_FIRST_DAY + timedelta(days=int(text))).isoformat()
    return str(read_end(text, today) if is_end else read_date(text, today))


def choice_in(text: str, field: Field) -> str:
    """A word of a closed list, also by what it is called in English or Russian."""
    if text in field.choices:
        return text
    word = _choices(field.choices).get(fold(text))
    if word is None:
        hint = did_you_mean(text, field.choices) or f"it can be {', '.join(field.choices)}"
        raise ValueError(f"'{text}' is none of the words that can stand here: {hint}")
    return word


def _plain(text: str) -> str:
    lines = (_BLANKS.sub(" ", line).strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    plain = "\n".join(lines).strip()
    return "" if plain.casefold() in NOTHING else plain


def _free(text: str) -> str:
    try:
        json.loads(text)
    except ValueError:
        return json.dumps(text, ensure_ascii=False)
    return text


def _country(text: str) -> str:
    code = country_code(text)
    if code is None:
        raise ValueError(f"no country is called '{text}': {ask_if_meant(near_countries(text)) or 'write its code'}")
    return code


def _truth(text: str) -> bool:
    if text.casefold() not in {*YES, *NO}:
        raise ValueError(f"'{text}' is neither yes nor no")
    return text.casefold() in YES


def _number(text: str) -> int:
    digits = text.replace(" ", "")
    if not digits.isdecimal():
        raise ValueError(f"'{text}' is not a whole number")
    return int(digits)


@cache
def _choices(choices: tuple[str, ...]) -> Mapping[str, str]:
    return {fold(name): word for word in choices for name in (word, *VALUES.get(word, ()))}


@cache
def _tags() -> Mapping[str, str]:
    return {fold(name): tag for tag, names in TAGS.items() for name in names}
