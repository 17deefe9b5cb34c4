"""The selection of a report in words: the filters and their values."""

from collections.abc import Iterator, Mapping
from typing import Any

from eapa_cli.model.vocabulary import AgreementType, Scope, Stage, Status, Topic
from eapa_cli.publishing.record_links import RecordLinks
from eapa_cli.publishing.wording import Wording
from eapa_cli.query.applied_filters import Filters


def describe_selection(
    filters: Filters, typed_values: Mapping[str, Any], wording: Wording, link: RecordLinks
) -> Iterator[str]:
    """Yield each filter in words, such as "Country of a partner: Uzbekistan".

    `typed_values` has the values of the filters as the user typed them.
    """
    labels = _list_labels(wording)
    for name, value in filters.values.items():
        yield f"{labels[name]}: {', '.join(_list_values(name, value, typed_values[name], wording, link))}"


def _list_labels(wording: Wording) -> Mapping[str, str]:
    _ = wording.gettext
    return {
        "country": _("Country of a partner"),
        "party": _("Party"),
        "type": _("Type"),
        "status": _("Status"),
        "stage": _("Before signing"),
        "area": _("Topic"),
        "signatory": _("Signatory"),
        "responsible": _("Responsible person"),
        "place": _("Place of signing"),
        "since": _("Signed not before"),
        "until": _("Signed not after"),
        "year": _("Year of signing"),
        "expiring_within": _("Term ends not after"),
        "language": _("Language"),
        "has": _("Recorded fields"),
        "missing": _("Fields not recorded"),
        "where": _("Additional fields"),
    }


def _list_values(name: str, value: Any, typed: Any, w: Wording, link: RecordLinks) -> Iterator[str]:
    vocabularies = {"type": AgreementType, "status": Status, "stage": Stage, "area": Topic}
    match name:
        case "country":
            yield from (w.label(Scope(code)) if code in set(Scope) else w.country(code) for code in value)
        case "party":
            yield from (link.name(id_).value for ids in value for id_ in ids)
        case "type" | "status" | "stage" | "area":
            yield from (w.label(vocabularies[name](code)) for code in value)
        case "since" | "until":
            yield w.date(value)
        case "expiring_within":
            yield w.day(value)
        case "language":
            yield from map(w.language_name, value)
        case _:
            yield from map(str, typed)
