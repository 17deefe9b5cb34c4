"""The items of a record's lists: their labels, and the matching of items before and after a change."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, Final

from eapa_cli.history.field_wording import format_value
from eapa_cli.matching.person_names import is_same_person, parse_person
from eapa_cli.text.code_wording import VOCABULARIES
from eapa_cli.text.fold import fold
from eapa_cli.text.interface_language import gettext, pgettext
from eapa_cli.text.suggestions import is_similar
from eapa_cli.yaml.alignment import canonical_json

Identity = Callable[[Any], Iterator[tuple[str, ...]]]
"""A function that yields the identities of an item. Two items with a common identity are the same item."""

# Two items are the same item if they share at least this part of their facts.
_MIN_SHARED_FACTS: Final = 0.5
# Tests of similarity compare each unmatched item with each other one. If that needs more comparisons, it is skipped.
_MAX_COMPARISONS: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList:
    """A list of a record: how its items are labelled and matched."""

    noun: str
    name_fields: tuple[str, ...] = ()
    """Possible fields for the label of an item; the first field that the item has is used, or else the whole item."""
    bracketed_fields: tuple[str, ...] = ()
    """The fields in brackets after the label."""
    identities: tuple[Identity, ...] = ()
    """The identities of an item, the most reliable first."""
    same_tests: tuple[Callable[[Any, Any], bool], ...] = ()
    """Tests for whether two unmatched items are the same, the most reliable first."""

    def label(self, item: Any) -> str:
        """Return the label of an item."""
        noun = self.translated_noun
        if not isinstance(item, Mapping):
            return f"{noun} {format_value(item)}"
        key = self._name_field(item)
        name = item[key] if key else item
        if isinstance(name, Mapping):
            name = next(iter(name.values()), "")  # one language is enough
        # In brackets, text needs no quotation marks.
        bracketed = [format_value(item[field], field).strip("'«»") for field in self.bracketed_fields if field in item]
        # Russian needs a colon before a code. A name has quotes, which separate it from its noun.
        message = pgettext("code", "%(noun)s %(name)s") if key in VOCABULARIES else gettext("%(noun)s %(name)s")
        text = message % {"noun": noun, "name": format_value(name, key or "")}
        return f"{text} ({', '.join(bracketed)})" if bracketed else text

    @property
    def translated_noun(self) -> str:
        """The noun in the language of the interface."""
        return pgettext("item", self.noun)

    def describe(self, item: Any) -> str:
        """Return the label of an item with its other fields."""
        fields = item if isinstance(item, Mapping) else {}
        key = self._name_field(fields)
        # Without a name, the label has all fields.
        labelled = {key, *self.bracketed_fields} if key else set(fields)
        other_fields = {field: value for field, value in fields.items() if field not in labelled}
        return f"{self.label(item)}, {format_value(other_fields)}" if other_fields else self.label(item)

    def _name_field(self, item: Mapping[str, Any]) -> str | None:
        return next((field for field in self.name_fields if field in item), None)


def shared_facts(one: Any, other: Any, are_same: Callable[[str, str], bool]) -> float:
    """Return the part of the facts that two values have in common, from 0 to 1; `are_same` compares two facts.

    A fact is a scalar with its path in the value.
    """
    facts, other_facts = dict(_facts(one)), dict(_facts(other))
    common_count = sum(are_same(facts[path], other_facts[path]) for path in facts.keys() & other_facts.keys())
    return common_count / max(len(facts.keys() | other_facts.keys()), 1)


def match_items(before: Sequence[Any], after: Sequence[Any], items: ItemList) -> dict[int, int]:
    """Match the items of two versions of a list. Return the indexes in `after` by the indexes in `before`."""
    left, right = dict(enumerate(before)), dict(enumerate(after))
    pairs: dict[int, int] = {}
    for identity in (_whole_item, *items.identities):
        _add_pairs(_match_by_identity(left, right, identity), left, right, pairs)
    for are_same in items.same_tests:
        if len(left) * len(right) <= _MAX_COMPARISONS:
            _add_pairs(_match_by_test(left, right, are_same), left, right, pairs)
    return pairs


def _add_pairs(
    found: Iterator[tuple[int, int]], left: dict[int, Any], right: dict[int, Any], pairs: dict[int, int]
) -> None:
    """Add the pairs of items that have no partner yet, and remove these items from `left` and `right`."""
    for left_index, right_index in found:
        if left_index in left and right_index in right:
            pairs[left_index] = right_index
            del left[left_index], right[right_index]


def _match_by_identity(
    left: Mapping[int, Any], right: Mapping[int, Any], identity: Identity
) -> Iterator[tuple[int, int]]:
    """Yield the indexes of items with a common identity."""
    indexes: dict[tuple[str, ...], list[int]] = {}
    for right_index, item in right.items():
        for key in identity(item):
            indexes.setdefault(key, []).append(right_index)
    # The caller removes items while this function yields pairs, so it goes through a copy.
    for left_index, item in list(left.items()):
        for key in identity(item):
            yield from ((left_index, right_index) for right_index in indexes.get(key, ()))


def _match_by_test(
    left: Mapping[int, Any], right: Mapping[int, Any], are_same: Callable[[Any, Any], bool]
) -> Iterator[tuple[int, int]]:
    """Yield the indexes of items that pass a test."""
    # The caller removes items while this function yields pairs, so it goes through copies.
    for left_index, item in list(left.items()):
        yield from ((left_index, right_index) for right_index, other in list(right.items()) if are_same(item, other))


def _whole_item(item: Any) -> Iterator[tuple[str, ...]]:
    yield (canonical_json(item),)


def _identity_of(*fields: str) -> Identity:
    """Return an identity made of the values of some fields."""

    def identity(item: Any) -> Iterator[tuple[str, ...]]:
        if isinstance(item, Mapping) and any(field in item for field in fields):
            yield tuple(canonical_json(item.get(field)) for field in fields)

    return identity


def _identity_by_spelling(*fields: str) -> Identity:
    """Return an identity made of any spelling of a person's name and the values of some fields."""

    def identity(item: Any) -> Iterator[tuple[str, ...]]:
        if isinstance(item, Mapping):
            values = tuple(canonical_json(item.get(field)) for field in fields)
            yield from ((fold(spelling), *values) for spelling in _spellings(item))

    return identity


