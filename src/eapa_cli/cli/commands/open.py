"""`eapa open`: a document or a source of a record in the system's viewer or browser."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from eapa_cli.cli.options import IdArgument, RegisterOption
from eapa_cli.cli.record_arguments import find_record
from eapa_cli.cli.register_access import open_index
from eapa_cli.cli.system_opener import open_with_system
from eapa_cli.errors import RefusedError, UsageError
from eapa_cli.render import messages
from eapa_cli.render.clean import clean
from eapa_cli.storage.document_files import attached_file, existing_file
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.shell_quoting import quote_command
from eapa_cli.text.translatable_message import translated

# Files of other types may be programs, which some systems would run.
_SAFE_SUFFIXES: Final = frozenset({
    ".pdf", ".djvu", ".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".bmp", ".webp", ".heic", ".txt", ".md", ".rtf",
    ".doc", ".docx", ".odt", ".xls", ".xlsx", ".ods",
})  # fmt: skip


def run(
    id_: IdArgument,
    *,
    source: Annotated[
        int | None, typer.Option("--source", metavar="N", min=1, help="Open the source of this number, from 1.")
    ] = None,
    document: Annotated[
        int | None, typer.Option("--document", metavar="N", min=1, help="Open the document of this number, from 1.")
    ] = None,
    register: RegisterOption = None,
) -> None:
    """Open a document or a source of a record.

    The system's viewer or browser shows it; without one, its path or address is printed. By default, the first document
    is opened, or the first source with an address if there is none.
    """
    if source is not None and document is not None:
        raise UsageError(_("--source and --document cannot be used together"), hint=_("give one of them"))
    index = open_index(register)
    found = find_record(index, id_)
    item = _choose_item(found.id, found.data, source=source, document=document)
    target = _find_attached_file(index.root, item) if item.get("path") else _find_web_address(item)
    if isinstance(target, Path) and target.suffix.lower() not in _SAFE_SUFFIXES:
        messages.note(_("files of this type are not opened, since some of them are programs; this is its path"))
    elif open_with_system(str(target), os.environ):
        messages.message(_("opened: %(target)s") % {"target": target})
        return
    elif isinstance(target, Path):
        messages.note(_("no viewer or browser could be started; this is the path"))
    else:
        messages.note(_("no viewer or browser could be started; this is the address"))
    sys.stdout.write(f"{clean(str(target))}\n")


def _choose_item(id_: str, data: Mapping[str, Any], *, source: int | None, document: int | None) -> Mapping[str, Any]:
    """Return the plain data of the document or source to open.

    Raises:
        RefusedError: the record has no document or source, or none with this number.
    """
    documents, sources = _list_items(data.get("documents")), _list_items(data.get("sources"))
    if document is not None:
        return _find_numbered(_("'%(id)s' has no document %(number)d; it has %(known)d"), id_, documents, document)
    if source is not None:
        return _find_numbered(_("'%(id)s' has no source %(number)d; it has %(known)d"), id_, sources, source)
    first = next((item for item in [*documents, *sources] if item.get("path") or item.get("url")), None)
    if first is None:
        raise RefusedError(_("'%(id)s' has neither a document nor a source with an address") % {"id": id_})
    return dict(first)


def _list_items(value: object) -> list[Mapping[str, Any]]:
    """Return the items of a list; an invalid record may have other values in their place, which become empty maps."""
    return [item if isinstance(item, Mapping) else {} for item in value] if isinstance(value, list) else []


def _find_numbered(message: str, id_: str, items: list[Mapping[str, Any]], number: int) -> Mapping[str, Any]:
    if number <= len(items):
        return items[number - 1]
    fields = {"id": id_, "number": number, "known": len(items)}
    raise RefusedError(message % fields, hint=_("'eapa show %(id)s' lists them") % {"id": quote_command([id_])})


def _find_web_address(item: Mapping[str, Any]) -> str:
    """Return the web address of a document or source.

    Raises:
        RefusedError: the item has no web address, or the address must not be opened.
    """
    if url := item.get("url"):
        if str(url).lower().startswith(("http://", "https://")):
            return str(url)
        message = _("'%(url)s' is not opened: its address does not start with http or https")
        raise RefusedError(message % {"url": url})
    if place := item.get("reference") or item.get("archive"):
        raise RefusedError(_("this source is not on the web: %(place)s") % {"place": place})
    raise RefusedError(_("this document or source has neither a path nor a web address"))


def _find_attached_file(root: Path, item: Mapping[str, Any]) -> Path:
    """Return the path of an attached document; warn if it was changed since it was recorded."""
    path = str(item["path"])
    state = attached_file(root, path)
    if state.fault:
        message = _("'%(path)s' cannot be opened: %(fault)s") % {"path": path, "fault": translated(state.fault)}
        raise RefusedError(message, hint=_("'eapa validate' checks all documents"))
    if item.get("sha256", state.sha256) != state.sha256:
        messages.warning(_("'%(path)s' was changed since it was recorded") % {"path": path})
    # The name of the file decides whether it is opened, not the name of a symbolic link to it.
    return existing_file(root, path).resolve()
