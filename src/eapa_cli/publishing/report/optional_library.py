"""The import of optional libraries, with an error that says how to install them."""

from importlib import import_module
from typing import Any

from eapa_cli.errors import UsageError
from eapa_cli.text.interface_language import gettext as _


def import_library(module: str, package: str, format_: str) -> Any:
    """Import and return a module of an optional library.

    Raises:
        UsageError: the library is not installed.
    """
    try:
        return import_module(module)
    except ImportError:
        raise UsageError(
            _("%(format)s needs a library that is not installed") % {"format": format_},
            hint=_("install it with 'pip install %(package)s', or with pipx: 'pipx inject eapa %(package)s'")
            % {"package": package},
        ) from None
