"""Whether two names on a page are of one person."""

from typing import Final

from eapa_cli.importing.press.parties import name_forms

_LETTERS_OF_FAMILY_NAME: Final = 5


def key_of(name: str) -> frozenset[str]:
    """Return the stems of the words of a name; two for "Пётр Петров", whose words start with the same letters."""
    stems = name_forms.stems(name)
    given, _, family = name.casefold().rpartition(" ")
    return stems if len(stems) > 1 or not given else frozenset({given, family[:_LETTERS_OF_FAMILY_NAME]})


def is_same_person(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two names are of one person: equal in part, and different at most in initials."""
    only_one, only_other = one - other, other - one
    if not only_one or not only_other:
        return True
    return bool(one & other) and any(all(len(word) == 1 for word in rest) for rest in (only_one, only_other))
