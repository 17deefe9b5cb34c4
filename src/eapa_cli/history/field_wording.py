"""Labels of fields, and values of fields in words, for sentences about changes."""

import json
import re
from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import Any, Final

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.durations import Duration
from eapa_cli.text import code_formatters
from eapa_cli.text.code_wording import VOCABULARIES, code_words
from eapa_cli.text.interface_language import ENGLISH, gettext, interface_language, pgettext
from eapa_cli.text.interface_phrases import date_in_words, date_phrase, duration_in_words, quote

LOCALIZED_FIELDS: Final = frozenset(
    {"title", "summary", "name", "position", "city", "event", "text", "description", "tasks"}
)
"""The keys of fields that contain text by language; some of them also occur as keys of plain text."""

_DURATION_KEYS: Final = frozenset({"duration", "period", "notice"})
_DATE_KEYS: Final = frozenset(
    {"date", "starts", "ends", "from", "to", "as_of", "published", "accessed", "founded", "dissolved", "until"}
)
# Keys after which a date needs a preposition: "ends on 31 January 2027".
_DATE_KEYS_WITH_PREPOSITION: Final = frozenset({"starts", "ends", "published", "accessed", "founded", "dissolved"})
_CODE_KEYS: Final = frozenset({"country", "lang", "scheme"})
_ONE_WORD: Final = re.compile(r"[^\s'\"]+")  # a text with neither spaces nor quotation marks

