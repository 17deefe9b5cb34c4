"""The record that an argument names by its id or name, of any kind or of a given one."""

from collections.abc import Collection
from typing import Any, Final, TypeVar

from eapa_cli.errors import RefusedError
from eapa_cli.index.read_model import Index, StoredRecord
from eapa_cli.index.stored_records import decode_stored
from eapa_cli.model.records import RECORDS, Agreement, Organization
from eapa_cli.model.vocabulary import Kind, Stage
from eapa_cli.render.messages import note
from eapa_cli.storage.removed_ids import removal_notice
from eapa_cli.storage.store import Store
from eapa_cli.text.code_formatters import code_or_label
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_language import ngettext
from eapa_cli.text.shell_quoting import quote_command
from eapa_cli.text.suggestions import ask_if_meant, did_you_mean

R = TypeVar("R", Organization, Agreement)

# The maximum number of candidates in a message, since a longer list would not help to choose.
_MAX_LISTED: Final = 9


def find_id(index: Index, text: str) -> str:
    """Return an id of a record unchanged, or else the id of the only record with a name.

    An id may be a former one, or that of a file that cannot be read. A record that is found by its name is shown.

    Raises:
        RefusedError: no record has the id or name, or several records have the name.
    """
    return text if index.find(text) or index.find_unreadable(text) else find_id_by_name(index, text)


def find_id_by_name(index: Index, text: str, kind: Kind | None = None, *, past_ids: Collection[str] = ()) -> str:
    """Return the id of the only record with a name, and show the record.

    If no record has the name, the error suggests similar ids, also from `past_ids`.

    Raises:
        RefusedError: no record has the name, or several have it.
    """
    from eapa_cli.query.record_lookup import find_records_by_name, find_similar_records

    if notice := removal_notice(Store(index.root), text):
        raise RefusedError(
            notice,
            hint=_("its id stays reserved; 'eapa history %(id)s' shows its past") % {"id": quote_command([text])},
        )
    found = find_records_by_name(index, text, kind)
    if len(found) == 1:
        note(_("'%(text)s' is %(record)s") % {"text": text, "record": found[0]})
        return found[0].id
    if found:
        shown = ", ".join(map(str, found[:_MAX_LISTED]))
        if len(found) > _MAX_LISTED:
            shown = _("%(records)s, and %(number)d more") % {"records": shown, "number": len(found) - _MAX_LISTED}
        message = ngettext(
            "'%(text)s' may be %(num)d record: %(records)s",
            "'%(text)s' may be %(num)d records: %(records)s",
            len(found),
        )
        fields = {"text": text, "num": len(found), "records": shown}
        raise RefusedError(message % fields, hint=_("write the id of one"))
    suggestion = did_you_mean(text, [*past_ids, *index.ids(kind)])
    hint = suggestion or ask_if_meant([one.id for one in find_similar_records(index, text, kind)[:_MAX_LISTED]])
    raise RefusedError(
        _choose_unknown_id_message(kind, includes_past=bool(past_ids)) % {"id": text},
        hint=hint or _("'eapa search' finds records by their words"),
    )


def find_record(index: Index, text: str, kind: Kind | None = None) -> StoredRecord:
    """Return the record with a current or former id, or else with a name.

    With a kind, only records of that kind are searched by name.

    Raises:
        RefusedError: no record has or had the id or has the name, several have the name, or the file of the id cannot
            be read.
    """
    found = index.find_readable(text) or index.find(find_id_by_name(index, text, kind))
    assert found is not None, "a record that is found by its name can be read"
    return found


def find_agreement(index: Index, id_: str) -> tuple[str, dict[str, Any], Agreement]:
    """Return the path, plain data and record of an agreement.

    Raises:
        RefusedError: no agreement has or had the id or has the name, or several have the name.
    """
    return _find_record_of_type(index, id_, Agreement)


def find_signed_agreement(index: Index, id_: str) -> tuple[str, dict[str, Any], Agreement]:
    """Return the path, plain data and record of a signed agreement.

    Raises:
        RefusedError: no agreement has or had the id or has the name, several have the name, or it is not signed.
    """
    path, data, agreement = find_agreement(index, id_)
    if agreement.stage:
        raise RefusedError(
            _("'%(id)s' is not signed (stage: %(stage)s)")
            % {"id": agreement.id, "stage": code_or_label(Stage, agreement.stage)},
            hint=_("'eapa sign %(id)s' records the signing; if it will not be signed: eapa set %(id)s stage=dropped")
            % {"id": quote_command([agreement.id])},
        )
    return path, data, agreement


def find_organization(index: Index, id_: str) -> tuple[str, dict[str, Any], Organization]:
    """Return the path, plain data and record of an organization.

    Raises:
        RefusedError: no organization has or had the id or has the name, or several have the name.
    """
    return _find_record_of_type(index, id_, Organization)


def _find_record_of_type(index: Index, id_: str, type_: type[R]) -> tuple[str, dict[str, Any], R]:
    """Return the path, plain data and record of an agreement or organization; refuse a record of the other kind."""
    kind = next(kind for kind in Kind if RECORDS[kind] is type_)
    found = find_record(index, id_, kind)
    if found.kind is not kind:
        message = _("'%(id)s' is an organization; this command needs an agreement")
        if kind is Kind.ORGANIZATION:
            message = _("'%(id)s' is an agreement; this command needs an organization")
        raise RefusedError(message % {"id": id_})
    return found.path, dict(found.data), decode_stored(type_, found.data)


def _choose_unknown_id_message(kind: Kind | None, *, includes_past: bool) -> str:
    match kind:
        case Kind.AGREEMENT:
            return _("no agreement has the id '%(id)s'")
        case Kind.ORGANIZATION:
            return _("no organization has the id '%(id)s'")
        case _:
            return _("no record has or had the id '%(id)s'") if includes_past else _("no record has the id '%(id)s'")
