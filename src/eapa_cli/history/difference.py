"""Differences between two versions of a record, and their places in the record."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from eapa_cli.history.field_wording import LOCALIZED_FIELDS, format_value, label_field, label_item_field
from eapa_cli.history.item_matching import ItemList
from eapa_cli.text.interface_language import gettext

ABSENT: Final = object()
"""The value of a field that a version does not have, unlike a field whose value is null."""


class Verb(StrEnum):
    """The kind of a change to a part of a record."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    CORRECTED = "corrected"
    EXTENDED = "extended"
    SHORTENED = "shortened"
    RENAMED = "renamed"
    MERGED = "merged"
    REORDERED = "reordered"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One change of a field, in words, with the values before and after."""

    verb: Verb
    field: str
    text: str
    before: Any = None
    after: Any = None

    @property
    def follows(self) -> bool:
        """Return whether the reference only follows a record to its new id."""
        return self.verb in {Verb.RENAMED, Verb.MERGED} and isinstance(self.before, str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place in a record: its field, its own key, and its label."""

    field: str
    key: str
    subject: str

    def part(self, key: str) -> "Slot":
        """Return the slot of a key of the map in this slot."""
        return Slot(field=self.field, key=key, subject=label_field(self.key, key, self.subject))

    def named(self, subject: str) -> "Slot":
        """Return the slot of an item with the given label."""
        return Slot(field=self.field, key="", subject=subject)

    def part_of_item(self, items: ItemList, key: str, item: Any) -> "Slot":
        """Return the slot of an item's key; the label omits the item's name if that name differs."""
        if self.key in LOCALIZED_FIELDS:
            subject = label_field(self.key, key, items.translated_noun)
        elif key in items.named_by:
            subject = items.translated_noun
        else:
            subject = label_item_field(items.label(item), key)
        return Slot(field=self.field, key=key, subject=subject)

    def replaced(self, before: Any, after: Any) -> Difference:
        """Return the replacement of an official name by another."""
        if "from" in after:
            message = gettext("official name (%(lang)s) from %(before)s to %(after)s, since %(date)s")
        else:
            message = gettext("official name (%(lang)s) from %(before)s to %(after)s")
        text = message % {
            "lang": after.get("lang"),
            "before": format_value(before.get("value")),
            "after": format_value(after.get("value")),
            "date": format_value(after.get("from"), "from"),
        }
        return self.difference(Verb.RENAMED, text, before, after)

    def difference(self, verb: Verb, text: str, before: Any, after: Any) -> Difference:
        """Return a difference in this slot."""
        return Difference(
            verb=verb,
            field=self.field,
            text=text,
            before=None if before is ABSENT else before,
            after=None if after is ABSENT else after,
        )
