"""Where a person's own work on a register lies that is not written into it yet."""

from pathlib import Path

from platformdirs import user_state_path

from eapa_cli.index.read_model import register_name


def own_work(root: Path, kind: str) -> Path:
    """The folder for one kind of work on a register in the user's own state folder, whatever version writes there."""
    return user_state_path("eapa", appauthor=False) / kind / register_name(root)
