"""What the cells of a row say, gathered value by value before a record is made of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from eapa_cli.importing.parts import Person
from eapa_cli.importing.party_matching import OrganizationNames
from eapa_cli.importing.row import DEFAULT, ReadRow
from eapa_cli.tabular.flattening import Scalar
from eapa_cli.text.languages import detect_language
from eapa_cli.text.suggestions import ask_if_meant


@dataclass(slots=True, kw_only=True)
class Gathering:
    """The values of a row by the keys of their fields, such as `parties.1.organization`, each with its column.

    For whom somebody signed is kept apart, since it may be told before the parties are.
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
        """Keep a value."""
        self.flat[key] = value
        self.columns[key] = column

    def day_of_writing(self, column: int) -> date | None:
        """The day of the import for what was given with it; a cell that says `today` may have said so long ago."""
        return self.today if column == DEFAULT else None

    def language(self, text: Scalar) -> str:
        """The language that a text seems to be in."""
        return detect_language(str(text), self.languages)

    def organization(self, text: str, column: int) -> str:
        """The id of the organization that a cell means.

        Raises:
            ValueError: there is none, or it is not clear which; the message says so.
        """
        match = self.organizations.find(text)
        if match is None:
            self.entry.strangers.append(text)
            asked = ask_if_meant(self.organizations.near(text))
            raise ValueError(
                f"no organization is called '{text}': {f'{asked} Else ' if asked else ''}add it first, or write its id"
            )
        if match.score < 1:
            told = self.entry.told(column, f"'{text}' is taken for {match.id} ({match.score:.2f})")
            self.entry.remarks.append(told)
        return match.id

    def put_signatory(self, key: str, one: Person, column: int) -> None:
        """Keep who signed, with the post and for whom as far as that is told."""
        self.put(f"{key}.name.{self.language(one.name)}", one.name, column)
        if one.post:
            self.put(f"{key}.position.{self.language(one.post)}", one.post, column)
        if one.party:
            self.signed_for[key] = (one.party, column)

    def parties(self) -> list[Scalar]:
        """The ids of the parties, in their order."""
        keys = [key for key in self.flat if key.startswith("parties.") and key.endswith(".organization")]
        return [self.flat[key] for key in sorted(keys, key=lambda key: int(key.split(".")[1]))]
