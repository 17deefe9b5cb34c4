"""The folder `documents/<id>` of an agreement: files are copied into it, moved with their record, and deleted."""

import mimetypes
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final
from unicodedata import normalize
from urllib.parse import urlsplit
from urllib.request import url2pathname

from eapa_cli.model.record_paths import documents_of, is_document_file
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.changes import ChangeSet
from eapa_cli.storage.document_files import attached_file, names_in
from eapa_cli.storage.file_content import FileContent, read_content
from eapa_cli.storage.layout import is_link, refuse_links_in_path
from eapa_cli.text.fold import slug

_LONGEST: Final = 80
_EXTENSION: Final = re.compile(r"\.[a-z0-9]{1,8}")
_MEDIA_TYPE: Final = re.compile(r"[a-z]+/[a-z0-9][a-z0-9.+-]*")
# Windows has no files of these names, with any extension.
_DEVICES: Final = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])")
# Types that the system's own list may lack or name in another way.
_MEDIA_TYPES: Final = {
    ".pdf": "application/pdf",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".heic": "image/heic",
    ".txt": "text/plain",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".rtf": "application/rtf",
    ".zip": "application/zip",
}


def attach(changes: ChangeSet, id_: str, file: Path) -> dict[str, Any]:
    """Plan a copy of a file for an agreement, and return the plain data of the document.

    A file that is in the register already, in a folder for documents, stays where it is.

    Raises:
        UnreadableError: the file cannot be read, or is not a regular file.
        RefusedError: it is too large, or another program changed it meanwhile.
    """
    content = read_content(file)
    path = path_in_register(changes.store.root, file)
    if path is None:
        folder = documents_of(id_)
        refuse_links_in_path(changes.store.root, f"{folder}/")
        path = free_path(changes, folder, file.name)
        changes.replace(path, content, new=True)
    return {"path": path, **facts_of(path, content)}


def file_of(text: str, root: Path) -> Path | None:
    """Return the absolute path of a file that a user named, from the current folder or from the register's root.

    Quotes, backslashes before spaces, '~' and 'file://' are accepted, since terminals and file managers paste them.
    """
    found = Path(_unquoted(text))
    with suppress(RuntimeError):  # a user without a home folder
        found = found.expanduser()
    for place in (Path.cwd() / found, root / found, Path.cwd() / text):
        with suppress(ValueError):  # a null character
            if os.path.lexists(place):
                return Path(os.path.normpath(place))
    return None


def _unquoted(text: str) -> str:
    if text.startswith("file://"):
        return url2pathname(urlsplit(text).path)
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        return text[1:-1]
    return text if os.name == "nt" else re.sub(r"\\(.)", r"\1", text)


def path_in_register(root: Path, file: Path) -> str | None:
    """Return the path of a file from the register's root if it is in a folder for documents there, else None."""
    place = file.resolve()
    if not place.is_relative_to(root.resolve()):
        return None
    path = place.relative_to(root.resolve()).as_posix()
    return path if "/" in path and attached_file(root, path).fault is None else None


def facts_of(name: str, content: FileContent) -> dict[str, Any]:
    """Return the media type, if it is known by the extension, the SHA-256 and the size of a document."""
    extension = os.path.splitext(name)[1].lower()  # noqa: PTH122  # a name, not a path
    guessed = _MEDIA_TYPES.get(extension) or mimetypes.guess_type(f"x{extension}")[0] or ""
    media_type = {"media_type": guessed} if _MEDIA_TYPE.fullmatch(guessed) else {}
    return {**media_type, "sha256": content.sha256, "size": content.size}


def free_path(changes: ChangeSet, folder: str, name: str) -> str:
    """Return a path in a folder for a file: a portable name, with a number if another file has it."""
    stem, extension = _portable(name)
    taken = {one.casefold() for one in names_in(changes.store.root / folder)}
    number = 1
    while True:
        found = f"{stem}{f'-{number}' if number > 1 else ''}{extension}"
        if found not in taken and not changes.exists(f"{folder}/{found}"):
            return f"{folder}/{found}"
        number += 1


