"""Everything about one record, and all that refers to it, as a page."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, assert_never

from eapa_cli.errors import RefusedError
from eapa_cli.index.index import Index
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.names import LocalText, in_language, name_on, preferred_name
from eapa_cli.model.records import (
    Agreement,
    Figure,
    Organization,
    OrganizationLink,
    Place,
    Signatory,
    Signing,
    Source,
)
from eapa_cli.model.terms import Term
from eapa_cli.model.vocabulary import Kind
from eapa_cli.render.rows import Cell, Column, Layout, Rows
from eapa_cli.storage.codec import decode
from eapa_cli.text.nearest import did_you_mean

Line = tuple[str, Cell]
"""A field of the page and its value; a field without a name goes on with the one above."""

_COLUMNS: Final = (
    Column("section", "Section"),
    Column("field", "Field"),
    Column("value", "Value", flexible=True),
)


def page(index: Index, id_: str, *, as_of: date, languages: Sequence[str]) -> Rows:
    """The page of the record that has an id, or had it before; its objects are the record as it stands in its file.

    Raises:
        RefusedError: no record has the id.
    """
    found = index.find(id_)
    if found is None:
        raise RefusedError(f"no record has the id '{id_}'", hint=did_you_mean(id_, index.ids()))
    kind, path, data = found
    sections = _Page(index, as_of, languages).sections(kind, data)
    rows = [(section, *line) for section, lines in sections for line in lines if line[1] not in (None, ())]
    title = rows[0][0] if rows else str(data["id"])
    return Rows(kind.plural, _COLUMNS, [*rows, (title, "File", path)], objects=[data], layout=Layout.PAGE)


class _Page:
    """The sections of a page, in the languages of the register."""

    def __init__(self, index: Index, as_of: date, languages: Sequence[str]) -> None:
        self._index = index
        self._as_of = as_of
        self._languages = languages

    def sections(self, kind: Kind, data: Mapping[str, Any]) -> Iterator[tuple[str, list[Line]]]:
        match kind:
            case Kind.ORGANIZATION:
                organization = decode(Organization, data)
                assert organization is not None, "only what could be decoded is in the read model"
                yield from self._of_organization(organization)
            case Kind.AGREEMENT:
                agreement = decode(Agreement, data)
                assert agreement is not None, "only what could be decoded is in the read model"
                yield from self._of_agreement(agreement)
            case _:
                assert_never(kind)

    def _of_organization(self, it: Organization) -> Iterator[tuple[str, list[Line]]]:
        yield (
            preferred_name(it.names, self._languages) or it.id,
            [
                ("Id", it.id),
                ("Type", it.type),
                ("Country", it.country or (it.scope and "international")),
                ("Seat", self._place(it.seat)),
                ("Founded", _text(it.founded)),
                ("Dissolved", _text(it.dissolved)),
                ("Website", it.website),
                ("Summary", self._local(it.summary)),
                ("Former ids", it.former_ids),
                ("Notes", it.notes),
            ],
        )
        yield (
            "Names",
            [(f"{name.kind}, {name.lang}", name.value + _while(name.from_, name.to)) for name in it.names],
        )
        yield "Tasks", [("", self._local(task)) for task in it.tasks]
        yield "Relations", [(link.type, self._target(link)) for link in it.relations]
        yield "Related to it", list(self._referring(it.id, Kind.ORGANIZATION))
        yield "Figures", [(figure.of, self._figure(figure, it.sources)) for figure in it.figures]
        yield "Identifiers", [(one.scheme, one.value) for one in it.identifiers]
        yield "Agreements", list(self._agreements_of(it.id))
        yield "Sources", list(_sources(it.sources))

    def _of_agreement(self, it: Agreement) -> Iterator[tuple[str, list[Line]]]:
        signed = it.signed or Signing()
        yield (
            self._local(it.title) or it.id,
            [
                ("Id", it.id),
                ("Type", it.type),
                ("Status", f"{self._status(it.id)} on {self._as_of}"),
                ("Signed", _text(signed.date)),
                ("Known by", signed.basis),
                ("Place", self._place(signed.place) or ("online" if signed.online else None)),
                ("Event", self._local(signed.event)),
                ("Note", signed.note),
                (
                    "Languages",
                    tuple(f"{one.lang}{' (authentic)' if one.authentic else ''}" for one in it.languages),
                ),
                ("Former ids", it.former_ids),
                ("Notes", it.notes),
            ],
        )
        yield (
            "Parties",
            [
                (party.organization, self._party(party.organization, party.name_as_signed, signed.date))
                for party in it.parties
            ],
        )
        yield "Signatories", [(person.party, self._signatory(person)) for person in it.signatories]
        yield "Areas", [(area.topic, self._local(area.text) or area.topic) for area in it.areas]
        yield "Term", list(_term(it.term)) if it.term else []
        if it.terminated:
            yield (
                "Terminated",
                [
                    ("On", _text(it.terminated.date)),
                    ("Grounds", it.terminated.grounds),
                    ("Note", it.terminated.note),
                ],
            )
        yield "Relations", [(link.type, link.agreement) for link in it.relations]
        yield "Related to it", list(self._referring(it.id, Kind.AGREEMENT))
        yield "Documents", [(one.title or "", one.path or one.url) for one in it.documents]
        yield "Sources", list(_sources(it.sources))

    def _party(self, id_: str, signed_as: str | None, date_: EdtfDate | None) -> str:
        found = self._index.ask("SELECT data FROM organization WHERE id = ?", (id_,))
        organization = decode(Organization, json.loads(found[0][0])) if found else None
        if organization is None:
            return signed_as or id_
        name = preferred_name(organization.names, self._languages)
        then = name_on(organization.names, date_.earliest, self._languages) if date_ else name
        if signed_as or then != name:
            return f"{signed_as or then} (now {name})" if (signed_as or then) != name else name
        return name

    def _signatory(self, person: Signatory) -> str:
        names = " / ".join(person.name.values())
        also = f" (also {', '.join(person.also)})" if person.also else ""
        position = f", {self._local(person.position)}" if person.position else ""
        note = f". {person.note}" if person.note else ""
        return f"{names}{also}{position}{f' [{person.capacity}]' if person.capacity else ''}{note}"

    def _agreements_of(self, id_: str) -> Iterator[Line]:
        rows = self._index.ask(
            "SELECT coalesce(signed, 'undated'), coalesce(title, type), agreement.id FROM party "
            "JOIN agreement ON agreement.file = party.file WHERE organization = ? "
            "ORDER BY signed_from IS NULL, signed_from, agreement.id",
            (id_,),
        )
        for signed, title, agreement in rows:
            yield signed, f"{title} ({agreement})"

    def _referring(self, id_: str, kind: Kind) -> Iterator[Line]:
        rows = self._index.ask(
            f"SELECT relation.type, record.id FROM relation JOIN {kind} AS record ON record.file = relation.file "
            "WHERE target = ? ORDER BY record.id",
            (id_,),
        )
        for type_, other in rows:
            yield f"{type_} it", other

    def _status(self, id_: str) -> str:
        rows = self._index.ask(
            "SELECT status FROM phase JOIN agreement USING (file) WHERE id = ? AND from_day <= ? "
            "ORDER BY from_day DESC LIMIT 1",
            (id_, self._as_of.isoformat()),
        )
        return str(rows[0][0])

    def _target(self, link: OrganizationLink) -> str:
        name = link.organization or self._local(link.name) or ""
        return name + _while(link.from_, link.to) + (f". {link.note}" if link.note else "")

    def _figure(self, figure: Figure, sources: Sequence[Source]) -> str:
        values = (("", figure.exactly), ("about ", figure.about), ("more than ", figure.more_than))
        value = next((f"{word}{number}" for word, number in values if number is not None), "")
        known = figure.source is not None and 0 < figure.source <= len(sources)
        source = f" [{figure.source}]" if known else ""
        return f"{value} as of {figure.as_of}{source}{f'. {figure.note}' if figure.note else ''}"

    def _place(self, place: Place | None) -> str | None:
        if place is None:
            return None
        return ", ".join(part for part in (self._local(place.name), self._local(place.city), place.country) if part)

    def _local(self, text: LocalText | None) -> str | None:
        return in_language(text, self._languages) if text else None


def _term(term: Term) -> Iterator[Line]:
    yield "Starts", _text(term.starts)
    yield "Ends", "open" if term.ends and term.ends.is_open else _text(term.ends)
    yield "Duration", str(term.duration) if term.duration else None
    if term.renewal:
        period = f", for {term.renewal.period} each time" if term.renewal.period else ""
        most = f", {term.renewal.max} times at most" if term.renewal.max is not None else ""
        yield "Renewal", f"{term.renewal.mode}{period}{most}"
    yield "Notice", str(term.notice) if term.notice else None
    yield "Note", term.note


def _sources(sources: Sequence[Source]) -> Iterator[Line]:
    for number, source in enumerate(sources, 1):
        dates = [f"published {source.published}"] if source.published else []
        dates += [f"seen {source.accessed}"] if source.accessed else []
        parts = [source.title, source.url, ", ".join(dates), source.note]
        yield str(number), "; ".join(part for part in parts if part)


def _text(date_: EdtfDate | None) -> str | None:
    return str(date_) if date_ else None


def _while(begun: EdtfDate | None, ended: EdtfDate | None) -> str:
    if begun is None and ended is None:
        return ""
    return f" ({begun or '…'} to {ended})" if ended else f" (since {begun})"
