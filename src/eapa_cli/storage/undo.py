"""The commands that `undo` can undo, and the restoration of their files."""

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
    if log.damaged_count == 0:
        return None
    message = ngettext(
        "%(num)d entry of the log is damaged, and its command cannot be undone",
        "%(num)d entries of the log are damaged, and their commands cannot be undone",
        log.damaged_count,
    )
    return message % {"num": log.damaged_count}


def undone_numbers(commands: Iterable[LoggedCommand]) -> frozenset[int]:
    """Return the numbers of the commands that are undone now.

    These are the commands that `undo` undid and `undo --redo` did not redo, and the calls of `undo` that
    `undo --redo` undid. `commands` are all logged commands, oldest first.
    """
    numbers: set[int] = set()
    undone_by: dict[int, tuple[int, ...]] = {}
    for command in commands:
        if command.action is Action.UNDO:
            undone_by[command.number] = command.undone_command_numbers
        if command.action is Action.REDO:  # it undoes calls of `undo`, so the commands that these undid are done again
            numbers.difference_update(*(undone_by.get(number, ()) for number in command.undone_command_numbers))
        numbers.update(command.undone_command_numbers)
    return frozenset(numbers)


def commands_to_undo(commands: Sequence[LoggedCommand]) -> list[LoggedCommand]:
    """Return the commands that can be undone, the latest first."""
    undone = undone_numbers(commands)
    return [
        command for command in reversed(commands) if command.action is Action.CHANGE and command.number not in undone
    ]


def commands_to_redo(commands: Sequence[LoggedCommand]) -> list[LoggedCommand]:
    """Return the calls of `undo` that `undo --redo` can undo, the latest first.

    Calls of `undo` before the latest other command that changed files cannot be redone.
    """
    undone = undone_numbers(commands)
    latest_calls = takewhile(lambda command: command.action is not Action.CHANGE, reversed(commands))
    return [command for command in latest_calls if command.action is Action.UNDO and command.number not in undone]


def plan_restore(changes: ChangeSet, log: CommandLog, commands: Iterable[LoggedCommand]) -> None:
    """Plan the contents that the files had before some commands, given in the order in which they are undone.

    Raises:
        RefusedError: a file was changed after the command, or its content is not in the log.
    """
    for command in commands:
        contents = log.contents_before(command)
        if changed := list(_changed_since(changes, command)):
            raise RefusedError(
                _changed_message(command, changed),
                hint=_("'eapa changes' shows the unsaved changes; correct the record with 'eapa set' or 'eapa edit'"),
            )
        # All contents are found before the first file is restored, which may replace the content of a moved document.
        restored = {file.path: _content_before(changes, command, file, contents) for file in command.files}
        for path, content in restored.items():
            changes.replace(path, content)


def _content_before(
    changes: ChangeSet, command: LoggedCommand, file: LoggedFile, contents: Mapping[str, Content | None]
) -> Content | None:
    """Return the content of a file before a command, from the log or, for a moved document, from its new path."""
    if file.path in contents:
        return contents[file.path]
    new_paths = [other.path for other in command.files if other.after == file.before]
    if not new_paths:
        message = _("'%(command)s' cannot be undone: its copy of '%(path)s' is not in the log")
        raise RefusedError(message % {"command": command.command, "path": file.path})
    return changes.planned_content(new_paths[0])


def _changed_since(changes: ChangeSet, command: LoggedCommand) -> Iterator[str]:
    for file in command.files:
        if hash_of(changes.planned_content(file.path)) != file.after:
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
