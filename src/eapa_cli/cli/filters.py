"""The filters that `list`, `search`, `stats` and their like have in common: one definition of them all."""

import inspect
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Annotated, Any, NamedTuple, get_type_hints

import typer

from eapa_cli.cli.complete import (
    complete_countries,
    complete_fields,
    complete_languages,
    complete_organizations,
    complete_places,
    complete_signatories,
    complete_types,
    complete_years,
)
from eapa_cli.cli.context import day, edtf, period
from eapa_cli.errors import UsageError
from eapa_cli.index.filters import Filters
from eapa_cli.index.index import Index
from eapa_cli.model.vocabulary import AgreementType, Kind, OrganizationType, Status, Topic


class Asked(NamedTuple):
    """What was given for each filter, as it was given; each field is an option of the command line."""

    country: Annotated[
        list[str],
        typer.Option(help="A party's country: a code, or a name in any language.", autocompletion=complete_countries),
    ]
    party: Annotated[
        list[str],
        typer.Option(help="A party: its id, or words of a name.", autocompletion=complete_organizations),
    ]
    type_: Annotated[
        list[str], typer.Option("--type", metavar="TYPE", help="The type of the record.", autocompletion=complete_types)
    ]
    status: Annotated[list[Status], typer.Option(help="The status on the day of --as-of.")]
    area: Annotated[list[Topic], typer.Option(help="What it is about.")]
    signatory: Annotated[
        list[str],
        typer.Option(help="Parts of a signatory's name, in any script.", autocompletion=complete_signatories),
    ]
    place: Annotated[
        list[str],
        typer.Option(
            help="Where it was signed, or an organization has its seat: words of a place, or a country.",
            autocompletion=complete_places,
        ),
    ]
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Signed on this date or later.")]
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Signed on this date or earlier.")]
    year: Annotated[
        list[int],
        typer.Option(
            min=1, max=9999, metavar="YEAR", help="Signed in this year, or maybe in it.", autocompletion=complete_years
        ),
    ]
    as_of: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day on which the status is asked; today without it.")
    ]
    expiring_within: Annotated[
        str | None,
        typer.Option(metavar="PERIOD", help="Its term, or a renewal of it, ends within this time: 90d, P3M, 1y."),
    ]
    language: Annotated[
        list[str],
        typer.Option(
            metavar="TAG", help="A language it is drawn up in (BCP 47): ru, uz.", autocompletion=complete_languages
        ),
    ]
    has: Annotated[
        list[str],
        typer.Option(
            metavar="FIELD", help="The record states this field: term, title.ru.", autocompletion=complete_fields
        ),
    ]
    missing: Annotated[
        list[str],
        typer.Option(metavar="FIELD", help="The record does not state this field.", autocompletion=complete_fields),
    ]

    def filters(self, index: Index, *kinds: Kind) -> Filters:
        """The filters, understood for records of some kinds.

        Raises:
            UsageError: a value is none that such a filter can have; the hint says which are.
        """
        places, place_countries = _places(index, self.place) if self.place else ((), ())
        return Filters(
            countries=tuple(map(_country, self.country)),
            parties=tuple(id_ for name in self.party for id_ in _organizations(index, name)),
            types=tuple(_type(name, kinds) for name in self.type_),
            statuses=tuple(self.status),
            areas=tuple(self.area),
            signatories=tuple(_signatory(index, name) for name in self.signatory),
            places=places,
            place_countries=place_countries,
            since=edtf(self.since, "--since"),
            until=edtf(self.until, "--until"),
            years=tuple(self.year),
            as_of=day(self.as_of, "--as-of"),
            expiring_within=period(self.expiring_within, "--expiring-within"),
            languages=tuple(map(_language, self.language)),
            has=tuple(_field(name, kinds, "--has") for name in self.has),
            missing=tuple(_field(name, kinds, "--missing") for name in self.missing),
        )


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of all filters, and what was asked by them as its argument `asked`.

    They stand where that parameter stands, so that the help has them in one place.
    """
    hints = get_type_hints(Asked, include_extras=True)
    options = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=_default(hints[name]),
            annotation=hints[name],
        )
        for name in Asked._fields
    ]
    own = inspect.signature(command, eval_str=True).parameters.values()
    parameters = [part for one in own for part in (options if one.name == "asked" else [one])]

    @wraps(command)
    def run(**given: Any) -> None:
        asked = Asked(**{option.name: given.pop(option.name) for option in options})
        command(asked=asked, **given)

    del run.__wrapped__  # Typer would read the parameters of that
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in parameters}
    return run


def _default(hint: Any) -> Any:
    return [] if getattr(hint.__origin__, "__origin__", None) is list else None


def _country(name: str) -> str:
    from eapa_cli.text.country_codes import assigned_code

    if assigned := assigned_code(name):
        return assigned
    from eapa_cli.text.countries import country_code, near_countries

    code = country_code(name)
    if code is None:
        from eapa_cli.text.nearest import question

        hint = question(near_countries(name)) or "give its code, such as UZ, or its name in any language"
        raise UsageError(f"no country is called '{name}'", hint=hint)
    return code


def _places(index: Index, names: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names that places of the register have, and the codes of those that are countries."""
    from eapa_cli.index.places import is_place, names_of_places
    from eapa_cli.text.countries import country_code

    words, codes = [], []
    for name in names:
        _words(name, "--place")
        if len(name) > 2 and is_place(index, name):  # noqa: PLR2004  # two letters are a country's code
            words.append(name)
        elif code := country_code(name):
            codes.append(code)
        else:
            from eapa_cli.text.nearest import did_you_mean

            hint = did_you_mean(name, names_of_places(index)) or "give words of a city or a house, or a country"
            raise UsageError(f"no place of the register is called '{name}'", hint=hint)
    return tuple(words), tuple(codes)


