"""`eapa edit`: a record in the editor of the person who asks."""

import os
import sys
from pathlib import Path
from typing import assert_never

from eapa_cli.cli.apply_changes import conclude
from eapa_cli.cli.context import root_of
from eapa_cli.cli.options import DryRunOption, ForceOption, IdArgument, RegisterOption, ResumeOption
from eapa_cli.cli.target_file import place_of
from eapa_cli.entry.external_editor import Fate, Scratch, asked, editor, kept_text
from eapa_cli.errors import EapaError, RefusedError
from eapa_cli.render.clean import clean
from eapa_cli.storage.changes import ChangeSet
from eapa_cli.storage.store import Store


def run(
    id_: IdArgument,
    *,
    resume: ResumeOption = False,
    dry_run: DryRunOption = False,
    force: ForceOption = False,
    register: RegisterOption = None,
) -> None:
    """Change a record in an editor.

    The editor is that of VISUAL or EDITOR. What is written there reaches the register only if that stays right; if not,
    it says why and offers to go on. A text that is not written is kept, and --resume takes it up.
    """
    store = Store(root_of(register))
    path, _ = place_of(register, id_, store)
    command = editor(os.environ)
    changes = ChangeSet(store)
    before = changes.source(path)
    kept = kept_text(store.root, Path(path).name)
    if resume and not kept.exists():
        raise RefusedError(f"no text of '{id_}' is kept")
    scratch = Scratch(kept, kept.read_bytes() if resume else before)
    goes_on = True
    while goes_on:
        try:
            changes.replace(path, scratch.edited(command))
            conclude(changes, dry_run=dry_run, force=force)
        except EapaError as error:
            goes_on = _goes_on(error, id_, scratch, before)
        else:
            goes_on = False
            if dry_run and scratch.text() != before:
                sys.stderr.write(f"{_kept(id_, scratch)}\n")
            else:
                scratch.discard()


def _kept(id_: str, scratch: Scratch) -> str:
    place, again = scratch.keep()
    return f"your text is kept in {place}" + (f"; 'eapa edit {id_} --resume' takes it up" if again else "")


def _goes_on(error: EapaError, id_: str, scratch: Scratch, before: bytes) -> bool:
    """Whether the person wants to edit the text again; if not, it was dropped as asked, or is kept."""
    if scratch.text() in {before, b""}:
        scratch.discard()
        raise error
    fate = Fate.KEEP
    if sys.stdin.isatty():
        sys.stderr.write(f"{clean(error.message)}\n")
        fate = asked()
    match fate:
        case Fate.GO_ON:
            return True
        case Fate.DROP:
            scratch.discard()
            sys.stderr.write("nothing was changed\n")
            return False
        case Fate.KEEP:
            raise RefusedError(error.message, hint=_kept(id_, scratch))
        case _:
            assert_never(fate)
