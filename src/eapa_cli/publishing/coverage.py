"""The coverage of the register: a sentence on its share of all agreements, and the share of recorded fields."""

from eapa_cli.model.vocabulary import FigureOf
from eapa_cli.publishing.site_data import SiteData
from eapa_cli.publishing.wording import Wording


def coverage_sentence(data: SiteData, wording: Wording) -> str:
    """Return a sentence on how many agreements the owner states and how many are recorded; empty if it states none."""
    owner = data.organization(data.owner)
    figures = [one for one in owner.figures if one.of is FigureOf.AGREEMENTS] if owner else []
    latest = max(figures, key=lambda one: one.as_of.latest, default=None)
    if latest is None:
        return ""
    own = [one for one in data.agreements.values() if data.owner in one.parties]
    limit = latest.as_of.latest.isoformat()
    by_then = sum(1 for one in own if one.signed_to and one.signed_to <= limit)
    text = wording.gettext(
        "The owner's own count of its agreements (%(date)s): %(stated)s. "
        "Of those signed by then, this register has %(recorded)s."
    )
    return text % {
        "date": wording.date(latest.as_of),
        "stated": wording.figure(latest),
        "recorded": wording.number(by_then),
    }


def recorded_fields(data: SiteData, wording: Wording) -> list[tuple[str, str, str]]:
    """Return for some facts the number and share of the agreements that state them."""
    _ = wording.gettext
    labels = (
        _("Date of signing"),
        _("Place of signing"),
        _("Signatories"),
        _("Areas of cooperation"),
        _("Term"),
        _("Text of the agreement"),
        _("Sources"),
    )
    number = len(data.agreements)
    return [
        (label, wording.number(count), _("%(share)s%%") % {"share": round(100 * count / number)} if number else "")
        for label, count in zip(labels, data.recorded_fields, strict=True)
    ]
