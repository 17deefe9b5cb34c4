"""`eapa undo`: undo the last commands."""

from collections.abc import Sequence
from typing import Annotated

import typer

from eapa_cli.checks.proposed_changes import find_verdict
from eapa_cli.cli.apply_changes import report_changes, report_problems, show_differences
from eapa_cli.cli.options import DryRunOption, RegisterOption
from eapa_cli.cli.register_access import find_root_to_change
from eapa_cli.cli.write_changes import write_changes
from eapa_cli.errors import RefusedError
from eapa_cli.render import messages
from eapa_cli.storage.change_set import ChangeSet
from eapa_cli.storage.command_log import CommandLog
from eapa_cli.storage.logged_command import Action, LoggedCommand
from eapa_cli.storage.store import Store
from eapa_cli.storage.undo import commands_to_redo, commands_to_undo, damage_warning, plan_restore
from eapa_cli.storage.user_state import user_state_folder
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_language import ngettext


def run(
    number: Annotated[int, typer.Argument(metavar="N", min=1, help="The number of commands.")] = 1,
    *,
    redo: Annotated[bool, typer.Option("--redo", help="Undo the last 'eapa undo' instead.")] = False,
    dry_run: DryRunOption = False,
    register: RegisterOption = None,
) -> None:
    """Undo the last command that changed the register.

    All files of the command get their former content. If one of them was changed later in another way, nothing is
    undone. If the command is already saved in git, the undo is a new change. 'eapa log' lists the commands.
    """
    root = find_root_to_change(register)
    log = CommandLog(root, user_state_folder())
    logged = log.read()
    if warning := damage_warning(logged):
        messages.warning(warning)
    commands = logged.commands
    chosen = _choose_commands(commands_to_redo(commands) if redo else commands_to_undo(commands), number, redo=redo)
    changes = ChangeSet(Store(root))
    plan_restore(changes, log, chosen)
    if dry_run:
        show_differences(changes)
        return
    write_changes(
        changes,
        lambda: report_problems(changes, find_verdict(changes)),
        action=Action.REDO if redo else Action.UNDO,
        undone_command_numbers=[command.number for command in chosen],
    )
    for command in chosen:
        fields = {"effect": command.effect, "command": command.command}
        messages.message(_("undone: %(effect)s (%(command)s)") % fields)
    report_changes(changes)


def _hint_on_log() -> str:
    return _("'eapa log' lists the last commands that changed this register")


def _choose_commands(commands: Sequence[LoggedCommand], number: int, *, redo: bool) -> Sequence[LoggedCommand]:
    """Return the commands to undo, or to redo; refuse if there are not enough."""
    if not commands:
        message = _("no 'eapa undo' can be undone") if redo else _("no command can be undone")
        raise RefusedError(message, hint=_hint_on_log())
    if number > len(commands):
        message = ngettext("only %(num)d can be undone", "only %(num)d can be undone", len(commands))
        raise RefusedError(message % {"num": len(commands)}, hint=_hint_on_log())
    return commands[:number]
