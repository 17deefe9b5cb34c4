"""What a shell completes, from the register that the command line is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from eapa_cli.errors import EapaError
from eapa_cli.model.vocabulary import Kind

if TYPE_CHECKING:
    from eapa_cli.index.read_model import Index

    Statement = Callable[[Index, str], tuple[str, Mapping[str, object]]]


def complete_ids(ctx: typer.Context, incomplete: str) -> list[str]:
    """The ids of the register that begin so."""
    return beginning(incomplete, _ask(ctx, "SELECT id FROM organization UNION SELECT id FROM agreement ORDER BY 1"))


def complete_organizations(ctx: typer.Context, incomplete: str) -> list[str]:
    """The ids of organizations that begin so."""
    return beginning(incomplete, _ask(ctx, "SELECT id FROM organization ORDER BY 1"))


def complete_agreements(ctx: typer.Context, incomplete: str) -> list[str]:
    """The ids of agreements that begin so."""
    return beginning(incomplete, _ask(ctx, "SELECT id FROM agreement ORDER BY 1"))


def complete_parties(ctx: typer.Context, incomplete: str) -> list[str]:
    """The ids that begin so of the parties of what is asked for."""
    return beginning(incomplete, _asked(ctx, "party", "SELECT id FROM organization WHERE file IN ({organizations})"))


def complete_countries(ctx: typer.Context, incomplete: str) -> list[str]:
    """The countries of the parties of what is asked for, by code."""
    sql = "SELECT DISTINCT country FROM organization WHERE file IN ({organizations})"
    return _beginning_in_either_case(incomplete, _asked(ctx, "country", sql))


def complete_signatories(ctx: typer.Context, incomplete: str) -> list[str]:
    """The words that begin so in the names of those who signed what is asked for."""
    names = _asked(ctx, "signatory", "SELECT DISTINCT name FROM signatory WHERE file IN ({agreements})")
    return _beginning_in_either_case(incomplete, _words(names))


def complete_places(ctx: typer.Context, incomplete: str) -> list[str]:
    """The words that begin so in the cities of the signings, or seats, that are asked for."""
    cities = _asked(ctx, "place", "SELECT DISTINCT city FROM {kind} WHERE file IN ({chosen})")
    return _beginning_in_either_case(incomplete, _words(cities))


def complete_years(ctx: typer.Context, incomplete: str) -> list[str]:
    """The years that begin so in which what is asked for was signed."""
    sql = (
        "SELECT DISTINCT substr(signed_from, 1, 4) FROM agreement"
        " WHERE signed_from > '0001-12-31' AND file IN ({agreements})"
    )
    return beginning(incomplete, _asked(ctx, "year", sql))


def complete_languages(ctx: typer.Context, incomplete: str) -> list[str]:
    """The languages that what is asked for is drawn up in, by tag."""
    return beginning(
        incomplete, _asked(ctx, "language", "SELECT DISTINCT lang FROM language WHERE file IN ({agreements})")
    )


def complete_types(ctx: typer.Context, incomplete: str) -> list[str]:
    """The types that begin so of what is asked for."""
    return beginning(incomplete, _asked(ctx, "type_", "SELECT DISTINCT type FROM {kind} WHERE file IN ({chosen})"))


def complete_statuses(ctx: typer.Context, incomplete: str) -> list[str]:
    """The statuses that begin so of what is asked for."""
    sql = "SELECT DISTINCT {status} FROM agreement AS record WHERE file IN ({agreements})"
    return beginning(incomplete, _asked(ctx, "status", sql))


def complete_topics(ctx: typer.Context, incomplete: str) -> list[str]:
    """The topics that begin so of what is asked for."""
    return beginning(incomplete, _asked(ctx, "area", "SELECT DISTINCT topic FROM area WHERE file IN ({agreements})"))


def complete_fields(incomplete: str) -> list[str]:
    """The fields of records that begin so, no deeper than what was begun."""
    from eapa_cli.index.field_paths import fields_of

    known = dict.fromkeys(path for kind in Kind for path in fields_of(kind))
    return beginning(incomplete, (path for path in known if path.count(".") <= incomplete.count(".")))


def beginning(incomplete: str, candidates: Iterable[str]) -> list[str]:
    """Those that begin so."""
    return [one for one in candidates if one.startswith(incomplete)]


def _beginning_in_either_case(incomplete: str, candidates: Iterable[str]) -> list[str]:
    """Those that begin so, in small letters if what was typed is: Typer drops what does not begin exactly so."""
    return beginning(incomplete, (one.lower() if incomplete.islower() else one for one in candidates))


def _words(texts: Iterable[str]) -> list[str]:
    """The words of texts: a shell takes a text with a space that it completed for two arguments."""
    return sorted({word for text in texts for word in text.split()})


def _asked(ctx: typer.Context, own: str, sql: str) -> list[str]:
    """What a statement finds of the records that the other filters of the command line ask for, in order."""
    from eapa_cli.cli.completion_filter import narrowed

    return sorted(value for value in _ask(ctx, sql, lambda index, sql: narrowed(index, sql, ctx, own)) if value)


def _ask(ctx: typer.Context, sql: str, statement: Statement = lambda _, sql: (sql, {})) -> Iterable[str]:
    from eapa_cli.cli.context import index_of

    given: Any = ctx.params.get("register")
    try:
        index = index_of(Path(given) if given else None)
        rows = index.ask(*statement(index, sql))
    except EapaError:
        return ()  # outside a register there is nothing to complete, nor is beside what means nothing
    return (value for (value,) in rows)
