"""The views of organizations, and of what they hold."""

from collections.abc import Iterator

from eapa_cli.index.view_parts import Texts, View, data, item, items, plain, position
from eapa_cli.model.vocabulary import Kind


def organization_views(texts: Texts) -> Iterator[View]:
    """The views of which each row is of one organization."""
    yield View(
        "organizations",
        "An organization.",
        "organization AS record JOIN file ON number = record.file",
        (
            plain("id", "Its id.", "record.id"),
            plain("name", "Its name today, in the register's first language that it has.", "record.name"),
            plain("type", "What sort of body it is.", "record.type"),
            plain("country", "Its country (ISO 3166-1).", "record.country"),
            plain("scope", "'international' if it is of no single country.", "record.scope"),
            texts.column("seat_house", "The house of its seat.", "record.data", "seat.name"),
            plain("seat_city", "The city of its seat.", "record.city"),
            data("seat_country", "The country of its seat.", "seat.country"),
            plain("founded", "When it was founded (EDTF).", "record.founded"),
            data("dissolved", "When it was dissolved (EDTF).", "dissolved"),
            plain("website", "Its website.", "record.website"),
            texts.column("summary", "What it is, in a sentence.", "record.data", "summary"),
            data("notes", "Remarks.", "notes"),
            plain("file", "Its file, from the register's root.", "file.path"),
        ),
    )
    yield View(
        "names",
        "A name that an organization bears or bore.",
        items(Kind.ORGANIZATION, "names"),
        (
            plain("organization", "The organization's id.", "record.id"),
            position(),
            item("value", "The name.", "value"),
            item("lang", "Its language (BCP 47).", "lang"),
            item("kind", "official, short, acronym, alias or former.", "kind"),
            item("since", "When it was taken (EDTF).", "from"),
            item("until", "When it was given up (EDTF).", "to"),
        ),
    )
    yield View(
        "tasks",
        "Something an organization is to do.",
        "organization AS record JOIN json_each(record.data, '$.tasks') AS item",
        (
            plain("organization", "The organization's id.", "record.id"),
            position(),
            texts.column("text", "The task.", "CASE item.type WHEN 'object' THEN item.value END", ""),
        ),
    )
    yield View(
        "figures",
        "A count that a source states.",
        items(Kind.ORGANIZATION, "figures"),
        (
            plain("organization", "The organization's id.", "record.id"),
            position(),
            item("of", "What is counted: agreements, countries or members.", "of"),
            item("exactly", "The count.", "exactly"),
            item("about", "Or what it is about.", "about"),
            item("more_than", "Or what it is more than.", "more_than"),
            item("as_of", "The day it is of (EDTF).", "as_of"),
            item("source", "The position of the source that states it.", "source"),
            item("note", "A remark.", "note"),
        ),
    )
    yield View(
        "identifiers",
        "What another register calls an organization.",
        items(Kind.ORGANIZATION, "identifiers"),
        (
            plain("organization", "The organization's id.", "record.id"),
            position(),
            item("scheme", "Whose identifier it is.", "scheme"),
            item("value", "The identifier.", "value"),
        ),
    )
