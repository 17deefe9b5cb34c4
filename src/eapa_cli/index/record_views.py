"""The views of what records of both kinds hold."""

from collections.abc import Iterator
from typing import Final

from eapa_cli.index.view_parts import Texts, View, item, plain, position

_BOTH: Final = (
    "(SELECT id, data, 'agreement' AS kind FROM agreement "
    "UNION ALL SELECT id, data, 'organization' FROM organization) AS record"
)


def _both(key: str) -> str:
    return f"{_BOTH} JOIN json_each(record.data, '$.{key}') AS item"


def record_views(texts: Texts) -> Iterator[View]:
    """The views of which a row may be of a record of either kind."""
    record = (
        plain("record", "The id of the record.", "record.id"),
        plain("record_kind", "agreement or organization.", "record.kind"),
    )
    yield View(
        "relations",
        "What a record is to another.",
        f"{_both('relations')} WHERE item.type = 'object'",
        (
            *record,
            position(),
            item("type", "What it is to it.", "type"),
            plain(
                "target",
                "The other record's id.",
                "coalesce(json_extract(item.value, '$.agreement'), json_extract(item.value, '$.organization'))",
            ),
            texts.column("name", "The other's name, if it has no record.", "item.value", "name"),
            item("since", "Since when (EDTF).", "from"),
            item("until", "Until when (EDTF).", "to"),
            item("note", "A remark.", "note"),
        ),
    )
    yield View(
        "sources",
        "Where the facts of a record come from.",
        f"{_both('sources')} WHERE item.type = 'object'",
        (
            *record,
            position(),
            item("url", "The address.", "url"),
            item("title", "The title.", "title"),
            item("published", "When it was published (EDTF).", "published"),
            item("accessed", "When it was read (EDTF).", "accessed"),
            item("note", "A remark.", "note"),
        ),
    )
    yield View(
        "former_ids",
        "An id that a record had, or that of one merged into it.",
        _both("former_ids"),
        (*record, position(), plain("id", "The former id.", "item.value")),
    )
    yield View(
        "texts",
        "A text that can be in several languages, in one of them.",
        f"{_BOTH} JOIN json_tree(record.data) AS item "
        "WHERE item.type = 'text' AND (item.path IN ('$.title', '$.summary', '$.signed.event', "
        "'$.signed.place.name', '$.signed.place.city', '$.seat.name', '$.seat.city') "
        "OR item.path GLOB '$.tasks[[]*]' OR item.path GLOB '$.areas[[]*].text' "
        "OR item.path GLOB '$.relations[[]*].name' "
        "OR item.path GLOB '$.signatories[[]*].name' OR item.path GLOB '$.signatories[[]*].position')",
        (
            *record,
            plain("place", "Where in the record, as a path of JSON.", "substr(item.path, 3)"),
            plain("lang", "The language (BCP 47).", "item.key"),
            plain("text", "The text.", "item.value"),
        ),
    )
    yield View(
        "facts",
        "Every single value of a record, with keys of your own (x-...) too.",
        f"{_BOTH} JOIN json_tree(record.data) AS item WHERE item.atom IS NOT NULL",
        (
            *record,
            plain("place", "Where in the record, as a path of JSON.", "substr(item.fullkey, 3)"),
            plain("value", "The value.", "item.atom"),
        ),
    )
