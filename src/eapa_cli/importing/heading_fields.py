"""The fields of headings. A heading is the name of a field, or a phrase in English or Russian."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from eapa_cli.importing.heading_synonyms import BARE_COUNTRY_HEADINGS, ENGLISH, ROW_NUMBERS, RUSSIAN
from eapa_cli.importing.scalar_cells import map_language_names
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import EXTENSION_PREFIX
from eapa_cli.tabular.data_dictionary import ITEM, LANGUAGE, find_field, is_map
from eapa_cli.text.fold import fold

# A heading and the tag of its language in brackets: 'Title [en]', 'Name (uz-Cyrl)'.
_TAGGED: Final = re.compile(
    r"(?P<phrase>.*\S)\s*[\[(](?P<tag>[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?)[\])]\s*"
)
# The number of a list item: '2' in 'Party 2'. Items are numbered from 1.
_NUMBER: Final = re.compile(r"\b(?=\d*[1-9])\d{1,3}\b")
# The spaces and punctuation between two words of a heading.
_WORD_BREAK: Final = re.compile(r"[\s,:;()/-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading and the field of its column."""

    text: str
    field: str
    exact: bool
    """Whether the text is the name of the field. The cells of such a column are not normalized."""


def count_headings(cells: Collection[object], mapping: Mapping[str, str] = {}) -> int:
    """Return how many cells are known headings of one kind of record, the kind with the most of them."""
    return max(count_headings_of(kind, cells, mapping) for kind in Kind)


def count_headings_of(kind: Kind, cells: Collection[object], mapping: Mapping[str, str]) -> int:
    """Return the number of cells that are headings of a kind, or headings that the user mapped to a field."""
    headings = [cell for cell in cells if isinstance(cell, str)]
    return sum(text.strip() in mapping or find_field_of_heading(kind, text) is not None for text in headings)


def find_heading(kind: Kind, text: str) -> Heading | None:
    """Return the heading with a text; None if it names no field. 'Party' names the field of the first party."""
    field = find_field_of_heading(kind, text)
    return Heading(text=text, field=field.replace(ITEM, "1"), exact=text == field) if field else None


def find_field_of_mapping(kind: Kind, field: str) -> str | None:
    """Return the field that `--map` gives to a column; empty to ignore the column, None if it is not known.

    The user can write the field or a heading for it.
    """
    return field if not field or field in ENGLISH[kind] else find_field_of_heading(kind, field)


def find_field_of_heading(kind: Kind, text: str) -> str | None:
    """Return the field that a heading names; an empty string for a column to ignore, None if it is not known."""
    stripped = text.strip()
    if find_field(kind, stripped) or _is_extension_field(kind, stripped):
        return stripped
    if stripped.startswith("#") or fold(stripped) in _fold_row_number_headings():
        return ""
    tag, phrase = _split_language(stripped)
    field = _find_field_of_phrase(kind, phrase)
    if field is None or (tag and LANGUAGE not in field):
        return None
    # In a sheet of agreements, the field of a bare 'Country' depends on the column before it.
    if field.startswith("parties") and fold(phrase) in BARE_COUNTRY_HEADINGS:
        return None
    return field.replace(LANGUAGE, tag) if tag else field


def _is_extension_field(kind: Kind, text: str) -> bool:
    """Return whether a text is the path of an extension key, in the record or in a map in it: `signed.x-room`."""
    parent, prefix, _key = f".{text}".partition(f".{EXTENSION_PREFIX}")
    return bool(prefix) and (not parent or is_map(kind, parent.removeprefix(".")))


def _find_field_of_phrase(kind: Kind, phrase: str) -> str | None:
    """Return the field of a phrase; a number in it, as in 'Party 2', is the number of a list item."""
    fields = _map_phrases(kind)
    number = _NUMBER.search(phrase)
    if number is None:
        return fields.get(_make_key(phrase)) or fields.get(_make_key(f"{phrase} {ITEM}"))
    field = fields.get(_make_key(f"{phrase[: number.start()]} {ITEM} {phrase[number.end() :]}"))
    return field.replace(ITEM, number.group().lstrip("0")) if field else None


def _split_language(text: str) -> tuple[str | None, str]:
    """Return the tag of the language at the end of a heading, or None, and the heading without the language.

    The language is a tag in brackets, as in 'Title (en)', or its name, as in 'Title in English'.
    """
    if match := _TAGGED.fullmatch(text):
        return match["tag"], match["phrase"]
    words = fold(text).split()
    for word_count in (2, 1):  # 'in English', 'English'
        tag = map_language_names().get(" ".join(words[-word_count:]))
        if tag and len(words) > word_count:
            return tag, " ".join(_WORD_BREAK.split(text.strip(" ()[].,"))[:-word_count])
    return None, text


@cache
def _fold_row_number_headings() -> frozenset[str]:
    return frozenset(map(fold, ROW_NUMBERS))


@cache
def _map_phrases(kind: Kind) -> Mapping[str, str]:
    """Return the fields by the keys of their phrases. If two fields have a phrase, it means the first of them."""
    fields: dict[str, str] = {}
    for phrases_by_field in (ENGLISH[kind], RUSSIAN[kind]):
        for field, phrases in phrases_by_field.items():
            for phrase in phrases:
                fields.setdefault(_make_key(phrase), field)
    return fields


def _make_key(phrase: str) -> str:
    """Return the key by which a phrase is found. It has 0 in place of the number of a list item."""
    return fold(phrase.replace(ITEM, " 0 "))
