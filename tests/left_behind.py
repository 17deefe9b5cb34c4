"""What a command leaves in a register that was stopped in the midst of a change."""

from pathlib import Path

from eapa_cli.storage.journal_format import Step, encode_journal, hash_of
from eapa_cli.storage.layout import JOURNAL
from eapa_cli.storage.user_state import user_state_folder

TEXT = b"id: new\nnames: [{value: New, lang: en, kind: official}]\ntype: ngo\n"
NEW = Step("data/organizations/new.yaml", None, TEXT)


def lay(register: Path, *steps: Step, name: str = JOURNAL, own: Path | None = None) -> Path:
    """Lay a journal of some steps, of this user or of the one who has another folder."""
    journal = register / name
    journal.parent.mkdir(exist_ok=True)
    journal.write_bytes(encode_journal(register.resolve(), steps or [NEW], own or user_state_folder()))
    return journal


def lay_foreign(register: Path, *steps: Step) -> Path:
    """Lay a journal that somebody else made."""
    return lay(register, *steps, own=register.parent / "somebody")


def change_of(register: Path, path: str, after: bytes) -> Step:
    """The step that makes a file of the register hold something else."""
    return Step(path, hash_of((register / path).read_bytes()), after)
