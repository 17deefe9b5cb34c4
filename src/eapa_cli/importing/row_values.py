"""The values of a row by field, before a record is made from them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from eapa_cli.importing.free_wording.party_names import PartyName, read_party
from eapa_cli.importing.free_wording.people import Person
from eapa_cli.importing.heading_synonyms import PARTNERS, SIGNATORIES, STATUS
from eapa_cli.importing.imported_row import DEFAULT, FaultKind, ImportedRow
from eapa_cli.importing.party_matching import OrganizationNames
from eapa_cli.tabular.data_dictionary import LANGUAGE
from eapa_cli.tabular.flattening import Scalar
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.languages import detect_language


@dataclass(slots=True, kw_only=True)
class RowValues:
    """The values of a row, and the cells that can only be read when all parties of the row are known."""

    source_row: ImportedRow
    """The row that gets the faults, the remarks and finally the record."""
    languages: Sequence[str]
    """The languages of the register."""
    organizations: OrganizationNames
    today: date
    scalars: dict[str, Scalar] = field(default_factory=dict)
    """The values by field, such as `parties.1.organization`."""
    columns: dict[str, int] = field(default_factory=dict)
    """The column of each value by its field."""
    stated_parties: dict[str, tuple[str, int]] = field(default_factory=dict)
    """The name of the party for which a signatory signed, with its column, by fields such as `signatories.1`."""
    signatory_cells: list[tuple[str, int]] = field(default_factory=list)
    """The texts of cells with several signatories, with their columns."""
    detail_cells: list[tuple[str, str, int]] = field(default_factory=list)
    """Countries and types of parties: the field, the text and the column."""
    status_cell: tuple[str, int] | None = None
    """The text of the stated status, with its column."""
    has_partners: bool = False
    """Whether a column names the partners only, so that the owner of the register is a party too."""
    lacks_party: bool = False
    """Whether a party got no id, because its name is ambiguous, only similar, or in letters of another script.

    The number and order of the parties are then unknown.
    """

    def put(self, key: str, value: Scalar, column: int) -> None:
        """Add a value, which replaces that of an earlier column. Add a remark unless it contains the earlier value."""
        earlier = str(self.scalars.get(key, ""))  # every text contains the empty one, so a first value has no remark
        if earlier not in str(value) and self.columns[key] != column:
            remark = _("'%(value)s' is stored instead of '%(earlier)s' from another column")
            self.source_row.add_remark(column, remark % {"value": value, "earlier": earlier})
        self.scalars[key] = value
        self.columns[key] = column

    def has_value_of(self, field_: str) -> bool:
        """Return whether the row has a value of a field: the field itself, or one of its items or languages."""
        # The field of a text in any language ends with a placeholder, such as "title.@".
        prefix = field_.partition(f".{LANGUAGE}")[0]
        if field_ == STATUS:
            return self.status_cell is not None
        if field_ == PARTNERS:
            return self.has_partners
        if field_ == SIGNATORIES and self.signatory_cells:
            return True
        return any(key == field_ or key.startswith(f"{prefix}.") for key in self.scalars)

    def find_day_of_writing(self, column: int) -> date | None:
        """Return the day that the word "today" means: the day of the import for `--default`, or None for a cell."""
        return self.today if column == DEFAULT else None

    def detect_language(self, text: Scalar) -> str:
        """Return the language of a text.

        Raises:
            ValueError: the language is not clear.
        """
        return detect_language(str(text), self.languages)

    def put_party(self, key: str, text: str, column: int) -> None:
        """Add a party, unless its name is ambiguous or doubtful, which is a fault."""
        if id_ := self.identify_organization(text, column):
            self.put(key, id_, column)

    def identify_organization(self, text: str, column: int) -> str | None:
        """Return the id of the organization that a cell names; None if its name is ambiguous or doubtful.

        An unknown organization gets an id, so that the rest of the row can be checked. Faults, remarks and the country
        in the cell are stored.
        """
        party = read_party(text)
        try:
            match = self.organizations.resolve(party, self.source_row.name)
        except ValueError as error:
            self.source_row.add_fault(column, str(error), FaultKind.ORGANIZATION)
            self.lacks_party = True
            return None
        if match.fault:
            self.source_row.add_fault(column, match.fault, FaultKind.ORGANIZATION)
        if match.score < 1:
            fields = {"text": text, "id": match.id, "score": match.score}
            self.source_row.add_remark(column, _("'%(text)s' was matched to %(id)s (%(score).2f)") % fields)
        self._put_country(party, match.id, column)
        return match.id

    def put_signatory(self, key: str, person: Person, column: int) -> None:
        """Add the name and the position of a signatory, and keep the party that the cell states."""
        self.put(f"{key}.name.{self.detect_language(person.name)}", person.name, column)
        if person.position:
            self.put(f"{key}.position.{self.detect_language(person.position)}", person.position, column)
        if person.party:
            self.stated_parties[key] = (person.party, column)

    def list_parties(self) -> list[str]:
        """Return the ids of the parties in order."""
        keys = [key for key in self.scalars if key.startswith("parties.") and key.endswith(".organization")]
        return [str(self.scalars[key]) for key in sorted(keys, key=lambda key: int(key.split(".")[1]))]

    def _put_country(self, party: PartyName, id_: str, column: int) -> None:
        """Store the country of a new organization, or add a remark if it differs from the country in the record."""
        if party.country and (remark := self.organizations.put_detail(id_, "country", party.country)):
            self.source_row.add_remark(column, remark)