# Labels by the keys of the parent and the field; the parent of a field of the top level is "". Without them, a label
# would be the key, or for a nested field "signed, date".
_NESTED_LABELS: Final[Mapping[tuple[str, str], str]] = {
    ("", "founded"): "date of founding",
    ("", "dissolved"): "date of dissolution",
    ("", "signed"): "signing",
    ("", "terminated"): "termination",
    ("", "removed"): "list of removed records",
    ("", "responsible"): "responsible person",
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
    ("responsible", "name"): "name of the responsible person",
    ("responsible", "email"): "e-mail address of the responsible person",
}
# Labels of the fields of a list's item, if they differ from the key.
_ITEM_LABELS: Final[Mapping[str, str]] = {
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
# Keys that are labels themselves, at least in some places. In a label, an underscore is a space.
_KEYS: Final = (
    "agreement", "also", "archive", "areas", "authentic", "basis", "capacity", "city", "country", "date",
    "description", "documents", "due", "email", "event", "figures", "former_ids", "grounds", "id", "identifiers",
    "kind", "languages", "max", "media_type", "mode", "name", "name_as_signed", "names", "note", "notes", "of",
    "online", "organization", "owner", "parties", "party", "path", "period", "place", "position", "reason",
    "record", "reference", "relations", "removed", "renewal", "responsible", "rule", "schema", "scheme", "scope",
    "seat", "sha256", "signatories", "site", "size", "source", "sources", "stage", "summary", "tasks", "term",
    "text", "title", "topic", "type", "until", "value", "waivers", "website", "starts", "ends", "duration",
    "notice", "published", "accessed", "from", "to", "as_of", "exactly", "about", "more_than", "url",
)  # fmt: skip
_MAX_WHOLE_LENGTH: Final = 120  # of a longer value, only an excerpt is quoted
_CONTEXT_LENGTH: Final = 30  # on each side of the part that differs
_ELLIPSIS: Final = "…"


def all_labels() -> Iterator[str]:
    """Yield all labels of fields in English; the catalogues have them with the context `field`."""
    yield from (*_NESTED_LABELS.values(), *_ITEM_LABELS.values(), *(_words_of_key(key) for key in _KEYS))


def label_field(parent: str, key: str, parent_label: str) -> str:
    """Return the label of a field from its key, its parent's key and its parent's label; a top field has no parent."""
    if parent in LOCALIZED_FIELDS:
        return f"{parent_label} ({key})"
    name = _NESTED_LABELS.get((parent, key))
    if name is not None:
        return pgettext("field", name)
    words = pgettext("field", _words_of_key(key))
    return f"{parent_label}, {words}" if parent_label else words


def label_item_field(item_label: str, key: str) -> str:
    """Return the label of an item's field from its key and the item's label."""
    part = pgettext("field", _ITEM_LABELS.get(key) or _words_of_key(key))
    return gettext("%(part)s of %(item)s") % {"part": part, "item": item_label}


def _words_of_key(key: str) -> str:
    return key.replace("_", " ")


def format_value(value: Any, key: str = "") -> str:
    """Format the value of a key on one line: text in quotes, and the entries of maps and lists one after the other."""
    match value:
        case str():
            return _format_coded(value, key) or quote(value)
        case bool():
            return gettext("yes") if value else gettext("no")
        case list() | Mapping() if not value:
            return json.dumps(value)
        case Mapping() if key in LOCALIZED_FIELDS:
            return ", ".join(f"{format_value(text)} ({language})" for language, text in value.items())
        case Mapping():
            return ", ".join(_format_entry(entry, part) for entry, part in value.items())
        case list():
            return "; ".join(format_value(item, key) for item in value)
        case _:
            return json.dumps(value)


def _format_entry(key: str, value: Any) -> str:
    """Format a value with its label, such as `duration 3 years` or `ends on 31 January 2027`."""
    date = _parse_date(value) if key in _DATE_KEYS_WITH_PREPOSITION else None
    words = date_phrase(date) if date else format_value(value, key)
    label = "language" if key == "lang" else _words_of_key(key)
    return gettext("%(field)s %(value)s") % {"field": pgettext("field", label), "value": words}


def _format_coded(value: str, key: str) -> str | None:
    """Format a date, a duration, a code, or another single word in a field for dates or codes; None for other text."""
    if key == "ends" and value == "..":
        return pgettext("field", "open")
    if key in _DURATION_KEYS:
        return _format_duration(value)
    if key in _DATE_KEYS and (date := _parse_date(value)):
        return date_in_words(date)
    if not _ONE_WORD.fullmatch(value):
        return None
    if key in VOCABULARIES:
        return code_words(value, *VOCABULARIES[key])
    if key == "country" and interface_language() != ENGLISH:
        return code_formatters.format_country(value)
    return value if key in _DATE_KEYS or key in _CODE_KEYS else None


def _parse_date(value: Any) -> EdtfDate | None:
    """Return the date that a value contains, or None."""
    try:
        return EdtfDate.parse(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _format_duration(value: str) -> str | None:
    """Return a duration in words; None if the value is not a duration."""
    try:
        duration = Duration.parse(value)
    except ValueError:
        return None
    return duration_in_words(duration)


def quote_difference(before: str, after: str, key: str = "") -> tuple[str, str]:
    """Quote the values before and after a change; of long values, quote only the part that differs."""
    if max(len(before), len(after)) <= _MAX_WHOLE_LENGTH:
        return format_value(before, key), format_value(after, key)
    start_length = _common_start_length(before, after)
    # Compare backwards, only the characters after the first one that differs, so that the common parts do not overlap.
    end_length = _common_start_length(before[:start_length:-1], after[:start_length:-1])
    old, new = (_excerpt(text, start_length, end_length) for text in (before, after))
    return format_value(old), format_value(new)


def _common_start_length(one: str, other: str) -> int:
    """Return the length of the common start of two texts."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _excerpt(text: str, start_length: int, end_length: int) -> str:
    """Return the part of a text that differs, with some words before and after it.

    The first `start_length` and the last `end_length` characters are the same in both texts.
    """
    first = text.rfind(" ", 0, max(start_length - _CONTEXT_LENGTH, 0)) + 1
    last = text.find(" ", len(text) - end_length + _CONTEXT_LENGTH) if end_length > _CONTEXT_LENGTH else -1
    last = len(text) if last < 0 else last
    return f"{_ELLIPSIS if first else ''}{text[first:last]}{_ELLIPSIS if last < len(text) else ''}"
