"""Hints on what to write instead of a value that a schema refuses."""

import json
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache, reduce
from typing import Any, Final

from eapa_cli.checks.schema import schema
from eapa_cli.checks.schema_formats import FORMATS
from eapa_cli.model.message import Message
from eapa_cli.text.countries import country_code, similar_countries
from eapa_cli.text.date_parser import NotKnownError, read_date, read_end
from eapa_cli.text.duration_parser import read_duration
from eapa_cli.text.languages import detect_language
from eapa_cli.text.shortening import shorten
from eapa_cli.text.suggestions import suggest_similar
from eapa_cli.yaml.spans import Path

# A longer list of values would fill more than two lines.
_MAX_LISTED: Final = 10
_HINT_FOR_DATE: Final = Message(
    "write what is known: '2021-09-24', '2021-09' or '2021'; 'XXXX-09-24' if the year is unknown"
)
# For each format, a parser of the spellings that people use, and the hint for text that it cannot parse.
_PARSERS: Final[Mapping[str, tuple[Callable[[str], object], Message]]] = {
    "edtf": (read_date, _HINT_FOR_DATE),
    "edtf-or-open": (read_end, _HINT_FOR_DATE),
    "duration": (read_duration, Message("write 'P5Y' for five years, 'P6M' for six months, 'P90D' for ninety days")),
}
# A longer number would make the hint too long.
_WHOLE_NUMBER: Final = re.compile("[+-]?[0-9]{1,15}")


def explain_format(format_: str, text: str) -> tuple[Message, Message]:
    """Return the message and the hint for text that violates a format, such as the format of a date."""
    error = FORMATS[format_](text)
    assert error is not None, "the schema refuses a text because of the same error"
    if error.advice is None:
        return error.problem, Message("correct it, or omit it if it is unknown")
    if format_ not in _PARSERS or not error.advice.startswith("write '"):
        return error.problem, error.advice
    # The advice shows examples. The date or duration that the text probably means is a better hint.
    parse, general_hint = _PARSERS[format_]
    try:
        return error.problem, Message("write '%(value)s'", value=parse(text))
    except NotKnownError:
        return error.problem, Message("remove it: a date that is not known is omitted")
    except ValueError:
        return error.problem, general_hint


def hint_for_type(value: Any, field: Mapping[str, Any], path: Path) -> Message | None:
    """Return a hint on how to write a value as the type that the schema of a field requires, or None."""
    match field["type"], value:
        case "string", list() | dict():
            return Message("write text, in quotes if it starts with [ or {")
        case "string", float():
            # The file may contain 12.10, of which the value 12.1 lacks a digit.
            return Message("put the number in quotes")
        case "string", _:
            return _hint_for_scalar(yaml_text(value), field, path)
        case "integer", str() if _WHOLE_NUMBER.fullmatch(value):
            return Message("write %(value)s, without quotes", value=value)
        case "boolean", "true" | "false":
            return Message("write %(value)s, without quotes", value=value)
        case "array" | "object", str() if value.strip() and (yaml := _enclose(value, field)):
            return Message("write %(value)s", value=yaml)
        case "array", _:
            return Message("write each item on its own line that starts with '- '")
    return None


def _hint_for_scalar(text: str, field: Mapping[str, Any], path: Path) -> Message | None:
    """Return a hint for a number, true or false in a field for text. Quotes alone may not make the value valid."""
    if allowed := field.get("enum"):
        return hint_for_choice(text, allowed, str(path[-1]))
    if (format_ := field.get("format")) and FORMATS[format_](text):
        _problem, hint = explain_format(format_, text)
        return hint
    return Message('write "%(value)s"', value=text)


