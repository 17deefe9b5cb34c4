"""A new official name from a date on; the old one is kept as former."""

from collections.abc import Sequence
from dataclasses import replace

from eapa_cli.model.date_phrases import dated, in_words
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.names import Name
from eapa_cli.model.vocabulary import NameKind


def renamed(names: Sequence[Name], new: Sequence[tuple[str, str]], since: EdtfDate) -> list[Name]:
    """The names of an organization that bears new ones, pairs of language and name, since a date.

    In each of their languages the preferred official name becomes a former one, borne until that date.

    Raises:
        ValueError: two names are in one language, one is what it bears already, or the date is before it took that one.
    """
    result = list(names)
    if len({language for language, _ in new}) < len(new):
        raise ValueError("it can take one official name in a language")
    for language, value in new:
        name = Name(value=value, lang=language, kind=NameKind.OFFICIAL, from_=since)
        at = next((at for at, old in enumerate(result) if _is_preferred(old, language)), None)
        if at is None:
            last = max((at + 1 for at, old in enumerate(result) if old.kind is NameKind.OFFICIAL), default=0)
            result.insert(last, name)
            continue
        old = result[at]
        if old.value == value:
            raise ValueError(f"'{value}' is its name already")
        if old.from_ and since.latest < old.from_.earliest:
            raise ValueError(f"it took the name '{old.value}' {dated(old.from_)}, after {in_words(since)}")
        result[at : at + 1] = [name, replace(old, kind=NameKind.FORMER, to=since)]
    return result


def _is_preferred(name: Name, language: str) -> bool:
    return name.kind is NameKind.OFFICIAL and name.lang == language
