"""The views by which a register is asked in SQL, and written to databases: each fact of it stands in one of them.

They are made of the tables of the read model, on request, and are part of the program's interface: they only ever
gain columns.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from eapa_cli.index.conditions import status_on
from eapa_cli.index.index import Index
from eapa_cli.model.vocabulary import Kind

_TAG: Final = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,4})*")


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """A column of a view: its name, what it says, and its value in SQL."""

    name: str
    about: str
    sql: str


@dataclass(frozen=True, slots=True)
class View:
    """A view: its name, what a row of it is, where the rows come from, and its columns.

    `dated` tells that it depends on the day on which it is asked, so that it is no part of an export.
    """

    name: str
    about: str
    source: str
    columns: tuple[ViewColumn, ...]
    dated: bool = False

    @property
    def sql(self) -> str:
        """The statement that makes it."""
        columns = ", ".join(f'{column.sql} AS "{column.name}"' for column in self.columns)
        return f"CREATE TEMP VIEW {self.name} AS SELECT {columns} FROM {self.source}"


def views_of(index: Index) -> tuple[View, ...]:
    """The views of a register; texts in several languages are shown in its first one, and are all in `texts`."""
    in_words = _InWords(index.languages)
    return (*in_words.of_agreements(), *in_words.of_organizations(), *in_words.of_both())


def define_views(index: Index) -> None:
    """Let an index be asked by its views."""
    index.define([view.sql for view in views_of(index)])


class _InWords:
    """The views, whose texts are in some languages, the first of them first."""

    def __init__(self, languages: Sequence[str]) -> None:
        # A tag becomes part of a statement, and a faulty register may have anything for one.
        self._languages = [language for language in languages if _TAG.fullmatch(language)]

    def of_agreements(self) -> Iterator[View]:
        yield View(
            "agreements",
            "An agreement.",
            "agreement AS record JOIN file ON number = record.file",
            (
                _plain("id", "Its id.", "record.id"),
                _plain("type", "What the paper calls itself.", "record.type"),
                _plain("title", "Its title, in the register's first language that it has.", "record.title"),
                _plain("signed", "The date of signing as it is written (EDTF).", "record.signed"),
                _plain("signed_from", "The first day that the date can mean.", "record.signed_from"),
                _plain("signed_to", "The last day that the date can mean.", "record.signed_to"),
                _data("basis", "How the date is known.", "signed.basis"),
                _data("signed_note", "A remark on the date.", "signed.note"),
                _data("online", "1 if it was signed online.", "signed.online"),
                self._text("house", "The house or institution it was signed in.", "record.data", "signed.place.name"),
                _plain("city", "The city it was signed in.", "record.city"),
                _data("country", "The country it was signed in (ISO 3166-1).", "signed.place.country"),
                _plain("event", "The occasion of the signing.", "record.event"),
                _data("starts", "The first day of its term, if that is stated.", "term.starts"),
                _plain("ends", "The last day of its first term, stated or reckoned; '..' if open.", "record.ends"),
                _data("ends_stated", "The last day of its first term as it is stated.", "term.ends"),
                _data("duration", "How long its term is (ISO 8601).", "term.duration"),
                _data("renewal", "How it is renewed: tacit, express or none.", "term.renewal.mode"),
                _data("renewal_period", "For how long it is renewed each time.", "term.renewal.period"),
                _data("renewal_max", "How many times it is renewed at most.", "term.renewal.max"),
                _data("notice", "How long before its end notice is to be given.", "term.notice"),
                _data("term_note", "A remark on the term.", "term.note"),
                _data("terminated", "When it was terminated.", "terminated.date"),
                _data("grounds", "Why it was terminated.", "terminated.grounds"),
                _data("termination_note", "A remark on the termination.", "terminated.note"),
                _data("notes", "Remarks.", "notes"),
                _plain("file", "Its file, from the register's root.", "file.path"),
            ),
        )
        yield View(
            "statuses",
            "An agreement's status today.",
            "agreement AS record",
            (
                _plain("agreement", "The agreement's id.", "record.id"),
                _plain(
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
            _items(Kind.AGREEMENT, "parties"),
            (
                _plain("agreement", "The agreement's id.", "record.id"),
                _position(),
                _item("organization", "The organization's id.", "organization"),
                _plain(
                    "name",
                    "The organization's name today; empty if the register does not have it.",
                    "(SELECT name FROM organization WHERE id = json_extract(item.value, '$.organization'))",
                ),
                _item("name_as_signed", "Its name in the agreement.", "name_as_signed"),
                _item("note", "A remark.", "note"),
            ),
        )
        yield View(
            "signatories",
            "A person who signed an agreement for a party.",
            _items(Kind.AGREEMENT, "signatories"),
            (
                _plain("agreement", "The agreement's id.", "record.id"),
                _position(),
                self._text("name", "The name.", "item.value", "name"),
                _item("also", "Other spellings, as a list in JSON.", "also"),
                self._text("post", "The person's position.", "item.value", "position"),
                _item("party", "The id of the party signed for.", "party"),
                _item("capacity", "head, deputy, proxy or acting.", "capacity"),
                _item("note", "A remark.", "note"),
            ),
        )
        yield View(
            "areas",
            "Something that an agreement is about.",
            _items(Kind.AGREEMENT, "areas"),
            (
                _plain("agreement", "The agreement's id.", "record.id"),
                _position(),
                _item("topic", "The topic.", "topic"),
                self._text("text", "What the agreement says of it.", "item.value", "text"),
            ),
        )
        yield View(
            "languages",
            "A language that an agreement is drawn up in.",
            _items(Kind.AGREEMENT, "languages"),
            (
                _plain("agreement", "The agreement's id.", "record.id"),
                _position(),
                _item("lang", "The language's tag (BCP 47).", "lang"),
                _item("authentic", "1 if the text in it is authentic.", "authentic"),
            ),
        )
        yield View(
            "documents",
            "A copy of an agreement's text.",
            _items(Kind.AGREEMENT, "documents"),
            (
                _plain("agreement", "The agreement's id.", "record.id"),
                _position(),
                _item("title", "Its title.", "title"),
                _item("lang", "Its language (BCP 47).", "lang"),
                _item("path", "Its file, from the register's root.", "path"),
                _item("url", "Its address.", "url"),
                _item("media_type", "What sort of file it is.", "media_type"),
                _item("sha256", "The file's digest.", "sha256"),
                _item("size", "The file's bytes.", "size"),
            ),
        )
        yield View(
            "phases",
            "A time in which an agreement has one status.",
            "phase JOIN agreement AS record ON record.file = phase.file",
            (
                _plain("agreement", "The agreement's id.", "record.id"),
                _plain("status", "The status.", "phase.status"),
                _plain("from_day", "The first day; 0001-01-01 for always.", "phase.from_day"),
                _plain("to_day", "The day on which it is over; 9999-12-31 for never.", "phase.to_day"),
            ),
        )
        yield View(
            "deadlines",
            "An end of an agreement's term, first or renewed, until it is closed.",
            "deadline JOIN agreement AS record ON record.file = deadline.file",
            (
                _plain("agreement", "The agreement's id.", "record.id"),
                _plain("number", "How many renewals there are before it.", "deadline.number"),
                _plain("act", "The day by which to act on it.", "deadline.act"),
                _plain("from_day", "The first day that the end can be.", "deadline.from_day"),
                _plain("to_day", "The last day that the end can be.", "deadline.to_day"),
                _plain("renews", "1 if it is renewed then, unless somebody acts.", "deadline.renews"),
            ),
        )

    def of_organizations(self) -> Iterator[View]:
        yield View(
            "organizations",
            "An organization.",
            "organization AS record JOIN file ON number = record.file",
            (
                _plain("id", "Its id.", "record.id"),
                _plain("name", "Its name today, in the register's first language that it has.", "record.name"),
                _plain("type", "What sort of body it is.", "record.type"),
                _plain("country", "Its country (ISO 3166-1).", "record.country"),
                _plain("scope", "'international' if it is of no single country.", "record.scope"),
                self._text("seat_house", "The house of its seat.", "record.data", "seat.name"),
                _plain("seat_city", "The city of its seat.", "record.city"),
                _data("seat_country", "The country of its seat.", "seat.country"),
                _plain("founded", "When it was founded (EDTF).", "record.founded"),
                _data("dissolved", "When it was dissolved (EDTF).", "dissolved"),
                _plain("website", "Its website.", "record.website"),
                self._text("summary", "What it is, in a sentence.", "record.data", "summary"),
                _data("notes", "Remarks.", "notes"),
                _plain("file", "Its file, from the register's root.", "file.path"),
            ),
        )
        yield View(
            "names",
            "A name that an organization bears or bore.",
            _items(Kind.ORGANIZATION, "names"),
            (
                _plain("organization", "The organization's id.", "record.id"),
                _position(),
                _item("value", "The name.", "value"),
                _item("lang", "Its language (BCP 47).", "lang"),
                _item("kind", "official, short, acronym, alias or former.", "kind"),
                _item("since", "When it was taken (EDTF).", "from"),
                _item("until", "When it was given up (EDTF).", "to"),
            ),
        )
        yield View(
            "tasks",
            "Something an organization is to do.",
            "organization AS record JOIN json_each(record.data, '$.tasks') AS item",
            (
                _plain("organization", "The organization's id.", "record.id"),
                _position(),
                self._text("text", "The task.", "CASE item.type WHEN 'object' THEN item.value END", ""),
            ),
        )
        yield View(
            "figures",
            "A count that a source states.",
            _items(Kind.ORGANIZATION, "figures"),
            (
                _plain("organization", "The organization's id.", "record.id"),
                _position(),
                _item("of", "What is counted: agreements, countries or members.", "of"),
                _item("exactly", "The count.", "exactly"),
                _item("about", "Or what it is about.", "about"),
                _item("more_than", "Or what it is more than.", "more_than"),
                _item("as_of", "The day it is of (EDTF).", "as_of"),
                _item("source", "The position of the source that states it.", "source"),
                _item("note", "A remark.", "note"),
            ),
        )
        yield View(
            "identifiers",
            "What another register calls an organization.",
            _items(Kind.ORGANIZATION, "identifiers"),
            (
                _plain("organization", "The organization's id.", "record.id"),
                _position(),
                _item("scheme", "Whose identifier it is.", "scheme"),
                _item("value", "The identifier.", "value"),
            ),
        )

    def of_both(self) -> Iterator[View]:
        record = (
            _plain("record", "The id of the record.", "record.id"),
            _plain("record_kind", "agreement or organization.", "record.kind"),
        )
        yield View(
            "relations",
            "What a record is to another.",
            f"{_both('relations')} WHERE item.type = 'object'",
            (
                *record,
                _position(),
                _item("type", "What it is to it.", "type"),
                _plain(
                    "target",
                    "The other record's id.",
                    "coalesce(json_extract(item.value, '$.agreement'), json_extract(item.value, '$.organization'))",
                ),
                self._text("name", "The other's name, if it has no record.", "item.value", "name"),
                _item("since", "Since when (EDTF).", "from"),
                _item("until", "Until when (EDTF).", "to"),
                _item("note", "A remark.", "note"),
            ),
        )
        yield View(
            "sources",
            "Where the facts of a record come from.",
            f"{_both('sources')} WHERE item.type = 'object'",
            (
                *record,
                _position(),
                _item("url", "The address.", "url"),
                _item("title", "The title.", "title"),
                _item("published", "When it was published (EDTF).", "published"),
                _item("accessed", "When it was read (EDTF).", "accessed"),
                _item("note", "A remark.", "note"),
            ),
        )
        yield View(
            "former_ids",
            "An id that a record had, or that of one merged into it.",
            _both("former_ids"),
            (*record, _position(), _plain("id", "The former id.", "item.value")),
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
                _plain("place", "Where in the record, as a path of JSON.", "substr(item.path, 3)"),
                _plain("lang", "The language (BCP 47).", "item.key"),
                _plain("text", "The text.", "item.value"),
            ),
        )
        yield View(
            "facts",
            "Every single value of a record, with keys of your own (x-...) too.",
            f"{_BOTH} JOIN json_tree(record.data) AS item WHERE item.atom IS NOT NULL",
            (
                *record,
                _plain("place", "Where in the record, as a path of JSON.", "substr(item.fullkey, 3)"),
                _plain("value", "The value.", "item.atom"),
            ),
        )

    def _text(self, name: str, about: str, data: str, path: str) -> ViewColumn:
        """A text in the first language that it has; an empty path is the data itself."""
        at = f"$.{path}" if path else "$"
        tried = [f"json_extract({data}, '{at}.\"{language}\"')" for language in self._languages]
        first = f"(SELECT value FROM json_each({data}, '{at}') LIMIT 1)"
        return ViewColumn(name, about, f"coalesce({', '.join([*tried, first])})" if tried else first)


_BOTH: Final = (
    "(SELECT id, data, 'agreement' AS kind FROM agreement "
    "UNION ALL SELECT id, data, 'organization' FROM organization) AS record"
)


def _both(key: str) -> str:
    return f"{_BOTH} JOIN json_each(record.data, '$.{key}') AS item"


def _items(kind: Kind, key: str) -> str:
    # In a faulty file an item may be no map, and to look for a key in a bare text is an error.
    return f"{kind} AS record JOIN json_each(record.data, '$.{key}') AS item WHERE item.type = 'object'"


def _plain(name: str, about: str, sql: str) -> ViewColumn:
    return ViewColumn(name, about, sql)


def _data(name: str, about: str, path: str) -> ViewColumn:
    return ViewColumn(name, about, f"json_extract(record.data, '$.{path}')")


def _item(name: str, about: str, key: str) -> ViewColumn:
    return ViewColumn(name, about, f"json_extract(item.value, '$.\"{key}\"')")


def _position() -> ViewColumn:
    return ViewColumn("position", "Its place in the list, from 1.", "item.key + 1")
