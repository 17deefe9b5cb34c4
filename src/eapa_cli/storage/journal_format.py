"""The format of a journal: a signed header, and the changes of files as JSON.

The header is one line. It has the size and SHA-256 of the body, the register's path and inode, and an HMAC of these
four. The header alone is therefore enough to refuse a journal from elsewhere, whose body is then not parsed.

The parameter `state_folder` is the user's state folder, which has the keys of signatures.
"""

import json
import os
import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import quote_from_bytes, unquote_to_bytes

from eapa_cli.errors import RefusedError, UnreadableError
from eapa_cli.model.record_paths import is_data_file, is_document_file
from eapa_cli.storage.atomic_file import DRAFT_PREFIX, open_regular
from eapa_cli.storage.change_set import Content
from eapa_cli.storage.document_content import FileContent
from eapa_cli.storage.hmac_signature import is_signed, key_of, new_key, signature_of
from eapa_cli.storage.register_location import JOURNAL
from eapa_cli.text.interface_language import gettext as _

MAX_BODY_BYTES: Final = 256 * 1024 * 1024
"""The maximum size of a journal's body, twice that of all records of a register of 100,000 files."""

# For example 'eapa-journal 4 SIZE DIGEST PATH INODE SIGNATURE'. The groups: the signed part, then each of its four
# values, then the signature.
_HEADER: Final = re.compile(rb"(eapa-journal 4 ([0-9]{1,9}) ([0-9a-f]{64}) (\S+) ([0-9]{1,20})) ([0-9a-f]{64})\n")
_MAX_HEADER_BYTES: Final = 16 * 1024  # a path has up to 4096 bytes, and each may be escaped as three bytes


class Step(NamedTuple):
    """The change of one file in a journal."""

    path: str
    hash_before: str | None
    """The hash of the content before; None if there was no file."""
    after: Content | None
    """The content after; None if the file is deleted."""

    @property
    def is_document(self) -> bool:
        """Whether the file is a document."""
        return is_document_file(self.path)


def discard_hint() -> str:
    """Return the hint for a journal that cannot be applied."""
    return _("delete %(journal)s to discard the interrupted change, and run 'git status'") % {"journal": JOURNAL}


def hash_of(content: Content | None) -> str | None:
    """Return the hash of a file's content; None if there is no file."""
    if isinstance(content, FileContent):
        return content.sha256
    return None if content is None else sha256(content).hexdigest()


def draft_of(target: Path) -> Path:
    """Return the path of the draft of a file. The draft has the new content until it replaces the file."""
    return target.with_name(f"{DRAFT_PREFIX}{target.name}.draft")