def _spellings(person: Mapping[str, Any]) -> Iterator[str]:
    """Yield the spellings of a person's name; the data may be invalid."""
    name, also = person.get("name"), person.get("also")
    spellings = [*(name.values() if isinstance(name, Mapping) else ()), *(also if isinstance(also, list) else ())]
    yield from (spelling for spelling in spellings if isinstance(spelling, str))


def _are_same_person(one: Any, other: Any) -> bool:
    if not (isinstance(one, Mapping) and isinstance(other, Mapping)):
        return False
    names = product(map(parse_person, _spellings(one)), map(parse_person, _spellings(other)))
    return any(is_same_person(name, known) for name, known in names)


def _share_most_facts(one: Any, other: Any) -> bool:
    return shared_facts(one, other, is_similar) >= _MIN_SHARED_FACTS


def _have_similar_names(one: Any, other: Any) -> bool:
    """Return whether two names of an organization have a similar value and the same or a similar language tag."""
    if not (isinstance(one, Mapping) and isinstance(other, Mapping)):
        return False
    return all(shared_facts(one.get(field), other.get(field), is_similar) == 1 for field in ("value", "lang"))


def _facts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each scalar in a value."""
    match value:
        case Mapping():
            for key, part in value.items():
                yield from _facts(part, f"{path}.{key}")
        case list():
            for index, part in enumerate(value):
                yield from _facts(part, f"{path}.{index}")
        case _:
            yield path, value if isinstance(value, str) else canonical_json(value)


LISTS: Final[Mapping[str, ItemList]] = {
    "names": ItemList(
        noun="name",
        name_fields=("value",),
        bracketed_fields=("lang",),
        identities=(_identity_of("value", "lang", "kind"), _identity_of("value", "lang"), _identity_of("value")),
        same_tests=(_have_similar_names,),
    ),
    "tasks": ItemList(noun="task", same_tests=(_share_most_facts,)),
    "relations": ItemList(
        noun="relation",
        name_fields=("organization", "agreement", "name"),
        bracketed_fields=("type",),
        identities=(
            _identity_of("type", "organization", "agreement", "name"),
            _identity_of("organization", "agreement", "name"),
        ),
    ),
    "figures": ItemList(
        noun="number of", name_fields=("of",), bracketed_fields=("as_of",), identities=(_identity_of("of", "as_of"),)
    ),
    "identifiers": ItemList(noun="identifier", name_fields=("scheme",), identities=(_identity_of("scheme"),)),
    "sources": ItemList(
        noun="source",
        name_fields=("url", "reference"),
        identities=(_identity_of("url"), _identity_of("reference", "archive"), _identity_of("reference")),
        same_tests=(_share_most_facts,),
    ),
    "former_ids": ItemList(noun="former id"),
    "parties": ItemList(noun="party", name_fields=("organization",), identities=(_identity_of("organization"),)),
    "signatories": ItemList(
        noun="signatory",
        name_fields=("name",),
        bracketed_fields=("party",),
        identities=(_identity_by_spelling("party"), _identity_by_spelling()),
        same_tests=(_are_same_person, _share_most_facts),
    ),
    "also": ItemList(noun="other spelling"),
    "areas": ItemList(noun="area", name_fields=("topic",), identities=(_identity_of("text"), _identity_of("topic"))),
    "languages": ItemList(noun="language", name_fields=("lang",), identities=(_identity_of("lang"),)),
    "documents": ItemList(
        noun="document",
        name_fields=("title", "path", "url"),
        identities=(_identity_of("path"), _identity_of("url"), _identity_of("sha256"), _identity_of("title", "lang")),
        same_tests=(_share_most_facts,),
    ),
    "removed": ItemList(noun="id of a removed record", name_fields=("id",), identities=(_identity_of("id"),)),
    "waivers": ItemList(
        noun="waiver", name_fields=("rule",), bracketed_fields=("record",), identities=(_identity_of("rule", "record"),)
    ),
}
"""The lists of records, by their keys."""
