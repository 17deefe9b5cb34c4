"""Which records a command line that is being typed asks for so far, so that only what these have is completed."""

from typing import Final

import typer

from eapa_cli.cli.filter_options import Asked
from eapa_cli.index.read_model import Index
from eapa_cli.model.vocabulary import Kind
from eapa_cli.query.conditions import STATUS, Where

_PARTIES: Final = "party JOIN organization ON organization.id = party.organization"


def narrowed(index: Index, sql: str, ctx: typer.Context, own: str) -> tuple[str, dict[str, object]]:
    """A statement in which `{agreements}` and `{organizations}` stand for the files that are asked for.

    The filter of which the values are to be completed leaves nothing out: several values of it mean any of them.

    Raises:
        UsageError: another filter has a value that means nothing.
    """
    given = ctx.params
    # Behind an option that lacks its value yet, the words that belong to no option have not been looked at.
    listed = {given["records"], *ctx.args} if "records" in given else set()
    kind = Kind.ORGANIZATION if Kind.ORGANIZATION.plural in listed else Kind.AGREEMENT
    values = {name: (name != own and given.get(name)) or default for name, default in Asked.nothing().items()}
    where = Where(index, kind, Asked(**values).filters(index, kind))
    chosen = f"SELECT file FROM {kind} AS record WHERE {where.text}"
    files = {
        Kind.AGREEMENT: {
            "agreements": chosen,
            "organizations": f"SELECT organization.file FROM {_PARTIES} WHERE party.file IN ({chosen})",
        },
        Kind.ORGANIZATION: {
            "agreements": f"SELECT party.file FROM {_PARTIES} WHERE organization.file IN ({chosen})",
            "organizations": chosen,
        },
    }
    return sql.format(**files[kind], kind=kind, chosen=chosen, status=STATUS), where.parameters
