"""Words for the codes of closed lists, for sentences in the language of the interface."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from eapa_cli.model.vocabulary import (
    AgreementRelation,
    AgreementType,
    Basis,
    Capacity,
    FigureOf,
    Grounds,
    NameKind,
    OrganizationRelation,
    OrganizationType,
    RenewalMode,
    Scope,
    Stage,
    Topic,
)
from eapa_cli.text.english_labels import LABELS
from eapa_cli.text.interface_language import ENGLISH, interface_language, pgettext
from eapa_cli.text.interface_phrases import quote

VOCABULARIES: Final[Mapping[str, tuple[type[StrEnum], ...]]] = {
    "type": (AgreementType, OrganizationType, AgreementRelation, OrganizationRelation),
    "stage": (Stage,),
    "kind": (NameKind,),
    "topic": (Topic,),
    "of": (FigureOf,),
    "mode": (RenewalMode,),
    "grounds": (Grounds,),
    "capacity": (Capacity,),
    "basis": (Basis,),
    "scope": (Scope,),
}
"""The closed lists from which the value of a field may come, by the field's key."""

_OTHER: Final = "other"


def code_words(code: str, *vocabularies: type[StrEnum]) -> str:
    """Return the words for a code from one of the closed lists, in quotes if there are several words."""
    words = code.replace("-", " ") if interface_language() == ENGLISH else _label(code, vocabularies)
    return quote(words) if " " in words else words


def _label(code: str, vocabularies: tuple[type[StrEnum], ...]) -> str:
    """Return the label of a code in the first list that has it. Only the labels of 'other' differ between the lists."""
    if code == _OTHER and len(vocabularies) > 1:
        return pgettext("code", "other")
    names = (vocabulary.__name__ for vocabulary in vocabularies)
    return next((pgettext(name, LABELS[name][code]) for name in names if code in LABELS[name]), code)