def encode_journal(root: Path, steps: Iterable[Step], state_folder: Path) -> bytes:
    """Return the bytes of a journal with some steps for a register, signed with a new key.

    Raises:
        RefusedError: the journal would be too large.
    """
    files = [{"path": step.path, "before": step.hash_before, "after": _encode_content(step.after)} for step in steps]
    body = json.dumps(files, ensure_ascii=False).encode("utf-8", "surrogatepass")
    if len(body) > MAX_BODY_BYTES:
        raise RefusedError(
            _("the changed files have more than %(max)s MB in all, which is too large for one change")
            % {"max": MAX_BODY_BYTES // 1024**2},
            hint=_("make the change in parts"),
        )
    register = quote_from_bytes(os.fsencode(root)).encode()
    digest = sha256(body).hexdigest().encode()
    header = b"eapa-journal 4 %d %b %b %d" % (len(body), digest, register, root.stat().st_ino)
    return b"%b %b\n%b" % (header, signature_of(header, new_key(root, state_folder)), body)


def read_steps(root: Path, journal: str, state_folder: Path) -> list[Step]:
    """Return the steps of a register's journal, given by its path from the root.

    Raises:
        RefusedError: the journal is a link, not a regular file, or too large; or no command of this user wrote it for
            this folder; or git tracks it, which shows that it came from another clone.
        UnreadableError: the file is not a journal of this version, or is damaged.
        OSError: the file cannot be read.
    """
    _refuse_link_or_folder(root, journal)
    with os.fdopen(open_regular(root / journal), "rb") as file:
        if (size := os.fstat(file.fileno()).st_size) > MAX_BODY_BYTES + _MAX_HEADER_BYTES:
            raise RefusedError(
                _("%(journal)s has %(size)s MB, and is too large for a journal")
                % {"journal": journal, "size": size // 1024**2},
                hint=discard_hint(),
            )
        if _is_tracked(root, journal):
            raise RefusedError(
                _("%(journal)s is in git, and is not applied") % {"journal": journal}, hint=f"git rm --cached {journal}"
            )
        header = file.readline(_MAX_HEADER_BYTES)
        length, digest = _verify_header(root, journal, header, state_folder)
        body = file.read(length) if size == len(header) + length else b""
    if sha256(body).hexdigest().encode() != digest:
        raise UnreadableError(_("%(journal)s is damaged") % {"journal": journal}, hint=discard_hint())
    return list(_decode_steps(root, journal, json.loads(body.decode("utf-8", "surrogatepass"))))


def _refuse_link_or_folder(root: Path, journal: str) -> None:
    if (root / journal).is_symlink():
        raise RefusedError(_("%(journal)s is a link, and is not applied") % {"journal": journal}, hint=_("delete it"))
    if not (root / journal).is_file():
        raise RefusedError(_("%(journal)s is not a regular file") % {"journal": journal}, hint=_("delete it"))


def _verify_header(root: Path, journal: str, header: bytes, state_folder: Path) -> tuple[int, bytes]:
    """Check that a command of this user signed a header for this folder; return the size and digest in it."""
    match = _HEADER.fullmatch(header)
    if not match:
        raise UnreadableError(
            _("%(journal)s cannot be read: it is not a journal of this version") % {"journal": journal},
            hint=discard_hint(),
        )
    content, length, digest, quoted, inode, signature = match.groups()
    register = Path(os.fsdecode(unquote_to_bytes(quoted)))
    if not is_signed(content, signature, key_of(register, state_folder)):
        raise RefusedError(
            _("%(journal)s was not written by a command that you ran here, and is not applied") % {"journal": journal},
            hint=discard_hint(),
        )
    if register != root or int(inode) != root.stat().st_ino:
        raise RefusedError(
            _("%(journal)s is not applied: it belongs to the original folder '%(register)s', and this is another one")
            % {"journal": journal, "register": register},
            hint=_("put the original folder back at that path, and run 'eapa validate' there; or %(discard)s")
            % {"discard": discard_hint()},
        )
    return int(length), digest


def _encode_content(content: Content | None) -> str | dict[str, Any] | None:
    """Return the value for JSON: the text of a record, or the size and hash of a document."""
    match content:
        case None:
            return None
        case bytes():
            return content.decode("utf-8", "surrogateescape")  # `undo` may restore a file that is not UTF-8
        case _:
            return {"size": content.size, "sha256": content.sha256}


def _decode_steps(root: Path, journal: str, files: Iterable[dict[str, Any]]) -> Iterable[Step]:
    for file in files:
        path = file["path"]
        if not is_data_file(path) and not is_document_file(path):
            raise RefusedError(
                _("%(journal)s names a file that is not the register's") % {"journal": journal}, hint=discard_hint()
            )
        yield Step(path, file["before"], _decode_content(root / path, file["after"]))


def _decode_content(target: Path, content: Any) -> Content | None:
    match content:
        case None:
            return None
        case dict():
            return FileContent(source=draft_of(target), **content)
        case _:
            return str(content).encode("utf-8", "surrogateescape")


def _is_tracked(root: Path, path: str) -> bool:
    from eapa_cli.git.command import Git  # only an interrupted change needs it

    try:
        git = Git(root)
    except UnreadableError:  # it is not installed
        return False
    tracked, not_tracked, no_repository = 0, 1, 128
    result = git.run("ls-files", "--error-unmatch", "--", path, accepted={tracked, not_tracked, no_repository})
    return result.returncode == tracked
