"""`eapa list`: agreements or organizations, filtered."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from eapa_cli.cli.context import day, edtf, index_of, put, warn_of_unreadable
from eapa_cli.cli.options import (
    AsOfOption,
    FormatOption,
    RegisterOption,
    complete_countries,
    complete_organizations,
)
from eapa_cli.errors import UsageError
from eapa_cli.index.index import Index
from eapa_cli.index.parties import names_and_ids, organizations_called
from eapa_cli.index.query import Query, answer, columns_of
from eapa_cli.model.vocabulary import AgreementType, Kind, OrganizationType, Status, Topic


class Records(StrEnum):
    """What to list."""

    AGREEMENTS = "agreements"
    ORGANIZATIONS = "organizations"


def run(
    records: Annotated[Records, typer.Argument(help="What to list.")] = Records.AGREEMENTS,
    *,
    country: Annotated[
        list[str],
        typer.Option(help="A party's country: a code, or a name in any language.", autocompletion=complete_countries),
    ] = [],  # noqa: B006
    party: Annotated[
        list[str],
        typer.Option(help="A party: its id, or words of a name.", autocompletion=complete_organizations),
    ] = [],  # noqa: B006
    type_: Annotated[list[str], typer.Option("--type", help="The type of the record.")] = [],  # noqa: B006
    status: Annotated[list[Status], typer.Option(help="The status on the day of --as-of.")] = [],  # noqa: B006
    area: Annotated[list[Topic], typer.Option(help="What it is about.")] = [],  # noqa: B006
    signatory: Annotated[list[str], typer.Option(help="Part of a signatory's name, in any script.")] = [],  # noqa: B006
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Signed on this date or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Signed on this date or earlier.")] = None,
    as_of: AsOfOption = None,
    sort: Annotated[list[str], typer.Option(metavar="COLUMN", help="Sort by a column; -COLUMN for descending.")] = [],  # noqa: B006
    columns: Annotated[str | None, typer.Option(metavar="A,B", help="The columns to show.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="At most so many rows.")] = None,
    format_: FormatOption = None,
    register: RegisterOption = None,
) -> None:
    """List agreements or organizations.

    Several values of one option mean any of them; several options mean all of them.
    """
    kind = Kind.AGREEMENT if records is Records.AGREEMENTS else Kind.ORGANIZATION
    index = index_of(register)
    query = Query(
        kind=kind,
        countries=tuple(_country(name) for name in country),
        parties=tuple(id_ for name in party for id_ in _organizations(index, name)),
        types=tuple(_type(name, kind) for name in type_),
        statuses=tuple(status),
        areas=tuple(area),
        signatories=tuple(signatory),
        since=edtf(since, "--since"),
        until=edtf(until, "--until"),
        as_of=day(as_of, "--as-of"),
        sort=tuple(_column(name, kind, "--sort") for name in sort),
        columns=tuple(_column(name, kind, "--columns") for name in columns.split(",")) if columns else (),
        limit=limit,
    )
    rows = answer(index, query)
    put(rows, format_)
    if not rows.cells and sys.stdout.isatty():
        print(f"no {kind.plural} found", file=sys.stderr)  # noqa: T201
    warn_of_unreadable(index)


def _country(name: str) -> str:
    from eapa_cli.text.countries import country_code, near_countries

    code = country_code(name)
    if code is None:
        from eapa_cli.text.nearest import question

        hint = question(near_countries(name)) or "give its code, such as UZ, or its name in any language"
        raise UsageError(f"no country is called '{name}'", hint=hint)
    return code


def _organizations(index: Index, name: str) -> list[str]:
    found = organizations_called(index, name)
    if not found:
        from eapa_cli.text.nearest import did_you_mean

        raise UsageError(f"no organization is called '{name}'", hint=did_you_mean(name, names_and_ids(index)))
    return found


def _type(name: str, kind: Kind) -> AgreementType | OrganizationType:
    types = AgreementType if kind is Kind.AGREEMENT else OrganizationType
    try:
        return types(name)
    except ValueError:
        raise UsageError(f"no {kind} is of the type '{name}'", hint=f"the types are {', '.join(types)}") from None


def _column(name: str, kind: Kind, option: str) -> str:
    plain = name.strip().removeprefix("-") if option == "--sort" else name.strip()
    if plain not in columns_of(kind):
        raise UsageError(
            f"{option}: {kind.plural} have no column '{plain}'",
            hint=f"the columns are {', '.join(columns_of(kind))}",
        )
    return name.strip()
