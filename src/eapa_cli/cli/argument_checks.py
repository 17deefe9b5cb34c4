"""Checks of the arguments of a command line: their encoding and length, empty paths, and repeated options."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from eapa_cli.cli.language_option import skip_global_options
from eapa_cli.errors import UsageError
from eapa_cli.text.interface_language import gettext as _

# In an argument, Python represents a byte that is not UTF-8 by such a character.
_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")
# The greatest length of an id, a name, a path or the value of a filter.
_MAX_ARGUMENT_LENGTH: Final = 1000
# The values of a repeated filter are parts of one SQL expression, and SQLite accepts an expression of 1,000 parts.
_MAX_REPETITIONS: Final = 400
# The numbers of characters of an argument and of an option that messages about them show.
_SHOWN_ARGUMENT_LENGTH: Final = 20
_SHOWN_OPTION_LENGTH: Final = 40
# Commands whose options and arguments, except an id at their start, are text of any length.
_TEXT_COMMANDS: Final = frozenset({
    "set", "add-to", "add-organization", "add-agreement", "amend", "renew", "supersede", "sign", "terminate",
    "rename-organization", "dissolve",
})  # fmt: skip
# The placeholders of arguments and options whose values are paths, without brackets and dots.
_PATH_METAVARS: Final = frozenset({"DIR", "FILE", "PATH", "PATH|URL", "SOURCE"})


def check_encoding(arguments: Sequence[str]) -> None:
    """Check that all arguments are text.

    Raises:
        UsageError: one contains a byte that is not UTF-8.
    """
    for number, argument in enumerate(arguments, 1):
        if found := _LONE_SURROGATE.search(argument):
            from eapa_cli.text.shortening import shorten

            quoted_argument = shorten(_LONE_SURROGATE.sub(lambda match: f"\\x{_format_byte(match)}", argument))
            message = _("argument %(number)d, '%(text)s', contains the byte 0x%(byte)s, which is not valid UTF-8")
            raise UsageError(
                message % {"number": number, "text": quoted_argument, "byte": _format_byte(found)},
                hint=_("write it in UTF-8; a file that has such a name can be renamed"),
            )


def _format_byte(match: re.Match[str]) -> str:
    """Return the byte of a lone surrogate in hexadecimal: `E9` for U+DCE9."""
    return f"{ord(match[0]) & 0xFF:02X}"


def check_lengths_and_repetitions(arguments: Sequence[str]) -> None:
    """Check that no argument that is looked up is too long, and that no option is repeated too often.

    Raises:
        UsageError: an argument is too long, or an option is repeated too often.
    """
    arguments = skip_global_options(arguments)
    for argument in _select_limited_arguments(arguments):
        if len(argument) > _MAX_ARGUMENT_LENGTH:
            message = _("the argument '%(start)s…' has %(length)d characters")
            raise UsageError(
                message % {"start": argument[:_SHOWN_ARGUMENT_LENGTH], "length": len(argument)},
                hint=_("shorten it to at most %(max)d characters") % {"max": _MAX_ARGUMENT_LENGTH},
            )
    options = (argument.partition("=")[0] for argument in arguments if argument.startswith("-"))
    for option, times in Counter(options).items():
        if times > _MAX_REPETITIONS:
            message = _("%(option)s is given %(times)d times")
            raise UsageError(
                message % {"option": option[:_SHOWN_OPTION_LENGTH], "times": times},
                hint=_("give it at most %(max)d times") % {"max": _MAX_REPETITIONS},
            )


def check_parsed_arguments(values: Mapping[str, Any], parameters: Sequence[Any]) -> None:
    """Check that no path is empty, and that no option whose last value would replace the others is repeated.

    `values` are the strings of the command line by the name of the parameter of Typer, and `parameters` are the given
    parameters in order.

    Raises:
        UsageError: a path is empty, or an option is repeated.
    """
    for parameter, times in Counter(parameters).items():
        metavar = (parameter.metavar or "").strip("[].")
        value = values.get(parameter.name)  # an argument with several values that is not given has none
        if metavar in _PATH_METAVARS and "" in (value if isinstance(value, list | tuple) else [value]):
            name = parameter.opts[0] if parameter.param_type_name == "option" else metavar
            # Python would take it for the current folder.
            raise UsageError(
                _("%(name)s is an empty path") % {"name": name}, hint=_("write the path of a file or a folder")
            )
        if times > 1 and not (parameter.multiple or parameter.is_flag):
            raise UsageError(
                _("%(option)s is given %(times)d times") % {"option": parameter.opts[0], "times": times},
                hint=_("give it once"),
            )


def _select_limited_arguments(arguments: Sequence[str]) -> Sequence[str]:
    """Return the arguments that must be short.

    These are all arguments, or only the id for a command whose other arguments are text, or none for an SQL query.
    """
    command = next(iter(arguments), "")
    if command == "sql":
        return ()
    if command in _TEXT_COMMANDS:
        return [argument for argument in arguments[1:2] if not argument.startswith("-")]
    return arguments
