"""The SQL views of agreements and of their lists."""

from collections.abc import Iterator
from typing import Final

from eapa_cli.index.sql_lists import PARTIES, RESPONSIBLE, RESPONSIBLE_EMAIL
from eapa_cli.index.tables import status_on
from eapa_cli.index.view_parts import LocalizedColumns, View, data, item, items, plain, position
from eapa_cli.model.vocabulary import Kind

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
            plain("id", "Its id.", "record.id"),
            plain("type", "The document type.", "record.type"),
            plain(
                "name",
                "Its title, or the names of its parties if it has no title.",
                f"coalesce(record.title, {_PARTY_NAMES})",
            ),
            plain("title", "Its title, in the register's first language that it has.", "record.title"),
            plain("signed", "The date of signing as written (EDTF).", "record.signed"),
            plain("signed_from", "The earliest day that the date can mean.", "record.signed_from"),
            plain("signed_to", "The latest day that the date can mean.", "record.signed_to"),
            data("basis", "The evidence for the date.", "signed.basis"),
            data("signed_note", "A note on the date.", "signed.note"),
            data("online", "1 if it was signed online.", "signed.online"),
            localized.column("house", "The venue of the signing.", "record.data", "signed.place.name"),
            plain("city", "The city of the signing.", "record.city"),
            data("country", "The country of the signing (ISO 3166-1).", "signed.place.country"),
            plain("event", "The occasion of the signing.", "record.event"),
            data("starts", "The first day of its term, if stated.", "term.starts"),
            plain("ends", "The last day of its first term, as amended, stated or computed; '..': open.", "record.ends"),
            data("ends_stated", "The last day of its first term, if stated.", "term.ends"),
            data("duration", "The duration of its term (ISO 8601).", "term.duration"),
            data("renewal", "The mode of renewal: tacit, express or none.", "term.renewal.mode"),
            data("renewal_period", "The duration of each renewal (ISO 8601).", "term.renewal.period"),
            data("renewal_max", "The maximum number of renewals.", "term.renewal.max"),
            data("notice", "The notice period before the end (ISO 8601).", "term.notice"),
            data("term_note", "A note on the term.", "term.note"),
            data("terminated", "The date of termination (EDTF).", "terminated.date"),
            data("grounds", "The grounds for termination.", "terminated.grounds"),
            data("termination_note", "A note on the termination.", "terminated.note"),
            plain("responsible", "The person to remind; not exported without --private.", RESPONSIBLE),
            plain("responsible_email", "The e-mail address of that person; not exported either.", RESPONSIBLE_EMAIL),
            data("notes", "Notes.", "notes"),
            plain("party_names", "The names of its parties, separated by '; '.", _PARTY_NAMES),
            plain("signatory_names", "The names of its signatories, separated by '; '.", _SIGNATORY_NAMES),
            plain("file", "Its file, relative to the register's root.", "file.path"),
            plain(
                "stage",
                "planned, negotiating, agreed or dropped, and the date is a plan; empty if it is signed.",
                "record.stage",
            ),
        ),
    )
    yield View(
        "statuses",
        "The status of an agreement today.",
        "agreement AS record",
        (
            plain("agreement", "The agreement's id.", "record.id"),
            plain(
                "status",
                "not-started, in-force, due, expired, terminated, superseded or unknown; of an unsigned one its stage.",
                status_on("date('now', 'localtime')"),
            ),
        ),
        dated=True,
    )
    yield View(
        "parties",
        "A party to an agreement.",
        items(Kind.AGREEMENT, "parties"),
        (
            plain("agreement", "The agreement's id.", "record.id"),
            position(),
            item("organization", "The organization's id.", "organization"),
            plain(
                "name",
                "The organization's current name; empty if it has no record.",
                "(SELECT name FROM organization WHERE id = json_extract(item.value, '$.organization'))",
            ),
            item("name_as_signed", "Its name in the agreement text.", "name_as_signed"),
            item("note", "A note.", "note"),
        ),
    )
    yield View(
        "signatories",
        "A person who signed an agreement for a party.",
        items(Kind.AGREEMENT, "signatories"),
        (
            plain("agreement", "The agreement's id.", "record.id"),
            position(),
            localized.column("name", "The name.", "item.value", "name"),
            item("also", "Other spellings, as a JSON array.", "also"),
            localized.column("post", "The signatory's position.", "item.value", "position"),
            item("party", "The id of the party the signatory signed for.", "party"),
            item("capacity", "head, deputy, proxy or acting.", "capacity"),
            item("note", "A note.", "note"),
        ),
    )
    yield View(
        "areas",
        "A topic of an agreement.",
        items(Kind.AGREEMENT, "areas"),
        (
            plain("agreement", "The agreement's id.", "record.id"),
            position(),
            item("topic", "The topic.", "topic"),
            localized.column("text", "The wording of the agreement on the topic.", "item.value", "text"),
        ),
    )
    yield View(
        "languages",
        "A language of an agreement's text.",
        items(Kind.AGREEMENT, "languages"),
        (
            plain("agreement", "The agreement's id.", "record.id"),
            position(),
            item("lang", "The language tag (BCP 47).", "lang"),
            item("authentic", "1 if the text in this language is authentic.", "authentic"),
        ),
    )
    yield View(
        "documents",
        "A copy of an agreement's text.",
        items(Kind.AGREEMENT, "documents"),
        (
            plain("agreement", "The agreement's id.", "record.id"),
            position(),
            item("title", "Its title.", "title"),
            item("lang", "Its language (BCP 47).", "lang"),
            item("path", "Its file, relative to the register's root.", "path"),
            item("url", "Its URL.", "url"),
            item("media_type", "Its media type.", "media_type"),
            item("sha256", "The SHA-256 digest of the file.", "sha256"),
            item("size", "The size of the file in bytes.", "size"),
        ),
    )
    yield View(
        "phases",
        "A period in which an agreement has one status.",
        "phase JOIN agreement AS record ON record.file = phase.file",
        (
            plain("agreement", "The agreement's id.", "record.id"),
            plain("status", "The status.", "phase.status"),
            plain("from_day", "The first day; 0001-01-01 if there is no earlier phase.", "phase.from_day"),
            plain("to_day", "The day after the last; 9999-12-31 if the phase does not end.", "phase.to_day"),
        ),
    )
    yield View(
        "deadlines",
        "An end of an agreement's term, first or renewed, until it is closed. An amendment has none of its own.",
        "deadline JOIN agreement AS record ON record.file = deadline.file AND record.part_of IS NULL",
        (
            plain("agreement", "The agreement's id.", "record.id"),
            plain("number", "The number of renewals before it.", "deadline.number"),
            plain("act", "The last day to act.", "deadline.act"),
            plain("from_day", "The earliest day that the end can mean.", "deadline.from_day"),
            plain("to_day", "The latest day that the end can mean.", "deadline.to_day"),
            plain("renews", "1 if the agreement renews on that day unless a party acts.", "deadline.renews"),
        ),
    )
