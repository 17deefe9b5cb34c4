"""Exports of a register into the current folder."""

from pathlib import Path

from running import Eapa


def export_all_fields(eapa: Eapa, name: str, *options: str) -> Path:
    """Export the register with all fields, also private ones, and return the path of the file or folder."""
    outcome = eapa("export", name, "--private", *options)

    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.startswith(f"written: {name}\n")
    return Path.cwd() / name  # the fixture `eapa` makes the register the current folder
