"""Errors in a command line, each as one sentence with a hint."""

import errno
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

import typer

from eapa_cli.cli.usage_suggestions import (
    hint_to_write,
    list_options_of,
    suggest_command,
    suggest_country,
    suggest_option,
    suggest_period,
)
from eapa_cli.errors import UnreadableError, UsageError
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.system_reasons import system_reason

# The base class of Typer's usage errors. Typer exports neither this class nor all of its subclasses. The subclasses are
# recognized by their names.
_USAGE_ERROR: Final[Any] = typer.BadParameter.__base__
# Errors of a disk, of access and of too many open files. Other system errors are bugs of the program.
_SYSTEM_ERRORS: Final = {
    errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS, errno.EACCES, errno.EPERM,
    errno.EMFILE, errno.ENFILE,
}  # fmt: skip
# Typer's message about unexpected arguments, with the arguments as its group: "Got unexpected extra argument (UZ)".
_EXTRA_ARGUMENTS: Final = re.compile(r"Got unexpected extra argument(?:s|\(s\))? \((.*)\)", re.DOTALL)


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
        raise _make_misplaced_option_error(error, words) or _make_usage_error(error) from None


@contextmanager
def report_system_errors() -> Iterator[None]:
    """Raise the system errors of a command as errors of this program.

    Raises:
        UnreadableError: a disk is full or damaged, access is not allowed, or too many files are open.
        RuntimeError: a pipe other than stdout was closed.
    """
    try:
        yield
    except BrokenPipeError as error:  # not of stdout, for which `streams.py` raises OutputLostError
        # Typer would mistake this pipe for stdout.
        raise RuntimeError(str(error)) from error
    except OSError as error:
        if error.errno not in _SYSTEM_ERRORS:
            raise
        fields = {"file": error.filename, "reason": system_reason(error)}
        message = _("a file cannot be read or written: %(reason)s")
        if error.filename:
            message = _("'%(file)s' cannot be read or written: %(reason)s")
        raise UnreadableError(message % fields) from error


def make_unknown_command_error(words: Sequence[str], commands: Sequence[str]) -> UsageError:
    """Return the error for a command line whose first word, apart from global options, is not a command."""
    message = _("'%(name)s' is not a command") % {"name": words[0]}
    return UsageError(message, hint=suggest_command(words, commands) or _hint_on_commands())


def _hint_on_commands() -> str:
    return _("'eapa --help' lists the commands")


def _make_misplaced_option_error(error: Any, words: Sequence[str]) -> UsageError | None:
    """Return the error for an option that is given before its command; None if the error is a different one."""
    if type(error).__name__ != "NoSuchOption":
        return None
    option, group = error.option_name, error.ctx.command
    # If the option is given after a command, the context belongs to that command, which has no commands of its own.
    commands = group.list_commands(error.ctx) if hasattr(group, "list_commands") else ()
    for index, word in enumerate(words):
        if word in commands and option in list_options_of(group.get_command(error.ctx, word), error.ctx):
            from eapa_cli.text.shell_quoting import quote_command

            corrected = quote_command(["eapa", word, *words[:index], *words[index + 1 :]])
            return UsageError(
                _("%(option)s is an option of 'eapa %(command)s', and goes after it")
                % {"option": option, "command": word},
                hint=hint_to_write(corrected),
            )
    return None


