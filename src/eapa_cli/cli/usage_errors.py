"""Errors in a command line, each as one sentence with a hint."""

import errno
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches  # Typer imports it anyway; rapidfuzz would take 30 ms
from typing import Any, Final

import typer

from eapa_cli.errors import UnreadableError, UsageError

# The base class of Typer's usage errors, which Typer does not export.
_USAGE_ERROR: Final[Any] = typer.BadParameter.__base__
# Errors of a disk, of access and of too many open files. Other system errors are bugs of the program.
_SYSTEM_ERRORS: Final = {
    errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS, errno.EACCES, errno.EPERM,
    errno.EMFILE, errno.ENFILE,
}  # fmt: skip
# The message of Typer for unexpected arguments, whose group is the arguments.
_EXTRA_ARGUMENTS: Final = re.compile(r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)")
_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_BRACES: Final = str.maketrans("", "", "{}")
_MONTH: Final = re.compile("[0-9]{4}-(0[1-9]|1[0-2])")
_OPTION_SYNONYMS: Final = {
    "--month": "--since 2022-10 --until 2022-10",
    "--organization": "--party",
    "--from": "--since",
    "--after": "--since",
    "--to": "--until",
    "--before": "--until",
    "--topic": "--area",
    "--city": "--place",
    "--where": "--place",
    "--person": "--signatory",
    "--signer": "--signatory",
    "--partner": "--party",
    "--ends": "--expiring-within",
    "--expires": "--expiring-within",
    "--date": "--since",
}
"""The options to suggest for other names that users try."""
_ADD: Final = "'eapa add-agreement' adds an agreement, and 'eapa add-organization' an organization"
_COMMAND_HINTS: Final = {
    "add": _ADD,
    "new": _ADD,
    "create": _ADD,
    "find": "'eapa search WORDS' finds records by their words",
    "grep": "'eapa search WORDS' finds records by their words",
    "query": "'eapa list' takes filters, 'eapa search' words, and 'eapa sql' a query in SQL",
    "count": "'eapa stats' counts agreements",
    "commit": "'eapa save' saves the changes in git",
    "push": "'eapa save --push' saves the changes in git and sends them to the server",
    "revert": "'eapa undo' undoes the last command",
    "restore": "'eapa undo' undoes the last command",
    "redo": "'eapa undo --redo' undoes the last 'eapa undo'",
    "diff": "'eapa changes' shows the changes that are not saved yet",
    "status": "'eapa changes' shows the changes that are not saved yet",
    "check": "'eapa validate' checks the register",
    "lint": "'eapa validate' checks the register",
    "format": "'eapa fmt' formats files",
    "delete": "'eapa remove ID' removes a record",
    "rm": "'eapa remove ID' removes a record",
    "mv": "'eapa rename ID NEW_ID' renames a record",
    "ls": "'eapa list' lists agreements, and 'eapa list organizations' organizations",
}
"""The hints for words that users try as commands."""


def check_arguments(arguments: Sequence[str]) -> None:
    """Check that all arguments are text.

    Raises:
        UsageError: one contains a byte that is not UTF-8.
    """
    for number, argument in enumerate(arguments, 1):
        # Python represents such a byte by a lone surrogate.
        if found := _LONE_SURROGATE.search(argument):
            from eapa_cli.text.quoting import shorten

            quoted = shorten(_LONE_SURROGATE.sub(lambda match: f"\\x{_format_byte(match)}", argument))
            raise UsageError(
                f"argument {number}, '{quoted}', contains the byte 0x{_format_byte(found)}, which is not valid UTF-8",
                hint="write it in UTF-8; a file that has such a name can be renamed",
            )


def _format_byte(match: re.Match[str]) -> str:
    return f"{ord(match[0]) & 0xFF:02X}"


@contextmanager
def report_usage_errors(words: Sequence[str] = ()) -> Iterator[None]:
    """Raise the usage errors of Typer as errors of this program; `words` is the command line, if it is known.

    Raises:
        UsageError: the command line is not valid.
    """
    try:
        yield
    except _USAGE_ERROR as error:
        # A call without arguments shows the help, and is not an error.
        if type(error).__name__ == "NoArgsIsHelpError":
            raise
        raise _describe_misplaced_option(error, words) or _make_usage_error(error) from None


@contextmanager
def report_system_errors() -> Iterator[None]:
    """Raise the system errors of a command as errors of this program.

    Raises:
        UnreadableError: a disk is full or damaged, access is not allowed, or too many files are open.
        RuntimeError: a pipe other than stdout was closed, which Typer would mistake for stdout.
    """
    try:
        yield
    except BrokenPipeError as error:
        raise RuntimeError(str(error)) from error
    except OSError as error:
        if error.errno not in _SYSTEM_ERRORS:
            raise
        place = f"'{error.filename}'" if error.filename else "a file"
        raise UnreadableError(f"{place} cannot be read or written: {error.strerror}") from error


