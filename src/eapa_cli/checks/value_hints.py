"""What to write in place of a value that a schema refuses."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from eapa_cli.checks.schema_formats import FORMATS
from eapa_cli.text.countries import country_code, near_countries
from eapa_cli.text.date_parser import read_date, read_end
from eapa_cli.text.duration_parser import read_duration
from eapa_cli.text.quoting import shown
from eapa_cli.text.suggestions import did_you_mean

# Beyond this a list of what there is fills more than two lines, and is no help.
_FEW: Final = 10
_DATE: Final = "write '2021-09-24', '2021-09' or '2021', as much as is known, or 'XXXX-09-24' if the year is not"
_AS_WRITTEN: Final[Mapping[str, tuple[Callable[[str], object], str]]] = {
    "edtf": (read_date, _DATE),
    "edtf-or-open": (read_end, _DATE),
    "duration": (read_duration, "write 'P5Y' for five years, 'P6M' for six months, 'P90D' for ninety days"),
}
_ADVICE: Final = re.compile(r": (?=(?:write|take|omit) )")
_WHOLE: Final = re.compile("[+-]?[0-9]{1,15}")


def on_form(format_: str, text: str) -> tuple[str, str]:
    """What is wrong with a text that is of no such form as a date has, and what to write."""
    message, *advice = _ADVICE.split(str(FORMATS[format_](text)), maxsplit=1)
    if not advice:
        return message, "correct it, or leave it out if it is not known"
    if format_ not in _AS_WRITTEN or not advice[0].startswith("write"):
        return message, advice[0]
    read, usual = _AS_WRITTEN[format_]
    try:
        return message, f"write '{read(text)}'"
    except ValueError:
        return message, usual


def on_type(value: Any, schema: Mapping[str, Any]) -> str | None:
    """How to make a value of the type that belongs in its place."""
    match schema["type"], value:
        case "string", list() | dict():
            return "write a text; one that begins with [ or { stands in quotes"
        case "string", _:
            return f'write "{as_written(value)}"'
        case "integer", str() if _WHOLE.fullmatch(value):
            return f"write {value}, without quotes"
        case "boolean", "true" | "false":
            return f"write {value}, without quotes"
        case "array", str():
            return f'write ["{shown(value)}"]'
        case "array", _:
            return "write each item on a line of its own that begins with '- '"
        case "object", str():
            return f"write {_in_map(value, schema)}"
    return None


def as_written(value: Any) -> str:
    """A value as it stands in a file, where true is not Python's True."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def on_words(value: str, words: list[str], field: str) -> str:
    """Which of the words that a field may hold to write."""
    if field == "country":
        if code := country_code(value):
            return f"write {code}"
        return f"write the code of the country, such as {' or '.join(near_countries(value) or ['UZ for Uzbekistan'])}"
    if near := did_you_mean(value, words):
        return near
    if len(words) > _FEW:
        return "write 'other' if nothing else fits; 'eapa add-agreement --help' tells what there is"
    return f"it is one of {', '.join(words)}"


def on_unknown_key(schema: Mapping[str, Any]) -> str:
    """What to do about a key that is like none of those that could stand there."""
    known = list(schema.get("properties", ()))
    # Only records have more: their fields are the options of a command.
    what = (
        f"the keys here are {', '.join(known)}"
        if len(known) <= _FEW
        else f"'eapa add-{schema['title'].lower()} --help' tells what there is"
    )
    return f"{what}; one of your own begins with x-"


def on_missing(field: Mapping[str, Any]) -> str:
    """What belongs into a field that lacks: one of a few words, or what it is for."""
    words = field.get("enum", ())
    what = f"one of {', '.join(words)}" if words else sentence_of(field).partition(":")[0]
    return f"add it: {what}"


def sentence_of(field: Mapping[str, Any]) -> str:
    """The first sentence of what a schema says of a field, to go on with after a colon."""
    first = str(field["description"]).split(". ", maxsplit=1)[0].rstrip(".")
    return first[0].lower() + first[1:]


def _in_map(text: str, schema: Mapping[str, Any]) -> str:
    """A text as what its place takes it for first: `{en: "..."}`, `{organization: "..."}`."""
    key, field = next(iter(schema.get("properties", {"en": {}}).items()))
    quoted = f'"{shown(text)}"'
    return f"{{{key}: {{en: {quoted}}}}}" if field.get("$ref", "").endswith("localized") else f"{{{key}: {quoted}}}"
