"""Writing of a set of changes: under the lock, through the journal, and with an entry in the command log."""

from collections.abc import Callable, Sequence
from typing import Final

from eapa_cli.cli.confirmation import ask_to_confirm
from eapa_cli.cli.register_access import format_command_line
from eapa_cli.entry.prompts.prompter import has_terminal
from eapa_cli.errors import RefusedError
from eapa_cli.history.change_summary import summarize
from eapa_cli.history.record_change import match_versions
from eapa_cli.history.record_version import Version, is_register_path, version_of
from eapa_cli.history.summary_names import PartyNames
from eapa_cli.render import messages
from eapa_cli.storage.change_set import ChangeSet, Content, verify_unchanged
from eapa_cli.storage.command_log import CommandLog, is_too_large_to_log, size_before
from eapa_cli.storage.journal import commit, recover_under_lock
from eapa_cli.storage.lock import hold_lock
from eapa_cli.storage.logged_command import Action
from eapa_cli.storage.user_state import user_state_folder
from eapa_cli.text.interface_language import gettext as _

_MEGABYTE: Final = 1024 * 1024


def write_changes(
    changes: ChangeSet,
    check: Callable[[], None],
    *,
    action: Action = Action.CHANGE,
    undone_command_numbers: Sequence[int] = (),
) -> None:
    """Write a set of changes unless a check raises an exception, and log the command.

    `action` and `undone_command_numbers` are for the log: the type of the change, and the commands that it undoes.

    Raises:
        RefusedError: a file was changed meanwhile, another command has the lock, or the user stops the command.
        UnreadableError: a file or folder cannot be written; nothing was changed.
    """
    root, state_folder = changes.store.root, user_state_folder()
    _confirm_if_not_undoable(changes)
    with hold_lock(root, format_command_line()):
        recover_under_lock(root, state_folder)
        verify_unchanged(changes)
        check()
        with CommandLog(root, state_folder).record(
            changes,
            command=format_command_line(),
            effect=_describe_effect(changes),
            action=action,
            undone_command_numbers=undone_command_numbers,
        ) as is_logged:
            commit(changes.store, changes, state_folder)
    if not is_logged:
        text = _("'eapa undo' cannot undo this change, because '%(folder)s' cannot be written")
        messages.note(text % {"folder": state_folder})


def _confirm_if_not_undoable(changes: ChangeSet) -> None:
    """Warn if a change is too large for the log and cannot be undone; on a terminal, ask whether to continue.

    Raises:
        RefusedError: the user does not want to continue.
    """
    if not is_too_large_to_log(changes):
        return
    text = _("this change replaces %(size)d MB, too much for the log: 'eapa undo' cannot undo it")
    messages.warning(text % {"size": size_before(changes) // _MEGABYTE})
    if has_terminal() and not ask_to_confirm(_("Continue?")):
        raise RefusedError(_("nothing was written"))


def _describe_effect(changes: ChangeSet) -> str:
    """Return the effect of a set of changes as a sentence for the log."""
    versions = [
        (_read_version(change.path, change.before), _read_version(change.path, change.after))
        for change in changes
        if is_register_path(change.path)
    ]
    records = match_versions(versions)
    others = sum(not is_register_path(change.path) for change in changes)
    return summarize(records, PartyNames(changes.store.root, records), other_file_count=others).subject


def _read_version(path: str, content: Content | None) -> Version | None:
    return version_of(path, content) if isinstance(content, bytes) else None
