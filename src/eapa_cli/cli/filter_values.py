"""What the values given for filters mean; one that means nothing is refused with those that would do."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from eapa_cli.cli.context import edtf
from eapa_cli.errors import UsageError
from eapa_cli.model.vocabulary import AgreementType, Kind, OrganizationType, Scope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eapa_cli.index.read_model import Index
    from eapa_cli.model.dates import EdtfDate


def country(name: str) -> str:
    """The code of a country given by code or name."""
    from eapa_cli.text.country_codes import assigned_code

    if assigned := assigned_code(name):
        return assigned
    from eapa_cli.text.countries import country_code, near_countries

    code = country_code(name)
    if code is None:
        from eapa_cli.text.suggestions import ask_if_meant

        hint = (
            _each_alone("--country", name)
            or (name == Scope.INTERNATIONAL and "'eapa list organizations --has scope' shows the international ones")
            or ask_if_meant(near_countries(name))
            or "give its code, such as UZ, or its name in any language"
        )
        raise UsageError(f"no country is called '{name}'", hint=hint)
    return code


def _each_alone(option: str, text: str) -> str | None:
    """How to give several values, which somebody gave as one with commas."""
    parts = [part.strip() for part in text.split(",")]
    return f"give each by itself: {' '.join(f'{option} {part}' for part in parts)}" if len(parts) > 1 else None


_FEW = 20


def places(index: Index, names: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names that places of the register have, and the codes of those that are countries."""
    from eapa_cli.query.place_lookup import is_place, names_of_places
    from eapa_cli.text.countries import country_code

    words, codes = [], []
    for name in names:
        _words(name, "--place")
        if len(name) > 2 and is_place(index, name):  # noqa: PLR2004  # two letters are a country's code
            words.append(name)
        elif code := country_code(name):
            codes.append(code)
        else:
            from eapa_cli.text.suggestions import did_you_mean

            known = names_of_places(index)
            few = f"; the cities are {', '.join(known)}" if 0 < len(known) <= _FEW else ""
            hint = did_you_mean(name, known) or f"give words of a city or a house, or a country{few}"
            raise UsageError(f"no place of the register is called '{name}'", hint=hint)
    return tuple(words), tuple(codes)


def signatory(index: Index, name: str) -> str:
    """Parts of a name that somebody who signed bears."""
    from eapa_cli.query.signatory_lookup import has_signed, names_of_signatories

    _words(name, "--signatory")
    if not has_signed(index, name):
        from eapa_cli.text.suggestions import did_you_mean

        hint = did_you_mean(name, names_of_signatories(index)) or "'eapa stats --by signatory' shows who signed"
        raise UsageError(f"nobody who signed is called '{name}'", hint=hint)
    return name


def _words(text: str, option: str) -> None:
    from eapa_cli.text.fold import fold

    if not fold(text):
        raise UsageError(f"{option}: there is no word in '{text}'", hint="give part of a name, in any script")


def organizations(index: Index, name: str) -> list[str]:
    """The ids of the organizations of an id or of words of a name."""
    from eapa_cli.query.party_lookup import names_and_ids, organizations_asked_for

    found = organizations_asked_for(index, name)
    if not found:
        from eapa_cli.text.suggestions import did_you_mean

        hint = did_you_mean(name, names_and_ids(index)) or "'eapa list organizations' shows those that there are"
        raise UsageError(f"no organization is called '{name}'", hint=hint)
    return found


W = TypeVar("W", bound=StrEnum)


def word_of(words: type[W], text: str, option: str) -> W:
    """One of an option's words, in any case or script: `sport`, `Sport`, `спорт`."""
    from eapa_cli.text.fold import fold

    for word in words:
        if text == word or fold(text) == fold(word):
            return word
    from eapa_cli.text.suggestions import suggest_choice

    hint = _each_alone(option, text) or suggest_choice(text, list(words)) or f"there are {', '.join(words)}"
    raise UsageError(f"{option}: there is no '{text}'", hint=hint)


def span(since: str | None, until: str | None) -> tuple[EdtfDate | None, EdtfDate | None]:
    """The first and the last date of a time that is asked for."""
    first, last = _bound(since, "--since"), _bound(until, "--until")
    if first and last and last.latest < first.earliest:
        message = f"nothing is both since {first} and until {last}: the end lies before the beginning"
        raise UsageError(message, hint=f"write '--since {last} --until {first}'")
    return first, last


def _bound(text: str | None, option: str) -> EdtfDate | None:
    """The first or the last date of a time that is asked for; of which year it is must be known."""
    date = edtf(text, option)
    if date and date.text.startswith("XXXX"):
        raise UsageError(f"{option}: '{text}' names no year", hint="write it with one, as in '24.09.2021'")
    return date


def type_of(name: str, kinds: Sequence[Kind]) -> str:
    """A type of the records of some kinds."""
    types = dict.fromkeys(type_.value for kind in kinds for type_ in _TYPES[kind])
    if name not in types:
        from eapa_cli.text.suggestions import suggest_choice

        hint = _each_alone("--type", name) or suggest_choice(name, list(types)) or f"the types are {', '.join(types)}"
        raise UsageError(f"no {' or '.join(kinds)} is of the type '{name}'", hint=hint)
    return name


_TYPES = {Kind.AGREEMENT: AgreementType, Kind.ORGANIZATION: OrganizationType}


def language(index: Index, name: str) -> str:
    """The tag (BCP 47) of a language that an agreement is drawn up in, given by tag or name."""
    import re

    known = [tag for (tag,) in index.ask("SELECT lang FROM language UNION SELECT main FROM language ORDER BY 1")]
    if re.fullmatch("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,4})*", name):
        first, *rest = name.split("-")
        tag = "-".join([first.lower(), *(part.title() if len(part) == 4 else part.upper() for part in rest)])  # noqa: PLR2004
        if tag in known:
            return tag
    from eapa_cli.text.languages import find_language

    if called := find_language(name, known):
        return called
    there_are = f"there are {', '.join(known)}" if known else "no agreement of the register states its languages"
    raise UsageError(f"no agreement is drawn up in a language '{name}'", hint=there_are)


def find_field(name: str, kinds: Sequence[Kind], option: str) -> str:
    """A field that records of some kinds can have, by its dotted path."""
    from eapa_cli.index.field_paths import fields_of, is_field

    if not any(is_field(kind, name) for kind in kinds):
        from eapa_cli.text.suggestions import did_you_mean

        known = [path for kind in kinds for path in fields_of(kind)]
        tops = dict.fromkeys(path for path in known if "." not in path)
        raise UsageError(
            f"{option}: {' and '.join(kind.plural for kind in kinds)} have no field '{name}'",
            hint=did_you_mean(name, known) or f"the fields are {', '.join(tops)}",
        )
    return name
