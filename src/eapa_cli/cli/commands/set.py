"""`eapa set`: fields of a record, each by its dotted path."""

from contextlib import suppress
from typing import Annotated

import typer

from eapa_cli.cli.apply_changes import apply_changes
from eapa_cli.cli.field_completion import complete_assignments
from eapa_cli.cli.options import DryRunOption, ForceOption, IdArgument, RegisterOption
from eapa_cli.cli.target_file import find_target
from eapa_cli.entry.normalization_notice import remove_invisible, report_normalized, report_unknown
from eapa_cli.errors import RefusedError, UsageError
from eapa_cli.storage.dotted_paths import means_unknown, refuse_repeated_fields, set_field, unset_fields
from eapa_cli.text.clock import today
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.shell_quoting import quote_command


def run(
    id_: IdArgument,
    assignments: Annotated[
        list[str],
        typer.Argument(
            metavar="FIELD=VALUE...",
            help="signed.date=24.09.2021, title.ru=TEXT, parties.0.note=TEXT; a list or map as YAML or JSON.",
            autocompletion=complete_assignments,
        ),
    ],
    *,
    dry_run: DryRunOption = False,
    force: ForceOption = False,
    register: RegisterOption = None,
) -> None:
    """Set fields of a record.

    The rest of the file does not change. List items are counted from 0; the number after the last adds an item. The id
    of the register's own file is 'register'.
    """
    target = find_target(register, id_)
    refuse_repeated_fields(assignments, hint=_("give it once"))
    for assignment in assignments:
        field, sign, value = assignment.partition("=")
        value = remove_invisible(value, field)
        if not sign:
            message = _("'%(text)s' is not FIELD=VALUE") % {"text": assignment}
            raise UsageError(message, hint=_("write %(field)s=VALUE") % {"field": field or "FIELD"})
        if field == "id" and target.kind:
            raise RefusedError(
                _("the id of a record cannot be set, because other records refer to it"),
                hint=_("use '%(command)s'") % {"command": quote_command(["eapa", "rename", target.id, value])},
            )
        if means_unknown(target.field_type, field, value):
            with suppress(RefusedError):  # there was no value
                unset_fields(target.data, target.field_type, [field])
            report_unknown(field, value)
            continue
        stored = set_field(target.data, target.field_type, field, value, today=today())
        if not dry_run:  # a dry run shows the stored value
            report_normalized(field, value, stored)
    target.edit(target.data)  # the fields above were set in place
    apply_changes(target.changes, dry_run=dry_run, force=force)
