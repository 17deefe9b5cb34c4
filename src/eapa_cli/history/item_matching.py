"""Items of lists: their labels, and the fields that identify them."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, Final

from eapa_cli.history.code_words import VOCABULARIES
from eapa_cli.history.field_wording import format_value
from eapa_cli.matching.person_names import is_same_person, parse_person
from eapa_cli.text.fold import fold
from eapa_cli.text.interface_language import gettext, pgettext
from eapa_cli.text.suggestions import is_similar

Identity = Callable[[Any], Iterator[tuple[str, ...]]]
"""Yields the identifying values of an item; two items with a common one are the same."""

# An item that lost more than half of its facts is another item.
_MOST: Final = 0.5
# Similarity compares each remaining item with each; above this many comparisons it is skipped.
_MAX_COMPARISONS: Final = 10_000
_encode = json.JSONEncoder(sort_keys=True).encode  # json.dumps would make an encoder for each value


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList:
    """A list of a record: the labels of its items, and their identities, the most reliable first.

    The label of an item is its first existing field of `named_by`, or the whole item, with `beside` in brackets.
    """

    noun: str
    named_by: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    identities: tuple[Identity, ...] = ()
    same_tests: tuple[Callable[[Any, Any], bool], ...] = ()
    """Tests for whether two unmatched items are the same, the most reliable first."""

    def label(self, item: Any) -> str:
        """Return the label of an item."""
        noun = self.translated_noun
        if not isinstance(item, Mapping):
            return f"{noun} {format_value(item)}"
        key = self._name(item)
        name = item[key] if key else item
        if isinstance(name, Mapping):
            name = next(iter(name.values()), "")  # one language is enough
        beside = [format_value(item[field], field).strip("'«»") for field in self.beside if field in item]
        # A code is not in quotes, which separate a name from its noun.
        message = pgettext("code", "%(noun)s %(name)s") if key in VOCABULARIES else gettext("%(noun)s %(name)s")
        text = message % {"noun": noun, "name": format_value(name, key or "")}
        return f"{text} ({', '.join(beside)})" if beside else text

    @property
    def translated_noun(self) -> str:
        """Return the noun in the language of the interface."""
        return pgettext("item", self.noun)

    def describe(self, item: Any) -> str:
        """Return the label of an item with its other fields."""
        rest = item if isinstance(item, Mapping) else {}
        key = self._name(rest)
        labelled = {key, *self.beside} if key else set(rest)
        rest = {field: part for field, part in rest.items() if field not in labelled}
        return f"{self.label(item)}, {format_value(rest)}" if rest else self.label(item)

    def _name(self, item: Mapping[str, Any]) -> str | None:
        return next((field for field in self.named_by if field in item), None)


def canonical(value: Any) -> str:
    """Return a text that is equal for equal values, for any order of keys."""
    return _encode(value)


def shared_facts(one: Any, other: Any, are_same: Callable[[str, str], bool] = is_similar) -> float:
    """Return the share of facts that two values have in common, from 0 to 1; similar spellings are equal facts."""
    here, there = dict(_facts(one)), dict(_facts(other))
    common = sum(are_same(here[path], there[path]) for path in here.keys() & there.keys())
    return common / max(len(here.keys() | there.keys()), 1)


def match_items(before: Sequence[Any], after: Sequence[Any], items: ItemList) -> dict[int, int]:
    """Return the matching items, as their positions before and after."""
    left, right = dict(enumerate(before)), dict(enumerate(after))
    pairs: dict[int, int] = {}
    for identity in (_whole, *items.identities):
        _pair(_by_identity(left, right, identity), left, right, pairs)
    for are_same in items.same_tests:
        if len(left) * len(right) <= _MAX_COMPARISONS:
            _pair(_similar_items(left, right, are_same), left, right, pairs)
    return pairs


def _pair(found: Iterator[tuple[int, int]], left: dict[int, Any], right: dict[int, Any], pairs: dict[int, int]) -> None:
    for here, there in found:
        if here in left and there in right:
            pairs[here] = there
            del left[here], right[there]


def _by_identity(left: Mapping[int, Any], right: Mapping[int, Any], identity: Identity) -> Iterator[tuple[int, int]]:
    places: dict[tuple[str, ...], list[int]] = {}
    for there, item in right.items():
        for key in identity(item):
            places.setdefault(key, []).append(there)
    for here, item in list(left.items()):
        for key in identity(item):
            yield from ((here, there) for there in places.get(key, ()))


def _similar_items(
    left: Mapping[int, Any], right: Mapping[int, Any], are_same: Callable[[Any, Any], bool]
) -> Iterator[tuple[int, int]]:
    for here, item in list(left.items()):
        yield from ((here, there) for there, other in list(right.items()) if are_same(item, other))


def _whole(item: Any) -> Iterator[tuple[str, ...]]:
    yield (canonical(item),)


def _by(*fields: str) -> Identity:
    """Return an identity made of the values of some fields."""

    def identity(item: Any) -> Iterator[tuple[str, ...]]:
        if isinstance(item, Mapping) and any(field in item for field in fields):
            yield tuple(canonical(item.get(field)) for field in fields)

    return identity


def _by_spelling(*fields: str) -> Identity:
    """Return an identity made of any spelling of a person's name and the values of some fields."""

    def identity(item: Any) -> Iterator[tuple[str, ...]]:
        if isinstance(item, Mapping):
            rest = tuple(canonical(item.get(field)) for field in fields)
            yield from ((fold(spelling), *rest) for spelling in _spellings(item))

    return identity


