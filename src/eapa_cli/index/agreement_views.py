"""The views of agreements, and of what they hold."""

from collections.abc import Iterator

from eapa_cli.index.tables import status_on
from eapa_cli.index.view_parts import Texts, View, data, item, items, plain, position
from eapa_cli.model.vocabulary import Kind


def agreement_views(texts: Texts) -> Iterator[View]:
    """The views of which each row is of one agreement."""
    yield View(
        "agreements",
        "An agreement.",
        "agreement AS record JOIN file ON number = record.file",
        (
            plain("id", "Its id.", "record.id"),
            plain("type", "What the paper calls itself.", "record.type"),
            plain("title", "Its title, in the register's first language that it has.", "record.title"),
            plain("signed", "The date of signing as it is written (EDTF).", "record.signed"),
            plain("signed_from", "The first day that the date can mean.", "record.signed_from"),
            plain("signed_to", "The last day that the date can mean.", "record.signed_to"),
            data("basis", "How the date is known.", "signed.basis"),
            data("signed_note", "A remark on the date.", "signed.note"),
            data("online", "1 if it was signed online.", "signed.online"),
            texts.column("house", "The house or institution it was signed in.", "record.data", "signed.place.name"),
            plain("city", "The city it was signed in.", "record.city"),
            data("country", "The country it was signed in (ISO 3166-1).", "signed.place.country"),
            plain("event", "The occasion of the signing.", "record.event"),
            data("starts", "The first day of its term, if that is stated.", "term.starts"),
            plain("ends", "The last day of its first term, as amended, stated or computed; '..': open.", "record.ends"),
            data("ends_stated", "The last day of its first term as it is stated.", "term.ends"),
            data("duration", "How long its term is (ISO 8601).", "term.duration"),
            data("renewal", "How it is renewed: tacit, express or none.", "term.renewal.mode"),
            data("renewal_period", "For how long it is renewed each time.", "term.renewal.period"),
            data("renewal_max", "How many times it is renewed at most.", "term.renewal.max"),
            data("notice", "How long before its end notice is to be given.", "term.notice"),
            data("term_note", "A remark on the term.", "term.note"),
            data("terminated", "When it was terminated.", "terminated.date"),
            data("grounds", "Why it was terminated.", "terminated.grounds"),
            data("termination_note", "A remark on the termination.", "terminated.note"),
            data("notes", "Remarks.", "notes"),
            plain("file", "Its file, from the register's root.", "file.path"),
        ),
    )
    yield View(
        "statuses",
        "An agreement's status today.",
        "agreement AS record",
        (
            plain("agreement", "The agreement's id.", "record.id"),
            plain(
                "status",
                "planned, in-force, due, expired, terminated, superseded or unknown.",
                status_on("date('now', 'localtime')"),
            ),
        ),
        dated=True,
    )
    yield View(
        "parties",
        "An organization's place in an agreement.",
        items(Kind.AGREEMENT, "parties"),
        (
            plain("agreement", "The agreement's id.", "record.id"),
            position(),
            item("organization", "The organization's id.", "organization"),
            plain(
                "name",
                "The organization's name today; empty if the register does not have it.",
                "(SELECT name FROM organization WHERE id = json_extract(item.value, '$.organization'))",
            ),
            item("name_as_signed", "Its name in the agreement.", "name_as_signed"),
            item("note", "A remark.", "note"),
        ),
    )
    yield View(
        "signatories",
        "A person who signed an agreement for a party.",
        items(Kind.AGREEMENT, "signatories"),
        (
            plain("agreement", "The agreement's id.", "record.id"),
            position(),
            texts.column("name", "The name.", "item.value", "name"),
            item("also", "Other spellings, as a list in JSON.", "also"),
            texts.column("post", "The person's position.", "item.value", "position"),
            item("party", "The id of the party signed for.", "party"),
            item("capacity", "head, deputy, proxy or acting.", "capacity"),
            item("note", "A remark.", "note"),
        ),
    )
    yield View(
        "areas",
        "Something that an agreement is about.",
        items(Kind.AGREEMENT, "areas"),
        (
            plain("agreement", "The agreement's id.", "record.id"),
            position(),
            item("topic", "The topic.", "topic"),
            texts.column("text", "What the agreement says of it.", "item.value", "text"),
        ),
    )
    yield View(
        "languages",
        "A language that an agreement is drawn up in.",
        items(Kind.AGREEMENT, "languages"),
        (
            plain("agreement", "The agreement's id.", "record.id"),
            position(),
            item("lang", "The language's tag (BCP 47).", "lang"),
            item("authentic", "1 if the text in it is authentic.", "authentic"),
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
            item("path", "Its file, from the register's root.", "path"),
            item("url", "Its address.", "url"),
            item("media_type", "What sort of file it is.", "media_type"),
            item("sha256", "The file's digest.", "sha256"),
            item("size", "The file's bytes.", "size"),
        ),
    )
    yield View(
        "phases",
        "A time in which an agreement has one status.",
        "phase JOIN agreement AS record ON record.file = phase.file",
        (
            plain("agreement", "The agreement's id.", "record.id"),
            plain("status", "The status.", "phase.status"),
            plain("from_day", "The first day; 0001-01-01 for always.", "phase.from_day"),
            plain("to_day", "The day on which it is over; 9999-12-31 for never.", "phase.to_day"),
        ),
    )
    yield View(
        "deadlines",
        "An end of an agreement's term, first or renewed, until it is closed. An amendment has none of its own.",
        "deadline JOIN agreement AS record ON record.file = deadline.file AND record.part_of IS NULL",
        (
            plain("agreement", "The agreement's id.", "record.id"),
            plain("number", "How many renewals there are before it.", "deadline.number"),
            plain("act", "The day by which to act on it.", "deadline.act"),
            plain("from_day", "The first day that the end can be.", "deadline.from_day"),
            plain("to_day", "The last day that the end can be.", "deadline.to_day"),
            plain("renews", "1 if it is renewed then, unless somebody acts.", "deadline.renews"),
        ),
    )
