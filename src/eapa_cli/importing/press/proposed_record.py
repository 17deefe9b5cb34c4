"""The record that a draft proposes: an agreement, and the organizations that the register does not have."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from textwrap import shorten
from typing import Any, Final

from eapa_cli.importing.press import name_forms
from eapa_cli.importing.press.draft import PressDraft
from eapa_cli.importing.press.draft_party import DraftParty
from eapa_cli.importing.press.evidence import Span, line_and_column
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.signing_date import find_planned_date
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.vocabulary import NameKind, OrganizationType
from eapa_cli.text.interface_language import gettext
from eapa_cli.text.organization_ids import free_id, organization_id
from eapa_cli.text.translatable_message import Message, translated

_SHOWN: Final = 90
Data = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The organization of the register that a name is of, or the similar ones that it may be."""

    id: str | None = None
    candidates: tuple[str, ...] = ()


Resolver = Callable[[str], Resolution]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLine:
    """A line that explains a value: the words with their place, and the reasons if it is derived."""

    field: str
    words: str
    line: int
    column: int
    reasons: tuple[str, ...] = ()

    def __str__(self) -> str:
        words = shorten(" ".join(self.words.split()), _SHOWN, placeholder=" …")
        if self.reasons:
            message = gettext("derived at %(line)d:%(column)d (%(reason)s): %(words)s")
        else:
            message = gettext("stated at %(line)d:%(column)d: %(words)s")
        reason = "; ".join(str(translated(one)) for one in self.reasons)
        return message % {"line": self.line, "column": self.column, "reason": reason, "words": words}


