"""The history of records from git, described in sentences."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from eapa_cli.publishing.page import key_of
from eapa_cli.publishing.wording import Wording
from eapa_cli.text.interface_language import mark as _


class HistoryEvent(NamedTuple):
    """A change of a record in one commit."""

    record: str
    moment: str
    """The author's time (ISO 8601)."""
    type: str
    """The type of the change, such as "added" or "renamed"."""
    fields: tuple[str, ...]
    """The public fields that changed."""
    commit: str

    @property
    def day(self) -> date:
        """The day of the change in the author's time zone."""
        return date.fromisoformat(self.moment[:10])


class SiteHistory:
    """All public changes of the present records. Those of each record are in order, the oldest first."""

    def __init__(self, events: Iterable[HistoryEvent] = ()) -> None:
        self.events = tuple(events)
        events_by_record: defaultdict[str, list[HistoryEvent]] = defaultdict(list)
        for event in self.events:
            events_by_record[event.record].append(event)
        self._events_by_record: Mapping[str, Sequence[HistoryEvent]] = events_by_record

    def __bool__(self) -> bool:
        return bool(self.events)

    def key(self, id_: str) -> str:
        """Return a digest of the history of a record, which differs after a change; an empty text without a history."""
        events = self._events_by_record.get(id_)
        return key_of(events) if events else ""

    def describe_record(self, id_: str, wording: Wording) -> list[tuple[str, str, str]]:
        """Return for each change of a record the day in words, the day in ISO 8601, and a sentence."""
        return [
            (wording.day(event.day), event.day.isoformat(), describe_event(event, wording))
            for event in self._events_by_record.get(id_, ())
        ]


def describe_event(event: HistoryEvent, wording: Wording) -> str:
    """Return a sentence about a change."""
    _ = wording.gettext
    match event.type:
        case "added":
            return _("Record added.")
        case "renamed":
            return _("Identifier changed.")
        case "merged":
            return _("Another record of the same subject was merged into this one.")
        case _:
            names = ", ".join(field_label(field, wording) for field in event.fields)
            return _("Changed: %(fields)s.") % {"fields": names} if names else _("Record changed.")


def field_label(field: str, wording: Wording) -> str:
    """Return the name that a public field has in a sentence."""
    return wording.gettext(PUBLIC_FIELDS[field])


PUBLIC_FIELDS: Final = {
    "type": _("type"),
    "title": _("title"),
    "signed": _("signing"),
    "parties": _("parties"),
    "signatories": _("signatories"),
    "areas": _("areas of cooperation"),
    "term": _("term"),
    "terminated": _("termination"),
    "relations": _("relations"),
    "languages": _("languages"),
    "documents": _("documents"),
    "sources": _("sources"),
    "notes": _("notes"),
    "names": _("names"),
    "country": _("country"),
    "scope": _("scope"),
    "seat": _("seat"),
    "founded": _("date of foundation"),
    "dissolved": _("date of dissolution"),
    "website": _("website"),
    "summary": _("summary"),
    "tasks": _("tasks"),
    "figures": _("stated figures"),
    "identifiers": _("identifiers"),
    "former_ids": _("former identifiers"),
}
"""The fields whose changes the site shows, with their names in a sentence."""
