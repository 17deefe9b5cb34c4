"""The coverage of the register: the number of the owner's agreements that it has, and the share of recorded fields."""

from eapa_cli.model.vocabulary import FigureOf
from eapa_cli.publishing.site_data import SiteData
from eapa_cli.publishing.wording import Wording


def describe_coverage(data: SiteData, wording: Wording) -> str:
    """Return two sentences: the number of agreements that the owner states, and how many of them are in the register.

    The text is empty if the owner states no number.
    """
    owner = data.organization(data.owner)
    latest = owner.latest_figure(FigureOf.AGREEMENTS) if owner else None
    if latest is None:
        return ""
    owner_agreements = [one for one in data.agreements.values() if data.owner in one.parties]
    limit = latest.as_of.latest.isoformat()
    recorded_count = sum(1 for one in owner_agreements if one.signed_to and one.signed_to <= limit)
    text = wording.gettext(
        "The owner's own count of its agreements (%(date)s): %(stated)s. "
        "Of those signed by then, this register has %(recorded)s."
    )
    return text % {
        "date": wording.date(latest.as_of),
        "stated": wording.figure(latest),
        "recorded": wording.number(recorded_count),
    }


def count_recorded_fields(data: SiteData, wording: Wording) -> list[tuple[str, str, str]]:
    """Return the label of each counted field, and the number and share of the agreements that have a value in it."""
    _ = wording.gettext
    labels = {
        "signed.date": _("Date of signing"),
        "signed.place": _("Place of signing"),
        "signatories": _("Signatories"),
        "areas": _("Areas of cooperation"),
        "term": _("Term"),
        "documents": _("Text of the agreement"),
        "sources": _("Sources"),
    }
    agreement_count = len(data.agreements)
    rows = []
    for field, count in data.recorded_field_counts.items():
        share = _("%(share)s%%") % {"share": round(100 * count / agreement_count)} if agreement_count else ""
        rows.append((labels[field], wording.number(count), share))
    return rows
