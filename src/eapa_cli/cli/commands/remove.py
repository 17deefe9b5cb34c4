"""`eapa remove`: a record that should not be there."""

from typing import Annotated

import typer

from eapa_cli.cli.apply_changes import conclude
from eapa_cli.cli.completion import complete_ids
from eapa_cli.cli.options import DryRunOption, ForceOption, IdArgument, RegisterOption
from eapa_cli.cli.reference_commands import Subject, refuse, replaced_by, standing_references, subject_of, successor_of
from eapa_cli.model.merging import with_former_ids


def run(
    id_: IdArgument,
    *,
    with_redirect: Annotated[
        str | None,
        typer.Option(
            "--with-redirect", metavar="INTO", autocompletion=complete_ids,
            help="Let all that refers to it, and its id, lead to this record.",
        ),
    ] = None,
    dry_run: DryRunOption = False,
    force: ForceOption = False,
    register: RegisterOption = None,
) -> None:  # fmt: skip
    """Remove a record that nothing refers to.

    What it says is gone, but for git; to keep it in another record, use merge.
    """
    subject = subject_of(register, id_)
    if with_redirect is None:
        _see_that_nothing_refers_to(subject)
        subject.target.changes.delete(subject.target.path)
    else:
        into = successor_of(register, with_redirect, subject)
        into.target._replace(data=with_former_ids(into.target.data, subject.target.data)).edit()
        replaced_by(subject, into, force=force)
    conclude(subject.target.changes, dry_run=dry_run, force=force)


def _see_that_nothing_refers_to(subject: Subject) -> None:
    if standing := list(standing_references(subject)):
        refuse(
            f"'{subject.target.id}' is still referred to",
            standing,
            hint="let them lead to another record with --with-redirect ID, or change them first",
        )
