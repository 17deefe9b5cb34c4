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


def preferred_name(names: Iterable[Name], languages: Sequence[str]) -> str:
    """Return the name to show in the first possible of the preferred `languages`: an official name, or else another."""
    names = tuple(names)
    official = {name.lang: name.value for name in reversed(names) if name.kind is NameKind.OFFICIAL}
    return text_in_language(official or {name.lang: name.value for name in reversed(names)}, languages)


def name_on_day(names: Iterable[Name], day: date, languages: Sequence[str]) -> str:
    """Return the official or former name that may be in use on a day by its dates, or else the preferred name."""
    names = tuple(names)
    official_kinds = {NameKind.OFFICIAL, NameKind.FORMER}
    dated_names = [name for name in names if name.kind in official_kinds and (name.from_ or name.to)]
    # Of several names in one language, the first is used.
    values = {name.lang: name.value for name in reversed(dated_names) if name.may_be_in_use_on(day)}
    return text_in_language(values, languages) if values else preferred_name(names, languages)