def yaml_text(value: Any) -> str:
    """Return a value as YAML writes it, with true instead of Python's True."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def hint_for_choice(value: str, allowed: list[str], field: str) -> Message:
    """Return a hint with the allowed value that was probably meant, or on the allowed values."""
    if field == "country":
        return _hint_for_country(value)
    if suggestion := suggest_similar(value, allowed):
        return suggestion
    if len(allowed) > _MAX_LISTED:
        # Only the topics of an agreement have more values.
        return Message("write 'other' if nothing else fits; 'eapa add-agreement --help' lists the values")
    return Message("use one of %(values)s", values=", ".join(allowed))


def _hint_for_country(value: str) -> Message:
    if code := country_code(value):
        return Message("write %(value)s", value=code)
    if similar := similar_countries(value):
        examples = reduce(lambda one, other: Message("%(one)s or %(other)s", one=one, other=other), similar)
        return Message("write the code of the country, such as %(examples)s", examples=examples)
    return Message("write the code of the country, such as UZ for Uzbekistan")


def hint_for_unknown_key(schema: Mapping[str, Any]) -> Message:
    """Return a hint for an unknown key that is not similar to a known key."""
    known = list(schema.get("properties", ()))
    if len(known) <= _MAX_LISTED:
        return Message("the fields here are %(fields)s; your own fields start with x-", fields=", ".join(known))
    # Only a record has more fields, and the help of the command that adds it lists them.
    command = f"eapa add-{schema['title'].lower()} --help"
    return Message("'%(command)s' lists the fields; your own fields start with x-", command=command)


def hint_for_missing(field: Mapping[str, Any]) -> Message:
    """Return a hint with the allowed values of a missing field, or with its description."""
    if allowed := field.get("enum", ()):
        return Message("add it: one of %(values)s", values=", ".join(allowed))
    return Message("add it: %(description)s", description=Message(summary_of(field)))


def summary_of(field: Mapping[str, Any]) -> str:
    """Return the first sentence of a field's description, without the explanation after a colon."""
    summary, _, _ = description_of(field).partition(":")
    return summary


def description_of(field: Mapping[str, Any]) -> str:
    """Return the first sentence of a field's description for use within a message."""
    first = str(field["description"]).split(". ", maxsplit=1)[0].rstrip(".")
    return first[0].lower() + first[1:]


def _enclose(text: str, field: Mapping[str, Any]) -> str | None:
    """Return text as YAML for a field: `"..."`, `{en: "..."}` or `[{url: "..."}]`; None if the field cannot contain it.

    In a map with several keys, the first key whose value can contain the text is used.
    """
    definition = field.get("$ref", "").rpartition("/")[2]
    field = {**_map_definitions().get(definition, {}), **field}
    match field["type"]:
        case "string":
            return _quote_valid(text, field)
        case "array":
            item = _enclose(text, field["items"])
            return item and f"[{item}]"
        case "object" if "propertyNames" in field:  # text by language
            return f"{{{_guess_language(text)}: {_quote(text)}}}"
        case "object":
            values = ((key, _enclose(text, part)) for key, part in field["properties"].items())
            return next((f"{{{key}: {value}}}" for key, value in values if value), None)
    return None


def _quote_valid(text: str, field: Mapping[str, Any]) -> str | None:
    """Return the value of a field that text probably means, in quotes; None if the value would not be valid."""
    format_ = field.get("format", "")
    if format_ in _PARSERS:
        parse, _hint = _PARSERS[format_]
        with suppress(ValueError):
            return _quote(str(parse(text)))
        return None
    is_valid = text in field.get("enum", [text]) and not (format_ and FORMATS[format_](text))
    return _quote(text) if is_valid else None


def _quote(text: str) -> str:
    return json.dumps(shorten(text), ensure_ascii=False)


def _guess_language(text: str) -> str:
    try:
        return detect_language(text, ["en", "ru"])
    except ValueError:  # the letters belong to several languages
        return "en"


@cache
def _map_definitions() -> Mapping[str, Any]:
    """Return the definitions of all schemas by name. Definitions with the same name are equal."""
    schemas = map(schema, ("organization", "agreement", "register"))
    return {name: definition for one in schemas for name, definition in one["$defs"].items()}