def _portable(name: str) -> tuple[str, str]:
    """Return a name in lower-case Latin letters, digits and hyphens, and the extension."""
    stem, extension = os.path.splitext(name)  # noqa: PTH122  # a name, not a path
    extension = extension.lower()
    if not _EXTENSION.fullmatch(extension):
        stem, extension = name, ""
    stem = slug(stem.encode("utf-8", "replace").decode(), length=_LONGEST) or "document"
    return (f"{stem}-document" if _DEVICES.fullmatch(stem) else stem), extension


def files_in(changes: ChangeSet, folder: str) -> Iterator[str]:
    """Yield the paths of the regular files below a folder of documents, without hidden ones.

    Raises:
        UnreadableError: the folder is a link.
    """
    root = changes.store.root
    refuse_links_in_path(root, f"{folder}/")
    for name in names_in(root / folder):
        path = f"{folder}/{name}"
        if not is_document_file(path) or is_link(root / path):
            continue
        if (root / path).is_dir():
            yield from files_in(changes, path)
        elif (root / path).is_file():
            yield path


def move_documents(changes: ChangeSet, old: str, new: str) -> dict[str, str]:
    """Plan the move of the files of an agreement to the folder of another id, and of their paths in all records.

    A file that the other folder already contains is deleted instead. Return the new paths by old path.

    Raises:
        UnreadableError: a file cannot be read, or a folder is a link.
        RefusedError: a record that names one of the files cannot be edited safely.
    """
    existing = {changes.content(path): path for path in files_in(changes, documents_of(new))}
    moved: dict[str, str] = {}
    for path in files_in(changes, documents_of(old)):
        if same := existing.get(changes.content(path)):
            changes.delete(path)
            moved[path] = same
            continue
        target = f"{documents_of(new)}/{path.removeprefix(f'{documents_of(old)}/')}"
        if changes.exists(target):
            target = free_path(changes, documents_of(new), path.rpartition("/")[2])
        changes.move(path, target)
        moved[path] = target
    for path, data in list(_naming(changes, documents_of(old)) if moved else ()):
        if redirect_paths(data, moved):
            changes.edit(path, data)
    return moved


def redirect_paths(data: dict[str, Any], moved: Mapping[str, str]) -> bool:
    """Change the paths of moved files in the plain data of a record; return whether it names one."""
    targets = {normalize("NFC", path): target for path, target in moved.items()}
    found = [one for one in _documents(data) if normalize("NFC", one["path"]) in targets]
    for document in found:
        document["path"] = targets[normalize("NFC", document["path"])]
    return bool(found)


def delete_documents(changes: ChangeSet, id_: str, data: dict[str, Any]) -> list[str]:
    """Plan the deletion of the files that an agreement names in its folder.

    Return the paths of the files that stay: other files of the folder, and files that another record names.

    Raises:
        UnreadableError: a file cannot be read, or the folder is a link.
    """
    own = {normalize("NFC", one["path"]) for one in _documents(data)}
    files = list(files_in(changes, documents_of(id_)))
    others = {
        normalize("NFC", one["path"])
        for _, record in (_naming(changes, documents_of(id_)) if files else ())
        if record.get("id") != data.get("id")
        for one in _documents(record)
    }
    deleted = [path for path in files if normalize("NFC", path) in own - others]
    for path in deleted:
        changes.delete(path)
    elsewhere = own - {normalize("NFC", path) for path in files}
    stay = {path for path in elsewhere if changes.exists(path)}
    return sorted(stay.union(files).difference(deleted))


def _naming(changes: ChangeSet, folder: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the paths and plain data of the agreements that may name a file in a folder."""
    for file in changes.store.files():
        if file.kind is Kind.AGREEMENT and folder.encode() in changes.planned_bytes(file.path):
            # A file with the id that cannot be read was refused when its references were redirected.
            yield file.path, changes.document(file.path).data or {}


def _documents(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the documents with a path in plain data, which need not be valid."""
    documents = data.get("documents")
    found = documents if isinstance(documents, list) else []
    return [one for one in found if isinstance(one, dict) and isinstance(one.get("path"), str)]
