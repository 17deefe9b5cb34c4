"""All findings about a register and its environment, and the versions in use."""

import os
import platform
from collections.abc import Iterator
from pathlib import Path

from eapa_cli import __version__
from eapa_cli.diagnosis import git_state, installation, leftovers, register_files
from eapa_cli.diagnosis.finding import Finding
from eapa_cli.errors import UnreadableError
from eapa_cli.git.command import Git
from eapa_cli.storage.schema_version import SCHEMA_VERSION


def diagnose(root: Path) -> Iterator[Finding]:
    """Yield all findings, the most urgent first."""
    yield from leftovers.find_interrupted_changes(root)
    yield from leftovers.find_blocked_state_folder(root)
    yield from leftovers.find_saved_drafts(root)
    yield from leftovers.find_unusable_cache(root)
    yield from installation.find_outdated_program(root)
    yield from git_state.find_git_problems(root)
    yield from register_files.find_unread_files(root)
    yield from register_files.find_unusual_text(root)
    yield from installation.find_missing_support_files(root)
    yield from installation.find_missing_completion(os.environ, Path.home())


def describe_versions(root: Path) -> str:
    """Return the versions of the program, the schema, Python and git."""
    try:
        git = os.fsdecode(Git(root).run("version").stdout).strip().removeprefix("git version ")
    except UnreadableError:
        git = "not installed"
    return f"eapa {__version__}, schema {SCHEMA_VERSION}, Python {platform.python_version()}, git {git}"
