"""The columns of the workbook. The export, the sheet that explains the columns, and the update use this table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from eapa_cli.model.vocabulary import (
    AgreementType,
    Grounds,
    Kind,
    NameKind,
    OrganizationType,
    RenewalMode,
    Scope,
    Stage,
)
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

    field: str
    """The field of the import for a new row, and the key of the value in the hidden sheet of exported values."""
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
            field="signed.date",
            heading=_("Signed"),
            description=_("The day of signing."),
            form=DateForm(_AGREEMENT, "signed.date"),
            width=13,
            is_printed=True,
            is_essential=True,
        ),
        Column(
            field="type",
            heading=_("Type"),
            description=_("The type of the document."),
            form=ChoiceForm(_AGREEMENT, "type", AgreementType),
            width=14,
            is_printed=True,
        ),
        Column(
            field="title.@",
            heading=_("Title"),
            description=_("The title of the document."),
            form=LocalForm("title"),
            width=30,
            is_printed=True,
        ),
        Column(
            field="parties",
            heading=_("Parties"),
            description=_("The organizations that concluded the agreement."),
            form=PartiesForm("parties", frozenset({"organization"})),
            width=28,
            is_printed=True,
            is_essential=True,
        ),
        Column(
            field="signatories",
            heading=_("Signatories"),
            description=_("The people who signed, with their organizations and positions."),
            form=SignatoriesForm("signatories", frozenset({"name", "position", "party"})),
            width=30,
            is_printed=True,
        ),
        Column(
            field="signed.place.city.@",
            heading=_("City"),
            description=_("The city in which the agreement was signed."),
            form=LocalForm("signed.place.city"),
            width=13,
            is_printed=True,
        ),
        Column(
            field="areas",
            heading=_("Areas"),
            description=_("The areas of cooperation."),
            form=TopicsForm("areas", frozenset({"topic", "text"})),
            width=27,
            is_printed=True,
        ),
        Column(
            field="current_end",
            heading=_("Current end"),
            description=_("The end of the current term, after its renewals."),
            form=ComputedForm("ends"),
            width=13,
            is_printed=True,
        ),
        Column(
            field="status",
            heading=_("Status"),
            description=_("The status on the day of the export."),
            form=ComputedForm("status"),
            width=13,
            is_printed=True,
        ),
        Column(
            field="stage",
            heading=_("Stage"),
            description=_("The stage of an agreement that is not signed; empty for a signed one."),
            form=ChoiceForm(_AGREEMENT, "stage", Stage),
            width=14,
        ),
        Column(
            field="signed.place.country",
            heading=_("Country of signing"),
            description=_("The country in which the agreement was signed."),
            form=CountryForm(_AGREEMENT, "signed.place.country"),
            width=14,
        ),
        Column(
            field="signed.place.name.@",
            heading=_("Venue"),
            description=_("The building in which the agreement was signed."),
            form=LocalForm("signed.place.name"),
            width=22,
        ),
        Column(
            field="signed.event.@",
            heading=_("Event"),
            description=_("The event at which the agreement was signed."),
            form=LocalForm("signed.event"),
            width=26,
        ),
        Column(
            field="term.starts",
            heading=_("In force from"),
            description=_("The first day of the term, if it is not the day of signing."),
            form=DateForm(_AGREEMENT, "term.starts"),
            width=13,
        ),
        Column(
            field="term.ends",
            heading=_("Valid until"),
            description=_("The last day of the first term, before any renewal, if the text states it."),
            form=DateForm(_AGREEMENT, "term.ends"),
            width=13,
        ),
        Column(
            field="term.duration",
            heading=_("Duration"),
            description=_("The length of the first term, if the text states it."),
            form=DurationForm(_AGREEMENT, "term.duration"),
            width=12,
        ),
        Column(
            field="term.renewal.mode",
            heading=_("Renewal"),
            description=_("What happens at the end of the term."),
            form=ChoiceForm(_AGREEMENT, "term.renewal.mode", RenewalMode),
            width=18,
        ),
        Column(
            field="term.notice",
            heading=_("Notice"),
            description=_("How long before the end a party must give notice."),
            form=DurationForm(_AGREEMENT, "term.notice"),
            width=12,
        ),
        Column(
            field="terminated.date",
            heading=_("Ended early on"),
            description=_("The day of an early end."),
            form=DateForm(_AGREEMENT, "terminated.date"),
            width=13,
        ),
        Column(
            field="terminated.grounds",
            heading=_("Grounds"),
            description=_("Why the agreement ended early."),
            form=ChoiceForm(_AGREEMENT, "terminated.grounds", Grounds),
            width=20,
        ),
        Column(
            field="sources",
            heading=_("Sources"),
            description=_("The pages that report the agreement."),
            form=AddressesForm("sources", frozenset({"url", "reference"})),
            width=40,
            is_essential=True,
        ),
        Column(
            field="notes",
            heading=_("Notes"),
            description=_("Anything else to know."),
            form=ScalarForm(_AGREEMENT, "notes"),
            width=40,
        ),
        Column(field="id", heading=_("Id"), description=_("The id of the record."), form=IdForm(), width=30),
    ),
    Kind.ORGANIZATION: (
        Column(
            field="names.official.@",
            heading=_("Name"),
            description=_("The official name."),
            form=NameForm(NameKind.OFFICIAL.value),
            width=44,
            is_printed=True,
            is_essential=True,
        ),
        Column(
            field="names.acronym.@",
            heading=_("Acronym"),
            description=_("The acronym of the name."),
            form=NameForm(NameKind.ACRONYM.value),
            width=12,
            is_printed=True,
        ),
        Column(
            field="type",
            heading=_("Type"),
            description=_("The type of the organization."),
            form=ChoiceForm(_ORGANIZATION, "type", OrganizationType),
            width=24,
            is_printed=True,
        ),
        Column(
            field="country",
            heading=_("Country"),
            description=_("The country to which the organization belongs."),
            form=CountryForm(_ORGANIZATION, "country"),
            width=16,
            is_printed=True,
            is_essential=True,
        ),
        Column(
            field="scope",
            heading=_("Scope"),
            description=_("International, if the organization belongs to no single country."),
            form=ChoiceForm(_ORGANIZATION, "scope", Scope),
            width=14,
            is_printed=True,
        ),
        Column(
            field="seat.city.@",
            heading=_("City"),
            description=_("The city of the seat."),
            form=LocalForm("seat.city"),
            width=16,
            is_printed=True,
        ),
        Column(
            field="agreement_count",
            heading=_("Agreements"),
            description=_("The number of agreements in the register to which the organization is a party."),
            form=ComputedForm("agreements"),
            width=12,
            is_printed=True,
        ),
        Column(
            field="founded",
            heading=_("Founded"),
            description=_("The day or year of the foundation."),
            form=DateForm(_ORGANIZATION, "founded"),
            width=14,
        ),
        Column(
            field="dissolved",
            heading=_("Dissolved"),
            description=_("The day or year of the dissolution."),
            form=DateForm(_ORGANIZATION, "dissolved"),
            width=14,
        ),
        Column(
            field="website",
            heading=_("Website"),
            description=_("The address of the website."),
            form=ScalarForm(_ORGANIZATION, "website"),
            width=30,
        ),
        Column(
            field="sources",
            heading=_("Sources"),
            description=_("The pages that describe the organization."),
            form=AddressesForm("sources", frozenset({"url", "reference"})),
            width=40,
            is_essential=True,
        ),
        Column(
            field="notes",
            heading=_("Notes"),
            description=_("Anything else to know."),
            form=ScalarForm(_ORGANIZATION, "notes"),
            width=40,
        ),
        Column(field="id", heading=_("Id"), description=_("The id of the record."), form=IdForm(), width=30),
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
