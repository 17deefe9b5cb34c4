"""Names in several languages, and which of them to show."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.vocabulary import NameKind

LocalText = Mapping[str, str]
"""A text in one or more languages, by BCP 47 tag."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name that an organization bears or bore, in one language."""

    value: str
    lang: str
    kind: NameKind
    from_: EdtfDate | None = None
    to: EdtfDate | None = None

    def borne_on(self, day: date) -> bool:
        """Whether the name may have been in use on a day; without dates it may always have been."""
        begun = self.from_ is None or self.from_.earliest <= day
        return begun and (self.to is None or day <= self.to.latest)


def in_language(text: LocalText, languages: Sequence[str]) -> str:
    """The text in the first of the languages that it has, else in the first one it was given in."""
    for language in languages:
        if language in text:
            return text[language]
    return next(iter(text.values()), "")


def preferred_name(names: Iterable[Name], languages: Sequence[str]) -> str:
    """The name to show: the first official one of the first language that has one, else the first name."""
    names = tuple(names)
    official = {name.lang: name.value for name in reversed(names) if name.kind is NameKind.OFFICIAL}
    return in_language(official or {name.lang: name.value for name in reversed(names)}, languages)


def name_on(names: Iterable[Name], day: date, languages: Sequence[str]) -> str:
    """The name an organization bore on a day: a former one if its dates say so, else the preferred one."""
    names = tuple(names)
    titles = [name for name in names if name.kind in {NameKind.OFFICIAL, NameKind.FORMER} and name.borne_on(day)]
    dated = [name for name in titles if name.from_ or name.to]
    borne = {name.lang: name.value for name in reversed(dated)}
    return in_language(borne, languages) if borne else preferred_name(names, languages)