def _make_usage_error(error: Any) -> UsageError:
    """Return the error of this program for a usage error of Typer."""
    if type(error).__name__ == "BadOptionUsage":  # Typer raises it without a context
        return _make_option_value_error(error)
    command = error.ctx.command_path
    match type(error).__name__:
        case "NoSuchOption":
            message = _("'%(command)s' has no option '%(option)s'")
            return UsageError(
                message % {"command": command, "option": error.option_name},
                hint=suggest_option(error.option_name, error.ctx) or _hint_on_usage(command),
            )
        case "MissingParameter":
            usage = f"{error.ctx.command_path} {error.ctx.command.usage(error.ctx)}"
            fields = {"command": command, "argument": _format_parameter_name(error.param)}
            return UsageError(
                _("'%(command)s' needs %(argument)s") % fields, hint=_("the usage is '%(usage)s'") % {"usage": usage}
            )
        case "BadParameter":
            return _make_value_error(error)
    if extra := _EXTRA_ARGUMENTS.fullmatch(error.message):
        hint = suggest_country(extra[1], error.ctx) or _hint_on_usage(command)
        return UsageError(_describe_unexpected(command, extra[1]), hint=hint)
    # The only other error: global options without a command, as in `eapa --lang ru`.
    return UsageError(_("no command is given"), hint=_hint_on_commands())


def _describe_unexpected(command: str, word: str) -> str:
    return _("'%(command)s' does not accept '%(word)s'") % {"command": command, "word": word}


def _hint_on_usage(command: str) -> str:
    return _("'%(command)s -h' shows its arguments and options") % {"command": command}


def _make_option_value_error(error: Any) -> UsageError:
    """Return the error for an option without its value, or with a value that it does not take."""
    option = error.option_name
    takes_no_value = "not take" in error.message  # Typer: "Option '--force' does not take a value."
    if takes_no_value:
        return UsageError(
            _("%(option)s takes no value") % {"option": option},
            hint=_("write '%(option)s' alone") % {"option": option},
        )
    return UsageError(_("%(option)s needs a value") % {"option": option}, hint=hint_to_write(f"{option} VALUE"))


def _make_value_error(error: Any) -> UsageError:
    """Return the error for a value that is not one of the choices, or not a number in a range."""
    # Typer's messages start with the value: "'x' is not one of 'a', 'b'", "0 is not in the range x>=1".
    word = error.message.rpartition(" is not ")[0].strip("'\"")
    if choices := [str(choice) for choice in getattr(error.param.type, "choices", ())]:
        return _make_choice_error(error, word, choices)
    option, bounds = _format_parameter_name(error.param), error.param.type
    is_number = "valid" not in error.message  # Typer: "'x' is not a valid integer range."
    if is_number:
        message = _("%(option)s: '%(value)s' is out of range")
    elif isinstance(bounds.min, int):
        message = _("%(option)s: '%(value)s' is not a whole number")
    else:
        message = _("%(option)s: '%(value)s' is not a number")
    hint = suggest_period(word) if option == "--year" else None
    return UsageError(message % {"option": option, "value": word}, hint=hint or _describe_bounds(bounds))


def _make_choice_error(error: Any, word: str, choices: Sequence[str]) -> UsageError:
    """Return the error for a value that is not one of the choices."""
    from eapa_cli.text.suggestions import suggest_choice

    hint = suggest_choice(word, choices)
    if error.param.param_type_name == "option":
        message = _("%(option)s: '%(value)s' is not one of the values")
        message %= {"option": _format_parameter_name(error.param), "value": word}
    else:
        message = _describe_unexpected(error.ctx.command_path, word)
        hint = hint or suggest_country(word, error.ctx)
    return UsageError(message, hint=hint or _("the values are %(values)s") % {"values": ", ".join(choices)})


def _describe_bounds(bounds: Any) -> str:
    """Return the hint that describes the numbers that an option accepts; only whole numbers have an upper bound."""
    hint = _("give a number of at least %(min)s")
    if bounds.max is not None:
        hint = _("give a whole number, from %(min)s to %(max)s")
    elif isinstance(bounds.min, int):
        hint = _("give a whole number of at least %(min)s")
    return hint % {"min": bounds.min, "max": bounds.max}


def _format_parameter_name(parameter: Any) -> str:
    name = parameter.opts[0] if parameter.param_type_name == "option" else parameter.human_readable_name
    # Without the dots of an argument that can be repeated, such as FILE...
    return str(name).rstrip(".")
