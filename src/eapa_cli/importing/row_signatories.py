"""The signatories of a row, and the party for which each of them signed."""

import re
from typing import Final

from eapa_cli.importing.compound_cells import number_items
from eapa_cli.importing.free_wording.people import Person, looks_like_name, read_people, read_person
from eapa_cli.importing.row_values import RowValues
from eapa_cli.text.interface_language import gettext as _

# A word of letters, without digits and underscores.
_WORD: Final = re.compile(r"[^\W\d_]+")
_MAX_FIRST_NAMES: Final = 3


def read_signatory(row: RowValues, text: str) -> Person | None:
    """Return the signatory of a name cell that contains more than a name: `Party: Name` or `Name, position`.

    Return None if the cell contains only a name, no name at all, or a party that is not known.

    Raises:
        ValueError: it is not clear whether the text after a comma is a position.
    """
    is_party = row.organizations.is_named
    try:
        person = read_person(text, is_party)
    except ValueError:
        return None
    if person.party and not is_party(person.party):
        return None
    _name, comma, after = text.partition(",")
    if comma and "(" not in text and person.position == after.strip() and _can_be_first_names(after):
        message = _(
            "'%(text)s' can be 'surname, first name' or 'name, position': "
            "write the position in a column of its own, and the name without a comma"
        )
        raise ValueError(message % {"text": text})
    return person if person.party or person.position else None


def put_signatories(row: RowValues) -> None:
    """Read the cells with several signatories. The parties of the row must be known, since the cells can name them."""
    for text, column in row.signatory_cells:
        try:
            people = read_people(text, row.organizations.is_named, party_count=len(row.list_parties()))
            for number, person in number_items(column, people):
                row.put_signatory(f"signatories.{number}", person, column)
                # A single word may be a surname.
                if " " in person.name and not looks_like_name(person.name):
                    remark = _("'%(text)s' is stored as the name of a signatory") % {"text": person.name}
                    row.source_row.add_remark(column, remark)
        except ValueError as error:
            row.source_row.add_fault(column, str(error))


def assign_parties(row: RowValues) -> None:
    """Set the party of each signatory.

    It is the party that the cell states. Otherwise it follows from the order, if there are as many signatories as
    parties, or else from the words of the position.
    """
    parties = row.list_parties()
    numbers = {key.split(".")[1] for key in row.scalars if key.startswith("signatories.")}
    for index, number in enumerate(sorted(numbers, key=int)):
        prefix = f"signatories.{number}"
        party_in_order = parties[index] if len(numbers) == len(parties) else None
        if prefix in row.stated_parties:
            text, column = row.stated_parties[prefix]
            party = row.organizations.find_among(text, parties) or row.identify_organization(text, column)
        else:
            column = _find_column(row, prefix)
            party = party_in_order or _read_party_from_position(row, prefix, column)
        if party:
            row.put(f"{prefix}.party", party, column)


def _read_party_from_position(row: RowValues, prefix: str, column: int) -> str | None:
    """Return the party that the position of a signatory names, and add a remark; None if there is no such party.

    Add a fault for the missing party, unless another fault of the row can be the reason.
    """
    parties = row.list_parties()
    positions = [str(value) for key, value in row.scalars.items() if key.startswith(f"{prefix}.position.")]
    for position in positions:
        if party := row.organizations.find_within(position, parties):
            remark = _("the party of the signatory was read from '%(position)s': %(party)s")
            row.source_row.add_remark(column, remark % {"position": position, "party": party})
            return party
    if not (row.source_row.invalid_columns or row.lacks_party):
        message = _("the party of each signatory is missing: write 'Party: Name, position'")
        row.source_row.add_fault(column, message)
    return None


def _find_column(row: RowValues, prefix: str) -> int:
    """Return the first column with a value of a signatory."""
    return next(column for key, column in row.columns.items() if key.startswith(f"{prefix}."))


def _can_be_first_names(text: str) -> bool:
    """Return whether the text after a comma can be first names or initials: up to three capitalized words."""
    words = _WORD.findall(text)
    return len(words) <= _MAX_FIRST_NAMES and all(word[0].isupper() for word in words)
