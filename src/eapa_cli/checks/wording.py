"""The findings of jsonschema in plain words, one sentence a keyword."""

from collections.abc import Iterator
from typing import Any, Final

from eapa_cli.checks.formats import FORMATS
from eapa_cli.storage import places
from eapa_cli.text.nearest import did_you_mean

Worded = tuple[str | None, str, str | None]
"""The key at which it is, if it is at a key and not at the value; the message; the hint."""

_TYPES: Final = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a map of 'key: value' lines",
    "null": "nothing",
}
# Beyond this a list of the right values is no help.
_FEW: Final = 25
_LONG: Final = 60


def worded(error: Any, path: places.Path) -> Iterator[Worded]:
    """What a person should hear of an error that jsonschema found."""
    match error.validator:
        case "additionalProperties":
            yield from _unknown_keys(error)
        case "pattern" if _is_key(error):
            yield (
                str(error.instance),
                f"'{shown(error.instance)}' is not a language tag",
                "write en, ru, uz-Latn",
            )
        case "required":
            yield None, _missing(error, path), _help(error)
        case "type":
            yield None, _wrong_type(error, path), _quote(error)
        case "enum":
            yield None, *_not_among(error, path)
        case "format":
            yield None, str(FORMATS[error.validator_value](error.instance)), None
        case _:
            yield None, _by_keyword(error, path), _help(error)


def shown(value: Any) -> str:
    """A value as it is quoted in a message: short, and on one line."""
    text = " ".join(str(value).split())
    return text if len(text) <= _LONG else f"{text[: _LONG - 1]}…"


def _is_key(error: Any) -> bool:
    return "propertyNames" in error.absolute_schema_path


def _unknown_keys(error: Any) -> Iterator[Worded]:
    known = list(error.schema.get("properties", ()))
    for key in error.instance:
        if key not in known and not key.startswith("x-"):
            hint = did_you_mean(key, known) or f"the keys here are {', '.join(known)}; one of your own begins with x-"
            yield key, f"there is no field '{shown(key)}' here", hint


def _missing(error: Any, path: places.Path) -> str:
    key = next(key for key in error.validator_value if key not in error.instance and f"'{key}'" in error.message)
    return f"{_what(path)} lacks the field '{key}'"


def _help(error: Any) -> str | None:
    if error.validator != "required":
        return None
    key = next(key for key in error.validator_value if f"'{key}'" in error.message)
    described = error.schema.get("properties", {}).get(key, {}).get("description", "")
    return described.split(". ")[0].rstrip(".") or None


def _wrong_type(error: Any, path: places.Path) -> str:
    given = "nothing" if error.instance is None else f"'{shown(error.instance)}'"
    return f"{_what(path)} must be {_TYPES[error.validator_value]}, not {given}"


def _quote(error: Any) -> str | None:
    scalar = error.instance is not None and not isinstance(error.instance, list | dict)
    return f'write "{error.instance}"' if scalar and error.validator_value == "string" else None


def _not_among(error: Any, path: places.Path) -> tuple[str, str | None]:
    allowed = [str(value) for value in error.validator_value]
    near = did_you_mean(str(error.instance), allowed)
    listed = f"it is one of {', '.join(allowed)}" if len(allowed) <= _FEW else None
    return f"'{shown(error.instance)}' is not a value for {_what(path)}", near or listed


def _by_keyword(error: Any, path: places.Path) -> str:
    what, limit = _what(path), error.validator_value
    match error.validator:
        case "minLength" | "minProperties":
            return f"{what} is empty: leave the field out if nothing is known"
        case "minItems":
            return (
                f"{what} is empty: leave the field out if nothing is known"
                if limit == 1
                else f"{what} needs at least {limit} items, and has {len(error.instance)}"
            )
        case "maxLength":
            return f"{what} may have {limit} characters at most, and has {len(error.instance)}"
        case "uniqueItems":
            return f"{what} holds the same value twice"
        case "minimum":
            return f"{what} must be {limit} or more, not {error.instance}"
        case "pattern":
            return f"'{shown(error.instance)}' is not in the form of {_what(path)}: {_form(error)}"
        case _:
            return f"{what}: {error.message}"


def _form(error: Any) -> str:
    return str(error.schema.get("description", f"it must match {error.validator_value}")).split(". ")[0].rstrip(".")


def _what(path: places.Path) -> str:
    """The thing at a path, as a person would call it."""
    if not path:
        return "the record"
    *_, last = path
    if isinstance(last, int):
        return f"item {last + 1} of '{path[-2]}'"
    return f"'{last}'"