@dataclass(kw_only=True)
class ProposedRecord:
    """The data of an agreement, new organizations by id, and the evidence for each value by its flag."""

    agreement: Data
    organizations: dict[str, Data] = field(default_factory=dict)
    evidence: dict[str, list[EvidenceLine]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def propose(draft: PressDraft, resolve: Resolver, *, today: date, taken: Callable[[str], bool]) -> ProposedRecord:
    """Return the record that a draft proposes."""
    return _Builder(draft, resolve, today, taken).record()


class _Builder:
    """Builds the record of one draft."""

    def __init__(self, draft: PressDraft, resolve: Resolver, today: date, taken: Callable[[str], bool]) -> None:
        self._draft = draft
        self._resolve = resolve
        self._today = today
        self._taken = taken
        self._out = ProposedRecord(agreement={})
        self._lang = draft.language.code

    def record(self) -> ProposedRecord:
        """Return the record."""
        data = self._out.agreement
        if self._draft.type:
            data["type"] = str(self._draft.type.value)
            self._explain("type", self._draft.type.span, self._draft.type.reason)
        if stage := self._draft.stage:
            data["stage"] = str(stage.value)
            self._explain("stage", stage.span, stage.reason)
        if signed := self._signed():
            data["signed"] = signed
        ids = [self._party(number, party) for number, party in enumerate(self._draft.parties)]
        data["parties"] = [self._party_data(id_, party) for id_, party in zip(ids, self._draft.parties, strict=True)]
        # Before signing, the people of a text have only spoken.
        if stage is None and (signatories := list(self._signatories(ids))):
            data["signatories"] = signatories
        if areas := list(self._areas()):
            data["areas"] = areas
        if source := self._source():
            data["sources"] = [source]
        return self._out

    def _signed(self) -> Data:
        signed: Data = {}
        draft = self._draft
        if draft.stage:
            signed = self._planned_date()
        elif draft.date:
            signed["date"] = draft.date.value.edtf
            signed["basis"] = str(draft.date.value.basis)
            if draft.date.reason:
                # The note is for people, and in the language of the person who confirms it.
                reason = str(translated(draft.date.reason))
                signed["note"] = f"{reason[0].upper()}{reason[1:]}."
            self._explain("signed", draft.date.span, draft.date.reason)
        if draft.online:
            signed["online"] = True
            self._explain("online", draft.online.span)
        if place := self._place():
            signed["place"] = place
        if draft.event:
            signed["event"] = {self._lang: draft.event.value}
            self._explain("event", draft.event.span)
        return signed

    def _planned_date(self) -> Data:
        """Return the date for which the text announces the signing, unless it has passed."""
        draft = self._draft
        found = find_planned_date(draft.layout, draft.stage.span, draft.language) if draft.stage else None
        if not found or EdtfDate.parse(found.value.edtf).latest < self._today:
            return {}
        self._explain("signed", found.span)
        return {"date": found.value.edtf, "basis": str(found.value.basis)}

    def _place(self) -> Data:
        place = self._draft.place
        found: Data = {}
        if place.name:
            found["name"] = {self._lang: place.name.value}
            self._explain("place", place.name.span, place.name.reason)
        if place.city:
            found["city"] = {self._lang: place.city.value}
            self._explain("city", place.city.span, place.city.reason)
        if place.country:
            found["country"] = place.country.value
            self._explain("country", place.country.span, place.country.reason)
        return found

    def _party(self, number: int, party: DraftParty) -> str:
        """Return the id of a party, and propose an organization if the register has none of this name."""
        resolution = self._resolve(party.name)
        reason = party.reason
        if resolution.id:
            self._explain("party", party.span, reason)
            return resolution.id
        if resolution.candidates:
            similar = ", ".join(resolution.candidates)
            remark = gettext("'%(name)s' is proposed as a new organization; similar names: %(names)s")
            self._out.remarks.append(remark % {"name": party.name, "names": similar})
        data = self._organization(number, party)
        self._out.organizations[data["id"]] = data
        self._explain("party", party.span, reason or Message("new organization"))
        return str(data["id"])

    def _organization(self, number: int, party: DraftParty) -> Data:
        full = name_forms.without_acronym(party.name)
        acronym = name_forms.acronym_in(party.name)
        short = name_forms.short_in(full)
        kinds = [
            (full, NameKind.OFFICIAL),
            *([(short, NameKind.SHORT)] if short else []),
            *([(acronym, NameKind.ACRONYM)] if acronym else []),
        ]
        called = [{"value": value, "lang": self._lang, "kind": str(kind)} for value, kind in kinds]
        data: Data = {
            "id": self._free_id(called),
            "names": called,
            "type": str(organization_type(full, self._draft.language)),
        }
        if party.country:
            data["country"] = party.country
        background = self._draft.background.get(number)
        if background and background.website:
            data["website"] = background.website.value
        if background and background.summary:
            data["summary"] = {self._lang: " ".join(background.summary.value.split())}
        if source := self._source():
            data["sources"] = [source]
        return data

    def _free_id(self, names: Sequence[Mapping[str, str]]) -> str:
        wanted = organization_id(names) or "organization"
        return free_id(wanted, lambda id_: self._taken(id_) or id_ in self._out.organizations)

    def _party_data(self, id_: str, party: DraftParty) -> Data:
        printed = " ".join(self._draft.source.words(party.span).split())
        return {"organization": id_, **({"name_as_signed": printed} if id_ not in self._out.organizations else {})}

    def _signatories(self, ids: Sequence[str]) -> Iterator[Data]:
        for one in self._draft.signatories:
            if one.party is None:
                remark = gettext("%(name)s signed, but the text does not show for which party")
                self._out.remarks.append(remark % {"name": one.name.value})
                continue
            data: Data = {"name": {self._lang: one.name.value}}
            if one.position:
                data["position"] = {self._lang: one.position.value}
            data["party"] = ids[one.party]
            if one.position and (capacity := _capacity(one.position.value, self._draft.language)):
                data["capacity"] = capacity
            self._explain("signatory", one.name.span, one.name.reason, one.party_reason)
            yield data

    def _areas(self) -> Iterator[Data]:
        for area in self._draft.areas:
            topic, text = area.value
            self._explain("area", area.span, area.reason)
            yield {"topic": str(topic), "text": {self._lang: text}}

    def _source(self) -> Mapping[str, Any] | None:
        source = self._draft.source
        if not source.url:
            return None
        stamp = self._draft.layout.stamp
        published = stamp.day.isoformat() if stamp and not stamp.other else ""
        return {
            "url": source.url,
            **({"published": published} if published else {}),
            "accessed": self._today.isoformat(),
            **({"title": source.title} if source.title else {}),
        }

    def _explain(self, flag: str, span: Span, *reasons: str) -> None:
        line = evidence_line(self._draft, flag, span, *reasons)
        self._out.evidence.setdefault(flag, []).append(line)


def evidence_line(draft: PressDraft, flag: str, span: Span, *reasons: str) -> EvidenceLine:
    """Return the explanation of a value by its words."""
    line, column = line_and_column(draft.source.text, span.start)
    words = draft.source.words(span)
    return EvidenceLine(field=flag, words=words, line=line, column=column, reasons=tuple(filter(None, reasons)))


def organization_type(name: str, language: Language) -> OrganizationType:
    """Return the type of an organization, by the words of its name."""
    return next(
        (type_ for type_, pattern in language.organization_types if pattern.search(name)), OrganizationType.OTHER
    )


def _capacity(position: str, language: Language) -> str | None:
    return next((str(capacity) for capacity, pattern in language.capacities if pattern.search(position)), None)
