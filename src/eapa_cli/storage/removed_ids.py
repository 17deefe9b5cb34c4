"""The ids of removed records, which the register's own file reserves."""

from eapa_cli.model.records import RegisterFile
from eapa_cli.storage.codec import decode
from eapa_cli.storage.store import Store
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_phrases import date_phrase


def removal_notice(store: Store, id_: str) -> str | None:
    """Return a sentence about the removal of the record with an id, or None if no removal of the id is listed."""
    register_file = decode(RegisterFile, store.register_data())
    removals = register_file.removed if register_file else ()
    removal = next((removal for removal in removals if removal.id == id_), None)
    if removal is None:
        return None
    if removal.date is None:
        return _("'%(id)s' was removed") % {"id": id_}
    return _("'%(id)s' was removed %(on_date)s") % {"id": id_, "on_date": date_phrase(removal.date)}
