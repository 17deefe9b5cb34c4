"""Collection of the values of a row, before a record is made from them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from eapa_cli.importing.parts import Person
from eapa_cli.importing.party_matching import OrganizationNames
from eapa_cli.importing.row import DEFAULT, ReadRow
from eapa_cli.tabular.flattening import Scalar
from eapa_cli.text.languages import detect_language
from eapa_cli.text.look_alikes import in_each_script
from eapa_cli.text.suggestions import ask_if_meant


@dataclass(slots=True, kw_only=True)
class Gathering:
    """The values of a row by field, such as `parties.1.organization`, each with its column.

    The parties of signatories are stored separately, since they may be read before the parties themselves.
    """

    entry: ReadRow
    languages: Sequence[str]
    organizations: OrganizationNames
    today: date
    flat: dict[str, Scalar] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)
    signed_for: dict[str, tuple[str, int]] = field(default_factory=dict)
    has_partners: bool = False

    def put(self, key: str, value: Scalar, column: int) -> None:
        """Add a value."""
        self.flat[key] = value
        self.columns[key] = column

    def day_of_writing(self, column: int) -> date | None:
        """Return the day of the import for values from `--default`; the day on which a cell was written is unknown."""
        return self.today if column == DEFAULT else None

    def language(self, text: Scalar) -> str:
        """Return the detected language of a text."""
        return detect_language(str(text), self.languages)

    def organization(self, text: str, column: int) -> str:
        """Return the id of the organization that a cell names.

        Raises:
            ValueError: the organization is unknown or the name is ambiguous; the message gives the reason.
        """
        match = self.organizations.find(text)
        likely = next(filter(self.organizations.knows, in_each_script(text)), None) if match is None else None
        if likely:
            raise ValueError(
                f"no organization is called '{text}', with letters of another script: did you mean '{likely}'?"
            )
        if match is None:
            self.entry.unknown_parties.append(text)
            message = f"no organization is called '{text}'"
            suggestion = ask_if_meant(self.organizations.suggest(text))
            if suggestion:
                raise ValueError(f"{message}: {suggestion} Otherwise add it first, or write its id")
            raise ValueError(f"{message}: add it first, or write its id")
        if match.score < 1:
            note = self.entry.format_message(column, f"'{text}' was matched to {match.id} ({match.score:.2f})")
            self.entry.remarks.append(note)
        return match.id

    def put_signatory(self, key: str, one: Person, column: int) -> None:
        """Add a signatory with the position and the party, if they are stated."""
        self.put(f"{key}.name.{self.language(one.name)}", one.name, column)
        if one.post:
            self.put(f"{key}.position.{self.language(one.post)}", one.post, column)
        if one.party:
            self.signed_for[key] = (one.party, column)

    def parties(self) -> list[Scalar]:
        """Return the ids of the parties in order."""
        keys = [key for key in self.flat if key.startswith("parties.") and key.endswith(".organization")]
        return [self.flat[key] for key in sorted(keys, key=lambda key: int(key.split(".")[1]))]
