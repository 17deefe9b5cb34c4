"""`eapa log`: the last commands that changed the register."""

from dataclasses import asdict
from functools import partial
from typing import Annotated, Any, Final

import typer

from eapa_cli.cli.options import FormatOption, RegisterOption
from eapa_cli.cli.register_access import find_root
from eapa_cli.cli.row_output import write_rows
from eapa_cli.render import messages
from eapa_cli.render.rows import CodedText, Column, Rows
from eapa_cli.storage.command_log import CommandLog, Log
from eapa_cli.storage.logged_command import LoggedCommand
from eapa_cli.storage.undo import damage_warning, undone_numbers
from eapa_cli.storage.user_state import user_state_folder
from eapa_cli.text.interface_language import gettext, pgettext

_INTERNAL_FIELDS: Final = frozenset({"undone_command_numbers", "has_contents"})
"""The fields of a logged command that are not in formats for programs."""


def _format_time(time: str) -> str:
    """Return `2026-11-24 06:05` for `2026-11-24T06:05:54+00:00`."""
    return time[: len("2026-11-24T06:05")].replace("T", " ")


_COLUMNS: Final = (
    Column("time", "Time", format_code=_format_time),
    Column("command", "Command", can_wrap=True),
    Column("effect", "Effect", can_wrap=True, identifies_row=True),
    Column("state", "State", omit_if_uniform=True),
)
_DONE, _UNDONE = "done", "taken back"
"""The states of commands in formats for programs, which never change."""
STATE_LABELS: Final = {_DONE: "done", _UNDONE: "undone"}
"""The labels of the states in tables; the catalogues have them with the context `log`."""


def run(
    *,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="The greatest number of commands.")] = 20,
    format_: FormatOption = None,
    register: RegisterOption = None,
) -> None:
    """List the last commands that changed the register, the latest first.

    'eapa undo' undoes them. The log is stored outside of the register, for this user only; git has the history of
    all users.
    """
    log = CommandLog(find_root(register), user_state_folder()).read()
    write_rows(_make_rows(log, limit), format_)
    if not log.commands:
        messages.message(gettext("no command has changed this register"))
    if warning := damage_warning(log):
        messages.warning(warning)


def _make_rows(log: Log, limit: int) -> Rows:
    undone = undone_numbers(log.commands)
    latest = list(reversed(log.commands))[:limit]
    states = [_UNDONE if command.number in undone else _DONE for command in latest]
    cells = [
        (command.time, command.command, command.effect, CodedText(state, partial(pgettext, "log", STATE_LABELS[state])))
        for command, state in zip(latest, states, strict=True)
    ]
    objects = [_make_object(command, state) for command, state in zip(latest, states, strict=True)]
    return Rows("log", _COLUMNS, cells, objects=objects)


def _make_object(command: LoggedCommand, state: str) -> dict[str, Any]:
    fields = asdict(command)
    fields["files"] = [file["path"] for file in fields["files"]]
    return {name: value for name, value in fields.items() if name not in _INTERNAL_FIELDS} | {"state": state}
