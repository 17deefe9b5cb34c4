"""Planned copies, moves and deletions of files in `documents/<id>`, the folder for an agreement's documents."""

import mimetypes
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final
from urllib.request import url2pathname

from eapa_cli.model.ids import DEVICE_NAMES
from eapa_cli.model.record_paths import documents_of, is_document_file, normalize_path
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.change_set import ChangeSet
from eapa_cli.storage.document_content import FileContent, read_content
from eapa_cli.storage.document_files import attached_file, list_names
from eapa_cli.storage.register_location import is_link, refuse_links_in_path
from eapa_cli.text.fold import slug

# The maximum length of a new file's name, without its extension and without a number that makes it unique.
_MAX_STEM_LENGTH: Final = 80
# The extension of a file name, such as ".pdf".
_EXTENSION: Final = re.compile(r"\.[a-z0-9]{1,8}")
_MEDIA_TYPE: Final = re.compile(r"[a-z]+/[a-z0-9][a-z0-9.+-]*")  # the form that the schema requires
# The list of the operating system may lack these types, or have other names for them.
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
    """Plan a copy of a file in the folder of an agreement, and return the plain data of the document.

    A file that is already in a folder for documents of the register is not copied.

    Raises:
        UnreadableError: the file cannot be read or is not a regular file, or the agreement's folder is a link.
        RefusedError: the file is too large, or another program changed it while it was read.
    """
    content = read_content(file)
    path = path_in_register(changes.store.root, file)
    if path is None:
        folder = documents_of(id_)
        refuse_links_in_path(changes.store.root, f"{folder}/")
        path = free_path(changes, folder, file.name)
        changes.replace(path, content, new=True)
    return {"path": path, **describe_content(path, content)}


def find_file(text: str, root: Path) -> Path | None:
    """Return the absolute path of the existing file or folder that a user's text means, or None.

    A relative path starts in the current folder, or else at the register's root. Quotes, backslashes of a shell, '~'
    and 'file://' are accepted, since terminals and file managers paste them.
    """
    path = Path(_plain_path(text))
    with suppress(RuntimeError):  # the user has no home folder
        path = path.expanduser()
    # The unchanged text comes last, for a name that contains quotes or backslashes.
    for candidate in (Path.cwd() / path, root / path, Path.cwd() / text):
        with suppress(ValueError):  # the path contains a null character
            if os.path.lexists(candidate):
                # Resolve only the folder, because '..' after a link depends on the link's target. Keep the file itself:
                # a link is refused later.
                return candidate.parent.resolve() / candidate.name
    return None


def _plain_path(text: str) -> str:
    """Return a path without 'file://', quotes or backslashes of a shell."""
    if text.startswith("file://"):
        # Some programs do not escape '#' and '?', so they belong to the path.
        _host, slash, path = text.removeprefix("file://").partition("/")
        return url2pathname(f"{slash}{path}")
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        return text[1:-1]
    is_backslash_separator = os.name == "nt"
    return text if is_backslash_separator else re.sub(r"\\(.)", r"\1", text)


def path_in_register(root: Path, file: Path) -> str | None:
    """Return the path of a file from the register's root; None if it is not in a folder for documents there."""
    resolved = file.resolve()
    if not resolved.is_relative_to(root.resolve()):
        return None
    path = resolved.relative_to(root.resolve()).as_posix()
    is_in_folder = "/" in path  # a file in the root itself is not a document of the register
    return path if is_in_folder and attached_file(root, path).fault is None else None


def describe_content(name: str, content: FileContent) -> dict[str, Any]:
    """Return the SHA-256 and the size of a document, and its media type if the extension has a known one."""
    extension = os.path.splitext(name)[1].lower()  # noqa: PTH122  # a name, not a path
    guessed = _MEDIA_TYPES.get(extension)
    if guessed is None:
        guessed, _encoding = mimetypes.guess_type(f"x{extension}")  # without a stem, ".pdf" would be a hidden file
    media_type = {"media_type": guessed} if guessed and _MEDIA_TYPE.fullmatch(guessed) else {}
    return {**media_type, "sha256": content.sha256, "size": content.size}


def free_path(changes: ChangeSet, folder: str, name: str) -> str:
    """Return a path in a folder for a new file: a portable form of a name, with a number if another file has it."""
    stem, extension = _portable_name(name)
    existing_names = {existing.casefold() for existing in list_names(changes.store.root / folder)}
    number = 1
    while True:
        candidate = f"{stem}{f'-{number}' if number > 1 else ''}{extension}"
        if candidate not in existing_names and not changes.exists(f"{folder}/{candidate}"):
            return f"{folder}/{candidate}"
        number += 1