def make_unknown_command_error(words: Sequence[str], commands: Sequence[str]) -> UsageError:
    """Return the error for a command line that starts with something that is not a command."""
    name = words[0]
    if name == "help":
        command = next((word for word in words[1:] if word in commands), None)
        hint = (
            f"'eapa {command} --help' explains the command"
            if command
            else "'eapa --help' lists the commands, and 'eapa list --help' explains one of them"
        )
    else:
        hint = (
            _COMMAND_HINTS.get(name)
            or _suggest(get_close_matches(name, commands))
            or "'eapa --help' lists the commands"
        )
    return UsageError(f"'{name}' is not a command", hint=hint)


def _describe_misplaced_option(error: Any, words: Sequence[str]) -> UsageError | None:
    """Return the error for an option that is given before its command; None if the error is a different one."""
    if type(error).__name__ != "NoSuchOption":
        return None
    group = error.ctx.command
    commands = group.list_commands(error.ctx) if hasattr(group, "list_commands") else ()
    command = next((word for word in words if word in commands), None)
    if command is None or error.option_name not in _list_options_of(group.get_command(error.ctx, command), error.ctx):
        return None
    import shlex

    before = words[: words.index(command)]
    return UsageError(
        f"{error.option_name} is an option of 'eapa {command}', and goes after it",
        hint=f"write '{shlex.join(['eapa', command, *before])}'",
    )


def _make_usage_error(error: Any) -> UsageError:
    if type(error).__name__ == "BadOptionUsage":  # it has no command
        return _make_option_value_error(error)
    command, help_hint = error.ctx.command_path, f"'{error.ctx.command_path} -h' shows its arguments and options"
    match type(error).__name__:
        case "NoSuchOption":
            hint = _suggest_option(error.option_name, error.ctx) or help_hint
            return UsageError(f"'{command}' has no option '{error.option_name}'", hint=hint)
        case "MissingParameter":
            # Typer wraps the usage, and some versions put braces around required arguments.
            usage = " ".join(error.ctx.get_usage().removeprefix("Usage: ").translate(_BRACES).split())
            return UsageError(
                f"'{command}' needs {_format_parameter_name(error.param)}", hint=f"the usage is '{usage}'"
            )
        case "BadParameter":
            return _make_value_error(error)
    # The only other error: unexpected arguments.
    word = _EXTRA_ARGUMENTS.sub(r"\1", error.message)
    return UsageError(f"'{command}' does not accept '{word}'", hint=_suggest_country(word, error.ctx) or help_hint)


def _make_option_value_error(error: Any) -> UsageError:
    option = error.option_name
    if "not take" in error.message:
        return UsageError(f"{option} takes no value", hint=f"write '{option}' alone")
    return UsageError(f"{option} needs a value", hint=f"write '{option} VALUE'")


def _make_value_error(error: Any) -> UsageError:
    """Return the error for a value that is not one of the choices, or not a number in a range."""
    word = error.message.partition(" is not ")[0].strip("'\"")
    type_, name = error.param.type, _format_parameter_name(error.param)
    if choices := [str(choice) for choice in getattr(type_, "choices", ())]:
        is_option = error.param.param_type_name == "option"
        from eapa_cli.text.suggestions import suggest_choice

        hint = suggest_choice(word, choices) or (None if is_option else _suggest_country(word, error.ctx))
        message = (
            f"{name}: '{word}' is not one of the values"
            if is_option
            else f"'{error.ctx.command_path}' does not accept '{word}'"
        )
        return UsageError(message, hint=hint or f"the values are {', '.join(choices)}")
    number = "a whole number" if isinstance(type_.min, int) else "a number"
    allowed = f", from {type_.min} to {type_.max}" if type_.max is not None else f" of at least {type_.min}"
    hint = (_suggest_month(word) if name == "--year" else None) or f"give {number}{allowed}"
    if "valid" in error.message:
        return UsageError(f"{name}: '{word}' is not {number}", hint=hint)
    return UsageError(f"{name}: '{word}' is out of range", hint=hint)


def _suggest_option(name: str, context: Any) -> str | None:
    """Return a question that suggests similar options, regardless of dashes."""
    known = _list_options(context)
    synonym = _OPTION_SYNONYMS.get(name)
    if synonym and synonym.split()[0] in known:
        return _suggest([synonym])
    similar = get_close_matches(name.strip("-"), [option.strip("-") for option in known])
    return _suggest([option for option in known if option.strip("-") in similar])


def _suggest_country(word: str, context: Any) -> str | None:
    """Return a hint for an unexpected argument that names a country."""
    if "--country" not in _list_options(context):
        return None
    from eapa_cli.text.countries import country_code

    return f"write '--country {code}'" if (code := country_code(word)) else None


def _suggest_month(word: str) -> str | None:
    return f"write '--since {word} --until {word}'" if _MONTH.fullmatch(word) else None


def _list_options(context: Any) -> list[str]:
    return _list_options_of(context.command, context)


def _list_options_of(command: Any, context: Any) -> list[str]:
    return [name for parameter in command.get_params(context) for name in parameter.opts if name.startswith("-")]


def _format_parameter_name(parameter: Any) -> str:
    name = parameter.opts[0] if parameter.param_type_name == "option" else parameter.human_readable_name
    return str(name).rstrip(".")


def _suggest(suggestions: Sequence[str]) -> str | None:
    return f"did you mean {' or '.join(map(repr, suggestions))}?" if suggestions else None
