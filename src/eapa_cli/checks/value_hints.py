"""Hints on what to write instead of a value that a schema refuses."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from eapa_cli.checks.schema_formats import FORMATS
from eapa_cli.text.countries import country_code, similar_countries
from eapa_cli.text.date_parser import NotKnownError, read_date, read_end
from eapa_cli.text.duration_parser import read_duration
from eapa_cli.text.quoting import shorten
from eapa_cli.text.suggestions import did_you_mean

# A longer list of values would fill more than two lines.
_MAX_LISTED: Final = 10
_HINT_FOR_DATE: Final = "write what is known: '2021-09-24', '2021-09' or '2021'; 'XXXX-09-24' if the year is unknown"
# For each format, a parser of the spellings that people use, and the hint for text that it cannot parse.
_PARSERS: Final[Mapping[str, tuple[Callable[[str], object], str]]] = {
    "edtf": (read_date, _HINT_FOR_DATE),
    "edtf-or-open": (read_end, _HINT_FOR_DATE),
    "duration": (read_duration, "write 'P5Y' for five years, 'P6M' for six months, 'P90D' for ninety days"),
}
# The colon between a message and the advice after it, as in "'x' is not a web address: write it in full".
_ADVICE_COLON: Final = re.compile(r": (?=(?:write|omit|remove) )")
# A longer number would make the hint too long.
_WHOLE_NUMBER: Final = re.compile("[+-]?[0-9]{1,15}")


def explain_format(format_: str, text: str) -> tuple[str, str]:
    """Return the message and the hint for text that violates a format, such as the format of a date."""
    message, *advice = _ADVICE_COLON.split(str(FORMATS[format_](text)), maxsplit=1)
    if not advice:
        return message, "correct it, or omit it if it is unknown"
    if format_ not in _PARSERS or not advice[0].startswith("write"):
        return message, advice[0]
    # The advice shows examples. The date or duration that the text probably means is a better hint.
    parse, general_hint = _PARSERS[format_]
    try:
        return message, f"write '{parse(text)}'"
    except NotKnownError:
        return message, "remove it: a date that is not known is omitted"
    except ValueError:
        return message, general_hint


def hint_for_type(value: Any, schema: Mapping[str, Any]) -> str | None:
    """Return a hint on how to write a value as the type that a schema requires, or None."""
    match schema["type"], value:
        case "string", list() | dict():
            return "write text, in quotes if it starts with [ or {"
        case "string", _:
            return f'write "{yaml_text(value)}"'
        case "integer", str() if _WHOLE_NUMBER.fullmatch(value):
            return f"write {value}, without quotes"
        case "boolean", "true" | "false":
            return f"write {value}, without quotes"
        case "array", str():
            return f'write ["{shorten(value)}"]'
        case "array", _:
            return "write each item on its own line that starts with '- '"
        case "object", str():
            return f"write {_in_map(value, schema)}"
    return None


def yaml_text(value: Any) -> str:
    """Return a value as YAML writes it, with true instead of Python's True."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def hint_for_choice(value: str, allowed: list[str], field: str) -> str:
    """Return a hint with the allowed value that was probably meant, or on the allowed values."""
    if field == "country":
        return _hint_for_country(value)
    if suggestion := did_you_mean(value, allowed):
        return suggestion
    if len(allowed) > _MAX_LISTED:
        # Only the topics of an agreement have more values.
        return "write 'other' if nothing else fits; 'eapa add-agreement --help' lists the values"
    return f"use one of {', '.join(allowed)}"


def _hint_for_country(value: str) -> str:
    if code := country_code(value):
        return f"write {code}"
    examples = similar_countries(value) or ["UZ for Uzbekistan"]
    return f"write the code of the country, such as {' or '.join(examples)}"


def hint_for_unknown_key(schema: Mapping[str, Any]) -> str:
    """Return a hint for an unknown key that is not similar to a known key."""
    known = list(schema.get("properties", ()))
    if len(known) <= _MAX_LISTED:
        return f"the fields here are {', '.join(known)}; your own fields start with x-"
    # Only a record has more fields, and the help of the command that adds it lists them.
    return f"'eapa add-{schema['title'].lower()} --help' lists the fields; your own fields start with x-"


def hint_for_missing(field: Mapping[str, Any]) -> str:
    """Return a hint with the allowed values of a missing field, or with its description."""
    if allowed := field.get("enum", ()):
        return f"add it: one of {', '.join(allowed)}"
    summary, _, _details = description_of(field).partition(":")
    return f"add it: {summary}"


def description_of(field: Mapping[str, Any]) -> str:
    """Return the first sentence of a field's description for use within a message."""
    first = str(field["description"]).split(". ", maxsplit=1)[0].rstrip(".")
    return first[0].lower() + first[1:]


def _in_map(text: str, schema: Mapping[str, Any]) -> str:
    """Return text as the first field of a map: `{en: "..."}`, `{organization: "..."}` or `{name: {en: "..."}}`."""
    # A map of languages has no properties.
    key, field = next(iter(schema.get("properties", {"en": {}}).items()))
    value = f'"{shorten(text)}"'
    if field.get("$ref", "").endswith("localized"):
        value = f"{{en: {value}}}"
    return f"{{{key}: {value}}}"
