"""The commands that `undo` takes back, and the changes that restore their files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from eapa_cli.errors import RefusedError
from eapa_cli.storage.changes import ChangeSet, Content
from eapa_cli.storage.command_log import CommandLog, Log
from eapa_cli.storage.journal_format import hash_of
from eapa_cli.storage.logged_command import Action, LoggedCommand, LoggedFile


def damage_warning(log: Log) -> str | None:
    """Return a warning on the entries of a log that are damaged, or None."""
    match log.damaged:
        case 0:
            return None
        case 1:
            return "1 entry of the log is damaged, and its command cannot be taken back"
        case number:
            return f"{number} entries of the log are damaged, and their commands cannot be taken back"


def taken_back(commands: Iterable[LoggedCommand]) -> frozenset[int]:
    """Return the numbers of the commands that are taken back; a command whose undo is taken back is not."""
    found: set[int] = set()
    undone: dict[int, tuple[int, ...]] = {}
    for one in commands:
        if one.action is Action.UNDO:
            undone[one.number] = one.takes_back
        if one.action is Action.REDO:
            found.difference_update(*(undone.get(number, ()) for number in one.takes_back))
        found.update(one.takes_back)
    return frozenset(found)


def undoable(commands: Sequence[LoggedCommand]) -> list[LoggedCommand]:
    """Return the commands that can be taken back, the latest first."""
    gone = taken_back(commands)
    return [one for one in reversed(commands) if one.action is Action.CHANGE and one.number not in gone]


def redoable(commands: Sequence[LoggedCommand]) -> list[LoggedCommand]:
    """Return the calls of undo that can be taken back, the latest first: those after the last other command."""
    gone = taken_back(commands)
    latest = takewhile(lambda one: one.action is not Action.CHANGE, reversed(commands))
    return [one for one in latest if one.action is Action.UNDO and one.number not in gone]


def restore(changes: ChangeSet, log: CommandLog, commands: Iterable[LoggedCommand]) -> None:
    """Plan the contents that the files had before some commands, which are in the order of taking back.

    Raises:
        RefusedError: a file is not as the command left it, or its content is not in the log.
    """
    for one in commands:
        contents = log.contents(one)
        if changed := list(_changed_since(changes, one)):
            raise RefusedError(
                f"'{one.command}' cannot be taken back: {_list(changed)} changed since, by hand or by git",
                hint="'eapa changes' shows the unsaved changes; correct the record with 'eapa set' or 'eapa edit'",
            )
        restored = {file.path: _content(changes, one, file, contents) for file in one.files}
        for path, content in restored.items():
            changes.restore(path, content)


def _content(
    changes: ChangeSet, command: LoggedCommand, file: LoggedFile, contents: Mapping[str, Content | None]
) -> Content | None:
    """Return the content of a file before a command; that of a moved document is at its new path."""
    if file.path in contents:
        return contents[file.path]
    places = [one.path for one in command.files if one.after == file.before]
    if not places:
        raise RefusedError(f"'{command.command}' cannot be taken back: its copy of '{file.path}' is not in the log")
    return changes.planned(places[0])


def _changed_since(changes: ChangeSet, command: LoggedCommand) -> Iterator[str]:
    for file in command.files:
        if hash_of(changes.planned(file.path)) != file.after:
            yield file.path


def _list(paths: Sequence[str]) -> str:
    if len(paths) == 1:
        return f"'{paths[0]}' was"
    return f"{len(paths)} files, such as '{paths[0]}', were"
