"""From where another machine can install this program."""

import json
from typing import Any

from eapa_cli import __version__


def requirement(direct_url: str | None) -> str | None:
    """The line with which pip installs the same program elsewhere; None if it came from a folder of this machine.

    `direct_url` is what pip noted of the installation in direct_url.json (PEP 610), and is None when the program came
    from an index.
    """
    if direct_url is None:
        return f"eapa=={__version__}"
    origin: dict[str, Any] = json.loads(direct_url)
    url: str = origin["url"]
    if url.startswith("file:"):
        return None
    revision = origin.get("vcs_info")
    return f"eapa @ {revision['vcs']}+{url}@{revision['commit_id']}" if revision else f"eapa @ {url}"


def installed_from() -> str | None:
    """What pip noted of the installation of this program, if anything."""
    from importlib.metadata import distribution  # 40 ms, which only a new register waits for

    return distribution("eapa").read_text("direct_url.json")
