"""Fields and values of a record in words, for a sentence about them."""

import json
from collections.abc import Mapping
from itertools import takewhile
from typing import Any, Final

LOCAL_TEXTS: Final = frozenset(
    {"title", "summary", "name", "position", "city", "event", "text", "description", "tasks"}
)
"""The fields that hold a text in several languages, some of them only in some places."""

# What a field in a field is called where "signed, date" would be a riddle.
_NAMES: Final[Mapping[tuple[str, str], str]] = {
    ("", "signed"): "signing",
    ("", "terminated"): "termination",
    ("signed", "date"): "date of signing",
    ("signed", "basis"): "basis of the date of signing",
    ("signed", "place"): "place of signing",
    ("signed", "event"): "event of signing",
    ("signed", "online"): "signing online",
    ("signed", "note"): "note on the signing",
    ("term", "starts"): "start of the term",
    ("term", "ends"): "end of the term",
    ("term", "duration"): "duration of the term",
    ("term", "renewal"): "renewal of the term",
    ("term", "notice"): "period of notice",
    ("term", "note"): "note on the term",
    ("terminated", "date"): "date of termination",
    ("terminated", "grounds"): "grounds of termination",
    ("terminated", "note"): "note on the termination",
}
_LONGEST: Final = 120
_CONTEXT: Final = 30
_GAP: Final = "…"


def called(parent: str, key: str, within: str) -> str:
    """What a field is called: by its own key, that of the field around it, and what that one is called."""
    if parent in LOCAL_TEXTS:
        return f"{within} ({key})"
    name = _NAMES.get((parent, key))
    if name is not None:
        return name
    words = key.replace("_", " ")
    return f"{within}, {words}" if within else words


def said(value: Any, key: str = "") -> str:
    """A value on one line, as that of a key: a text in quotes, a map as its entries, a list as its items."""
    match value:
        case ".." if key == "ends":
            return "open"
        case str():
            return f"'{value}'"
        case [] | {} if not value:
            return json.dumps(value)
        case Mapping() if key in LOCAL_TEXTS:
            return ", ".join(f"{said(text)} ({language})" for language, text in value.items())
        case Mapping():
            return ", ".join(f"{entry.replace('_', ' ')} {said(part, entry)}" for entry, part in value.items())
        case list():
            return "; ".join(said(item, key) for item in value)
        case _:
            return json.dumps(value)


def contrasted(before: str, after: str, key: str = "") -> tuple[str, str]:
    """Two texts, each in quotes; of long ones, where they begin or end the same, only what surrounds the difference."""
    if max(len(before), len(after)) <= _LONGEST:
        return said(before, key), said(after, key)
    start = _same(before, after)
    end = _same(before[:start:-1], after[:start:-1])
    return said(_middle(before, start, end)), said(_middle(after, start, end))


def _same(one: str, other: str) -> int:
    """How many characters two texts begin with that are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _middle(text: str, start: int, end: int) -> str:
    first = text.rfind(" ", 0, max(start - _CONTEXT, 0)) + 1
    last = text.find(" ", len(text) - end + _CONTEXT) if end > _CONTEXT else -1
    last = len(text) if last < 0 else last
    return f"{_GAP if first else ''}{text[first:last]}{_GAP if last < len(text) else ''}"
