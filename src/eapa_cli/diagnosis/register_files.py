"""Findings about the files of a register: files that no command reads, and unusual encodings and line endings."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from eapa_cli.diagnosis.finding import Finding
from eapa_cli.errors import UnreadableError
from eapa_cli.model.record_paths import REGISTER_FILE, SUFFIX, folder_of
from eapa_cli.model.register import Stray
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.store import Store
from eapa_cli.storage.stray_files import stray_files
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.shell_quoting import quote_command


def find_unread_files(root: Path) -> Iterator[Finding]:
    """Yield the files below `data` that no command reads."""
    for stray in stray_files(root):
        yield Finding(
            _("unread file"),
            _("'%(path)s' is not read: %(reason)s") % {"path": stray.path, "reason": stray.reason},
            _format_moving_command(stray),
        )


def _format_moving_command(stray: Stray) -> str:
    """Return a command that renames a record with another extension, or moves any other file out of `data`.

    With -i, `mv` asks before it replaces a file, such as a record with the same name or a file that was moved before.
    """
    path = PurePosixPath(stray.path)
    quoted_path = quote_command([stray.path])
    if stray.is_yaml and path.suffix != SUFFIX and any(stray.path.startswith(f"{folder_of(kind)}/") for kind in Kind):
        return f"mv -i {quoted_path} {quote_command([str(path.with_suffix(SUFFIX))])}"
    return f"mkdir -p other && mv -i {quoted_path} {quote_command([f'other/{path.name}'])}"


def find_unusual_text(root: Path) -> Iterator[Finding]:
    """Yield the files of the register that cannot be read, or whose encoding or line endings are unusual."""
    store = Store(root)
    for path in (REGISTER_FILE, *(path for path, _kind in store.paths())):
        try:
            source = store.read_bytes(path)
        except UnreadableError as error:
            yield Finding(_("file"), error.message, error.hint or f"chmod u+r {quote_command([path])}")
            continue
        yield from _check_encoding(path, source)


def _check_encoding(path: str, source: bytes) -> Iterator[Finding]:
    """Yield the findings about the encoding of a file, and about its line endings if the encoding is UTF-8."""
    quoted_path = quote_command([path])
    encoding, fields = _("encoding"), {"path": path}
    if source.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        yield Finding(
            encoding, _("'%(path)s' is in UTF-16") % fields, _format_converting_command(quoted_path, "UTF-16")
        )
        return
    if source.startswith(BOM_UTF8):
        message = _("'%(path)s' starts with a byte order mark") % fields
        yield Finding(encoding, message, f"sed -i '1s/^\\xef\\xbb\\xbf//' {quoted_path}")
    try:
        source.decode()
    except UnicodeDecodeError:
        message = _("'%(path)s' is not in UTF-8; if it is not in Windows-1251 either, name its encoding in the command")
        yield Finding(encoding, message % fields, _format_converting_command(quoted_path, "CP1251"))
        return
    yield from _check_line_endings(path, source)


def _check_line_endings(path: str, source: bytes) -> Iterator[Finding]:
    quoted_path = quote_command([path])
    if b"\r" in source.replace(b"\r\n", b""):
        message = _("'%(path)s' has carriage returns within its lines") % {"path": path}
        yield Finding(_("line endings"), message, f"sed -i 's/\\r$//; s/\\r/\\n/g' {quoted_path}")
    elif b"\r" in source:
        message = _("'%(path)s' has Windows line endings") % {"path": path}
        yield Finding(_("line endings"), message, f"sed -i 's/\\r$//' {quoted_path}")


def _format_converting_command(quoted_path: str, encoding: str) -> str:
    return f"iconv -f {encoding} -t UTF-8 {quoted_path} > record.tmp && mv record.tmp {quoted_path}"
