"""The global option `--lang`, which users write before or after the name of a command."""

from collections.abc import Sequence
from typing import Final

from typer.core import TyperOption

from eapa_cli.errors import UsageError
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_language import use_language

LANGUAGE_OPTION: Final = "--lang"


def make_language_option() -> TyperOption:
    """Return the option for use after the name of a command."""
    return TyperOption(
        param_decls=[LANGUAGE_OPTION],
        hidden=True,
        expose_value=False,
        is_eager=True,  # `--lang ru --help` is a page in Russian
        callback=lambda _context, _parameter, tag: use_language_of_option(tag),
    )


def use_language_of_option(tag: str | None) -> None:
    """Use the language that an option names; None means that the option is not given.

    Raises:
        UsageError: the program is not available in the language.
    """
    if tag is not None and not use_language(tag):
        from eapa_cli.text.catalogues import hint_on_languages

        raise UsageError(
            _("--lang: the program is not available in '%(tag)s'") % {"tag": tag},
            hint=hint_on_languages(),
        )


def skip_global_options(arguments: Sequence[str]) -> Sequence[str]:
    """Return the name of the command and its arguments."""
    start = 0
    while start < len(arguments) and arguments[start].startswith("-"):
        has_separate_value = arguments[start] == LANGUAGE_OPTION
        start += 2 if has_separate_value else 1
    return arguments[start:]
