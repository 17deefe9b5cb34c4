"""Names that are probably typing errors, or the answer to another question."""

from collections.abc import Mapping
from typing import Final
from unicodedata import east_asian_width

from eapa_cli.model.vocabulary import AgreementType, OrganizationType, Scope, Topic
from eapa_cli.text.fold import fold
from eapa_cli.text.interface_language import gettext as _

MIN_LETTERS: Final = 3
"""The usual minimum of letters in a name."""
_CHOICE_WORDS: Final = (*OrganizationType, *Scope, *AgreementType, *Topic)


def find_objection_to_name(name: str, others: Mapping[str, str], *, min_letters: int = MIN_LETTERS) -> str | None:
    """Return why a name is unusual, or None.

    `others` are the other answers with the labels of their questions. `min_letters` is the usual minimum of letters.
    """
    letters = sum(map(str.isalpha, name))
    if not letters:
        return _("'%(name)s' has no letters") % {"name": name}
    # A wide character, such as a Chinese one, can be a word of its own.
    has_wide_characters = any(east_asian_width(character) == "W" for character in name)
    if letters < min_letters and not has_wide_characters:
        return _("'%(name)s' has fewer than %(least)d letters") % {"name": name, "least": min_letters}
    folded = fold(name)
    for text, label in others.items():
        if fold(text) == folded:
            return _("'%(name)s' is also the answer to '%(question)s'") % {"name": name, "question": label}
    # Nothing is left of a name such as 'ъь' after folding.
    word = next((word for word in _CHOICE_WORDS if folded and word.startswith(folded)), None)
    # One or two letters are the start of too many words.
    if word is None or letters < MIN_LETTERS:
        return None
    return _("'%(name)s' looks like the choice '%(word)s' of another question") % {"name": name, "word": word}