def _portable_name(name: str) -> tuple[str, str]:
    """Return the stem of a name in lower-case Latin letters, digits and hyphens, and its extension."""
    stem, extension = os.path.splitext(name)  # noqa: PTH122  # a name, not a path
    extension = extension.lower()
    if not _EXTENSION.fullmatch(extension):
        stem, extension = name, ""
    text = stem.encode("utf-8", "replace").decode()  # a name on disk need not be valid Unicode
    stem = slug(text, length=_MAX_STEM_LENGTH) or "document"
    return (f"{stem}-document" if stem in DEVICE_NAMES else stem), extension


def files_in(changes: ChangeSet, folder: str) -> Iterator[str]:
    """Yield the paths of the regular files below a folder of documents, except hidden files.

    Raises:
        UnreadableError: the folder is a link.
    """
    root = changes.store.root
    refuse_links_in_path(root, f"{folder}/")
    for name in list_names(root / folder):
        path = f"{folder}/{name}"
        if not is_document_file(path) or is_link(root / path):
            continue
        if (root / path).is_dir():
            yield from files_in(changes, path)
        elif (root / path).is_file():
            yield path


def move_documents(changes: ChangeSet, old: str, new: str) -> dict[str, str]:
    """Plan the move of an agreement's files to the folder of another id, and redirect their paths in all agreements.

    If a file in the other folder has the same content, the moved file is deleted instead. Return the new paths by old
    path.

    Raises:
        UnreadableError: a file cannot be read, or a folder is a link.
        RefusedError: a record that names one of the files cannot be edited safely.
    """
    old_folder, new_folder = documents_of(old), documents_of(new)
    paths_by_content = {changes.existing_content(path): path for path in files_in(changes, new_folder)}
    new_paths: dict[str, str] = {}
    for path in files_in(changes, old_folder):
        if same_file := paths_by_content.get(changes.existing_content(path)):
            changes.delete(path)
            new_paths[path] = same_file
            continue
        target = f"{new_folder}/{path.removeprefix(f'{old_folder}/')}"
        if changes.exists(target):
            target = free_path(changes, new_folder, path.rpartition("/")[2])
        changes.move(path, target)
        new_paths[path] = target
    if new_paths:
        for path, data in list(_agreements_naming_files_in(changes, old_folder)):
            if redirect_paths(data, new_paths):
                changes.edit(path, data)
    return new_paths


def redirect_paths(data: dict[str, Any], new_paths: Mapping[str, str]) -> bool:
    """Change the paths of moved files in the plain data of a record; return whether a path was changed."""
    targets = {normalize_path(path): target for path, target in new_paths.items()}
    is_changed = False
    for document in _documents_with_path(data):
        if target := targets.get(normalize_path(document["path"])):
            document["path"] = target
            is_changed = True
    return is_changed


def delete_documents(changes: ChangeSet, id_: str, data: dict[str, Any]) -> list[str]:
    """Plan the deletion of those files in an agreement's folder that this agreement names and no other agreement names.

    Return the paths of the files that stay: the other files in the folder, and existing files in other folders that the
    agreement names.

    Raises:
        UnreadableError: a file cannot be read, or the folder is a link.
    """
    folder = documents_of(id_)
    files = list(files_in(changes, folder))
    named_paths = _named_paths(data)
    agreements = _agreements_naming_files_in(changes, folder) if files else ()
    others = [record for _, record in agreements if record.get("id") != data.get("id")]
    named_by_others = {path for record in others for path in _named_paths(record)}
    deleted = [path for path in files if normalize_path(path) in named_paths - named_by_others]
    for path in deleted:
        changes.delete(path)
    paths_outside = named_paths - {normalize_path(path) for path in files}
    existing_outside = {path for path in paths_outside if changes.exists(path)}
    return sorted(existing_outside.union(files).difference(deleted))


def _named_paths(data: Mapping[str, Any]) -> set[str]:
    """Return the normalized paths of documents in plain data."""
    return {normalize_path(document["path"]) for document in _documents_with_path(data)}


def _agreements_naming_files_in(changes: ChangeSet, folder: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the paths and plain data of the agreements that may name a file in a folder."""
    id_ = folder.rpartition("/")[2].encode()
    for path, kind in changes.store.paths():
        if kind is Kind.AGREEMENT and id_ in changes.bytes_to_search(path):
            # The search for references has already refused files with invalid YAML, so the data is complete.
            yield path, changes.parse(path).data or {}


def _documents_with_path(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the documents in plain data that have a path; the data may be invalid."""
    documents = data.get("documents")
    if not isinstance(documents, list):
        return []
    return [document for document in documents if isinstance(document, dict) and isinstance(document.get("path"), str)]
