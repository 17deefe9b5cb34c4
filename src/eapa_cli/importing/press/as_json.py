"""A draft as JSON, for programs."""

from collections.abc import Iterator
from typing import Any

from eapa_cli.importing.press.draft import PressDraft
from eapa_cli.importing.press.evidence import Span, line_and_column
from eapa_cli.importing.press.places.passage import DraftPlace


def as_json(draft: PressDraft, *, force: bool = False) -> dict[str, Any]:
    """Return a draft as a JSON object. For a page that does not report a signing, only `force` adds the values."""
    verdict = draft.verdict
    page = {
        "is_signing": verdict.is_signing,
        "kind": str(verdict.kind),
        "deciding": _words(draft, verdict.deciding) if verdict.deciding else None,
        "language": draft.language.code,
        **({"warnings": draft.warnings} if draft.warnings else {}),
    }
    return page | (_values(draft) if verdict.is_signing or force else {})


def _values(draft: PressDraft) -> dict[str, Any]:
    return {
        **({"stage": draft.stage.value} if draft.stage else {}),
        "type": draft.type.value if draft.type else None,
        "date": draft.date.value.edtf if draft.date else None,
        "date_basis": draft.date.value.basis if draft.date else None,
        "place": _place(draft.place),
        "online": bool(draft.online),
        "event": draft.event.value if draft.event else None,
        "parties": [{"name": party.name, "country": party.country} for party in draft.parties],
        "signatories": [
            {
                "name": one.name.value,
                "position": one.position.value if one.position else None,
                "party": one.party,
            }
            for one in draft.signatories
        ],
        "areas": [{"topic": area.value[0], "text": area.value[1]} for area in draft.areas],
        "evidence": [
            {"value": path, **_words(draft, span), "state": "derived" if reason else "stated", "reason": reason or None}
            for path, span, reason in _evidence(draft)
        ],
        "not_used": [{"what": one.what, **_words(draft, one.span), "reason": one.reason} for one in draft.unused],
    }


def _evidence(draft: PressDraft) -> Iterator[tuple[str, Span, str]]:
    """Yield the path of each value, its span of the text, and the reason if the value is derived."""
    single_values = {
        "type": draft.type,
        "date": draft.date,
        "place.name": draft.place.name,
        "place.city": draft.place.city,
        "place.country": draft.place.country,
        "online": draft.online,
        "event": draft.event,
    }
    for path, found in single_values.items():
        if found:
            yield path, found.span, found.reason
    for number, party in enumerate(draft.parties):
        printed = " ".join(draft.layout.text(party.span).split())
        derivation = "" if party.name in printed else f"from '{printed}'"
        yield f"parties.{number}.name", party.span, party.reason or derivation
        if party.country:
            yield f"parties.{number}.country", party.span, f"{party.country} from '{printed}'"
    for number, one in enumerate(draft.signatories):
        yield f"signatories.{number}.name", one.name.span, one.name.reason
        if one.position:
            yield f"signatories.{number}.position", one.position.span, one.position.reason
        if one.party is not None:
            span = one.position.span if one.position else one.name.span
            default_reason = f"'{draft.parties[one.party].name}' is named with the signatory"
            yield f"signatories.{number}.party", span, one.party_reason or default_reason
    for number, area in enumerate(draft.areas):
        yield f"areas.{number}", area.span, area.reason


def _words(draft: PressDraft, span: Span) -> dict[str, Any]:
    line, column = line_and_column(draft.source.text, span.start)
    return {"words": draft.source.words(span), "line": line, "column": column}


def _place(place: DraftPlace) -> dict[str, str | None] | None:
    fields = {"name": place.name, "city": place.city, "country": place.country}
    found = {name: value.value if value else None for name, value in fields.items()}
    return found if any(found.values()) else None
