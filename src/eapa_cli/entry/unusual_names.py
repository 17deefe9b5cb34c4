"""Names that are probably the answer to another question."""

from collections.abc import Mapping
from typing import Final
from unicodedata import east_asian_width

from eapa_cli.model.vocabulary import AgreementType, OrganizationType, Scope, Topic
from eapa_cli.text.fold import fold

MIN_LETTERS: Final = 3
_CHOICE_WORDS: Final = (*OrganizationType, *Scope, *AgreementType, *Topic)


def find_objection_to_name(name: str, others: Mapping[str, str], *, min_letters: int = MIN_LETTERS) -> str | None:
    """Return why a name is unusual, or None.

    `others` are the other answers with the labels of their questions. `min_letters` is the usual minimum of letters.
    """
    letters = sum(map(str.isalpha, name))
    if not letters:
        return f"'{name}' has no letters"
    if letters < min_letters and not any(east_asian_width(character) == "W" for character in name):
        return f"'{name}' has fewer than {min_letters} letters"
    folded = fold(name)
    for text, label in others.items():
        if fold(text) == folded:
            return f"'{name}' is also the answer to '{label}'"
    word = next((word for word in _CHOICE_WORDS if word.startswith(folded)), None)
    return f"'{name}' looks like the choice '{word}' of another question" if word and letters >= MIN_LETTERS else None
