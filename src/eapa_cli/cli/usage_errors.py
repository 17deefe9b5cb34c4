"""Errors in a command line that Typer finds, as one sentence with a hint."""

import errno
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from difflib import get_close_matches  # Typer has imported it already; rapidfuzz would take 30 ms more
from typing import Any, Final

import typer

from eapa_cli.errors import UnreadableError, UsageError

# The base class of Typer's usage errors, which Typer does not export.
_FAULT: Final[Any] = typer.BadParameter.__base__
_OF_THE_SYSTEM: Final = {
    errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS, errno.EACCES, errno.EPERM,
    errno.EMFILE, errno.ENFILE,
}  # fmt: skip
_STRAY: Final = re.compile(r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)")
_NO_TEXT: Final = re.compile("[\ud800-\udfff]")
_BRACES: Final = str.maketrans("", "", "{}")
_MONTH: Final = re.compile("[0-9]{4}-(0[1-9]|1[0-2])")
_MEANT: Final = {
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
"""The options to suggest for names that users try."""
_ADD: Final = "'eapa add-agreement' adds an agreement, and 'eapa add-organization' an organization"
_MEANT_COMMANDS: Final = {
    "add": _ADD,
    "new": _ADD,
    "create": _ADD,
    "find": "'eapa search WORDS' finds records by their words",
    "grep": "'eapa search WORDS' finds records by their words",
    "query": "'eapa list' takes filters, 'eapa search' words, and 'eapa sql' a query in SQL",
    "count": "'eapa stats' counts agreements",
    "log": "'eapa history ID' shows the changes of a record",
    "diff": "'eapa changes' shows what is not committed yet",
    "status": "'eapa changes' shows what is not committed yet",
    "check": "'eapa validate' checks the register",
    "lint": "'eapa validate' checks the register",
    "format": "'eapa fmt' formats files",
    "delete": "'eapa remove ID' removes a record",
    "rm": "'eapa remove ID' removes a record",
    "mv": "'eapa rename ID NEW_ID' renames a record",
    "ls": "'eapa list' lists agreements, and 'eapa list organizations' organizations",
}
"""What to write instead of words that are not commands."""


def check_arguments(arguments: Sequence[str]) -> None:
    """Check that all arguments are text.

    Raises:
        UsageError: one contains a byte that is not UTF-8.
    """
    for number, argument in enumerate(arguments, 1):
        # Python represents such a byte by a lone surrogate.
        if found := _NO_TEXT.search(argument):
            from eapa_cli.text.quoting import shown

            told = shown(_NO_TEXT.sub(lambda match: f"\\x{_byte(match)}", argument))
            raise UsageError(
                f"argument {number}, '{told}', contains the byte 0x{_byte(found)}, which is not valid UTF-8",
                hint="write it in UTF-8; a file that has such a name can be renamed",
            )


def _byte(match: re.Match[str]) -> str:
    return f"{ord(match[0]) & 0xFF:02X}"


@contextmanager
def plain_usage(line: Sequence[str] = ()) -> Iterator[None]:
    """Report what Typer finds wrong with a command line like any other error.

    Raises:
        UsageError: the command line is not valid.
    """
    try:
        yield
    except _FAULT as fault:
        # To be called without a word is no fault: the help is the answer.
        if type(fault).__name__ == "NoArgsIsHelpError":
            raise
        raise _misplaced_option(fault, line) or _usage_error(fault) from None


@contextmanager
def plain_failures() -> Iterator[None]:
    """Report in one sentence what the system refuses while a command runs.

    Raises:
        UnreadableError: a disk is full or damaged, or an access is not allowed.
        RuntimeError: a pipe was closed that is not stdout, which Typer would take for stdout.
    """
    try:
        yield
    except BrokenPipeError as error:
        raise RuntimeError(str(error)) from error
    except OSError as error:
        if error.errno not in _OF_THE_SYSTEM:
            raise
        place = f"'{error.filename}'" if error.filename else "a file"
        raise UnreadableError(f"{place} cannot be read or written: {error.strerror}") from error


def unknown_command(words: Sequence[str], commands: Sequence[str]) -> UsageError:
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
            _MEANT_COMMANDS.get(name)
            or _did_you_mean(get_close_matches(name, commands))
            or "'eapa --help' lists the commands"
        )
    return UsageError(f"'{name}' is not a command", hint=hint)


