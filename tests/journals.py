"""Journals of interrupted commands."""

from pathlib import Path

from eapa_cli.storage.journal_format import Step, encode_journal, hash_of
from eapa_cli.storage.register_location import JOURNAL
from eapa_cli.storage.user_state import user_state_folder

TEXT = b"id: new\nnames: [{value: New, lang: en, kind: official}]\ntype: ngo\n"
NEW = Step("data/organizations/new.yaml", None, TEXT)
"""The step that creates a file for a new organization."""


def write_journal(register: Path, *steps: Step, name: str = JOURNAL, state_folder: Path | None = None) -> Path:
    """Write a journal of some steps, by default of the step NEW.

    It is signed with the key in a user's state folder, by default in that of this user.
    """
    journal = register / name
    journal.parent.mkdir(exist_ok=True)
    journal.write_bytes(encode_journal(register.resolve(), steps or [NEW], state_folder or user_state_folder()))
    return journal


def write_foreign_journal(register: Path, *steps: Step) -> Path:
    """Write a journal that another user signed."""
    return write_journal(register, *steps, state_folder=register.parent / "other-user")


def step_replacing(register: Path, path: str, after: bytes) -> Step:
    """Return the step that replaces the content of a file of the register."""
    return Step(path, hash_of((register / path).read_bytes()), after)
