"""The record that a draft proposes: an agreement, and the organizations that the register does not have."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from textwrap import shorten
from typing import Any, Final

from eapa_cli.importing.press.draft import PressDraft
from eapa_cli.importing.press.evidence import Span, line_and_column
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.parties import name_forms
from eapa_cli.importing.press.parties.organization_names import DraftParty
from eapa_cli.matching.organization_words import find_organization_type
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.message import Message
from eapa_cli.model.vocabulary import NameKind, OrganizationType
from eapa_cli.text.interface_language import gettext
from eapa_cli.text.organization_ids import free_id, organization_id
from eapa_cli.text.translatable_message import translated

_MAX_QUOTE_LENGTH: Final = 90
Data = dict[str, Any]
"""The data of a record, as in its file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The organization that a name means: its id, or the ids of candidates with similar names if none has the name."""

    id: str | None = None
    candidates: tuple[str, ...] = ()


Resolver = Callable[[str], Resolution]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLine:
    """An explanation of a value: the words with their place, and the reasons if the value is derived from them."""

    words: str
    line: int
    column: int
    reasons: tuple[str, ...] = ()

    def __str__(self) -> str:
        words = shorten(" ".join(self.words.split()), _MAX_QUOTE_LENGTH, placeholder=" …")
        if self.reasons:
            message = gettext("derived at %(line)d:%(column)d (%(reason)s): %(words)s")
        else:
            message = gettext("stated at %(line)d:%(column)d: %(words)s")
        reason = "; ".join(translated(one) for one in self.reasons)
        return message % {"line": self.line, "column": self.column, "reason": reason, "words": words}


@dataclass(kw_only=True)
class ProposedRecord:
    """The data of a proposed agreement, and of its new organizations by id.

    `evidence` has the explanations of the values by the flag of the question that asks for the value, such as `city`.
    """

    agreement: Data
    organizations: dict[str, Data] = field(default_factory=dict)
    evidence: dict[str, list[EvidenceLine]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def propose(draft: PressDraft, resolve: Resolver, *, today: date, taken: Callable[[str], bool]) -> ProposedRecord:
    """Return the record that a draft proposes. `taken` tells whether the register has an id already."""
    return _Builder(draft, resolve, today, taken).build()


class _Builder:
    """Builds the record of one draft."""

    def __init__(self, draft: PressDraft, resolve: Resolver, today: date, taken: Callable[[str], bool]) -> None:
        self._draft = draft
        self._resolve = resolve
        self._today = today
        self._taken = taken
        self._record = ProposedRecord(agreement={})
        self._lang = draft.language.code

    def build(self) -> ProposedRecord:
        """Return the record with all its values."""
        data = self._record.agreement
        if self._draft.type:
            data["type"] = str(self._draft.type.value)
            self._explain("type", self._draft.type.span, self._draft.type.reason)
        if stage := self._draft.stage:
            data["stage"] = str(stage.value)
            self._explain("stage", stage.span, stage.reason)
        if signed := self._signing_data():
            data["signed"] = signed
        ids = [self._identify_party(number, party) for number, party in enumerate(self._draft.parties)]
        data["parties"] = [self._party_data(id_, party) for id_, party in zip(ids, self._draft.parties, strict=True)]
        if signatories := list(self._signatory_data(ids)):
            data["signatories"] = signatories
        if areas := list(self._area_data()):
            data["areas"] = areas
        if source := self._source_data():
            data["sources"] = [source]
        return self._record

    def _signing_data(self) -> Data:
        """Return the data of the signing: date, place, event, and whether it was online."""
        signed: Data = {}
        draft = self._draft
        # The day of a plan that has passed is not the day of signing.
        if draft.date and not (draft.stage and EdtfDate.parse(draft.date.value.edtf).latest < self._today):
            signed["date"] = draft.date.value.edtf
            signed["basis"] = str(draft.date.value.basis)
            if draft.date.reason:
                # The note is in the language of the interface, for the user who confirms it.
                reason = translated(draft.date.reason)
                signed["note"] = f"{reason[0].upper()}{reason[1:]}."
            self._explain("signed", draft.date.span, draft.date.reason)
        if draft.online:
            signed["online"] = True
            self._explain("online", draft.online.span)
        if place := self._place_data():
            signed["place"] = place
        if draft.event:
            signed["event"] = {self._lang: draft.event.value}
            self._explain("event", draft.event.span)
        return signed

    def _place_data(self) -> Data:
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

    def _identify_party(self, number: int, party: DraftParty) -> str:
        """Return the id of a party. If the register does not have the organization, add it to the record."""
        resolution = self._resolve(party.name)
        reason = party.reason
        if resolution.id:
            self._explain("party", party.span, reason)
            return resolution.id
        if resolution.candidates:
            similar = ", ".join(resolution.candidates)
            remark = gettext("'%(name)s' is proposed as a new organization; similar names: %(names)s")
            self._record.remarks.append(remark % {"name": party.name, "names": similar})
        data = self._organization_data(number, party)
        self._record.organizations[data["id"]] = data
        self._explain("party", party.span, reason or Message("new organization"))
        return str(data["id"])

    def _organization_data(self, number: int, party: DraftParty) -> Data:
        full = name_forms.without_acronym(party.name)
        acronym = name_forms.acronym_in(party.name)
        short = name_forms.short_in(full)
        names_and_kinds = [
            (full, NameKind.OFFICIAL),
            *([(short, NameKind.SHORT)] if short else []),
            *([(acronym, NameKind.ACRONYM)] if acronym else []),
        ]
        names = [{"value": value, "lang": self._lang, "kind": str(kind)} for value, kind in names_and_kinds]
        data: Data = {
            "id": self._choose_id(names),
            "names": names,
            "type": str(find_organization_type(full) or OrganizationType.OTHER),
        }
        if party.country:
            data["country"] = party.country
        background = self._draft.background.get(number)
        if background and background.website:
            data["website"] = background.website.value
        if background and background.summary:
            data["summary"] = {self._lang: " ".join(background.summary.value.split())}
        if source := self._source_data():
            data["sources"] = [source]
        return data

    def _choose_id(self, names: Sequence[Mapping[str, str]]) -> str:
        wanted = organization_id(names) or "organization"
        return free_id(wanted, lambda id_: self._taken(id_) or id_ in self._record.organizations)

    def _party_data(self, id_: str, party: DraftParty) -> Data:
        printed = " ".join(self._draft.source.words(party.span).split())
        is_new = id_ in self._record.organizations  # its own record has this name
        return {"organization": id_, **({} if is_new else {"name_as_signed": printed})}

    def _signatory_data(self, ids: Sequence[str]) -> Iterator[Data]:
        for one in self._draft.signatories:
            if one.party is None:
                remark = gettext("%(name)s signed, but the text does not show for which party")
                self._record.remarks.append(remark % {"name": one.name.value})
                continue
            data: Data = {"name": {self._lang: one.name.value}}
            if one.position:
                data["position"] = {self._lang: one.position.value}
            data["party"] = ids[one.party]
            if one.position and (capacity := _capacity(one.position.value, self._draft.language)):
                data["capacity"] = capacity
            self._explain("signatory", one.name.span, one.name.reason, one.party_reason)
            yield data

    def _area_data(self) -> Iterator[Data]:
        for area in self._draft.areas:
            topic, text = area.value
            self._explain("area", area.span, area.reason)
            yield {"topic": str(topic), "text": {self._lang: text}}

    def _source_data(self) -> Mapping[str, Any] | None:
        source = self._draft.source
        if not source.url:
            return None
        stamp = self._draft.layout.stamp
        # A date that can mean two days is omitted.
        published = stamp.day.isoformat() if stamp and not stamp.other else ""
        return {
            "url": source.url,
            **({"published": published} if published else {}),
            "accessed": self._today.isoformat(),
            **({"title": source.title} if source.title else {}),
        }

    def _explain(self, flag: str, span: Span, *reasons: str) -> None:
        """Add the explanation of a value: the span that gives it, and the reasons if it is derived."""
        line, column = line_and_column(self._draft.source.text, span.start)
        words = self._draft.source.words(span)
        explanation = EvidenceLine(words=words, line=line, column=column, reasons=tuple(filter(None, reasons)))
        self._record.evidence.setdefault(flag, []).append(explanation)


def _capacity(position: str, language: Language) -> str | None:
    return next((str(capacity) for capacity, pattern in language.capacities if pattern.search(position)), None)
