"""`eapa edit`: a record in the user's editor."""

import os
import sys
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import assert_never

from eapa_cli.cli.apply_changes import apply_changes
from eapa_cli.cli.options import DryRunOption, ForceOption, IdArgument, RegisterOption, ResumeOption
from eapa_cli.cli.register_access import find_root_to_change
from eapa_cli.cli.target_file import find_file
from eapa_cli.entry.external_editor import WorkingCopy, find_editor, locate_kept_text, open_working_copy
from eapa_cli.errors import EapaError, RefusedError
from eapa_cli.model.record_paths import id_of
from eapa_cli.render.messages import message
from eapa_cli.storage.change_set import ChangeSet
from eapa_cli.storage.store import Store
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.shell_quoting import quote_command


class _Decision(StrEnum):
    """The user's decision about a text that could not be written into the register, by its letter."""

    GO_ON = "g"
    DROP = "d"
    KEEP = "k"


def run(
    id_: IdArgument,
    *,
    resume: ResumeOption = False,
    dry_run: DryRunOption = False,
    force: ForceOption = False,
    register: RegisterOption = None,
) -> None:
    """Change a record in an editor.

    The editor is that of the variable VISUAL or EDITOR. The text is written only if the register stays valid; otherwise
    the command shows the errors and offers to continue. Text that is not written is kept for --resume.
    """
    store = Store(find_root_to_change(register))
    path, _kind = find_file(register, id_, store)
    command = find_editor(os.environ)
    changes = ChangeSet(store)
    text_before = changes.record_bytes(path)
    kept_path = locate_kept_text(store.root, Path(path).name)
    with open_working_copy(kept_path, text_before, resume=resume, accepts_changed=force or dry_run) as copy:
        is_editing = True
        while is_editing:
            try:
                changes.replace(path, copy.edit(command))
                apply_changes(changes, dry_run=dry_run, force=force)
            except EapaError as error:
                is_editing = _wants_to_continue(error, id_of(path), copy, text_before)
            else:
                is_editing = False
                if dry_run and copy.text() != text_before:
                    message(_keep_text(id_of(path), copy))
                else:
                    copy.discard()


def _keep_text(id_: str, copy: WorkingCopy) -> str:
    """Keep the text for a later call, and return the message about its file."""
    if copy.can_resume:
        text = _("your text is kept in %(file)s; 'eapa edit %(id)s --resume' opens it again")
    else:
        text = _("your text is kept in %(file)s")
    return text % {"file": copy.keep(), "id": quote_command([id_])}


def _wants_to_continue(error: EapaError, id_: str, copy: WorkingCopy, text_before: bytes) -> bool:
    """Return whether the user wants to edit the text again; otherwise, discard or keep the text.

    Raises:
        EapaError: the text was not edited, or is kept.
    """
    if not copy.is_edited(text_before):
        copy.discard()
        raise error
    decision = _Decision.KEEP
    if sys.stdin.isatty():
        message(error.message)
        decision = _ask_decision()
    match decision:
        case _Decision.GO_ON:
            return True
        case _Decision.DROP:
            copy.discard()
            message(_("nothing was changed"))
            return False
        case _Decision.KEEP:
            raise RefusedError(error.message, hint=_keep_text(id_, copy))
        case _:
            assert_never(decision)


def _ask_decision() -> _Decision:
    """Ask the user for a decision about a text. At the end of the input and after Ctrl-C, the text is kept."""
    with suppress(KeyboardInterrupt):
        while True:
            sys.stderr.write(_("go on editing, drop it, or keep it aside? [g/d/k] "))
            sys.stderr.flush()
            line = sys.stdin.readline()
            if not line:
                break
            letter = line.strip().lower()[:1]
            if letter in set(_Decision):
                return _Decision(letter)
    sys.stderr.write("\n")  # the cursor is still in the line of the question
    return _Decision.KEEP