def _spellings(person: Mapping[str, Any]) -> Iterator[str]:
    name, also = person.get("name"), person.get("also")
    written = [*(name.values() if isinstance(name, Mapping) else ()), *(also if isinstance(also, list) else ())]
    return (spelling for spelling in written if isinstance(spelling, str))


def _are_same_person(one: Any, other: Any) -> bool:
    if not (isinstance(one, Mapping) and isinstance(other, Mapping)):
        return False
    names = product(map(parse_person, _spellings(one)), map(parse_person, _spellings(other)))
    return any(is_same_person(name, known) for name, known in names)


def _share_most_facts(one: Any, other: Any) -> bool:
    return shared_facts(one, other) >= _MOST


def _have_similar_names(one: Any, other: Any) -> bool:
    return isinstance(one, Mapping) and isinstance(other, Mapping) and _have_similar_values(one, other, "value", "lang")


def _have_similar_values(one: Mapping[str, Any], other: Mapping[str, Any], *fields: str) -> bool:
    return all(shared_facts(one.get(field), other.get(field)) == 1 for field in fields)


def _facts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    match value:
        case Mapping():
            for key, part in value.items():
                yield from _facts(part, f"{path}.{key}")
        case list():
            for index, part in enumerate(value):
                yield from _facts(part, f"{path}.{index}")
        case _:
            yield path, value if isinstance(value, str) else canonical(value)


LISTS: Final[Mapping[str, ItemList]] = {
    "names": ItemList(
        noun="name",
        named_by=("value",),
        beside=("lang",),
        identities=(_by("value", "lang", "kind"), _by("value", "lang"), _by("value")),
        same_tests=(_have_similar_names,),
    ),
    "tasks": ItemList(noun="task", same_tests=(_share_most_facts,)),
    "relations": ItemList(
        noun="relation",
        named_by=("organization", "agreement", "name"),
        beside=("type",),
        identities=(_by("type", "organization", "agreement", "name"), _by("organization", "agreement", "name")),
    ),
    "figures": ItemList(noun="number of", named_by=("of",), beside=("as_of",), identities=(_by("of", "as_of"),)),
    "identifiers": ItemList(noun="identifier", named_by=("scheme",), identities=(_by("scheme"),)),
    "sources": ItemList(
        noun="source",
        named_by=("url", "reference"),
        identities=(_by("url"), _by("reference", "archive"), _by("reference")),
        same_tests=(_share_most_facts,),
    ),
    "former_ids": ItemList(noun="former id"),
    "parties": ItemList(noun="party", named_by=("organization",), identities=(_by("organization"),)),
    "signatories": ItemList(
        noun="signatory",
        named_by=("name",),
        beside=("party",),
        identities=(_by_spelling("party"), _by_spelling()),
        same_tests=(
            _are_same_person,
            _share_most_facts,
        ),
    ),
    "also": ItemList(noun="other spelling"),
    "areas": ItemList(noun="area", named_by=("topic",), identities=(_by("text"), _by("topic"))),
    "languages": ItemList(noun="language", named_by=("lang",), identities=(_by("lang"),)),
    "documents": ItemList(
        noun="document",
        named_by=("title", "path", "url"),
        identities=(_by("path"), _by("url"), _by("sha256"), _by("title", "lang")),
        same_tests=(_share_most_facts,),
    ),
    "removed": ItemList(noun="removed record", named_by=("id",), identities=(_by("id"),)),
    "waivers": ItemList(noun="waiver", named_by=("rule",), beside=("record",), identities=(_by("rule", "record"),)),
}
"""The lists of records, by their keys."""
