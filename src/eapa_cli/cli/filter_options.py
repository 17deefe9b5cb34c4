"""The filters that `list`, `search`, `stats` and their like have in common: one definition of them all."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any, NamedTuple, get_type_hints

import typer

from eapa_cli.cli.completion import (
    complete_countries,
    complete_fields,
    complete_languages,
    complete_parties,
    complete_places,
    complete_signatories,
    complete_statuses,
    complete_topics,
    complete_types,
    complete_years,
)
from eapa_cli.cli.context import day, period
from eapa_cli.cli.filter_values import (
    country,
    find_field,
    language,
    organizations,
    places,
    signatory,
    span,
    type_of,
    word_of,
)
from eapa_cli.index.read_model import Index
from eapa_cli.model.vocabulary import Kind, Status, Topic
from eapa_cli.query.filters import Filters


class Asked(NamedTuple):
    """What was given for each filter, as it was given; each field is an option of the command line."""

    country: Annotated[
        list[str],
        typer.Option(help="A partner's country: a code, or a name in any language.", autocompletion=complete_countries),
    ]
    party: Annotated[
        list[str],
        typer.Option(help="A party: its id, or words of a name.", autocompletion=complete_parties),
    ]
    type_: Annotated[
        list[str], typer.Option("--type", metavar="TYPE", help="The type of the record.", autocompletion=complete_types)
    ]
    status: Annotated[
        list[str],
        typer.Option(
            metavar="STATUS",
            help=f"The status on the day of --as-of: {', '.join(Status)}; in-force takes what is due, too.",
            autocompletion=complete_statuses,
        ),
    ]
    area: Annotated[
        list[str],
        typer.Option(metavar="TOPIC", help=f"What it is about: {', '.join(Topic)}.", autocompletion=complete_topics),
    ]
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
            min=1000,
            max=9999,
            metavar="YEAR",
            help="Signed in this year, or maybe in it.",
            autocompletion=complete_years,
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
            metavar="TAG",
            help="A language it is drawn up in: its tag (BCP 47), or its name.",
            autocompletion=complete_languages,
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

    @classmethod
    def nothing(cls) -> dict[str, Any]:
        """What each filter has if nothing was given for it."""
        hints = get_type_hints(cls, include_extras=True)
        return {name: _default(hints[name]) for name in cls._fields}

    def filters(self, index: Index, *kinds: Kind) -> Filters:
        """The filters, understood for records of some kinds.

        Raises:
            UsageError: a value is none that such a filter can have; the hint says which are.
        """
        since, until = span(self.since, self.until)
        where, where_countries = places(index, self.place) if self.place else ((), ())
        return Filters(
            countries=tuple(map(country, self.country)),
            parties=tuple(id_ for name in self.party for id_ in organizations(index, name)),
            types=tuple(type_of(name, kinds) for name in self.type_),
            statuses=tuple(word_of(Status, name, "--status") for name in self.status),
            areas=tuple(word_of(Topic, name, "--area") for name in self.area),
            signatories=tuple(signatory(index, name) for name in self.signatory),
            places=where,
            place_countries=where_countries,
            since=since,
            until=until,
            years=tuple(self.year),
            as_of=day(self.as_of, "--as-of"),
            expiring_within=period(self.expiring_within, "--expiring-within"),
            languages=tuple(language(index, name) for name in self.language),
            has=tuple(find_field(name, kinds, "--has") for name in self.has),
            missing=tuple(find_field(name, kinds, "--missing") for name in self.missing),
        )


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of all filters, and what was asked by them as its argument `asked`.

    They stand where that parameter stands, so that the help has them in one place.
    """
    hints = get_type_hints(Asked, include_extras=True)
    for hint in hints.values():
        hint.__metadata__[0].rich_help_panel = "Filters"
    options = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hints[name])
        for name, default in Asked.nothing().items()
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
