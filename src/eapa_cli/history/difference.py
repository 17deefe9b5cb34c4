"""Differences between two versions of a record, and the slots of a record that they are about."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from eapa_cli.history.field_wording import LOCALIZED_FIELDS, format_value, label_field, label_item_field
from eapa_cli.history.item_matching import ItemList
from eapa_cli.text.interface_language import gettext

ABSENT: Final = object()
"""The value of a missing field, which differs from a field with the value null."""


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
    """A change of one field: its text, and the values before and after."""

    verb: Verb
    field: str
    text: str
    before: Any = None
    after: Any = None

    @property
    def is_redirected(self) -> bool:
        """Whether a reference was only redirected, to the new id of the same record."""
        # The verb "renamed" also describes a new official name, whose values are maps.
        return self.verb in {Verb.RENAMED, Verb.MERGED} and isinstance(self.before, str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place in a record."""

    field: str
    """The field of the record that contains the place."""
    key: str
    """The key of the place in its map."""
    subject: str
    """The label of the place, the subject of a sentence."""

    def part(self, key: str) -> "Slot":
        """Return the slot of a key, where the value of this slot is a map."""
        return Slot(field=self.field, key=key, subject=label_field(self.key, key, self.subject))

    def with_subject(self, subject: str) -> "Slot":
        """Return the slot of an item with the given label."""
        return Slot(field=self.field, key="", subject=subject)

    def part_of_item(self, items: ItemList, key: str, item: Any) -> "Slot":
        """Return the slot of an item's key. If the name of the item changed, the label does not contain it."""
        if self.key in LOCALIZED_FIELDS:  # the item is text by language, such as a task
            subject = label_field(self.key, key, items.translated_noun)
        elif key in items.name_fields:
            subject = items.translated_noun
        else:
            subject = label_item_field(items.label(item), key)
        return Slot(field=self.field, key=key, subject=subject)

    def name_replacement(self, before: Any, after: Any) -> Difference:
        """Return the difference for an official name that another official name replaced."""
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
