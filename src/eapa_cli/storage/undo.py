"""The commands that `undo` can undo, and the changes that restore their files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from eapa_cli.errors import RefusedError
from eapa_cli.storage.change_set import ChangeSet, Content
from eapa_cli.storage.command_log import CommandLog, Log
from eapa_cli.storage.journal_format import hash_of
from eapa_cli.storage.logged_command import Action, LoggedCommand, LoggedFile
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_language import ngettext


def damage_warning(log: Log) -> str | None:
    """Return a warning about the damaged entries of a log, or None if it has none."""
    if log.damaged == 0:
        return None
    message = ngettext(
        "%(num)d entry of the log is damaged, and its command cannot be undone",
        "%(num)d entries of the log are damaged, and their commands cannot be undone",
        log.damaged,
    )
    return message % {"num": log.damaged}


def undone_numbers(commands: Iterable[LoggedCommand]) -> frozenset[int]:
    """Return the numbers of the commands without an effect now.

    These are the commands that were undone and not redone, and the calls of `undo` that were redone.
    """
    numbers: set[int] = set()
    undone_by: dict[int, tuple[int, ...]] = {}
    for command in commands:
        if command.action is Action.UNDO:
            undone_by[command.number] = command.takes_back
        if command.action is Action.REDO:
            numbers.difference_update(*(undone_by.get(number, ()) for number in command.takes_back))
        numbers.update(command.takes_back)
    return frozenset(numbers)


def commands_to_undo(commands: Sequence[LoggedCommand]) -> list[LoggedCommand]:
    """Return the commands that can be undone, the latest first."""
    undone = undone_numbers(commands)
    return [one for one in reversed(commands) if one.action is Action.CHANGE and one.number not in undone]


def commands_to_redo(commands: Sequence[LoggedCommand]) -> list[LoggedCommand]:
    """Return the calls of `undo` that `undo --redo` can undo, the latest first.

    A command that changes files ends the list: earlier calls of `undo` cannot be redone.
    """
    undone = undone_numbers(commands)
    latest = takewhile(lambda one: one.action is not Action.CHANGE, reversed(commands))
    return [one for one in latest if one.action is Action.UNDO and one.number not in undone]


def plan_restore(changes: ChangeSet, log: CommandLog, commands: Iterable[LoggedCommand]) -> None:
    """Plan the contents that the files had before some commands, given in the order in which they are undone.

    Raises:
        RefusedError: a file was changed after the command, or its content is not in the log.
    """
    for one in commands:
        contents = log.contents(one)
        if changed := list(_changed_since(changes, one)):
            raise RefusedError(
                _changed_message(one, changed),
                hint=_("'eapa changes' shows the unsaved changes; correct the record with 'eapa set' or 'eapa edit'"),
            )
        restored = {file.path: _content(changes, one, file, contents) for file in one.files}
        for path, content in restored.items():
            changes.restore(path, content)


def _content(
    changes: ChangeSet, command: LoggedCommand, file: LoggedFile, contents: Mapping[str, Content | None]
) -> Content | None:
    """Return the content of a file before a command. The content of a moved document is at its new path."""
    if file.path in contents:
        return contents[file.path]
    new_paths = [one.path for one in command.files if one.after == file.before]
    if not new_paths:
        message = _("'%(command)s' cannot be undone: its copy of '%(path)s' is not in the log")
        raise RefusedError(message % {"command": command.command, "path": file.path})
    return changes.planned(new_paths[0])


def _changed_since(changes: ChangeSet, command: LoggedCommand) -> Iterator[str]:
    for file in command.files:
        if hash_of(changes.planned(file.path)) != file.after:
            yield file.path


def _changed_message(command: LoggedCommand, paths: Sequence[str]) -> str:
    message = _("'%(command)s' cannot be undone: '%(path)s' was changed since, by hand or by git")
    if len(paths) > 1:
        message = ngettext(
            "'%(command)s' cannot be undone: %(num)d file, such as '%(path)s', was changed since, by hand or by git",
            "'%(command)s' cannot be undone: %(num)d files, such as '%(path)s', were changed since, by hand or by git",
            len(paths),
        )
    return message % {"command": command.command, "path": paths[0], "num": len(paths)}
