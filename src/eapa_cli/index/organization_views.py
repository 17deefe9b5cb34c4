"""The SQL views of organizations and of their lists."""

from collections.abc import Iterator

from eapa_cli.index.view_parts import (
    LocalizedColumns,
    View,
    ViewColumn,
    item_column,
    list_view,
    position_column,
    record_column,
    record_id_column,
)
from eapa_cli.model.vocabulary import Kind


def organization_views(localized: LocalizedColumns) -> Iterator[View]:
    """Yield the views whose rows each belong to one organization."""
    yield View(
        "organizations",
        "An organization.",
        "organization AS record JOIN file ON number = record.file",
        (
            ViewColumn("id", "Its id.", "record.id"),
            ViewColumn("name", "Its current name, in the register's first language that it has.", "record.name"),
            ViewColumn("type", "The organization type.", "record.type"),
            ViewColumn("country", "Its country (ISO 3166-1).", "record.country"),
            ViewColumn("scope", "'international' if it belongs to no single country.", "record.scope"),
            localized.column("seat_venue", "The building or institution of its seat.", "record.data", "seat.name"),
            ViewColumn("seat_city", "The city of its seat.", "record.city"),
            record_column("seat_country", "The country of its seat.", "seat.country"),
            ViewColumn("founded", "The date of foundation (EDTF).", "record.founded"),
            record_column("dissolved", "The date of dissolution (EDTF).", "dissolved"),
            ViewColumn("website", "Its website.", "record.website"),
            localized.column("summary", "A description in one sentence.", "record.data", "summary"),
            record_column("notes", "Notes.", "notes"),
            ViewColumn("file", "Its file, relative to the register's root.", "file.path"),
        ),
    )
    yield list_view(
        Kind.ORGANIZATION,
        "names",
        "A current or former name of an organization.",
        item_column("value", "The name."),
        item_column("lang", "Its language (BCP 47)."),
        item_column("kind", "official, short, acronym, alias or former."),
        item_column("since", "The first date of its use (EDTF).", "from"),
        item_column("until", "The last date of its use (EDTF).", "to"),
    )
    yield View(
        "tasks",
        "A task of an organization.",
        "organization AS record JOIN json_each(record.data, '$.tasks') AS item",
        (
            record_id_column(Kind.ORGANIZATION),
            position_column(),
            # A task has no keys besides its languages. In an invalid file it may be a string, which is not JSON.
            localized.column("text", "The task.", "CASE item.type WHEN 'object' THEN item.value END", ""),
        ),
    )
    yield list_view(
        Kind.ORGANIZATION,
        "figures",
        "A number that a source states.",
        item_column("of", "The things counted: agreements, countries or members."),
        item_column("exactly", "The exact number."),
        item_column("about", "Or the approximate number."),
        item_column("more_than", "Or the lower bound."),
        item_column("as_of", "The date of the number (EDTF)."),
        item_column("source", "The position of the source that states it."),
        item_column("note", "A note."),
    )
    yield list_view(
        Kind.ORGANIZATION,
        "identifiers",
        "An identifier of an organization in another register.",
        item_column("scheme", "The scheme of the identifier."),
        item_column("value", "The identifier."),
    )
