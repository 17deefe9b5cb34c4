"""The pip requirement with which another machine can install this program."""

import json
from typing import Any

from eapa_cli import __version__


def find_pip_requirement(direct_url: str | None) -> str | None:
    """Return the pip requirement of this program, or None if it was installed from a local folder.

    `direct_url` is the content of direct_url.json (PEP 610); None if the program was installed from an index.
    """
    if direct_url is None:
        return f"eapa=={__version__}"
    origin: dict[str, Any] = json.loads(direct_url)
    url: str = origin["url"]
    if url.startswith("file:"):
        return None
    revision = origin.get("vcs_info")
    return f"eapa @ {revision['vcs']}+{url}@{revision['commit_id']}" if revision else f"eapa @ {url}"


def read_direct_url() -> str | None:
    """Return the content of direct_url.json of this installation, if the file exists."""
    from importlib.metadata import distribution  # the import takes 40 ms, and only `init` needs it

    return distribution("eapa").read_text("direct_url.json")
