"""Findings about what commands left: journals, locks, drafts and unusable caches."""

import os
from collections.abc import Iterator
from pathlib import Path

from eapa_cli.diagnosis.finding import Finding
from eapa_cli.entry.drafts import Drafts
from eapa_cli.entry.external_editor import list_kept_texts
from eapa_cli.errors import EapaError
from eapa_cli.index.read_model import Index, cache_file
from eapa_cli.storage.journal_format import read_steps
from eapa_cli.storage.lock import holder_of, is_held, make_register_state_folder
from eapa_cli.storage.private_cache import ensure_private_folder
from eapa_cli.storage.register_location import JOURNAL, JOURNAL_DRAFT, REGISTER_STATE_FOLDER
from eapa_cli.storage.user_state import user_cache_folder, user_state_folder
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.shell_quoting import quote_command
from eapa_cli.text.system_reasons import system_reason


def find_interrupted_changes(root: Path) -> Iterator[Finding]:
    """Yield the journals of interrupted commands. If a command is still running, yield only its lock."""
    if is_held(root):
        message = _("another command is changing the register: %(command)s") % {"command": holder_of(root)}
        yield Finding(_("lock"), message, _("wait until it is done"))
        return
    if os.path.lexists(root / JOURNAL):
        message = _("an interrupted command left a change (files: %(number)d); the next command finishes it")
        yield _describe_journal(root, JOURNAL, message)
    if os.path.lexists(root / JOURNAL_DRAFT):
        message = _("an interrupted command left a draft of a change (files: %(number)d); the next command deletes it")
        yield _describe_journal(root, JOURNAL_DRAFT, message)


def _describe_journal(root: Path, journal: str, message: str) -> Finding:
    try:
        number = len(read_steps(root, journal, user_state_folder()))
    except (EapaError, OSError, ValueError, TypeError) as error:
        reason = error.message if isinstance(error, EapaError) else _("%(file)s cannot be read") % {"file": journal}
        return Finding(_("interrupted command"), reason, f"rm -r {quote_command([str(root / journal)])}")
    return Finding(_("interrupted command"), message % {"number": number}, "eapa validate")


def find_blocked_state_folder(root: Path) -> Iterator[Finding]:
    """Yield the reason why commands cannot use the register's state folder, which contains the lock."""
    if not os.path.lexists(root / REGISTER_STATE_FOLDER):
        return
    try:
        make_register_state_folder(root)  # checks a folder that exists
    except (EapaError, OSError) as error:
        reason = error.message if isinstance(error, EapaError) else system_reason(error)
        yield Finding(_("lock"), reason, f"rm -r {quote_command([str(root / REGISTER_STATE_FOLDER)])}")


def find_saved_drafts(root: Path) -> Iterator[Finding]:
    """Yield the saved answers to forms and the saved texts of editors."""
    for path, draft in Drafts(root).read_all().items():
        if draft is None:
            message = _("a saved draft is damaged or was changed: %(file)s") % {"file": path}
            yield Finding(_("draft"), message, f"rm {quote_command([str(path)])}")
            continue
        started = draft.started.partition("T")[0]
        message = _("the answers to 'eapa %(command)s' of %(date)s are saved, and not entered")
        message %= {"command": draft.command, "date": started}
        yield Finding(_("draft"), message, f"eapa {draft.command} --resume")
    for text in list_kept_texts(root):
        id_, _dot, number = text.stem.partition(".")
        if number:
            message = _("an older text of '%(id)s' from an editor is saved in %(file)s")
            fix = _("copy what you need from the file, and delete it")
        else:
            message = _("a text of '%(id)s' from an editor is saved, and not entered")
            fix = f"eapa edit {quote_command([id_])} --resume"
        yield Finding(_("draft"), message % {"id": id_, "file": text}, fix)


def find_unusable_cache(root: Path) -> Iterator[Finding]:
    """Yield a finding if the cache of a register cannot be used, or if it is damaged."""
    cache = cache_file(root, user_cache_folder())
    if not os.path.lexists(cache.parent):
        return
    # The names of SQLite's other files, and of the other caches of the register, start with this path.
    fix = f"rm -rf {quote_command([str(cache)])}*"
    try:
        ensure_private_folder(cache.parent)  # checks a folder that exists
    except OSError as error:
        message = _("the cache is not used: %(reason)s") % {"reason": system_reason(error)}
        yield Finding(_("cache"), message, f"rm -rf {quote_command([str(cache.parent)])}")
        return
    if os.path.lexists(cache) and not cache.is_file():
        yield Finding(_("cache"), _("'%(file)s' is not a regular file") % {"file": cache}, fix)
    elif cache.is_file() and _is_damaged(root, cache):
        yield Finding(_("cache"), _("the cache is damaged: after an update, it differs from the files"), fix)


def _is_damaged(root: Path, cache: Path) -> bool:
    """Return whether the cache differs from the files even after an update."""
    try:
        return Index(root, cache).is_damaged()
    except EapaError:
        return False  # the register cannot be read, which is reported with its files
