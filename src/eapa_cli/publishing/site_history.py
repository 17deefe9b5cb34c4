"""The history of records in words, from git."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from eapa_cli.publishing.page import key_of
from eapa_cli.publishing.wording import Wording


class HistoryEvent(NamedTuple):
    """A change of a record in one commit: what was done, and the fields that changed."""

    record: str
    moment: str
    """The author's time (ISO 8601)."""
    how: str
    fields: tuple[str, ...]
    commit: str


class SiteHistory:
    """All changes by present record, the oldest first."""

    def __init__(self, events: Iterable[HistoryEvent] = ()) -> None:
        self.events = tuple(events)
        found: defaultdict[str, list[HistoryEvent]] = defaultdict(list)
        for event in self.events:
            found[event.record].append(event)
        self._of: Mapping[str, Sequence[HistoryEvent]] = found

    def __bool__(self) -> bool:
        return bool(self.events)

    def key(self, id_: str) -> str:
        """Return a key of the history of a record."""
        found = self._of.get(id_)
        return key_of(found) if found else ""

    def of(self, id_: str, wording: Wording) -> list[tuple[str, str, str]]:
        """Return the day in words, the day and a sentence for each change of a record."""
        return [
            (wording.day(date.fromisoformat(day)), day, describe_event(event, wording))
            for event in self._of.get(id_, ())
            for day in (event.moment[:10],)
        ]


def describe_event(event: HistoryEvent, wording: Wording) -> str:
    """Return a sentence about a change."""
    _ = wording.gettext
    match event.how:
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
    """Return the name of a public field in a sentence."""
    return wording.gettext(PUBLIC_FIELDS[field])


def _(text: str) -> str:
    """Mark a message for extraction; it is translated where it is used."""
    return text


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
