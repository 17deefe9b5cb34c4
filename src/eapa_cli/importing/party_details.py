"""Countries and types of parties in columns of a sheet of agreements."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from eapa_cli.importing.free_wording.items import split_items
from eapa_cli.importing.new_organizations import find_type
from eapa_cli.importing.scalar_cells import describe_unknown_country, find_choice, parse_choice
from eapa_cli.model.vocabulary import Kind, OrganizationType
from eapa_cli.tabular.data_dictionary import find_field
from eapa_cli.text.countries import country_code
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.unknown_words import is_unknown_name

# The words of a column of types. In the name of an organization, the same words often mean another type.
# The first type with a word in the cell is used: a 'regional university' is a university, and not a government.
_TYPE_WORDS: Final = tuple(
    (type_.value, re.compile(rf"\b(?:{words})", re.IGNORECASE))
    for type_, words in (
        (OrganizationType.UNIVERSITY, "вуз|универс|академ|образоват|universit|academ|(?<!ministry of )higher"),
        (OrganizationType.FOUNDATION, "фонд|fund|foundation"),
        (OrganizationType.BUSINESS, "торгово-промышл|chamber|компан|бизнес|предприят|коммерч|business|compan|commerc"),
        (OrganizationType.NGO, "обществен|некоммерч|неправ|нко|нпо|public(?! (?:bod|authorit|agenc))|non-|ngo"),
        (OrganizationType.REGIONAL_GOVERNMENT, "регион|муницип|местн|област|городск|regional|municip|local"),
        (OrganizationType.INTERGOVERNMENTAL, "межправ|межгос|международн|intergov|inter-gov|international"),
        (OrganizationType.GOVERNMENT, "гос|орган(?!из)|правит|министер|ведомств|state|govern|ministr|public"),
        (OrganizationType.MEDIA, "сми|медиа|агентств|телев|media|news|press"),
    )
)


def read_details(key: str, text: str, parties: Sequence[str], others: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the id of each party in a cell, with the key and the value of its country, scope or type.

    The cell has one value for each party in order, or one for each of `others`. These are the parties without the
    owner, if the sheet names partners only.

    Raises:
        ValueError: a value is not valid, or there are more or fewer values than parties.
    """
    values = split_items(text)
    if len(values) == 1:
        values = [part.strip() for part in text.replace("/", ",").split(",")]
    # If there are as many values as parties, the owner has a value too.
    described = parties if len(values) == len(parties) else others
    if len(described) != len(values):
        message = _(
            "'%(text)s' does not have one value for each party (values: %(values)d, parties: %(parties)d): "
            "write '-' for an unknown one"
        )
        raise ValueError(message % {"text": text, "values": len(values), "parties": len(described)})
    for id_, value in zip(described, values, strict=True):
        if not is_unknown_name(value):
            yield (id_, *read_detail(key, value))


def read_detail(key: str, text: str) -> tuple[str, str]:
    """Return the key and the code of a type or a country; the country `international` is stored as the scope.

    Raises:
        ValueError: the value is not valid.
    """
    if key == "type":
        return key, _parse_type(text)
    if country := country_code(text):
        return key, country
    field = find_field(Kind.ORGANIZATION, "scope")
    assert field
    if scope := find_choice(text, field):
        return "scope", scope
    raise ValueError(describe_unknown_country(text))


def _parse_type(text: str) -> str:
    """Return the type of organization that the text names, or that words of the text mean.

    Raises:
        ValueError: no word of the text means a type.
    """
    field = find_field(Kind.ORGANIZATION, "type")
    assert field
    type_ = find_choice(text, field) or next((type_ for type_, pattern in _TYPE_WORDS if pattern.search(text)), None)
    return type_ or find_type(text) or parse_choice(text, field)  # the last one raises the error
