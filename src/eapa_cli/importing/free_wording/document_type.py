"""Types of agreements in free wording: 'Меморандум о сотрудничестве', 'Four-party protocol'."""

from typing import Final

from eapa_cli.importing.scalar_cells import parse_choice
from eapa_cli.matching import document_words
from eapa_cli.model.vocabulary import AgreementType, Kind
from eapa_cli.tabular.data_dictionary import find_field
from eapa_cli.text.code_formatters import code_or_label
from eapa_cli.text.interface_language import gettext as _

_PATTERNS: Final = (*document_words.ENGLISH, *document_words.RUSSIAN)


def read_type(text: str) -> tuple[str, str | None]:
    """Return the type of an agreement, and a remark if the type follows from some words of the text.

    Raises:
        ValueError: no word means a type, or the words mean several types.
    """
    field = find_field(Kind.AGREEMENT, "type")
    assert field
    try:
        return parse_choice(text, field), None
    except ValueError as error:
        types = {type_ for type_, pattern in _PATTERNS if pattern.search(text)}
        if len(types) > 1:
            # 'Memorandum and agreement' is unclear. But words of the type `OTHER`, such as 'joint plan', also occur in
            # the titles of other documents.
            types.discard(AgreementType.OTHER)
        if len(types) != 1:
            raise ValueError(str(error)) from None
        (type_,) = types
        return type_.value, _("'%(text)s' is stored as the type '%(type)s'") % {
            "text": text,
            "type": code_or_label(AgreementType, type_),
        }
