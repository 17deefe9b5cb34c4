"""The SQL views of agreements and of their lists."""

from collections.abc import Iterator
from typing import Final

from eapa_cli.index.sql_lists import PARTIES, RESPONSIBLE, RESPONSIBLE_EMAIL
from eapa_cli.index.tables import status_on
from eapa_cli.index.view_parts import (
    LocalizedColumns,
    View,
    ViewColumn,
    item_column,
    list_view,
    record_column,
    record_id_column,
)
from eapa_cli.model.vocabulary import Kind

# The names in PARTIES are separated by U+001F.
_PARTY_NAMES: Final = f"replace({PARTIES}, char(31), '; ')"
_SIGNATORY_NAMES: Final = (
    "(SELECT group_concat(name, '; ') FROM "
    "(SELECT name FROM signatory WHERE signatory.file = record.file ORDER BY position))"
)


def agreement_views(localized: LocalizedColumns) -> Iterator[View]:
    """Yield the views whose rows each belong to one agreement."""
    yield View(
        "agreements",
        "An agreement.",
        "agreement AS record JOIN file ON number = record.file",
        (
            ViewColumn("id", "Its id.", "record.id"),
            ViewColumn("type", "The document type.", "record.type"),
            ViewColumn(
                "name",
                "Its title, or the names of its parties if it has no title.",
                f"coalesce(record.title, {_PARTY_NAMES})",
            ),
            ViewColumn("title", "Its title, in the register's first language that it has.", "record.title"),
            ViewColumn("signed", "The date of signing as written (EDTF).", "record.signed"),
            ViewColumn("signed_from", "The earliest day that the date can mean.", "record.signed_from"),
            ViewColumn("signed_to", "The latest day that the date can mean.", "record.signed_to"),
            record_column("basis", "The evidence for the date.", "signed.basis"),
            record_column("signed_note", "A note on the date.", "signed.note"),
            record_column("online", "1 if it was signed online.", "signed.online"),
            localized.column("venue", "The venue of the signing.", "record.data", "signed.place.name"),
            ViewColumn("city", "The city of the signing.", "record.city"),
            record_column("country", "The country of the signing (ISO 3166-1).", "signed.place.country"),
            ViewColumn("event", "The occasion of the signing.", "record.event"),
            record_column("starts", "The first day of its term, if stated.", "term.starts"),
            ViewColumn(
                "ends",
                "The last day of its term before any renewal, as stated or computed; '..' if it is open.",
                "record.ends",
            ),
            record_column("ends_stated", "The last day of its term before any renewal, if stated.", "term.ends"),
            record_column("duration", "The duration of its term (ISO 8601).", "term.duration"),
            record_column("renewal", "The mode of renewal: tacit, express or none.", "term.renewal.mode"),
            record_column("renewal_period", "The duration of each renewal (ISO 8601).", "term.renewal.period"),
            record_column("renewal_max", "The maximum number of renewals.", "term.renewal.max"),
            record_column("notice", "The notice period before the end (ISO 8601).", "term.notice"),
            record_column("term_note", "A note on the term.", "term.note"),
            record_column("terminated", "The date of termination (EDTF).", "terminated.date"),
            record_column("grounds", "The grounds for termination.", "terminated.grounds"),
            record_column("termination_note", "A note on the termination.", "terminated.note"),
            ViewColumn("responsible", "The person to remind; not exported without --private.", RESPONSIBLE),
            ViewColumn(
                "responsible_email",
                "The e-mail address of that person; not exported without --private.",
                RESPONSIBLE_EMAIL,
            ),
            record_column("notes", "Notes.", "notes"),
            ViewColumn("party_names", "The names of its parties, separated by '; '.", _PARTY_NAMES),
            ViewColumn("signatory_names", "The names of its signatories, separated by '; '.", _SIGNATORY_NAMES),
            ViewColumn("file", "Its file, relative to the register's root.", "file.path"),
            ViewColumn(
                "stage",
                "planned, negotiating, agreed or dropped; empty if it is signed. Before signing, the date is a plan.",
                "record.stage",
            ),
        ),
    )
    yield View(
        "statuses",
        "The status of an agreement today.",
        "agreement AS record",
        (
            record_id_column(Kind.AGREEMENT),
            ViewColumn(
                "status",
                "not-started, in-force, due, expired, terminated, superseded or unknown; if unsigned, its stage.",
                status_on("date('now', 'localtime')"),
            ),
        ),
        depends_on_today=True,
    )
    yield list_view(
        Kind.AGREEMENT,
        "parties",
        "A party to an agreement.",
        item_column("organization", "The organization's id."),
        ViewColumn(
            "name",
            "The organization's current name; empty if it has no record.",
            "(SELECT name FROM organization WHERE id = json_extract(item.value, '$.organization'))",
        ),
        item_column("name_as_signed", "Its name in the agreement text."),
        item_column("note", "A note."),
    )
    yield list_view(
        Kind.AGREEMENT,
        "signatories",
        "A person who signed an agreement for a party.",
        localized.column("name", "The name.", "item.value", "name"),
        item_column("also", "Other spellings, as a JSON array."),
        localized.column("post", "The signatory's position.", "item.value", "position"),
        item_column("party", "The id of the party the signatory signed for."),
        item_column("capacity", "head, deputy, proxy or acting."),
        item_column("note", "A note."),
    )
    yield list_view(
        Kind.AGREEMENT,
        "areas",
        "A topic of an agreement.",
        item_column("topic", "The topic."),
        localized.column("text", "The wording of the agreement on the topic.", "item.value", "text"),
    )
    yield list_view(
        Kind.AGREEMENT,
        "languages",
        "A language of an agreement's text.",
        item_column("lang", "The language tag (BCP 47)."),
        item_column("authentic", "1 if the text in this language is authentic."),
    )
    yield list_view(
        Kind.AGREEMENT,
        "documents",
        "A copy of an agreement's text.",
        item_column("title", "Its title."),
        item_column("lang", "Its language (BCP 47)."),
        item_column("path", "Its file, relative to the register's root."),
        item_column("url", "Its URL."),
        item_column("media_type", "Its media type."),
        item_column("sha256", "The SHA-256 digest of the file."),
        item_column("size", "The size of the file in bytes."),
    )
    yield View(
        "phases",
        "A period in which an agreement has one status.",
        "phase JOIN agreement AS record ON record.file = phase.file",
        (
            record_id_column(Kind.AGREEMENT),
            ViewColumn("status", "The status.", "phase.status"),
            ViewColumn("from_day", "The first day; 0001-01-01 if there is no earlier phase.", "phase.from_day"),
            ViewColumn("to_day", "The day after the last; 9999-12-31 if the phase does not end.", "phase.to_day"),
        ),
    )
    yield View(
        "deadlines",
        "An end of an agreement's term: the first end, or the end of a renewal. An amendment has no rows.",
        "deadline JOIN agreement AS record ON record.file = deadline.file AND record.part_of IS NULL",
        (
            record_id_column(Kind.AGREEMENT),
            ViewColumn("number", "The number of renewals before it.", "deadline.number"),
            ViewColumn("act", "The last day to act.", "deadline.act"),
            ViewColumn("from_day", "The earliest day that the end can mean.", "deadline.from_day"),
            ViewColumn("to_day", "The latest day that the end can mean.", "deadline.to_day"),
            ViewColumn("renews", "1 if the agreement renews on that day unless a party acts.", "deadline.renews"),
        ),
    )
