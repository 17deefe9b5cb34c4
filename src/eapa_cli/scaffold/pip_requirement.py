"""The pip requirement with which other computers can install this version of the program."""

import json
from typing import Any

from eapa_cli import __version__


def find_pip_requirement() -> str | None:
    """Return the pip requirement of this program.

    Return None if the program was installed from a local folder or file, or runs without an installation.
    """
    from importlib.metadata import PackageNotFoundError, distribution  # takes 40 ms, and only `init` needs it

    try:
        direct_url = distribution("eapa").read_text("direct_url.json")  # PEP 610
    except PackageNotFoundError:
        return None
    if direct_url is None:  # the program was installed from a package index
        return f"eapa=={__version__}"
    origin: dict[str, Any] = json.loads(direct_url)
    url: str = origin["url"]
    if url.startswith("file:"):
        return None
    revision = origin.get("vcs_info")
    return f"eapa @ {revision['vcs']}+{url}@{revision['commit_id']}" if revision else f"eapa @ {url}"
