"""A parser that converts the cell of a spreadsheet to a value of its field."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Final

from eapa_cli.importing.sheet import Broken, Value
from eapa_cli.importing.value_synonyms import CHOICE_NAMES, LANGUAGE_NAMES, NO, YES, name_choice
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import EXTENSION_PREFIX
from eapa_cli.tabular.data_dictionary import Field, find_field, split_column
from eapa_cli.tabular.flattening import Scalar
from eapa_cli.text.countries import country_code, similar_countries
from eapa_cli.text.date_parser import read_date, read_end, read_start
from eapa_cli.text.duration_parser import read_duration
from eapa_cli.text.fold import fold
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_language import interface_language
from eapa_cli.text.suggestions import ask_if_meant, did_you_mean
from eapa_cli.text.translatable_message import translated
from eapa_cli.text.unknown_words import is_unknown, is_unknown_code, is_unknown_name
from eapa_cli.text.web_addresses import complete_address
from eapa_cli.yaml.json_values import parse_json

# Spreadsheet programs count days since 1899-12-30. A number of five digits is a day from 1927 to 2173.
_FIRST_DAY: Final = date(1899, 12, 30)
_SERIAL_NUMBER: Final = re.compile(r"[1-9]\d{4}")
_WHOLE_NUMBER: Final = re.compile(r"\d{1,9}")
# The parsers for fields whose dates can have a word before them, such as 'until'.
_DATE_PARSERS: Final = {"term.starts": read_start, "term.ends": read_end}
# Spaces within a line, including tabs and three kinds of no-break spaces.
_SPACES: Final = re.compile(r"[ \t\u00a0\u2007\u202f]+")


def read_cell_text(value: Value, *, exact: bool) -> str:
    """Return the text of a cell, or an empty string if it is empty; without `exact`, spaces are normalized.

    Raises:
        ValueError: the cell has no readable value; the message follows the name of the cell.
    """
    match value:
        case Broken():
            raise ValueError(translated(value.reason))
        case str():
            return value if exact else _normalize(value)
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


def parse_scalar(kind: Kind, column: str, value: Value, *, exact: bool, today: date | None = None) -> Scalar | None:
    """Return the value of a cell for its field; None if the cell is empty or means that the value is not known.

    With `exact`, text is stored unchanged. Otherwise spaces are normalized, and a text such as 'unknown' is not stored.
    `today` is the day on which the cell was written, if it is known.

    Raises:
        ValueError: the value is not valid for the field; the message is a sentence for the author of the cell.
    """
    text = read_cell_text(value, exact=exact)
    field = find_field(kind, column)
    if not text or _means_unknown(text, field, exact=exact):
        return None
    if field is None:
        return _parse_extension(text) if split_column(column)[-1].startswith(EXTENSION_PREFIX) else text
    match field.type:
        case "date":
            return parse_date(text, today, read=_DATE_PARSERS.get(field.pattern, read_date))
        case "duration":
            return str(read_duration(text))
        case "country":
            return _parse_country(text)
        case "url":
            return text if exact else complete_address(text)
        case "boolean":
            return _parse_boolean(text)
        case "integer":
            return _parse_integer(text)
        case "language_tag":
            return map_language_names().get(fold(text), text)
        case _:
            return parse_choice(text, field) if field.choices else text


def parse_date(text: str, today: date | None, *, read: Callable[[str, date | None], EdtfDate]) -> str:
    """Return a date in EDTF. The text is read by `read`, unless it is the serial number of a spreadsheet program."""
    return parse_serial_date(text) or str(read(text, today))


def parse_serial_date(text: str) -> str | None:
    """Return the date that a spreadsheet program stores as a number, or None."""
    return (_FIRST_DAY + timedelta(days=int(text))).isoformat() if _SERIAL_NUMBER.fullmatch(text) else None


def find_choice(text: str, field: Field) -> str | None:
    """Return the code of a choice, which can be written as the code or as a name in English or Russian; or None."""
    return text if text in field.choices else _map_names(field.choices).get(fold(text))


def parse_choice(text: str, field: Field) -> str:
    """Return the code of a choice as `find_choice` does.

    Raises:
        ValueError: the text is not a choice of the field.
    """
    code = find_choice(text, field)
    if code is None:
        choices = ", ".join(name_choice(choice, interface_language()) for choice in field.choices)
        hint = did_you_mean(text, field.choices) or _("choose one of %(choices)s") % {"choices": choices}
        raise ValueError(_("'%(text)s' is not one of the choices: %(hint)s") % {"text": text, "hint": hint})
    return code


def _means_unknown(text: str, field: Field | None, *, exact: bool) -> bool:
    """Return whether a cell means that the value is not known. Words such as 'no' can also be values of the field."""
    match field.type if field else "text":
        case "date" | "duration" | "integer":
            return is_unknown(text)
        case "language_tag":
            return is_unknown_code(text)
        case "boolean":
            return text.casefold() not in NO and is_unknown(text)
        case _ if field and field.choices:
            return fold(text) not in _map_names(field.choices) and is_unknown(text)
        case _:
            return not exact and is_unknown_name(text)


def _normalize(text: str) -> str:
    """Return a text with single spaces, without spaces around its lines, and with LF at the ends of lines."""
    lines = (_SPACES.sub(" ", line).strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return "\n".join(lines).strip()


def _parse_extension(text: str) -> str:
    """Return the value of an extension field (x-...) as JSON. A text that is not JSON becomes a JSON string."""
    try:
        parse_json(text)
    except ValueError:
        return json.dumps(text, ensure_ascii=False)
    return text


def _parse_country(text: str) -> str:
    code = country_code(text)
    if code is None:
        raise ValueError(describe_unknown_country(text))
    return code


def describe_unknown_country(text: str) -> str:
    """Return the message for a text that is not the name or the code of a country."""
    hint = ask_if_meant(similar_countries(text)) or _("write its code")
    return _("no country is called '%(text)s': %(hint)s") % {"text": text, "hint": hint}


def _parse_boolean(text: str) -> bool:
    if text.casefold() not in {*YES, *NO}:
        raise ValueError(_("'%(text)s' is neither yes nor no") % {"text": text})
    return text.casefold() in YES


def _parse_integer(text: str) -> int:
    digits = text.replace(" ", "")
    if not _WHOLE_NUMBER.fullmatch(digits):
        raise ValueError(_("'%(text)s' is not a whole number") % {"text": text})
    return int(digits)


@cache
def _map_names(choices: tuple[str, ...]) -> Mapping[str, str]:
    """Return the codes of choices by their folded names in English and Russian."""
    return {fold(name): code for code in choices for name in (code, *CHOICE_NAMES.get(code, ()))}


@cache
def map_language_names() -> Mapping[str, str]:
    """Return the language tags by the folded names of the languages."""
    return {fold(name): tag for tag, names in LANGUAGE_NAMES.items() for name in names}
