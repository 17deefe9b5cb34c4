"""The columns of the workbook. The export, the sheet that explains the columns, and the update use this table."""

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Final

from eapa_cli.model.vocabulary import AgreementType, Grounds, Kind, OrganizationType, RenewalMode, Scope, Stage
from eapa_cli.text.catalogues import INTERFACE_LANGUAGES, catalogue
from eapa_cli.text.fold import fold
from eapa_cli.text.interface_language import mark as _
from eapa_cli.workbook.cell_form import ComputedForm, EditableForm, Form, IdForm
from eapa_cli.workbook.list_forms import AddressesForm, PartiesForm, SignatoriesForm, TopicsForm
from eapa_cli.workbook.scalar_forms import ChoiceForm, CountryForm, DateForm, DurationForm, ScalarForm
from eapa_cli.workbook.text_forms import LocalForm, NameForm

_AGREEMENT: Final = Kind.AGREEMENT
_ORGANIZATION: Final = Kind.ORGANIZATION


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet of records."""

    heading: str
    """The heading in English. The export translates it."""
    description: str
    """The description in English. The export translates it."""
    form: Form
    """The form of the cells."""
    width: int
    """The width in characters."""
    _: KW_ONLY
    is_printed: bool = False
    """Whether the column is in the printed area."""
    is_essential: bool = False
    """Whether the column is in the workbook even if no record has a value."""

    @property
    def field(self) -> str:
        """The field that the value of a new row fills, and the key of an exported value in the hidden sheet."""
        return self.form.field

    @property
    def is_id(self) -> bool:
        """Whether the column connects rows with records."""
        return isinstance(self.form, IdForm)

    @property
    def is_editable(self) -> bool:
        """Whether edits of its cells change records."""
        return isinstance(self.form, EditableForm)


# Each row has the heading, the description, the form of the cells, the width and the properties of a column.
COLUMNS: Final[Mapping[Kind, Sequence[Column]]] = {
    Kind.AGREEMENT: (
        Column(
            _("Signed"), _("The day of signing."),
            DateForm("signed.date", _AGREEMENT), 13, is_printed=True, is_essential=True,
        ),
        Column(
            _("Type"), _("The type of the document."),
            ChoiceForm("type", _AGREEMENT, AgreementType), 14, is_printed=True,
        ),
        Column(_("Title"), _("The title of the document."), LocalForm("title.@"), 30, is_printed=True),
        Column(
            _("Parties"), _("The organizations that concluded the agreement."),
            PartiesForm("parties"), 28, is_printed=True, is_essential=True,
        ),
        Column(
            _("Signatories"), _("The people who signed, with their organizations and positions."),
            SignatoriesForm("signatories"), 30, is_printed=True,
        ),
        Column(
            _("City"), _("The city in which the agreement was signed."),
            LocalForm("signed.place.city.@"), 13, is_printed=True,
        ),
        Column(_("Areas"), _("The areas of cooperation."), TopicsForm("areas"), 27, is_printed=True),
        Column(
            _("Current end"), _("The end of the current term, after its renewals."),
            ComputedForm("ends"), 13, is_printed=True,
        ),
        Column(_("Status"), _("The status on the day of the export."), ComputedForm("status"), 13, is_printed=True),
        Column(
            _("Stage"), _("The stage of an agreement that is not signed; empty for a signed one."),
            ChoiceForm("stage", _AGREEMENT, Stage), 14,
        ),
        Column(
            _("Country of signing"), _("The country in which the agreement was signed."),
            CountryForm("signed.place.country", _AGREEMENT), 14,
        ),
        Column(_("Venue"), _("The building in which the agreement was signed."), LocalForm("signed.place.name.@"), 22),
        Column(_("Event"), _("The event at which the agreement was signed."), LocalForm("signed.event.@"), 26),
        Column(
            _("In force from"), _("The first day of the term, if it is not the day of signing."),
            DateForm("term.starts", _AGREEMENT), 13,
        ),
        Column(
            _("Valid until"), _("The last day of the first term, before any renewal, if the text states it."),
            DateForm("term.ends", _AGREEMENT), 13,
        ),
        Column(
            _("Duration"), _("The length of the first term, if the text states it."),
            DurationForm("term.duration", _AGREEMENT), 12,
        ),
        Column(
            _("Renewal"), _("What happens at the end of the term."),
            ChoiceForm("term.renewal.mode", _AGREEMENT, RenewalMode), 18,
        ),
        Column(
            _("Notice"), _("How long before the end a party must give notice."),
            DurationForm("term.notice", _AGREEMENT), 12,
        ),
        Column(_("Ended early on"), _("The day of an early end."), DateForm("terminated.date", _AGREEMENT), 13),
        Column(
            _("Grounds"), _("Why the agreement ended early."),
            ChoiceForm("terminated.grounds", _AGREEMENT, Grounds), 20,
        ),
        Column(
            _("Sources"), _("The pages that report the agreement."),
            AddressesForm("sources"), 40, is_essential=True,
        ),
        Column(_("Notes"), _("Anything else to know."), ScalarForm("notes", _AGREEMENT), 40),
        Column(_("Id"), _("The id of the record."), IdForm("id"), 30),
    ),
    Kind.ORGANIZATION: (
        Column(
            _("Name"), _("The official name."),
            NameForm("names.official.@"), 44, is_printed=True, is_essential=True,
        ),
        Column(_("Acronym"), _("The acronym of the name."), NameForm("names.acronym.@"), 12, is_printed=True),
        Column(
            _("Type"), _("The type of the organization."),
            ChoiceForm("type", _ORGANIZATION, OrganizationType), 24, is_printed=True,
        ),
        Column(
            _("Country"), _("The country to which the organization belongs."),
            CountryForm("country", _ORGANIZATION), 16, is_printed=True, is_essential=True,
        ),
        Column(
            _("Scope"), _("International, if the organization belongs to no single country."),
            ChoiceForm("scope", _ORGANIZATION, Scope), 14, is_printed=True,
        ),
        Column(_("City"), _("The city of the seat."), LocalForm("seat.city.@"), 16, is_printed=True),
        Column(
            _("Agreements"), _("The number of agreements in the register to which the organization is a party."),
            ComputedForm("agreements"), 12, is_printed=True,
        ),
        Column(_("Founded"), _("The day or year of the foundation."), DateForm("founded", _ORGANIZATION), 14),
        Column(_("Dissolved"), _("The day or year of the dissolution."), DateForm("dissolved", _ORGANIZATION), 14),
        Column(_("Website"), _("The address of the website."), ScalarForm("website", _ORGANIZATION), 30),
        Column(
            _("Sources"), _("The pages that describe the organization."),
            AddressesForm("sources"), 40, is_essential=True,
        ),
        Column(_("Notes"), _("Anything else to know."), ScalarForm("notes", _ORGANIZATION), 40),
        Column(_("Id"), _("The id of the record."), IdForm("id"), 30),
    ),
}  # fmt: skip
"""The columns by the kind of record; printed columns are first."""

SHEET_NAMES: Final[Mapping[Kind, str]] = {
    Kind.AGREEMENT: _("Agreements"),
    Kind.ORGANIZATION: _("Organizations"),
}


def find_column(kind: Kind, heading: str) -> Column | None:
    """Return the column with a heading in any language of the interface; None if there is no such column."""
    folded = fold(heading)
    if not folded:
        return None
    return next((column for column in COLUMNS[kind] if folded in _fold_translations(column.heading)), None)


def is_sheet_of(kind: Kind, name: str) -> bool:
    """Return whether this is the name of the sheet with records of a kind, in any language of the interface."""
    return fold(name) in _fold_translations(SHEET_NAMES[kind])


def _fold_translations(message: str) -> set[str]:
    """Return a message in all languages of the interface, folded for comparisons."""
    return {fold(catalogue(language).gettext(message)) for language in INTERFACE_LANGUAGES}
