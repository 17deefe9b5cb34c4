"""`eapa history`: the life of one record."""

import sys
from typing import Annotated

import typer

from eapa_cli.cli.context import chosen_format, index_of, put
from eapa_cli.cli.options import FormatOption, IdArgument, RegisterOption
from eapa_cli.cli.record_names import id_by_name
from eapa_cli.errors import RefusedError
from eapa_cli.git.repository import DEEPEN, HEAD, Repository
from eapa_cli.history.history_rows import history_rows, layout_for
from eapa_cli.history.record_history import RegisterHistory, filter_events
from eapa_cli.history.version import Versions
from eapa_cli.model.record_paths import id_of
from eapa_cli.storage.store import Store
from eapa_cli.text.option_values import parse_date


def run(
    id_: IdArgument,
    *,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Only what was done on this date or later.")] = None,
    formatting: Annotated[
        bool, typer.Option("--formatting", help="Tell also what changed the form of the file only.")
    ] = False,
    format_: FormatOption = None,
    register: RegisterOption = None,
) -> None:
    """Show who changed a record, how and when.

    The changes are those in git, oldest first.
    It is told across new names of its file, former ids, and records that were merged into it; also of a record
    that was removed.
    """
    index = index_of(register)
    with Repository(index.root) as repository:
        repository.resolve(HEAD)
        found = index.find(id_)
        past = RegisterHistory(repository, Versions(repository, Store(index.root)))
        current = id_of(found[1]) if found else id_
        if not found and id_ not in past.ids:
            current = id_by_name(index, id_, past=past.ids)
        first = parse_date(since, "--since") if since else None
        life = past.history_of(current)
        if not life:
            raise RefusedError(f"git knows nothing of '{current}'", hint="is its file one that git is told to ignore?")
        events = filter_events(life, since=first.earliest if first else None, formatting=formatting)
        chosen = chosen_format(format_)
        put(history_rows(events, current, index.languages, layout=layout_for(chosen)), chosen)
        if not events:
            print(f"nothing that '{current}' says was changed in that time", file=sys.stderr)  # noqa: T201
        if repository.is_shallow:
            print(f"warning: this clone is shallow, so the record may be older; {DEEPEN}", file=sys.stderr)  # noqa: T201
