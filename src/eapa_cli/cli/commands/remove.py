"""`eapa remove`: a record that should not be there."""

from pathlib import Path
from typing import Annotated

import typer

from eapa_cli.cli.apply_changes import conclude
from eapa_cli.cli.completion import complete_ids
from eapa_cli.cli.options import DryRunOption, ForceOption, IdArgument, RegisterOption
from eapa_cli.cli.reference_commands import Subject, refuse, replaced_by, standing_references, subject_of, successor_of
from eapa_cli.cli.target_file import target_of
from eapa_cli.model.ids import REGISTER_ID
from eapa_cli.model.merging import with_former_ids
from eapa_cli.text.clock import today


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

    Its content remains in git only; to add it to another record, use merge. Its id stays reserved.
    """
    subject = subject_of(register, id_)
    if with_redirect is None:
        _see_that_nothing_refers_to(subject)
        _reserve_ids(register, subject)
        subject.target.changes.delete(subject.target.path)
    else:
        into = successor_of(register, with_redirect, subject)
        into.target._replace(data=with_former_ids(into.target.data, subject.target.data)).edit()
        replaced_by(subject, into, force=force)
    conclude(subject.target.changes, dry_run=dry_run, force=force)


def _reserve_ids(register: Path | None, subject: Subject) -> None:
    """List the ids of a record, which must not be used again, in the register's own file."""
    target = target_of(register, REGISTER_ID, subject.target.changes)
    former = subject.target.data.get("former_ids", ())
    ids = [id_ for id_ in (subject.target.id, *former) if isinstance(id_, str)]
    new = [{"id": id_, "date": today().isoformat()} for id_ in ids]
    target._replace(data={**target.data, "removed": [*target.data.get("removed", ()), *new]}).edit()


def _see_that_nothing_refers_to(subject: Subject) -> None:
    if standing := list(standing_references(subject)):
        refuse(
            f"'{subject.target.id}' is still referred to",
            standing,
            hint="let them lead to another record with --with-redirect ID, or change them first",
        )