def _signatory(index: Index, name: str) -> str:
    from eapa_cli.index.people import has_signed, names_of_signatories

    _words(name, "--signatory")
    if not has_signed(index, name):
        from eapa_cli.text.nearest import did_you_mean

        hint = did_you_mean(name, names_of_signatories(index)) or "give part of a name, in any script"
        raise UsageError(f"nobody who signed is called '{name}'", hint=hint)
    return name


def _words(text: str, option: str) -> None:
    from eapa_cli.text.fold import fold

    if not fold(text):
        raise UsageError(f"{option}: there is no word in '{text}'", hint="give part of a name, in any script")


def _organizations(index: Index, name: str) -> list[str]:
    from eapa_cli.index.parties import names_and_ids, organizations_called

    found = organizations_called(index, name)
    if not found:
        from eapa_cli.text.nearest import did_you_mean

        raise UsageError(f"no organization is called '{name}'", hint=did_you_mean(name, names_and_ids(index)))
    return found


def _type(name: str, kinds: Sequence[Kind]) -> str:
    types = [type_.value for kind in kinds for type_ in _TYPES[kind]]
    if name not in types:
        raise UsageError(
            f"no {' or '.join(kinds)} is of the type '{name}'", hint=f"the types are {', '.join(dict.fromkeys(types))}"
        )
    return name


_TYPES = {Kind.AGREEMENT: AgreementType, Kind.ORGANIZATION: OrganizationType}


def _language(tag: str) -> str:
    import re

    if not re.fullmatch("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,4})*", tag):
        raise UsageError(f"--language: '{tag}' is no tag of a language", hint="write 'ru', 'en', 'uz' or 'uz-Latn'")
    first, *rest = tag.split("-")
    return "-".join([first.lower(), *(part.title() if len(part) == 4 else part.upper() for part in rest)])  # noqa: PLR2004


def _field(name: str, kinds: Sequence[Kind], option: str) -> str:
    from eapa_cli.index.fields import fields_of, is_field

    if not any(is_field(kind, name) for kind in kinds):
        from eapa_cli.text.nearest import did_you_mean

        known = [path for kind in kinds for path in fields_of(kind)]
        tops = dict.fromkeys(path for path in known if "." not in path)
        raise UsageError(
            f"{option}: {' and '.join(kind.plural for kind in kinds)} have no field '{name}'",
            hint=did_you_mean(name, known) or f"the fields are {', '.join(tops)}",
        )
    return name
