"""What a shell completes, from the register that the command line is about."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import typer

from eapa_cli.errors import EapaError
from eapa_cli.model.vocabulary import AgreementType, Kind, OrganizationType, Status, Topic


def complete_ids(ctx: typer.Context, incomplete: str) -> list[str]:
    """The ids of the register that begin so."""
    return beginning(incomplete, _ask(ctx, "SELECT id FROM organization UNION SELECT id FROM agreement ORDER BY 1"))


def complete_organizations(ctx: typer.Context, incomplete: str) -> list[str]:
    """The ids of organizations that begin so."""
    return beginning(incomplete, _ask(ctx, "SELECT id FROM organization ORDER BY 1"))


def complete_agreements(ctx: typer.Context, incomplete: str) -> list[str]:
    """The ids of agreements that begin so."""
    return beginning(incomplete, _ask(ctx, "SELECT id FROM agreement ORDER BY 1"))


def complete_countries(ctx: typer.Context, incomplete: str) -> list[str]:
    """The countries of the register's organizations, by code."""
    codes = _ask(ctx, "SELECT DISTINCT country FROM organization WHERE country IS NOT NULL ORDER BY 1")
    return _beginning_in_either_case(incomplete, codes)


def complete_signatories(ctx: typer.Context, incomplete: str) -> list[str]:
    """The words that begin so in the names of those who signed."""
    return _beginning_in_either_case(incomplete, _words(_ask(ctx, "SELECT DISTINCT name FROM signatory")))


def complete_places(ctx: typer.Context, incomplete: str) -> list[str]:
    """The words that begin so in the cities of signings and seats."""
    sql = "SELECT city FROM organization WHERE city IS NOT NULL UNION SELECT city FROM agreement WHERE city IS NOT NULL"
    return _beginning_in_either_case(incomplete, _words(_ask(ctx, sql)))


def complete_years(ctx: typer.Context, incomplete: str) -> list[str]:
    """The years of signing that begin so."""
    sql = "SELECT DISTINCT substr(signed_from, 1, 4) FROM agreement WHERE signed_from > '0001-12-31' ORDER BY 1"
    return beginning(incomplete, _ask(ctx, sql))


def complete_languages(ctx: typer.Context, incomplete: str) -> list[str]:
    """The languages that agreements are drawn up in, by tag."""
    return beginning(incomplete, _ask(ctx, "SELECT DISTINCT lang FROM language ORDER BY 1"))


def complete_types(incomplete: str) -> list[str]:
    """The types of agreements and organizations that begin so."""
    return beginning(incomplete, dict.fromkeys(type_.value for types in _TYPES for type_ in types))


_TYPES = (AgreementType, OrganizationType)


def complete_statuses(incomplete: str) -> list[str]:
    """The statuses that begin so."""
    return beginning(incomplete, (status.value for status in Status))


def complete_topics(incomplete: str) -> list[str]:
    """The topics that begin so."""
    return beginning(incomplete, (topic.value for topic in Topic))


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


def _ask(ctx: typer.Context, sql: str) -> Iterable[str]:
    from eapa_cli.cli.context import index_of

    given: Any = ctx.params.get("register")
    try:
        rows = index_of(Path(given) if given else None).ask(sql)
    except EapaError:
        return ()  # outside a register there is nothing to complete
    return (value for (value,) in rows)
