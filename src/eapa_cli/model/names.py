"""Names in several languages, and the choice of the name to show."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.vocabulary import NameKind

LocalText = Mapping[str, str]
"""A text in one or more languages, by BCP 47 tag."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A current or former name of an organization, in one language."""

    value: str
    lang: str
    kind: NameKind
    from_: EdtfDate | None = None
    to: EdtfDate | None = None

    def in_use_on(self, day: date) -> bool:
        """Return whether the name may have been in use on a day; without dates, this is true for any day."""
        started = self.from_ is None or self.from_.earliest <= day
        return started and (self.to is None or day <= self.to.latest)


def text_in_language(text: LocalText, languages: Sequence[str]) -> str:
    """Return a text in the first of some languages in which it exists, or else in the first language that it has."""
    for language in languages:
        if language in text:
            return text[language]
    return next(iter(text.values()), "")


def preferred_name(names: Iterable[Name], languages: Sequence[str]) -> str:
    """Return the name to show: an official name in the first possible language, or else another name."""
    names = tuple(names)
    official = {name.lang: name.value for name in reversed(names) if name.kind is NameKind.OFFICIAL}
    return text_in_language(official or {name.lang: name.value for name in reversed(names)}, languages)


def name_on_day(names: Iterable[Name], day: date, languages: Sequence[str]) -> str:
    """Return the name of an organization on a day, as the dates of its names show, or else its preferred name."""
    names = tuple(names)
    titles = [name for name in names if name.kind in {NameKind.OFFICIAL, NameKind.FORMER} and name.in_use_on(day)]
    dated = [name for name in titles if name.from_ or name.to]
    values = {name.lang: name.value for name in reversed(dated)}
    return text_in_language(values, languages) if values else preferred_name(names, languages)
