"""A change of the official name of an organization: the old name becomes a former name."""

from collections.abc import Sequence
from dataclasses import replace

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.english_dates import dated, in_words
from eapa_cli.model.names import Name
from eapa_cli.model.vocabulary import NameKind


def renamed(names: Sequence[Name], new: Sequence[tuple[str, str]], since: EdtfDate) -> list[Name]:
    """Return the names of an organization with new official names (pairs of language and name) since a date.

    In each of these languages the preferred official name becomes a former one that ends on that date.

    Raises:
        ValueError: two new names have the same language, one is already in use, or the date is before the start of
            the current name.
    """
    result = list(names)
    if len({language for language, _ in new}) < len(new):
        raise ValueError("an organization has one official name per language: give each language once")
    for language, value in new:
        name = Name(value=value, lang=language, kind=NameKind.OFFICIAL, from_=since)
        at = next((at for at, old in enumerate(result) if _is_preferred(old, language)), None)
        if at is None:
            last = max((at + 1 for at, old in enumerate(result) if old.kind is NameKind.OFFICIAL), default=0)
            result.insert(last, name)
            continue
        old = result[at]
        if old.value == value:
            raise ValueError(f"'{value}' is already its name")
        if old.from_ and since.latest < old.from_.earliest:
            raise ValueError(f"it took the name '{old.value}' {dated(old.from_)}, after {in_words(since)}")
        result[at : at + 1] = [name, replace(old, kind=NameKind.FORMER, to=since)]
    return result


def _is_preferred(name: Name, language: str) -> bool:
    return name.kind is NameKind.OFFICIAL and name.lang == language
