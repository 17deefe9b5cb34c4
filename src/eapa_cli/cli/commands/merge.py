"""`eapa merge`: two records of one thing made one."""

from typing import Annotated

import typer

from eapa_cli.cli.apply_changes import conclude
from eapa_cli.cli.completion import complete_ids
from eapa_cli.cli.options import DryRunOption, IdArgument, RegisterOption
from eapa_cli.cli.reference_commands import refuse, replaced_by, subject_of, successor_of
from eapa_cli.errors import RefusedError
from eapa_cli.model.merging import keep_in_notes, merged


def run(
    id_: IdArgument,
    into: Annotated[
        str,
        typer.Argument(metavar="INTO", help="The record that stays.", autocompletion=complete_ids),
    ],
    *,
    dry_run: DryRunOption = False,
    force: Annotated[
        bool, typer.Option("--force", help="Where the two differ, keep what INTO says, and the rest in its notes.")
    ] = False,
    register: RegisterOption = None,
) -> None:
    """Merge two records and redirect references.

    What the first says goes to the second; its names become aliases, its id leads to the second.
    """
    subject = subject_of(register, id_)
    if into == subject.target.id and id_ in subject.target.data.get("former_ids", ()):
        raise RefusedError(
            f"'{id_}' is part of '{into}' already", hint=f"'eapa show {into}' shows what became of the two"
        )
    successor = successor_of(register, into, subject)
    result = merged(successor.target.data, subject.target.data)
    if result.conflicts and not force:
        refuse(
            f"'{successor.target.id}' and '{subject.target.id}' say different things",
            map(str, result.conflicts),
            hint="correct one of the two, or keep what differs in the notes with --force",
        )
    keep_in_notes(result, subject.target.id)
    successor.target._replace(data=result.data).edit()
    replaced_by(subject, successor, force=force)
    conclude(subject.target.changes, dry_run=dry_run)
