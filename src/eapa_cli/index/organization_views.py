"""The SQL views of organizations and of their lists."""

from collections.abc import Iterator

from eapa_cli.index.view_parts import LocalizedColumns, View, data, item, items, plain, position
from eapa_cli.model.vocabulary import Kind


def organization_views(localized: LocalizedColumns) -> Iterator[View]:
    """Yield the views whose rows each belong to one organization."""
    yield View(
        "organizations",
        "An organization.",
        "organization AS record JOIN file ON number = record.file",
        (
            plain("id", "Its id.", "record.id"),
            plain("name", "Its current name, in the register's first language that it has.", "record.name"),
            plain("type", "The organization type.", "record.type"),
            plain("country", "Its country (ISO 3166-1).", "record.country"),
            plain("scope", "'international' if it belongs to no single country.", "record.scope"),
            localized.column("seat_house", "The building or institution of its seat.", "record.data", "seat.name"),
            plain("seat_city", "The city of its seat.", "record.city"),
            data("seat_country", "The country of its seat.", "seat.country"),
            plain("founded", "The date of foundation (EDTF).", "record.founded"),
            data("dissolved", "The date of dissolution (EDTF).", "dissolved"),
            plain("website", "Its website.", "record.website"),
            localized.column("summary", "A description in one sentence.", "record.data", "summary"),
            data("notes", "Notes.", "notes"),
            plain("file", "Its file, relative to the register's root.", "file.path"),
        ),
    )
    yield View(
        "names",
        "A current or former name of an organization.",
        items(Kind.ORGANIZATION, "names"),
        (
            plain("organization", "The organization's id.", "record.id"),
            position(),
            item("value", "The name.", "value"),
            item("lang", "Its language (BCP 47).", "lang"),
            item("kind", "official, short, acronym, alias or former.", "kind"),
            item("since", "The first date of its use (EDTF).", "from"),
            item("until", "The last date of its use (EDTF).", "to"),
        ),
    )
    yield View(
        "tasks",
        "A task of an organization.",
        "organization AS record JOIN json_each(record.data, '$.tasks') AS item",
        (
            plain("organization", "The organization's id.", "record.id"),
            position(),
            localized.column("text", "The task.", "CASE item.type WHEN 'object' THEN item.value END", ""),
        ),
    )
    yield View(
        "figures",
        "A number that a source states.",
        items(Kind.ORGANIZATION, "figures"),
        (
            plain("organization", "The organization's id.", "record.id"),
            position(),
            item("of", "The things counted: agreements, countries or members.", "of"),
            item("exactly", "The exact number.", "exactly"),
            item("about", "Or the approximate number.", "about"),
            item("more_than", "Or the lower bound.", "more_than"),
            item("as_of", "The date of the number (EDTF).", "as_of"),
            item("source", "The position of the source that states it.", "source"),
            item("note", "A note.", "note"),
        ),
    )
    yield View(
        "identifiers",
        "An identifier of an organization in another register.",
        items(Kind.ORGANIZATION, "identifiers"),
        (
            plain("organization", "The organization's id.", "record.id"),
            position(),
            item("scheme", "The scheme of the identifier.", "scheme"),
            item("value", "The identifier.", "value"),
        ),
    )
