"""`eapa history`: the changes of one record."""

from typing import Annotated

import typer

from eapa_cli.cli.options import FormatOption, IdArgument, RegisterOption
from eapa_cli.cli.record_arguments import find_id_by_name
from eapa_cli.cli.register_access import open_index
from eapa_cli.cli.row_output import choose_format, write_rows
from eapa_cli.errors import RefusedError
from eapa_cli.git.repository import HEAD, Repository, deepen_hint
from eapa_cli.history.history_rows import history_rows, layout_for
from eapa_cli.history.record_history import RegisterHistory, filter_events
from eapa_cli.history.record_version import Versions
from eapa_cli.model.record_paths import id_of
from eapa_cli.render.messages import message, warning
from eapa_cli.render.output_format import language_for
from eapa_cli.storage.store import Store
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.option_values import parse_date


def run(
    id_: IdArgument,
    *,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Only changes on this date or later.")] = None,
    formatting: Annotated[bool, typer.Option("--formatting", help="Include changes of the format only.")] = False,
    format_: FormatOption = None,
    register: RegisterOption = None,
) -> None:
    """Show who changed a record, how and when.

    The changes are those in git, oldest first. They include changes under former ids and file names, and changes of
    records that were merged into this one. The ID can be that of a removed record.
    """
    index = open_index(register)
    with Repository(index.root) as repository:
        repository.resolve(HEAD)  # raises an error if the repository has no commit
        found = index.find(id_)
        register_history = RegisterHistory(repository, Versions(repository, Store(index.root)))
        if found:
            current_id = id_of(found.path)
        elif id_ in register_history.ids:
            current_id = id_
        else:
            current_id = find_id_by_name(index, id_, past_ids=register_history.ids)
        first_day = None if since is None else parse_date(since, "--since").earliest
        chosen = choose_format(format_)
        with language_for(chosen):
            changes = register_history.history_of(current_id)
            if not changes:
                raise RefusedError(
                    _("git has no version of '%(id)s'") % {"id": current_id},
                    hint=_("commit its file, or check .gitignore"),
                )
            events = filter_events(changes, since=first_day, include_formatting=formatting)
            rows = history_rows(events, current_id, index.languages, layout=layout_for(chosen))
        write_rows(rows, chosen)
        if not events:
            message(_("'%(id)s' was not changed in that time") % {"id": current_id})
        if repository.is_shallow:
            warning(_("this clone is shallow, so older changes may be missing; %(remedy)s") % {"remedy": deepen_hint()})
