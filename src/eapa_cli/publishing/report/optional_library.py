"""The import of optional libraries, with an error that says how to install them."""

from importlib import import_module
from typing import Any

from eapa_cli.errors import UsageError


def import_library(module: str, package: str, format_: str) -> Any:
    """Import and return a module of an optional library.

    Raises:
        UsageError: the library is not installed.
    """
    try:
        return import_module(module)
    except ImportError:
        raise UsageError(
            f"{format_} needs a library that is not installed",
            hint=f"install it with 'pip install {package}', or with pipx: 'pipx inject eapa {package}'",
        ) from None
