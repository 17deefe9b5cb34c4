"""Shared steps of the commands that change the id of a record, or redirect the references to it."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NoReturn

from eapa_cli.checks.reports import ReportContext
from eapa_cli.checks.rule import split_path
from eapa_cli.checks.schema import schema_violations
from eapa_cli.cli.register_access import open_index_to_change
from eapa_cli.cli.target_file import RecordTarget, find_record_target
from eapa_cli.errors import RefusedError, UsageError
from eapa_cli.model.ids import MAX_ID_LENGTH, reserved_reason
from eapa_cli.model.merging import find_agreements_with_party_twice, find_duplicate_agreements
from eapa_cli.model.record_paths import id_of
from eapa_cli.model.vocabulary import Kind
from eapa_cli.render import messages
from eapa_cli.storage.change_set import ChangeSet
from eapa_cli.storage.document_changes import move_documents
from eapa_cli.storage.reference_updates import redirect_references, referrers
from eapa_cli.storage.removed_ids import removal_notice
from eapa_cli.text.fold import slug
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_phrases import join_with_and
from eapa_cli.text.shell_quoting import quote_command
from eapa_cli.text.translatable_message import translated


def check_schema(target: RecordTarget) -> None:
    """Check that a record is valid by its schema.

    Raises:
        RefusedError: the record is not valid.
    """
    if any(schema_violations(target.kind, target.data)):
        raise RefusedError(
            _("'%(path)s' does not contain a valid record") % {"path": target.path},
            hint=_("'eapa validate' shows why; correct the file first"),
        )


def find_replacement(register: Path | None, id_: str, target: RecordTarget) -> RecordTarget:
    """Return the record that replaces another one, which must be of the same kind.

    Raises:
        RefusedError: the replacement cannot be found, has another kind, is the same record, is not valid, or has a
            relation to the replaced record.
    """
    replacement = find_record_target(register, id_, target.changes)
    if replacement.kind is not target.kind:
        message = _("'%(into)s' cannot replace '%(id)s': one is an agreement, the other an organization")
        raise RefusedError(message % {"id": target.id, "into": replacement.id})
    if replacement.path == target.path:
        raise RefusedError(_("'%(id)s' cannot replace itself") % {"id": target.id}, hint=_("name another record"))
    check_schema(replacement)
    check_no_relation(replacement, target)
    return replacement


def check_no_relation(record: RecordTarget, other: RecordTarget) -> None:
    """Check that a record has no relation to another, which would become a relation to itself.

    Raises:
        RefusedError: the record has such a relation.
    """
    if places := list(find_reference_places(other, only_in=record.path)):
        refuse(
            _("nothing was changed: '%(id)s' has a relation to '%(other)s'") % {"id": record.id, "other": other.id},
            places,
            hint=_("if the two are the same, remove the relation first: eapa edit %(id)s")
            % {"id": quote_command([record.id])},
        )


def check_new_id(register: Path | None, id_: str, target: RecordTarget) -> None:
    """Check that an id can be given to a record.

    Raises:
        UsageError: the text is not an id, or the id has a special meaning.
        RefusedError: a record has the id, or another or a removed record had it before.
    """
    if not id_ or slug(id_) != id_:
        hint = _("write '%(id)s'") % {"id": slug(id_)} if slug(id_) else None
        message = _("'%(id)s' is not an id: use at most %(length)d lower-case Latin letters, digits and hyphens")
        raise UsageError(message % {"id": id_, "length": MAX_ID_LENGTH}, hint=hint)
    if reason := reserved_reason(id_):
        raise UsageError(translated(reason), hint=_("choose another id"))
    if notice := removal_notice(target.changes.store, id_):
        message = _("%(notice)s, and an id is never used again") % {"notice": notice}
        raise RefusedError(message, hint=_("choose another id"))
    # The id of a file that cannot be read is taken, too.
    for file in target.changes.store.files():
        if id_of(file.path) == id_:
            message = _("'%(path)s' already has the id '%(id)s'")
            raise RefusedError(message % {"path": file.path, "id": id_}, hint=_("choose another id"))
    if former_holder := open_index_to_change(register).find(id_):
        _kind, path, _data = former_holder
        # The record itself may get a former id back.
        if path != target.path:
            message = _("'%(path)s' had the id '%(id)s' before, and ids are never reused")
            raise RefusedError(message % {"path": path, "id": id_}, hint=_("choose another id"))


def give_new_id(target: RecordTarget, new: str) -> None:
    """Give a record a new id: rename its file, move its documents, redirect references, and keep the old id as former.

    The new id may be a former id of the record, which it then no longer is.
    """
    former_ids = [id_ for id_ in target.data.get("former_ids", ()) if id_ != new]
    target.edit({**target.data, "id": new, "former_ids": [*former_ids, target.id]})
    redirect_references(target.changes, target.kind, target.id, new)
    if target.kind is Kind.AGREEMENT:
        move_documents(target.changes, target.id, new)
    target.changes.move(target.path, f"{target.path.rpartition('/')[0]}/{new}.yaml")


def replace_record(target: RecordTarget, replacement: RecordTarget, *, force: bool) -> None:
    """Redirect all references from a record to another, and delete the record.

    Raises:
        RefusedError: an agreement would have a party twice, or, without `force`, two agreements would be the same.
    """
    changes = target.changes
    changed_ids = {id_of(path) for path in redirect_references(changes, target.kind, target.id, replacement.id)}
    changes.delete(target.path)
    if target.kind is Kind.ORGANIZATION:  # only other parties can make agreements the same
        _check_still_distinct(changes, replacement.id, changed_ids, force=force)


def _check_still_distinct(changes: ChangeSet, organization: str, changed_ids: set[str], *, force: bool) -> None:
    """Check that the valid agreements of an organization are still different after some of them were changed."""
    agreements = {
        id_of(referrer.path): referrer.data
        for referrer in referrers(changes, Kind.ORGANIZATION, organization)
        if referrer.kind is Kind.AGREEMENT and not any(schema_violations(Kind.AGREEMENT, referrer.data))
    }
    if twice := list(find_agreements_with_party_twice(agreements, organization)):
        refuse(
            _("nothing was changed: '%(id)s' would be a party twice") % {"id": organization},
            twice,
            hint=_("if both signed it, do not merge them; otherwise remove one of the parties first"),
        )
    if (same := list(find_duplicate_agreements(agreements, changed_ids))) and not force:
        refuse(
            _("nothing was changed: agreements would have the same parties, type and date"),
            map(join_with_and, same),
            hint=_("add --force, then 'eapa merge' agreements that are the same"),
        )


def find_reference_places(target: RecordTarget, *, only_in: str | None = None) -> Iterator[str]:
    """Yield the place of each reference to a record, in all other files or only in one: file:line:column and field."""
    changes = target.changes
    prefix = ReportContext.of(changes.store, sys.stderr, os.environ).from_here
    for path, _kind, _data, fields in referrers(changes, target.kind, target.id):
        if path == target.path or (only_in is not None and path != only_in):
            continue
        spans = changes.parse(path).spans
        for field in fields:
            span = spans.value(split_path(field))
            yield f"{prefix}{path}:{span.line}:{span.column}: {field}"


def refuse(message: str, reasons: Iterable[str], *, hint: str) -> NoReturn:
    """Write the reasons, one per line, and refuse the command.

    Raises:
        RefusedError: always.
    """
    for reason in reasons:
        messages.message(reason)
    raise RefusedError(message, hint=hint)
