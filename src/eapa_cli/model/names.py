"""Names in several languages, and the choice of the name to show."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.vocabulary import NameKind

LocalText = Mapping[str, str]
"""A text in one or more languages, by BCP 47 tag."""

LANGUAGE_TAG: Final = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,4})*")
"""A tag such as 'en', 'uz-Latn' or 'pt-BR'. The letter case is not checked, unlike in the schemas."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A current or former name of an organization, in one language."""

    value: str
    lang: str
    kind: NameKind
    from_: EdtfDate | None = None
    to: EdtfDate | None = None

    def may_be_in_use_on(self, day: date) -> bool:
        """Return whether the name may have been in use on a day. A name without dates may be in use on any day."""
        has_started = self.from_ is None or self.from_.earliest <= day
        return has_started and (self.to is None or day <= self.to.latest)


def text_in_language(text: LocalText, languages: Sequence[str]) -> str:
    """Return a text in the first of the preferred `languages` in which it exists, or else in its first language."""
    for language in languages:
        if language in text:
            return text[language]
    return next(iter(text.values()), "")


def select_valid_texts(value: object) -> LocalText:
    """Return the valid texts of a value that was read from a file without a check."""
    pairs = value.items() if isinstance(value, Mapping) else ()
    return {tag: text for tag, text in pairs if isinstance(tag, str) and isinstance(text, str)}


def names_by_language(names: Iterable[Name]) -> LocalText:
    """Return the first official name in each language; the first name of any kind if no name is official."""
    names = tuple(names)
    return _first_by_language([name for name in names if name.kind is NameKind.OFFICIAL] or names)


def preferred_name(names: Iterable[Name], languages: Sequence[str]) -> str:
    """Return the name to show: one of `names_by_language`, in the first possible of the preferred `languages`."""
    return text_in_language(names_by_language(names), languages)


def name_at_signing(names: Iterable[Name], signed: EdtfDate | None, languages: Sequence[str]) -> str:
    """Return the official or former name that may be in use on the day of signing, or else the preferred name.

    Of several possible days, the first one counts. If the year is not known, the name is the preferred one.
    """
    names = tuple(names)
    if signed is None or not signed.has_year:
        return preferred_name(names, languages)
    official_kinds = {NameKind.OFFICIAL, NameKind.FORMER}
    dated_names = [name for name in names if name.kind in official_kinds and (name.from_ or name.to)]
    values = _first_by_language(name for name in dated_names if name.may_be_in_use_on(signed.earliest))
    return text_in_language(values, languages) if values else preferred_name(names, languages)


def _first_by_language(names: Iterable[Name]) -> LocalText:
    values: dict[str, str] = {}
    for name in names:
        values.setdefault(name.lang, name.value)
    return values
