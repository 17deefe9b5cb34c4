"""`eapa add-to`: new items of a list of a record."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from eapa_cli.cli.apply_changes import apply_changes
from eapa_cli.cli.field_completion import complete_items, complete_lists_of_record
from eapa_cli.cli.options import DryRunOption, ForceOption, IdArgument, RegisterOption
from eapa_cli.cli.target_file import find_target
from eapa_cli.entry.normalization_notice import remove_invisible, report_normalized
from eapa_cli.storage.dotted_paths import add_to_field
from eapa_cli.text.clock import today


def run(
    id_: IdArgument,
    field: Annotated[
        str,
        typer.Argument(
            metavar="FIELD", help="The list: parties, signatories.0.also.", autocompletion=complete_lists_of_record
        ),
    ],
    values: Annotated[
        list[str],
        typer.Argument(
            metavar="VALUE...",
            help="The item: organization=tass note=TEXT, or {organization: tass}.",
            autocompletion=complete_items,
        ),
    ],
    *,
    dry_run: DryRunOption = False,
    force: ForceOption = False,
    register: RegisterOption = None,
) -> None:
    """Add an item to a list of a record.

    If the items have fields, all KEY=VALUE together are one item, and each {...} is an item. Otherwise each value is an
    item.
    """
    target = find_target(register, id_)
    values = [remove_invisible(value, field) for value in values]
    added = add_to_field(target.data, target.field_type, field, values, today=today())
    if not dry_run:  # a dry run shows the stored values
        _report_normalized(field, values, added)
    target.edit(target.data)  # the items were added in place
    apply_changes(target.changes, dry_run=dry_run, force=force)


def _report_normalized(field: str, values: Sequence[str], added: Sequence[Any]) -> None:
    """Report the values KEY=VALUE that the new items store in another form."""
    for key, _sign, text in (value.partition("=") for value in values):
        for item in added:
            if isinstance(item, dict):
                report_normalized(f"{field}.{key}", text, item.get(key))
