"""What jsonschema finds in plain words, one sentence a keyword."""

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from eapa_cli.checks.value_hints import as_written, on_form, on_missing, on_type, on_unknown_key, on_words, sentence_of
from eapa_cli.storage.field_types import OWN
from eapa_cli.text.quoting import shown
from eapa_cli.text.suggestions import did_you_mean, nearest
from eapa_cli.yaml import spans

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
# How many unknown keys are compared with the known ones.
_COMPARED: Final = 25
_FILL: Final = "fill it in, or leave the field out if nothing is known"
_TAG: Final = "write a tag such as en, ru or uz-Latn"


def worded(error: Any, path: spans.Path) -> Iterator[Worded]:
    """What a person should hear of an error that jsonschema found."""
    match error.validator:
        case "additionalProperties":
            yield from _unknown_keys(error)
        case "pattern" if _is_key(error):
            yield str(error.instance), f"'{shown(error.instance)}' is not a language tag", _TAG
        case "required":
            yield from _missing(error, path)
        case "type" if error.instance is None:
            yield None, f"{_what(path)} is empty", _FILL
        case "type":
            yield None, _wrong_type(error, path), on_type(error.instance, error.schema)
        case "enum":
            yield None, f"'{shown(error.instance)}' is not a value for {_what(path)}", _among(error, path)
        case "format":
            yield None, *on_form(error.validator_value, error.instance)
        case _ if _is_blank(error):
            yield None, f"{_what(path)} is empty", _FILL
        case _:
            yield None, *_by_keyword(error, path)


def _is_key(error: Any) -> bool:
    return "propertyNames" in error.absolute_schema_path


def _unknown_keys(error: Any) -> Iterator[Worded]:
    known = list(error.schema.get("properties", ()))
    meant = _meant(error)
    for key in _unknown(error):
        hint = did_you_mean(key, known)
        if hint is None and key in meant:
            hint = f"did you mean '{meant[key]}', which is missing here?"
        yield key, f"there is no field '{shown(key)}' here", hint or on_unknown_key(error.schema)


def _unknown(error: Any) -> Iterator[str]:
    """The keys of a map that are neither known nor the user's own."""
    known = error.schema.get("properties", ())
    return (key for key in error.instance if key not in known and not key.startswith(OWN))


def _meant(error: Any) -> dict[str, str]:
    """The field that lacks, by the unknown key that seems to be there in its place: one near it, or the only one."""
    known = error.schema.get("properties", ())
    lacking = [key for key in error.schema.get("required", ()) if key not in error.instance]
    meant, unlike = {}, []
    for key in islice(_unknown(error), _COMPARED if lacking else 0):
        if near := nearest(key, known):
            meant[key] = near[0]
        else:
            unlike.append(key)
    left = [key for key in lacking if key not in meant.values()]
    return {**meant, **dict(zip(unlike, left, strict=True))} if len(unlike) == len(left) == 1 else meant


def _is_blank(error: Any) -> bool:
    return error.instance in ({}, []) or (isinstance(error.instance, str) and not error.instance.strip())


def _missing(error: Any, path: spans.Path) -> Iterator[Worded]:
    known = error.schema["properties"]
    key = next(key for key in error.validator_value if f"'{key}'" in error.message)
    # A field that is there under another name does not lack: that there is none of that name says it all.
    if key not in _meant(error).values():
        yield None, f"{_what(path)} lacks the field '{key}'", on_missing(known[key])


def _wrong_type(error: Any, path: spans.Path) -> str:
    match error.instance:
        case list():
            given = _TYPES["array"]
        case dict():
            given = _TYPES["object"]
        case _:
            given = f"'{shown(as_written(error.instance))}'"
    return f"{_what(path)} must be {_TYPES[error.validator_value]}, not {given}"


def _among(error: Any, path: spans.Path) -> str:
    return on_words(as_written(error.instance), [str(word) for word in error.validator_value], str(path[-1]))


def _by_keyword(error: Any, path: spans.Path) -> tuple[str, str | None]:
    what, limit = _what(path), error.validator_value
    match error.validator:
        case "minItems":
            return f"{what} needs at least {limit} items, and has {len(error.instance)}", "add what is missing"
        case "maxLength":
            return f"{what} may have {limit} characters at most, and has {len(error.instance)}", "shorten it"
        case "uniqueItems":
            return f"{what} holds the same value twice", "take one of the two out"
        case "minimum":
            return f"{what} must be {limit} or more, not {error.instance}", "correct the number"
        case "pattern":
            return f"'{shown(error.instance)}' does not fit {what}", f"write {sentence_of(error.schema)}"
        case _:
            return f"{what}: {error.message}", None


def _what(path: spans.Path) -> str:
    """The thing at a path, as a person would call it."""
    if not path:
        return "the record"
    *_, last = path
    if isinstance(last, int):
        return f"item {last + 1} of '{path[-2]}'"
    return f"'{last}'"
