"""Comparison of two versions of a record, field by field."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from eapa_cli.history.difference import ABSENT, Difference, Slot, Verb
from eapa_cli.history.field_wording import LOCALIZED_FIELDS, format_value, label_field, quote_difference
from eapa_cli.history.item_matching import LISTS, ItemList, match_items
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.durations import Duration
from eapa_cli.model.vocabulary import NameKind
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_language import pgettext
from eapa_cli.text.suggestions import is_similar
from eapa_cli.yaml.alignment import canonical_json

_REFERENCE_KEYS: Final = frozenset({"organization", "agreement", "party", "owner", "record"})
# The value of a figure has one of these keys.
_FIGURE_KEYS: Final = ("exactly", "about", "more_than")
# Keys of ids, addresses and codes: a similar value is another value, and not a corrected spelling.
_NEVER_CORRECTED_KEYS: Final = frozenset(
    {
        "id",
        "type",
        "kind",
        "stage",
        "country",
        "lang",
        "topic",
        "scheme",
        "of",
        "mode",
        "grounds",
        "capacity",
        "basis",
        "website",
        "url",
        "path",
        "media_type",
    }
)


def find_differences(
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    *,
    order: Sequence[str],
    renamed: Mapping[str, str],
    merged: Collection[str],
) -> Iterator[Difference]:
    """Yield the differences between two versions of a record, field by field.

    A field that this version of the program does not know is labelled by its key.

    Args:
        before: the data of the earlier version.
        after: the data of the later version.
        order: the fields to report first, in this order.
        renamed: the new ids of renamed and merged records by their old ids. A reference that was only redirected to the
            new id is reported as such.
        merged: the old ids of records that were merged into other records.
    """
    comparison = _Comparison(renamed, merged)
    first_keys = [key for key in order if key in before or key in after]
    for key in dict.fromkeys([*first_keys, *before, *after]):
        slot = Slot(field=key, key=key, subject=label_field("", key, ""))
        yield from comparison.compare(slot, before.get(key, ABSENT), after.get(key, ABSENT))


class _Comparison:
    """A comparison of two versions; it knows which records were renamed or merged at the same time."""

    def __init__(self, renamed: Mapping[str, str], merged: Collection[str]) -> None:
        self._renamed = renamed
        self._merged = merged

    def compare(self, slot: Slot, before: Any, after: Any) -> Iterator[Difference]:
        """Yield the differences between two values of a slot."""
        if before is ABSENT or after is ABSENT:
            yield from self._compare_with_absent(slot, before, after)
        elif canonical_json(before) == canonical_json(after):
            return
        elif isinstance(before, Mapping) and isinstance(after, Mapping):
            for key in dict.fromkeys([*before, *after]):
                yield from self.compare(slot.part(key), before.get(key, ABSENT), after.get(key, ABSENT))
        elif isinstance(before, list) and isinstance(after, list) and slot.key in LISTS:
            yield from self._compare_lists(slot, LISTS[slot.key], before, after)
        else:
            yield self._make_change(slot, before, after)

    def _compare_with_absent(self, slot: Slot, before: Any, after: Any) -> Iterator[Difference]:
        """Yield the difference of a value that only one version has; for a list, yield one for each item."""
        is_new = before is ABSENT
        value = after if is_new else before
        if slot.field == "stage" and not is_new:  # an agreement without a stage is signed
            text = _("before, its stage was %(stage)s") % {"stage": format_value(before, slot.key)}
            yield slot.difference(Verb.SIGNED, text, before, after)
            return
        if isinstance(value, list) and value and slot.key in LISTS:
            yield from self._compare_lists(slot, LISTS[slot.key], [] if is_new else value, value if is_new else [])
        else:
            verb = Verb.ADDED if is_new else Verb.REMOVED
            if isinstance(value, Mapping) and slot.key not in LOCALIZED_FIELDS:
                # In Russian, the fields of a map are in brackets.
                message = pgettext("fields", "%(field)s: %(value)s")
            # A label of several words, such as 'date of signing', needs a colon before its value.
            elif isinstance(value, bool | Mapping) or " of " in slot.subject:
                message = _("%(field)s: %(value)s")
            else:
                message = _("%(field)s %(value)s")
            text = message % {"field": slot.subject, "value": format_value(value, slot.key)}
            yield slot.difference(verb, text, before, after)

    def _make_change(self, slot: Slot, before: Any, after: Any) -> Difference:
        """Return the difference between two values that both exist."""
        if isinstance(before, str) and isinstance(after, str):
            verb = self._choose_verb(slot, before, after)
            old, new = quote_difference(before, after, slot.key)
        else:
            verb = Verb.CHANGED
            old, new = format_value(before, slot.key), format_value(after, slot.key)
        if verb is Verb.MERGED:
            message = _("%(field)s %(before)s into %(after)s")
        else:
            message = _("%(field)s from %(before)s to %(after)s")
        text = message % {"field": slot.subject, "before": old, "after": new}
        return slot.difference(verb, text, before, after)

    def _choose_verb(self, slot: Slot, before: str, after: str) -> Verb:
        """Return the verb for the change of a text: a reference, the length of a term, a spelling or another value."""
        if slot.key in _REFERENCE_KEYS:
            if self._renamed.get(before) != after:
                return Verb.CHANGED
            return Verb.MERGED if before in self._merged else Verb.RENAMED
        if slot.field == "term" and (change := _compare_lengths(slot.key, before, after)):
            return change
        is_corrected = slot.key not in _NEVER_CORRECTED_KEYS and is_similar(before, after)
        return Verb.CORRECTED if is_corrected else Verb.CHANGED

    def _compare_lists(
        self, slot: Slot, items: ItemList, before: Sequence[Any], after: Sequence[Any]
    ) -> Iterator[Difference]:
        """Yield the differences between two versions of a list: those of its items, then their order."""
        pairs = match_items([self._with_new_ids(item) for item in before], after, items)
        new_indexes = [index for index in range(len(after)) if index not in pairs.values()]
        replaced_names = dict(_find_replaced_names(slot, before, after, pairs, new_indexes))
        for index, item in enumerate(before):
            new_name = after[replaced_names[index]] if index in replaced_names else None
            if new_name is not None:
                yield slot.name_replacement(item, new_name)
            if index in pairs:
                yield from self._compare_items(slot, items, item, after[pairs[index]], replaced_by=new_name)
            else:
                yield slot.difference(Verb.REMOVED, items.label(item), item, ABSENT)
        for index in new_indexes:
            if index not in replaced_names.values():
                yield slot.difference(Verb.ADDED, items.describe(after[index]), ABSENT, after[index])
        kept_indexes = [pairs[index] for index in sorted(pairs)]
        if kept_indexes != sorted(kept_indexes):
            yield slot.difference(Verb.REORDERED, slot.subject, before, after)

    def _compare_items(
        self, slot: Slot, items: ItemList, before: Any, after: Any, *, replaced_by: Any
    ) -> Iterator[Difference]:
        """Yield the differences between two versions of an item; `replaced_by` is a new official name, or None."""
        if not (isinstance(before, Mapping) and isinstance(after, Mapping)):
            yield from self.compare(slot.with_subject(items.translated_noun), before, after)
            return
        keys = dict.fromkeys([*before, *after])
        old, new = ({key: item[key] for key in _FIGURE_KEYS if key in item} for item in (before, after))
        # A change from `about: 90` to `exactly: 92` is one change, not a removal and an addition.
        if old and new and canonical_json(old) != canonical_json(new):
            yield self._make_change(slot.with_subject(items.label(after)), old, new)
            keys = dict.fromkeys(key for key in keys if key not in _FIGURE_KEYS)
        for key in keys:
            if replaced_by is None or not _is_implied(key, before, after, replaced_by):
                part = slot.part_of_item(items, key, after)
                yield from self.compare(part, before.get(key, ABSENT), after.get(key, ABSENT))

    def _with_new_ids(self, item: Any) -> Any:
        """Return an item in which the ids of renamed records are replaced with their new ids."""
        if not isinstance(item, Mapping):
            return item
        return {
            key: self._renamed.get(value, value) if key in _REFERENCE_KEYS and isinstance(value, str) else value
            for key, value in item.items()
        }


def _find_replaced_names(
    slot: Slot, before: Sequence[Any], after: Sequence[Any], pairs: Mapping[int, int], new_indexes: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield the official names that became former names, each with the new official name in its language.

    The old name is given by its index in the list before, and the new name by its index in the list after.
    """
    if slot.key != "names":
        return
    # A map keeps the last of several values, so in the reversed order it keeps the first new name of each language.
    new_names = {_language_of_name(after[index], NameKind.OFFICIAL): index for index in reversed(new_indexes)}
    for old_index, new_index in sorted(pairs.items()):
        language = _language_of_name(before[old_index], NameKind.OFFICIAL)
        became_former = language and _language_of_name(after[new_index], NameKind.FORMER) == language
        if became_former and language in new_names:
            yield old_index, new_names.pop(language)


def _is_implied(key: str, before: Any, after: Any, new_name: Any) -> bool:
    """Return whether a new official name implies the change of a key of the old name.

    The old name becomes a former name, and ends on the day on which the new name starts.
    """
    if key == "to":
        return key not in before and "from" in new_name and after.get(key) == new_name["from"]
    return key == "kind"


def _language_of_name(name: Any, kind: NameKind) -> str | None:
    """Return the language of a name in canonical JSON, or None if the name is of another kind."""
    return canonical_json(name.get("lang")) if isinstance(name, Mapping) and name.get("kind") == kind else None


def _compare_lengths(key: str, before: str, after: str) -> Verb | None:
    """Return the verb for a longer or shorter term; None if the key does not determine the length."""
    try:
        match key:
            case "ends":
                old_end, new_end = EdtfDate.parse_end(before).latest, EdtfDate.parse_end(after).latest
            case "duration":
                any_day = date(2000, 1, 1)
                old_end, new_end = (Duration.parse(text).add_to(any_day) for text in (before, after))
            case _:
                return None
    except ValueError:
        return None
    if old_end == new_end:
        return None
    return Verb.EXTENDED if new_end > old_end else Verb.SHORTENED
