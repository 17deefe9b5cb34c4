"""Warnings of new documents that are large for git, or too large for GitHub."""

from typing import Final

from eapa_cli.render import messages
from eapa_cli.storage.change_set import ChangeSet
from eapa_cli.storage.document_content import FileContent
from eapa_cli.text.interface_language import gettext as _

_MEGABYTE: Final = 1024 * 1024
# From this size on, a document is reported as large for git.
_LARGE_BYTES: Final = 10 * _MEGABYTE
# GitHub refuses larger files.
_MAX_GITHUB_BYTES: Final = 100 * _MEGABYTE


def warn_of_large_documents(changes: ChangeSet) -> None:
    """Warn of each new document of a set of changes that is large."""
    for path, before, after in changes:
        is_new = before is None and path not in changes.moved
        if not (is_new and isinstance(after, FileContent) and after.size >= _LARGE_BYTES):
            continue
        fields = {"file": after.source.name, "size": after.size / _MEGABYTE}
        if after.size > _MAX_GITHUB_BYTES:
            messages.warning(
                _("'%(file)s' has %(size).0f MB; GitHub refuses files of more than 100 MB") % fields,
                hint=_("attach a smaller copy, or store it with Git LFS: git lfs track 'documents/**'"),
            )
        else:
            messages.warning(
                _("'%(file)s' has %(size).0f MB, and git keeps every version of a file") % fields,
                hint=_("a smaller scan is better; Git LFS stores large files apart: git lfs track 'documents/**'"),
            )
