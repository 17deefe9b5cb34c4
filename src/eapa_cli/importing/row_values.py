"""The values of a row by field, before a record is made from them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from eapa_cli.importing.free_wording.party_names import PartyName, read_party
from eapa_cli.importing.free_wording.people import Person
from eapa_cli.importing.imported_row import DEFAULT, FaultKind, ImportedRow
from eapa_cli.importing.party_matching import OrganizationNames
from eapa_cli.tabular.flattening import Scalar
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.languages import detect_language


@dataclass(slots=True, kw_only=True)
class RowValues:
    """The values of a row by field, such as `parties.1.organization`, each with its column.

    `signed_for` has the parties of signatories as they are written, since they may be read before the parties of the
    agreement.
    """

    entry: ImportedRow
    languages: Sequence[str]
    organizations: OrganizationNames
    today: date
    flat: dict[str, Scalar] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)
    signed_for: dict[str, tuple[str, int]] = field(default_factory=dict)
    people: list[tuple[str, int]] = field(default_factory=list)
    """Cells of signatories, with their columns; they are read when the parties are known."""
    details: list[tuple[str, str, int]] = field(default_factory=list)
    """Countries and types of parties: the field, the text and the column."""
    status: tuple[str, int] | None = None
    has_partners: bool = False
    """Whether a column names the partners only, so that the owner of the register is a party too."""
    lacks_party: bool = False
    """Whether a party got no id, because its name is ambiguous, only similar, or in letters of another script.

    The number and order of the parties are then unknown.
    """

    def put(self, key: str, value: Scalar, column: int) -> None:
        """Add a value."""
        self.flat[key] = value
        self.columns[key] = column

    def find_day_of_writing(self, column: int) -> date | None:
        """Return the day that `today` means: the day of the import for `--default`, or None for a cell."""
        return self.today if column == DEFAULT else None

    def language(self, text: Scalar) -> str:
        """Return the detected language of a text."""
        return detect_language(str(text), self.languages)

    def put_party(self, key: str, text: str, column: int) -> None:
        """Add a party if its name has an id. A name without an id adds a fault, and the row is read further."""
        if id_ := self.organization(text, column):
            self.put(key, id_, column)

    def organization(self, text: str, column: int) -> str | None:
        """Return the id of the organization that a cell names; None if its name is ambiguous or doubtful.

        An unknown organization gets an id, so that the rest of the row can be checked. Faults, remarks and the country
        in the cell are stored.
        """
        party = read_party(text)
        try:
            match = self.organizations.resolve(party, self.entry.name)
        except ValueError as error:
            self.entry.add_fault(column, str(error), FaultKind.ORGANIZATION)
            self.lacks_party = True
            return None
        if match.fault:
            self.entry.add_fault(column, match.fault, FaultKind.ORGANIZATION)
        if match.score < 1:
            fields = {"text": text, "id": match.id, "score": match.score}
            self.entry.add_remark(column, _("'%(text)s' was matched to %(id)s (%(score).2f)") % fields)
        self._put_country(party, match.id, column)
        return match.id

    def put_signatory(self, key: str, person: Person, column: int) -> None:
        """Add a signatory with the position and the party, if they are stated."""
        self.put(f"{key}.name.{self.language(person.name)}", person.name, column)
        if person.post:
            self.put(f"{key}.position.{self.language(person.post)}", person.post, column)
        if person.party:
            self.signed_for[key] = (person.party, column)

    def parties(self) -> list[Scalar]:
        """Return the ids of the parties in order."""
        keys = [key for key in self.flat if key.startswith("parties.") and key.endswith(".organization")]
        return [self.flat[key] for key in sorted(keys, key=lambda key: int(key.split(".")[1]))]

    def _put_country(self, party: PartyName, id_: str, column: int) -> None:
        """Store the country of a new organization, or add a remark if it differs from the country in the record."""
        if party.country and (remark := self.organizations.put_detail(id_, "country", party.country)):
            self.entry.add_remark(column, remark)
