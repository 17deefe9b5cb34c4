"""Something that differs between two versions of a record, as a value, and the place where it does."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from eapa_cli.history.field_wording import LOCAL_TEXTS, called, called_in, said
from eapa_cli.history.list_items import ItemList

ABSENT: Final = object()
"""What a version does not have: absent means not known, which is not the same as null."""


class Verb(StrEnum):
    """What was done to a part of a record."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    CORRECTED = "corrected"
    EXTENDED = "extended"
    SHORTENED = "shortened"
    RENAMED = "renamed"
    MERGED = "merged"
    REORDERED = "reordered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that was done to a field: what it was done to, in words, and the values before and after."""

    verb: Verb
    field: str
    text: str
    before: Any = None
    after: Any = None

    @property
    def follows(self) -> bool:
        """Whether it only follows another record to its new id."""
        return self.verb in {Verb.RENAMED, Verb.MERGED} and isinstance(self.before, str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place in a record: its field, its own key, and what it is called."""

    field: str
    key: str
    subject: str

    def part(self, key: str) -> "Slot":
        """The slot of a key of the map that stands here."""
        return Slot(field=self.field, key=key, subject=called(self.key, key, self.subject))

    def named(self, subject: str) -> "Slot":
        """A slot of an item, which is called so."""
        return Slot(field=self.field, key="", subject=subject)

    def part_of_item(self, items: ItemList, key: str, item: Any) -> "Slot":
        """A key of an item: without the item's name where it is that name which differs."""
        if self.key in LOCAL_TEXTS:
            subject = called(self.key, key, items.noun)
        elif key in items.named_by:
            subject = items.noun
        else:
            subject = called_in(items.label(item), key)
        return Slot(field=self.field, key=key, subject=subject)

    def replaced(self, before: Any, after: Any) -> Difference:
        """An official name that another takes the place of."""
        since = f", since {said(after['from'], 'from')}" if "from" in after else ""
        text = (
            f"official name ({after.get('lang')}) from {said(before.get('value'))} to {said(after.get('value'))}{since}"
        )
        return self.difference(Verb.RENAMED, text, before, after)

    def difference(self, verb: Verb, text: str, before: Any, after: Any) -> Difference:
        """What was done here."""
        return Difference(
            verb=verb,
            field=self.field,
            text=text,
            before=None if before is ABSENT else before,
            after=None if after is ABSENT else after,
        )
