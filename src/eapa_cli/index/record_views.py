"""The SQL views that cover both kinds of record."""

from collections.abc import Iterator
from typing import Final

from eapa_cli.index.view_parts import LocalizedColumns, View, ViewColumn, item_column, position_column

_ALL_RECORDS: Final = (
    "(SELECT id, data, 'agreement' AS kind FROM agreement "
    "UNION ALL SELECT id, data, 'organization' FROM organization) AS record"
)


def _items_of_all_records(key: str) -> str:
    return f"{_ALL_RECORDS} JOIN json_each(record.data, '$.{key}') AS item"


def record_views(localized: LocalizedColumns) -> Iterator[View]:
    """Yield the views whose rows belong to an organization or an agreement."""
    record = (
        ViewColumn("record", "The id of the record.", "record.id"),
        ViewColumn("record_kind", "agreement or organization.", "record.kind"),
    )
    yield View(
        "relations",
        "A relation of a record to another.",
        f"{_items_of_all_records('relations')} WHERE item.type = 'object'",
        (
            *record,
            position_column(),
            item_column("type", "The relation type."),
            ViewColumn(
                "target",
                "The other record's id.",
                "coalesce(json_extract(item.value, '$.agreement'), json_extract(item.value, '$.organization'))",
            ),
            localized.column("name", "The other organization's name, if it has no record.", "item.value", "name"),
            item_column("since", "The start of the relation (EDTF).", "from"),
            item_column("until", "The end of the relation (EDTF).", "to"),
            item_column("note", "A note."),
        ),
    )
    yield View(
        "sources",
        "A source of a record.",
        f"{_items_of_all_records('sources')} WHERE item.type = 'object'",
        (
            *record,
            position_column(),
            item_column("url", "The URL."),
            item_column("reference", "The place of a source that is not on the web."),
            item_column("archive", "The archive that holds it."),
            item_column("title", "The title."),
            item_column("published", "The date of publication (EDTF)."),
            item_column("accessed", "The date of access (EDTF)."),
            item_column("note", "A note."),
        ),
    )
    yield View(
        "former_ids",
        "A former id of a record, or of a record that was merged into it.",
        _items_of_all_records("former_ids"),
        (*record, position_column(), ViewColumn("id", "The former id.", "item.value")),
    )
    # `substr(..., 3)` removes the '$.' of a path. In a GLOB pattern, '[[]' matches one '['.
    yield View(
        "texts",
        "A localized string in one language.",
        f"{_ALL_RECORDS} JOIN json_tree(record.data) AS item "
        "WHERE item.type = 'text' AND (item.path IN ('$.title', '$.summary', '$.signed.event', "
        "'$.signed.place.name', '$.signed.place.city', '$.seat.name', '$.seat.city') "
        "OR item.path GLOB '$.tasks[[]*]' OR item.path GLOB '$.areas[[]*].text' "
        "OR item.path GLOB '$.relations[[]*].name' "
        "OR item.path GLOB '$.signatories[[]*].name' OR item.path GLOB '$.signatories[[]*].position')",
        (
            *record,
            ViewColumn("place", "The path in the record (JSON path).", "substr(item.path, 3)"),
            ViewColumn("lang", "The language (BCP 47).", "item.key"),
            ViewColumn("text", "The text.", "item.value"),
        ),
    )
    yield View(
        "facts",
        "Every value of a record, including extension fields (x-...).",
        f"{_ALL_RECORDS} JOIN json_tree(record.data) AS item WHERE item.atom IS NOT NULL",
        (
            *record,
            ViewColumn("place", "The path in the record (JSON path).", "substr(item.fullkey, 3)"),
            ViewColumn("value", "The value.", "item.atom"),
        ),
    )
