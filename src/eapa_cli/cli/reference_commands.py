"""What `rename`, `merge` and `remove` have in common: the records they are about, and why they refuse."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, NoReturn

from eapa_cli.checks.reports import ReportContext
from eapa_cli.checks.schema import schema_violations
from eapa_cli.cli.context import index_of
from eapa_cli.cli.target_file import Target, target_of
from eapa_cli.errors import RefusedError, UsageError
from eapa_cli.model.duplicates import parties_twice, same_agreements
from eapa_cli.model.ids import why_reserved
from eapa_cli.model.record_paths import id_of
from eapa_cli.model.vocabulary import Kind
from eapa_cli.render.clean import clean
from eapa_cli.storage.changes import ChangeSet
from eapa_cli.storage.reference_updates import redirect_references, referrers
from eapa_cli.storage.removed_ids import when_removed
from eapa_cli.text.fold import slug


class Subject(NamedTuple):
    """The record that a command is about, and its kind."""

    target: Target
    kind: Kind


def subject_of(register: Path | None, id_: str, changes: ChangeSet | None = None) -> Subject:
    """The record that has an id or had it before.

    Raises:
        RefusedError: there is none, or its file cannot be read as one.
    """
    target = target_of(register, id_, changes)
    if target.kind is None:
        raise RefusedError(f"'{id_}' is the register itself, and no record of it")
    return Subject(target, target.kind)


def see_that_it_is_right(subject: Subject) -> None:
    """See that a file holds a record that is what the schema says.

    Raises:
        RefusedError: it does not.
    """
    target, kind = subject
    if any(schema_violations(kind, target.data)):
        raise RefusedError(
            f"'{target.path}' does not hold a right {kind}", hint="mend it first; 'eapa validate' says why"
        )


def successor_of(register: Path | None, id_: str, subject: Subject) -> Subject:
    """The record that is to take the place of another one of its kind; both are right.

    Raises:
        RefusedError: there is none, or it is of the other kind, or it is the same record, or one is not right.
    """
    target, kind = subject
    into = subject_of(register, id_, target.changes)
    if into.kind is not kind:
        raise RefusedError(f"'{target.id}' is an {kind}, and '{into.target.id}' is an {into.kind}")
    if into.target.path == target.path:
        raise RefusedError(f"'{target.id}' cannot take its own place", hint="name another record")
    see_that_it_is_right(subject)
    see_that_it_is_right(into)
    return into


def see_that_it_is_free(register: Path | None, id_: str, target: Target) -> None:
    """See that an id can be given to a record.

    Raises:
        UsageError: it has not the form of an id.
        RefusedError: a record has it, or another one had it before.
    """
    if not id_ or slug(id_) != id_:
        meant = f"write '{slug(id_)}'" if slug(id_) else None
        raise UsageError(f"'{id_}' is no id: it has small Latin letters, digits and hyphens only", hint=meant)
    if why := why_reserved(id_):
        raise UsageError(why, hint="take another")
    holder = next((file.path for file in target.changes.store.files() if id_of(file.path) == id_), None)
    if holder is None and (found := index_of(register).find(id_)) and found[1] != target.path:
        holder = found[1]
    if when := when_removed(target.changes.store, id_):
        raise RefusedError(f"{when}, and an id is never used again", hint="choose another id")
    if holder:
        had = "has" if id_of(holder) == id_ else "had"
        raise RefusedError(f"'{holder}' {had} the id '{id_}', and an id is never used again", hint="take another")


def replaced_by(subject: Subject, into: Subject, *, force: bool) -> None:
    """Make all that refers to a record refer to another, and take the record away.

    Raises:
        RefusedError: two parties of an agreement would become one, or, without `force`, two agreements.
    """
    (old, kind), changes = subject, subject.target.changes
    changed = {id_of(path) for path in redirect_references(changes, kind, old.id, into.target.id)}
    changes.delete(old.path)
    if kind is Kind.ORGANIZATION:
        _see_that_none_are_one(changes, into.target.id, changed, force=force)


def _see_that_none_are_one(changes: ChangeSet, organization: str, changed: set[str], *, force: bool) -> None:
    agreements = {
        id_of(referrer.path): referrer.data
        for referrer in referrers(changes, Kind.ORGANIZATION, organization)
        if referrer.kind is Kind.AGREEMENT and not any(schema_violations(Kind.AGREEMENT, referrer.data))
    }
    if twice := list(parties_twice(agreements, organization)):
        refuse(
            f"'{organization}' would be a party twice",
            twice,
            hint="if they signed it as two, they are two; if not, take one of the parties out first",
        )
    if (same := list(same_agreements(agreements, changed))) and not force:
        refuse(
            "agreements would be of the same parties, type and date",
            (f"{one} and {other}" for one, other in same),
            hint="do it with --force, and 'eapa merge' those that are one agreement after that",
        )


def standing_references(subject: Subject) -> Iterator[str]:
    """Where each reference to a record stands, as a line for a person."""
    (target, kind), changes = subject, subject.target.changes
    way = ReportContext.of(changes.store, sys.stderr, os.environ).from_here
    for path, _, _, fields in referrers(changes, kind, target.id):
        if path == target.path:
            continue
        where = changes.document(path).spans
        for field in fields:
            span = where.value([int(step) if step.isdecimal() else step for step in field.split(".")])
            yield f"{way}{path}:{span.line}:{span.column}: {field}"


def refuse(message: str, reasons: Iterable[str], *, hint: str) -> NoReturn:
    """End the command with the list of its reasons, a line each, before the message."""
    for reason in reasons:
        sys.stderr.write(f"{clean(reason)}\n")
    raise RefusedError(f"nothing was changed: {message}", hint=hint)