def _misplaced_option(fault: Any, line: Sequence[str]) -> UsageError | None:
    """Return the error for an option that is given before its command, and None for any other."""
    if type(fault).__name__ != "NoSuchOption":
        return None
    group = fault.ctx.command
    command = next((word for word in line if word in getattr(group, "list_commands", lambda _: ())(fault.ctx)), None)
    if command is None or fault.option_name not in _options_of(group.get_command(fault.ctx, command), fault.ctx):
        return None
    import shlex

    before = line[: line.index(command)]
    return UsageError(
        f"{fault.option_name} is an option of 'eapa {command}', and goes after it",
        hint=f"write '{shlex.join(['eapa', command, *before])}'",
    )


def _usage_error(fault: Any) -> UsageError:
    if type(fault).__name__ == "BadOptionUsage":  # it has no command
        return _option_value_error(fault)
    command, about = fault.ctx.command_path, f"'{fault.ctx.command_path} -h' shows its arguments and options"
    match type(fault).__name__:
        case "NoSuchOption":
            hint = _option_meant(fault.option_name, fault.ctx) or about
            return UsageError(f"'{command}' has no option '{fault.option_name}'", hint=hint)
        case "MissingParameter":
            # It is wrapped to the terminal's width, and some versions put braces around required arguments.
            usage = " ".join(fault.ctx.get_usage().removeprefix("Usage: ").translate(_BRACES).split())
            return UsageError(f"'{command}' needs {_name(fault.param)}", hint=f"the usage is '{usage}'")
        case "BadParameter":
            return _value_error(fault)
    # The only other error: unexpected arguments.
    word = _STRAY.sub(r"\1", fault.message)
    return UsageError(f"'{command}' does not accept '{word}'", hint=_stray_meant(word, fault.ctx) or about)


def _option_value_error(fault: Any) -> UsageError:
    option = fault.option_name
    if "not take" in fault.message:
        return UsageError(f"{option} takes no value", hint=f"write '{option}' alone")
    return UsageError(f"{option} needs a value", hint=f"write '{option} VALUE'")


def _value_error(fault: Any) -> UsageError:
    """Return the error for a value that is not one of the choices, or not a number in a range."""
    word = fault.message.partition(" is not ")[0].strip("'\"")
    type_, name = fault.param.type, _name(fault.param)
    if choices := [str(one) for one in getattr(type_, "choices", ())]:
        is_option = fault.param.param_type_name == "option"
        from eapa_cli.text.suggestions import suggest_choice

        hint = suggest_choice(word, choices) or (None if is_option else _stray_meant(word, fault.ctx))
        message = (
            f"{name}: '{word}' is not one of the values"
            if is_option
            else f"'{fault.ctx.command_path}' does not accept '{word}'"
        )
        return UsageError(message, hint=hint or f"the values are {', '.join(choices)}")
    number = "a whole number" if isinstance(type_.min, int) else "a number"
    allowed = f", from {type_.min} to {type_.max}" if type_.max is not None else f" of at least {type_.min}"
    hint = (_month_meant(word) if name == "--year" else None) or f"give {number}{allowed}"
    if "valid" in fault.message:
        return UsageError(f"{name}: '{word}' is not {number}", hint=hint)
    return UsageError(f"{name}: '{word}' is out of range", hint=hint)


def _option_meant(name: str, context: Any) -> str | None:
    """Return the question whether a similar option was meant; dashes are not compared."""
    known = _options(context)
    meant = _MEANT.get(name)
    if meant and meant.split()[0] in known:
        return _did_you_mean([meant])
    near = get_close_matches(name.strip("-"), [one.strip("-") for one in known])
    return _did_you_mean([one for one in known if one.strip("-") in near])


def _stray_meant(word: str, context: Any) -> str | None:
    """Return the option to write for an unexpected argument, if it names a country."""
    if "--country" not in _options(context):
        return None
    from eapa_cli.text.countries import country_code

    return f"write '--country {code}'" if (code := country_code(word)) else None


def _month_meant(word: str) -> str | None:
    return f"write '--since {word} --until {word}'" if _MONTH.fullmatch(word) else None


def _options(context: Any) -> list[str]:
    return _options_of(context.command, context)


def _options_of(command: Any, context: Any) -> list[str]:
    return [name for one in command.get_params(context) for name in one.opts if name.startswith("-")]


def _name(parameter: Any) -> str:
    name = parameter.opts[0] if parameter.param_type_name == "option" else parameter.human_readable_name
    return str(name).rstrip(".")


def _did_you_mean(found: Sequence[str]) -> str | None:
    return f"did you mean {' or '.join(map(repr, found))}?" if found else None
