"""The columns of the workbook. The export, the sheet that explains the columns, and the update use this table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
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
    is_printed: bool = False
    """Whether the column is in the printed area."""
    is_essential: bool = False
    """Whether the column is in the workbook even if no record has a value."""

    @property
    def field(self) -> str:
        """The field of the import for a new row, and the key of the value in the hidden sheet of exported values."""
        return self.form.field

    @property
    def is_id(self) -> bool:
        """Whether the column connects rows with records."""
        return isinstance(self.form, IdForm)

    @property
    def is_editable(self) -> bool:
        """Whether edits of its cells change records."""
        return isinstance(self.form, EditableForm)


COLUMNS: Final[Mapping[Kind, Sequence[Column]]] = {
    Kind.AGREEMENT: (
        Column(
            heading=_("Signed"),
            description=_("The day of signing."),
            form=DateForm("signed.date", _AGREEMENT),
            width=13,
            is_printed=True,
            is_essential=True,
        ),
        Column(
            heading=_("Type"),
            description=_("The type of the document."),
            form=ChoiceForm("type", _AGREEMENT, AgreementType),
            width=14,
            is_printed=True,
        ),
        Column(
            heading=_("Title"),
            description=_("The title of the document."),
            form=LocalForm("title.@"),
            width=30,
            is_printed=True,
        ),
        Column(
            heading=_("Parties"),
            description=_("The organizations that concluded the agreement."),
            form=PartiesForm("parties"),
            width=28,
            is_printed=True,
            is_essential=True,
        ),
        Column(
            heading=_("Signatories"),
            description=_("The people who signed, with their organizations and positions."),
            form=SignatoriesForm("signatories"),
            width=30,
            is_printed=True,
        ),
        Column(
            heading=_("City"),
            description=_("The city in which the agreement was signed."),
            form=LocalForm("signed.place.city.@"),
            width=13,
            is_printed=True,
        ),
        Column(
            heading=_("Areas"),
            description=_("The areas of cooperation."),
            form=TopicsForm("areas"),
            width=27,
            is_printed=True,
        ),
        Column(
            heading=_("Current end"),
            description=_("The end of the current term, after its renewals."),
            form=ComputedForm("ends"),
            width=13,
            is_printed=True,
        ),
        Column(
            heading=_("Status"),
            description=_("The status on the day of the export."),
            form=ComputedForm("status"),
            width=13,
            is_printed=True,
        ),
        Column(
            heading=_("Stage"),
            description=_("The stage of an agreement that is not signed; empty for a signed one."),
            form=ChoiceForm("stage", _AGREEMENT, Stage),
            width=14,
        ),
        Column(
            heading=_("Country of signing"),
            description=_("The country in which the agreement was signed."),
            form=CountryForm("signed.place.country", _AGREEMENT),
            width=14,
        ),
        Column(
            heading=_("Venue"),
            description=_("The building in which the agreement was signed."),
            form=LocalForm("signed.place.name.@"),
            width=22,
        ),
        Column(
            heading=_("Event"),
            description=_("The event at which the agreement was signed."),
            form=LocalForm("signed.event.@"),
            width=26,
        ),
        Column(
            heading=_("In force from"),
            description=_("The first day of the term, if it is not the day of signing."),
            form=DateForm("term.starts", _AGREEMENT),
            width=13,
        ),
        Column(
            heading=_("Valid until"),
            description=_("The last day of the first term, before any renewal, if the text states it."),
            form=DateForm("term.ends", _AGREEMENT),
            width=13,
        ),
        Column(
            heading=_("Duration"),
            description=_("The length of the first term, if the text states it."),
            form=DurationForm("term.duration", _AGREEMENT),
            width=12,
        ),
        Column(
            heading=_("Renewal"),
            description=_("What happens at the end of the term."),
            form=ChoiceForm("term.renewal.mode", _AGREEMENT, RenewalMode),
            width=18,
        ),
        Column(
            heading=_("Notice"),
            description=_("How long before the end a party must give notice."),
            form=DurationForm("term.notice", _AGREEMENT),
            width=12,
        ),
        Column(
            heading=_("Ended early on"),
            description=_("The day of an early end."),
            form=DateForm("terminated.date", _AGREEMENT),
            width=13,
        ),
        Column(
            heading=_("Grounds"),
            description=_("Why the agreement ended early."),
            form=ChoiceForm("terminated.grounds", _AGREEMENT, Grounds),
            width=20,
        ),
        Column(
            heading=_("Sources"),
            description=_("The pages that report the agreement."),
            form=AddressesForm("sources"),
            width=40,
            is_essential=True,
        ),
        Column(
            heading=_("Notes"),
            description=_("Anything else to know."),
            form=ScalarForm("notes", _AGREEMENT),
            width=40,
        ),
        Column(heading=_("Id"), description=_("The id of the record."), form=IdForm("id"), width=30),
    ),
    Kind.ORGANIZATION: (
        Column(
            heading=_("Name"),
            description=_("The official name."),
            form=NameForm("names.official.@"),
            width=44,
            is_printed=True,
            is_essential=True,
        ),
        Column(
            heading=_("Acronym"),
            description=_("The acronym of the name."),
            form=NameForm("names.acronym.@"),
            width=12,
            is_printed=True,
        ),
        Column(
            heading=_("Type"),
            description=_("The type of the organization."),
            form=ChoiceForm("type", _ORGANIZATION, OrganizationType),
            width=24,
            is_printed=True,
        ),
        Column(
            heading=_("Country"),
            description=_("The country to which the organization belongs."),
            form=CountryForm("country", _ORGANIZATION),
            width=16,
            is_printed=True,
            is_essential=True,
        ),
        Column(
            heading=_("Scope"),
            description=_("International, if the organization belongs to no single country."),
            form=ChoiceForm("scope", _ORGANIZATION, Scope),
            width=14,
            is_printed=True,
        ),
        Column(
            heading=_("City"),
            description=_("The city of the seat."),
            form=LocalForm("seat.city.@"),
            width=16,
            is_printed=True,
        ),
        Column(
            heading=_("Agreements"),
            description=_("The number of agreements in the register to which the organization is a party."),
            form=ComputedForm("agreements"),
            width=12,
            is_printed=True,
        ),
        Column(
            heading=_("Founded"),
            description=_("The day or year of the foundation."),
            form=DateForm("founded", _ORGANIZATION),
            width=14,
        ),
        Column(
            heading=_("Dissolved"),
            description=_("The day or year of the dissolution."),
            form=DateForm("dissolved", _ORGANIZATION),
            width=14,
        ),
        Column(
            heading=_("Website"),
            description=_("The address of the website."),
            form=ScalarForm("website", _ORGANIZATION),
            width=30,
        ),
        Column(
            heading=_("Sources"),
            description=_("The pages that describe the organization."),
            form=AddressesForm("sources"),
            width=40,
            is_essential=True,
        ),
        Column(
            heading=_("Notes"),
            description=_("Anything else to know."),
            form=ScalarForm("notes", _ORGANIZATION),
            width=40,
        ),
        Column(heading=_("Id"), description=_("The id of the record."), form=IdForm("id"), width=30),
    ),
}
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
    """Return whether the name is that of the sheet with records of a kind, in any language of the interface."""
    return fold(name) in _fold_translations(SHEET_NAMES[kind])


def _fold_translations(message: str) -> set[str]:
    """Return a message in all languages of the interface, folded for comparisons."""
    return {fold(catalogue(language).gettext(message)) for language in INTERFACE_LANGUAGES}
