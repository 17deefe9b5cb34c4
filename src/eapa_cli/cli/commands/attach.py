"""`eapa attach`: documents of an agreement, copied from files."""

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from eapa_cli.cli.apply_changes import apply_changes
from eapa_cli.cli.id_changes import check_schema
from eapa_cli.cli.options import AgreementArgument, DryRunOption, ForceOption, RegisterOption
from eapa_cli.cli.target_file import find_record_target
from eapa_cli.errors import RefusedError
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.document_changes import attach
from eapa_cli.text.interface_language import gettext as _


def run(
    id_: AgreementArgument,
    files: Annotated[list[Path], typer.Argument(metavar="PATH...", help="The files to copy.")],
    *,
    dry_run: DryRunOption = False,
    force: ForceOption = False,
    register: RegisterOption = None,
) -> None:
    """Add scans and other files to an agreement.

    Each file is copied to the folder 'documents/ID' of the register, and its media type, size and SHA-256 are recorded.
    A file that is already in a folder of the register, such as 'scans', is recorded there and not copied.
    """
    target = find_record_target(register, id_)
    if target.kind is not Kind.AGREEMENT:
        raise RefusedError(_("'%(id)s' is an organization; this command needs an agreement") % {"id": id_})
    check_schema(target)
    documents = [*target.data.get("documents", ())]
    for file in files:
        with suppress(RuntimeError):  # the user of '~USER' does not exist
            file = file.expanduser()  # noqa: PLW2901
        new_document = attach(target.changes, target.id, file)
        digest = new_document["sha256"]
        if same := next((document for document in documents if document.get("sha256") == digest), None):
            place = same.get("path") or same.get("url") or same.get("title")
            raise RefusedError(
                _("'%(file)s' is a document of '%(id)s' already: '%(place)s'")
                % {"file": file, "id": target.id, "place": place},
                hint=_("'eapa open %(id)s' shows it") % {"id": target.id},
            )
        documents.append(new_document)
    target.edit({**target.data, "documents": documents})
    apply_changes(target.changes, dry_run=dry_run, force=force)
