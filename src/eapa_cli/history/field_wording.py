"""Fields and values of a record in words, for a sentence about them."""

import json
import re
from collections.abc import Mapping
from itertools import takewhile
from typing import Any, Final

from eapa_cli.model.date_phrases import dated, in_words
from eapa_cli.model.dates import Duration, EdtfDate

LOCAL_TEXTS: Final = frozenset(
    {"title", "summary", "name", "position", "city", "event", "text", "description", "tasks"}
)
"""The fields that hold a text in several languages, some of them only in some places."""

_LENGTHS: Final = frozenset({"duration", "period", "notice"})
_DATES: Final = frozenset(
    {"date", "starts", "ends", "from", "to", "as_of", "published", "accessed", "founded", "dissolved", "until"}
)
# Those that say what happens then.
_HAPPENINGS: Final = frozenset({"starts", "ends", "published", "accessed", "founded", "dissolved"})
# Words of closed lists, written with dashes for programs.
_WORDS: Final = frozenset({"type", "kind", "topic", "of", "mode", "grounds", "capacity", "basis", "scope"})
_CODES: Final = frozenset({"country", "lang", "scheme"})
_BARE: Final = re.compile("[^\\s'\"]+")
_UNITS: Final = {"Y": "year", "M": "month", "W": "week", "D": "day"}

# What a field in a field is called where "signed, date" would be a riddle.
_NAMES: Final[Mapping[tuple[str, str], str]] = {
    ("", "founded"): "date of founding",
    ("", "dissolved"): "date of dissolution",
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
# What is called otherwise where it stands in an item of a list.
_PARTS: Final[Mapping[str, str]] = {
    "from": "start",
    "to": "end",
    "as_of": "date",
    "published": "date of publication",
    "accessed": "date of access",
    "url": "address",
    "lang": "language",
    "exactly": "exact value",
    "about": "rough value",
    "more_than": "lower bound",
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


def called_in(item: str, key: str) -> str:
    """What a field of an item is called, by its key and what the item is called."""
    return f"{_PARTS.get(key) or key.replace('_', ' ')} of {item}"


def said(value: Any, key: str = "") -> str:
    """A value on one line, as that of a key: a text in quotes, a map as its entries, a list as its items."""
    match value:
        case str():
            return _word(value, key) or f"'{value}'"
        case bool():
            return "yes" if value else "no"
        case [] | {} if not value:
            return json.dumps(value)
        case Mapping() if key in LOCAL_TEXTS:
            return ", ".join(f"{said(text)} ({language})" for language, text in value.items())
        case Mapping():
            return ", ".join(_entry(entry, part) for entry, part in value.items())
        case list():
            return "; ".join(said(item, key) for item in value)
        case _:
            return json.dumps(value)


def _entry(key: str, value: Any) -> str:
    """A value with what it is called: `duration 3 years`, `ends on 2027-01-31`."""
    date = _date(value) if key in _HAPPENINGS else None
    words = dated(date) if date else said(value, key)
    return f"{'language' if key == 'lang' else key.replace('_', ' ')} {words}"


def _word(value: str, key: str) -> str | None:
    """A value that is no text: a date, a length of time, a word of a closed list."""
    if key == "ends" and value == "..":
        return "open"
    if key in _LENGTHS:
        return _length(value)
    if key in _DATES and (date := _date(value)):
        return in_words(date)
    if not _BARE.fullmatch(value):
        return None
    if key in _WORDS:
        word = value.replace("-", " ")
        return f"'{word}'" if " " in word else word
    return value if key in _DATES or key in _CODES else None


def _date(value: Any) -> EdtfDate | None:
    """The date that a value writes, if it writes one."""
    try:
        return EdtfDate.parse(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _length(value: str) -> str | None:
    """A length of time in words: `3 years`, `1 year 6 months`; None if it is none."""
    try:
        duration = Duration.parse(value)
    except ValueError:
        return None
    parts = ((int(number), _UNITS[unit]) for number, unit in re.findall("([0-9]+)([YMWD])", duration.text))
    return " ".join(f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in parts)


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
